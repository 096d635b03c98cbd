#include "engine/command/placement.hpp"

#include "engine/command/loaded_case.hpp"
#include "engine/command/retry_on_conflict.hpp"
#include "execution/codec_record.hpp"
#include "execution/place.hpp"

namespace parcours::engine {
namespace {

constexpr std::size_t kPage = 500;

void place_old_case(EngineContext& engine_context, store::Transaction& tx, store::CaseRow row) {
  try {
    const auto loaded = load_case(engine_context.catalogue, tx, row);
    const auto& workflow = loaded.deployed->workflow;
    place(tx, workflow.name, loaded.state, row);
    tx.place(row, member_rows(tx, workflow, loaded.state));
  } catch (const Error& error) {
    tx.rethrow_database_failure();
    if (error.code() == Error::Code::busy) throw;
    // A damaged case is shown to nobody; verify reports it.
  }
}

}  // namespace

void place(store::Transaction& tx, const std::string& workflow, const execution::Case& a_case, store::CaseRow& row) {
  const auto term = [&](const char* kind, const std::string& name) { return name.empty() ? 0 : tx.term(kind, name); };
  row.territory = term("territory", a_case.place.territory);
  row.structure = term("structure", a_case.place.structure);
  row.scope = tx.scope({0, workflow, row.territory, row.structure, a_case.place.role});
  row.opened_by = tx.actor(a_case.opened_by);
  row.phase = a_case.phase, row.waits_at = waits_at(a_case);
}

std::vector<store::MemberRow> member_rows(const definition::Workflow& workflow, const execution::Case& a_case,
                                          const NumberOf& actor, const NumberOf& structure) {
  std::vector<store::MemberRow> rows;
  for (const auto& member : execution::members_of(workflow, a_case))
    rows.push_back(member.actor.empty() ? store::MemberRow{0, structure(member.structure), member.role}
                                        : store::MemberRow{actor(member.actor), 0, member.role});
  return rows;
}

std::vector<store::MemberRow> member_rows(store::Transaction& tx, const definition::Workflow& workflow,
                                          const execution::Case& a_case) {
  return member_rows(
      workflow, a_case, [&](const std::string& name) { return tx.actor(name); },
      [&](const std::string& name) { return tx.term("structure", name); });
}

std::vector<store::NoteRow> note_rows(const std::vector<execution::Event>& events, std::int64_t revision,
                                      const NumberOf& actor) {
  const auto text_of = [](const Value& value) {
    return value.is_null() ? std::string() : execution::encode_record(Record{{"value", value}});
  };
  std::vector<store::NoteRow> rows;
  const auto add = [&](const auto* set) {
    if (set && !set->by.empty()) rows.push_back({set->field, actor(set->by), revision, text_of(set->value)});
  };
  for (const auto& event : events)
    add(std::get_if<execution::FieldSet>(&event)), add(std::get_if<execution::Corrected>(&event));
  return rows;
}

std::string waits_at(const execution::Case& a_case) {
  std::string steps;
  for (const auto& token : a_case.tokens)
    if (token.branch.empty()) steps += (steps.empty() ? "/" : "") + token.step + "/";
  return steps;
}

void place_old_cases(EngineContext& engine_context) {
  std::int64_t last = 0;
  for (auto page = engine_context.store->read()->unplaced(last, kPage); !page.empty();
       page = engine_context.store->read()->unplaced(last, kPage)) {
    last = page.back().id;
    retry_or_busy([&] {
      const auto tx = engine_context.store->begin();
      for (const auto& row : page) place_old_case(engine_context, *tx, row);
      tx->commit();
      return true;
    });
  }
}

}  // namespace parcours::engine
