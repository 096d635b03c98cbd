// Three municipal services of DIGIT: the published tables, and an engine with their cases.
#pragma once
#include <filesystem>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "parcours/engine.hpp"

namespace parcours::municipal {

// One service.
struct Service {
  const char* table;     // its name in the material
  const char* workflow;  // its name here
};
inline constexpr Service services[] = {
    {"PGR", "digit-complaint"}, {"PT_CREATE", "digit-property"}, {"NewTL", "digit-licence"}};

// A role tries an action in a state. `state` is empty before the case is opened. `next` is the state after an allowed
// action.
struct Row {
  std::string state, action, role, next;
  bool allowed = false;
};
// The life of one case: its actions in order, and its last state. `line` is its line in the published file.
struct Walk {
  int line = 0;
  std::vector<Row> rows;
  std::string final_state;
  bool terminal = false;
};

// The folder of the published files.
std::filesystem::path vectors();
// The published rows and walks; empty without the files. In a walk, `next` of a refused row is its state.
std::vector<Row> table_of(const Service& service);
std::vector<Walk> walks_of(const Service& service);
// The number of walks of all services.
std::size_t count_walks();

// GoogleTest calls it to show a row when a test fails.
std::ostream& operator<<(std::ostream& out, const Row& row);

// One service, with an actor for each role. The actor has the name of the role.
class Town {
 public:
  Town(const Service& service, std::vector<Row> table);

  // Opens a case and brings it to that state. Returns its reference, empty for the state before it is opened.
  std::string bring_to(const std::string& state);
  // Performs the action of `row`: as an outcome of the task that has the state's name, or as the anytime step of that
  // state and action. With an empty reference it opens a case, with the action as the outcome of the first step.
  Checked<Receipt> act(const std::string& reference, const Row& row);
  // The open task, or the end of the case; empty without a case.
  std::string state_of(const std::string& reference);
  bool has_ended(const std::string& reference);
  // The number of changes of a case; 0 without a case.
  std::int64_t revision_of(const std::string& reference);
  std::size_t count_cases();
  const std::vector<Row>& table() const { return table_; }

 private:
  // The shortest way from no case to a state, by allowed rows.
  std::vector<const Row*> way_to(const std::string& state) const;
  // The case, read by an actor who may see it.
  Case seen(const std::string& reference);

  std::string workflow_;
  std::vector<Row> table_;
  std::set<std::string> roles_;
  Engine engine_;
};

}  // namespace parcours::municipal
