// What one sheet gives to another, between real cases: P2 to P3 at 16, P3 to P2 of a younger
// child, and to P2 from the sheets that report children.
#include "sheets/city.hpp"

namespace parcours {
namespace {

using testing::Kind;
using testing::SheetsCity;

class HandoversOfSheets : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (const auto why = testing::reason_to_skip(GetParam()); !why.empty()) GTEST_SKIP() << why;
    city = std::make_unique<SheetsCity>(GetParam());
  }
  // The case that waits for that actor to accept it.
  std::optional<TaskId> offered_to(const std::string& actor) {
    for (const auto& task : city->engine.tasks({actor}).items)
      if (task.step == "accepts") return task.id;
    return std::nullopt;
  }
  void answer(const std::string& actor, const std::string& outcome) {
    const auto task = offered_to(actor);
    ASSERT_TRUE(task) << "nothing waits for " << actor;
    const auto done = city->engine.submit({Complete{*task, {}, outcome}, {actor}});
    ASSERT_TRUE(done) << testing::text_of(done.problems());
    city->deliver();
  }
  bool was_sent(const std::string& text) {
    const auto sent = city->engine.outbox({}, 500).items;
    return std::any_of(sent.begin(), sent.end(), [&](const auto& each) { return each.what == text; });
  }
  // What the actor who opened the case reads of it.
  std::string told(const std::string& reference, const std::string& opener) {
    const auto seen = city->engine.read({opener}, reference);
    return seen ? seen->told.in("fr") : std::string();
  }

  std::unique_ptr<SheetsCity> city;
};
ON_EVERY_DATABASE(HandoversOfSheets);

// A follow-up of a child who is 14, by karim.
std::string followed(SheetsCity& city) {
  const auto child = city.open("presence-educative",
                               {{"quartier", "monaque"},
                                {"origine", "college"},
                                {"faits", List{"isolement"}},
                                {"prenom", "Ilyes"},
                                {"naissance", "2011-12-10"}},
                               "claire");
  city.go(child, "verifier_doublon", "nadia", "nouveau");
  city.go(child, "trier", "nadia", "retenu");
  city.go(child, "planifier", "nadia", {}, {{"date_veille", "2026-11-24"}});
  city.go(child, "decider", "nadia", "educateur", {{"referent", "karim"}});
  city.go(child, "tenter", "karim", "joint", {{"proposition", "sport"}});
  city.go(child, "adherer", "karim", {}, {{"adhesion_enfant", "oui"}, {"adhesion_parents", "oui"}});
  city.go(child, "situer", "karim", {}, {{"echelle", 1}});
  city.go(child, "preparer", "karim", {}, {{"objectifs", List{"inscription"}}, {"prochain_point", "2026-12-08"}});
  return child;
}

TEST_P(HandoversOfSheets, FromP2ToP3AtSixteenWithTheConsentOfTheYoungPerson) {
  const auto child = followed(*city);
  city->clock.at = std::chrono::sys_days(std::chrono::year(2027) / 12 / 10) + std::chrono::hours(9);
  city->start(child, "proposer_relais", "karim", "accord", {{"accord_relais_le", "2027-12-10"}});
  city->deliver();

  const auto parcours = offered_to("mila");
  ASSERT_TRUE(parcours);
  answer("mila", "accepted");

  const auto seen = city->engine.read({"mila"}, parcours->reference);
  EXPECT_EQ(seen->fields.at("origine"), Value("p2"));
  EXPECT_EQ(seen->fields.at("prenom"), Value("Ilyes"));
  EXPECT_TRUE(city->task_at(parcours->reference, "rapprocher", "mila"));
  EXPECT_TRUE(city->task_at(child, "mesurer", "karim")) << "the follow-up is concluded";
  city->expect_sound();
}

TEST_P(HandoversOfSheets, FromP2ToP3ThatIsRefusedLeavesTheFollowUpAsItIs) {
  const auto child = followed(*city);
  city->clock.at = std::chrono::sys_days(std::chrono::year(2027) / 12 / 10) + std::chrono::hours(9);
  city->start(child, "proposer_relais", "karim", "accord", {{"accord_relais_le", "2027-12-10"}});
  city->deliver();

  answer("mila", "refused");

  EXPECT_FALSE(city->task_at(child, "mesurer", "karim"));
  EXPECT_TRUE(was_sent("relais_sans_suite"));
}

