// Each command of a person: whether they may, and what it is to the case.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "engine/messages.hpp"
#include "engine/rights.hpp"
#include "engine/unit_of_work.hpp"

namespace parcours::engine {
namespace {

std::string roles_text(const std::vector<definition::Who>& all) {
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

Problem not_allowed(const std::string& roles) { return messages().problem("not-allowed", {{"roles", roles}}); }

}  // namespace

bool UnitOfWork::is_known_here(const Scene& scene) const {
  return may_know(scene.workflow(), scene.before, scene.file.territory, scene.sender.id, scene.grants);
}

UnitOfWork::Answer UnitOfWork::unless_eligible(const Scene& scene, const std::vector<execution::Eligible>& who,
                                               const std::string& roles) {
  const auto a =
      audience(who, scene.file.territory, [&](const std::string& name) { return tx_.term("structure", name); });
  if (!scene.grants.empty() && trust::may(a, scene.sender.id, scene.grants)) return std::nullopt;
  return not_allowed(roles);
}

// For those who work on such cases here.
UnitOfWork::Answer UnitOfWork::unless_of_workflow(const Scene& scene) const {
  const auto roles = roles_of_work(scene.workflow()), here = roles_of(scene.grants, scene.file.territory);
  const auto works = [&](const std::string& role) { return std::binary_search(roles.begin(), roles.end(), role); };
  if (std::any_of(here.begin(), here.end(), works)) return std::nullopt;
  return not_allowed(fmt::format("{}", fmt::join(roles, ", ")));
}

Checked<Receipt> UnitOfWork::submit(const Open& what, const Sender& sender) {
  Scene scene{sender, "open"};
  if (auto answer = enter_new(scene, what.workflow, what.with)) return *answer;
  const auto& entry = scene.workflow().steps[static_cast<std::size_t>(scene.workflow().entry())];
  if (auto answer = unless_eligible(scene, execution::eligible(scene.workflow(), scene.before, entry, 0, sender.id),
                                    roles_text(entry)))
    return *answer;
  return carry_out(scene, execution::Opening{scene.file.ref, scene.deployed->version, what.with, what.outcome});
}

Checked<Receipt> UnitOfWork::submit(const Complete& what, const Sender& sender) {
  Scene scene{sender, "complete"};
  if (auto answer = enter_known(scene, what.task.of)) return *answer;
  const auto* token = scene.before.token(what.task.token);
  if (token && token->waits_for_person) {
    const auto who = execution::eligible(scene.workflow(), scene.before, *token);
    if (auto answer = unless_eligible(scene, who, roles_text(scene.workflow(), *token))) return *answer;
  }
  return carry_out(scene, execution::Completion{what.task.token, what.with, what.outcome, sender.seen});
}

Checked<Receipt> UnitOfWork::submit(const Retry& what, const Sender& sender) {
  Scene scene{sender, "retry"};
  if (auto answer = enter_known(scene, what.task.of)) return *answer;
  if (auto answer = unless_of_workflow(scene)) return *answer;
  return carry_out(scene, execution::Retrial{what.task.token});
}

// Where it is offered in several branches, in the first in which the sender may start it.
Checked<Receipt> UnitOfWork::submit(const Start& what, const Sender& sender) {
  Scene scene{sender, "start"};
  if (auto answer = enter_known(scene, what.of)) return *answer;
  const auto& workflow = scene.workflow();
  Answer denied;
  for (const auto& offer : execution::offered(workflow, scene.before, scene.around(house_.calendar))) {
    if (offer.step != what.step || (what.in != 0 && offer.frame != what.in)) continue;
    const auto& to = workflow.step(offer.step)->offer->to;
    denied = unless_eligible(scene, execution::eligible(workflow, scene.before, to, offer.frame), roles_text(to));
    if (!denied) return carry_out(scene, execution::Start{offer.step, offer.frame, what.with, what.outcome});
  }
  if (denied) return *denied;
  return carry_out(scene, execution::Start{what.step, what.in, what.with, what.outcome});
}

// Who may send a message need not know anything else of the case.
Checked<Receipt> UnitOfWork::submit(const Deliver& what, const Sender& sender) {
  Scene scene{sender, "message"};
  if (auto answer = enter(scene, what.of)) return *answer;
  const auto* message = scene.workflow().message(what.message);
  const auto may = [&](const std::string& role) {
    return std::any_of(scene.grants.begin(), scene.grants.end(), [&](const trust::Grant& g) {
      return g.role == role && trust::covers(g, scene.file.territory, 0);
    });
  };
  const bool allowed = message && std::any_of(message->roles.begin(), message->roles.end(), may);
  if (!allowed && !is_known_here(scene)) return messages().problem("not-found");
  if (message && !allowed) return not_allowed(fmt::format("{}", fmt::join(message->roles, ", ")));
  return carry_out(scene, execution::Delivery{what.message, sender.id, what.row, what.with, what.outcome});
}

Checked<Receipt> UnitOfWork::submit(const Reopen& what, const Sender& sender) {
  Scene scene{sender, "reopen"};
  if (auto answer = enter_known(scene, what.of)) return *answer;
  if (const auto& rule = scene.workflow().reopen)
    if (auto answer =
            unless_eligible(scene, execution::eligible(scene.workflow(), scene.before, rule->by), roles_text(rule->by)))
      return *answer;
  return carry_out(scene, execution::Reopening{});
}

Checked<Receipt> UnitOfWork::submit(const Suspend& what, const Sender& sender) {
  Scene scene{sender, "suspend"};
  if (auto answer = enter_known(scene, what.of)) return *answer;
  if (auto answer = unless_of_workflow(scene)) return *answer;
  return carry_out(scene, execution::Suspension{});
}

Checked<Receipt> UnitOfWork::submit(const Resume& what, const Sender& sender) {
  Scene scene{sender, "resume"};
  if (auto answer = enter_known(scene, what.of)) return *answer;
  if (auto answer = unless_of_workflow(scene)) return *answer;
  return carry_out(scene, execution::Resumption{});
}

}  // namespace parcours::engine
