#include "store/proof/proof_reader.hpp"

#include "store/snapshot.hpp"

namespace parcours::store {

namespace {

FactRow fact_of(const Cursor& row) {
  return {row.text(0),   row.number(1), row.number(2), row.text(3),   row.number(4),
          row.number(5), row.number(6), row.number(7), row.number(8), row.number(9)};
}

StoredIncident incident_of(const Cursor& row) {
  return {{row.number(0), row.number(1), row.text(2), row.number(3), row.number(4)}, number_or_none(row, 5)};
}

class CommonProofReader final : public SnapshotReader<ProofReader> {
  template <class Make>
  auto of_range(const Query& query, CaseRange range, Make make) const {
    return every(query, {{"after", range.after}, {"until", range.until}}, make);
  }

 public:
  using SnapshotReader::SnapshotReader;

  std::int64_t count_cases() override { return first(queries_.proof_count, {}, number_of).value(); }
  CaseGroup group(std::int64_t after, std::size_t size) override {
    return first(queries_.proof_group, {{"after", after}, {"most", static_cast<std::int64_t>(size)}},
                 [](const Cursor& row) { return CaseGroup{row.number(0), row.number(1)}; })
        .value();
  }
  std::vector<CaseRow> cases(CaseRange range, std::size_t limit) override {
    return every(queries_.proof_cases,
                 {{"after", range.after}, {"until", range.until}, {"most", static_cast<std::int64_t>(limit)}},
                 [](const Cursor& row) { return case_of(row, 0); });
  }
  std::vector<OwnedJournalRow> journals(CaseRange range) override {
    const auto owner = queries_.proof_journals.columns.size() - 1;
    return of_range(queries_.proof_journals, range,
                    [owner](const Cursor& row) { return OwnedJournalRow{journal_of(row), row.number(owner)}; });
  }
  std::vector<TaskRow> tasks(CaseRange range) override { return of_range(queries_.proof_tasks, range, task_of); }
  std::vector<FactRow> facts(CaseRange range) override { return of_range(queries_.proof_facts, range, fact_of); }
  std::vector<EffectRow> effects(CaseRange range) override {
    return of_range(queries_.proof_effects, range, effect_of);
  }
  std::vector<StoredIncident> incidents(CaseRange range) override {
    return of_range(queries_.proof_incidents, range, incident_of);
  }
  std::vector<RequestRow> requests(CaseRange range) override {
    return of_range(queries_.proof_requests, range, [](const Cursor& row) {
      return RequestRow{row.text(0), row.number(1), row.number(2), row.number(3)};
    });
  }
  std::vector<StoredMember> members(CaseRange range) override {
    return of_range(queries_.proof_members, range, [](const Cursor& row) {
      return StoredMember{{row.number(1), row.number(2), row.text(3)}, row.number(0)};
    });
  }
  std::vector<StoredNote> notes(CaseRange range) override {
    return of_range(queries_.proof_notes, range, [](const Cursor& row) {
      return StoredNote{{row.text(2), row.number(1), row.number(3), row.text(4)}, row.number(0)};
    });
  }
  std::vector<StoredFound> words(CaseRange range) override {
    return of_range(queries_.proof_words, range,
                    [](const Cursor& row) { return StoredFound{{row.number(1), row.text(2)}, row.number(0)}; });
  }
  std::vector<ScopeRow> scopes() override {
    return every(queries_.scopes, {{"after", std::numeric_limits<std::int64_t>::min()}}, scope_of);
  }
  std::vector<std::pair<std::int64_t, std::string>> audience_persons() override {
    return every(queries_.proof_persons, {}, [](const Cursor& row) { return std::pair(row.number(0), row.text(1)); });
  }
  std::vector<std::int64_t> personal_audiences() override { return every(queries_.proof_personal, {}, number_of); }
  std::vector<CounterRow> counters() override {
    return every(queries_.proof_counters, {}, [](const Cursor& row) { return CounterRow{row.text(0), row.number(1)}; });
  }
  std::vector<JournalPlace> journal_places(std::int64_t after, std::size_t limit) override {
    return every(queries_.proof_numbers, {{"after", after}, {"most", static_cast<std::int64_t>(limit)}},
                 [](const Cursor& row) { return JournalPlace{row.number(0), row.number(1), row.number(2)}; });
  }
  bool is_linked(const JournalPlace& row) override {
    return first(queries_.proof_linked, {{"case_id", row.case_id}, {"id", row.id}}, number_of).value() > 0;
  }
  std::vector<std::pair<std::string, std::int64_t>> components() override {
    return every(queries_.proof_components, {},
                 [](const Cursor& row) { return std::pair(row.text(0), row.number(1)); });
  }
  // SQLite ends its check with an error where damage keeps it from going on; the rows before the error are findings.
  std::vector<std::string> damage() override {
    std::vector<std::string> found;
    try {
      for (auto rows = session_guard_.session().ask(queries_.proof_damage, {}); rows.next();)
        found.push_back(rows.text(0));
      session_guard_.session().check_answer();
    } catch (const DatabaseError& error) {
      if (error.kind != Failure::damaged) throw to_error(error);
      found.push_back(error.text);
    }
    return found;
  }
  std::vector<std::pair<std::int64_t, std::string>> names(std::string_view kind) override {
    if (kind == "actor") return every(queries_.actors, {}, named);
    if (kind == "audience") return every(queries_.audiences, {}, named);
    return every(queries_.terms, {{"kind", kind}}, named);
  }
  bool numbers_without_gap() const override { return database_->capabilities.numbers_without_gap; }
};

}  // namespace

std::unique_ptr<ProofReader> make_proof_reader(std::shared_ptr<Database> database) {
  return std::make_unique<CommonProofReader>(std::move(database));
}

}  // namespace parcours::store
