// Queries of cases and of tasks: what meets them, what is wrong with them, and what a reader may not see.
#include "engine/finding/search.hpp"

#include <gmock/gmock.h>

#include <functional>

#include "support/trial.hpp"

namespace parcours {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Trial;
using namespace std::chrono_literals;

constexpr const char* kVisits = R"(
workflow: visites
title: Visites
fields:
  lieu: { type: territory }
  motif: { type: choice, of: [bruit, voisinage], find: true }
  themes: { type: choices, of: [toit, mur, porte], find: true }
  objet: { type: text, find: true }
  jour: { type: date, find: true }
  kilos: { type: number, decimals: 1, find: true }
  nom: { type: text, level: C2, why: essai, find: true }
  naissance: { type: birth, level: C2, why: essai, find: true }
  grave: { type: text, level: C3, why: essai, find: true }
  etroit: { type: text, seen_by: [chef], find: true }
  a_part: { type: text }
  note: { type: note, level: C4, why: essai }
  suivi_par: { type: actor, of: agent }
phases:
  visite:
    steps:
      noter:
        task: Noter
        by: chef
        form: [lieu: optional, motif: optional, themes: optional, objet: optional, jour: optional, kilos: optional, nom: optional, naissance: optional, grave: optional, etroit: optional, a_part: optional, note: optional, suivi_par: optional]
        next: rediger
  rapport:
    steps:
      rediger: { task: Rédiger, by: [chef, agent], due: 2 days, form: [objet: optional], next: { encore: rediger, fin: end fait } }
)";
constexpr const char* kRoles = R"(
chef: { title: Chef, sees: { visites: C3, essais: C3 } }
agent: { title: Agent, sees: { visites: C1 } }
juge: { title: Juge, sees: { visites: C2 } }
accueil: { title: Accueil, sees: { essais: C3 } }
partenaire: Partenaire
)";

// chloe is chef and sees C3 everywhere, aline agent with C1, julie juge with C2, nora chef in the north alone.
class Finding : public ::testing::Test {
 protected:
  Finding() {
    deploy(kVisits);
    for (const auto& grant : {Grant{"aline", "agent"}, {"julie", "juge"}, {"nora", "chef", "nord"}})
      EXPECT_TRUE(engine.grant(grant, {"root"}).empty());
  }
  void deploy(const std::string& workflow) {
    t.folder.write("visites/workflow.yaml", workflow), t.folder.write("roles.yaml", kRoles);
    for (const auto& p : engine.deploy(t.folder.path(), {"root"}))
      if (p.severity == Problem::Severity::error)
        ADD_FAILURE() << p.where << ": " << p.message.in("en") << " " << p.hint.in("en");
  }
  std::string open(const Record& with) {
    const auto opened = engine.submit({Open{"visites", with}, {"chloe"}});
    if (!opened) ADD_FAILURE() << opened.problems().front().message.in("en");
    return opened ? opened->reference : std::string();
  }
  // The references of every page.
  std::vector<std::string> found(const Query& query, const std::string& by = "chloe") {
    std::vector<std::string> references;
    std::string next;
    do {
      const auto page = engine.cases({by}, query, next, 2);
      for (const auto& problem : page.problems) references.push_back("!" + problem.code);
      for (const auto& each : page.items) references.push_back(each.reference);
      next = page.next;
    } while (!next.empty());
    return references;
  }
  std::vector<std::string> tasks(const Query& query, const std::string& by = "chloe") {
    std::vector<std::string> references;
    const auto page = engine.tasks({by}, query);
    for (const auto& problem : page.problems) references.push_back("!" + problem.code);
    for (const auto& each : page.items) references.push_back(each.id.reference);
    return references;
  }
  static Query with(const std::function<void(Query&)>& set) {
    Query query;
    set(query);
    return query;
  }
  static Query words(const std::string& text) {
    return with([&](Query& query) { query.words = text; });
  }
  static Query field(const std::string& name, const Value& is, const Value& from = {}, const Value& until = {}) {
    return with([&](Query& query) { query.fields = {{name, is, from, until}}; });
  }
  Trial t;
  Engine& engine = t.engine;
};

