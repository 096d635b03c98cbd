// What verify reports when a column of the database is changed outside the engine.
#pragma once
#include <map>
#include <sstream>
#include <string>

namespace parcours {

// What verify reports about a change: the code of a problem, or of what it has named as not proved.
struct Verdict {
  std::string code;
  std::string row;  // which row is changed, as a condition of SQL
};
using Verdicts = std::map<std::string, Verdict>;  // by "table.column"

inline const std::string kOpenTask = "case_id = (select min(case_id) from task)";
inline const std::string kFact = "nth = 1 and name = (select min(name) from fact)";
inline const std::string kMessage = "kind = 'message' and next is not null";
inline const std::string kStalled = "token <> 0 and attempts = 7 and code <> 'not-allowed'";
inline const std::string kActorKey = "key like '5:chloe:%'";
inline const std::string kCase = "id = (select max(id) from case_file)";
inline const std::string kRow = "id = (select max(head) from case_file)";
inline const std::string kPinned = "id = (select min(workflow) from case_file)";
inline const std::string kVersion =
    "component = 'core' and number = (select max(number) from schema_version where component = 'core')";
inline const std::string kWord = "word = 'hibou'";
inline const std::string kNord = "name = 'nord' and kind = 'territory'";

inline Verdicts all_verdicts() {
  Verdicts verdicts;
  const auto add = [&](const std::string& table, const std::string& columns, const std::string& code,
                       const std::string& row) {
    std::istringstream in(columns);
    for (std::string column; in >> column;) verdicts[table + "." + column] = {code, row};
  };
  add("case_file", "id revision head", "chain-incomplete", kCase);
  add("case_file", "head_hash", "chain-broken", kCase);
  add("case_file", "ref status structure territory opened_at ended_as state c2 c3 scope opened_by phase waits_at due",
      "state-differs", kCase);
  add("case_file", "workflow", "workflow-missing", kCase);
  add("case_file", "wake", "wake-differs", kCase);
  add("journal", "id case_id seq prev", "chain-incomplete", kRow);
  add("journal", "at actor workflow verb events c2 c3 c4 hash", "chain-broken", kRow);
  add("task", "audience due case_id token workflow ref step about", "tasks-differ", kOpenTask);
  add("fact", "name day case_id seq nth list_row person territory dims n", "facts-differ", kFact);
  add("outbox", "entry n seq at kind what target token", "outbox-differs", kMessage);
  add("outbox", "case_id", "stray-rows", kMessage);
  add("outbox", "attempts", "outbox-differs", kMessage);
  add("outbox", "payload hash", "outbox-differs", kMessage);
  add("outbox", "next code", "unproved-outbox", kMessage);
  add("incident", "case_id token code attempts at closed_at", "incidents-differ", kStalled);
  add("incident", "id", "", kStalled);
  add("request", "case_id", "stray-rows", kActorKey);
  add("request", "seq at", "request-differs", kActorKey);
  add("request", "key digest", "unproved-requests", kActorKey);
  add("failure", "case_id token since at code action statement used why", "unproved-failures", "token > 0");
  add("total", "bilan indicator period spec at tables", "unproved-totals", "1 = 1");
  add("counter", "name", "counter-differs", "name like 'TX-%'");
  add("counter", "next", "deploys-differ", "name = '#deploys'");
  add("actor", "id name", "chain-broken", "name = 'chloe'");
  add("term", "id kind name", "state-differs", kNord);
  add("audience", "id spec", "tasks-differ", "id in (select audience from task)");
  add("audience", "personal", "audiences-differ", "id in (select audience from task)");
  add("audience_person", "person audience", "audiences-differ", "person = 'chloe'");
  add("member", "case_id", "stray-rows", "actor <> 0");
  add("member", "actor structure role", "members-differ", "actor <> 0");
  add("note", "case_id", "stray-rows", "revision > 0");
  add("note", "author field revision value", "notes-differ", "revision > 0");
  add("found", "case_id", "stray-rows", kWord);
  add("found", "field word", "found-differ", kWord);
  add("scope", "id workflow territory structure role", "state-differs", "id in (select scope from case_file)");
  add("workflow", "id", "workflow-missing", kPinned);
  add("workflow", "name digest contracts compiled source", "workflow-differs", kPinned);
  add("workflow", "version", "state-differs", kPinned);
  add("workflow", "turn deployed_at deployed_by", "workflow-differs", kPinned);
  add("granted", "actor role structure territory since until", "grants-differ", "role = 'chef'");
  add("parameter", "name since until value", "parameter-differs", "name = '/outlines'");
  add("act", "seq at kind body hash", "acts-broken", "seq = (select max(seq) from act)");
  add("schema_version", "component number digest", "error", kVersion);
  return verdicts;
}

}  // namespace parcours
