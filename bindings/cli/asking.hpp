// Before a command is sent: which task is meant, and at a terminal what its form asks and the line has not given.
#pragma once
#include <optional>

#include "cli/screen.hpp"
#include "cli/settings.hpp"
#include "parcours/engine.hpp"

namespace parcours::cli {

// The open task of `seen` that a request names by its number or by its step. Throws Usage where no task is at that
// step, or several are.
Task task_named(const Case& seen, const std::string& name);

// The task of a request. `words` get the answers, where there is somebody to ask and something is missing; `revision`
// is then what was on the screen. Problems: those of Engine::read. Empty: somebody gave up.
struct SettledTask {
  TaskId id;
  std::int64_t revision = 0;
};
Checked<std::optional<SettledTask>> settle_task(const Request& request, ParsedWords& words, const Screen& screen);

// Asks what an opening lacks. False: somebody gave up.
bool settle_opening(const Request& request, ParsedWords& words, const Screen& screen);

}  // namespace parcours::cli
