#include "execution/evaluation.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "execution/lookup.hpp"

namespace parcours::execution {
namespace {

Value text_or_empty(const std::string& text) { return text.empty() ? Value() : Value(text); }

Record case_record(const Case& c) {
  Record r{{"ref", c.reference},
           {"opened", c.opened_at},
           {"since", c.since},
           {"last_event", c.last_event},
           {"reopened", c.reopened}};
  for (const auto& [name, value] :
       {std::pair{"phase", &c.phase}, {"opened_by", &c.opened_by}, {"territory", &c.place.territory}})
    if (!value->empty()) r.set(name, *value);
  return r;
}

Record zero_counts(const definition::Step& step) {
  Record counts;
  for (const auto& route : step.next) counts.set(route.outcome, 0);
  return counts;
}

// Of "steps.tenter.times": "tenter".
std::string_view step_name_in(std::string_view name) {
  constexpr std::string_view prefix = "steps.";
  if (!name.starts_with(prefix)) return {};
  name.remove_prefix(prefix.size());
  return name.substr(0, name.find('.'));
}

// What one expression reads, seen from the context. Lives for one evaluation.
class CaseBindings : public expression::Bindings {
 public:
  CaseBindings(const expression::Program& program, const EvaluationContext& context, const Record& form,
               std::string_view outcome)
      : context_(context), form_(form), rows_(context.a_case.row_path(context.frame)) {
    bound_["actor"] = text_or_empty(context.decision.actor);
    bound_["now"] = context.decision.moment.now;
    bound_["today"] = context.decision.moment.today();
    bound_["outcome"] = outcome.empty() ? Value() : Value(outcome);
    bound_["case"] = case_record(context.a_case);
    Record steps;
    for (const auto& name : program.reads()) {
      if (const auto step = step_name_in(name); !step.empty())
        bind_step(steps, step);
      else
        bind_field(std::string_view(name).substr(0, name.find('.')));
    }
    bound_["steps"] = std::move(steps);
  }

  const Value* find(std::string_view name) const override {
    const Value* found = lists_of_form_.contains(name) ? nullptr : form_.find(name);
    if (!found)
      if (auto at = bound_.find(name); at != bound_.end()) found = &at->second;
    if (!found)
      if (auto at = context_.a_case.fields.find(name); at != context_.a_case.fields.end()) found = &at->second.value;
    if (!found) found = context_.decision.parameters.find(name);
    return found && !found->is_null() ? found : nullptr;
  }

 private:
  // The element of a list, a computed field, or a list with the outcomes of its branches; other fields need no binding.
  void bind_field(std::string_view name) {
    if (bound_.contains(name)) return;
    const auto* list = context_.workflow.list_of(name);
    const auto* field = list ? nullptr : context_.workflow.field(name);
    if (list) bound_[std::string(name)] = row_record(*list);
    if (field && !field->computed.empty()) bound_[std::string(name)] = computed(*field, context_, form_);
    const auto* given = field && !field->item.empty() ? form_.find(name) : nullptr;
    if (const auto* rows = given ? given->get_if<List>() : nullptr) {
      bound_[std::string(name)] = with_outcomes(*field, *rows);
      lists_of_form_.insert(std::string(name));
    } else if (const auto* stored = field && !field->item.empty() && !given ? rows_of(context_.a_case, name) : nullptr)
      bound_[std::string(name)] = with_outcomes(*field, *stored);
  }
  Value row_record(const definition::Field& list) const {
    const Value value =
        row_at(list, context_.a_case, row_of(context_.workflow, context_.a_case, context_.frame, list.name));
    if (value.is_null()) return {};
    Record row = value.as<Record>();
    for (const auto& field : list.fields)
      if (const auto* sent = form_.find(list.item + "." + field.name))
        sent->is_null() ? row.remove(field.name) : row.set(field.name, *sent);
    return row;
  }
  // Rows with the outcomes of their branches; that of a row which is not stored yet is the empty text.
  Value with_outcomes(const definition::Field& list, const List& rows) const {
    List all;
    for (const auto& row : rows) {
      Record seen = row.as<Record>();
      const auto stored = row_at(list, context_.a_case, static_cast<std::int64_t>(all.size()) + 1);
      seen.set("outcome", stored.is_null() ? Value("") : stored.as<Record>().at("outcome"));
      all.push_back(std::move(seen));
    }
    return all;
  }

  // Steps, and the branches of a `parallel`, whose ends are counted as a step's are.
  void bind_step(Record& steps, std::string_view name) const {
    if (const auto* step = context_.workflow.step(name)) {
      steps.set(name, step_record(step->name, zero_counts(*step)));
      return;
    }
    const auto& blocks = context_.workflow.blocks;
    const auto block = std::find_if(blocks.begin(), blocks.end(), [&](const auto& b) { return b.name == name; });
    if (block != blocks.end()) steps.set(name, step_record(block->name, {}));
  }
  Record step_record(const std::string& name, Record ended) const {
    Record r{{"times", 0}, {"open", is_open(name)}};
    if (const StepSummary* t = step_summary(context_.a_case, name, context_.frame)) {
      for (const auto& [outcome, n] : t->ended) ended.set(outcome, n);
      r.set("times", t->times), r.set("at", t->at), r.set("outcome", t->outcome), r.set("by", text_or_empty(t->by));
    }
    r.set("ended", std::move(ended));
    return r;
  }
  bool is_open(const std::string& step) const {
    const Case& c = context_.a_case;
    return std::any_of(c.tokens.begin(), c.tokens.end(), [&](const Token& t) {
      if (t.step != step || !t.branch.empty()) return false;
      const auto frame_rows = c.row_path(t.parent);
      return frame_rows.empty() || rows_ == frame_rows || rows_.starts_with(frame_rows + "/");
    });
  }

  const EvaluationContext& context_;
  const Record& form_;
  std::string rows_;
  std::map<std::string, Value, std::less<>> bound_;
  std::set<std::string, std::less<>> lists_of_form_;  // bound with their outcomes, in the place of the form's value
};

}  // namespace

expression::Result evaluate(const expression::Program& program, const EvaluationContext& context, const Record& form,
                            std::string_view outcome) {
  const CaseBindings bindings(program, context, form, outcome);
  return program.evaluate(bindings, context.decision.moment);
}

Value computed(const definition::Field& field, const EvaluationContext& context, const Record& form) {
  for (const auto& row : field.computed) {
    if (row.guard && !evaluate(*row.guard, context, form).is_true()) continue;
    if (const auto* delay = std::get_if<Delay>(&row.value)) return to_text(*delay);
    auto result = evaluate(std::get<expression::Program>(row.value), context, form);
    return result.kind == expression::Result::Kind::value ? std::move(result.value) : Value();
  }
  return {};
}

}  // namespace parcours::execution
