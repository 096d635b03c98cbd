#include "definition/check/check_across_workflows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "definition/check/case_loops.hpp"
#include "definition/model/types.hpp"
#include "definition/read/scope.hpp"
#include "definition/source/diagnostic_sink.hpp"

namespace parcours::definition {
namespace {

using Names = std::set<std::string>;

std::vector<std::string> sorted(const Names& names) { return {names.begin(), names.end()}; }
bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// Returns the names under which a case of the workflow ends.
Names ends_of(const Workflow& workflow) {
  Names ends;
  const auto add = [&](const auto& routes) {
    for (const auto& route : routes)
      if (route.to.step == none && !route.to.stay) ends.insert(route.to.end);
  };
  for (const auto& step : workflow.steps) {
    if (step.block != 0) continue;
    add(step.next), add(step.rows);
    for (const auto& line : step.lines) add(line.next);
  }
  for (const auto& line : workflow.blocks.front().lines) add(line.next);
  for (const auto& phase : workflow.phases)
    for (const auto& line : phase.lines) add(line.next);
  return ends;
}

// Returns whether a time is longer than another when both begin on some day of one week. Weeks differ in nothing that a
// deadline of days should depend on.
bool is_longer(const Delay& one, const Delay& other, const Calendar& calendar) {
  for (int day = 5; day <= 11; ++day) {
    const auto from = calendar.start_of(std::chrono::year(2026) / 1 / day) + std::chrono::hours(9);
    if (calendar.end_of_delay(one, from) > calendar.end_of_delay(other, from)) return true;
  }
  return false;
}

// Where a message is awaited: the lists whose `each` contains a line that takes it, and whether one is outside of every
// `each`. The fields of an element in its form count as a place in the list.
struct Places {
  std::vector<const Field*> lists;
  bool outside = false;
  bool asks_element = false;
};

class PlacesOfMessage {
 public:
  PlacesOfMessage(const Workflow& workflow, const Message& message) : w_(workflow), message_(message) {
    for (const auto& entry : message.form)
      if (const auto dot = entry.field.find('.'); dot != std::string::npos)
        places_.asks_element = true, add(w_.list_of(entry.field.substr(0, dot)));
    for (const auto& step : w_.steps) add(step.lines, step.block);
    for (Index i = 0; i < static_cast<Index>(w_.blocks.size()); ++i)
      add(w_.blocks[static_cast<std::size_t>(i)].lines, i);
    for (const auto& phase : w_.phases) add(phase.lines, 0);
  }
  Places take() && { return std::move(places_); }

 private:
  void add(const Field* list) {
    if (list && std::find(places_.lists.begin(), places_.lists.end(), list) == places_.lists.end())
      places_.lists.push_back(list);
  }
  void add(const std::vector<Line>& lines, Index block) {
    const auto takes = [&](const Line& line) { return line.message == message_.name; };
    if (std::none_of(lines.begin(), lines.end(), takes)) return;
    const auto around = lists_around(block, w_);
    places_.outside = places_.outside || around.empty();
    for (const auto each : around) add(w_.field(w_.steps[static_cast<std::size_t>(each)].list));
  }

  const Workflow& w_;
  const Message& message_;
  Places places_;
};

// One step that sends data to another case.
class DataTransfer {
 public:
  DataTransfer(const ReadWorkflow& sender, const Step& step, const Workflow& receiver, const Calendar& calendar,
               Problems& problems)
      : sender_(sender), step_(step), receiver_(receiver), calendar_(calendar), problems_(problems) {}

  void hand_over() {
    const auto& accepts = receiver_.accepts;
    if (!accepts) return report("accepts-nothing", {{"workflow", receiver_.name}});
    if (!contains(accepts->from, sender_.workflow.name))
      report("accepts-others",
             {{"workflow", receiver_.name}, {"sender", sender_.workflow.name}, {"from", listed(accepts->from)}});
    if (receiver_.entry() != none) fill(receiver_.steps[static_cast<std::size_t>(receiver_.entry())].form);
    if (step_.handover->await == Handover::Await::end) check_ends();
    check_within(*accepts);
  }
  void send() {
    const auto* message = receiver_.message(step_.send->message);
    if (!message) {
      std::vector<std::string> names;
      for (const auto& each : receiver_.messages) names.push_back(each.name);
      return report("takes-no-message", {{"workflow", receiver_.name}, {"message", step_.send->message}},
                    nearest(step_.send->message, names));
    }
    if (!contains(message->workflows, sender_.workflow.name))
      report("message-from-others",
             {{"workflow", receiver_.name}, {"message", message->name}, {"sender", sender_.workflow.name}});
    check_outcome(*message);
    check_row(*message);
    fill(message->form);
  }

