#include "engine/catalogue.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "engine/diagnostics.hpp"
#include "parcours/localized_error.hpp"

namespace parcours::engine {
namespace {

// Whether `read` could read its text. A text that is damaged is no reason to refuse the others.
template <class Read>
bool is_read(const Read& read) {
  try {
    read();
    return true;
  } catch (const Error&) {
    return false;
  }
}

std::map<std::string, Date, std::less<>> days_in(const Value& stored) {
  std::map<std::string, Date, std::less<>> days;
  for (const auto& [fact, day] : stored.as<Record>()) days[fact] = day.as<Date>();
  return days;
}

}  // namespace

std::shared_ptr<const Deployed> Catalogue::workflow(store::Definitions& from, std::int64_t id) {
  {
    const std::lock_guard lock(mutex_);
    if (auto at = workflows_.find(id); at != workflows_.end()) return at->second;
  }
  const auto row = from.workflow(id);
  if (!row) throw Error(Error::Code::store, "a case is pinned to a workflow version that is not stored");
  auto loaded = std::make_shared<const Deployed>(Deployed{row->id, row->version, definition::decode(row->compiled)});
  const std::lock_guard lock(mutex_);
  return workflows_[id] = std::move(loaded);
}

void Catalogue::refresh(store::Definitions& from) {
  std::map<std::string, std::int64_t, std::less<>> found;
  for (const auto& row : from.workflows_in_force()) found[row.name] = row.id;
  const std::lock_guard lock(mutex_);
  in_force_ = std::move(found);
}

std::int64_t Catalogue::id_in_force(std::string_view name) {
  const std::lock_guard lock(mutex_);
  auto at = in_force_.find(name);
  return at == in_force_.end() ? 0 : at->second;
}

std::shared_ptr<const Deployed> Catalogue::in_force(store::Definitions& from, std::string_view name) {
  if (id_in_force(name) == 0) refresh(from);
  const auto id = id_in_force(name);
  return id == 0 ? nullptr : workflow(from, id);
}

std::shared_ptr<const Deployed> Catalogue::sound_in_force(store::Definitions& from, std::string_view name) {
  try {
    return in_force(from, name);
  } catch (const Error&) {  // `verify` reports it
    from.rethrow_database_failure();
    return nullptr;
  }
}

std::vector<std::string> Catalogue::names_in_force() {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  for (const auto& [name, id] : in_force_) names.push_back(name);
  return names;
}

std::shared_ptr<const Record> Catalogue::parameters(store::Definitions& from, std::int64_t deploys,
                                                    const std::string& workflow) {
  static const auto none = std::make_shared<const Record>();
  const auto data = deployed_data(from, deploys);
  if (const auto damaged = data->damaged.find(workflow); damaged != data->damaged.end())
    throw LocalizedError(Error::Code::store,
                         {diagnostics().problem("parameter-damaged", {{"parameter", damaged->second}})});
  const auto at = data->parameters.find(workflow);
  return at == data->parameters.end() ? none : at->second;
}

std::shared_ptr<const City> Catalogue::city(store::Definitions& from, std::int64_t deploys) {
  const auto data = deployed_data(from, deploys);
  return {data, &data->city};
}

std::shared_ptr<const definition::Roles> Catalogue::roles(store::Definitions& from, std::int64_t deploys) {
  const auto data = deployed_data(from, deploys);
  return {data, &data->roles};
}

std::shared_ptr<const DeployedBilans> Catalogue::bilans(store::Definitions& from, std::int64_t deploys) {
  const auto data = deployed_data(from, deploys);
  const auto bilans = std::make_shared<DeployedBilans>();
  if (!data->bilans.empty())
    is_read([&] { bilans->city = definition::decode_bilans(json::read_exact(data->bilans).as<std::string>()); });
  if (!data->counted_since.empty())
    is_read([&] { bilans->counted_since = days_in(json::read_exact(data->counted_since)); });
  return bilans;
}

std::shared_ptr<const Catalogue::DeployedData> Catalogue::deployed_data(store::Definitions& from,
                                                                        std::int64_t deploys) {
  {
    const std::lock_guard lock(mutex_);
    if (deployed_data_ && deployed_data_->deploys == deploys) return deployed_data_;
  }
  auto read = read_deployed_data(from, deploys);
  const std::lock_guard lock(mutex_);
  return deployed_data_ = std::move(read);
}

// A parameter is stored as `workflow/name`, the city under no workflow.
std::shared_ptr<const Catalogue::DeployedData> Catalogue::read_deployed_data(store::Definitions& from,
                                                                             std::int64_t deploys) {
  auto data = std::make_shared<DeployedData>();
  data->deploys = deploys;
  std::map<std::string, Record> read;
  for (const auto& [name, value] : from.parameters()) {
    const auto slash = std::min(name.find('/'), name.size() - 1);
    const auto workflow = name.substr(0, slash), parameter = name.substr(slash + 1);
    if (name == "/outlines")
      data->city.outlines_are_damaged = !is_read([&] { data->city.outlines = outlines_of(json::read_exact(value)); });
    else if (name == "/school_years")
      data->city.school_years_are_damaged =
          !is_read([&] { data->city.school_years = school_years_of(json::read_exact(value)); });
    else if (name == "/roles")
      is_read([&] { data->roles = definition::decode_roles(json::read_exact(value).as<std::string>()); });
    else if (name == "/bilans")
      data->bilans = value;
    else if (name == "/counted_since")
      data->counted_since = value;
    else if (!is_read([&] { read[workflow].set(parameter, json::read_exact(value)); }))
      data->damaged[workflow] = name;
  }
  for (auto& [workflow, values] : read) data->parameters[workflow] = std::make_shared<const Record>(std::move(values));
  return data;
}

void Catalogue::Numbered::fill(const std::vector<std::pair<std::int64_t, std::string>>& rows) {
  for (const auto& [id, name] : rows) {
    names[id] = name;
    ids[name] = id;
  }
}

Catalogue::Numbered& Catalogue::numbered(std::string_view kind) { return numbered_[std::string(kind)]; }

void Catalogue::load(store::Reader& reader, std::string_view kind) {
  const auto rows = kind == "actor" ? reader.actors() : kind == "audience" ? reader.audiences() : reader.terms(kind);
  const std::lock_guard lock(mutex_);
  numbered(kind).fill(rows);
}

std::string Catalogue::name_of(store::Reader& reader, std::string_view kind, std::int64_t id) {
  const auto find = [&]() -> std::optional<std::string> {
    const std::lock_guard lock(mutex_);
    auto at = numbered(kind).names.find(id);
    return at == numbered(kind).names.end() ? std::nullopt : std::optional(at->second);
  };
  if (id == 0) return {};
  if (auto data = find()) return *data;
  load(reader, kind);
  return find().value_or("");
}

std::string Catalogue::actor(store::Reader& reader, std::int64_t id) { return name_of(reader, "actor", id); }
std::string Catalogue::term(store::Reader& reader, std::string_view kind, std::int64_t id) {
  return name_of(reader, kind, id);
}

std::int64_t Catalogue::known_number(std::string_view kind, const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto& ids = numbered(kind).ids;
  const auto at = ids.find(name);
  return at == ids.end() ? 0 : at->second;
}
std::int64_t Catalogue::number(store::Reader& reader, std::string_view kind, const std::string& name) {
  if (const auto known = known_number(kind, name); known != 0) return known;
  load(reader, kind);
  return known_number(kind, name);
}
std::int64_t Catalogue::structure(store::Reader& reader, const std::string& name) {
  return number(reader, "structure", name);
}

std::map<std::int64_t, std::string> Catalogue::audiences(store::Reader& reader) {
  load(reader, "audience");
  const std::lock_guard lock(mutex_);
  return numbered("audience").names;
}

}  // namespace parcours::engine
