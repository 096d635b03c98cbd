#include <gmock/gmock.h>

#include "execution/decide.hpp"
#include "support/rehearsal.hpp"

namespace parcours::execution {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Rehearsal;
using ::testing::SizeIs;
using testing::workflow_of;

constexpr std::string_view kNeeds = R"(
workflow: besoins-de-droits
title: Besoins
subject: none
fields:
  besoins:
    type: list
    item: besoin
    key: motif
    fields:
      motif: { type: text }
      refus: { type: text }
messages:
  reponse:
    from: [partenaire]
    form: [besoin.refus: optional]
    outcomes: { accepte: Nous prenons, refuse: Nous ne pouvons pas }
  nouvelle: { from: [partenaire] }
phases:
  orientation:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [besoins: { form: [motif] }] }
      traiter:
        each: besoins
        branch:
          steps:
            attendre:
              wait: La réponse du partenaire
              meanwhile:
                - { message: reponse, next: { accepte: end pris, refuse: end refuse } }
                - { after: 30 days, next: end expire }
      conclure: { task: Conclure, by: referent, next: end fait, meanwhile: [ { message: nouvelle, remind: referent } ] }
)";

Rehearsal two_needs() {
  Rehearsal play(workflow_of(kNeeds));
  play.open({{"besoins", List{Record{{"motif", "logement"}}, Record{{"motif", "sante"}}}}});
  return play;
}

TEST(Message, GoesToTheRowThatItsKeyNames) {
  auto play = two_needs();
  ASSERT_THAT(play.take(Delivery{"reponse", "paul", "sante", {{"besoin.refus", "complet"}}, "refuse"}), IsEmpty());

  EXPECT_THAT(play.a_case.row_outcomes.at("besoins"), ElementsAre("", "refuse"));
  EXPECT_EQ(play.a_case.fields.at("besoins").value.as<List>()[1].as<Record>().at("refus"), Value("complet"));
  EXPECT_EQ(play.replayed(), play.a_case);
}

TEST(Message, ThatNothingAwaitsIsKeptAndMovesNothing) {
  auto play = two_needs();
  ASSERT_THAT(play.take(Delivery{"nouvelle", "paul", {}, {}, {}}), IsEmpty());

  EXPECT_THAT(play.journal.back(), SizeIs(1));
  EXPECT_TRUE(std::holds_alternative<MessageKept>(play.journal.back().front()));
}

