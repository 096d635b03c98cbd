#include "engine/unit_of_work.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "engine/actions.hpp"
#include "engine/input.hpp"
#include "engine/messages.hpp"
#include "engine/rights.hpp"

namespace parcours::engine {
namespace {

// Two actors never share a key, so nobody reads another's receipt.
std::string own_key(const Command& command) {
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
  Problem p = messages().problem("unknown-workflow", {{"workflow", name}, {"near", near}}, "workflow");
  if (near.empty()) p.hint = {};
  return p;
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
  const Sender sender{command.by.id, own_key(command), command.confirmed, command.seen};
  return std::visit([&](const auto& what) { return submit(what, sender); }, command.what);
}

Checked<Receipt> UnitOfWork::process_migration(const std::string& actor, const std::string& ref,
                                               std::shared_ptr<const Deployed> to,
                                               const execution::Migration& migration) {
  const Sender sender{actor};
  Scene scene{sender, "migrate"};
  if (auto answer = enter(scene, ref)) return *answer;
  scene.deployed = std::move(to);
  return carry_out(scene, migration);
}

UnitOfWork::Answer UnitOfWork::enter(Scene& scene, const std::string& ref) {
  const Instant now = house_.clock.now();
  auto standing = tx_.stand(ref, scene.sender.id, scene.sender.key, micros(now));
  if (auto answer = told_before(scene, standing.asker, ref)) return answer;
  if (!standing.file) return messages().problem("not-found");
  scene.asker = std::move(standing.asker);
  scene.grants = grants_of(scene.asker);
  scene.deployed = house_.catalogue.workflow(standing.file->workflow);
  scene.parameters = house_.catalogue.parameters(scene.asker.deploys, scene.workflow().name);
  scene.city = house_.catalogue.city(scene.asker.deploys);
  scene.file = *std::move(standing.file);
  scene.before = execution::decode({scene.file.state, scene.file.c2, scene.file.c3});
  scene.at = std::max(now, scene.before.last_event);
  return std::nullopt;
}

UnitOfWork::Answer UnitOfWork::enter_known(Scene& scene, const std::string& ref) {
  if (auto answer = enter(scene, ref)) return answer;
  if (!is_known_here(scene)) return messages().problem("not-found");
  return std::nullopt;
}

UnitOfWork::Answer UnitOfWork::enter_new(Scene& scene, const std::string& workflow, const Record& with) {
  const auto known = house_.catalogue.in_force(workflow);
  if (!known) return unknown_workflow(workflow, nearest(workflow, house_.catalogue.names_in_force()));
  scene.at = house_.clock.now();
  const std::string series = counter(known->workflow, static_cast<int>(house_.calendar.day_of(scene.at).year()));
  auto standing = tx_.stand_to_open(workflow, series, scene.sender.id, scene.sender.key, micros(scene.at));
  if (auto answer = told_before(scene, standing.asker, {})) return answer;
  if (standing.workflow == 0) return unknown_workflow(workflow, {});
  scene.asker = std::move(standing.asker);
  scene.grants = grants_of(scene.asker);
  scene.deployed = house_.catalogue.workflow(standing.workflow);
  scene.parameters = house_.catalogue.parameters(scene.asker.deploys, scene.workflow().name);
  scene.city = house_.catalogue.city(scene.asker.deploys);
  if (scene.workflow().sheet != known->workflow.sheet) {  // another engine has deployed it under another sheet
    house_.catalogue.refresh();
    throw store::Conflict{};
  }
  scene.file.id = standing.case_id;
  scene.file.ref = fmt::format("{}-{:05}", series, standing.number);
  scene.file.workflow = standing.workflow;
  const std::string territory = execution::territory_of(scene.workflow(), with);
  if (!territory.empty() && territory.size() <= kMostName) scene.file.territory = tx_.term("territory", territory);
  return std::nullopt;
}

// Nothing is told to whom nothing is granted any more.
UnitOfWork::Answer UnitOfWork::told_before(const Scene& scene, const store::Asker& asker, std::string_view ref) {
  if (!asker.done || (asker.grants.empty() && !scene.sender.is_engine())) return std::nullopt;
  const auto told = tx_.told(asker.done->first, asker.done->second);
  if (told.row.verb != scene.verb || (!ref.empty() && told.ref != ref))
    return messages().problem("key-used", {}, "key");
  replayed_ = true;
  return receipt_of(told.ref, told.row.seq, execution::decode_events(told.row.events));
}

Checked<Receipt> UnitOfWork::carry_out(const Scene& scene, const execution::Input& input) {
  auto decision = execution::decide(scene.workflow(), scene.before, input, scene.around(house_.calendar));
  if (!decision.problems.empty()) return decision.problems;
  Happened happened;
  happened.add(decision);
  if (auto problems = run_actions(house_, tx_, scene, decision, happened); !problems.empty()) return problems;
  if (happened.events.empty()) return look_again(scene);
  const auto& after = decision.after;
  tx_.apply(change(scene, after, happened));
  return receipt_of(after.ref, after.revision, happened.events);
}

Receipt receipt_of(const std::string& ref, std::int64_t revision, const std::vector<execution::Event>& events) {
  Receipt r{ref, revision, {}, {}};
  for (const auto& event : events) {
    if (const auto* e = std::get_if<execution::StepEntered>(&event); e && e->waits_for_person)
      r.opened.push_back({ref, e->token});
    if (const auto* e = std::get_if<execution::StepEnded>(&event)) std::erase(r.opened, TaskRef{ref, e->token});
    if (const auto* e = std::get_if<execution::Cancelled>(&event)) forget_inside(r.opened, events, e->token);
    if (const auto* e = std::get_if<execution::Ended>(&event)) r.ended_as = e->outcome;
    if (std::holds_alternative<execution::MessageKept>(event)) r.kept = true;
  }
  return r;
}

}  // namespace parcours::engine
