// The engine's own journal, and what a verification of it reads. Rows as stored; see core/FORMATS.md.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/definitions.hpp"
#include "store/stored.hpp"

namespace parcours::store {

// A row of the engine's own journal. The rows of a database are one chain, numbered from 1 without a gap.
struct ActRow {
  std::int64_t seq = 0, at = 0;
  std::string kind, body, hash;
};

// A grant of any time.
struct GrantedRow {
  std::int64_t actor = 0;
  GrantRow grant;
  std::int64_t since = 0, until = 0;
};

// A grant to one actor, in force or to come, by names.
struct NamedGrantRow {
  std::string role, territory, structure;
  std::int64_t since = 0, until = 0;
};

// A value that a parameter has, or had. `until` is `for_ever` for the value of now.
struct ParameterRow {
  std::string name;
  std::int64_t since = 0, until = 0;
  std::string value;
};

// The contracts that a workflow version with a sheet was checked against.
struct DeployedContracts {
  std::int64_t id = 0, version = 0;
  std::string workflow, contracts;
};

// A workflow version. In force is the version of a name with the highest `turn`.
struct DeployedRow {
  WorkflowRow workflow;
  std::int64_t turn = 0;
};

// Why an action, a delivery or a wake-up of a case failed the last time, for who keeps the engine running. One row for
// each case and token; token 0: the case itself. It contains no value of a field.
struct FailureRow {
  std::int64_t case_id = 0, token = 0;
  std::int64_t since = 0, at = 0;  // the first failure, and the last one
  std::string code;
  std::string action, statement;  // of a sheet; may be empty
  std::int64_t used = 0;          // how long the action ran, in microseconds; what it waited counts as a tenth
  std::string why;                // the text of the error; may be empty
};

// An open incident as its list shows it. `id` and the case are the key of the list.
struct ListedIncident {
  std::int64_t id = 0;
  std::string reference{};  // of the case; empty: there is no such case
  IncidentRow row{};
  FailureRow cause{};  // why it failed the last time; its code is in `row`
};

// The calls of a transaction on the engine's own journal.
class AuditWriter {
 public:
  virtual ~AuditWriter() = default;
  virtual std::optional<ActRow> last_act() = 0;
  // Throws Conflict when there is a row of that seq: another engine came first.
  virtual void append_act(const ActRow& row) = 0;
  // The grants of that actor that are in force at `now` or later, ordered by role, territory, structure and time.
  virtual std::vector<NamedGrantRow> granted_to(std::string_view actor, std::int64_t now) = 0;
  // Keeps why a token has failed, in place of what was kept of it; `since` of an earlier row stays.
  virtual void record_failure(const FailureRow& row) = 0;
};

// The reads of administrators, of a verification and of a closing. `limit` bounds the number of rows.
class AuditReader {
 public:
  virtual ~AuditReader() = default;
  virtual std::vector<ActRow> acts(std::int64_t after, std::size_t limit) = 0;       // ordered by seq
  virtual std::vector<ActRow> acts_before(std::int64_t seq, std::size_t limit) = 0;  // newest first
  virtual std::vector<ActRow> deployments() = 0;  // what put workflows in force, ordered by seq
  // The number and the hash of journal rows of all cases, from after `after` to `until`, ordered by number.
  virtual std::vector<std::pair<std::int64_t, std::string>> journal_hashes(std::int64_t after, std::int64_t until,
                                                                           std::size_t limit) = 0;
  virtual std::vector<ListedIncident> incidents(const ListedIncident& after, std::size_t limit) = 0;  // open, by case
  virtual std::vector<GrantedRow> granted() = 0;                                                      // in any order
  virtual std::vector<DeployedContracts> contracts() = 0;                                             // ordered by id
  // The references of the cases of a workflow version that have not ended, ordered by their numbers.
  virtual std::vector<std::string> running_cases(std::int64_t workflow, std::size_t limit) = 0;
  virtual std::optional<FailureRow> failure(std::int64_t case_id, std::int64_t token) = 0;
  virtual std::vector<ParameterRow> parameter_history() = 0;                                // in any order
  virtual std::vector<DeployedRow> deployed(std::int64_t after_id, std::size_t limit) = 0;  // ordered by id
};

}  // namespace parcours::store
