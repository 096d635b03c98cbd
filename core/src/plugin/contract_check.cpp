#include "plugin/contract_check.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "plugin/names.hpp"

namespace parcours::plugin {
namespace {

using sdk::Outcome;

constexpr std::size_t max_problems = 100, max_facts = 1000, max_dimensions = 16, max_dimension_length = 200;

bool is_in(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string not_among(const std::string& name, const std::vector<std::string>& names) {
  if (names.empty()) return fmt::format("'{}', and the contract declares none", printable(name));
  const auto near = nearest(name, names);
  return fmt::format("'{}' is not among {}{}", printable(name), fmt::join(names, ", "),
                     near.empty() ? "" : ": did you mean '" + near + "'?");
}

// Compares one answer with its contract.
class Comparison {
 public:
  Comparison(const Contract& contract, const sdk::Call& call, const Outcome& outcome,
             const std::vector<std::string>* indicators)
      : contract_(contract), call_(call), outcome_(outcome), indicators_(indicators) {}

  std::vector<std::string> run() {
    kind();
    problems();
    facts();
    return std::move(found_);
  }

 private:
  void broken(std::string text) { found_.push_back(std::move(text)); }
  void kind() {
    switch (outcome_.kind) {
      case Outcome::Kind::ended:
        return ended();
      case Outcome::Kind::refused:
        return refused();
      case Outcome::Kind::later:
        return later();
    }
    broken("it answers in a way that is none");
  }
  void ended();
  void refused();
  void later();
  void output(const Datum& datum);
  void problems();
  void problem(const Problem& problem);
  void facts();
  void fact(const Outcome::Fact& fact);
  void dimension(const std::string& indicator, const std::string& name, const Value& value);

  const Contract& contract_;
  const sdk::Call& call_;
  const Outcome& outcome_;
  const std::vector<std::string>* indicators_;  // null: any
  std::vector<std::string> found_;
};

void Comparison::ended() {
  if (!is_in(contract_.outcomes, outcome_.name)) broken("outcome " + not_among(outcome_.name, contract_.outcomes));
  if (contract_.chosen && outcome_.name != call_.chosen)
    broken(fmt::format("the person chose outcome '{}' and it ends as '{}'", printable(call_.chosen),
                       printable(outcome_.name)));
  std::vector<std::string> declared;
  for (const auto& datum : contract_.output) {
    declared.push_back(datum.name);
    output(datum);
  }
  for (const auto& [name, value] : outcome_.outputs)
    if (!is_in(declared, name)) broken("output " + not_among(name, declared));
}

void Comparison::output(const Datum& datum) {
  const auto* value = outcome_.outputs.find(datum.name);
  const bool missing = value == nullptr || value->is_null();
  if (missing && datum.required) broken(fmt::format("output '{}' is required and missing", datum.name));
  if (!missing && !conforms(datum, *value))
    broken(fmt::format("output '{}': {}", datum.name, misfit_text(datum, *value)));
}

void Comparison::refused() {
  if (outcome_.problems.empty()) broken("it refuses and says no problem");
  if (!outcome_.outputs.empty() || !outcome_.facts.empty()) broken("it refuses, yet gives outputs or counts");
}

void Comparison::later() {
  if (!is_code(outcome_.name)) broken(fmt::format("it asks to be run later and its reason is no code: {}", code_rule));
  if (!outcome_.outputs.empty() || !outcome_.facts.empty())
    broken("it asks to be run later, yet gives outputs or counts");
}

void Comparison::problems() {
  if (outcome_.problems.size() > max_problems)
    return broken(fmt::format("it tells more than {} problems", max_problems));
  for (const auto& each : outcome_.problems) problem(each);
}

void Comparison::problem(const Problem& problem) {
  if (!is_in(contract_.problems, problem.code)) broken("problem " + not_among(problem.code, contract_.problems));
  const auto valid = [](const Text& text) {
    return std::all_of(text.translations().begin(), text.translations().end(),
                       [](const auto& each) { return find_invalid(each.second) == std::string::npos; });
  };
  if (!valid(problem.message) || !valid(problem.hint))
    broken(fmt::format("a text of problem '{}' is not UTF-8", printable(problem.code)));
  if (outcome_.kind == Outcome::Kind::ended && problem.severity == Problem::Severity::error)
    broken(fmt::format("it ends and tells '{}' as an error, not as a question", printable(problem.code)));
  if (outcome_.kind == Outcome::Kind::refused && problem.severity != Problem::Severity::error)
    broken(fmt::format("it refuses with '{}', which is no error", printable(problem.code)));
}

void Comparison::facts() {
  if (outcome_.facts.size() > max_facts) return broken(fmt::format("it counts more than {} facts", max_facts));
  for (const auto& each : outcome_.facts) fact(each);
}

void Comparison::fact(const Outcome::Fact& fact) {
  const auto sheet = contract_.action.substr(0, contract_.action.find('.') + 1);
  if (!fact.indicator.starts_with(sheet) || !is_name(std::string_view(fact.indicator).substr(sheet.size())))
    broken(fmt::format("it counts '{}', which is no indicator of '{}'", printable(fact.indicator), sheet));
  else if (indicators_ && !is_in(*indicators_, fact.indicator))
    broken("it counts what the sheet does not declare: indicator " + not_among(fact.indicator, *indicators_));
  if (fact.by.size() > max_dimensions)
    broken(fmt::format("'{}' has more than {} dimensions", printable(fact.indicator), max_dimensions));
  for (const auto& [name, value] : fact.by) dimension(fact.indicator, name, value);
}

void Comparison::dimension(const std::string& indicator, const std::string& name, const Value& value) {
  if (!is_name(name))
    broken(fmt::format("dimension '{}' of '{}' is no name: {}", printable(name), printable(indicator), name_rule));
  const auto* text = value.get_if<std::string>();
  const bool short_text =
      text != nullptr && text->size() <= max_dimension_length && find_invalid(*text) == std::string::npos;
  if (!short_text && !value.is<std::int64_t>() && !value.is<bool>())
    broken(fmt::format("dimension '{}' of '{}' is no short text, integer or boolean", printable(name),
                       printable(indicator)));
}

}  // namespace

std::vector<std::string> contract_violations(const Contract& contract, const sdk::Call& call, const Outcome& outcome,
                                             const std::vector<std::string>* indicators) {
  return Comparison(contract, call, outcome, indicators).run();
}

}  // namespace parcours::plugin
