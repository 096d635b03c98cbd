#include "engine/command/command_loader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "engine/command/input.hpp"
#include "engine/diagnostics.hpp"
#include "engine/journal.hpp"

namespace parcours::engine {
namespace {

// What references of a workflow begin with, per year: its sheet, else its own name.
std::string counter(const definition::Workflow& workflow, int year) {
  std::string prefix = workflow.sheet.empty() ? workflow.name : workflow.sheet;
  for (char& c : prefix) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return fmt::format("{}-{}", prefix, year);
}

Problem unknown_workflow(const std::string& name, const std::string& near) {
  Problem p = diagnostics().problem("unknown-workflow", {{"workflow", name}, {"near", near}}, "workflow");
  if (near.empty()) p.hint = {};
  return p;
}

bool is_link(const Sender& sender) { return std::holds_alternative<LinkRequester>(sender.requester); }
bool is_engine(const Sender& sender) { return std::holds_alternative<EngineRequester>(sender.requester); }

// Removes from the receipt what the same command cancelled: the token, and every token entered inside it.
void remove_inside(Receipt& receipt, const std::vector<execution::Event>& events, std::int64_t cancelled) {
  std::vector<std::int64_t> removed{cancelled};
  const auto inside = [&](std::int64_t parent) {
    return std::find(removed.begin(), removed.end(), parent) != removed.end();
  };
  for (const auto& event : events) {
    if (const auto* e = std::get_if<execution::StepEntered>(&event); e && inside(e->parent))
      removed.push_back(e->token);
    if (const auto* e = std::get_if<execution::BranchEntered>(&event); e && inside(e->parent))
      removed.push_back(e->token);
  }
  std::erase_if(receipt.opened, [&](const TaskId& task) { return inside(task.token); });
  std::erase_if(receipt.stalled, [&](const StalledStep& step) { return inside(step.task.token); });
}

std::string step_entered(const std::vector<execution::Event>& events, std::int64_t token) {
  for (const auto& event : events)
    if (const auto* e = std::get_if<execution::StepEntered>(&event); e && e->token == token) return e->step;
  return {};
}

void remove_token(Receipt& receipt, std::int64_t token) {
  std::erase(receipt.opened, TaskId{receipt.reference, token});
  std::erase_if(receipt.stalled, [&](const StalledStep& step) { return step.task.token == token; });
}

void add_stalled(Receipt& receipt, const execution::Stalled& stalled, std::string step) {
  const TaskId task{receipt.reference, stalled.token};
  std::erase_if(receipt.stalled, [&](const StalledStep& other) { return other.task == task; });
  receipt.stalled.push_back({task, std::move(step), stalled.code, stalled.retry_at});
}

}  // namespace

Checked<Prepared> CommandLoader::load(Sender sender, const char* verb, const std::string& reference) const {
  if (is_link(sender)) return diagnostics().problem("not-found");
  tx_.describe(description_of(verb));
  Prepared prepared{{std::move(sender), verb}};
  auto& context = prepared.context;
  const Instant now = engine_context_.clock.now();
  auto input = tx_.load_for_command(reference, actor_of(context.sender.requester), context.sender.key, micros(now));
  if (auto problems = find_replayed(prepared, input.requester, reference); !problems.empty()) return problems;
  if (prepared.replayed) return prepared;
  if (!input.case_row) return diagnostics().problem("not-found");
  context.before = load_case(engine_context_.catalogue, tx_, *std::move(input.case_row));
  context.deployed = context.before.deployed;
  context.at = std::max(now, context.before.state.last_event);
  add_requester(context, input.requester);
  return prepared;
}

Checked<Prepared> CommandLoader::load_opening(Sender sender, const char* verb, const std::string& workflow,
                                              const Record& with) const {
  if (is_link(sender)) return diagnostics().problem("not-found");
  tx_.describe(description_of(verb));
  auto& catalogue = engine_context_.catalogue;
  const auto current = catalogue.in_force(tx_, workflow);
  if (!current) return unknown_workflow(workflow, nearest(workflow, catalogue.names_in_force()));
  Prepared prepared{{std::move(sender), verb, engine_context_.clock.now()}};
  auto& context = prepared.context;
  const std::string series =
      counter(current->workflow, static_cast<int>(engine_context_.calendar.day_of(context.at).year()));
  const auto input = tx_.load_for_opening(workflow, series, actor_of(context.sender.requester), context.sender.key,
                                          micros(context.at));
  if (auto problems = find_replayed(prepared, input.requester, {}); !problems.empty()) return problems;
  if (prepared.replayed) return prepared;
  if (input.workflow == 0) return unknown_workflow(workflow, {});
  context.deployed = context.before.deployed = catalogue.workflow(tx_, input.workflow);
  add_requester(context, input.requester);
  if (context.workflow().sheet != current->workflow.sheet) {  // another engine has deployed it under another sheet
    catalogue.refresh(tx_);
    throw store::Conflict{};
  }
  context.before.row = new_row(input, series, execution::territory_of(context.workflow(), with));
  return prepared;
}

store::CaseRow CommandLoader::new_row(const store::OpeningInput& input, const std::string& series,
                                      const std::string& territory) const {
  store::CaseRow row;
  row.id = input.case_id, row.workflow = input.workflow;
  row.reference = fmt::format("{}-{:05}", series, input.number);
  if (!territory.empty() && territory.size() <= kMaxName) row.territory = tx_.term("territory", territory);
  return row;
}

void CommandLoader::add_requester(CommandContext& context, const store::RequesterRow& requester) const {
  context.actor = requester.actor;
  context.who = {actor_of(context.sender.requester), grants_of(requester)};
  context.parameters = engine_context_.catalogue.parameters(tx_, requester.deploys, context.workflow().name);
  context.city = engine_context_.catalogue.city(tx_, requester.deploys);
  context.roles = engine_context_.catalogue.roles(tx_, requester.deploys);
}

// What the sender may see of an earlier receipt, by the case as it is now.
Receipt CommandLoader::seen_receipt(Receipt receipt, const store::RequesterRow& requester,
                                    const std::string& actor) const {
  const auto now = engine_context_.clock.now();
  auto row = tx_.load_for_command(receipt.reference, actor, {}, micros(now)).case_row;
  if (!row) return receipt;
  const auto loaded = load_case(engine_context_.catalogue, tx_, *std::move(row));
  return engine::seen_receipt(std::move(receipt), loaded,
                              {{actor, grants_of(requester)},
                               *engine_context_.catalogue.roles(tx_, requester.deploys),
                               [&](const std::string& name) { return tx_.term("structure", name); }});
}

// An actor without grants gets no receipt of an earlier command.
Problems CommandLoader::find_replayed(Prepared& prepared, const store::RequesterRow& requester,
                                      std::string_view reference) const {
  const auto& context = prepared.context;
  if (!requester.earlier_command || (requester.grants.empty() && !is_engine(context.sender))) return {};
  const auto stored =
      tx_.find_receipt(requester.earlier_command->first, requester.earlier_command->second, context.sender.key);
  const bool is_another = !stored.key_digest.empty() && stored.key_digest != context.sender.digest;
  if (is_another || stored.row.verb != context.verb || (!reference.empty() && stored.reference != reference))
    return {diagnostics().problem("key-used", {}, "key")};
  auto receipt = receipt_of(stored.reference, stored.row.seq, events_of(stored.row, store::Level::c1, Dropped::absent));
  prepared.replayed = is_engine(context.sender)
                          ? receipt
                          : seen_receipt(std::move(receipt), requester, actor_of(context.sender.requester));
  return {};
}

Receipt seen_receipt(Receipt receipt, const LoadedCase& after, const ReceiptReader& reader) {
  const auto namings = namings_of(after, reader.who.actor, reader.structure);
  const auto known = knowledge_of(after, reader.roles, reader.who, namings, reader.structure);
  for (auto& stalled : receipt.stalled)
    if (const auto* token = after.state.token(stalled.task.token); token && stalled.step.empty())
      stalled.step = token->step;
  if (known.of_case()) return receipt;
  std::erase_if(receipt.opened, [&](const TaskId& task) {
    return std::find(known.tasks.begin(), known.tasks.end(), task.token) == known.tasks.end();
  });
  receipt.ended_as.clear();
  receipt.stalled.clear();
  return receipt;
}
std::string description_of(const char* verb) { return fmt::format("the command '{}'", verb); }

Receipt receipt_of(const std::string& reference, std::int64_t revision, const std::vector<execution::Event>& events) {
  Receipt r{reference, revision, {}, {}};
  for (const auto& event : events) {
    if (const auto* e = std::get_if<execution::StepEntered>(&event); e && e->waits_for_person)
      r.opened.push_back({reference, e->token});
    if (const auto* e = std::get_if<execution::StepEnded>(&event)) remove_token(r, e->token);
    if (const auto* e = std::get_if<execution::Cancelled>(&event)) remove_inside(r, events, e->token);
    if (const auto* e = std::get_if<execution::Stalled>(&event)) add_stalled(r, *e, step_entered(events, e->token));
    if (const auto* e = std::get_if<execution::Ended>(&event)) r.ended_as = e->outcome;
    if (std::holds_alternative<execution::MessageKept>(event)) r.kept = true;
  }
  return r;
}

}  // namespace parcours::engine
