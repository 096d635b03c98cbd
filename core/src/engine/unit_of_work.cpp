#include "engine/unit_of_work.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "engine/actions.hpp"
#include "engine/diagnostics.hpp"
#include "engine/input.hpp"
#include "engine/rights.hpp"
#include "execution/codec.hpp"

namespace parcours::engine {
namespace {

// Two actors never share a key, so nobody reads another's receipt.
std::string scoped_key(const Command& command) {
  return command.key.empty() ? std::string()
                             : fmt::format("{}:{}:{}", command.by.id.size(), command.by.id, command.key);
}

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

// Tasks opened and cancelled again in one command: of the token itself and of what was entered inside it.
void remove_inside(std::vector<TaskId>& opened, const std::vector<execution::Event>& events, std::int64_t cancelled) {
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
  std::erase_if(opened, [&](const TaskId& task) { return inside(task.token); });
}

}  // namespace

Checked<Receipt> UnitOfWork::process(const Command& command) {
  if (auto problems = check_command(command); !problems.empty()) return problems;
  const Sender sender{command.by.id, scoped_key(command), command.confirmed, command.seen};
  return std::visit([&](const auto& what) { return submit(what, sender); }, command.what);
}

Checked<Receipt> UnitOfWork::process_migration(const std::string& actor, const std::string& reference,
                                               std::shared_ptr<const Deployed> to,
                                               const execution::MigrationInput& migration) {
  const Sender sender{actor};
  CommandContext context{sender, "migrate"};
  if (auto early_result = load_context(context, reference)) return *early_result;
  context.deployed = std::move(to);
  return execute(context, migration);
}

UnitOfWork::EarlyResult UnitOfWork::load_context(CommandContext& context, const std::string& reference) {
  const Instant now = engine_context_.clock.now();
  auto input = tx_.load_for_command(reference, context.sender.id, context.sender.key, micros(now));
  if (auto early_result = replayed_receipt(context, input.requester, reference)) return early_result;
  if (!input.case_row) return diagnostics().problem("not-found");
  context.before = load_case(engine_context_.catalogue, *std::move(input.case_row));
  context.deployed = context.before.deployed;
  context.at = std::max(now, context.before.state.last_event);
  add_requester(context, input.requester);
  return std::nullopt;
}

// Who asks, and what was deployed when they asked.
void UnitOfWork::add_requester(CommandContext& context, const store::RequesterRow& requester) {
  context.actor = requester.actor;
  context.who = {context.sender.id, grants_of(requester)};
  context.parameters = engine_context_.catalogue.parameters(requester.deploys, context.workflow().name);
  context.city = engine_context_.catalogue.city(requester.deploys);
}

UnitOfWork::EarlyResult UnitOfWork::load_visible(CommandContext& context, const std::string& reference) {
  if (auto early_result = load_context(context, reference)) return early_result;
  if (!is_visible(context)) return diagnostics().problem("not-found");
  return std::nullopt;
}

UnitOfWork::EarlyResult UnitOfWork::load_opening(CommandContext& context, const std::string& workflow,
                                                 const Record& with) {
  const auto current = engine_context_.catalogue.in_force(workflow);
  if (!current) return unknown_workflow(workflow, nearest(workflow, engine_context_.catalogue.names_in_force()));
  context.at = engine_context_.clock.now();
  const std::string series =
      counter(current->workflow, static_cast<int>(engine_context_.calendar.day_of(context.at).year()));
  auto input = tx_.load_for_opening(workflow, series, context.sender.id, context.sender.key, micros(context.at));
  if (auto early_result = replayed_receipt(context, input.requester, {})) return early_result;
  if (input.workflow == 0) return unknown_workflow(workflow, {});
  context.deployed = context.before.deployed = engine_context_.catalogue.workflow(input.workflow);
  add_requester(context, input.requester);
  if (context.workflow().sheet != current->workflow.sheet) {  // another engine has deployed it under another sheet
    engine_context_.catalogue.refresh();
    throw store::Conflict{};
  }
  context.before.row.id = input.case_id;
  context.before.row.reference = fmt::format("{}-{:05}", series, input.number);
  context.before.row.workflow = input.workflow;
  const std::string territory = execution::territory_of(context.workflow(), with);
  if (!territory.empty() && territory.size() <= kMaxName)
    context.before.row.territory = tx_.term("territory", territory);
  return std::nullopt;
}

// Nothing is stored to whom nothing is granted any more.
UnitOfWork::EarlyResult UnitOfWork::replayed_receipt(const CommandContext& context,
                                                     const store::RequesterRow& requester, std::string_view reference) {
  if (!requester.earlier_command || (requester.grants.empty() && !context.sender.is_engine())) return std::nullopt;
  const auto stored = tx_.find_receipt(requester.earlier_command->first, requester.earlier_command->second);
  if (stored.row.verb != context.verb || (!reference.empty() && stored.reference != reference))
    return diagnostics().problem("key-used", {}, "key");
  replayed_ = true;
  return receipt_of(stored.reference, stored.row.seq, execution::decode_events(stored.row.events));
}

Checked<Receipt> UnitOfWork::execute(const CommandContext& context, const execution::Input& input) {
  auto decision = execution::decide(context.workflow(), context.before.state, input,
                                    context.decision_context(engine_context_.calendar));
  if (!decision.problems.empty()) return decision.problems;
  Emitted emitted;
  emitted.add(decision);
  if (auto problems = run_actions(engine_context_, tx_, context, decision, emitted); !problems.empty()) return problems;
  if (emitted.events.empty()) return reschedule(context);
  const auto& after = decision.after;
  tx_.apply(make_change(context, after, emitted));
  return receipt_of(after.reference, after.revision, emitted.events);
}

Receipt receipt_of(const std::string& reference, std::int64_t revision, const std::vector<execution::Event>& events) {
  Receipt r{reference, revision, {}, {}};
  for (const auto& event : events) {
    if (const auto* e = std::get_if<execution::StepEntered>(&event); e && e->waits_for_person)
      r.opened.push_back({reference, e->token});
    if (const auto* e = std::get_if<execution::StepEnded>(&event)) std::erase(r.opened, TaskId{reference, e->token});
    if (const auto* e = std::get_if<execution::Cancelled>(&event)) remove_inside(r.opened, events, e->token);
    if (const auto* e = std::get_if<execution::Ended>(&event)) r.ended_as = e->outcome;
    if (std::holds_alternative<execution::MessageKept>(event)) r.kept = true;
  }
  return r;
}

}  // namespace parcours::engine
