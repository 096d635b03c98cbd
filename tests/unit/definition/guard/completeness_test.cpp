#include "definition/guard/completeness.hpp"

#include <gtest/gtest.h>

#include "support/paris.hpp"

namespace parcours::definition {
namespace {

using expression::Program;
using expression::Type;
using Kind = Type::Kind;
using Coverage = GuardAnalysis::Coverage;

expression::Environment names() {
  const auto count = Type::record_of({{"absent", Kind::integer}, {"joint", Kind::integer}});
  const auto step =
      Type::record_of({{"ended", count}, {"outcome", Type::choice_of({"joint", "absent"})}, {"times", Kind::integer}});
  return {{"age_du_chef", Kind::integer},
          {"autre_nombre", Kind::integer},
          {"canal", Type::choice_of({"famille", "ecole"})},
          {"danger", Kind::boolean},
          {"echeance", Kind::date},
          {"faits", Type::list_of(Type::choice_of({"errance", "isolement", "fugue"}))},
          {"montant", Kind::decimal},
          {"naissance", Kind::birth},
          {"now", Kind::instant},
          {"origine", Type::choice_of({"ecole", "famille", "habitant"})},
          {"remarque", Kind::text},
          {"seuil", Kind::integer},
          {"steps", Type::record_of({{"tenter", step}})},
          {"today", Kind::date}};
}

// Guards as they are written, "otherwise" among them; fields that are never empty are named in `filled`.
struct List {
  explicit List(const std::vector<std::string>& texts, const std::set<std::string>& filled = {}) {
    for (const auto& text : texts) {
      auto made = Program::compile(text, names(), Kind::boolean);
      if (text != "otherwise") programs.push_back(std::get<Program>(std::move(made)));
    }
    auto next = programs.begin();
    for (const auto& text : texts) guards.push_back(text == "otherwise" ? nullptr : &*next++);
    context.parameters.set("seuil", 6);
    context.bounds = [filled](const std::string& path, const Type& type) {
      Bounds bounds;
      bounds.empty = !filled.contains(path) && !path.starts_with("steps.") ? true : path.ends_with(".outcome");
      if (!bounds.empty && type.kind() == Kind::integer) bounds.lower = Value(0);
      if (path == "montant") bounds.decimals = 2;
      return bounds;
    };
  }
  GuardAnalysis prove() const {
    SearchBudget budget;
    return definition::prove(guards, context, budget);
  }
  std::vector<Program> programs;
  Guards guards;
  GuardContext context{testing::paris()};
};

GuardAnalysis proved(const std::vector<std::string>& texts, const std::set<std::string>& filled = {}) {
  return List(texts, filled).prove();
}
std::string gap(const std::vector<std::string>& texts, const std::set<std::string>& filled = {}) {
  const auto proof = proved(texts, filled);
  return proof.coverage == Coverage::gap          ? proof.when.in("en")
         : proof.coverage == Coverage::exhaustive ? "always"
                                                  : "unsure: " + proof.why.in("en");
}
using Indices = std::vector<std::size_t>;

TEST(Prove, FindsTheEmptyFieldThatNoGuardTakes) {
  EXPECT_EQ(gap({"danger", "!danger"}), "when danger is empty");
  EXPECT_EQ(gap({"danger", "!danger", "!known(danger)"}), "always");
  EXPECT_EQ(gap({"danger", "!danger"}, {"danger"}), "always");
}

TEST(Prove, TellsTheCaseInFrenchToo) {
  EXPECT_EQ(proved({"origine != 'famille'", "age_du_chef < 15", "age_du_chef > 15"}, {"origine", "age_du_chef"})
                .when.in("fr"),
            "quand origine est 'famille' et age_du_chef vaut 15");
}

TEST(Prove, FindsTheGapBetweenNumbers) {
  EXPECT_EQ(gap({"age_du_chef < 15", "age_du_chef > 15"}), "when age_du_chef is 15");
  EXPECT_EQ(gap({"age_du_chef <= 15", "age_du_chef >= 16"}, {"age_du_chef"}), "always");
  EXPECT_EQ(gap({"montant <= 15", "montant >= 15.02"}), "when montant is 15.01");
  EXPECT_EQ(gap({"montant <= 15", "montant >= 15.01"}, {"montant"}), "always");
}

TEST(Prove, FindsTheValueOfAChoiceThatIsLeft) {
  EXPECT_EQ(gap({"origine == 'ecole'", "origine in ['famille']"}), "when origine is 'habitant'");
  EXPECT_EQ(gap({"origine == 'ecole'", "origine in ['famille', 'habitant']"}, {"origine"}), "always");
  EXPECT_EQ(gap({"remarque == 'oui'"}), "when remarque is any other text");
}

TEST(Prove, NamesOnlyWhatMatters) {
  EXPECT_EQ(gap({"origine == 'ecole' && age_du_chef < 3", "age_du_chef >= 3", "origine != 'ecole' && age_du_chef < 3"},
                {"origine"}),
            "when age_du_chef is empty");
}

TEST(Prove, CountsABirthThatIsNotSure) {
  EXPECT_EQ(gap({"age(naissance) < 15", "age(naissance) > 15"}), "when age(naissance) is 15");
  EXPECT_EQ(gap({"age(naissance) < 15", "age(naissance) >= 15"}), "when age(naissance) is uncertain, from 14 to 15");
  EXPECT_EQ(gap({"age(naissance) < 15", "known(naissance)"}), "when naissance is empty");
}

TEST(Prove, TriesEveryMixtureOfAList) {
  EXPECT_EQ(gap({"faits.holds('errance')", "'isolement' in faits"}), "when faits holds fugue");
  EXPECT_EQ(gap({"faits.holds('errance')", "!faits.holds('errance')"}), "when faits is empty");
  EXPECT_EQ(gap({"size(faits) > 1", "size(faits) == 1"}, {"faits"}), "always");
}

TEST(Prove, CountsDaysFromToday) {
  EXPECT_EQ(gap({"echeance < today", "echeance > today + days(3)", "echeance == today"}),
            "when echeance is today + days(1)");
  EXPECT_EQ(gap({"echeance < today", "echeance >= today"}, {"echeance"}), "always");
  EXPECT_EQ(gap({"today < date('2027-01-01')", "today > date('2027-01-01')"}), "when today is 2027-01-01");
}

TEST(Prove, ComparesNamesWithEachOther) {
  EXPECT_EQ(gap({"age_du_chef < autre_nombre", "age_du_chef >= autre_nombre"}, {"age_du_chef", "autre_nombre"}),
            "always");
  EXPECT_EQ(gap({"age_du_chef < autre_nombre", "age_du_chef >= autre_nombre"}, {"age_du_chef"}),
            "when autre_nombre is empty");
  EXPECT_NE(gap({"age_du_chef < autre_nombre", "autre_nombre < 10"}, {"age_du_chef", "autre_nombre"}), "always");
  EXPECT_EQ(gap({"origine == canal", "origine != canal"}, {"origine", "canal"}), "always");
}

TEST(Prove, KnowsHowTheCountsOfAStepGoTogether) {
  EXPECT_EQ(gap({"steps.tenter.times >= 6", "steps.tenter.times < 6"}), "always");
  EXPECT_EQ(gap({"steps.tenter.ended.absent > steps.tenter.times", "steps.tenter.ended.absent <= steps.tenter.times"}),
            "always");
  EXPECT_EQ(proved({"steps.tenter.ended.absent > steps.tenter.times", "otherwise"}).never_true, Indices{0});
  EXPECT_EQ(gap({"steps.tenter.outcome == 'joint'", "steps.tenter.outcome == 'absent'", "steps.tenter.times == 0"}),
            "always");
}

TEST(Prove, TakesAParameterAtItsValue) {
  EXPECT_EQ(gap({"steps.tenter.times >= seuil", "steps.tenter.times < 6"}), "always");
  EXPECT_EQ(gap({"steps.tenter.times >= seuil", "steps.tenter.times < 5"}), "when steps.tenter.times is 5");
  EXPECT_EQ(proved({"steps.tenter.times >= seuil", "steps.tenter.times > 8", "otherwise"}).unreachable, Indices{});
}

TEST(Prove, SaysWhatItCannotDecide) {
  EXPECT_EQ(gap({"age_du_chef * 2 < autre_nombre + 5", "age_du_chef * 2 >= autre_nombre + 5"},
                {"age_du_chef", "autre_nombre"}),
            "unsure: 'age_du_chef * 2 < autre_nombre + 5' cannot be decided by trying values");
  EXPECT_EQ(gap({"remarque.startsWith('a')", "danger"}, {"remarque", "danger"}),
            "when remarque is any other text and danger is false");
}

TEST(Prove, FindsRowsThatAreNeverTaken) {
  EXPECT_EQ(proved({"age_du_chef > 3", "age_du_chef > 5", "otherwise"}).unreachable, Indices{1});
  EXPECT_EQ(proved({"age_du_chef > 3 && age_du_chef < 2", "otherwise"}).never_true, Indices{0});
  EXPECT_EQ(proved({"danger", "!danger", "otherwise"}, {"danger"}).unreachable, Indices{2});
  EXPECT_EQ(proved({"danger", "!danger", "otherwise"}).unreachable, Indices{});
}

TEST(Prove, StopsAtItsLimit) {
  std::vector<std::string> guards;
  for (int i = 0; i < 300; ++i)
    guards.push_back("age_du_chef == " + std::to_string(7 * i) + " && autre_nombre == " + std::to_string(i) +
                     " && montant == " + std::to_string(i));
  SearchBudget budget;
  const List list(guards);
  EXPECT_NE(prove(list.guards, list.context, budget).coverage, Coverage::exhaustive);
  EXPECT_LE(1'000'000 - budget.remaining, 2 * SearchBudget::per_list);
}

}  // namespace
}  // namespace parcours::definition
