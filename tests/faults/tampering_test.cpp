// A database that was changed outside the engine: verify names what was changed, or has named that it cannot prove it.
// The columns come from the database, so that a new one without a verdict here fails.
#include <gmock/gmock.h>

#include <array>
#include <iterator>
#include <set>
#include <sstream>

#include "faults/verdicts.hpp"
#include "support/deferred.hpp"
#include "support/relay.hpp"

namespace parcours {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using testing::kDeferred;
using testing::Kind;
using testing::Relay;

constexpr const char* kNaming = R"(
workflow: nommes
title: Nommés
fields:
  referent: { type: actor, of: chef }
  pensee: { type: note, level: C4, why: essai }
  objet: { type: text, find: true }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: chef, form: [referent, pensee, objet] }
      suivre: { task: Suivre, by: referent, next: end fait }
)";

// A database with something in every table.
class ATamperedDatabase : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (const auto why = testing::reason_to_skip(GetParam()); !why.empty()) GTEST_SKIP() << why;
    made_ = std::make_unique<Relay>(testing::make_fresh(GetParam()));
    fill(*made_);
    made_->close();
    if (GetParam() == Kind::postgresql) ask("alter table case_file drop constraint case_file_workflow_fkey");
  }

  // A case whose version takes no message from its own workflow.
  static std::string deaf_case(Relay& t) {
    std::string deaf = testing::kDemande;
    deaf.replace(deaf.find("nouvelle: { from: [demande-aide]"), 32, "nouvelle: { from: [besoins]");
    for (auto at = deaf.find(", of: demande-aide"); at != std::string::npos; at = deaf.find(", of: demande-aide"))
      deaf.erase(at, 18);
    testing::TempFolder alone;
    alone.write("demande/workflow.yaml", deaf);
    EXPECT_THAT(t.engine.deploy(alone.path(), {"root"}), IsEmpty());
    const auto reference = t.answered();
    EXPECT_THAT(t.engine.deploy(t.folder.path(), {"root"}), IsEmpty());
    return reference;
  }
  static void fill(Relay& t) {
    t.folder.write("differes/workflow.yaml", kDeferred);
    t.folder.write("nommes/workflow.yaml", kNaming);
    t.write_roles();
    EXPECT_THAT(t.engine.deploy(t.folder.path(), {"root"}), IsEmpty());
    EXPECT_TRUE(t.engine.grant({"nadia", "chef", "nord", "mairie", {}, {}}, {"root"}).empty());
    // An incident of a step, then one of a delivery.
    const auto stalled = t.engine.submit({Open{"differes", {}, {}}, {"chloe"}})->reference;
    const auto lost = t.answered({{"autre", deaf_case(t)}});
    EXPECT_TRUE(t.go(lost, "prevenir"));
    for (int i = 0; i < 10; ++i) t.engine.run_due(), t.wait(std::chrono::hours(25));
    EXPECT_FALSE(t.seen(stalled).tasks.front().retry_at);
    // A case with a note, words to find it by, and a field that names the actor of its task.
    EXPECT_TRUE(t.engine.grant({"cleo", "chef", {}, {}, {}, {}}, {"root"}).empty());
    const auto named = t.engine.submit(
        {Open{"nommes", {{"referent", "cleo"}, {"pensee", "à elle"}, {"objet", "un hibou"}}, {}}, {"chloe"}});
    EXPECT_TRUE(t.engine.submit({Correct{named->reference, "pensee", {}, "à moi", "erreur"}, {"chloe"}}));
    EXPECT_TRUE(t.engine.submit({Correct{named->reference, "referent", {}, "chloe", "erreur"}, {"chloe"}}));
    t.database->ask(
        "insert into total (bilan, indicator, period, spec, at, tables) values ('tx', 'ouverts', '2026-10', '', 0, "
        "'')");
    // Cases that wait, that have ended, that count, that hand over, that are suspended.
    const auto ended = t.answered({{"note", "bonjour"}});
    EXPECT_TRUE(t.go(ended, "fin"));
    EXPECT_TRUE(t.engine.submit({Suspend{t.answered()}, {"chloe"}, 0, "suspendre", {}}));
    const auto handing = t.answered({{"note", "objet"}});
    EXPECT_TRUE(t.go(handing, "confier"));
    t.engine.run_due();
    t.ask();
    t.wait_days(4);
    t.engine.run_due();  // a reminder
    const auto counted = t.open({{"kilos", 12}, {"secret", "à moi"}});
    EXPECT_TRUE(t.go(counted->reference, "fin"));
    // A message under way, from the last case but one.
    const auto sending = t.answered({{"autre", ended}});
    EXPECT_TRUE(t.go(sending, "prevenir"));
    EXPECT_TRUE(t.engine.submit({Open{"essais", {{"kilos", 12}, {"lieu", "nord"}}, {}}, {"chloe"}, 0, "ouvrir", {}}));
  }

  std::string ask(const std::string& sql) const { return made_->database->ask(sql); }
  // The codes of the problems; "error" when the database is refused.
  std::set<std::string> problems() {
    unproved_.clear();
    std::set<std::string> codes;
    try {
      const auto verification = Engine::verify_database(made_->settings());
      for (const auto& p : verification.problems) codes.insert(p.code);
      for (const auto& p : verification.unproved) unproved_.insert(p.code);
    } catch (const Error&) {
      codes.insert("error");
    }
    return codes;
  }
  // The problems after `change` of a table, which is undone. Empty and `refused`: the database does not allow it.
  std::set<std::string> problems_after(const std::string& table, const std::string& change) {
    ask("create table kept as select * from " + table);
    std::set<std::string> codes;
    try {
      ask(change);
      codes = problems();
    } catch (const std::runtime_error&) {
      codes.insert("refused");
    }
    ask("delete from " + table);
    ask("insert into " + table + " select * from kept");
    ask("drop table kept");
    return codes;
  }
  void expect_verdict(const std::string& what, const std::string& code, const std::set<std::string>& codes) {
    if (codes.contains("refused")) return;
    if (code.empty() || code.starts_with("unproved")) {
      EXPECT_THAT(codes, IsEmpty()) << what;
      if (!code.empty()) {
        EXPECT_THAT(unproved_, Contains(code)) << what;
      }
      return;
    }
    EXPECT_THAT(codes, Contains(code)) << what;
  }

  bool on_postgresql() const { return GetParam() == Kind::postgresql; }
  std::vector<std::string> words(const std::string& sql) const {
    std::istringstream in(ask(sql));
    return {std::istream_iterator<std::string>(in), {}};
  }
  std::vector<std::string> tables() const {
    return words(on_postgresql() ? "select string_agg(table_name, ' ') from information_schema.tables"
                                   " where table_schema = current_schema()"
                                 : "select group_concat(name, ' ') from sqlite_master where type = 'table'");
  }
  // Names of columns and whether they contain numbers.
  std::vector<std::pair<std::string, bool>> columns(const std::string& table) const {
    std::vector<std::pair<std::string, bool>> found;
    for (const auto& each : words(
             on_postgresql() ? "select string_agg(column_name || ':' || data_type, ' ') from information_schema.columns"
                               " where table_schema = current_schema() and table_name = '" +
                                   table + "'"
                             : "select group_concat(name || ':' || type, ' ') from pragma_table_info('" + table + "')"))
      found.emplace_back(each.substr(0, each.find(':')), !each.ends_with(":text"));
    return found;
  }

  std::unique_ptr<Relay> made_;
  std::set<std::string> unproved_;
};

