// What is proved of random lists of guards, held against every case there is.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "definition/guard/completeness.hpp"
#include "support/paris.hpp"

namespace parcours::definition {
namespace {

using expression::Program;
using expression::Type;
using Kind = Type::Kind;
using Coverage = GuardAnalysis::Coverage;

constexpr int most = 6;

const expression::Environment& random_names() {
  static const expression::Environment all{{"aa", Kind::integer},
                                           {"bb", Kind::integer},
                                           {"choix", Type::choice_of({"un", "deux", "trois"})},
                                           {"drapeau", Kind::boolean},
                                           {"liste", Type::list_of(Type::choice_of({"rouge", "vert"}))}};
  return all;
}

// Every value that a name may have; null: it is empty.
std::vector<Value> domain(const std::string& name) {
  if (name == "choix") return {"un", "deux", "trois", {}};
  if (name == "drapeau") return {true, false, {}};
  if (name == "liste") return {List{"rouge"}, List{"vert"}, List{"rouge", "vert"}, {}};
  std::vector<Value> all{{}};
  for (int i = 0; i <= most; ++i) all.emplace_back(i);
  return all;
}

struct Case : expression::Bindings {
  const Value* find(std::string_view name) const override {
    const auto at = values.find(name);
    return at == values.end() || at->second.is_null() ? nullptr : &at->second;
  }
  std::map<std::string, Value, std::less<>> values;
};

class Guesser {
 public:
  explicit Guesser(unsigned seed) : random_(seed) {}
  int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }
  const char* one_of(std::initializer_list<const char*> words) {
    return words.begin()[below(static_cast<int>(words.size()))];
  }
  std::string condition(int depth) {
    if (depth > 0 && below(3) > 0)
      return "(" + condition(depth - 1) + one_of({" && ", " || "}) + condition(depth - 1) + ")";
    return (below(5) == 0 ? "!(" : "(") + atom() + ")";
  }

 private:
  std::string atom() {
    const std::string number = one_of({"aa", "bb"}), op = one_of({" < ", " <= ", " == ", " != ", " > ", " >= "});
    switch (below(9)) {
      case 0:
        return std::string("choix") + one_of({" == ", " != "}) + "'" + one_of({"un", "deux", "trois"}) + "'";
      case 1:
        return "choix in ['un', 'trois']";
      case 2:
        return "drapeau";
      case 3:
        return std::string("known(") + one_of({"aa", "bb", "choix", "drapeau", "liste"}) + ")";
      case 4:
        return std::string("liste.holds('") + one_of({"rouge", "vert"}) + "')";
      case 5:
        return "aa" + op + "bb";
      case 6:
        return "size(choix) > 2 && " + number + " in [1, 4]";
      default:
        return number + op + std::to_string(below(most + 3) - 1);
    }
  }
  std::mt19937 random_;
};

struct Trial {
  explicit Trial(Guesser& guess) : filled(guess.below(2) == 0) {
    for (int i = 1 + guess.below(5); i > 0; --i)
      programs.push_back(std::get<Program>(Program::compile(guess.condition(2), random_names(), Kind::boolean)));
    for (const auto& program : programs) guards.push_back(&program);
    for (const auto& [name, type] : random_names())
      if (std::any_of(programs.begin(), programs.end(), [&](const Program& p) { return reads(p, name); }))
        read.push_back(name);
  }
  static bool reads(const Program& program, const std::string& name) {
    return std::find(program.reads().begin(), program.reads().end(), name) != program.reads().end();
  }
  std::string text() const {
    std::string all;
    for (const auto& program : programs) all += program.text() + "\n";
    return all;
  }
  // The first guard that is true; as many as there are when none is.
  std::size_t taken(const Case& a_case) const {
    static const Calendar calendar("Europe/Paris");
    const Moment moment{Instant(), calendar};
    const auto at = std::find_if(programs.begin(), programs.end(),
                                 [&](const Program& p) { return p.evaluate(a_case, moment).is_true(); });
    return static_cast<std::size_t>(at - programs.begin());
  }
  // Calls `see` with every case that agrees with the values of `a_case`.
  template <class See>
  void every(Case a_case, std::size_t from, const See& see) const {
    if (from == read.size()) return see(a_case);
    if (a_case.values.contains(read[from])) return every(std::move(a_case), from + 1, see);
    for (const auto& value : domain(read[from])) {
      if (filled && value.is_null()) continue;
      auto next = a_case;
      next.values[read[from]] = value;
      every(std::move(next), from + 1, see);
    }
  }
  GuardAnalysis proof() const {
    GuardContext context(testing::paris());
    SearchBudget budget;
    context.bounds = [this](const std::string&, const Type& type) { return bounds(type); };
    return prove(guards, context, budget);
  }
  Bounds bounds(const Type& type) const {
    Bounds bounds;
    bounds.empty = !filled;
    if (type.kind() == Kind::integer) bounds.lower = Value(0), bounds.upper = Value(most);
    return bounds;
  }
  bool filled;  // nothing is ever empty
  std::vector<Program> programs;
  Guards guards;
  std::vector<std::string> read;
};

std::vector<bool> ever_taken(const Trial& trial) {
  std::vector<bool> taken(trial.guards.size() + 1);
  trial.every({}, 0, [&](const Case& a_case) { taken[trial.taken(a_case)] = true; });
  return taken;
}

TEST(ProveAtRandom, AgreesWithEveryCaseThereIs) {
  Guesser guess(20260302);
  int gaps = 0, complete = 0, dead = 0;
  for (int round = 0; round < 150; ++round) {
    const Trial trial(guess);
    const auto proof = trial.proof();
    const auto taken = ever_taken(trial);

    ASSERT_NE(proof.coverage, Coverage::undecided) << trial.text() << proof.why.in("en");
    EXPECT_EQ(proof.coverage == Coverage::gap, taken.back()) << trial.text() << proof.when.in("en");
    for (const auto* rows : {&proof.unreachable, &proof.never_true})
      for (const auto row : *rows) EXPECT_FALSE(taken[row]) << row << " of\n" << trial.text();
    const auto never_taken = static_cast<std::size_t>(std::count(taken.begin(), taken.end() - 1, false));
    EXPECT_EQ(proof.unreachable.size() + proof.never_true.size(), never_taken) << trial.text();
    (proof.coverage == Coverage::gap ? gaps : complete) += 1;
    dead += static_cast<int>(never_taken);
  }
  EXPECT_GT(gaps, 20);
  EXPECT_GT(complete, 20);
  EXPECT_GT(dead, 20);
}

TEST(ProveAtRandom, TellsOnlyCasesThatNothingTakesWhateverElseHolds) {
  Guesser guess(42);
  for (int round = 0; round < 150; ++round) {
    const Trial trial(guess);
    const auto proof = trial.proof();
    if (proof.coverage != Coverage::gap) continue;
    Case example;
    for (const auto& [name, value] : proof.example) example.values[name] = value;
    trial.every(example, 0, [&](const Case& a_case) {
      EXPECT_EQ(trial.taken(a_case), trial.guards.size()) << trial.text() << proof.when.in("en");
    });
  }
}

}  // namespace
}  // namespace parcours::definition
