// What people read of cases that did not concern them, before rights were in the query. Each promise as a test.
#include <gmock/gmock.h>

#include "rights/shipped_city.hpp"

namespace parcours {
namespace {

using testing::code;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::everything;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::ShippedCity;
using testing::Trial;
using ::testing::UnorderedElementsAre;

std::vector<std::string> names_of(const Record& fields) {
  std::vector<std::string> names;
  for (const auto& [name, value] : fields) names.push_back(name);
  return names;
}

class BreachesOfToday : public ::testing::Test {
 protected:
  // The names of the fields that the reader sees; "not-found" alone when there is no such case for them.
  std::vector<std::string> fields_of(const std::string& reader) {
    const auto seen = city.engine.read({reader}, reference);
    if (!seen) return {seen.problems().front().code};
    return names_of(seen->fields);
  }
  std::string all_of(const std::string& reader) { return everything(city.engine, {reader}, reference); }
  void expect_no_facts_and_no_birth(const std::string& reader) {
    const auto all = all_of(reader);
    for (const char* text : {"souffrance_exprimee", "2015-03-02", "2030-01-01", "PLANTED-C2-prenom"})
      EXPECT_THAT(all, Not(HasSubstr(text))) << reader;
  }

  ShippedCity city;
  const std::string reference = city.reported();
};

TEST_F(BreachesOfToday, ACaretakerKnowsOfNoChild) {
  city.grant({"gardien", "bailleur"});

  EXPECT_THAT(fields_of("gardien"), ElementsAre("not-found"));
  EXPECT_THAT(testing::all_cases(city.engine, {"gardien"}), IsEmpty());
  expect_no_facts_and_no_birth("gardien");
}

TEST_F(BreachesOfToday, AnActivityLeaderReadsNeitherFactsNorBirth) {
  city.follow(reference, "sofia");
  city.grant({"lea", "animateur_structure"});

  EXPECT_THAT(fields_of("lea"),
              UnorderedElementsAre("quartier", "origine", "date_veille", "referent", "prochain_point"));
  EXPECT_THAT(city.engine.read({"lea"}, reference)->hidden, Contains("faits"));
  expect_no_facts_and_no_birth("lea");
}

TEST_F(BreachesOfToday, ASchoolContactReadsNeitherFactsNorBirth) {
  city.follow(reference, "sofia");
  city.grant({"paul", "referent_ecole"});
  EXPECT_THAT(fields_of("paul"), ElementsAre("not-found"));

  city.ask_school(reference, "sofia");

  EXPECT_THAT(fields_of("paul"), IsEmpty());
  const auto seen = city.engine.read({"paul"}, reference);
  ASSERT_EQ(seen->tasks.size(), 1U);
  EXPECT_EQ(seen->tasks[0].step, "echanger_ecole");
  EXPECT_THAT(seen->history, IsEmpty());
  expect_no_facts_and_no_birth("paul");
}

TEST_F(BreachesOfToday, AReporterReadsWhatTheyGaveAndNothingOfWhatFollowed) {
  city.follow(reference, "sofia");

  EXPECT_THAT(fields_of("claire"), UnorderedElementsAre("quartier", "origine", "prenom", "naissance", "faits"));
  const auto seen = city.engine.read({"claire"}, reference);
  EXPECT_THAT(seen->told.in("fr"), Not(IsEmpty()));
  EXPECT_THAT(seen->history, IsEmpty());
  EXPECT_THAT(all_of("claire"), Not(HasSubstr("exclusion_definitive")));
}

TEST_F(BreachesOfToday, AReporterWhoseRoleEndedReadsNothing) {
  city.grant({"claire", "signalant_pro", {}, {}, {}, city.clock.at + std::chrono::hours(1)});
  city.clock.at += std::chrono::hours(1);

  EXPECT_THAT(fields_of("claire"), ElementsAre("not-found"));
  city.grant({"claire", "bailleur"});
  EXPECT_THAT(fields_of("claire"), ElementsAre("not-found"));
}

TEST_F(BreachesOfToday, AnEducatorWhoseRoleEndedReadsNothing) {
  city.grant({"karim", "educateur_rue", {}, {}, {}, city.clock.at + std::chrono::hours(1)});
  EXPECT_THAT(fields_of("karim"), Contains("faits"));

  city.clock.at += std::chrono::hours(1);

  EXPECT_THAT(fields_of("karim"), ElementsAre("not-found"));
  EXPECT_THAT(testing::all_cases(city.engine, {"karim"}), IsEmpty());
}

TEST_F(BreachesOfToday, AnotherReporterReadsNothingOfIt) {
  city.grant({"colette", "signalant_pro"});

  EXPECT_THAT(fields_of("colette"), ElementsAre("not-found"));
  expect_no_facts_and_no_birth("colette");
}

TEST_F(BreachesOfToday, MunicipalPoliceReadNoFiguresOfTheSheet) {
  city.follow(reference, "sofia");
  city.grant({"pm", "police_municipale"}), city.grant({"elue", "elu"});

  EXPECT_THAT(testing::figures_of(city.engine, {"pm"}), IsEmpty());
  EXPECT_THAT(testing::figures_of(city.engine, {"elue"}), Not(IsEmpty()));
}

// A figure is of no structure: a grant for one structure sees none of a whole territory.
TEST_F(BreachesOfToday, AGrantForAStructureReadsNoFiguresOfTheCity) {
  city.follow(reference, "sofia");
  city.grant({"elue", "elu", {}, "centre_social"});

  EXPECT_THAT(testing::figures_of(city.engine, {"elue"}), IsEmpty());
}

TEST_F(BreachesOfToday, AnAdministratorSeesNoCaseContent) {
  city.grant({"alain", "admin_fonctionnel"});

  for (const char* who : {"root", "alain"}) {
    EXPECT_THAT(fields_of(who), ElementsAre("not-found")) << who;
    EXPECT_THAT(testing::all_cases(city.engine, {who}), IsEmpty()) << who;
    EXPECT_THAT(testing::all_tasks(city.engine, {who}), IsEmpty()) << who;
    expect_no_facts_and_no_birth(who);
  }
}

TEST_F(BreachesOfToday, SuspendingIsForWhoFollowsTheCase) {
  for (const auto& [who, role] : {std::pair{"gardien", "bailleur"}, {"colette", "signalant_pro"}}) {
    city.grant({who, role});
    EXPECT_EQ(code(city.engine.submit({Suspend{reference}, {who}})), "not-found") << who;
  }
  EXPECT_EQ(code(city.engine.submit({Suspend{reference}, {"claire"}})), "not-allowed");
  EXPECT_TRUE(city.engine.submit({Suspend{reference}, {"nadia"}}));
}

// Small workflows for what the shipped ones do not have.

constexpr const char* kReports = R"(
workflow: signaler
title: Signaler
fields:
  recit: { type: text, level: C2, why: essai }
  suite: { type: text, level: C2, why: essai }
  pensee: { type: note, level: C4, why: essai }
  reserve: { type: text, level: C3, seen_by: [coordo], why: essai }
  premier: { type: structure, of: club }
  second: { type: structure, of: club }
told: { suivi: Reçu }
phases:
  suivi:
    steps:
      signaler:
        task: Signaler
        by: [habitant, ecole]
        form: [recit, reserve: optional, premier: optional, second: optional]
      lire:
        task: Lire
        by: [coordo, agent]
        form: [suite: optional, pensee: optional, recit: optional]
        next: { encore: lire, fini: end fini }
)";
constexpr const char* kRolesOfReports = R"(
habitant: Habitant
ecole: École
coordo: { title: Coordonnateur, sees: { signaler: C3 } }
agent: { title: Agent, sees: { signaler: C3 } }
club: { title: Club, sees: { signaler: C2 } }
)";