TEST_P(ATamperedDatabase, IsSoundBeforeAndEveryTableIsProved) {
  const auto verification = Engine::verify_database(made_->settings());

  for (const auto& p : verification.problems) ADD_FAILURE() << p.code << " " << p.message.in("en");
  std::set<std::string> proved;
  for (const auto& each : verification.proved) proved.insert(each.table);
  EXPECT_THAT(proved, ::testing::IsSupersetOf({"case_file", "journal", "task", "fact", "outbox", "incident", "request",
                                               "counter", "workflow", "check"}));
  for (const auto& each : verification.proved) {
    if (each.table == "check" || each.table == "counter") continue;
    EXPECT_EQ(std::to_string(each.rows), ask("select count(*) from " + each.table)) << each.table;
  }
}

TEST_P(ATamperedDatabase, HasAVerdictForEveryColumn) {
  const auto verdicts = all_verdicts();
  for (const auto& table : tables()) {
    if (table.starts_with("tx_")) continue;  // of the sheet
    for (const auto& [column, is_number] : columns(table)) {
      const auto name = table + "." + column;
      const auto verdict = verdicts.find(name);
      if (verdict == verdicts.end()) {
        ADD_FAILURE() << "no verdict for " << name;
        continue;
      }
      const auto& [code, row] = verdict->second;
      ASSERT_NE("0", ask("select count(*) from " + table + " where " + row)) << name;
      const auto changed = is_number ? "case when " + column + " > 1000000000000000000 then 7 else coalesce(" + column +
                                           ", 0) + 1000003 end"
                                     : column + " || 'x'";
      expect_verdict(name, code,
                     problems_after(table, "update " + table + " set " + column + " = " + changed + " where " + row));
    }
  }
}

TEST_P(ATamperedDatabase, MissesARowThatWasRemoved) {
  const std::vector<std::tuple<std::string, std::string, std::string>> removals{
      {"case_file", kCase, "orphan-row"},
      {"journal", kRow, "chain-incomplete"},
      {"journal", "prev = 0 and id = (select min(id) from case_file)", "chain-incomplete"},
      {"task", kOpenTask, "tasks-differ"},
      {"fact", kFact, "facts-differ"},
      {"incident", kStalled, "incidents-differ"},
      {"incident", "code = 'not-allowed'", "incidents-differ"},  // of a delivery that was given up and waits
      {"counter", "name like 'TX-%'", "counter-differs"},
      {"actor", "name = 'chloe'", "chain-broken"},
      {"term", kNord, "state-differs"},
      {"member", "actor <> 0", "members-differ"},
      {"note", "revision > 0", "notes-differ"},
      {"found", kWord, "found-differ"},
      {"scope", "id in (select scope from case_file)", "state-differs"},
      {"audience_person", "person = 'chloe'", "audiences-differ"},
      {"audience", "id in (select audience from task)", "tasks-differ"},
      {"workflow", kPinned, "workflow-missing"},
      {"outbox", kMessage, "unproved-outbox"},
      {"request", kActorKey, "unproved-requests"},
      {"granted", "role = 'chef'", "grants-differ"},
      {"parameter", "name = '/outlines'", "parameter-differs"},
      {"act", "seq = 2", "acts-broken"},
      {"schema_version", "component = 'core'", "error"}};
  for (const auto& [table, row, code] : removals) {
    ASSERT_NE("0", ask("select count(*) from " + table + " where " + row)) << table << " " << row;
    expect_verdict("removed from " + table, code, problems_after(table, "delete from " + table + " where " + row));
  }
}

