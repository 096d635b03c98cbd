// The branches of a `parallel` and of an `each`: their start, their ends, and the end of the step that contains them.
#pragma once
#include <string>

#include "execution/transition/state.hpp"

namespace parcours::execution {

class Meanwhile;
class Path;

class Branches {
 public:
  Branches(TransitionState& state, Path& path, Meanwhile& meanwhile)
      : state_(state), path_(path), meanwhile_(meanwhile) {}

  // Starts the branches of a `parallel` whose `when` is satisfied. Without any, the step ends.
  void start_all(std::int64_t token, const definition::Step& step);
  // Starts a branch of an `each` for every row that its `when` chooses; without `when`, for every row whose branch has
  // not ended yet. Without any, the step ends.
  void start_rows(std::int64_t token, const definition::Step& step);
  // Starts branches for the rows after the first `before` ones, wherever an `each` over that list is active.
  void start_new_rows(const std::string& list, std::int64_t before);
  // Ends a branch, and its step when enough branches have ended. The branches that are left are cancelled.
  void end(const Token& branch, const std::string& outcome);

 private:
  // One branch: its token, its lines, its first step. `row`: of an `each`, from 1; 0: none.
  void start(std::int64_t token, const definition::Step& step, const definition::Block& block, std::int64_t row);
  // Whether an `each` starts a branch for the row.
  bool is_chosen(const definition::Step& step, std::int64_t row, std::int64_t frame) const;
  // Ends the step of the branches when enough have ended, or none is left.
  void try_complete(std::int64_t token);
  // The same question while branches are left: `until` is satisfied. Without `until`, every branch must end.
  bool have_enough_ended(const Token& token, const definition::Step& step) const;
  bool has_branches(std::int64_t token) const;

  TransitionState& state_;
  Path& path_;
  Meanwhile& meanwhile_;
};

}  // namespace parcours::execution
