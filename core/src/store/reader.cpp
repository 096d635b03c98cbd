#include "store/reader.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "store/query/find_reader.hpp"

namespace parcours::store {

namespace {

class CommonReader final : public FindReader {
 public:
  explicit CommonReader(const std::shared_ptr<Database>& database)
      : FindReader(database, database->capabilities.by_index) {}

  CommandInput load_for_command(std::string_view reference, std::string_view actor, std::int64_t now) override {
    const auto make = [](const Cursor& row) {
      return CommandInput{requester_of(row), row.null(5) ? std::nullopt : std::optional(case_of(row, 5))};
    };
    return first(queries_.load_for_command, {{"actor", actor}, {"now", now}, {"key", ""}, {"ref", reference}}, make)
        .value();
  }

  ViewInput view(std::string_view reference, std::string_view actor, std::int64_t now, const Reach& reach) override {
    if (reference.empty())
      return first(queries_.reader, {{"actor", actor}, {"now", now}},
                   [](const Cursor& row) { return ViewInput{requester_of(row), row.number(5), std::nullopt}; })
          .value();
    const auto make = [](const Cursor& row) {
      return ViewInput{requester_of(row), row.number(5), row.null(6) ? std::nullopt : std::optional(viewed_of(row, 6))};
    };
    return first(queries_.view,
                 {{"actor", actor},
                  {"now", now},
                  {"ref", reference},
                  {"c2", reach.c2},
                  {"c3", reach.c3},
                  {"structures", reach.structures}},
                 make)
        .value();
  }
  std::vector<ViewedRow> viewed_cases(std::string_view actor, const Reach& reach, std::int64_t after_id,
                                      std::size_t limit) override {
    auto rows = every(queries_.viewed_cases(reach.scopes.size()),
                      {{"actor", actor},
                       {"c2", reach.c2},
                       {"c3", reach.c3},
                       {"structures", reach.structures},
                       {"after", after_id},
                       {"most", number(limit)},
                       {"scopes", reach.scopes}},
                      [](const Cursor& row) { return viewed_of(row, 0); });
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.case_row.id < b.case_row.id; });
    return rows;
  }
  std::vector<ScopeRow> scopes(std::int64_t after_id) override {
    return every(queries_.scopes, {{"after", after_id}}, scope_of);
  }
  std::vector<AudienceRow> audiences_of(std::string_view actor, std::int64_t after_id) override {
    return every(queries_.audiences_of, {{"actor", actor}, {"after", after_id}},
                 [](const Cursor& row) { return AudienceRow{row.number(0), row.text(1), row.number(2) != 0}; });
  }
  std::vector<NoteRow> notes(std::int64_t case_id, std::int64_t author) override {
    return every(queries_.notes, {{"case_id", case_id}, {"author", author}},
                 [](const Cursor& row) { return NoteRow{row.text(0), row.number(1), row.number(2), row.text(3)}; });
  }

  std::vector<JournalRow> journal(std::int64_t head, std::size_t limit, Level level) override {
    return every(queries_.journal.at(level), {{"head", head}, {"most", number(limit)}}, journal_of);
  }
  std::vector<JournalRow> journal_given(std::int64_t head, std::size_t limit, std::int64_t actor) override {
    return every(queries_.journal_given, {{"head", head}, {"most", number(limit)}, {"actor", actor}}, journal_of);
  }
  std::optional<JournalRow> journal_row(std::int64_t case_id, std::int64_t seq) override {
    return first(queries_.journal_row, {{"case_id", case_id}, {"seq", seq}}, journal_of);
  }

