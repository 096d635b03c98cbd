// Parcours: carries cases through workflows. Start here.
//
//   parcours::Engine engine("parcours.info");
//   auto opened = engine.submit({parcours::Open{"presence-educative", {{"origine", "ecole"}}}, {"nadia"}});
//   if (!opened) show(opened.problems());
#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/administration.hpp"
#include "parcours/bilan.hpp"
#include "parcours/commands.hpp"
#include "parcours/problem.hpp"
#include "parcours/query.hpp"
#include "parcours/settings.hpp"
#include "parcours/value.hpp"
#include "parcours/views.hpp"

namespace parcours {

// One database, its loaded sheets and its deployed workflows.
//
// Errors: what a person can correct is a Problem. Anything else throws Error (store, busy, plugin, configuration,
// misuse), and then nothing is changed, unless a function documents otherwise.
// Threads: any number may call the functions of one engine at once. An engine starts no thread.
// Processes: any number of engines may share one database.
// Ownership: results are values, they do not refer to the engine. An engine that was moved from may only be destroyed
// or assigned to.
class Engine {
 public:
  // Opens the database, migrates its tables and loads the sheets. Creates a SQLite database and a key of the journal
  // that do not exist yet. Throws Error: configuration (with file and line when it is about the file), store, busy,
  // plugin.
  explicit Engine(const std::filesystem::path& config);
  explicit Engine(Settings settings);
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  // Puts the workflows below `folder` in force for new cases: all of them, or none when a problem blocks. Warnings are
  // in the result too. Problems of files name file, line and column. Problem `administrators-only`: `by` is none.
  Problems deploy(const std::filesystem::path& folder, const Actor& by);

  // Moves running cases to the version in force, each in a transaction of its own. A case that has no place in that
  // version is unchanged, and its result has the problems. When an Error is thrown, the cases before it have moved.
  // Problems: administrators-only, unknown-workflow.
  Checked<std::vector<MigrationResult>> migrate(const MigrationPlan& plan, const Actor& by);

  // Grants a right. It replaces earlier grants of the same role, territory and structure to that actor; an `until` in
  // the past withdraws them. Problems: administrators-only, unknown-actor, unknown-role, reserved-actor, too-long. A
  // right that reaches nothing of what is deployed is granted with a warning: grant-of-no-role, grant-of-no-territory,
  // grant-of-no-structure.
  Problems grant(const Grant& grant, const Actor& by);
  // Ends what was granted of that role, territory and structure to that actor, in force or to come; `since` and `until`
  // are ignored. Problems: as of `grant`; nothing-granted, nothing-to-revoke when the actor has no such right.
  Checked<RightsChange> revoke(const Grant& right, const Actor& by);

  // The grants that are in force or begin later, by actor and role. Problem: administrators-only.
  Checked<std::vector<Grant>> grants(const Actor& by);
  // For the host, which needs no right for it: the workflows in force, by name.
  std::vector<WorkflowInForce> in_force();
  // For the host: the words of the workflow in force of that name, if there is one, and of the roles of the city.
  Titles titles(std::string_view workflow = {});
  // For the host: what waits for a person, by case. Pages as those of `outbox`.
  Page<Incident> incidents(std::string_view after = {}, std::size_t limit = 50);

  // Carries out a command, and returns when it is durable. With problems nothing is changed.
  // Problems are those of the form, of the workflow and of the action; of the engine: not-found (there is no such case,
  // or the actor may not know of it), not-allowed, conflict (what the command is about has changed since
  // Command::seen), key-used and others that `parcours explain` lists.
  // Throws Error::busy when the database is lost. If that is during the commit, the command may have been done: a
  // command with a key may be sent again, and is done once.
  Checked<Receipt> submit(const Command& command);
  // The same for each command, in their order, with one commit for all. Each succeeds or fails alone. Where a command
  // alone would throw an Error, it has the problem `busy` or `engine-failed`; only the common commit may throw.
  std::vector<Checked<Receipt>> submit(std::span<const Command> commands);

