// Every place of a workflow and the keys that may stand there: the table "at a glance" of workflows/README.md, as data.
#pragma once
#include "definition/shape.hpp"

namespace parcours::definition::places {

extern const Place workflow, keep, phase, block, field, list_field, parameter, entry, row, option, named;
extern const Place task, action, decide, block_step;  // the kinds of steps
// Keys that say what kind a step is: those that run, and those that do not.
extern const Words kinds, later_kinds;
// All of them, for whoever shows or checks them.
std::span<const Place* const> all();

}  // namespace parcours::definition::places
