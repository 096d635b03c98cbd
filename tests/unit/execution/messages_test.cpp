#include <gmock/gmock.h>

#include "execution/codec.hpp"
#include "execution/decide.hpp"
#include "unit/execution/two_needs.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::workflow_of;

TEST(Message, GoesToTheRowThatItsKeyNames) {
  auto simulation = two_needs();
  ASSERT_THAT(simulation.apply(Delivery{"reponse", "paul", "sante", {{"besoin.refus", "complet"}}, "refuse"}),
              IsEmpty());

  EXPECT_THAT(simulation.a_case.row_outcomes.at("besoins"), ElementsAre("", "refuse"));
  EXPECT_EQ(simulation.a_case.fields.at("besoins").value.as<List>()[1].as<Record>().at("refus"), Value("complet"));
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST(Message, ThatNothingAwaitsIsKeptAndMovesNothing) {
  auto simulation = two_needs();
  ASSERT_THAT(simulation.apply(Delivery{"nouvelle", "paul", {}, {}, {}}), IsEmpty());

  EXPECT_THAT(simulation.journal.back(), SizeIs(1));
  EXPECT_TRUE(std::holds_alternative<MessageKept>(simulation.journal.back().front()));
}

TEST(Message, GoesToTheInnermostPlaceThatAwaitsIt) {
  CaseSimulation simulation(workflow_of(R"(
workflow: dedans
title: Dedans
subject: none
messages: { avis: { from: [partenaire] } }
phases:
  orientation:
    steps:
      recevoir: { task: Recevoir, by: signalant }
      instruire:
        block:
          steps: { lire: { task: Lire, by: referent, next: end lu } }
          meanwhile: [ { message: avis, next: end lu } ]
        meanwhile: [ { message: avis, next: end dehors } ]
        next: { lu: conclure }
      conclure: { task: Conclure, by: referent, next: end fait }
    meanwhile: [ { message: avis, next: end tout_dehors } ]
)"));
  simulation.open();

  simulation.apply(Delivery{"avis", "paul", {}, {}, {}});

  EXPECT_THAT(simulation.current_steps(), ElementsAre("conclure"));
}

TEST(Message, ThatDoesNotFitIsRefusedAndChangesNothing) {
  auto simulation = two_needs();
  EXPECT_EQ(simulation.apply(Delivery{"reponse", "paul", "sante", {}, "oui"}).front().code, "unknown-outcome");
  EXPECT_EQ(simulation.apply(Delivery{"reponse", "paul", "sante", {}, {}}).front().code, "choose-outcome");
  EXPECT_EQ(simulation.apply(Delivery{"reponse", "paul", "emploi", {}, "accepte"}).front().code, "unknown-row");
  EXPECT_EQ(simulation.apply(Delivery{"reponses", "paul", "sante", {}, "accepte"}).front().code, "unknown-message");
  EXPECT_EQ(simulation.apply(Delivery{"reponse", "paul", "sante", {{"motif", "x"}}, "accepte"}).front().code,
            "not-asked");
  EXPECT_EQ(simulation.journal.size(), 1u);
}

constexpr std::string_view kSender = R"(
workflow: envoi
title: Envoi
subject: none
fields:
  motif: { type: text }
  doublon_de: { type: case }
texts: { accuse: "Votre demande {case.ref} est reçue" }
phases:
  orientation:
    steps:
      recevoir:
        task: Recevoir
        by: signalant
        form: [motif, doublon_de: optional]
        next: { double: rattacher, neuf: remercier }
      rattacher: { send: complement, to: doublon_de, carry: [motif], next: end rattache }
      remercier: { send: accuse, to: [case.opened_by, referent] }
      transmettre:
        handover: accueil
        by: referent
        form: [prenom]
        carry: [motif: motif + '!']
        with: { origine: envoi }
        within: 5 working days
        next: { accepted: end fait, refused: preparer, expired: preparer }
      preparer: { task: Préparer, by: referent, next: transmettre }
)";

TEST(Send, GivesAMessageToTheCaseThatAFieldNames) {
  CaseSimulation simulation(workflow_of(kSender));
  ASSERT_THAT(simulation.open({{"motif", "bruit"}, {"doublon_de", "P2-2026-00007"}}, "double"), IsEmpty());

  ASSERT_THAT(simulation.effects, SizeIs(1));
  EXPECT_EQ(simulation.effects[0].kind, Effect::Kind::message);
  EXPECT_EQ(simulation.effects[0].what, "complement");
  EXPECT_THAT(simulation.effects[0].to, ElementsAre("P2-2026-00007"));
  EXPECT_EQ(simulation.effects[0].with, (Record{{"motif", "bruit"}}));
  EXPECT_EQ(simulation.a_case.ended_as, "rattache");
}

TEST(Send, GivesATextToPeopleAndItsContentIsNotInTheJournal) {
  CaseSimulation simulation(workflow_of(kSender));
  simulation.open({{"motif", "bruit"}}, "neuf");

  ASSERT_THAT(simulation.effects, SizeIs(1));
  EXPECT_EQ(simulation.effects[0].kind, Effect::Kind::text);
  EXPECT_THAT(simulation.effects[0].to, ElementsAre("actor:nadia", "role:referent"));
}

TEST(Handover, GivesWhatItCarriesAndWhatItAsksAndKeepsNothingOfThat) {
  CaseSimulation simulation(workflow_of(kSender));
  simulation.open({{"motif", "bruit"}}, "neuf");
  EXPECT_EQ(simulation.complete("transmettre").front().code, "missing");
  ASSERT_THAT(simulation.complete("transmettre", {{"prenom", "Lina"}}), IsEmpty());

  ASSERT_THAT(simulation.effects, SizeIs(1));
  EXPECT_EQ(simulation.effects[0].what, "accueil");
  EXPECT_EQ(simulation.effects[0].with, (Record{{"motif", "bruit!"}, {"origine", "envoi"}, {"prenom", "Lina"}}));
  const auto row = encode(simulation.journal.back());
  EXPECT_EQ((row.events + row.c2 + row.c3 + row.c4).find("Lina"), std::string::npos);
  EXPECT_FALSE(simulation.a_case.fields.contains("prenom"));

  ASSERT_THAT(simulation.apply(Reply{simulation.effects[0].token, "P2-2026-00001", "accepted"}), IsEmpty());
  EXPECT_EQ(simulation.a_case.ended_as, "fait");
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST(Handover, ThatExpiresNotifiesTheCaseThatHasReceivedIt) {
  CaseSimulation simulation(workflow_of(kSender));
  simulation.open({{"motif", "bruit"}}, "neuf");
  simulation.complete("transmettre", {{"prenom", "Lina"}});
  const auto token = simulation.effects[0].token;
  ASSERT_THAT(simulation.apply(Reply{token, "P2-2026-00001", "received"}), IsEmpty());
  simulation.wait_until("2026-12-01 00:00");

  ASSERT_THAT(simulation.effects, SizeIs(1));
  EXPECT_EQ(simulation.effects[0].kind, Effect::Kind::withdrawal);
  EXPECT_EQ(simulation.effects[0].what, "expired");
  EXPECT_THAT(simulation.effects[0].to, ElementsAre("P2-2026-00001"));
  EXPECT_EQ(simulation.replayed(), simulation.a_case);

  ASSERT_THAT(simulation.apply(Reply{token, "P2-2026-00001", "accepted", true}), IsEmpty());
  EXPECT_TRUE(std::get<Answered>(simulation.journal.back().front()).late);
  EXPECT_THAT(simulation.current_steps(), ElementsAre("preparer"));
}

TEST(Handover, ThatIsAnsweredInTimeNotifiesNobody) {
  CaseSimulation simulation(workflow_of(kSender));
  simulation.open({{"motif", "bruit"}}, "neuf");
  simulation.complete("transmettre", {{"prenom", "Lina"}});
  const auto token = simulation.effects[0].token;
  simulation.apply(Reply{token, "P2-2026-00001", "received"});
  simulation.apply(Reply{token, "P2-2026-00001", "accepted"});

  EXPECT_THAT(simulation.effects, IsEmpty());
  EXPECT_EQ(simulation.a_case.ended_as, "fait");
}

TEST(Handover, ExpiresWhenNobodyAnswers) {
  CaseSimulation simulation(workflow_of(kSender));
  simulation.open({{"motif", "bruit"}}, "neuf");
  simulation.complete("transmettre", {{"prenom", "Lina"}});
  simulation.wait_until("2026-12-01 00:00");

  EXPECT_THAT(simulation.current_steps(), ElementsAre("preparer"));
}

constexpr std::string_view kReceiver = R"(
workflow: accueil
title: Accueil
subject: none
accepts: { from: [envoi], by: coordonnateur, within: 5 working days }
fields:
  motif: { type: text }
  prenom: { type: text }
phases:
  signalement:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [motif, prenom] }
      traiter: { task: Traiter, by: coordonnateur, next: end fait }
)";

