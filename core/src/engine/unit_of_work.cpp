#include "engine/unit_of_work.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/json.hpp"
#include "base/nearest.hpp"
#include "engine/actions.hpp"
#include "engine/input.hpp"
#include "engine/messages.hpp"
#include "engine/rights.hpp"

namespace parcours::engine {
namespace {

// Two actors never share a key, so nobody reads another's receipt.
std::string own_key(const Command& command) {
  return command.key.empty() ? std::string() : fmt::format("{}:{}:{}", command.by.id.size(), command.by.id, command.key);
}

// What references of a workflow begin with, per year: its sheet, else its own name.
std::string counter(const definition::Workflow& workflow, int year) {
  std::string prefix = workflow.sheet.empty() ? workflow.name : workflow.sheet;
  for (char& c : prefix) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return fmt::format("{}-{}", prefix, year);
}

std::string names_of(const std::vector<definition::Who>& all) {
  std::vector<std::string> names;
  for (const auto& who : all) names.push_back(who.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

// Whom the definition names for a step, or for accepting what a handover brought.
const std::vector<definition::Who>& asked_of(const definition::Step& step) { return step.by.empty() && step.offer ? step.offer->to : step.by; }
std::vector<definition::Who> asked_of(const definition::Workflow& workflow, const execution::Token& token) {
  if (token.step == execution::kAccepts) return workflow.accepts ? workflow.accepts->by : std::vector<definition::Who>();
  const auto* step = workflow.step(token.step);
  return step ? asked_of(*step) : std::vector<definition::Who>();
}

// Tasks opened and cancelled again in one command: of the token itself and of what was entered inside it.
void forget_inside(std::vector<TaskRef>& opened, const std::vector<execution::Event>& events, std::int64_t cancelled) {
  std::vector<std::int64_t> gone{cancelled};
  const auto inside = [&](std::int64_t parent) { return std::find(gone.begin(), gone.end(), parent) != gone.end(); };
  for (const auto& event : events) {
    if (const auto* e = std::get_if<execution::StepEntered>(&event); e && inside(e->parent)) gone.push_back(e->token);
    if (const auto* e = std::get_if<execution::BranchEntered>(&event); e && inside(e->parent)) gone.push_back(e->token);
  }
  std::erase_if(opened, [&](const TaskRef& task) { return inside(task.token); });
}

}  // namespace

Checked<Receipt> UnitOfWork::process(const Command& command) {
  if (auto problems = check_command(command); !problems.empty()) return problems;
  return std::visit([&](const auto& what) { return begin(command, what); }, command.what);
}

Checked<Receipt> UnitOfWork::process_own(const std::string& ref, const char* verb, const execution::Input& input, const std::string& key) {
  const Command command{Resume{ref}, {std::string(kItself)}, 0, key, {}};
  return move(command, ref, verb, input, true);
}

Checked<Receipt> UnitOfWork::process_migration(const Command& command, const std::string& ref, std::shared_ptr<const Deployed> to,
                                               const execution::Migration& migration) {
  const Instant now = house_.clock.now();
  auto standing = tx_.stand(ref, command.by.id, {}, micros(now));
  if (!standing.file) return messages().problem("not-found");
  Scene scene{command, "migrate", now, std::move(standing.asker), {}, std::move(to), {}, *standing.file, {}};
  scene.parameters = house_.catalogue.parameters(scene.asker.deploys, scene.workflow().name);
  scene.before = execution::decode({scene.file.state, scene.file.c2, scene.file.c3});
  scene.at = std::max(now, scene.before.last_event);
  return carry_out(scene, migration);
}

Checked<Receipt> UnitOfWork::begin(const Command& command, const Complete& what) {
  return move(command, what.task.of, "complete", execution::Completion{what.task.token, what.with, what.outcome, command.seen});
}
Checked<Receipt> UnitOfWork::begin(const Command& command, const Retry& what) {
  return move(command, what.task.of, "retry", execution::Retrial{what.task.token});
}
Checked<Receipt> UnitOfWork::begin(const Command& command, const Start& what) {
  return move(command, what.of, "start", execution::Start{what.step, 0, what.with, what.outcome});
}
Checked<Receipt> UnitOfWork::begin(const Command& command, const Deliver& what) {
  return move(command, what.of, "message", execution::Delivery{what.message, command.by.id, what.row, what.with, what.outcome});
}
Checked<Receipt> UnitOfWork::begin(const Command& command, const Reopen& what) { return move(command, what.of, "reopen", execution::Reopening{}); }
Checked<Receipt> UnitOfWork::begin(const Command& command, const Suspend& what) { return move(command, what.of, "suspend", execution::Suspension{}); }
Checked<Receipt> UnitOfWork::begin(const Command& command, const Resume& what) { return move(command, what.of, "resume", execution::Resumption{}); }

Checked<Receipt> UnitOfWork::begin(const Command& command, const Open& what) {
  const auto known = house_.catalogue.in_force(what.workflow);
  if (!known) {
    const std::string near = nearest(what.workflow, house_.catalogue.names_in_force());
    Problem p = messages().problem("unknown-workflow", {{"workflow", what.workflow}, {"near", near}}, "workflow");
    if (near.empty()) p.hint = {};
    return p;
  }
  Scene scene{command, "open", house_.clock.now(), {}, {}, {}, {}, {}, {}};
  const std::string series = counter(known->workflow, static_cast<int>(house_.calendar.day_of(scene.at).year()));
  auto standing = tx_.stand_to_open(what.workflow, series, command.by.id, own_key(command), micros(scene.at));
  if (standing.asker.done && !standing.asker.grants.empty()) return told_before(standing.asker, scene.verb, {});
  if (standing.workflow == 0) return messages().problem("unknown-workflow", {{"workflow", what.workflow}, {"near", ""}}, "workflow");
  scene.asker = std::move(standing.asker);
  scene.grants = grants_of(scene.asker);
  scene.deployed = house_.catalogue.workflow(standing.workflow);
  scene.parameters = house_.catalogue.parameters(scene.asker.deploys, scene.workflow().name);
  if (scene.workflow().sheet != known->workflow.sheet) {  // another engine has deployed it under another sheet
    house_.catalogue.refresh();
    throw store::Conflict{};
  }
  scene.file.id = standing.case_id;
  scene.file.ref = fmt::format("{}-{:05}", series, standing.number);
  scene.file.workflow = standing.workflow;
  const std::string territory = execution::territory_of(scene.workflow(), what.with);
  const auto* entry = &scene.workflow().steps[static_cast<std::size_t>(scene.workflow().entry())];
  if (!territory.empty() && territory.size() <= kMostName) scene.file.territory = tx_.term("territory", territory);
  const auto who = execution::eligible(scene.workflow(), scene.before, *entry, 0, command.by.id);
  if (auto problem = denied(scene, who, asked_of(*entry))) return *problem;
  return carry_out(scene, execution::Opening{scene.file.ref, scene.deployed->version, what.with, what.outcome});
}

Checked<Receipt> UnitOfWork::move(const Command& command, const std::string& ref, const char* verb, const execution::Input& input, bool own) {
  const Instant now = house_.clock.now();
  auto standing = tx_.stand(ref, command.by.id, own_key(command), micros(now));
  if (standing.asker.done && (own || !standing.asker.grants.empty())) return told_before(standing.asker, verb, ref);
  if (!standing.file) return messages().problem("not-found");
  Scene scene{command, verb, now, std::move(standing.asker), {}, house_.catalogue.workflow(standing.file->workflow), {}, *standing.file, {}};
  scene.grants = grants_of(scene.asker);
  scene.parameters = house_.catalogue.parameters(scene.asker.deploys, scene.workflow().name);
  scene.before = execution::decode({scene.file.state, scene.file.c2, scene.file.c3});
  scene.at = std::max(now, scene.before.last_event);
  const bool knows = own || may_know(scene.workflow(), scene.before, scene.file.territory, command.by.id, scene.grants);
  if (!knows) return messages().problem("not-found");
  if (auto problem = own ? std::nullopt : denied(scene, input)) return *problem;
  return carry_out(scene, input);
}

// Default deny: every kind of command asks for somebody whom the workflow names for it.
std::optional<Problem> UnitOfWork::denied(const Scene& scene, const execution::Input& input) {
  const auto& workflow = scene.workflow();
  const auto of = [&](const std::vector<definition::Who>& who, std::int64_t frame = 0) {
    return denied(scene, execution::eligible(workflow, scene.before, who, frame), who);
  };
  if (const auto* in = std::get_if<execution::Completion>(&input)) {
    const auto* token = scene.before.token(in->token);
    if (!token || !token->waits_for_person) return std::nullopt;  // the decision says what is wrong
    return denied(scene, execution::eligible(workflow, scene.before, *token), asked_of(workflow, *token));
  }
  if (const auto* in = std::get_if<execution::Start>(&input)) {
    const auto* step = workflow.step(in->step);
    return step && step->offer ? of(step->offer->to) : std::nullopt;
  }
  if (const auto* in = std::get_if<execution::Delivery>(&input)) {
    const auto* message = workflow.message(in->message);
    if (!message) return std::nullopt;
    std::vector<definition::Who> from;
    for (const auto& role : message->roles) from.push_back({definition::Who::Kind::role, role});
    return of(from);
  }
  if (std::holds_alternative<execution::Reopening>(input)) return workflow.reopen ? of(workflow.reopen->by) : std::nullopt;
  // What is about the case as a whole is for those who work on such cases here.
  if (has_role_here(workflow, scene.file.territory, scene.grants)) return std::nullopt;
  return messages().problem("not-allowed", {{"roles", fmt::format("{}", fmt::join(workflow.roles(), ", "))}});
}

std::optional<Problem> UnitOfWork::denied(const Scene& scene, const std::vector<execution::Eligible>& who, const std::vector<definition::Who>& asked) {
  const auto a = audience(who, scene.file.territory, [&](const std::string& name) { return tx_.term("structure", name); });
  if (!scene.grants.empty() && trust::may(a, scene.command.by.id, scene.grants)) return std::nullopt;
  return messages().problem("not-allowed", {{"roles", names_of(asked)}});
}

Checked<Receipt> UnitOfWork::carry_out(const Scene& scene, const execution::Input& input) {
  const execution::Circumstances around{{scene.at, house_.calendar}, scene.revision(), scene.command.by.id, *scene.parameters, scene.command.confirmed};
  auto decision = execution::decide(scene.workflow(), scene.before, input, around);
  if (!decision.problems.empty()) return decision.problems;
  auto events = decision.events;
  if (auto problems = run_actions(house_, tx_, scene, decision, events); !problems.empty()) return problems;
  const auto& after = decision.after;
  if (events.empty()) return receipt_of(after.ref, scene.before.revision, events);  // nothing was due
  tx_.apply(change(scene, after, events));
  return receipt_of(after.ref, after.revision, events);
}

store::JournalRow UnitOfWork::entry(const Scene& scene, const std::vector<execution::Event>& events) const {
  store::JournalRow row;
  row.case_id = scene.file.id;
  row.seq = scene.revision();
  row.prev = scene.file.head;
  row.at = micros(scene.at);
  row.actor = scene.asker.actor;
  row.workflow = scene.deployed->id;
  row.verb = scene.verb;
  row.events = execution::encode(events);
  row.hash = chain_hash(house_.key, scene.file.head_hash, row, scene.command.by.id);
  return row;
}

store::Change UnitOfWork::change(const Scene& scene, const execution::Case& after, const std::vector<execution::Event>& events) {
  store::Change c;
  c.entry = entry(scene, events);
  c.file = scene.file;
  c.file.revision = scene.revision();
  c.file.status = !after.ended_as.empty() ? store::Status::ended : after.suspended ? store::Status::suspended : store::Status::open;
  c.file.head_hash = c.entry.hash;
  c.file.opened_at = micros(after.opened_at);
  c.file.ended_as = after.ended_as;
  auto columns = execution::encode(after);
  c.file.state = std::move(columns.state), c.file.c2 = std::move(columns.c2), c.file.c3 = std::move(columns.c3);
  c.file.workflow = scene.deployed->id;
  const auto before = scene.file.workflow == scene.deployed->id ? scene.deployed : house_.catalogue.workflow(scene.file.workflow);
  const auto were = tasks(*before, scene.file, scene.before), are = tasks(*scene.deployed, scene.file, after);
  const auto missing_in = [](const auto& list) { return [&](const store::TaskRow& t) { return std::find(list.begin(), list.end(), t) == list.end(); }; };
  std::copy_if(were.begin(), were.end(), std::back_inserter(c.gone), missing_in(are));
  std::copy_if(are.begin(), are.end(), std::back_inserter(c.opened), missing_in(were));
  const std::int64_t day = std::chrono::sys_days(house_.calendar.day_of(scene.at)).time_since_epoch().count();
  for (const auto& event : events) {
    if (const auto* e = std::get_if<execution::Counted>(&event))
      c.facts.push_back({e->indicator, day, scene.file.territory, json::write_exact(e->by), e->n, scene.file.id, scene.revision()});
    if (const auto* e = std::get_if<execution::Stalled>(&event)) {
      const auto* token = after.token(e->token);
      c.incidents.push_back({scene.file.id, e->token, e->code, token ? token->attempts : 1, micros(scene.at)});
    }
    if (const auto* e = std::get_if<execution::Retried>(&event)) c.mended.push_back(e->token);
  }
  c.key = own_key(scene.command);
  return c;
}

std::vector<store::TaskRow> UnitOfWork::tasks(const Deployed& deployed, const store::CaseRow& file, const execution::Case& a_case) {
  const auto structure = [&](const std::string& name) { return tx_.term("structure", name); };
  std::vector<store::TaskRow> rows;
  for (const auto& token : a_case.tokens) {
    if (!token.waits_for_person) continue;
    const auto spec = trust::to_spec(audience(execution::eligible(deployed.workflow, a_case, token), file.territory, structure));
    rows.push_back({tx_.audience(spec), token.due ? micros(*token.due) : store::no_due, file.id, token.id, deployed.id, file.ref, token.step});
  }
  return rows;
}

Checked<Receipt> UnitOfWork::told_before(const store::Asker& asker, std::string_view verb, std::string_view ref) {
  const auto told = tx_.told(asker.done->first, asker.done->second);
  if (told.row.verb != verb || (!ref.empty() && told.ref != ref)) return messages().problem("key-used", {}, "key");
  replayed_ = true;
  return receipt_of(told.ref, told.row.seq, execution::decode_events(told.row.events));
}

Receipt receipt_of(const std::string& ref, std::int64_t revision, const std::vector<execution::Event>& events) {
  Receipt r{ref, revision, {}, {}};
  for (const auto& event : events) {
    if (const auto* e = std::get_if<execution::StepEntered>(&event); e && e->waits_for_person) r.opened.push_back({ref, e->token});
    if (const auto* e = std::get_if<execution::StepEnded>(&event)) std::erase(r.opened, TaskRef{ref, e->token});
    if (const auto* e = std::get_if<execution::Cancelled>(&event)) forget_inside(r.opened, events, e->token);
    if (const auto* e = std::get_if<execution::Ended>(&event)) r.ended_as = e->outcome;
  }
  return r;
}

}  // namespace parcours::engine
