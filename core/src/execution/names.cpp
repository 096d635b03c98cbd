#include "execution/names.hpp"

#include <algorithm>

#include "base/json.hpp"

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
       {std::pair{"phase", &c.phase}, {"opened_by", &c.opened_by}, {"territory", &c.territory}})
    if (!value->empty()) r.set(name, *value);
  return r;
}

// The outcomes that the step may have, each counted from 0.
Record none_ended(const definition::Step& step) {
  Record ended;
  for (const auto& route : step.next) ended.set(route.outcome, 0);
  return ended;
}

// Of "2/1": "2/1", then "2", then "": a step is counted in the rows of every `each` around it.
std::string_view parent_path(std::string_view rows) {
  const auto slash = rows.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : rows.substr(0, slash);
}

const StepSummary* summary_in(const std::string& name, const Case& c, std::string_view rows) {
  for (;; rows = parent_path(rows)) {
    if (auto at = c.steps.find(in_row_path(name, std::string(rows))); at != c.steps.end()) return &at->second;
    if (rows.empty()) return nullptr;
  }
}

bool is_open(const std::string& name, const Case& c, const std::string& rows) {
  return std::any_of(c.tokens.begin(), c.tokens.end(), [&](const Token& t) {
    if (t.step != name || !t.branch.empty()) return false;
    const auto frame_rows = c.row_path(t.parent);
    return frame_rows.empty() || rows == frame_rows || rows.starts_with(frame_rows + "/");
  });
}

Record step_record(const std::string& name, Record ended, const Case& c, const std::string& rows) {
  Record r{{"times", 0}, {"open", is_open(name, c, rows)}};
  if (const StepSummary* t = summary_in(name, c, rows)) {
    for (const auto& [outcome, n] : t->ended) ended.set(outcome, n);
    r.set("times", t->times), r.set("at", t->at), r.set("outcome", t->outcome), r.set("by", text_or_empty(t->by));
  }
  r.set("ended", std::move(ended));
  return r;
}

// Of "steps.tenter.times": "tenter".
std::string_view step_read(std::string_view name) {
  constexpr std::string_view prefix = "steps.";
  if (!name.starts_with(prefix)) return {};
  name.remove_prefix(prefix.size());
  return name.substr(0, name.find('.'));
}

// Steps, and the branches of a `parallel`, whose end is counted as a step's.
void add_step(Record& steps, std::string_view name, const definition::Workflow& w, const Case& c,
              const std::string& rows) {
  if (const auto* step = w.step(name)) {
    steps.set(name, step_record(step->name, none_ended(*step), c, rows));
    return;
  }
  const auto block = std::find_if(w.blocks.begin(), w.blocks.end(), [&](const auto& b) { return b.name == name; });
  if (block != w.blocks.end()) steps.set(name, step_record(block->name, {}, c, rows));
}

const List* rows_of(const Case& c, std::string_view list) {
  const auto at = c.fields.find(list);
  return at == c.fields.end() ? nullptr : at->second.value.get_if<List>();
}

Value with_outcome(const Value& row, const Case& c, std::string_view list, std::int64_t n) {
  Record r = row.as<Record>();
  const auto at = c.row_outcomes.find(list);
  if (at == c.row_outcomes.end() || n > static_cast<std::int64_t>(at->second.size())) return r;
  const auto& outcome = at->second[static_cast<std::size_t>(n - 1)];
  if (!outcome.empty()) r.set("outcome", outcome);
  return r;
}

// The rows of a list with how each branch ended.
Value with_outcomes(const List& rows, const Case& c, std::string_view list) {
  List all;
  std::int64_t n = 0;
  for (const auto& row : rows) all.push_back(with_outcome(row, c, list, ++n));
  return all;
}

// The row that the frame stands in, under the values of the form.
Value row_record(const definition::Field& list, std::int64_t n, const Case& c, const Record& form) {
  const Value value = row_at(list, c, n);
  if (value.is_null()) return {};
  Record row = value.as<Record>();
  for (const auto& field : list.fields)
    if (const auto* given = form.find(list.item + "." + field.name)) row.set(field.name, *given);
  return row;
}

}  // namespace

