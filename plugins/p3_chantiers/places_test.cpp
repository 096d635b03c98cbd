#include <parcours/testing/matchers.hpp>

namespace p3 {
namespace {

using parcours::Record;
using parcours::Value;
using parcours::sdk::Outcome;
using parcours::testing::at;
using parcours::testing::Counts;
using parcours::testing::day;
using parcours::testing::EndsAs;
using parcours::testing::Given;
using parcours::testing::Gives;
using parcours::testing::Harness;
using parcours::testing::RefusedWith;
using ::testing::AllOf;

// The chantier is the case 1, the young people are the cases from 2 on.
class Places : public ::testing::Test {
 protected:
  Places() { EXPECT_THAT(open(2), EndsAs("ouvert")); }
  Outcome open(int places, const char* start = "2026-12-07", const char* end = "2026-12-18", std::int64_t of = 1) {
    return in_case(of, "p3.open_places", {.input = {{"places", places}, {"debut", day(start)}, {"fin", day(end)}}});
  }
  Outcome offer(std::int64_t to, std::int64_t chantier = 1) {
    return in_case(to, "p3.offer_place",
                   {.input = {{"chantier", reference(chantier)}, {"naissance", day("2006-06-01")}}});
  }
  // With that birth, and with a derogation or without.
  Outcome offer_born(Value born, Value derogation = {}) {
    return in_case(2, "p3.offer_place",
                   {.input = {{"chantier", reference(1)}, {"naissance", born}, {"derogation", derogation}}});
  }
  Outcome take_turn(std::int64_t to, std::int64_t chantier = 1, const char* born = "2006") {
    return in_case(to, "p3.take_turn", {.input = {{"chantier", reference(chantier)}, {"naissance", born}}});
  }
  Outcome accept(std::int64_t by) { return in_case(by, "p3.accept_place", {.fields = {{"chantier", reference(1)}}}); }
  Outcome give_back(std::int64_t by) { return in_case(by, "p3.give_back", {.fields = {{"chantier", reference(1)}}}); }
  // By 2, whose dates of the chantier are these.
  Outcome give_back_from(const char* start, const char* end) {
    return in_case(
        2, "p3.give_back",
        {.fields = {{"chantier", reference(1)}, {"chantier_debut", day(start)}, {"chantier_fin", day(end)}}});
  }
  Outcome next() { return in_case(1, "p3.next_waiting", {}); }
  static std::string reference(std::int64_t of) { return "P3-2026-0000" + std::to_string(of); }
  Outcome in_case(std::int64_t of, const char* action, Given given) {
    given.case_id = of;
    given.reference = reference(of);
    given.now = now_ += std::chrono::minutes{1};
    return harness_.run(action, given);
  }

