// Each command of a person: whether they may, and what it is to the case.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "engine/diagnostics.hpp"
#include "engine/rights.hpp"
#include "engine/unit_of_work.hpp"

namespace parcours::engine {
namespace {

std::string roles_text(const std::vector<definition::ActorSelector>& all) {
  std::vector<std::string> names;
  for (const auto& who : all) names.push_back(who.name);
  return fmt::format("{}", fmt::join(names, ", "));
}
std::string roles_text(const definition::Step& step) {
  return roles_text(step.by.empty() && step.offer ? step.offer->to : step.by);
}
std::string roles_text(const definition::Workflow& workflow, const execution::Token& token) {
  if (token.step == execution::kAccepts) return workflow.accepts ? roles_text(workflow.accepts->by) : std::string();
  const auto* step = workflow.step(token.step);
  return step ? roles_text(*step) : std::string();
}

Problem not_allowed(const std::string& roles) { return diagnostics().problem("not-allowed", {{"roles", roles}}); }

}  // namespace

bool UnitOfWork::is_visible(const CommandContext& context) const { return may_view(context.before, context.who); }

UnitOfWork::EarlyResult UnitOfWork::require_eligible(const CommandContext& context,
                                                     const std::vector<execution::Eligible>& who,
                                                     const std::string& roles) {
  const auto a =
      audience(who, context.before.row.territory, [&](const std::string& name) { return tx_.term("structure", name); });
  if (!context.who.grants.empty() && trust::may(a, context.sender.id, context.who.grants)) return std::nullopt;
  return not_allowed(roles);
}

// For those who work on such cases here.
UnitOfWork::EarlyResult UnitOfWork::require_workflow_role(const CommandContext& context) const {
  const auto roles = roles_of_work(context.workflow()),
             here = roles_of(context.who.grants, context.before.row.territory);
  const auto works = [&](const std::string& role) { return std::binary_search(roles.begin(), roles.end(), role); };
  if (std::any_of(here.begin(), here.end(), works)) return std::nullopt;
  return not_allowed(fmt::format("{}", fmt::join(roles, ", ")));
}

Checked<Receipt> UnitOfWork::submit(const Open& what, const Sender& sender) {
  CommandContext context{sender, "open"};
  if (auto early_result = load_opening(context, what.workflow, what.with)) return *early_result;
  const auto& entry = context.workflow().steps[static_cast<std::size_t>(context.workflow().entry())];
  if (auto early_result =
          require_eligible(context, execution::eligible(context.workflow(), context.before.state, entry, 0, sender.id),
                           roles_text(entry)))
    return *early_result;
  return execute(context,
                 execution::Opening{context.before.row.reference, context.deployed->version, what.with, what.outcome});
}

Checked<Receipt> UnitOfWork::submit(const Complete& what, const Sender& sender) {
  CommandContext context{sender, "complete"};
  if (auto early_result = load_visible(context, what.task.reference)) return *early_result;
  const auto* token = context.before.state.token(what.task.token);
  if (token && token->waits_for_person) {
    const auto who = execution::eligible(context.workflow(), context.before.state, *token);
    if (auto early_result = require_eligible(context, who, roles_text(context.workflow(), *token)))
      return *early_result;
  }
  return execute(context, execution::Completion{what.task.token, what.with, what.outcome, sender.seen});
}

Checked<Receipt> UnitOfWork::submit(const Retry& what, const Sender& sender) {
  CommandContext context{sender, "retry"};
  if (auto early_result = load_visible(context, what.task.reference)) return *early_result;
  if (auto early_result = require_workflow_role(context)) return *early_result;
  return execute(context, execution::RetryInput{what.task.token});
}

// Where it is offered in several branches, in the first in which the sender may start it.
Checked<Receipt> UnitOfWork::submit(const Start& what, const Sender& sender) {
  CommandContext context{sender, "start"};
  if (auto early_result = load_visible(context, what.reference)) return *early_result;
  const auto& workflow = context.workflow();
  EarlyResult denied;
  for (const auto& offer :
       execution::offered(workflow, context.before.state, context.decision_context(engine_context_.calendar))) {
    if (offer.step != what.step || (what.in != 0 && offer.frame != what.in)) continue;
    const auto& to = workflow.step(offer.step)->offer->to;
    denied =
        require_eligible(context, execution::eligible(workflow, context.before.state, to, offer.frame), roles_text(to));
    if (!denied) return execute(context, execution::Start{offer.step, offer.frame, what.with, what.outcome});
  }
  if (denied) return *denied;
  return execute(context, execution::Start{what.step, what.in, what.with, what.outcome});
}

// Who may send a message need not know anything else of the case.
Checked<Receipt> UnitOfWork::submit(const Deliver& what, const Sender& sender) {
  CommandContext context{sender, "message"};
  if (auto early_result = load_context(context, what.reference)) return *early_result;
  const auto* message = context.workflow().message(what.message);
  const auto may = [&](const std::string& role) {
    return std::any_of(context.who.grants.begin(), context.who.grants.end(), [&](const trust::Grant& g) {
      return g.role == role && trust::covers(g, context.before.row.territory, 0);
    });
  };
  const bool allowed = message && std::any_of(message->roles.begin(), message->roles.end(), may);
  if (!allowed && !is_visible(context)) return diagnostics().problem("not-found");
  if (message && !allowed) return not_allowed(fmt::format("{}", fmt::join(message->roles, ", ")));
  return execute(context, execution::Delivery{what.message, sender.id, what.row, what.with, what.outcome});
}

Checked<Receipt> UnitOfWork::submit(const Reopen& what, const Sender& sender) {
  CommandContext context{sender, "reopen"};
  if (auto early_result = load_visible(context, what.reference)) return *early_result;
  if (const auto& rule = context.workflow().reopen)
    if (auto early_result = require_eligible(
            context, execution::eligible(context.workflow(), context.before.state, rule->by), roles_text(rule->by)))
      return *early_result;
  return execute(context, execution::Reopening{});
}

Checked<Receipt> UnitOfWork::submit(const Suspend& what, const Sender& sender) {
  CommandContext context{sender, "suspend"};
  if (auto early_result = load_visible(context, what.reference)) return *early_result;
  if (auto early_result = require_workflow_role(context)) return *early_result;
  return execute(context, execution::Suspension{});
}

Checked<Receipt> UnitOfWork::submit(const Resume& what, const Sender& sender) {
  CommandContext context{sender, "resume"};
  if (auto early_result = load_visible(context, what.reference)) return *early_result;
  if (auto early_result = require_workflow_role(context)) return *early_result;
  return execute(context, execution::Resumption{});
}

}  // namespace parcours::engine