class Reports : public ::testing::Test {
 protected:
  Reports() {
    folder.write("signaler/workflow.yaml", kReports), folder.write("roles.yaml", kRolesOfReports);
    EXPECT_EQ(testing::refusals_in(t.engine.deploy(folder.path(), {"root"})), "");
    for (const auto& [who, role] : {std::pair{"ines", "habitant"},
                                    {"luc", "habitant"},
                                    {"nadia", "coordo"},
                                    {"omar", "agent"},
                                    {"aude", "agent"}})
      EXPECT_TRUE(t.engine.grant({who, role}, {"root"}).empty());
  }
  std::string report(const Record& more = {}, const std::string& by = "ines") {
    Record with{{"recit", "PLANTED-recit"}};
    for (const auto& [name, value] : more) with.set(name, value);
    const auto opened = t.engine.submit({Open{"signaler", with}, {by}});
    EXPECT_TRUE(opened) << code(opened);
    return opened ? opened->reference : std::string();
  }
  Checked<Receipt> note(const std::string& of, const std::string& by, const Record& with) {
    return t.engine.submit({Complete{t.engine.read({by}, of)->tasks.front().id, with, "encore"}, {by}});
  }
  std::vector<std::string> fields_of(const std::string& reader, const std::string& reference) {
    const auto seen = t.engine.read({reader}, reference);
    return seen ? names_of(seen->fields) : std::vector<std::string>{seen.problems().front().code};
  }
  std::string all_of(const std::string& reader, const std::string& reference) {
    return everything(t.engine, {reader}, reference);
  }

