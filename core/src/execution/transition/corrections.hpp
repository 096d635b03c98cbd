// The correction of a value that somebody has typed. What was done stays done; what depends on the value follows it.
#pragma once
#include <optional>

#include "execution/correction.hpp"
#include "execution/transition/state.hpp"

namespace parcours::execution {

class Scheduler;

class Corrections {
 public:
  Corrections(TransitionState& state, Scheduler& scheduler) : state_(state), scheduler_(scheduler) {}

  // Sets the value, with the event Corrected. Lines, computed fields and the place follow; nothing does in a case that
  // has ended. Problems: conflict; those of the name, the row, the value and the reason; the checks that fail.
  void correct(const Correction& in);

 private:
  // The field and its row; empty, with a problem, when they cannot be corrected.
  std::optional<CorrectedField> find(const Correction& in);
  std::optional<CorrectedField> find_row(CorrectedField corrected, const Correction& in);
  // The value as the field takes it; null where it becomes empty. With problems, nothing.
  std::optional<Value> read_value(const CorrectedField& corrected, const Value& given);
  std::string read_reason(const std::string& given);
  // What the form of a step would refuse.
  void check(const CorrectedField& corrected, const Value& value);
  bool was_set_after(const CorrectedField& corrected, std::int64_t seen) const;
  // The value before; null: empty, or a note.
  Value value_before(const CorrectedField& corrected) const;
  // The corrected value under the names by which expressions read it.
  Record as_form(const CorrectedField& corrected, const Value& value) const;
  EvaluationContext view(const CorrectedField& corrected) const;
  std::string author_of(const definition::Field& field) const;

  TransitionState& state_;
  Scheduler& scheduler_;
};

}  // namespace parcours::execution
