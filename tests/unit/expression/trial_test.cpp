#include "unit/expression/trial.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/city.hpp"
#include "base/decimal.hpp"
#include "base/json.hpp"

namespace parcours::expression {

using Kind = Type::Kind;

const Environment& trial_names() {
  static const Type tenter = Type::record_of(
      {{"times", Kind::integer}, {"outcome", Kind::text}, {"ended", Type::record_of({{"absent", Kind::integer}})}});
  static const Environment names{{"b", Kind::boolean},
                                 {"no_b", Kind::boolean},
                                 {"n", Kind::integer},
                                 {"no_n", Kind::integer},
                                 {"r", Kind::real},
                                 {"prix", Kind::decimal},
                                 {"no_prix", Kind::decimal},
                                 {"t", Kind::text},
                                 {"no_t", Kind::text},
                                 {"d", Kind::date},
                                 {"no_d", Kind::date},
                                 {"at", Kind::instant},
                                 {"delai", Kind::duration},
                                 {"no_delai", Kind::duration},
                                 {"ne", Kind::birth},
                                 {"no_ne", Kind::birth},
                                 {"x", Kind::any},
                                 {"plan", Type::list_of(Kind::text)},
                                 {"no_plan", Type::list_of(Kind::text)},
                                 {"m", Type::map_of(Kind::integer)},
                                 {"steps", Type::record_of({{"tenter", tenter}})}};
  return names;
}

Holding trial_values() {
  Holding holding;
  holding.values = {{"b", true},
                    {"n", 7},
                    {"r", 2.5},
                    {"prix", *parse_decimal("12.50")},
                    {"t", "école"},
                    {"d", day("2026-11-20")},
                    {"at", Instant(std::chrono::sys_days(day("2026-11-20")) + std::chrono::hours(9))},
                    {"delai", Duration(std::chrono::hours(36))},
                    {"ne", day("2012-02-29")},
                    {"plan", List{"ecole", "sport"}},
                    {"m", Record{{"un", 1}, {"deux", 2}}},
                    {"x", 3},
                    {"steps", Record{{"tenter", Record{{"times", 2}, {"ended", Record{{"absent", 1}}}}}}}};
  return holding;
}

std::string answer(std::string_view text, const Holding& values, const Type& wanted) {
  static const Calendar calendar("Europe/Paris");
  static const City city{{{"monaque", {{43.0, 5.0}, {43.1, 5.0}, {43.1, 5.1}, {43.0, 5.1}}}},
                         {{day("2026-09-01"), day("2027-07-02"), {{day("2026-12-19"), day("2027-01-03")}}}}};
  const auto compiled = Program::compile(text, trial_names(), wanted);
  if (compiled.index() == 1) return "refused: " + faults(text, wanted);
  const auto result = std::get<Program>(compiled).evaluate(
      values, {calendar.at(day("2026-11-22"), std::chrono::hours(12)), calendar, city});
  if (result.kind == Result::Kind::value) return json::write_exact(result.value);
  return result.kind == Result::Kind::unknown ? "unknown" : "error: " + result.error;
}

std::string faults(std::string_view text, const Type& wanted) {
  const auto compiled = Program::compile(text, trial_names(), wanted);
  const auto* found = std::get_if<std::vector<Fault>>(&compiled);
  std::string all;
  if (!found) return all;
  for (const auto& fault : *found) {
    all += fmt::format("{}{}+{} {}: {}", all.empty() ? "" : "\n", fault.at, fault.length, fault.code,
                       fault.message.in("en"));
    if (!fault.hint.in("en").empty()) all += fmt::format(" ({})", fault.hint.in("en"));
  }
  return all;
}

std::string type_name(std::string_view text) {
  const auto compiled = Program::compile(text, trial_names());
  return compiled.index() == 0 ? std::get<Program>(compiled).type().name() : "refused: " + faults(text);
}

Date day(const char* written) { return parse_date(written).value(); }

TEST(Trial, TellsAnswersUnknownsErrorsAndFaultsApart) {
  EXPECT_EQ(answer("n"), "7");
  EXPECT_EQ(answer("no_n"), "unknown");
  EXPECT_EQ(answer("n / 0"), "error: division by zero");
  EXPECT_EQ(faults("nn"), "0+2 unknown-name: nothing is called 'nn' here (did you mean 'n'?)");
}

}  // namespace parcours::expression