TEST_F(Finding, IsByWordsWithoutAccentsCaseAndHyphens) {
  const auto one = open({{"objet", "École Jean-Moulin"}, {"nom", "Dupont"}});
  const auto two = open({{"objet", "le collège"}, {"nom", "DUPONT-Élan"}});
  open({{"a_part", "Dupont"}});

  EXPECT_THAT(found(words("dupont")), ElementsAre(one, two));
  EXPECT_THAT(found(words("jean moulin, DUPONT")), ElementsAre(one));
  EXPECT_THAT(found(words("elan college")), ElementsAre(two));
  EXPECT_THAT(found(words("moulin collège")), IsEmpty());
  EXPECT_THAT(found(field("nom", "Elan Dupont")), ElementsAre(two));
  EXPECT_THAT(found(field("objet", "dupont")), IsEmpty());
}

TEST_F(Finding, IsByTheValueOfAFieldOrBetweenTwo) {
  const auto one =
      open({{"motif", "bruit"}, {"themes", List{"toit", "mur"}}, {"jour", "2026-03-02"}, {"kilos", "9.5"}});
  const auto two = open({{"motif", "voisinage"}, {"themes", List{"mur"}}, {"jour", "2026-11-02"}, {"kilos", "12"}});
  const auto three = open({{"naissance", "2015-03-02"}, {"kilos", "-3"}});

  EXPECT_THAT(found(field("motif", "bruit")), ElementsAre(one));
  EXPECT_THAT(found(field("themes", "mur")), ElementsAre(one, two));
  EXPECT_THAT(found(field("themes", List{"mur", "toit"})), ElementsAre(one));
  EXPECT_THAT(found(field("jour", "2026-11-02")), ElementsAre(two));
  EXPECT_THAT(found(field("jour", {}, "2026-01-01", "2026-11-01")), ElementsAre(one));
  EXPECT_THAT(found(field("kilos", {}, 9)), ElementsAre(one, two));
  EXPECT_THAT(found(field("kilos", {}, {}, "9.5")), ElementsAre(one, three));
  EXPECT_THAT(found(field("kilos", 12)), ElementsAre(two));
  EXPECT_THAT(found(field("naissance", "2015-03-02")), ElementsAre(three));
}

TEST_F(Finding, IsByTheDataOfTheEngine) {
  const auto north = open({{"lieu", "nord"}, {"suivi_par", "aline"}}), south = open({{"lieu", "sud"}});
  t.go(north, "fin"), t.clock.at += std::chrono::hours(24 * 5);
  const auto late = open({{"lieu", "sud"}});
  EXPECT_THAT(found(with([](Query& q) { q.workflow = "visites"; })), ElementsAre(north, south, late));
  EXPECT_THAT(found(with([](Query& q) { q.workflow = "essais"; })), IsEmpty());
  EXPECT_THAT(found(with([](Query& q) { q.sheet = "tx"; })), IsEmpty());
  EXPECT_THAT(found(with([](Query& q) { q.territory = "sud"; })), ElementsAre(south, late));
  EXPECT_THAT(found(with([](Query& q) { q.status = "ended"; })), ElementsAre(north));
  EXPECT_THAT(found(with([](Query& q) { q.ended_as = "fait"; })), ElementsAre(north));
  EXPECT_THAT(found(with([](Query& q) { q.phase = "rapport", q.status = "open"; })), ElementsAre(south, late));
  EXPECT_THAT(found(with([](Query& q) { q.step = "rediger"; })), ElementsAre(south, late));
  EXPECT_THAT(found(with([](Query& q) { q.overdue = true; })), ElementsAre(south));
  EXPECT_THAT(found(with([](Query& q) { q.assigned_to = "aline"; })), ElementsAre(north));
  EXPECT_THAT(found(with([](Query& q) { q.opened_from = 2026y / 11 / 24; })), ElementsAre(late));
  EXPECT_THAT(found(with([](Query& q) { q.opened_until = 2026y / 11 / 23; })), ElementsAre(north, south));
  EXPECT_THAT(found(with([](Query& q) { q.territory = "sud-est"; })), ElementsAre("!unknown-in-query"));
  EXPECT_THAT(found(with([](Query& q) { q.assigned_to = "zoe"; })), IsEmpty());

  EXPECT_THAT(tasks(with([](Query& q) { q.overdue = true; })), ElementsAre(south));
  EXPECT_THAT(tasks(with([](Query& q) { q.territory = "sud"; })), ElementsAre(south, late));
  EXPECT_THAT(tasks(with([](Query& q) { q.step = "rediger", q.workflow = "visites"; })), ElementsAre(south, late));
  EXPECT_THAT(tasks(with([](Query& q) { q.step = "noter"; })), IsEmpty());
}