CaseNames::CaseNames(const definition::Workflow& workflow, const Case& a_case, const DecisionContext& context,
                     const expression::Program& program, std::int64_t frame, const Record& form,
                     std::string_view outcome)
    : case_(a_case), context_(context), form_(form) {
  made_["actor"] = text_or_empty(context.actor);
  made_["now"] = context.moment.now;
  made_["today"] = context.moment.today();
  made_["outcome"] = outcome.empty() ? Value() : Value(outcome);
  made_["case"] = case_record(a_case);
  Record steps;
  const std::string rows = a_case.row_path(frame);
  for (const auto& name : program.reads()) {
    if (const auto step = step_read(name); !step.empty()) {
      add_step(steps, step, workflow, a_case, rows);
      continue;
    }
    const auto head = std::string_view(name).substr(0, name.find('.'));
    if (made_.contains(head)) continue;
    const auto* list = workflow.list_of(head);
    const auto* field = list ? nullptr : workflow.field(head);
    if (list) made_[std::string(head)] = row_record(*list, row_of(workflow, a_case, frame, list->name), a_case, form);
    if (field && !field->computed.empty())
      made_[std::string(head)] = computed(*field, workflow, a_case, context, frame, form);
    if (const auto* all = field && !field->item.empty() && !form.find(head) ? rows_of(a_case, head) : nullptr)
      made_[std::string(head)] = with_outcomes(*all, a_case, head);
  }
  made_["steps"] = std::move(steps);
}

const Value* CaseNames::find(std::string_view name) const {
  const Value* found = form_.find(name);
  if (!found)
    if (auto at = made_.find(name); at != made_.end()) found = &at->second;
  if (!found)
    if (auto at = case_.fields.find(name); at != case_.fields.end()) found = &at->second.value;
  if (!found) found = context_.parameters.find(name);
  return found && !found->is_null() ? found : nullptr;
}

expression::Result evaluate(const expression::Program& program, const definition::Workflow& workflow,
                            const Case& a_case, const DecisionContext& context, std::int64_t frame, const Record& form,
                            std::string_view outcome) {
  const CaseNames names(workflow, a_case, context, program, frame, form, outcome);
  return program.evaluate(names, context.moment);
}

Value computed(const definition::Field& field, const definition::Workflow& workflow, const Case& a_case,
               const DecisionContext& context, std::int64_t frame, const Record& form) {
  for (const auto& row : field.computed) {
    if (row.guard && !evaluate(*row.guard, workflow, a_case, context, frame, form).is_true()) continue;
    if (const auto* delay = std::get_if<Delay>(&row.value)) return to_text(*delay);
    auto result = evaluate(std::get<expression::Program>(row.value), workflow, a_case, context, frame, form);
    return result.kind == expression::Result::Kind::value ? std::move(result.value) : Value();
  }
  return {};
}

const StepSummary* step_summary(const Case& a_case, const std::string& step, std::int64_t frame) {
  return summary_in(step, a_case, a_case.row_path(frame));
}

Value row_at(const definition::Field& list, const Case& a_case, std::int64_t row) {
  const auto* rows = rows_of(a_case, list.name);
  if (!rows || row < 1 || row > static_cast<std::int64_t>(rows->size())) return {};
  return with_outcome((*rows)[static_cast<std::size_t>(row - 1)], a_case, list.name, row);
}

std::string row_name(const definition::Field& list, const Record& row, std::int64_t number) {
  const auto* key = list.key.empty() ? nullptr : row.find(list.key);
  if (!key) return std::to_string(number);
  const auto* text = key->get_if<std::string>();
  return text ? *text : json::write_plain(*key);
}

std::int64_t row_of(const definition::Workflow& workflow, const Case& a_case, std::int64_t frame,
                    std::string_view list) {
  for (const Token* t = a_case.token(frame); t; t = a_case.token(t->parent)) {
    const auto* step = t->row > 0 ? workflow.step(t->step) : nullptr;
    if (step && step->list == list) return t->row;
  }
  return 0;
}

std::vector<const definition::Field*> lists_around(const definition::Workflow& workflow, const definition::Step& step) {
  std::vector<const definition::Field*> lists;
  for (const auto* at = &step; at->block != 0;) {
    at = &workflow.steps[static_cast<std::size_t>(workflow.blocks[static_cast<std::size_t>(at->block)].owner)];
    if (const auto* list = at->list.empty() ? nullptr : workflow.field(at->list)) lists.push_back(list);
  }
  return lists;
}

const Value* field_value(const definition::Workflow& workflow, const Case& a_case, std::int64_t frame,
                         std::string_view name) {
  const auto dot = name.find('.');
  if (dot == std::string_view::npos) {
    const auto at = a_case.fields.find(name);
    return at == a_case.fields.end() ? nullptr : &at->second.value;
  }
  const auto* list = workflow.list_of(name.substr(0, dot));
  const auto* rows = list ? rows_of(a_case, list->name) : nullptr;
  const auto n = list ? row_of(workflow, a_case, frame, list->name) : 0;
  if (!rows || n < 1 || n > static_cast<std::int64_t>(rows->size())) return nullptr;
  return (*rows)[static_cast<std::size_t>(n - 1)].as<Record>().find(name.substr(dot + 1));
}

}  // namespace parcours::execution
