#include "databases.hpp"

#include <fmt/format.h>

namespace parcours::store {

void OnDatabase::SetUp() {
  if (const auto why = reason_to_skip(GetParam()); !why.empty()) GTEST_SKIP() << why;
  fresh = make_fresh(GetParam());
  store = open(fresh->connection());
}

Change opening(const OpeningInput& input, const std::string& reference, std::int64_t audience) {
  Change change;
  auto& case_row = change.case_row;
  case_row.id = input.case_id;
  case_row.reference = reference;
  case_row.workflow = input.workflow;
  case_row.revision = 1;
  case_row.structure = 3;
  case_row.territory = 5;
  case_row.head_hash = "hash-1";
  case_row.opened_at = noon;
  case_row.state = "{}";
  case_row.c2 = "two";
  case_row.c3 = "three";
  change.entry = {0, case_row.id, 1, 0, noon, 7, case_row.workflow, "open", "[]", "hash-1"};
  change.added_tasks = {{audience, no_due, case_row.id, 1, case_row.workflow, reference, "recevoir"}};
  return change;
}

Change next_of(const Change& before) {
  Change change;
  change.case_row = before.case_row;
  const auto seq = ++change.case_row.revision;
  change.case_row.head_hash = fmt::format("hash-{}", seq);
  change.entry = before.entry;
  change.entry.seq = seq;
  change.entry.verb = "complete";
  change.entry.hash = change.case_row.head_hash;
  change.entry.at += 1;
  change.removed_tasks = before.added_tasks;
  change.added_tasks = before.added_tasks;
  for (auto& task : change.added_tasks) task.token += 1, task.step = "trier";
  return change;
}

Change open_case(Store& store, const std::string& counter) {
  auto transaction = store.begin();
  WorkflowRow workflow;
  workflow.name = "presence";
  workflow.digest = "d1";
  transaction->deploy(workflow);
  const auto input = transaction->load_for_opening("presence", counter, "nadia", "", noon);
  auto change = opening(input, fmt::format("{}-{:05}", counter, input.number));
  transaction->apply(change);
  transaction->commit();
  return change;
}

void apply(Store& store, const Change& change) {
  auto transaction = store.begin();
  transaction->apply(change);
  transaction->commit();
}

std::int64_t revision_of(Store& store, const std::string& reference) {
  const auto input = store.read()->load_for_command(reference, "", noon);
  return input.case_row ? input.case_row->revision : 0;
}

}  // namespace parcours::store