 private:
  // Nobody is to accept what has expired at the sender.
  void check_within(const Accepts& accepts) {
    const auto& here = step_.handover->within;
    if (!here || accepts.by.empty() || (accepts.within && !is_longer(*accepts.within, *here, calendar_))) return;
    report("accepts-longer", {{"workflow", receiver_.name},
                              {"there", accepts.within ? to_text(*accepts.within) : "∞"},
                              {"here", to_text(*here)}});
  }
  void check_outcome(const Message& message) {
    std::vector<std::string> names;
    for (const auto& each : message.outcomes) names.push_back(each.name);
    const auto& given = step_.send->outcome;
    if (given.empty() && !names.empty())
      report("outcome-not-given",
             {{"workflow", receiver_.name}, {"message", message.name}, {"outcomes", listed(names)}});
    if (!given.empty() && !contains(names, given))
      report("unknown-message-outcome",
             {{"message", message.name}, {"outcome", given}, {"outcomes", names.empty() ? "-" : listed(names)}},
             nearest(given, names));
  }
  // A message that names no row would be refused where several rows wait.
  void check_row(const Message& message) {
    const auto places = PlacesOfMessage(receiver_, message).take();
    const auto& row = step_.send->row;
    if (row && places.lists.empty())
      report("row-of-no-list", {{"workflow", receiver_.name}, {"message", message.name}});
    if (!row && !places.lists.empty() && (places.asks_element || !places.outside))
      report("row-not-given",
             {{"workflow", receiver_.name}, {"message", message.name}, {"list", places.lists.front()->name}});
    if (row && !places.lists.empty() && std::none_of(places.lists.begin(), places.lists.end(), [&](const Field* list) {
          return names_row(row->type(), *list);
        }))
      report("other-type-there", {{"workflow", receiver_.name},
                                  {"name", places.lists.front()->name},
                                  {"wanted", key_type(*places.lists.front())},
                                  {"given", row->type().name()}});
  }
  static const Field* key_of(const Field& list) {
    const auto at = std::find_if(list.fields.begin(), list.fields.end(),
                                 [&](const Field& field) { return !list.key.empty() && field.name == list.key; });
    return at == list.fields.end() ? nullptr : &*at;
  }
  static std::string key_type(const Field& list) {
    const auto* key = key_of(list);
    return std::string(name_of(key ? key->type : Type::number));
  }
  // A row has the value of its key; without a key, its number.
  static bool names_row(const expression::Type& given, const Field& list) {
    if (const auto* key = key_of(list)) return fits(given, *key);
    return given.kind() == expression::Type::Kind::integer || given.kind() == expression::Type::Kind::any;
  }
  void report(std::string_view code, DiagnosticTable::Arguments arguments, const std::string& near = {}) {
    auto problem = diagnostics().problem(code, arguments, fmt::format("{}:{}", sender_.file, step_.line));
    if (!near.empty()) problem.hint = did_you_mean(near);
    problems_.push_back(std::move(problem));
  }

