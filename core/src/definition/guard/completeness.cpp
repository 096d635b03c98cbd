#include "definition/guard/completeness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "definition/guard/search.hpp"

namespace parcours::definition {
namespace {

// The moment at which guards are tried. Any other would do.
Moment some_moment(const Calendar& calendar) {
  return {calendar.at(Date(std::chrono::year(2026) / 6 / 15), std::chrono::hours(12)), calendar};
}

struct FixedNames : expression::Bindings {
  explicit FixedNames(const Record& of) : values(of) {}
  const Value* find(std::string_view name) const override { return values.find(name); }
  const Record& values;
};

std::string joined(const std::vector<Text>& parts, const char* language, const char* last) {
  std::string all;
  for (std::size_t i = 0; i < parts.size(); ++i)
    all += (i == 0 ? "" : i + 1 == parts.size() ? last : ", ") + parts[i].in(language);
  return all;
}

Text describe_case(const Assignment& gap, const Variables& variables, const Moment& moment) {
  std::vector<Text> parts;
  for (std::size_t i = 0; i < gap.size(); ++i)
    if (gap[i] && !is_fixed_clock(variables.all[i])) parts.push_back(described(variables.all[i], *gap[i], moment));
  if (parts.empty()) return {"quoi qu'il arrive", "whatever happens"};
  return {"quand " + joined(parts, "fr", " et "), "when " + joined(parts, "en", " and ")};
}

// Why the list is undecided, with the text of the guard.
Text reason(const Rows& rows, const Variables& variables) {
  if (rows.empty()) return {"il y a trop de cas à essayer", "there are too many cases to try"};
  const auto& text = variables.guards[rows.front()].program->text();
  return {fmt::format("« {} » ne se laisse pas trancher en essayant des valeurs", text),
          fmt::format("'{}' cannot be decided by trying values", text)};
}

bool reads_a_parameter(const Guards& guards, const Record& parameters) {
  for (const auto* guard : guards)
    for (const auto& name : guard ? guard->reads() : std::vector<std::string>())
      if (parameters.find(name)) return true;
  return false;
}

class GuardAnalyzer {
 public:
  GuardAnalyzer(const GuardContext& context, SearchBudget& budget)
      : context_(context), budget_(budget), moment_(some_moment(context.calendar)), fixed_(context.parameters) {
    fixed_.set("today", moment_.today());
    fixed_.set("now", moment_.now);
  }
  GuardAnalysis prove(const Guards& guards) {
    GuardAnalysis proof;
    const auto variables = variables_of(guards, context_, FixedNames(fixed_), moment_, false);
    const auto found = search(variables);
    report_coverage(found, variables, proof);
    const bool all_taken = std::find(found.taken.begin(), found.taken.end(), false) == found.taken.end();
    if (!found.exhausted && !all_taken && !reads_a_parameter(guards, context_.parameters))
      find_unreachable(guards, proof);
    return proof;
  }

 private:
  GuardSearchResult search(const Variables& variables) {
    return GuardSearch(variables, fixed_, moment_, budget_).run();
  }

  void report_coverage(const GuardSearchResult& found, const Variables& variables, GuardAnalysis& proof) const {
    if (found.gap) {
      proof.coverage = GuardAnalysis::Coverage::gap;
      proof.when = describe_case(*found.gap, variables, moment_);
      for (std::size_t i = 0; i < variables.all.size(); ++i)
        if (const auto& value = (*found.gap)[i]; value && !is_fixed_clock(variables.all[i]))
          proof.example.emplace_back(variables.all[i].path, *value);
    } else if (found.exhausted || !found.undecided.empty()) {
      proof.coverage = GuardAnalysis::Coverage::undecided,
      proof.why = reason(found.exhausted ? Rows() : found.undecided, variables);
    }
  }
  void find_unreachable(const Guards& guards, GuardAnalysis& proof) {
    const auto never_taken = rows_never_taken(guards);
    for (const auto row : never_taken) {
      const bool alone = guards[row] && !rows_never_taken({guards[row]}).empty();
      (alone ? proof.never_true : proof.unreachable).push_back(row);
    }
  }
  Rows rows_never_taken(const Guards& guards) {
    const auto found = search(variables_of(guards, context_, FixedNames(fixed_), moment_, true));
    Rows rows;
    for (std::size_t row = 0; row < guards.size() && !found.exhausted; ++row)
      if (!found.taken[row]) rows.push_back(row);
    return rows;
  }

  const GuardContext& context_;
  SearchBudget& budget_;
  Moment moment_;
  Record fixed_;
};

}  // namespace

GuardAnalysis prove(const Guards& guards, const GuardContext& context, SearchBudget& budget) {
  return GuardAnalyzer(context, budget).prove(guards);
}

}  // namespace parcours::definition
