// A report of a child who is known, between real cases of P2: what is reported is never lost.
#include "sheets/city.hpp"

namespace parcours {
namespace {

using testing::Kind;
using testing::SheetsCity;

class AReportOfAKnownChild : public ::testing::Test {
 protected:
  std::string report(const char* fact) {
    return city.open("presence-educative",
                     {{"quartier", "monaque"}, {"origine", "ecole"}, {"faits", List{fact}}, {"naissance", "2016"}},
                     "claire");
  }
  void join(const std::string& reference, const std::string& known) {
    city.go(reference, "verifier_doublon", "nadia", "rattache", {{"doublon_de", known}});
    city.deliver();
  }
  std::size_t joined_to(const std::string& reference) {
    const auto seen = city.engine.read({"nadia"}, reference);
    const auto* rows = seen->fields.find("signalements");
    return rows ? rows->as<List>().size() : 0;
  }
  std::string end_of(const std::string& reference) { return city.engine.read({"nadia"}, reference)->ended_as; }
  void an_hour_later() {
    city.clock.at += std::chrono::hours(1);
    city.deliver();
  }

  SheetsCity city{Kind::memory};
};

TEST_F(AReportOfAKnownChild, IsJoinedAndEnds) {
  const auto known = report("isolement");
  city.go(known, "verifier_doublon", "nadia", "nouveau");
  const auto second = report("danger_presume"), third = report("errance_tardive");
  join(second, known);
  join(third, known);

  EXPECT_EQ(joined_to(known), 2U);
  EXPECT_EQ(end_of(second), "rattache");
  EXPECT_EQ(end_of(third), "rattache");
  EXPECT_TRUE(city.task_at(known, "transmettre", "nadia")) << "a danger is presumed";
  city.expect_sound();
}

TEST_F(AReportOfAKnownChild, IsNotJoinedToItself) {
  const auto reported = report("isolement");
  const auto done = city.engine.submit(
      {Complete{*city.task_at(reported, "verifier_doublon", "nadia"), {{"doublon_de", reported}}, "rattache"},
       {"nadia"}});
  EXPECT_FALSE(done);
}

TEST_F(AReportOfAKnownChild, OfASituationThatHasEndedGoesBackToTheCoordination) {
  const auto known = report("isolement");
  city.go(known, "verifier_doublon", "nadia", "nouveau");
  city.go(known, "trier", "nadia", "sans_suite");
  const auto second = report("danger_presume");
  join(second, known);
  EXPECT_EQ(end_of(second), "");

  an_hour_later();
  ASSERT_TRUE(city.engine.submit({Reopen{known}, {"nadia"}}));
  city.go(second, "reprendre", "nadia", "rouverte");
  city.deliver();

  EXPECT_EQ(joined_to(known), 1U);
  EXPECT_EQ(end_of(second), "rattache");
  EXPECT_TRUE(city.task_at(known, "transmettre", "nadia"));
  city.expect_sound();
}

}  // namespace
}  // namespace parcours
