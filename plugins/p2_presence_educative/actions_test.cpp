#include <parcours/testing/matchers.hpp>

#include <algorithm>

#include "support.hpp"

namespace p2 {
namespace {

using parcours::List;
using parcours::Record;
using parcours::Value;
using parcours::testing::Asks;
using parcours::testing::at;
using parcours::testing::day;
using parcours::testing::EndsAs;
using parcours::testing::Given;
using parcours::testing::Gives;
using parcours::testing::Harness;
using parcours::testing::RefusedWith;
using ::testing::AllOf;
using ::testing::Not;

const auto kSunday = at("2026-11-22 10:00");

class Sheet : public ::testing::Test {
 protected:
  auto run(const char* action, Given given) {
    given.now = kSunday;
    return harness_.run(action, given);
  }
  auto admit(Value naissance) { return run("p2.triage", {.input = {{"naissance", naissance}}, .chosen = "retenu"}); }

  Harness harness_{PARCOURS_PLUGIN_FILE};
};

class Triage : public Sheet {};

TEST_F(Triage, AdmitsFromTheEighthBirthdayToTheEveOfTheFifteenth) {
  EXPECT_THAT(admit(day("2018-11-22")), EndsAs("retenu"));
  EXPECT_THAT(admit(day("2018-11-23")), RefusedWith("E_AGE_MIN"));
  EXPECT_THAT(admit(day("2011-11-23")), EndsAs("retenu"));
  EXPECT_THAT(admit(day("2011-11-22")), RefusedWith("E_AGE_MAX"));
}

TEST_F(Triage, TakesTheBoundsOfTheCity) {
  Given given{.input = {{"naissance", day("2011-11-22")}, {"age_max", 15}}, .chosen = "retenu"};

  EXPECT_THAT(run("p2.triage", given), EndsAs("retenu"));
}

TEST_F(Triage, AsksWhenTheBirthIsTooUncertain) {
  EXPECT_THAT(admit("2012~"), AllOf(Asks("E_AGE_UNCERTAIN"), Gives("age_a_confirmer", day("2026-12-22"))));
  EXPECT_THAT(admit("2015~"), EndsAs("retenu"));
}

TEST_F(Triage, AsksWhereADangerIsPresumedAndNotChosen) {
  const auto sort = [&](const char* outcome, const char* fact) {
    return run("p2.triage", {.input = {{"naissance", day("2016-02-01")}},
                             .fields = {{"faits", List{"isolement", fact}}},
                             .chosen = outcome});
  };
  EXPECT_THAT(sort("sans_suite", "danger_presume"), Asks("E_DANGER_PRESUMED"));
  EXPECT_THAT(sort("retenu", "danger_presume"), Asks("E_DANGER_PRESUMED"));
  EXPECT_THAT(sort("danger", "danger_presume"), AllOf(EndsAs("danger"), Not(Asks("E_DANGER_PRESUMED"))));
  EXPECT_THAT(sort("retenu", "errance_tardive"), AllOf(EndsAs("retenu"), Not(Asks("E_DANGER_PRESUMED"))));
}

TEST_F(Triage, NeedsSomeBirthToAdmit) {
  EXPECT_THAT(run("p2.triage", {.chosen = "retenu"}), RefusedWith("E_BIRTH_MISSING"));
}

TEST_F(Triage, NeverRefusesADanger) {
  for (const char* born : {"2024-01-01", "2011-11-22", "1995-01-01"})
    EXPECT_THAT(run("p2.triage", {.input = {{"naissance", day(born)}}, .chosen = "danger"}),
                AllOf(EndsAs("danger"), Gives("danger", true)));
}

TEST_F(Triage, TellsNoValueInARefusal) {
  const auto outcome = admit(day("2018-11-23"));

  for (const auto& problem : outcome.problems) {
    EXPECT_EQ(problem.message.in("fr").find("2018"), std::string::npos);
    EXPECT_EQ(problem.message.in("fr").find("23"), std::string::npos);
  }
}

class RaiseIp : public Sheet {
 protected:
  auto raise(Record more) {
    Record input{
        {"faits", List{"danger_presume"}}, {"ip_transmise", at("2026-11-22 09:00")}, {"parents_informes", false}};
    for (const auto& [name, value] : more) input.set(name, value);
    return run("p2.raise_ip", {.input = input});
  }
};

TEST_F(RaiseIp, NeedsAMotiveWhenTheParentsAreNotInformed) {
  EXPECT_THAT(raise({}), RefusedWith("E_MOTIVE_MISSING"));
  EXPECT_THAT(raise({{"motif_sans_parents", "interet_contraire"}}), EndsAs("transmise"));
  EXPECT_THAT(raise({{"parents_informes", true}}), EndsAs("transmise"));
}

TEST_F(RaiseIp, RefusesATransmissionThatHasNotHappened) {
  EXPECT_THAT(raise({{"parents_informes", true}, {"ip_transmise", at("2026-11-22 10:01")}}),
              RefusedWith("E_DATE_FUTURE"));
}

class PlanVeille : public Sheet {
 protected:
  auto plan(const char* on) { return run("p2.plan_veille", {.input = {{"date_veille", day(on)}}}); }
};

TEST_F(PlanVeille, IsWithinThirtyFiveDaysOrConfirmed) {
  EXPECT_THAT(plan("2026-11-21"), RefusedWith("E_VEILLE_PAST"));
  EXPECT_THAT(plan("2026-11-22"), EndsAs("planifiee"));
  EXPECT_THAT(plan("2026-12-27"), EndsAs("planifiee"));
  EXPECT_THAT(plan("2026-12-28"), Asks("E_VEILLE_LATE"));
}

class TryContact : public Sheet {};

TEST_F(TryContact, IsEffectiveOnlyWithAProposal) {
  EXPECT_THAT(run("p2.try_contact", {.chosen = "joint"}), RefusedWith("E_PROPOSAL_MISSING"));
  EXPECT_THAT(run("p2.try_contact", {.input = {{"proposition", "sport"}}, .chosen = "joint"}), EndsAs("joint"));
  EXPECT_THAT(run("p2.try_contact", {.chosen = "absent"}), EndsAs("absent"));
}

class RecordAdhesion : public Sheet {
 protected:
  auto answer(const char* child, const char* parents, Value naissance = day("2016-05-03"), Record more = {}) {
    Record input{{"adhesion_enfant", child}, {"adhesion_parents", parents}, {"naissance", naissance}};
    for (const auto& [name, value] : more) input.set(name, value);
    return run("p2.record_adhesion", {.input = input});
  }
};

TEST_F(RecordAdhesion, NeedsBothToAgree) {
  EXPECT_THAT(answer("oui", "oui"), AllOf(EndsAs("oui"), Gives("date_adhesion", day("2026-11-22"))));
  EXPECT_THAT(answer("oui", "non"), EndsAs("non"));
  EXPECT_THAT(answer("non", "oui"), EndsAs("non"));
  EXPECT_THAT(answer("oui", "differe"), EndsAs("differe"));
  EXPECT_THAT(answer("differe", "oui"), EndsAs("differe"));
}

TEST_F(RecordAdhesion, LeavesTheParentsOutOnlyWithAMotive) {
  EXPECT_THAT(answer("oui", "non_sollicites"), RefusedWith("E_MOTIVE_MISSING"));
  EXPECT_THAT(answer("oui", "non_sollicites", day("2016-05-03"), {{"motif_sans_parents", "interet_contraire"}}),
              EndsAs("oui"));
}

TEST_F(RecordAdhesion, NeedsAtLeastTheYearOfBirth) {
  EXPECT_THAT(answer("oui", "oui", "2016~"), RefusedWith("E_BIRTH_ESTIMATED"));
  EXPECT_THAT(answer("oui", "oui", "2016"), EndsAs("oui"));
  EXPECT_THAT(answer("non", "oui", "2016~"), EndsAs("non"));
}

class Presence : public Sheet {
 protected:
  auto come(Record fields, const char* venue = "present") {
    return run("p2.presence", {.input = {{"activite", "sport"}, {"venue", venue}}, .fields = fields});
  }
};

TEST_F(Presence, AddsUpThoseWhoCame) {
  EXPECT_THAT(come({}), AllOf(EndsAs("notee"), Gives("presences", 1)));
  EXPECT_THAT(come({{"presences", 2}}), Gives("presences", 3));
  EXPECT_EQ(come({{"presences", 2}}, "excuse").outputs.find("presences"), nullptr);
}

TEST_F(Sheet, AddsUpTheExchangesWithTheSchool) {
  const Record input{{"rupture", "absenteisme"}, {"echange", "appel"}};

  EXPECT_THAT(run("p2.school_link", {.input = input}), AllOf(EndsAs("note"), Gives("echanges_ecole", 1)));
  EXPECT_THAT(run("p2.school_link", {.input = input, .fields = {{"echanges_ecole", 1}}}), Gives("echanges_ecole", 2));
}

class Ladder : public Sheet {
 protected:
  auto score(const char* moment, int value, Record fields = {}) {
    return run("p2.score_ladder", {.settings = {{"moment", moment}}, .input = {{"echelle", value}}, .fields = fields});
  }
};

TEST_F(Ladder, GoesFromZeroToFour) {
  EXPECT_THAT(score("point", -1), RefusedWith("E_LADDER_RANGE"));
  EXPECT_THAT(score("point", 0), EndsAs("relevee"));
  EXPECT_THAT(score("point", 4), EndsAs("relevee"));
  EXPECT_THAT(score("point", 5), RefusedWith("E_LADDER_RANGE"));
}

TEST_F(Ladder, IsKeptAtTheOpening) {
  EXPECT_THAT(score("ouverture", 1), Gives("echelle_ouverture", 1));
  EXPECT_EQ(score("cloture", 4).outputs.find("echelle_ouverture"), nullptr);
}

class Close : public Sheet {
 protected:
  auto close(const char* reason, Record fields = {}) { return run("p2.close", {.fields = fields, .chosen = reason}); }
};

TEST_F(Close, IsRefusedWhileADangerIsNotTransmitted) {
  EXPECT_THAT(close("integre", {{"danger", true}}), RefusedWith("E_IP_UNSENT"));
  EXPECT_THAT(close("integre", {{"danger", true}, {"ip_transmise", at("2026-11-20 09:00")}}), EndsAs("integre"));
  EXPECT_THAT(close("ip_prise_en_charge"), RefusedWith("E_IP_UNSENT"));
}

TEST_F(Close, ByAgeWaitsForTheEndOfThePublic) {
  EXPECT_THAT(close("age", {{"naissance", day("2011-11-23")}}), RefusedWith("E_AGE_NOT_REACHED"));
  EXPECT_THAT(close("age", {{"naissance", day("2011-11-22")}}), EndsAs("age"));
}

class StreetLog : public Sheet {
 protected:
  auto log_round(const char* from, const char* until, int team) {
    return run("p2.log_round",
               {.input = {{"lieu", "Tour B"}, {"debut", at(from)}, {"fin", at(until)}, {"equipe", team}}});
  }
  auto log_contact(int count, List bands, bool effective, Record more = {}) {
    Record input{{"nombre", count}, {"tranches", bands}, {"effectif", effective}};
    for (const auto& [name, value] : more) input.set(name, value);
    return run("p2.log_contact", {.input = input, .seq = ++seq_});
  }
  std::int64_t seq_ = 10;
};

TEST_F(StreetLog, TakesARoundOfTwoForAtMostSixHours) {
  EXPECT_THAT(log_round("2026-11-21 18:00", "2026-11-21 18:00", 2), RefusedWith("E_ROUND_ORDER"));
  EXPECT_THAT(log_round("2026-11-21 15:00", "2026-11-21 21:01", 2), RefusedWith("E_ROUND_LONG"));
  EXPECT_THAT(log_round("2026-11-21 18:00", "2026-11-21 20:00", 1), RefusedWith("E_TEAM_SMALL"));
  EXPECT_THAT(log_round("2026-11-22 09:00", "2026-11-22 10:01", 2), RefusedWith("E_DATE_FUTURE"));
  EXPECT_THAT(log_contact(4, {"de_10_11"}, false), RefusedWith("E_NO_ROUND"));
}

TEST_F(StreetLog, NotesAContactOfFour) {
  const Given round{
      .input = {{"lieu", "Tour B"}, {"debut", at("2026-11-21 17:30")}, {"fin", at("2026-11-21 20:00")}, {"equipe", 2}},
      .now = kSunday};
  const Given contact{.input = {{"nombre", 4},
                                {"tranches", List{"de_10_11", "de_12_14"}},
                                {"effectif", true},
                                {"proposition", "sport"}},
                      .now = kSunday,
                      .seq = 3};

  EXPECT_THAT(harness_.run("p2.log_round", round), EndsAs("enregistree"));
  EXPECT_THAT(harness_.run("p2.log_contact", contact), EndsAs("note"));
}

TEST_F(StreetLog, HasNoEffectiveContactWithoutAProposal) {
  log_round("2026-11-21 18:00", "2026-11-21 20:00", 2);

  EXPECT_THAT(log_contact(3, {"de_12_14"}, true), RefusedWith("E_PROPOSAL_MISSING"));
  EXPECT_THAT(log_contact(61, {"de_12_14"}, false), RefusedWith("E_COUNT_RANGE"));
  EXPECT_THAT(log_contact(3, {"de_12_14"}, false), EndsAs("note"));
}

TEST_F(Sheet, HasATextInBothLanguagesForEveryProblem) {
  for (const auto& action : harness_.actions())
    for (const auto& code : harness_.contract(action).problems) {
      const auto said = problem(code);
      EXPECT_FALSE(said.message.in("fr").empty()) << code;
      EXPECT_NE(said.message.in("fr"), said.message.in("en")) << code;
    }
}

// What P2 counts, the workflows declare.
TEST_F(Sheet, CountsNothingItself) {
  const auto outcome = run("p2.close", {.fields = {{"naissance", day("2011-11-22")}}, .chosen = "age"});

  EXPECT_TRUE(outcome.facts.empty());
  EXPECT_TRUE(admit(day("2016-05-03")).facts.empty());
}

TEST_F(Sheet, LetsOnlyAPersonDecideAboutAPerson) {
  EXPECT_TRUE(harness_.contract("p2.triage").decides);
  EXPECT_TRUE(harness_.contract("p2.close").decides);
}

}  // namespace
}  // namespace p2
