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

// These ask what the command lacks, where there is somebody to ask. `words` get the answers, and so does `request`: the
// revision that was on the screen, the row, the reason. False: somebody gave up. Problems: those of Engine::read.
bool settle_opening(const Request& request, ParsedWords& words, const Screen& screen);
Checked<bool> settle_start(Request& request, ParsedWords& words, const Screen& screen);
Checked<bool> settle_message(Request& request, ParsedWords& words, const Screen& screen);
// `words` contain the one field that is corrected. Throws Usage where something is missing and nobody can be asked.
Checked<bool> settle_correction(Request& request, ParsedWords& words, const Screen& screen);

}  // namespace parcours::cli
