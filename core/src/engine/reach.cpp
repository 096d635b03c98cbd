#include "engine/reach.hpp"

#include <algorithm>

namespace parcours::engine {
namespace {

constexpr std::size_t kMaxReaders = 10'000;  // of each cache; a full one is emptied

template <class Cache>
void make_room(Cache& cache) {
  if (cache.size() >= kMaxReaders) cache.clear();
}

}  // namespace

bool ReaderReach::is_of(const store::ViewInput& input) const {
  return deploys == input.requester.deploys && scopes == input.scopes && grants == grants_of(input.requester);
}

std::shared_ptr<const ReaderReach> Reaches::last(const std::string& actor) {
  static const auto nothing = std::make_shared<const ReaderReach>();
  const std::lock_guard lock(mutex_);
  const auto known = reaches_.find(actor);
  return known == reaches_.end() ? nothing : known->second;
}

std::shared_ptr<const ReaderReach> Reaches::of(store::Reader& reader, const std::string& actor,
                                               const store::ViewInput& input) {
  if (auto known = last(actor); known->is_of(input)) return known;
  auto reach = std::make_shared<ReaderReach>();
  reach->grants = grants_of(input.requester);
  reach->deploys = input.requester.deploys, reach->scopes = input.scopes;
  learn_deployments(reader, reach->deploys);
  learn_scopes(reader, input.scopes);
  reach->columns = columns_of(reader, *catalogue_.roles(reader, input.requester.deploys), reach->grants, input.scopes);
  const std::lock_guard lock(mutex_);
  make_room(reaches_);
  return reaches_[actor] = std::move(reach);
}

void Reaches::learn_deployments(store::Reader& reader, std::int64_t deploys) {
  {
    const std::lock_guard lock(mutex_);
    if (deploys_ == deploys) return;
  }
  catalogue_.refresh(reader);
  const std::lock_guard lock(mutex_);
  deploys_ = deploys;
}

void Reaches::learn_scopes(store::Reader& reader, std::int64_t highest) {
  std::int64_t known = 0;
  {
    const std::lock_guard lock(mutex_);
    if (!scopes_.empty()) known = scopes_.back().id;
  }
  if (known >= highest) return;
  const auto rows = reader.scopes(known);
  const std::lock_guard lock(mutex_);
  for (const auto& row : rows)
    if (scopes_.empty() || row.id > scopes_.back().id) scopes_.push_back(row);
}

store::Reach Reaches::columns_of(store::Reader& reader, const definition::Roles& roles,
                                 const std::vector<trust::Grant>& grants, std::int64_t highest) {
  std::vector<store::ScopeRow> scopes;
  {
    const std::lock_guard lock(mutex_);
    scopes = scopes_;
  }
  store::Reach reach;
  for (const auto& grant : grants)
    if (grant.structure != 0) reach.structures.push_back(grant.structure);
  for (const auto& scope : scopes) {
    const auto is_there = [&](const trust::Grant& g) { return g.territory == 0 || g.territory == scope.territory; };
    if (scope.id > highest || std::none_of(grants.begin(), grants.end(), is_there)) continue;
    const auto sheet = sheet_of(reader, scope.workflow);
    if (!sheet) continue;
    int level = 0;
    for (const auto& seen : seen_as(roles, scope, *sheet, grants, {})) level = std::max(level, seen.level);
    if (level >= 1) reach.scopes.push_back(scope.id);
    if (level >= 2) reach.c2.push_back(scope.id);
    if (level >= 3) reach.c3.push_back(scope.id);
  }
  return reach;
}

std::vector<std::int64_t> Reaches::scopes_where(const std::function<bool(const store::ScopeRow&)>& is_meant) {
  const std::lock_guard lock(mutex_);
  std::vector<std::int64_t> numbers;
  for (const auto& scope : scopes_)
    if (is_meant(scope)) numbers.push_back(scope.id);
  return numbers;
}

std::optional<std::string> Reaches::sheet_of(store::Reader& reader, const std::string& workflow) {
  try {
    const auto deployed = catalogue_.in_force(reader, workflow);
    return deployed ? std::optional(deployed->workflow.sheet) : std::nullopt;
  } catch (const Error&) {
    reader.rethrow_database_failure();
    return std::nullopt;
  }
}

std::vector<std::int64_t> Reaches::audiences(store::Reader& reader, const ActorGrants& who) {
  std::int64_t known = 0;
  {
    const std::lock_guard lock(mutex_);
    if (!shared_.empty()) known = shared_.back().first;
  }
  std::vector<std::int64_t> mine;
  Numbered shared;
  for (const auto& row : reader.audiences_of(who.actor, known)) {
    auto audience = trust::from_spec(row.spec);
    if (!row.personal)
      shared.emplace_back(row.id, std::move(audience));
    else if (trust::may(audience, who.actor, who.grants))
      mine.push_back(row.id);
  }
  const std::lock_guard lock(mutex_);
  for (auto& [id, audience] : shared)
    if (shared_.empty() || id > shared_.back().first) shared_.emplace_back(id, std::move(audience));
  const auto& among_shared = shared_audiences(who);
  mine.insert(mine.end(), among_shared.begin(), among_shared.end());
  return mine;
}

const std::vector<std::int64_t>& Reaches::shared_audiences(const ActorGrants& who) {
  if (!belongs_.contains(who.actor)) make_room(belongs_);
  auto& belongs = belongs_[who.actor];
  if (belongs.grants != who.grants) belongs = {who.grants, 0, {}};
  for (; belongs.looked_at < shared_.size(); ++belongs.looked_at) {
    const auto& [id, audience] = shared_[belongs.looked_at];
    if (trust::may(audience, who.actor, who.grants)) belongs.audiences.push_back(id);
  }
  return belongs.audiences;
}

}  // namespace parcours::engine
