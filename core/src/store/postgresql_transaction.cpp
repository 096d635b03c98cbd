// A transaction on PostgreSQL, begun when it is needed: a plain command is one read and one call of parcours_apply().
#include <nlohmann/json.hpp>
#include <optional>

#include "store/postgresql.hpp"
#include "store/rows.hpp"
#include "store/transaction.hpp"

namespace parcours::store {

namespace {

using nlohmann::json;

Cell or_null(bool there, std::int64_t value) { return there ? Cell(value) : Cell(); }

bool is_plain(const Change& change) {
  return change.removed_tasks.size() <= 1 && change.added_tasks.size() <= 1 && change.facts.empty() &&
         change.incidents.empty() && change.closed_incidents.empty() && change.effects.empty() && change.key.empty() &&
         change.removed_members.empty() && change.added_members.empty() && change.notes.empty() &&
         change.removed_words.empty() && change.added_words.empty();
}

void add_members(json& rest, const Change& change) {
  const auto rows = [](const std::vector<MemberRow>& members) {
    auto list = json::array();
    for (const auto& m : members) list.push_back({{"a", m.actor}, {"s", m.structure}, {"role", m.role}});
    return list;
  };
  rest["left"] = rows(change.removed_members), rest["joined"] = rows(change.added_members);
  rest["notes"] = json::array();
  for (const auto& note : change.notes)
    rest["notes"].push_back({{"a", note.author}, {"field", note.field}, {"r", note.revision}, {"value", note.value}});
}

void add_words(json& rest, const Change& change) {
  const auto rows = [](const std::vector<FoundRow>& words) {
    auto list = json::array();
    for (const auto& each : words) list.push_back({{"f", each.field}, {"w", each.word}});
    return list;
  };
  rest["unfound"] = rows(change.removed_words), rest["found"] = rows(change.added_words);
}

// The parts of a change beyond the plain columns. The keys are those of apply_function.cpp.
std::string rest_of(const Change& change, bool tasks_too) {
  json rest{{"gone", json::array()},
            {"opened", json::array()},
            {"facts", json::array()},
            {"incidents", json::array()},
            {"effects", json::array()}};
  if (tasks_too) {
    for (const auto& task : change.removed_tasks)
      rest["gone"].push_back({{"a", task.audience}, {"d", task.due}, {"k", task.token}});
    for (const auto& task : change.added_tasks)
      rest["opened"].push_back({{"a", task.audience},
                                {"d", task.due},
                                {"k", task.token},
                                {"w", task.workflow},
                                {"step", task.step},
                                {"about", task.about}});
  }
  for (const auto& fact : change.facts)
    rest["facts"].push_back({{"i", fact.indicator},
                             {"d", fact.day},
                             {"k", rest["facts"].size() + 1},
                             {"r", fact.list_row},
                             {"p", fact.person},
                             {"t", fact.territory},
                             {"x", fact.dims},
                             {"n", fact.n}});
  for (const auto& incident : change.incidents)
    rest["incidents"].push_back({{"k", incident.token}, {"code", incident.code}, {"n", incident.attempts}});
  rest["closed"] = change.closed_incidents;
  for (const auto& effect : change.effects) {
    json row{{"n", effect.n},
             {"kind", effect.kind},
             {"what", effect.what},
             {"target", effect.target},
             {"token", effect.token}};
    row["payload"] = effect.payload;
    row["hash"] = effect.hash;
    if (effect.next) row["next"] = *effect.next;
    rest["effects"].push_back(std::move(row));
  }
  add_members(rest, change);
  add_words(rest, change);
  if (!change.key.empty()) rest["key"] = change.key, rest["digest"] = change.key_digest;
  return rest.dump();
}

class PostgresqlTransaction final : public CommonTransaction {
 public:
  using CommonTransaction::CommonTransaction;

  Session& writing() override {
    if (!begun_) {
      session().control("begin");
      begun_ = true;
    }
    if (auto change = std::exchange(pending_, std::nullopt)) call(*change);
    return session();
  }

 protected:
  Session& reading() override { return pending_ ? writing() : session(); }
  const Query& opening_query() override {
    reading();
    return begun_ ? queries().load_for_opening : queries().load_for_opening_relaxed;
  }

  void write(const Change& change) override {
    if (begun_ || pending_) {
      writing();
      call(change);
    } else {
      pending_ = change;
    }
  }

  void finish() override {
    try {
      if (begun_) {
        writing().control("commit");
      } else if (auto change = std::exchange(pending_, std::nullopt)) {
        call(*change);
      }
    } catch (DatabaseError& error) {
      if (error.kind == Failure::connection)
        error.text += " while committing, and nobody knows here whether it was kept";
      throw;
    }
  }

  bool begun() const override { return begun_; }

 private:
  void call(const Change& change) {
    try {
      call_apply(change);
    } catch (const DatabaseError& error) {
      if (error.kind != Failure::unique) throw;
      throw DatabaseError{Failure::conflict, error.text};  // the key of the request, or the reference of the case
    } catch (const json::exception&) {
      throw Error(Error::Code::misuse, "a text to store is not UTF-8");
    }
  }

  void call_apply(const Change& change) {
    const auto& case_row = change.case_row;
    const auto& entry = change.entry;
    const bool scalar = change.removed_tasks.size() <= 1 && change.added_tasks.size() <= 1;
    const bool goes = scalar && !change.removed_tasks.empty(), opens = scalar && !change.added_tasks.empty();
    const TaskRow removed = goes ? change.removed_tasks[0] : TaskRow{},
                  added = opens ? change.added_tasks[0] : TaskRow{};
    const auto more = is_plain(change) ? std::string() : rest_of(change, !scalar);
    one(session(), queries().apply,
        {{"id", case_row.id},
         {"revision", case_row.revision},
         {"ref", case_row.reference},
         {"workflow", case_row.workflow},
         {"status", static_cast<std::int64_t>(case_row.status)},
         {"structure", case_row.structure},
         {"territory", case_row.territory},
         {"head_hash", case_row.head_hash},
         {"opened_at", case_row.opened_at},
         {"ended_as", case_row.ended_as},
         {"state", case_row.state},
         {"c2", case_row.c2},
         {"c3", case_row.c3},
         {"prev", entry.prev},
         {"at", entry.at},
         {"actor", entry.actor},
         {"verb", entry.verb},
         {"events", entry.events},
         {"entry_c2", entry.c2},
         {"entry_c3", entry.c3},
         {"entry_c4", entry.c4},
         {"gone_audience", or_null(goes, removed.audience)},
         {"gone_due", or_null(goes, removed.due)},
         {"gone_token", or_null(goes, removed.token)},
         {"new_audience", or_null(opens, added.audience)},
         {"new_due", or_null(opens, added.due)},
         {"new_token", or_null(opens, added.token)},
         {"new_workflow", or_null(opens, added.workflow)},
         {"new_step", opens ? Cell(added.step) : Cell()},
         {"new_about", opens ? Cell(added.about) : Cell()},
         {"wake", cell_of(case_row.wake)},
         {"scope", case_row.scope},
         {"opened_by", case_row.opened_by},
         {"phase", case_row.phase},
         {"waits_at", case_row.waits_at},
         {"due", case_row.due},
         {"more", more.empty() ? Cell() : Cell(more)}},
        number_of);
  }

  bool begun_ = false;
  std::optional<Change> pending_;  // the change of a command without a transaction
};

}  // namespace

std::unique_ptr<Transaction> make_postgresql_transaction(std::shared_ptr<Database> database) {
  return std::make_unique<PostgresqlTransaction>(std::move(database));
}

}  // namespace parcours::store