TEST_P(ATamperedDatabase, FindsARowThatWasPlanted) {
  // The row that is copied, what makes the copy another row, and what is reported.
  const std::vector<std::array<std::string, 4>> plants{
      {"case_file", kCase, "id = id + 1000003, ref = ref || 'x'", "chain-incomplete"},
      {"journal", kRow, "id = id + 1000003", "orphan-row"},
      {"journal", kRow, "id = id + 1000003, case_id = 1000003", "orphan-row"},
      {"journal", kRow, "id = 1 - 4096, case_id = 1000003", "orphan-row"},
      {"task", kOpenTask, "token = token + 1000003", "tasks-differ"},
      {"task", kOpenTask, "case_id = 1000003", "stray-rows"},
      {"fact", kFact, "nth = nth + 1000003", "facts-differ"},
      {"fact", kFact, "case_id = case_id + 1000003", "stray-rows"},
      {"outbox", kMessage, "n = n + 1000003", "outbox-differs"},
      {"outbox", kMessage, "case_id = 1000003, entry = 1000003", "stray-rows"},
      {"incident", kStalled, "id = id + 1000003", "incidents-differ"},
      {"incident", "code = 'not-allowed'", "id = id + 1000003", "unproved-incidents"},
      {"request", kActorKey, "key = key || 'x'", "request-differs"},
      {"counter", "name like 'TX-%'", "name = 'ZZ-2026'", on_postgresql() ? "" : "counter-differs"},
      {"actor", "name = 'chloe'", "id = id + 1000003, name = name || 'x'", "unproved-names"},
      {"term", kNord, "id = id + 1000003, name = name || 'x'", "unproved-names"},
      {"audience", "id in (select min(audience) from task)", "id = id + 1000003, spec = spec || 'x'", "unproved-names"},
      {"member", "actor <> 0", "role = role || 'x'", "members-differ"},
      {"member", "actor <> 0", "case_id = 1000003", "stray-rows"},
      {"found", kWord, "word = word || 'x'", "found-differ"},
      {"note", "revision > 0", "author = author + 1000003", "notes-differ"},
      {"note", "revision > 0", "case_id = 1000003", "stray-rows"},
      {"audience_person", "person = 'chloe'", "person = 'nadia'", "audiences-differ"},
      {"workflow", kPinned, "id = id + 1000003, name = name || 'x'", "workflow-differs"},
      {"workflow", kPinned, "id = -1 - id, name = name || 'x'", "workflow-differs"},
      {"granted", "role = 'chef'", "role = 'admin_fonctionnel'", "grants-differ"},
      {"parameter", "name = '/outlines'", "name = 'essais/seuil'", "parameter-differs"}};
  for (const auto& [table, row, change, code] : plants) {
    ask("create table planted as select * from " + table + " where " + row);
    ask("update planted set " + change);
    expect_verdict("planted in " + table + ": " + change, code,
                   problems_after(table, "insert into " + table + " select * from planted"));
    ask("drop table planted");
  }
}

TEST_P(ATamperedDatabase, FindsACounterThatWasSetBack) {
  EXPECT_THAT(problems_after("counter", "update counter set next = next - 1 where name like 'TX-%'"),
              Contains("counter-differs"));
}

TEST_P(ATamperedDatabase, FindsWhatWasSetBackToAnEarlierStateOfOneCase) {
  ask("update case_file set head = (select prev from journal where id = head), revision = revision - 1,"
      " head_hash = (select hash from journal where id = (select prev from journal where id = head))"
      " where id = (select max(id) from case_file where revision > 1)");

  EXPECT_THAT(problems(), ::testing::IsSupersetOf({"state-differs", "orphan-row"}));
}

TEST_P(ATamperedDatabase, HasAContradictionInTheTablesOfASheet) {
  EXPECT_EQ("0", ask("select count(*) from tx_place where free < 0"));
  ask("update tx_place set free = -1");

  EXPECT_THAT(problems(), Contains("check-failed"));
}

INSTANTIATE_TEST_SUITE_P(Databases, ATamperedDatabase, ::testing::Values(Kind::file, Kind::postgresql),
                         [](const auto& each) { return testing::name_of(each.param); });

}  // namespace
}  // namespace parcours
