#include "definition/check/check_across_workflows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "definition/model/types.hpp"
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
    fill(message->form);
  }

 private:
  void report(std::string_view code, DiagnosticTable::Arguments arguments, const std::string& near = {}) {
    auto problem = diagnostics().problem(code, arguments, fmt::format("{}:{}", sender_.file, step_.line));
    if (!near.empty()) problem.hint = did_you_mean(near);
    problems_.push_back(std::move(problem));
  }

  // Compares the data that the sender gives with the form of the receiver.
  void fill(const std::vector<FormField>& form) {
    std::vector<std::string> asked;
    for (const auto& entry : form)
      if (!entry.shown) asked.push_back(entry.field);
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
    return !entry.shown && !entry.optional && !entry.when && !(field && field->default_value);
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
  return problems;
}

}  // namespace parcours::definition