TEST(Message, GoesToTheInnermostPlaceThatAwaitsIt) {
  Rehearsal play(workflow_of(R"(
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
  play.open();

  play.take(Delivery{"avis", "paul", {}, {}, {}});

  EXPECT_THAT(play.stands_at(), ElementsAre("conclure"));
}

TEST(Message, ThatDoesNotFitIsRefusedAndChangesNothing) {
  auto play = two_needs();
  EXPECT_EQ(play.take(Delivery{"reponse", "paul", "sante", {}, "oui"}).front().code, "unknown-outcome");
  EXPECT_EQ(play.take(Delivery{"reponse", "paul", "sante", {}, {}}).front().code, "choose-outcome");
  EXPECT_EQ(play.take(Delivery{"reponse", "paul", "emploi", {}, "accepte"}).front().code, "unknown-row");
  EXPECT_EQ(play.take(Delivery{"reponses", "paul", "sante", {}, "accepte"}).front().code, "unknown-message");
  EXPECT_EQ(play.take(Delivery{"reponse", "paul", "sante", {{"motif", "x"}}, "accepte"}).front().code, "not-asked");
  EXPECT_EQ(play.journal.size(), 1u);
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
      recevoir: { task: Recevoir, by: signalant, form: [motif, doublon_de: optional], next: { double: rattacher, neuf: remercier } }
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
  Rehearsal play(workflow_of(kSender));
  ASSERT_THAT(play.open({{"motif", "bruit"}, {"doublon_de", "P2-2026-00007"}}, "double"), IsEmpty());

  ASSERT_THAT(play.effects, SizeIs(1));
  EXPECT_EQ(play.effects[0].kind, Effect::Kind::message);
  EXPECT_EQ(play.effects[0].what, "complement");
  EXPECT_THAT(play.effects[0].to, ElementsAre("P2-2026-00007"));
  EXPECT_EQ(play.effects[0].with, (Record{{"motif", "bruit"}}));
  EXPECT_EQ(play.a_case.ended_as, "rattache");
}

TEST(Send, GivesATextToPeopleAndNoContentStandsInTheJournal) {
  Rehearsal play(workflow_of(kSender));
  play.open({{"motif", "bruit"}}, "neuf");

  ASSERT_THAT(play.effects, SizeIs(1));
  EXPECT_EQ(play.effects[0].kind, Effect::Kind::text);
  EXPECT_THAT(play.effects[0].to, ElementsAre("actor:nadia", "role:referent"));
}

TEST(Handover, GivesWhatItCarriesAndWhatItAsksAndKeepsNothingOfThat) {
  Rehearsal play(workflow_of(kSender));
  play.open({{"motif", "bruit"}}, "neuf");
  EXPECT_EQ(play.complete("transmettre").front().code, "missing");
  ASSERT_THAT(play.complete("transmettre", {{"prenom", "Lina"}}), IsEmpty());

  ASSERT_THAT(play.effects, SizeIs(1));
  EXPECT_EQ(play.effects[0].what, "accueil");
  EXPECT_EQ(play.effects[0].with, (Record{{"motif", "bruit!"}, {"origine", "envoi"}, {"prenom", "Lina"}}));
  EXPECT_EQ(encode(play.journal.back()).find("Lina"), std::string::npos);
  EXPECT_FALSE(play.a_case.fields.contains("prenom"));

  ASSERT_THAT(play.take(Reply{play.effects[0].token, "P2-2026-00001", "accepted"}), IsEmpty());
  EXPECT_EQ(play.a_case.ended_as, "fait");
  EXPECT_EQ(play.replayed(), play.a_case);
}

TEST(Handover, ExpiresWhenNobodyAnswers) {
  Rehearsal play(workflow_of(kSender));
  play.open({{"motif", "bruit"}}, "neuf");
  play.complete("transmettre", {{"prenom", "Lina"}});
  play.wait_until("2026-12-01 00:00");

  EXPECT_THAT(play.stands_at(), ElementsAre("preparer"));
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
  Rehearsal play(workflow_of(kReceiver));
  ASSERT_THAT(play.take(handed()), IsEmpty());
  EXPECT_THAT(play.stands_at(), ElementsAre("accepts"));
  EXPECT_THAT(eligible(play.workflow(), play.a_case, play.a_case.tokens.front()),
              ElementsAre(Eligible{"coordonnateur", "", ""}));

  ASSERT_THAT(play.complete("accepts", {}, "accepted"), IsEmpty());

  EXPECT_THAT(play.stands_at(), ElementsAre("traiter"));
  ASSERT_THAT(play.effects, SizeIs(1));
  EXPECT_EQ(play.effects[0].what, "accepted");
  EXPECT_THAT(play.effects[0].to, ElementsAre("PS6-2026-00003"));
  EXPECT_EQ(play.effects[0].token, 7);
  EXPECT_EQ(play.replayed(), play.a_case);
}

TEST(Accept, RefusedOrExpiredItEndsAndTheSenderIsTold) {
  Rehearsal refused(workflow_of(kReceiver));
  refused.take(handed());
  refused.complete("accepts", {}, "refused");
  EXPECT_EQ(refused.a_case.ended_as, "refused");
  EXPECT_EQ(refused.effects.at(0).what, "refused");

  Rehearsal expired(workflow_of(kReceiver));
  expired.take(handed());
  expired.wait_until("2026-12-01 00:00");
  EXPECT_EQ(expired.a_case.ended_as, "expired");
  EXPECT_EQ(expired.replayed(), expired.a_case);
}

TEST(Accept, ASuspensionIsCountedInTheUnitOfTheTimeThatItIsGiven) {
  Rehearsal play(workflow_of(kReceiver));
  ASSERT_THAT(play.take(handed()), IsEmpty());  // Monday 23 November: five working days
  play.wait_until("2026-11-27 09:00");
  ASSERT_THAT(play.take(Suspension{}), IsEmpty());
  play.wait_until("2026-11-30 09:00");
  ASSERT_THAT(play.take(Resumption{}), IsEmpty());

  // From Friday to Monday one working day passed, and no more.
  EXPECT_EQ(wake_of(play.a_case), play.calendar.end_of(Date(std::chrono::year(2026) / 12 / 1)));
}

TEST(Accept, WhatDoesNotFillTheFirstFormOpensNothing) {
  Rehearsal play(workflow_of(kReceiver));
  auto in = handed();
  in.with.remove("prenom");

  EXPECT_EQ(play.take(in).front().code, "missing");
  EXPECT_THAT(play.journal, IsEmpty());
}

}  // namespace
}  // namespace parcours::execution
