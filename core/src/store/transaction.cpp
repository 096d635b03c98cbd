#include "store/transaction.hpp"

#include <algorithm>
#include <tuple>

#include "store/rows.hpp"

namespace parcours::store {

CommonTransaction::CommonTransaction(std::shared_ptr<Database> database)
    : database_(std::move(database)), session_guard_(std::in_place, *database_, true) {}

void CommonTransaction::refuse_after_failure() const {
  if (over_) throw Error(Error::Code::misuse, "a transaction was used after its end");
  if (failed_) std::rethrow_exception(failed_);
}

void CommonTransaction::fail(std::exception_ptr why) {
  failed_ = why;
  lost_ = lost_ || session().broken() || (begun() && !session().in_transaction());
  std::rethrow_exception(why);
}

void CommonTransaction::rethrow_database_failure() const {
  if (failed_ && (of_database_ || lost_)) std::rethrow_exception(failed_);
}

void CommonTransaction::check_name(std::string_view name) {
  if (name.size() > longest_name) throw Error(Error::Code::misuse, "a name or a key is longer than 2,000 bytes");
}

CommandInput CommonTransaction::load_for_command(std::string_view reference, std::string_view actor,
                                                 std::string_view key, std::int64_t now) {
  return attempt([&] {
    const auto make = [](const Cursor& row) {
      CommandInput input{requester_of(row), {}};
      if (!row.null(5)) input.case_row = case_of(row, 5);
      return input;
    };
    return *one(reading(), queries().load_for_command,
                {{"actor", actor}, {"now", now}, {"key", key}, {"ref", reference}}, make);
  });
}

OpeningInput CommonTransaction::load_for_opening(std::string_view workflow, std::string_view counter,
                                                 std::string_view actor, std::string_view key, std::int64_t now) {
  return attempt([&] {
    const auto make = [](const Cursor& row) {
      return OpeningInput{requester_of(row), row.number(5), row.number(6), row.number(7)};
    };
    const auto& query = opening_query();
    return *one(session(), query,
                {{"counter", counter}, {"actor", actor}, {"now", now}, {"key", key}, {"workflow", workflow}}, make);
  });
}

StoredReceipt CommonTransaction::find_receipt(std::int64_t case_id, std::int64_t seq, std::string_view key) {
  return attempt([&] {
    const auto named = [](const Cursor& row) { return std::pair(row.text(0), row.text(1)); };
    const auto found = one(reading(), queries().reference_of, {{"key", key}, {"case_id", case_id}}, named);
    auto row = one(reading(), queries().journal_row, {{"case_id", case_id}, {"seq", seq}}, journal_of);
    if (!found || !row) throw DatabaseError{Failure::refused, "the journal row of an earlier command is missing"};
    return StoredReceipt{found->first, std::move(*row), found->second};
  });
}

std::optional<CompiledRow> CommonTransaction::workflow(std::int64_t id) {
  return attempt([&] { return one(session(), queries().workflow, {{"id", id}}, compiled_of); });
}

std::vector<WorkflowHead> CommonTransaction::workflows_in_force() {
  return attempt([&] { return all(session(), queries().workflows_in_force, {}, head_of); });
}

std::vector<std::pair<std::string, std::string>> CommonTransaction::parameters() {
  const auto make = [](const Cursor& row) { return std::pair(row.text(0), row.text(1)); };
  return attempt([&] { return all(session(), queries().parameters, {{"until", for_ever}}, make); });
}

void CommonTransaction::apply(const Change& change) {
  for (const auto* name : {&change.case_row.reference, &change.key}) check_name(*name);
  for (const auto& fact : change.facts) check_name(fact.indicator);
  for (const auto& effect : change.effects) check_name(effect.target);
  attempt([&] { write(change); });
}

bool CommonTransaction::remove_effect(const EffectRow& effect) {
  return attempt(
      [&] { return writing().run(queries().effect_delete, {{"entry", effect.entry}, {"n", effect.n}}) == 1; });
}

bool CommonTransaction::postpone(const EffectRow& effect) {
  return attempt([&] {
    return writing().run(queries().effect_postpone, {{"attempts", effect.attempts},
                                                     {"next", cell_of(effect.next)},
                                                     {"code", effect.code},
                                                     {"entry", effect.entry},
                                                     {"n", effect.n}}) == 1;
  });
}

bool CommonTransaction::set_aside(const EffectRow& effect, const std::string& code) {
  return attempt([&] {
    return writing().run(queries().effect_set_aside, {{"code", code}, {"entry", effect.entry}, {"n", effect.n}}) == 1;
  });
}

bool CommonTransaction::retry(const EffectRow& effect, std::int64_t now) {
  return attempt([&] {
    const std::initializer_list<Binding> row{{"now", now}, {"entry", effect.entry}, {"n", effect.n}};
    if (writing().run(queries().effect_retry, row) == 0) return false;
    writing().run(queries().effect_close, row);
    return true;
  });
}

bool CommonTransaction::postpone(const CaseRow& case_row) {
  return attempt([&] {
    return writing().run(queries().wake_postpone,
                         {{"wake", cell_of(case_row.wake)}, {"id", case_row.id}, {"revision", case_row.revision}}) == 1;
  });
}

bool CommonTransaction::place(const CaseRow& case_row, const std::vector<MemberRow>& members) {
  return attempt([&] {
    const bool placed = writing().run(queries().case_place, {{"scope", case_row.scope},
                                                             {"opened_by", case_row.opened_by},
                                                             {"phase", case_row.phase},
                                                             {"waits_at", case_row.waits_at},
                                                             {"id", case_row.id},
                                                             {"revision", case_row.revision}}) == 1;
    for (const auto& member : members)
      if (placed)
        writing().run(queries().member_insert, {{"case_id", case_row.id},
                                                {"actor", member.actor},
                                                {"structure", member.structure},
                                                {"role", member.role}});
    return placed;
  });
}

void CommonTransaction::record_incident(const IncidentRow& row) {
  attempt([&] {
    if (writing().run(queries().incident_repeat,
                      {{"code", row.code}, {"at", row.at}, {"case_id", row.case_id}, {"token", row.token}}) > 0)
      return;
    writing().run(queries().incident_insert, {{"case_id", row.case_id},
                                              {"token", row.token},
                                              {"code", row.code},
                                              {"attempts", row.attempts},
                                              {"at", row.at}});
  });
}

void CommonTransaction::record_failure(const FailureRow& row) {
  attempt([&] {
    writing().run(queries().failure_write, {{"case_id", row.case_id},
                                            {"token", row.token},
                                            {"since", row.since},
                                            {"at", row.at},
                                            {"code", row.code},
                                            {"action", row.action},
                                            {"statement", row.statement},
                                            {"used", row.used},
                                            {"why", row.why}});
  });
}

void CommonTransaction::savepoint() {
  attempt([&] { writing().control("savepoint nested"); });
  savepoints_.push_back(made_names_.size());
}

void CommonTransaction::release() {
  attempt([&] { writing().control("release savepoint nested"); });
  savepoints_.pop_back();
}

void CommonTransaction::rollback_to() {
  if (lost_) refuse_after_failure();
  failed_ = nullptr;
  of_database_ = false;
  attempt([&] {
    session().control("rollback to savepoint nested");
    session().control("release savepoint nested");
  });
  made_names_.resize(savepoints_.back());
  savepoints_.pop_back();
}

void CommonTransaction::commit() {
  attempt([&] { finish(); });
  over_ = true;
  session_guard_.reset();
  database_->names.add(made_names_);
}

std::int64_t CommonTransaction::number_of_name(const std::string& known_as, const Query& find, const Query& made,
                                               std::initializer_list<Binding> name) {
  refuse_after_failure();
  check_name(known_as);
  if (const auto known = database_->names.find(known_as)) return *known;
  return attempt([&] {
    if (const auto found = one(reading(), find, name, number_of)) {
      if (!made_a_name_) database_->names.add({{known_as, *found}});
      return *found;
    }
    made_a_name_ = true;
    const auto number = make_name(find, made, name);
    made_names_.emplace_back(known_as, number);
    return number;
  });
}

// Readers look for higher numbers than those that they know, so numbers are committed in their order.
std::int64_t CommonTransaction::make_name(const Query& find, const Query& made, std::initializer_list<Binding> name) {
  if (const auto in_turn = database_->capabilities.in_turn; !in_turn.empty()) writing().control(std::string(in_turn));
  auto number = one(writing(), made, name, number_of);
  if (!number) number = one(writing(), find, name, number_of);  // another transaction made the name
  if (!number) throw DatabaseError{Failure::conflict, "a name was made by another"};
  return *number;
}

std::int64_t CommonTransaction::actor(std::string_view name) {
  return number_of_name("actor:" + std::string(name), queries().actor_find, queries().actor_insert, {{"name", name}});
}

std::int64_t CommonTransaction::term(std::string_view kind, std::string_view name) {
  return number_of_name("term:" + std::string(kind) + ":" + std::string(name), queries().term_find,
                        queries().term_insert, {{"kind", kind}, {"name", name}});
}

std::int64_t CommonTransaction::audience(std::string_view spec, const std::vector<std::string>& persons) {
  const auto names_before = made_names_.size();
  const auto& made = persons.empty() ? queries().audience_insert : queries().audience_insert_personal;
  const auto number = number_of_name("audience:" + std::string(spec), queries().audience_find, made, {{"name", spec}});
  if (made_names_.size() == names_before) return number;
  attempt([&] {
    for (const auto& person : persons)
      writing().run(queries().audience_person_insert, {{"person", person}, {"audience", number}});
  });
  return number;
}

std::int64_t CommonTransaction::scope(const ScopeRow& scope) {
  const auto known_as = "scope:" + scope.workflow + ":" + std::to_string(scope.territory) + ":" +
                        std::to_string(scope.structure) + ":" + scope.role;
  return number_of_name(known_as, queries().scope_find, queries().scope_insert,
                        {{"workflow", scope.workflow},
                         {"territory", scope.territory},
                         {"structure", scope.structure},
                         {"role", scope.role}});
}

}  // namespace parcours::store