Opening handed() { return {"P2-2026-00001", 1, {{"motif", "bruit"}, {"prenom", "Lina"}}, {}, {"PS6-2026-00003", 7}}; }

TEST(Accept, ACaseThatAHandoverOpensWaitsToBeAccepted) {
  CaseSimulation simulation(workflow_of(kReceiver));
  ASSERT_THAT(simulation.apply(handed()), IsEmpty());
  EXPECT_THAT(simulation.current_steps(), ElementsAre("accepts"));
  EXPECT_THAT(eligible(simulation.workflow(), simulation.a_case, simulation.a_case.tokens.front()),
              ElementsAre(Eligible{"coordonnateur", "", ""}));

  ASSERT_THAT(simulation.complete("accepts", {}, "accepted"), IsEmpty());

  EXPECT_THAT(simulation.current_steps(), ElementsAre("traiter"));
  ASSERT_THAT(simulation.effects, SizeIs(1));
  EXPECT_EQ(simulation.effects[0].what, "accepted");
  EXPECT_THAT(simulation.effects[0].to, ElementsAre("PS6-2026-00003"));
  EXPECT_EQ(simulation.effects[0].token, 7);
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST(Accept, RefusedOrExpiredItEndsAndRepliesToTheSender) {
  CaseSimulation refused(workflow_of(kReceiver));
  refused.apply(handed());
  refused.complete("accepts", {}, "refused");
  EXPECT_EQ(refused.a_case.ended_as, "refused");
  EXPECT_EQ(refused.effects.at(0).what, "refused");

  CaseSimulation expired(workflow_of(kReceiver));
  expired.apply(handed());
  expired.wait_until("2026-12-01 00:00");
  EXPECT_EQ(expired.a_case.ended_as, "expired");
  EXPECT_EQ(expired.replayed(), expired.a_case);
}

TEST(Accept, ASuspensionIsCountedInTheUnitOfTheTimeThatItIsGiven) {
  CaseSimulation simulation(workflow_of(kReceiver));
  ASSERT_THAT(simulation.apply(handed()), IsEmpty());  // Monday 23 November: five working days
  simulation.wait_until("2026-11-27 09:00");
  ASSERT_THAT(simulation.apply(Suspension{}), IsEmpty());
  simulation.wait_until("2026-11-30 09:00");
  ASSERT_THAT(simulation.apply(Resumption{}), IsEmpty());

  // From Friday to Monday one working day passed.
  EXPECT_EQ(next_due(simulation.a_case), simulation.calendar.end_of(Date(std::chrono::year(2026) / 12 / 1)));
}

TEST(Accept, WhatDoesNotFillTheFirstFormOpensNothing) {
  CaseSimulation simulation(workflow_of(kReceiver));
  auto in = handed();
  in.with.remove("prenom");

  EXPECT_EQ(simulation.apply(in).front().code, "missing");
  EXPECT_THAT(simulation.journal, IsEmpty());
}

}  // namespace
}  // namespace parcours::execution