  std::vector<TaskRow> tasks(const std::vector<std::int64_t>& audiences, const TaskRow& after,
                             std::size_t limit) override {
    constexpr auto before_all = std::numeric_limits<std::int64_t>::min();
    std::vector<TaskRow> found;
    for (std::size_t from = 0; from < audiences.size(); from += Queries::most_arms()) {
      const auto end = std::min(audiences.size(), from + Queries::most_arms());
      const auto some = NumberList(audiences).subspan(from, end - from);
      auto rows = every(Queries::by_arms(queries_.lists().tasks, some.size()),
                        {{"audiences", some},
                         {"due", after.case_id == 0 ? before_all : after.due},
                         {"case_id", after.case_id},
                         {"token", after.token},
                         {"most", number(limit)}},
                        task_of);
      std::move(rows.begin(), rows.end(), std::back_inserter(found));
    }
    const auto order = [](const TaskRow& task) { return std::tie(task.due, task.case_id, task.token, task.audience); };
    std::sort(found.begin(), found.end(), [&](const TaskRow& a, const TaskRow& b) { return order(a) < order(b); });
    if (found.size() > limit) found.resize(limit);
    return found;
  }
  std::vector<TaskRow> tasks_of(std::int64_t case_id) override {
    return every(queries_.tasks_of, {{"case_id", case_id}}, task_of);
  }
  std::vector<CaseRow> cases(std::int64_t after_id, std::size_t limit) override {
    return every(queries_.cases, {{"after", after_id}, {"most", number(limit)}},
                 [](const Cursor& row) { return case_of(row, 0); });
  }
  std::vector<CaseRow> unplaced(std::int64_t after_id, std::size_t limit) override {
    return every(queries_.unplaced, {{"after", after_id}, {"most", number(limit)}},
                 [](const Cursor& row) { return case_of(row, 0); });
  }
  std::vector<WakeRow> due(std::int64_t until, const WakeRow& after, std::size_t limit) override {
    return every(queries_.due, {{"until", until}, {"wake", after.wake}, {"id", after.case_id}, {"most", number(limit)}},
                 [](const Cursor& row) { return WakeRow{row.number(0), row.number(1), row.text(2)}; });
  }
  std::vector<EffectRow> deliveries(std::int64_t until, std::size_t limit) override {
    return every(queries_.deliveries, {{"until", until}, {"most", number(limit)}}, effect_of);
  }
  std::optional<std::int64_t> next_due() override {
    return every(queries_.next_due, {}, [](const Cursor& row) { return number_or_none(row, 0); }).at(0);
  }
  std::vector<EffectRow> outbox(const EffectRow& after, std::size_t limit) override {
    return every(queries_.outbox, {{"entry", after.entry}, {"n", after.n}, {"most", number(limit)}}, effect_of);
  }
  std::optional<EffectRow> effect(std::int64_t entry, std::int64_t n) override {
    return first(queries_.effect, {{"entry", entry}, {"n", n}}, effect_of);
  }
  bool has_incident(std::int64_t case_id, std::int64_t token) override {
    return first(queries_.incident_open, {{"case_id", case_id}, {"token", token}}, number_of).value() > 0;
  }
  std::vector<DeployedContracts> contracts() override {
    return every(queries_.contracts, {}, [](const Cursor& row) {
      return DeployedContracts{row.number(0), row.number(1), row.text(2), row.text(3)};
    });
  }
  std::vector<std::string> running_cases(std::int64_t workflow, std::size_t limit) override {
    return every(queries_.running_cases, {{"workflow", workflow}, {"most", number(limit)}},
                 [](const Cursor& row) { return row.text(0); });
  }
  std::optional<FailureRow> failure(std::int64_t case_id, std::int64_t token) override {
    return first(queries_.failure, {{"case_id", case_id}, {"token", token}}, failure_of);
  }
  std::vector<ListedIncident> incidents(const ListedIncident& after, std::size_t limit) override {
    return every(queries_.incidents, {{"case_id", after.row.case_id}, {"id", after.id}, {"most", number(limit)}},
                 [](const Cursor& row) {
                   const IncidentRow incident{row.number(1), row.number(3), row.text(4), row.number(5), row.number(6)};
                   return ListedIncident{row.number(0),
                                         row.text(2),
                                         incident,
                                         {incident.case_id, incident.token, row.number(7), incident.at, incident.code,
                                          row.text(8), row.text(9), row.number(10), row.text(11)}};
                 });
  }
  std::int64_t unhashed_until() override { return first(queries_.unhashed, {}, number_of).value_or(0); }
  std::vector<FactRow> facts(const FactQuery& query) override {
    const auto make = [&](const Cursor& row) {
      return FactRow{query.name, row.number(0), row.number(4), row.text(5), row.number(6), row.number(1), 0,
                     0,          row.number(2), row.number(3)};
    };
    const std::int64_t from = query.from_day, until = query.until_day;
    if (query.added == FactQuery::Added::before)
      return every(queries_.facts_before, {{"name", query.name}, {"until_day", until}}, make);
    const auto& statement = query.added == FactQuery::Added::by_case         ? queries_.facts_by_case
                            : query.added == FactQuery::Added::by_dimensions ? queries_.facts_by_dimensions
                                                                             : queries_.facts_each;
    return every(statement, {{"name", query.name}, {"from_day", from}, {"until_day", until}}, make);
  }
  std::optional<std::int64_t> first_day(std::string_view fact) override {
    return every(queries_.fact_first_day, {{"name", fact}}, [](const Cursor& row) { return number_or_none(row, 0); })
        .at(0);
  }
  std::optional<TotalRow> total(const TotalRow& key) override {
    return first(queries_.total,
                 {{"bilan", key.bilan}, {"indicator", key.indicator}, {"period", key.period}, {"spec", key.spec}},
                 [&](const Cursor& row) {
                   auto found = key;
                   found.at = row.number(0), found.tables = row.text(1);
                   return found;
                 });
  }
  std::vector<std::pair<std::int64_t, std::int64_t>> corrections(std::int64_t since) override {
    return every(queries_.corrections, {{"since", since}},
                 [](const Cursor& row) { return std::pair(row.number(0), row.number(1)); });
  }

