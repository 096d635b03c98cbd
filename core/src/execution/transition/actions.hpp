// The actions of a case: what each is requested with, what becomes of its result, and retries. An action runs outside
// the decision: the host of `decide` runs the one that is requested and sends its result as the next input.
#pragma once
#include <string>

#include "execution/transition/state.hpp"

namespace parcours::execution {

class Forms;
class Path;

class Actions {
 public:
  Actions(TransitionState& state, Path& path, Forms& forms) : state_(state), path_(path), forms_(forms) {}

  // Requests the action of the first step that runs by itself and has not stalled. A step without a required input
  // stalls, and the next one has its turn. Nothing happens when an action is requested already.
  void request_next();
  // Requests the action of a step that a person does. `outcome`: the one that they chose. Problem: missing.
  void request(const Token& token, const definition::Step& step, const std::string& outcome);

  // Stores the outputs that the workflow keeps, counts the facts and ends the step.
  void complete(const Token& token, const ActionResult& in);
  // Stalls the step, whatever the reason. The engine retries after a delay that grows; after the last attempt only a
  // person does.
  void stall(const Token& token, const std::string& code);
  // Clears the stall whose retry was due first. Only one: what its action does keeps no other from its turn, because
  // the case is then due again at once.
  void retry_due();

 private:
  // The first required input without a value; null when there is none.
  const std::string* missing_input(const definition::Step& step, const Record& data, std::int64_t frame) const;
  // A field by its bare name: of a row that contains the step, of the case, or a parameter; null when it is empty.
  Value value_of(const definition::Step& step, const std::string& name, std::int64_t frame) const;
  // The inputs: literals of the workflow first, then `data`, then fields.
  Record input_of(const definition::Step& step, const Record& data, std::int64_t frame) const;
  // Stores an output in the field of its name. Nothing where the workflow has none.
  void store_output(const definition::Step& step, const std::string& name, const Value& value, std::int64_t frame);

  TransitionState& state_;
  Path& path_;
  Forms& forms_;
};

}  // namespace parcours::execution