  Harness harness_{PARCOURS_PLUGIN_FILE};
  parcours::Instant now_ = at("2026-11-23 10:00");
};

TEST_F(Places, AreOfferedWhileOneIsFreeAndThenThereIsAWaitingList) {
  EXPECT_THAT(offer(2), AllOf(EndsAs("proposee"), Gives("chantier_debut", day("2026-12-07")),
                              Gives("chantier_fin", day("2026-12-18"))));
  EXPECT_THAT(offer(3), EndsAs("proposee"));
  EXPECT_THAT(offer(4), EndsAs("liste_attente"));
}

TEST_F(Places, AreCountedWhenTheyAreTaken) {
  offer(2);
  EXPECT_THAT(accept(2), AllOf(EndsAs("prise"), Counts("p3.i2_prises", 1)));
}

TEST_F(Places, ThatAreOfferedTwiceToOneArePlacesOnce) {
  offer(2);
  EXPECT_THAT(offer(2), EndsAs("proposee"));
  EXPECT_THAT(offer(3), EndsAs("proposee"));
}

TEST_F(Places, ThatAreGivenBackGoToWhoWaitsFirst) {
  offer(2), offer(3), offer(4), offer(5);
  EXPECT_THAT(next(), EndsAs("personne"));
  EXPECT_THAT(give_back(2), EndsAs("rendue"));

  EXPECT_THAT(offer(5), EndsAs("liste_attente"));  // 4 waits before them
  EXPECT_THAT(next(), AllOf(EndsAs("suivant"), Gives("suivant", Value(reference(4)))));
  EXPECT_THAT(offer(4), EndsAs("proposee"));
  EXPECT_THAT(next(), EndsAs("personne"));
}

TEST_F(Places, WhoIsAskedAndDoesNotAnswerIsPassedOver) {
  offer(2), offer(3), offer(4), offer(5), give_back(2);
  EXPECT_THAT(next(), Gives("suivant", Value(reference(4))));
  EXPECT_THAT(next(), Gives("suivant", Value(reference(5))));
  EXPECT_THAT(offer(5), EndsAs("liste_attente"));  // 4 may still answer
  next(), next(), next(), next();

  EXPECT_THAT(offer(5), EndsAs("proposee"));
}

TEST_F(Places, AreGivenBackOnce) {
  offer(2), offer(3);
  give_back(2), give_back(2);
  EXPECT_THAT(offer(4), EndsAs("proposee"));
  EXPECT_THAT(offer(5), EndsAs("liste_attente"));
}

TEST_F(Places, ThatAreGivenBackBeforeTheChantierLeaveNoDates) {
  offer(2), accept(2);
  EXPECT_THAT(give_back_from("2026-12-07", "2026-12-18"),
              AllOf(EndsAs("rendue"), Gives("chantier_debut", Value()), Gives("chantier_fin", Value())));
}

TEST_F(Places, ThatWereNotAcceptedLeaveNoDatesAfterTheStartEither) {
  offer(2);
  now_ = at("2026-12-08 09:00");
  EXPECT_THAT(give_back_from("2026-12-07", "2026-12-18"),
              AllOf(Gives("chantier_debut", Value()), Gives("chantier_fin", Value())));
}

TEST_F(Places, OfWhoAbandonsEndForThemThatDay) {
  offer(2), accept(2);
  now_ = at("2026-12-09 09:00");
  const auto given_back = give_back_from("2026-12-07", "2026-12-18");
  EXPECT_THAT(given_back, Gives("chantier_fin", day("2026-12-09")));
  EXPECT_EQ(given_back.outputs.find("chantier_debut"), nullptr);
}

TEST_F(Places, ThatAreWaitedForLeaveTheDatesOfTheChantierBefore) {
  offer(3), offer(4), offer(2);
  EXPECT_TRUE(give_back_from("2026-05-04", "2026-05-15").outputs.empty());
}

TEST_F(Places, WhoLeavesTheListIsNotAsked) {
  offer(2), offer(3), offer(4);
  give_back(4), give_back(2);
  EXPECT_THAT(next(), EndsAs("personne"));
}

TEST_F(Places, ThatAreNoLongerTheirsAreLost) {
  offer(2), give_back(2);
  EXPECT_THAT(accept(2), AllOf(EndsAs("perdue"), Gives("chantier_debut", Value()), Gives("chantier_fin", Value())));
}

TEST_F(Places, MayGrowAndDoNotFallBelowThoseTaken) {
  offer(2), offer(3), offer(4);
  EXPECT_THAT(open(1), RefusedWith("E_PLACES_TAKEN"));
  EXPECT_THAT(open(3), EndsAs("ouvert"));
  EXPECT_THAT(offer(4), EndsAs("proposee"));
}

TEST_F(Places, OfACancelledChantierAreTakenBackFromAll) {
  offer(2), offer(3), offer(4);
  const auto cancelled = in_case(1, "p3.cancel_chantier", {});
  EXPECT_THAT(cancelled, EndsAs("annule"));
  const parcours::List all{Record{{"parcours", reference(2)}}, Record{{"parcours", reference(3)}},
                           Record{{"parcours", reference(4)}}};
  EXPECT_THAT(cancelled, Gives("concernes", Value(all)));
  EXPECT_THAT(give_back(2), EndsAs("rendue"));
  EXPECT_THAT(accept(3), EndsAs("perdue"));
  EXPECT_THAT(offer(2), RefusedWith("E_NO_CHANTIER"));
}

TEST_F(Places, AreForTheAgesOfTheSheetOnTheFirstDay) {  // 7 December 2026
  EXPECT_THAT(offer_born(day("2010-12-08")), RefusedWith("E_AGE_MIN"));
  EXPECT_THAT(offer_born(day("2010-12-07")), EndsAs("proposee"));
  EXPECT_THAT(offer_born(day("2000-12-08")), EndsAs("proposee"));
  EXPECT_THAT(offer_born(day("2000-12-07")), RefusedWith("E_AGE_MAX"));
  EXPECT_THAT(offer_born("2010-12"), RefusedWith("E_AGE_UNCERTAIN"));
}

TEST_F(Places, AreForOlderPeopleByDerogation) {
  EXPECT_THAT(offer_born(day("1999-05-10"), true), EndsAs("proposee"));
  EXPECT_THAT(offer_born(day("1995-12-07"), true), RefusedWith("E_AGE_MAX"));
}

TEST_F(Places, WhoWaitsTakesTheirTurnOrLearnsThatItIsNoLongerPossible) {
  offer(2), offer(3), offer(4), give_back(2);
  EXPECT_THAT(take_turn(5), EndsAs("liste_attente"));  // 4 waits before them
  EXPECT_THAT(take_turn(4), AllOf(EndsAs("proposee"), Gives("chantier_debut", day("2026-12-07"))));
  EXPECT_THAT(take_turn(5, 1, "1990"), EndsAs("plus_possible"));
  EXPECT_THAT(take_turn(5, 8), EndsAs("plus_possible"));
  now_ = at("2026-12-07 08:00");
  EXPECT_THAT(take_turn(5), EndsAs("plus_possible"));
}

TEST_F(Places, AreRefusedWithTheReason) {
  EXPECT_THAT(offer(2, 8), RefusedWith("E_NO_CHANTIER"));
  EXPECT_THAT(open(0, "2027-01-04", "2027-01-15", 9), RefusedWith("E_PLACES_RANGE"));
  EXPECT_THAT(open(31, "2027-01-04", "2027-01-15", 9), RefusedWith("E_PLACES_RANGE"));
  EXPECT_THAT(open(3, "2027-01-15", "2027-01-04", 9), RefusedWith("E_DATES"));
  open(3, "2026-11-23", "2026-11-27", 9);
  EXPECT_THAT(offer(2, 9), RefusedWith("E_CHANTIER_STARTED"));
}

TEST_F(Places, OfTwoChantiersAtOneTimeAreNotForOne) {
  open(3, "2026-12-18", "2026-12-24", 8);
  open(3, "2026-12-19", "2026-12-24", 9);
  offer(2);
  EXPECT_THAT(offer(2, 8), RefusedWith("E_OVERLAP"));
  EXPECT_THAT(offer(2, 9), EndsAs("proposee"));
}

}  // namespace
}  // namespace p3
