// What a workflow counts: the entries of `count`, and the facts that every workflow has by itself.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/model/field.hpp"

namespace parcours::definition {

// A dimension of a count: its name, and its value in the case at that moment.
struct Dimension {
  std::string name;
  Program value;
};

// An entry of `count`. It gives one fact at its moment, or one for each row or value of `each`.
struct Count {
  enum class Moment {  // stored as a number: do not change the order
    end,               // once it ends; what is cancelled has no end
    start,             // once it is entered
    stay               // from entering to leaving, however it is left
  };
  std::string name;
  Moment moment = Moment::end;
  std::optional<Program> when;  // empty: always. Unknown: it is not counted
  std::string each;             // a list, or a field of type choices; empty: one fact
  std::vector<Dimension> per;   // a dimension called `territory` replaces the territory of the case
  std::optional<Program> n;     // a number, or a duration, counted in minutes; empty: 1. Unknown: it is not counted
  std::optional<Program> day;   // a date; empty, unknown or to come: today
  int line = 0;                 // its line in the file
};

// The dimension that every fact has by itself.
inline constexpr std::string_view kTerritoryDimension = "territory";

struct Workflow;

// The full name of a fact of the workflow: "p2.contact" of a sheet, "chantier.place" of a workflow without a sheet.
std::string fact_name(const Workflow& workflow, std::string_view count);
// The full name of an automatic fact: "chantier.opened".
std::string automatic_fact_name(const Workflow& workflow, std::string_view fact);
// The names of the automatic facts: opened, ended (by `outcome`), reopened, moved_out and moved_in.
bool is_automatic_fact(std::string_view name);

// How `one` counts, in words of the language, where `other` of the same name counts in another way: "per serie, cadre",
// "moment: stay". Empty when both make one figure.
std::string unlikeness(const Count& one, const Count& other);

// Every count of the workflow: of its steps, blocks, phases and lines, in the order of its parts. The pointers are
// valid as long as the workflow.
std::vector<const Count*> counts_of(const Workflow& workflow);

}  // namespace parcours::definition