TEST_F(Finding, ShowsWhatACaseIsListedBy) {
  open({{"lieu", "nord"}}), t.clock.at += std::chrono::hours(24 * 5);
  const auto shown = engine.cases({"chloe"}).items.at(0);

  EXPECT_EQ(shown.territory, "nord");
  EXPECT_TRUE(shown.overdue);
  EXPECT_EQ(shown.due_on, std::chrono::year(2026) / 11 / 25);
}

// Which of four planted words find the case: of C1, C2, C3, and of a field of `seen_by`.
TEST_F(Finding, IsByWhatTheReaderMaySeeAlone) {
  const auto one = open({{"lieu", "sud"},
                         {"objet", "libellule"},
                         {"nom", "mammouth"},
                         {"grave", "rhinoceros"},
                         {"etroit", "salamandre"},
                         {"note", "tamanoir"}});
  const auto finds = [&](const std::string& by) {
    std::string what;
    for (const auto* word : {"libellule", "mammouth", "rhinoceros", "salamandre", "tamanoir"})
      if (found(words(word), by) == std::vector{one}) what += word[0];
    return what;
  };
  EXPECT_EQ(finds("chloe"), "lmrs");
  EXPECT_EQ(finds("julie"), "lm");
  EXPECT_EQ(finds("aline"), "l");
  EXPECT_EQ(finds("nora"), "");
  EXPECT_EQ(finds("anna"), "");
  EXPECT_EQ(finds("nobody"), "");
  EXPECT_THAT(tasks(words("libellule"), "aline"), ElementsAre(one));
  EXPECT_THAT(tasks(words("mammouth"), "aline"), IsEmpty());
}

TEST_F(Finding, OfAHiddenFieldAndOfNoneAreRefusedAlike) {
  const auto text = [&](const std::string& name, const std::string& by) {
    std::string all;
    for (const auto& p : engine.cases({by}, field(name, "x")).problems)
      all += p.code + p.where + p.message.in("fr") + p.hint.in("fr");
    for (auto at = all.find(name); at != std::string::npos; at = all.find(name)) all.replace(at, name.size(), "*");
    return all;
  };
  const auto absent = text("zzz", "aline");
  EXPECT_NE(absent, "");
  for (const auto* hidden : {"nom", "grave", "etroit", "note"}) EXPECT_EQ(text(hidden, "aline"), absent) << hidden;
  EXPECT_EQ(text("a_part", "chloe"), absent);
}

