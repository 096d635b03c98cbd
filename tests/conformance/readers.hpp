// Cases in scopes, for tests of what readers select.
#pragma once
#include "databases.hpp"

namespace parcours::store {

// A case: where it is, who opened it, who is named in it, and for which audience its task waits.
struct Where {
  std::int64_t scope = 0, opened_by = 0;
  std::vector<MemberRow> members{};
  std::int64_t audience = 1;
};

// A test with a deployed workflow and the actors nadia and bruno.
class ForReaders : public OnDatabase {
 protected:
  void SetUp() override {
    OnDatabase::SetUp();
    if (!store) return;
    const auto transaction = store->begin();
    WorkflowRow workflow;
    workflow.name = "presence", workflow.digest = "d1";
    transaction->deploy(workflow);
    nadia = transaction->actor("nadia"), bruno = transaction->actor("bruno");
    transaction->commit();
  }
  static Change open_in(Transaction& transaction, const Where& where) {
    const auto input = transaction.load_for_opening("presence", "C", "", "", noon);
    auto change = opening(input, "C-" + std::to_string(input.number), where.audience);
    change.case_row.scope = where.scope, change.case_row.opened_by = where.opened_by;
    change.added_members = where.members;
    transaction.apply(change);
    return change;
  }
  Change open_in(const Where& where) const {
    const auto transaction = store->begin();
    auto change = open_in(*transaction, where);
    transaction->commit();
    return change;
  }
  ViewInput view(const Change& change, const Reach& reach, const std::string& actor = "nadia") const {
    return store->read()->view(change.case_row.reference, actor, noon, reach);
  }
  // The numbers of the cases of every page, in the order in which they come.
  std::vector<std::int64_t> cases(const Reach& reach, std::size_t limit = 7) const {
    const auto reader = store->read();
    std::vector<std::int64_t> numbers;
    for (std::int64_t last = 0;;) {
      const auto page = reader->viewed_cases("nadia", reach, last, limit);
      for (const auto& row : page) numbers.push_back(last = row.case_row.id);
      if (page.size() < limit) return numbers;
    }
  }

  std::int64_t nadia = 0, bruno = 0;
};

}  // namespace parcours::store
