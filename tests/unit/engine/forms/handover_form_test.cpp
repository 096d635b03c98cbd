#include <gmock/gmock.h>

#include "form_trial.hpp"

namespace parcours {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class AHandover : public testing::FormTrial {};

constexpr const char* kSender = R"(
workflow: emetteur
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: accueil }
      confier: { handover: receveur, by: accueil, form: [quand, ou: optional], next: { accepted: end fait, refused: end refuse } }
)";
constexpr const char* kReceiver = R"(
workflow: receveur
accepts: { from: [emetteur], by: chef }
fields: { quand: { type: date, title: { fr: Quand, en: When } }, ou: { type: choice, of: [ici, la] } }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: chef, form: [quand, ou: optional] }
      clore: { task: Clore, by: chef, next: end fait }
)";

TEST_F(AHandover, HasTheFieldsOfItsReceiverInItsForm) {
  t.folder.write("emetteur/workflow.yaml", kSender), t.folder.write("receveur/workflow.yaml", kReceiver);
  t.write_roles();
  for (const auto& p : t.engine.deploy(t.folder.path(), {"root"}))
    if (p.severity == Problem::Severity::error) ADD_FAILURE() << p.where << ": " << p.message.in("en");
  const auto reference = t.engine.submit({Open{"emetteur", {}, {}}, {"anna"}})->reference;
  const auto seen = read(reference, "anna");
  ASSERT_THAT(seen.tasks, SizeIs(1));
  const auto& form = seen.tasks[0].form;

  EXPECT_EQ(entry(form, "quand").type, Type::date);
  EXPECT_EQ(entry(form, "quand").title.in("en"), "When");
  EXPECT_TRUE(entry(form, "quand").required && !entry(form, "ou").required);
  ASSERT_THAT(entry(form, "ou").choices, SizeIs(2));
  EXPECT_EQ(entry(form, "ou").choices[0].name + entry(form, "ou").choices[1].name, "icila");
  EXPECT_THAT(form.outcomes(), IsEmpty()) << "the receiver answers";

  ASSERT_TRUE(t.engine.submit({Complete{seen.tasks[0].id, {{"quand", "2026-12-01"}}, {}}, {"anna"}}));
  t.engine.run_due();
  const auto received = t.engine.tasks({"chloe"});
  ASSERT_THAT(received.items, SizeIs(1));
  EXPECT_EQ(received.items[0].step, "accepts");
  EXPECT_EQ(received.items[0].form.outcomes().at(0).title.in("en"), "Accept");
}

}  // namespace
}  // namespace parcours