TEST_F(Finding, RefusesWhatIsWrong) {
  open({{"objet", "a"}});
  const std::pair<Query, const char*> table[] = {
      {with([](Query& q) { q.workflow = "visite"; }), "!unknown-workflow"},
      {with([](Query& q) { q.status = "ouvert"; }), "!bad-query"},
      {with([](Query& q) { q.opened_from = 2026y / 2 / 2, q.opened_until = 2026y / 2 / 1; }), "!bad-query"},
      {with([](Query& q) { q.opened_from = 2026y / 2 / 31; }), "!bad-query"},
      {words("--- ..."), "!no-words"},
      {field("objet", "?"), "!no-words"},
      {field("objet", 12), "!no-words"},
      {field("objet", {}), "!bad-query"},
      {field("kilos", 1, 2), "!bad-query"},
      {field("kilos", {}, 3, 2), "!bad-query"},
      {field("kilos", "beaucoup"), "!not-a-number"},
      {field("jour", {}, "hier"), "!not-a-date"},
      {field("motif", "silence"), "!unknown-choice"},
      {field("objet", {}, "a"), "!no-range"},
      {field("motif", {}, "a"), "!no-range"},
      {field("naissance", {}, "2015-01-01"), "!no-range"},
  };
  for (const auto& [query, code] : table) {
    EXPECT_THAT(found(query), ElementsAre(code));
    EXPECT_THAT(tasks(query), ElementsAre(code));
  }
}

TEST_F(Finding, FollowsWhatTheCaseContains) {
  const auto one = open({{"objet", "ancien texte"}, {"nom", "Dupont"}});
  t.go(one, "encore", {{"objet", "nouveau texte"}});

  EXPECT_THAT(found(words("ancien")), IsEmpty());
  EXPECT_THAT(found(words("nouveau texte dupont")), ElementsAre(one));
  EXPECT_TRUE(engine.verify().empty());
}

TEST_F(Finding, OfAFieldThatIsMarkedLaterIsAfterAMigration) {
  const auto one = open({{"a_part", "Baobab"}});
  std::string marked = kVisits;
  marked.replace(marked.find("a_part: { type: text }"), 22, "a_part: { type: text, find: true }");
  deploy(marked);
  const auto two = open({{"a_part", "baobab"}});
  EXPECT_THAT(found(words("baobab")), ElementsAre(two));

  ASSERT_TRUE(engine.migrate({"visites"}, {"root"}));

  EXPECT_THAT(found(words("baobab")), ElementsAre(one, two));
  EXPECT_TRUE(engine.verify().empty());
}

TEST_F(Finding, ComesByTheLastEventWhereThatIsAsked) {
  const auto one = open({}), two = open({}), three = open({});
  t.go(one, "encore");

  EXPECT_THAT(found(with([](Query& q) { q.order = Query::Order::last_event; })), ElementsAre(one, three, two));
}

TEST_F(Finding, CountsWhatTheReaderMaySee) {
  for (const auto* where : {"nord", "nord", "sud"}) open({{"lieu", where}, {"objet", "mot"}});
  auto query = words("mot");
  EXPECT_EQ(engine.cases({"nora"}, query, {}, 1).total, std::nullopt);
  query.counted = true;
  for (const std::size_t limit : {1, 50}) {
    EXPECT_EQ(engine.cases({"nora"}, query, {}, limit).total, 2);
    EXPECT_EQ(engine.cases({"chloe"}, query, {}, limit).total, 3);
    EXPECT_EQ(engine.tasks({"nora"}, query, {}, limit).total, 2);
  }
}

TEST_F(Finding, WritesItsWordsWithOneStatementMore) {
  open({{"objet", "mot"}});
  const auto statements = [&](const Record& with) {
    engine.statistics();
    open(with);
    return engine.statistics().statements;
  };
  const auto without = statements({{"a_part", "mot"}});
  const bool one_call = t.database->capabilities().writes_at_commit;
  EXPECT_EQ(statements({{"objet", "deux mots"}}), without + (one_call ? 0 : 1));
}

TEST_F(Finding, OfAPageIsTwoStatements) {
  open({{"objet", "mot"}});
  found(words("mot"));
  engine.statistics();
  engine.cases({"chloe"}, words("mot"));
  EXPECT_EQ(engine.statistics().statements, 2);
}

}  // namespace
}  // namespace parcours
