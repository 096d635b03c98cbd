// Events of the whole case: its beginning and end, its fields, its phase, its version. Plain data.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "execution/case.hpp"
#include "parcours/value.hpp"

namespace parcours::execution {

// The first event of every case. `origin`: where a handover opened it.
struct Opened {
  std::string reference, workflow;
  std::int64_t version = 0;
  std::string by, territory;
  Origin origin{};
};

// The case is in another place: rights and lists follow. `role`: of which role the structure is.
struct Moved {
  std::string territory, structure, role;
};

// A field has a new value. Null empties it. A note (level 4) has one value for each author; `by` is the author.
struct FieldSet {
  std::string field;
  int level = 1;
  Value value;
  std::string by{};
};

// A field in a row of a list has a new value. Null empties it. Rows count from 1.
struct RowSet {
  std::string list;
  std::int64_t row = 0;
  std::string field;
  int level = 1;
  Value value;
};

// A person has corrected a value, for the reason `why`. `was`: the value before. Null is empty. Of a row, `list` and
// `row`, from 1. A note has an author, as in FieldSet; its value before is not in the event.
struct Corrected {
  std::string field, list;
  std::int64_t row = 0;
  int level = 1;
  Value was, value;
  std::string why, by{};
};

// The counters of the phase's steps start again from zero; the lines of the previous phase are no longer active.
struct PhaseEntered {
  std::string phase;
};

// A fact: `n` more for the figures of an indicator, under these values of its dimensions. The case does not change,
// except that a stay (stay.hpp) begins or ends.
struct Counted {
  std::string indicator;
  Record by;
  std::int64_t n = 1;
  std::optional<Date> day{};               // on which it counts; empty: the day of the event
  std::optional<std::string> territory{};  // where it counts; empty: where the case is after the journal row
  std::string row{};                       // the row of a list that it is about: "besoins/2"; empty: none
  std::int64_t stay = 0;                   // the stay that begins or, with `left`, ends; 0: none
  bool left = false;
  std::int64_t token = 0;  // of a stay that begins, see there
  std::string under{};
};

// The case has ended: no token and no timer is left.
struct Ended {
  std::string outcome;
};

// An ended case is open again. The counters of its steps go on.
struct Reopened {
  std::string by;
};

// The clocks of the case stop: no timer fires and no action is retried.
struct Suspended {
  std::string by;
};

// The clocks run again. The events that follow set the timers anew.
struct Resumed {
  std::string by;
};

// The case goes on in another version of its workflow. `renamed`: steps that have another name there, as pairs of the
// old name and the new name. `lines`: the lines whose timers go on, as pairs of the old key and the new key, under each
// owner in the order of the new text; the other timers are removed. Without `lines`, which earlier versions did not
// write, all timers are removed. The events that follow set what is new or changes its date.
struct Migrated {
  std::int64_t version = 0;
  std::vector<std::pair<std::string, std::string>> renamed;
  std::optional<std::vector<std::pair<std::string, std::string>>> lines{};
};

}  // namespace parcours::execution
