#include "engine/acts/acts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "execution/codec_record.hpp"
#include "execution/stored_record.hpp"

namespace parcours::engine {
namespace {

constexpr std::array<std::string_view, 5> kKinds{"database", "baseline", "granted", "deployed", "closed"};

std::string_view name_of(Act::Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

}  // namespace

Act act_of(const store::ActRow& row) {
  const auto at = std::find(kKinds.begin(), kKinds.end(), row.kind);
  if (at == kKinds.end()) throw Error(Error::Code::store, "an act is of a kind that this version does not know");
  return {static_cast<Act::Kind>(at - kKinds.begin()), execution::decode_record(row.body, "the body of an act")};
}

std::string act_hash(const trust::Key& key, std::string_view previous, const store::ActRow& row) {
  return trust::chain(key, previous, fmt::format("act|{}|{}|{}", row.seq, row.at, row.kind), trust::digest(row.body));
}

ActWriter::ActWriter(store::Transaction& transaction, const trust::Key& key)
    : transaction_(transaction), key_(key), last_(transaction.last_act().value_or(store::ActRow{})) {}

void ActWriter::append(const Act& act, std::int64_t now) {
  store::ActRow row{
      last_.seq + 1, std::max(now, last_.at), std::string(name_of(act.kind)), execution::encode_record(act.body), {}};
  row.hash = act_hash(key_, last_.hash, row);
  transaction_.append_act(row);
  last_ = std::move(row);
}

Act granted_act(const Grant& grant, std::int64_t since, std::int64_t until, std::string_view by) {
  execution::RecordWriter body;
  body.put("actor", grant.actor).put("role", grant.role).put("territory", grant.territory);
  body.put("structure", grant.structure).any("since", since).put("by", std::string(by));
  if (until != store::for_ever) body.any("until", until);
  return {Act::Kind::granted, body.done()};
}

Act deployed_act(const std::vector<store::WorkflowRow>& workflows, const ParameterTexts& parameters, std::int64_t at,
                 std::string_view by) {
  List rows;
  for (const auto& row : workflows)
    rows.push_back(Record{{"name", row.name},
                          {"digest", row.digest},
                          {"compiled", trust::digest(row.compiled)},
                          {"source", trust::digest(row.source)},
                          {"contracts", trust::digest(row.contracts)}});
  Record digests;
  for (const auto& [name, value] : parameters) digests.set(name, trust::digest(value));
  return {Act::Kind::deployed,
          Record{{"at", at}, {"by", by}, {"workflows", std::move(rows)}, {"parameters", std::move(digests)}}};
}

}  // namespace parcours::engine
