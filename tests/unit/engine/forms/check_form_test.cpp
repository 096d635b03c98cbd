#include <gmock/gmock.h>

#include "form_trial.hpp"

namespace parcours {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> codes(const Problems& problems) {
  std::vector<std::string> codes;
  for (const auto& problem : problems) codes.push_back(problem.code + " " + problem.where);
  return codes;
}

// What is checked before it is sent, and what the engine makes of it.
class ACheck : public testing::FormTrial {
 protected:
  struct Sent {
    Record with;
    std::string outcome{};
    std::vector<std::string> confirmed{};
  };
  std::vector<std::string> checked(const Form& form, const Sent& sent) {
    return codes(check(form, sent.with, sent.outcome, sent.confirmed));
  }
  std::vector<std::string> refused(const Checked<Receipt>& result) {
    return result ? std::vector<std::string>() : codes(result.problems());
  }
  std::vector<std::string> opened(const Sent& sent) {
    return refused(t.engine.submit({Open{"formulaires", sent.with, sent.outcome}, {"anna"}, 0, {}, sent.confirmed}));
  }
  std::vector<std::string> completed(const std::string& reference, const Sent& sent, const std::string& who = "chloe") {
    const auto task = read(reference, who).tasks.at(0).id;
    return refused(t.engine.submit({Complete{task, sent.with, sent.outcome}, {who}, 0, {}, sent.confirmed}));
  }
};

const Record kRight{{"nom", "Essai"}};

Record with(Record record, std::string_view name, Value value) {
  record.set(name, std::move(value));
  return record;
}

TEST_F(ACheck, FindsInAnOpeningWhatTheEngineFinds) {
  const std::vector<Sent> wrong{
      {},
      {with(kRight, "age", "beaucoup")},
      {with(kRight, "age", 200)},
      {with(kRight, "age", 100)},
      {with(kRight, "age", 50)},
      {with(kRight, "nom", std::string(41, 'a'))},
      {with(kRight, "motif", "loyr")},
      {with(kRight, "aides", List{"ancienne"})},
      {with(kRight, "precision", "non demandée")},
      {with(kRight, "inconnu", 1)},
      {with(kRight, "jour", "24/11/2026")},
      {with(kRight, "nom", "\xff")},
      {with(kRight, "besoins", List{Record{{"montant", 1}}})},
      {with(kRight, "besoins", List{Record{{"quoi", "a"}, {"montant", 0}, {"urgent", true}}})},
      {with(kRight, "besoins", List{Record{{"quoi", "a"}}, Record{{"quoi", "a"}}})},
      {kRight, "inconnue"},
  };
  for (const auto& sent : wrong) {
    const auto found = checked(opening(), sent);

    EXPECT_FALSE(found.empty());
    EXPECT_EQ(found, opened(sent));
  }
}

TEST_F(ACheck, PassesWhatTheEngineTakes) {
  EXPECT_THAT(checked(opening(), {kRight}), IsEmpty());
  EXPECT_THAT(opened({kRight}), IsEmpty());
}

TEST_F(ACheck, AsksQuestionsUntilTheyAreConfirmed) {
  const auto old = with(with(kRight, "age", 110), "precision", "oui");

  EXPECT_THAT(checked(opening(), {old}), ElementsAre("check-ouvrir-1 "));
  EXPECT_THAT(checked(opening(), {old, {}, {"check-ouvrir-1"}}), IsEmpty());
  EXPECT_EQ(check(opening(), old).at(0).severity, Problem::Severity::question);
}

TEST_F(ACheck, FindsInATaskWhatTheEngineFinds) {
  const auto reference = open(with(with(kRight, "secret", "oui"), "age", 2));
  const std::vector<Sent> wrong{
      {},
      {{}, "retenu"},
      {{{"libre", "x"}}, "refuse"},
      {{{"libre", "x"}, {"precision", "x"}}, "retenu"},
      {{{"libre", "x"}, {"precision", "x"}, {"nom", "Personne"}}, "refuse"},
      {{{"secret", "non"}}, "retenu"},
      {{{"libre", "x"}, {"double_age", 3}}, "retenu"},
      {{{"libre", "x"}}, "retenus"},
  };
  for (const auto& sent : wrong) {
    const auto found = checked(task(reference), sent);

    EXPECT_FALSE(found.empty()) << sent.outcome;
    EXPECT_EQ(found, completed(reference, sent));
  }
  EXPECT_THAT(checked(task(reference), {{{"libre", "x"}}, "retenu"}), IsEmpty());
}

TEST_F(ACheck, FindsInRowsWhatTheEngineFinds) {
  const List presents{Record{{"qui", "ana"}, {"attendu", true}}, Record{{"qui", "bo"}}};
  const auto reference = open(with(with(kRight, "secret", "rien"), "presents", presents));
  for (const Record& rows : {Record{{"bo", Record{{"venu", true}}}}, Record{{"cy", Record{{"venu", true}}}},
                             Record{{"ana", Record{}}}, Record{{"ana", Record{{"venu", "peut-être"}}}}}) {
    const Sent sent{{{"presents", rows}}, "retenu"};

    EXPECT_FALSE(checked(task(reference), sent).empty());
    EXPECT_EQ(checked(task(reference), sent), completed(reference, sent));
  }
  EXPECT_THAT(checked(task(reference), {{{"presents", Record{{"ana", Record{{"venu", true}}}}}}, "retenu"}), IsEmpty());
}

TEST_F(ACheck, LeavesToTheEngineWhatItsReaderMayNotSee) {
  t.engine.grant({"lee", "accueil", {}, {}, {}, {}}, {"root"});
  const auto hidden = open(with(kRight, "secret", "non")), absent = open();

  for (const auto& reference : {hidden, absent})
    for (const Sent& sent : {Sent{{}, "retenu"}, Sent{{{"libre", "x"}}, "retenu"}, Sent{{}, "refuse"}})
      EXPECT_EQ(checked(task(reference, "lee"), sent), checked(task(absent, "lee"), sent));
  EXPECT_THAT(checked(task(hidden, "lee"), {{}, "retenu"}), IsEmpty());
  EXPECT_THAT(completed(hidden, {{}, "retenu"}, "lee"), ElementsAre("check-decider-2 "));
  EXPECT_THAT(completed(absent, {{}, "retenu"}, "lee"), ElementsAre("missing secret"));
}

TEST_F(ACheck, MakesTheChecksOfWhatIsGivenBlind) {
  t.engine.grant({"lee", "accueil", {}, {}, {}, {}}, {"root"});

  EXPECT_THAT(checked(task(open(), "lee"), {{{"secret", "non"}}, "retenu"}), ElementsAre("check-decider-2 "));
}

TEST_F(ACheck, OfNoFormFindsNothing) { EXPECT_THAT(check(Form(), {{"nom", 1}}), IsEmpty()); }

class AFormBeingFilledIn : public ACheck {};

TEST_F(AFormBeingFilledIn, AsksByWhatIsGiven) {
  const auto form = fill(opening(), with(kRight, "age", 4));

  EXPECT_EQ(entry(form, "precision").asked, Asked::yes);
  EXPECT_TRUE(entry(form, "precision").required);
  EXPECT_EQ(entry(fill(form, with(kRight, "age", 2)), "precision").asked, Asked::no);
}

TEST_F(AFormBeingFilledIn, AsksByTheOutcomeThatIsChosen) {
  const auto form = fill(task(open(with(kRight, "secret", "rien"))), {}, "refuse");

  EXPECT_TRUE(entry(form, "precision").required);
  EXPECT_EQ(entry(form, "libre").asked, Asked::no);
}

TEST_F(AFormBeingFilledIn, IsNotTheFormThatItCameFrom) {
  const auto form = opening();
  fill(form, with(kRight, "age", 4));

  EXPECT_EQ(entry(form, "precision").asked, Asked::no);
}

TEST_F(AFormBeingFilledIn, KnowsAConditionOnceItsValueIsGivenBlind) {
  t.engine.grant({"lee", "accueil", {}, {}, {}, {}}, {"root"});
  const auto form = task(open(), "lee");

  EXPECT_EQ(entry(form, "libre").asked, Asked::unknown);
  EXPECT_EQ(entry(fill(form, {{"secret", "oui"}}), "libre").asked, Asked::yes);
  EXPECT_EQ(entry(fill(form, {{"secret", "rien"}}), "libre").asked, Asked::no);
}

}  // namespace
}  // namespace parcours