  // Compares the data that the sender gives with the form of the receiver.
  void fill(const std::vector<FormField>& form) {
    std::vector<std::string> asked;
    for (const auto& entry : form)
      if (!entry.shown && !entry.rows) asked.push_back(entry.field);
    const auto given = names_given();
    for (const auto& name : given)
      if (!contains(asked, name))
        report("not-asked-there", {{"workflow", receiver_.name}, {"name", name}}, nearest(name, asked));
    Names missing;
    for (const auto& entry : form)
      if (is_needed(entry) && !given.contains(entry.field)) missing.insert(entry.field);
    if (!missing.empty())
      report("not-filled-there", {{"workflow", receiver_.name}, {"names", listed(sorted(missing))}});
    check_types();
  }
  Names names_given() const {
    Names names;
    for (const auto& carried : step_.carry) names.insert(carried.name);
    for (const auto& [name, value] : step_.with) names.insert(name);
    if (step_.handover)
      for (const auto& entry : step_.handover->asked) names.insert(entry.field);
    return names;
  }
  bool is_needed(const FormField& entry) const {
    const auto* field = receiver_.field(entry.field);
    return !entry.shown && !entry.optional && !entry.when && !entry.rows && !(field && field->default_value);
  }
  void check_types() {
    for (const auto& carried : step_.carry)
      if (const auto* field = receiver_.field(carried.name); field && !fits(carried.value.type(), *field))
        report("other-type-there", {{"workflow", receiver_.name},
                                    {"name", carried.name},
                                    {"wanted", std::string(name_of(field->type))},
                                    {"given", carried.value.type().name()}});
    for (const auto& [name, value] : step_.with)
      if (const auto* field = receiver_.field(name))
        if (auto checked = coerce(*field, value, calendar_); !checked)
          for (auto problem : checked.problems()) {
            problem.where = fmt::format("{}:{}", sender_.file, step_.line);
            problems_.push_back(std::move(problem));
          }
  }
  static bool fits(const expression::Type& given, const Field& field) {
    using Kind = expression::Type::Kind;
    const auto wanted = expression_type(field);
    const auto either = [&](Kind kind) { return given.kind() == kind || wanted.kind() == kind; };
    if (either(Kind::any) || given == wanted) return true;
    if (wanted.kind() == Kind::decimal) return given.kind() == Kind::integer;
    if (wanted.kind() == Kind::birth) return given.kind() == Kind::date;
    return field.type == Type::list && given.kind() == Kind::list;
  }
  void check_ends() {
    auto ends = ends_of(receiver_);
    ends.insert("refused");
    if (step_.handover->within) ends.insert("expired");
    auto missing = ends;
    for (const auto& route : step_.next) {
      missing.erase(route.outcome);
      if (!ends.contains(route.outcome))
        report("unknown-outcome",
               {{"step", step_.name},
                {"outcome", route.outcome},
                {"of", receiver_.name},
                {"outcomes", listed(sorted(ends))}},
               nearest(route.outcome, sorted(ends)));
    }
    if (!missing.empty()) report("unrouted-outcome", {{"step", step_.name}, {"outcomes", listed(sorted(missing))}});
  }

  const ReadWorkflow& sender_;
  const Step& step_;
  const Workflow& receiver_;
  const Calendar& calendar_;
  Problems& problems_;
};

// Reports the loops over cases that only the workflows together show; a loop of one workflow is reported where it is
// read.
void report_case_loops(const std::vector<ReadWorkflow>& all, Problems& problems) {
  std::vector<const Workflow*> workflows;
  for (const auto& each : all) workflows.push_back(&each.workflow);
  for (const auto& loop : find_case_loops(workflows)) {
    const auto first = loop.front().first;
    const auto is_first = [&](const auto& member) { return member.first == first; };
    if (std::all_of(loop.begin(), loop.end(), is_first) && !find_case_loops({workflows[first]}).empty()) continue;
    std::vector<std::string> names;
    for (const auto& [workflow, step] : loop)
      names.push_back(workflows[workflow]->name + "/" +
                      workflows[workflow]->steps[static_cast<std::size_t>(step)].name);
    const auto line = workflows[first]->steps[static_cast<std::size_t>(loop.front().second)].line;
    problems.push_back(
        diagnostics().problem("case-loop", {{"steps", listed(names)}}, fmt::format("{}:{}", all[first].file, line)));
  }
}

}  // namespace

Problems check_across_workflows(const std::vector<ReadWorkflow>& all, const Calendar& calendar) {
  Problems problems;
  const auto named = [&](const std::string& name) -> const Workflow* {
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const ReadWorkflow& each) { return each.workflow.name == name; });
    return at == all.end() ? nullptr : &at->workflow;
  };
  for (const auto& sender : all)
    for (const auto& step : sender.workflow.steps) {
      if (const auto* receiver = step.handover ? named(step.handover->workflow) : nullptr)
        DataTransfer(sender, step, *receiver, calendar, problems).hand_over();
      if (!step.send) continue;
      for (const auto& name : step.send->cases)
        if (const auto* field = sender.workflow.field(name); field && named(field->of))
          DataTransfer(sender, step, *named(field->of), calendar, problems).send();
    }
  report_case_loops(all, problems);
  return check_counts_across(all, std::move(problems));
}

}  // namespace parcours::definition
