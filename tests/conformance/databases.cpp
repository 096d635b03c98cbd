#include "databases.hpp"

#include <fmt/format.h>

namespace parcours::store {

void OnDatabase::SetUp() {
  if (const auto why = reason_to_skip(GetParam()); !why.empty()) GTEST_SKIP() << why;
  fresh = make_fresh(GetParam());
  store = open(fresh->connection());
}

Change opening(const OpeningStanding& standing, const std::string& ref, std::int64_t audience) {
  Change change;
  auto& file = change.file;
  file.id = standing.case_id;
  file.ref = ref;
  file.workflow = standing.workflow;
  file.revision = 1;
  file.structure = 3;
  file.territory = 5;
  file.head_hash = "hash-1";
  file.opened_at = noon;
  file.state = "{}";
  file.c2 = "two";
  file.c3 = "three";
  change.entry = {0, file.id, 1, 0, noon, 7, file.workflow, "open", "[]", "hash-1"};
  change.opened = {{audience, no_due, file.id, 1, file.workflow, ref, "recevoir"}};
  return change;
}

Change next_of(const Change& before) {
  Change change;
  change.file = before.file;
  const auto seq = ++change.file.revision;
  change.file.head_hash = fmt::format("hash-{}", seq);
  change.entry = before.entry;
  change.entry.seq = seq;
  change.entry.verb = "complete";
  change.entry.hash = change.file.head_hash;
  change.entry.at += 1;
  change.gone = before.opened;
  change.opened = before.opened;
  for (auto& task : change.opened) task.token += 1, task.step = "trier";
  return change;
}

Change open_case(Store& store, const std::string& counter) {
  auto transaction = store.begin();
  WorkflowRow workflow;
  workflow.name = "presence";
  workflow.digest = "d1";
  transaction->deploy(workflow);
  const auto standing = transaction->stand_to_open("presence", counter, "nadia", "", noon);
  auto change = opening(standing, fmt::format("{}-{:05}", counter, standing.number));
  transaction->apply(change);
  transaction->commit();
  return change;
}

void apply(Store& store, const Change& change) {
  auto transaction = store.begin();
  transaction->apply(change);
  transaction->commit();
}

std::int64_t revision_of(Store& store, const std::string& ref) {
  const auto standing = store.read()->stand(ref, "", noon);
  return standing.file ? standing.file->revision : 0;
}

}  // namespace parcours::store
