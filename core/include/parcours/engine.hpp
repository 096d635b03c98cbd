// Parcours: carries cases through workflows. Start here.
//
//   parcours::Engine engine("parcours.info");
//   auto opened = engine.submit({parcours::Open{"presence-educative", {{"origine", "ecole"}}}, {"nadia"}});
//   if (!opened) show(opened.problems());
#pragma once
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "parcours/administration.hpp"
#include "parcours/commands.hpp"
#include "parcours/problem.hpp"
#include "parcours/settings.hpp"
#include "parcours/value.hpp"
#include "parcours/views.hpp"

namespace parcours {

namespace engine {
struct EngineContext;
class StoryRunner;
}  // namespace engine

// One database, its loaded sheets and its deployed workflows.
// Errors: what a person can mend is a Problem; anything else throws Error (store, plugin, misuse) and has changed
// nothing. Threads: any number may call at once. Starts no thread itself.
class Engine {
 public:
  explicit Engine(const std::filesystem::path& config);  // opens, migrates and loads; throws Error naming file and line
  explicit Engine(Settings settings);
  explicit Engine(std::unique_ptr<engine::EngineContext>
                      engine_context);  // for the engine's own parts: nobody else can make a EngineContext
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  // Checks every workflow under `folder`; all of them are in force for new cases afterwards, or none and the problems
  // say why. Problem `administrators-only` when `by` is none.
  Problems deploy(const std::filesystem::path& folder, const Actor& by);
  // Each case in a transaction of its own; one that could not stand in the new version stays as it is and says why.
  // Nothing is changed when `dry`. Problems: administrators-only, unknown-workflow.
  Checked<std::vector<MigrationResult>> migrate(const MigrationPlan& migration, const Actor& by);
  // Ends what was granted of the same role, territory and structure before; with an `until` that is past, that is all.
  Problems grant(const Grant& grant, const Actor& by);

  // Returns when durable. When the database is lost at the very commit (Error::busy), the command may have been done:
  // sent again with the same key it happens once. Of a batch, what a member alone would throw is its problem `busy` or
  // `engine-failed`. Problems include `conflict` (what this form shows has changed since `seen`) and `not-found` (no
  // such case, or none that this actor may know of). Each command of a batch stands or falls alone.
  Checked<Receipt> submit(const Command& command);
  std::vector<Checked<Receipt>> submit(std::span<const Command> commands);

  // Does what is due by itself, at most so many things: fires timers and tries stalled steps again, each case in a
  // transaction of its own, and brings messages, handovers and answers from case to case. Any number of engines share a
  // database: each timer fires once, each message arrives once. What fails is put off, longer each time, and given up
  // at last: an incident.
  Due run_due(std::size_t limit = 1000);

  // For the host, not for an actor: what cases have for people, in the order in which it came about; and that it has
  // left. Their texts may be personal: they are kept nowhere once they have left.
  Page<Outgoing> outbox(std::string_view after = {}, std::size_t limit = 50);
  void mark_delivered(std::span<const std::string> ids);
  // What was given up (Outgoing::failed): the next `run_due` brings it, and puts it off and gives it up again as at
  // first. Answers how many of them had been given up; the others stay as they are.
  std::size_t retry(std::span<const std::string> ids);

  // Reads. What an actor may not see is not there.
  Page<Task> tasks(const Actor& by, std::string_view after = {}, std::size_t limit = 50);
  Page<Case> cases(const Actor& by, std::string_view after = {}, std::size_t limit = 50);  // without tasks and history
  Checked<Case> read(const Actor& by, std::string_view reference);
  // The diagram of the version that the case runs in, texts in `language`: where it stands and how it came there is
  // marked, the rest is pale. Tells names of the workflow and counts alone. Throws Error::misuse for Notation::bpmn,
  // which has no marks.
  Checked<std::string> draw(const Actor& by, std::string_view reference, std::string_view language,
                            Notation notation = Notation::dot);

  // The facts counted from `from` to before `until` where something is granted to `by`, small counts withheld.
  std::vector<Figure> bilan(const Actor& by, Date from, Date until);

  // Proves the database: every chain of the journal holds, every case is what its journal says, every open task is
  // listed once, every check of a sheet is content. Empty when all is well.
  Problems verify();

  std::vector<Sheet> sheets() const;
  Statistics statistics();

 private:
  friend class engine::StoryRunner;  // a story may suppose what a sheet answers
  std::unique_ptr<engine::EngineContext> engine_context_;
};

}  // namespace parcours
