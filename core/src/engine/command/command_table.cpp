#include "engine/command/command_table.hpp"

#include <algorithm>
#include <tuple>

#include "definition/model/performers.hpp"
#include "definition/model/titles.hpp"
#include "engine/command/correction.hpp"
#include "engine/command/refusal.hpp"
#include "engine/command/sender_knowledge.hpp"
#include "engine/diagnostics.hpp"

namespace parcours::engine {
namespace {

using execution::Input;

// How each command is checked.

const std::string& reference_in(const Complete& what) { return what.task.reference; }
const std::string& reference_in(const Retry& what) { return what.task.reference; }
template <class C>
const std::string& reference_in(const C& what) {
  return what.reference;
}

template <class C>
void check_reference(InputCheck& check, const C& what) {
  check.text(reference_in(what), "of");
}
template <class C>
void check_form(InputCheck& check, const C& what) {
  check.text(what.outcome, "outcome"), check.record(what.with);
}
void check_open(InputCheck& check, const Open& what) { check.text(what.workflow, "workflow"), check_form(check, what); }
void check_complete(InputCheck& check, const Complete& what) { check_reference(check, what), check_form(check, what); }
void check_start(InputCheck& check, const Start& what) {
  check_reference(check, what), check.text(what.step, "step"), check_form(check, what);
}
void check_deliver(InputCheck& check, const Deliver& what) {
  check_reference(check, what), check.text(what.message, "message"), check.name(what.row, "row");
  check_form(check, what);
}

void check_correct(InputCheck& check, const Correct& what) {
  check_reference(check, what), check.text(what.field, "field"), check.name(what.row, "row");
  check.text(what.why, "why"), check.record({{"value", what.value}});
}

// What each command loads.

Checked<Prepared> load_opening(const CommandLoader& loader, Sender sender, const char* verb, const Open& what) {
  return loader.load_opening(std::move(sender), verb, what.workflow, what.with);
}
template <class C>
Checked<Prepared> load_any(const CommandLoader& loader, Sender sender, const char* verb, const C& what) {
  return loader.load(std::move(sender), verb, reference_in(what));
}
// Who may send each command, and what it is to the case.

// The people who may, from a frame of the case.
struct May {
  const std::vector<definition::ActorSelector>& who;
  std::int64_t frame = 0;
};

May may_complete(const definition::Workflow& workflow, const execution::Token& token) {
  static const std::vector<definition::ActorSelector> nobody;
  if (token.step == execution::kAccepts) return {workflow.accepts ? workflow.accepts->by : nobody};
  const auto* step = workflow.step(token.step);
  return {step ? definition::performers_of(*step) : nobody, token.parent};
}

Problems require_eligible(const CommandRun& run, const std::vector<execution::Eligible>& eligible, const May& may) {
  const auto& [actor, grants] = run.context.who;
  const auto allowed = audience(eligible, run.context.before.row.territory,
                                [&](const std::string& name) { return run.tx.term("structure", name); });
  if (!grants.empty() && trust::may(allowed, actor, grants)) return {};
  return {not_allowed({run.context.workflow(), run.context.before.state, may.frame}, may.who, *run.context.roles)};
}

Knowledge knowledge(const CommandRun& run) { return sender_knowledge(run, run.context.before); }

// The refusal of somebody who may not do it. To who may know nothing of it, the case does not exist.
Problems denied(const CommandRun& run, Problems refusal) {
  if (knowledge(run).of_anything()) return refusal;
  return {diagnostics().problem("not-found")};
}

// Those who follow a case know of it, and have a role that works on it after its opening.
Problems require_follower(const CommandRun& run) {
  const auto roles = roles_of_work(run.context.workflow());
  const auto here = roles_of(run.context.who.grants, run.context.before.row.territory);
  const auto works = [&](const std::string& role) { return std::binary_search(roles.begin(), roles.end(), role); };
  const auto known = knowledge(run);
  if (!known.of_anything()) return {diagnostics().problem("not-found")};
  if (known.of_case() && std::any_of(here.begin(), here.end(), works)) return {};
  return {not_allowed(roles, *run.context.roles)};
}

Checked<Input> input_of_open(const CommandRun& run, const Open& what) {
  const auto& context = run.context;
  const auto& entry = context.workflow().steps[static_cast<std::size_t>(context.workflow().entry())];
  const auto who = execution::eligible(context.workflow(), context.before.state, entry, 0, context.who.actor);
  const May may{definition::performers_of(entry)};
  if (auto problems = require_eligible(run, who, may); !problems.empty()) return problems;
  return Input{execution::Opening{context.before.row.reference, context.deployed->version, what.with, what.outcome}};
}

Checked<Input> input_of_complete(const CommandRun& run, const Complete& what) {
  const auto& context = run.context;
  const auto* token = context.before.state.token(what.task.token);
  if (token && token->waits_for_person) {
    const auto who = execution::eligible(context.workflow(), context.before.state, *token);
    auto problems = require_eligible(run, who, may_complete(context.workflow(), *token));
    if (!problems.empty()) return denied(run, std::move(problems));
  } else if (!knowledge(run).of_anything()) {
    return diagnostics().problem("not-found");
  }
  return Input{execution::Completion{what.task.token, what.with, what.outcome, context.sender.seen}};
}

Checked<Input> input_of_retry(const CommandRun& run, const Retry& what) {
  if (auto problems = require_follower(run); !problems.empty()) return problems;
  return Input{execution::RetryInput{what.task.token}};
}

// Of several branches that offer the step, the first in which the sender may start it. An offer is for those who know
// of the case.
Checked<Input> input_of_start(const CommandRun& run, const Start& what) {
  const auto& context = run.context;
  const auto& workflow = context.workflow();
  if (const auto known = knowledge(run); !known.of_case())
    return known.of_anything() ? not_allowed(roles_of_work(workflow), *context.roles)
                               : diagnostics().problem("not-found");
  Problems denied;
  for (const auto& offer :
       execution::offered(workflow, context.before.state, context.decision_context(run.engine_context.calendar))) {
    if (offer.step != what.step || (what.in != 0 && offer.frame != what.in)) continue;
    const auto& to = workflow.step(offer.step)->offer->to;
    const auto who = execution::eligible(workflow, context.before.state, to, offer.frame);
    denied = require_eligible(run, who, {to, offer.frame});
    if (!denied.empty()) continue;
    const auto& by = workflow.step(offer.step)->by;
    const auto doers = execution::eligible(workflow, context.before.state, by, offer.frame);
    const bool gives_form = !(what.with.empty() && what.outcome.empty());
    const bool may_do = gives_form && !by.empty() && require_eligible(run, doers, {by, offer.frame}).empty();
    return Input{execution::Start{offer.step, offer.frame, what.with, what.outcome, may_do}};
  }
  if (!denied.empty()) return denied;
  return Input{execution::Start{what.step, what.in, what.with, what.outcome}};
}

Problem not_allowed_to_give(const CommandRun& run, const definition::Message& message) {
  if (!message.roles.empty()) return not_allowed(message.roles, *run.context.roles);
  std::vector<Text> titles;
  for (const auto& name : message.workflows) {
    const auto sender = run.engine_context.catalogue.sound_in_force(run.tx, name);
    titles.push_back(definition::title_or_name(sender ? sender->workflow.title : Text(), name));
  }
  return not_allowed_to_people(titles);
}

// An actor who may send a message need not know of the case.
Checked<Input> input_of_deliver(const CommandRun& run, const Deliver& what) {
  const auto& context = run.context;
  const auto* message = context.workflow().message(what.message);
  const auto here = roles_of(context.who.grants, context.before.row.territory);
  const auto may = [&](const std::string& role) { return std::binary_search(here.begin(), here.end(), role); };
  const bool allowed = message && std::any_of(message->roles.begin(), message->roles.end(), may);
  if (!allowed && !knowledge(run).of_anything()) return diagnostics().problem("not-found");
  if (message && !allowed) return not_allowed_to_give(run, *message);
  return Input{execution::Delivery{what.message, context.who.actor, what.row, what.with, what.outcome}};
}

Checked<Input> input_of_reopen(const CommandRun& run, const Reopen&) {
  const auto& context = run.context;
  if (!knowledge(run).of_anything()) return diagnostics().problem("not-found");
  if (const auto& rule = context.workflow().reopen) {
    const auto who = execution::eligible(context.workflow(), context.before.state, rule->by);
    if (auto problems = require_eligible(run, who, {rule->by}); !problems.empty()) return problems;
  }
  return Input{execution::Reopening{}};
}

template <class C, class Becomes>
Checked<Input> input_of_worker(const CommandRun& run, const C&) {
  if (auto problems = require_follower(run); !problems.empty()) return problems;
  return Input{Becomes{}};
}

template <class C>
struct CommandRow {
  const char* verb;
  void (*check)(InputCheck& check, const C& what);
  Checked<Prepared> (*load)(const CommandLoader& loader, Sender sender, const char* verb, const C& what);
  Checked<Input> (*input)(const CommandRun& run, const C& what);
};

// A verb is in journals: it is never changed.
constexpr std::tuple kCommands{
    CommandRow<Open>{"open", check_open, load_opening, input_of_open},
    CommandRow<Complete>{"complete", check_complete, load_any, input_of_complete},
    CommandRow<Retry>{"retry", check_reference, load_any, input_of_retry},
    CommandRow<Start>{"start", check_start, load_any, input_of_start},
    CommandRow<Deliver>{"message", check_deliver, load_any, input_of_deliver},
    CommandRow<Reopen>{"reopen", check_reference, load_any, input_of_reopen},
    CommandRow<Suspend>{"suspend", check_reference, load_any, input_of_worker<Suspend, execution::Suspension>},
    CommandRow<Resume>{"resume", check_reference, load_any, input_of_worker<Resume, execution::Resumption>},
    CommandRow<Correct>{"correct", check_correct, load_any, input_of_correct},
};
static_assert(std::tuple_size_v<decltype(kCommands)> == std::variant_size_v<CommandBody>);

// Calls `use` with the row of the command and its body; a command without a row does not compile.
template <class Use>
auto with_row(const CommandBody& what, const Use& use) {
  return std::visit(
      [&](const auto& body) { return use(std::get<CommandRow<std::decay_t<decltype(body)>>>(kCommands), body); }, what);
}

}  // namespace

const char* verb_of(const CommandBody& what) {
  return with_row(what, [](const auto& row, const auto&) { return row.verb; });
}

void check_texts(InputCheck& check, const CommandBody& what) {
  with_row(what, [&](const auto& row, const auto& body) { row.check(check, body); });
}

Checked<Prepared> load(const CommandLoader& loader, Sender sender, const CommandBody& what) {
  return with_row(
      what, [&](const auto& row, const auto& body) { return row.load(loader, std::move(sender), row.verb, body); });
}

Checked<execution::Input> input_of(const CommandRun& run, const CommandBody& what) {
  return with_row(what, [&](const auto& row, const auto& body) { return row.input(run, body); });
}

}  // namespace parcours::engine
