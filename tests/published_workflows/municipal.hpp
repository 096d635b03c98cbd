// Three municipal services of DIGIT: what was published about them, and an engine that carries their cases.
#pragma once
#include <filesystem>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "parcours/engine.hpp"

namespace parcours::municipal {

struct Service {
  const char* table;     // its name in the material
  const char* workflow;  // its name here
};
inline constexpr Service services[] = {
    {"PGR", "digit-complaint"}, {"PT_CREATE", "digit-property"}, {"NewTL", "digit-licence"}};

// A role tries an action in a state. `state` is empty before the case is opened; `next` where the case stands when it
// is allowed.
struct Row {
  std::string state, action, role, next;
  bool allowed = false;
};
// The life of one case: what is tried, one after the other, and how it ends up. `line`: where it is written.
struct Walk {
  int line = 0;
  std::vector<Row> rows;
  std::string final_state;
  bool terminal = false;
};

std::filesystem::path vectors();
// Empty without the material. Of a refused row of a walk, `next` is its state.
std::vector<Row> table_of(const Service& service);
std::vector<Walk> walks_of(const Service& service);
// Of whatever service.
std::size_t count_walks();

// Adds the row to what a failed expectation says.
std::ostream& operator<<(std::ostream& out, const Row& row);

// One service with an actor for each role, called as the role.
class Town {
 public:
  Town(const Service& service, std::vector<Row> table);

  // A case in that state; empty before it is opened.
  std::string bring_to(const std::string& state);
  // An action is an outcome of the task that bears the state's name, or the anytime step of that state and action.
  // Where no case is yet
  // (`ref` is empty) it is sent as the outcome of the first step.
  Checked<Receipt> act(const std::string& reference, const Row& row);
  // The task that waits, or how the case has ended; empty for no case.
  std::string state_of(const std::string& reference);
  bool has_ended(const std::string& reference);
  // How often a case has changed; 0 for no case.
  std::int64_t revision_of(const std::string& reference);
  std::size_t count_cases();
  const std::vector<Row>& table() const { return table_; }

 private:
  // The way from nothing to a state, by rows that are allowed; shortest first.
  std::vector<const Row*> way_to(const std::string& state) const;
  // The case as whoever may know of it sees it.
  Case seen(const std::string& reference);

  std::string workflow_;
  std::vector<Row> table_;
  std::set<std::string> roles_;
  Engine engine_;
};

}  // namespace parcours::municipal