  // Does what is due now, at most `limit` things: fires timers, tries stalled steps again, and brings messages,
  // handovers and answers from case to case. Each case and each delivery is a transaction of its own. Engines that
  // share a database may call it at once: a timer fires once, a message arrives once.
  // A delivery that fails is tried again later, after longer and longer delays. After the last one it is an incident
  // until `retry`. Throws Error::busy when the database does not answer; what was done before is kept.
  Due run_due(std::size_t limit = 1000);

  // For the host, which needs no right for it: what cases have for people, the oldest first. A page has 1 to 500 items;
  // another `limit` is clamped. `after`: Page::next of the page before; empty: the first page.
  Page<Outgoing> outbox(std::string_view after = {}, std::size_t limit = 50);
  // Removes what the host has delivered. Its texts, which may be personal, are kept nowhere. Returns how many of `ids`
  // were there; the others are ignored.
  std::size_t mark_delivered(std::span<const std::string> ids);
  // Makes deliveries that were given up (Outgoing::failed) due again, with all their attempts. Returns how many of
  // `ids` had been given up; the others are unchanged.
  std::size_t retry(std::span<const std::string> ids);

  // Reads. What an actor may not see is left out, as if it did not exist.
  // The workflows of which `by` may open cases, somewhere in the city. Sorted by name.
  std::vector<OpenableWorkflow> workflows(const Actor& by);
  // What opening a case of the workflow asks. Problem: unknown-workflow (there is none, or `by` may not open it).
  Checked<Form> form(const Actor& by, std::string_view workflow);
  // What a Correct may name: each field that `by` reads in the case and that is not computed, with its value; of a
  // list, the fields of a row ("besoin.motif"), without a value. Whether `by` may correct a field, only `submit` knows.
  // Problem: not-found.
  Checked<Form> corrections(const Actor& by, std::string_view reference);
  // The open tasks that `by` may do, by date. Pages as those of `outbox`. The form of a task is drawn from its workflow
  // alone, as its reader would see it who may see no value; `read` draws it with the case.
  Page<Task> tasks(const Actor& by, const Query& query = {}, std::string_view after = {}, std::size_t limit = 50);
  // The cases that `by` may see, without tasks and history. Pages as those of `outbox`; `after` is a cursor of the same
  // query. A wrong query, or a cursor of another list, has Page::problems and no items.
  Page<Case> cases(const Actor& by, const Query& query = {}, std::string_view after = {}, std::size_t limit = 50);
  // One case, with the latest 10 000 entries of its history. Problem: not-found.
  Checked<Case> read(const Actor& by, std::string_view reference);
  // The diagram of the case's version of its workflow, with texts in `language`. The steps where the case waits and
  // the way that it took are marked. It shows names of the workflow and counts, no value of a field. Problem:
  // not-found. Throws Error::misuse for Notation::bpmn, which has no marks.
  Checked<std::string> draw(const Actor& by, std::string_view reference, std::string_view language,
                            Notation notation = Notation::dot);
  // The bilan of a sheet, or of a workflow without one: its figures in a period and in the one before. A city without
  // bilans/<name>.yaml has one of what every workflow counts by itself. Small counts of persons are withheld; of a
  // grant for a territory, its rows alone are shown. The tables of a period that is over are kept when they are read
  // first. Problems: unknown-bilan (there is none, or `by` may see no figure of it), bilan-period.
  Checked<Bilan> bilan(const Actor& by, const BilanRequest& request);

  // Proves a database that exists, table by table, or names what cannot be proved. Writes nothing: creates no file and
  // no key, migrates nothing. Reads everything, in groups of cases, while commands may run. Throws Error as the
  // constructor does, and Error::store for a database that does not exist or that an older version wrote.
  static Verification verify_database(const Settings& settings, const VerifyOptions& options = {});
  // The same for this engine's database: its problems alone. Empty when no fault is found.
  Problems verify(const VerifyOptions& options = {});
  // A few lines that fix what the database contains now, to be kept outside it, for VerifyOptions::since. They contain
  // nothing of a case. Closes the journal when something is new since the last closing, as run_due does once an hour.
  std::string head();

  std::vector<Sheet> sheets() const;
  // Resets the counts.
  Statistics statistics();

  // For this library alone: the type is complete nowhere else.
  struct Implementation;
  explicit Engine(std::unique_ptr<Implementation> implementation);

 private:
  std::unique_ptr<Implementation> engine_context_;
};

}  // namespace parcours