  std::vector<std::pair<std::int64_t, std::string>> audiences() override {
    return every(queries_.audiences, {}, named);
  }
  std::vector<std::pair<std::int64_t, std::string>> actors() override { return every(queries_.actors, {}, named); }
  std::vector<std::pair<std::int64_t, std::string>> terms(std::string_view kind) override {
    return every(queries_.terms, {{"kind", kind}}, named);
  }

  std::vector<ActRow> acts(std::int64_t after, std::size_t limit) override {
    return every(queries_.acts_after, {{"after", after}, {"most", number(limit)}}, act_of);
  }
  std::vector<ActRow> acts_before(std::int64_t seq, std::size_t limit) override {
    return every(queries_.acts_before, {{"before", seq}, {"most", number(limit)}}, act_of);
  }
  std::vector<ActRow> deployments() override { return every(queries_.deployments, {}, act_of); }
  std::vector<std::pair<std::int64_t, std::string>> journal_hashes(std::int64_t after, std::int64_t until,
                                                                   std::size_t limit) override {
    return every(queries_.journal_hashes, {{"after", after}, {"until", until}, {"most", number(limit)}}, named);
  }
  std::vector<GrantedRow> granted() override {
    return every(queries_.granted_rows, {}, [](const Cursor& row) {
      return GrantedRow{row.number(0), {row.text(1), row.number(2), row.number(3)}, row.number(4), row.number(5)};
    });
  }
  std::vector<ParameterRow> parameter_history() override {
    return every(queries_.parameter_rows, {}, [](const Cursor& row) {
      return ParameterRow{row.text(0), row.number(1), row.number(2), row.text(3)};
    });
  }
  std::vector<DeployedRow> deployed(std::int64_t after_id, std::size_t limit) override {
    return every(queries_.deployed_rows, {{"after", after_id}, {"most", number(limit)}}, deployed_of);
  }

  std::vector<std::string> run_check(const sdk::Check& check) override {
    const auto found = database_->sheets.check(check.sql);
    if (!found) throw Error(Error::Code::misuse, "no adopted sheet has the check '" + check.name + "'");
    return every(found->query, {}, [&](const Cursor& row) {
      std::string text;
      for (std::size_t i = 0; i < found->query.columns.size(); ++i) text += (i ? ", " : "") + row.text(i);
      return text;
    });
  }

 private:
  static std::int64_t number(std::size_t limit) {
    return static_cast<std::int64_t>(std::min<std::size_t>(limit, 1'000'000'000));
  }
};

}  // namespace

std::unique_ptr<Reader> make_reader(std::shared_ptr<Database> database) {
  return std::make_unique<CommonReader>(std::move(database));
}

}  // namespace parcours::store
