#include "testing/call_check.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "plugin/contract_check.hpp"

namespace parcours::testing {
namespace {

// Collects the mistakes of a call.
class CallCheck {
 public:
  explicit CallCheck(const Contract& contract) : contract_(contract) {}

  void run(const Given& given) {
    data("setting", contract_.settings, given.settings);
    data("input", contract_.input, given.input);
    names("field", contract_.reads, given.fields);
    chosen(given.chosen);
    if (wrong_.empty()) return;
    throw Error(Error::Code::misuse,
                fmt::format("action '{}' cannot be called so: {}", contract_.action, fmt::join(wrong_, "; ")));
  }

 private:
  void names(const char* kind, const std::vector<std::string>& declared, const Record& given) {
    for (const auto& [name, value] : given)
      if (std::find(declared.begin(), declared.end(), name) == declared.end()) {
        const auto near = nearest(name, declared);
        wrong_.push_back(
            fmt::format("{} '{}' is not declared{}", kind, name, near.empty() ? "" : ": did you mean '" + near + "'?"));
      }
  }
  void data(const char* kind, const std::vector<Datum>& data, const Record& given) {
    std::vector<std::string> declared;
    for (const auto& datum : data) {
      declared.push_back(datum.name);
      const auto* value = given.find(datum.name);
      const bool missing = value == nullptr || value->is_null();
      if (missing && datum.required) wrong_.push_back(fmt::format("{} '{}' is required and missing", kind, datum.name));
      if (!missing && !plugin::conforms(datum, *value))
        wrong_.push_back(fmt::format("{} '{}': {}", kind, datum.name, plugin::misfit_text(datum, *value)));
    }
    names(kind, declared, given);
  }
  void chosen(const std::string& outcome) {
    const auto& known = contract_.outcomes;
    if (!contract_.chosen && !outcome.empty())
      wrong_.push_back("an outcome is chosen, and the contract leaves it to the sheet");
    if (contract_.chosen && std::find(known.begin(), known.end(), outcome) == known.end())
      wrong_.push_back(fmt::format("the person chooses one of {}, not '{}'", fmt::join(known, ", "), outcome));
  }

  const Contract& contract_;
  std::vector<std::string> wrong_;
};

bool same_problem(const Problem& a, const Problem& b) {
  return a.code == b.code && a.where == b.where && a.message == b.message && a.hint == b.hint &&
         a.severity == b.severity;
}

bool same_fact(const sdk::Outcome::Fact& a, const sdk::Outcome::Fact& b) {
  return a.indicator == b.indicator && a.by == b.by && a.n == b.n;
}

}  // namespace

void check_given(const Contract& contract, const Given& given) { CallCheck(contract).run(given); }

std::vector<std::string> differences(const sdk::Outcome& a, const sdk::Outcome& b) {
  std::vector<std::string> parts;
  if (a.kind != b.kind || a.name != b.name) parts.emplace_back("the end");
  std::set<std::string> outputs;
  for (const auto* each : {&a.outputs, &b.outputs})
    for (const auto& [name, value] : *each) outputs.insert(name);
  for (const auto& name : outputs) {
    const auto *first = a.outputs.find(name), *second = b.outputs.find(name);
    if (!first || !second || *first != *second) parts.push_back(fmt::format("output '{}'", name));
  }
  if (!std::equal(a.problems.begin(), a.problems.end(), b.problems.begin(), b.problems.end(), same_problem))
    parts.emplace_back("problems");
  if (!std::equal(a.facts.begin(), a.facts.end(), b.facts.begin(), b.facts.end(), same_fact))
    parts.emplace_back("facts");
  return parts;
}

}  // namespace parcours::testing