  testing::TempFolder folder;
  Trial t;
};

TEST_F(Reports, OfAResidentAreReadByNoOtherResident) {
  const auto reference = report();

  EXPECT_THAT(fields_of("ines", reference), ElementsAre("recit"));
  EXPECT_THAT(fields_of("luc", reference), ElementsAre("not-found"));
  EXPECT_THAT(all_of("luc", reference), Not(HasSubstr("PLANTED")));
}

TEST_F(Reports, AreReadByTheirSenderUntilAnotherHasChangedThem) {
  const auto reference = report();
  ASSERT_TRUE(note(reference, "nadia", {{"suite", "PLANTED-suite"}, {"recit", "PLANTED-corrige"}}));

  EXPECT_THAT(fields_of("ines", reference), IsEmpty());
  EXPECT_THAT(all_of("ines", reference), Not(HasSubstr("PLANTED")));
}

TEST_F(Reports, HaveNotesThatOnlyTheirOwnAuthorReads) {
  const auto reference = report();
  ASSERT_TRUE(note(reference, "omar", {{"pensee", "PLANTED-omar"}}));
  ASSERT_TRUE(note(reference, "nadia", {{"pensee", "PLANTED-nadia"}}));
  ASSERT_TRUE(note(reference, "nadia", {{"suite", "vu"}}));

  for (const auto& [author, other] : {std::pair{"omar", "nadia"}, {"nadia", "omar"}}) {
    EXPECT_EQ(t.engine.read({author}, reference)->fields.at("pensee"), Value("PLANTED-" + std::string(author)));
    EXPECT_THAT(all_of(author, reference), Not(HasSubstr("PLANTED-" + std::string(other))));
  }
  for (const char* reader : {"aude", "ines", "root"}) {
    EXPECT_THAT(all_of(reader, reference), Not(HasSubstr("PLANTED-omar"))) << reader;
    EXPECT_THAT(all_of(reader, reference), Not(HasSubstr("PLANTED-nadia"))) << reader;
  }
}

TEST_F(Reports, HaveFieldsThatAnotherRoleOfTheSameLevelDoesNotSee) {
  const auto reference = report({{"reserve", "PLANTED-reserve"}});

  EXPECT_THAT(fields_of("nadia", reference), Contains("reserve"));
  EXPECT_THAT(fields_of("omar", reference), Not(Contains("reserve")));
  EXPECT_THAT(fields_of("omar", reference), Contains("recit"));
  EXPECT_THAT(all_of("omar", reference), Not(HasSubstr("PLANTED-reserve")));
  EXPECT_THAT(fields_of("ines", reference), Contains("reserve"));
}

TEST_F(Reports, AreReadForTheStructuresThatTheyNameAndForNoOther) {
  for (const char* club : {"boxe", "judo", "danse"})
    EXPECT_TRUE(t.engine.grant({club, "club", {}, club}, {"root"}).empty());
  const auto reference = report({{"premier", "boxe"}, {"second", "judo"}}), unnamed = report();

  EXPECT_THAT(fields_of("boxe", reference), Contains("recit"));
  EXPECT_THAT(fields_of("judo", reference), Contains("recit"));
  EXPECT_THAT(fields_of("danse", reference), ElementsAre("not-found"));
  for (const char* club : {"boxe", "judo"}) {
    EXPECT_THAT(fields_of(club, unnamed), ElementsAre("not-found"));
    EXPECT_EQ(testing::all_cases(t.engine, {club}).size(), 1U) << club;
    EXPECT_THAT(all_of(club, reference), Not(HasSubstr("PLANTED-reserve")));
  }
  EXPECT_THAT(testing::all_cases(t.engine, {"danse"}), IsEmpty());
}

// Another role of the structure that is named is not the role of the field.
TEST_F(Reports, AreNotReadByAnotherRoleOfTheStructureThatTheyName) {
  EXPECT_EQ(testing::refusals_in(t.engine.grant({"zoe", "agent", {}, "boxe"}, {"root"})), "");
  const auto reference = report({{"premier", "boxe"}});

  const auto seen = t.engine.read({"zoe"}, reference);

  EXPECT_TRUE(!seen || seen->fields.empty());
  EXPECT_THAT(all_of("zoe", reference), Not(HasSubstr("PLANTED")));
}

}  // namespace
}  // namespace parcours