TEST_P(HandoversOfSheets, FromP3ToP2OfAYoungerChildWithTheConsentOfTheFamily) {
  const auto young = city->young_person("karim");
  city->start(young, "parler_du_cadet", "karim", "accord", {{"accord_famille_le", "2026-11-23"}});
  city->go(young, "confier_cadet", "karim", {}, {{"faits", List{"isolement"}}, {"naissance", "2015"}});
  city->deliver();
  const auto child = offered_to("nadia");
  ASSERT_TRUE(child);
  answer("nadia", "accepted");

  const auto seen = city->engine.read({"nadia"}, child->reference);
  EXPECT_EQ(seen->fields.at("origine"), Value("p3"));
  EXPECT_EQ(seen->fields.at("quartier"), Value("monaque"));
  EXPECT_TRUE(city->task_at(child->reference, "verifier_doublon", "nadia"));
  const auto kept = city->engine.read({"karim"}, young);
  EXPECT_EQ(kept->fields.find("faits"), nullptr);
  EXPECT_EQ(kept->fields.at("naissance"), Value(Date(std::chrono::year(2006) / 6 / 1)))
      << "the birth of the young person, not of the child";
  city->expect_sound();
}

TEST_P(HandoversOfSheets, FromP3ToP2ThatIsRefusedIsReportedToTheEducator) {
  const auto young = city->young_person("karim");
  city->start(young, "parler_du_cadet", "karim", "accord", {{"accord_famille_le", "2026-11-23"}});
  city->go(young, "confier_cadet", "karim", {}, {{"faits", List{"isolement"}}});
  city->deliver();

  answer("nadia", "refused");

  EXPECT_TRUE(was_sent("cadet_sans_suite"));
  EXPECT_TRUE(city->task_at(young, "choisir", "karim"));
}

// The sheets whose workflows are not shipped yet, with the origin that P2 counts.
struct Reporter {
  const char *workflow, *origin;
};
constexpr Reporter kReporters[] = {{"signalement-reseau", "p4"},
                                   {"ps5-confidence", "ps5"},
                                   {"alerte-college", "ps6"},
                                   {"signalement-tranquillite", "ps7"},
                                   {"acces-aux-droits", "p1"}};

// A workflow of another sheet that gives a child to P2.
void write_reporter(SheetsCity& city, const Reporter& reporter) {
  city.folder.write(
      std::string(reporter.workflow) + "/workflow.yaml", std::string("workflow: ") + reporter.workflow + R"(
title: Une autre fiche
subject: person
basis: essai
keep: { active: 1 year after end }
told: { suivi: Reçu, confie: Confié, garde: Gardé }
fields:
  quartier: { type: territory }
  faits: { type: choices, level: C3, person: subject, why: essai, of: [isolement, errance_tardive] }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: signalant_pro, form: [quartier, faits] }
      confier:
        handover: presence-educative
        title: Confier
        frame: essai
        carry: [quartier, faits]
        with: { origine: )" + reporter.origin + R"( }
        within: 5 working days
        next: { accepted: end confie, refused: end garde, expired: reprendre }
      reprendre: { task: Reprendre, by: signalant_pro, next: end garde }
)");
}

TEST_P(HandoversOfSheets, OfEveryOtherSheetAreAcceptedByTheCoordination) {
  for (const auto& reporter : kReporters) write_reporter(*city, reporter);
  city->deploy();
  for (const auto& reporter : kReporters) {
    const auto report =
        city->open(reporter.workflow, {{"quartier", "monaque"}, {"faits", List{"isolement"}}}, "claire");
    city->deliver();
    const auto child = offered_to("nadia");
    ASSERT_TRUE(child) << reporter.workflow;
    answer("nadia", "accepted");

    const auto seen = city->engine.read({"nadia"}, child->reference);
    EXPECT_EQ(seen->fields.at("origine"), Value(reporter.origin));
    EXPECT_TRUE(city->task_at(child->reference, "verifier_doublon", "nadia"));
    EXPECT_EQ(told(report, "claire"), "Confié");
  }
  city->expect_sound();
}

TEST_P(HandoversOfSheets, ThatTheCoordinationRefusesStayWithTheOtherSheet) {
  write_reporter(*city, kReporters[0]);
  city->deploy();
  const auto report =
      city->open(kReporters[0].workflow, {{"quartier", "monaque"}, {"faits", List{"isolement"}}}, "claire");
  city->deliver();
  const auto child = offered_to("nadia");
  ASSERT_TRUE(child);

  answer("nadia", "refused");

  EXPECT_EQ(city->engine.read({"nadia"}, child->reference)->ended_as, "refused");
  EXPECT_EQ(told(report, "claire"), "Gardé");
}

}  // namespace
}  // namespace parcours
