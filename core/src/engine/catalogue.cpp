#include "engine/catalogue.hpp"

#include "base/json.hpp"

namespace parcours::engine {

std::shared_ptr<const Deployed> Catalogue::workflow(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  if (auto at = workflows_.find(id); at != workflows_.end()) return at->second;
  const auto row = store_.read()->workflow(id);
  if (!row) throw Error(Error::Code::store, "a case is pinned to a workflow version that is not stored");
  auto loaded = std::make_shared<const Deployed>(Deployed{row->id, row->version, definition::decode(row->compiled)});
  return workflows_[id] = std::move(loaded);
}

void Catalogue::load_in_force() {
  in_force_.clear();
  for (const auto& row : store_.read()->workflows_in_force()) {
    in_force_[row.name] = row.id;
    if (!workflows_.contains(row.id))
      workflows_[row.id] = std::make_shared<const Deployed>(Deployed{row.id, row.version, definition::decode(row.compiled)});
  }
}

std::shared_ptr<const Deployed> Catalogue::in_force(std::string_view name) {
  const std::lock_guard lock(mutex_);
  auto at = in_force_.find(name);
  if (at == in_force_.end()) {
    load_in_force();
    at = in_force_.find(name);
  }
  return at == in_force_.end() ? nullptr : workflows_.at(at->second);
}

std::vector<std::string> Catalogue::names_in_force() {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  for (const auto& [name, id] : in_force_) names.push_back(name);
  return names;
}

void Catalogue::refresh() {
  const std::lock_guard lock(mutex_);
  load_in_force();
}

std::shared_ptr<const Record> Catalogue::parameters(std::int64_t deploys, const std::string& workflow) {
  const std::lock_guard lock(mutex_);
  if (parameters_as_of_ != deploys) load_parameters(deploys);
  auto& found = parameters_[workflow];
  if (!found) found = std::make_shared<const Record>();
  return found;
}

void Catalogue::load_parameters(std::int64_t deploys) {
  std::map<std::string, Record> read;
  for (const auto& [name, value] : store_.read()->parameters()) {
    const auto slash = name.find('/');
    read[name.substr(0, slash)].set(name.substr(slash + 1), json::read_exact(value));
  }
  parameters_.clear();
  for (auto& [workflow, values] : read) parameters_[workflow] = std::make_shared<const Record>(std::move(values));
  parameters_as_of_ = deploys;
}

void Catalogue::Numbered::fill(const std::vector<std::pair<std::int64_t, std::string>>& rows) {
  for (const auto& [id, name] : rows) {
    names[id] = name;
    ids[name] = id;
  }
}

Catalogue::Numbered& Catalogue::numbered(std::string_view kind) { return numbered_[std::string(kind)]; }

void Catalogue::load(std::string_view kind) {
  const auto reader = store_.read();
  numbered(kind).fill(kind == "actor" ? reader->actors() : kind == "audience" ? reader->audiences() : reader->terms(kind));
}

std::string Catalogue::name_of(std::string_view kind, std::int64_t id) {
  const std::lock_guard lock(mutex_);
  if (id == 0) return {};
  if (!numbered(kind).names.contains(id)) load(kind);
  auto at = numbered(kind).names.find(id);
  return at == numbered(kind).names.end() ? std::string() : at->second;
}

std::string Catalogue::actor(std::int64_t id) { return name_of("actor", id); }
std::string Catalogue::term(std::string_view kind, std::int64_t id) { return name_of(kind, id); }

std::int64_t Catalogue::structure(const std::string& name) {
  const std::lock_guard lock(mutex_);
  auto& known = numbered("structure").ids;
  if (!known.contains(name)) load("structure");
  auto at = known.find(name);
  return at == known.end() ? 0 : at->second;
}

std::map<std::int64_t, std::string> Catalogue::audiences() {
  const std::lock_guard lock(mutex_);
  load("audience");
  return numbered("audience").names;
}

}  // namespace parcours::engine
