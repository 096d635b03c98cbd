// Reads `value` and `checks` of fields.
#include <fmt/format.h>

#include <algorithm>

#include "definition/language/key_sets.hpp"
#include "definition/model/types.hpp"
#include "definition/read/checks.hpp"
#include "definition/read/passes.hpp"
#include "definition/read/rows.hpp"
#include "definition/read/scope.hpp"

namespace parcours::definition {
namespace {

using Kind = expression::Type::Kind;

// Reads an expression, or a delay for a duration.
std::optional<std::variant<Delay, Program>> read_one(const Pair& pair, const Field& field, Draft& draft) {
  const auto text = read_word(pair, draft.sink);
  if (!text) return std::nullopt;
  if (field.type == Type::duration && text->front() >= '0' && text->front() <= '9') {
    const auto delay = read_delay(pair, draft.sink);
    return delay ? std::optional<std::variant<Delay, Program>>(*delay) : std::nullopt;
  }
  auto program = compile(pair.value, pair.key.text, names_at(0, draft), expression_type(field), draft);
  return program ? std::optional<std::variant<Delay, Program>>(std::move(*program)) : std::nullopt;
}

void read_row(const Node& node, bool last, Field& field, Draft& draft) {
  if (!check_keys(node, node.span, key_sets::value_row, draft.sink)) return;
  check_row(node, last, "value", draft);
  const auto* given = pair_in(node, "otherwise");
  if (!given) given = pair_in(node, "value");
  auto value = given ? read_one(*given, field, draft) : std::nullopt;
  auto guard = read_guard(node, names_at(0, draft), draft);
  if (value) field.computed.push_back({std::move(guard), std::move(*value)});
}

void read_value(const Pair& pair, Field& field, Draft& draft) {
  if (!pair.value.is_list()) {
    if (auto value = read_one(pair, field, draft)) field.computed.push_back({std::nullopt, std::move(*value)});
    return;
  }
  if (!expect_list(pair, draft.sink)) return;
  for (std::size_t i = 0; i < pair.value.items.size(); ++i)
    read_row(pair.value.items[i], i + 1 == pair.value.items.size(), field, draft);
}

void add_reads(const Program& program, const Draft& draft, std::set<std::string>& names) {
  for (const auto& name : program.reads()) {
    const auto head = name.substr(0, name.find('.'));
    if (const auto* field = draft.workflow.field(head); field && !field->computed.empty()) names.insert(head);
  }
}

// Returns the computed fields that a computed field reads.
std::set<std::string> reads_of(const Field& field, const Draft& draft) {
  std::set<std::string> names;
  for (const auto& row : field.computed) {
    if (row.guard) add_reads(*row.guard, draft, names);
    if (const auto* program = std::get_if<Program>(&row.value)) add_reads(*program, draft, names);
  }
  return names;
}

// Follows the reads of computed fields, each once. A field that leads back to itself is a cycle.
class CycleCheck {
 public:
  CycleCheck(const Pair& fields, Draft& draft) : fields_(fields), draft_(draft) {}
  void follow(const std::string& name) {
    if (const auto at = std::find(path_.begin(), path_.end(), name); at != path_.end())
      return report({at, path_.end()});
    if (!known_.insert(name).second) return;
    path_.push_back(name);
    for (const auto& read : reads_of(*draft_.workflow.field(name), draft_)) follow(read);
    path_.pop_back();
  }

 private:
  void report(std::vector<std::string> circle) {
    circle.push_back(circle.front());
    const auto* pair = pair_in(fields_.value, circle.front());
    draft_.sink.report("computed-cycle", pair->key.span, {{"cycle", fmt::format("{}", fmt::join(circle, " → "))}});
  }

  const Pair& fields_;
  Draft& draft_;
  std::vector<std::string> path_;
  std::set<std::string> known_;
};

void read_check(const Node& node, const std::string& code, const Visibility& visibility, std::vector<Check>& checks,
                Draft& draft) {
  if (!check_keys(node, node.span, key_sets::check, draft.sink)) return;
  const auto* refuse = pair_in(node, "refuse");
  const auto* warn = pair_in(node, "warn");
  if (!refuse == !warn)
    return draft.sink.report("refuse-or-warn", node.pairs.empty() ? node.span : node.pairs.front().key.span);
  const auto* that = pair_in(node, "that");
  auto program = that ? compile(that->value, "that", visibility, Kind::boolean, draft) : std::nullopt;
  auto text = read_text(refuse ? *refuse : *warn, draft.sink);
  if (program) checks.push_back({code, std::move(*program), std::move(text), warn != nullptr});
}

std::string code_of(std::string name, std::size_t n) {
  std::replace(name.begin(), name.end(), '_', '-');
  return fmt::format("check-{}-{}", name, n);
}

}  // namespace

void read_checks(const Pair& pair, const std::string& name, const Visibility& visibility, std::vector<Check>& checks,
                 Draft& draft) {
  if (!expect_list(pair, draft.sink)) return;
  for (std::size_t i = 0; i < pair.value.items.size(); ++i)
    read_check(pair.value.items[i], code_of(name, i + 1), visibility, checks, draft);
}

void resolve_values(const RoutedDraft& in) {
  auto& draft = in.draft();
  const auto* fields = pair_in(in.root(), "fields");
  if (!fields) return;
  for (const auto& pair : fields->value.pairs) {
    const auto at = std::find_if(draft.workflow.fields.begin(), draft.workflow.fields.end(),
                                 [&](const Field& field) { return field.name == pair.key.text; });
    if (at == draft.workflow.fields.end()) continue;
    if (const auto* value = pair_in(pair.value, "value")) read_value(*value, *at, draft);
    if (const auto* checks = pair_in(pair.value, "checks"))
      read_checks(*checks, at->name, names_at(0, draft), at->checks, draft);
  }
  CycleCheck circles(*fields, draft);
  for (const auto& field : draft.workflow.fields)
    if (!field.computed.empty()) circles.follow(field.name);
}

}  // namespace parcours::definition
