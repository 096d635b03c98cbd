// How the progress of a case marks the parts of a picture.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "drawing/diagram.hpp"

namespace parcours::drawing {

// Marks, counts and words of one case. Without a progress every mark is plain, every count 0. The progress outlives it.
class ProgressMarks {
 public:
  // `progress` may be null.
  ProgressMarks(const CaseProgress* progress, std::string_view language)
      : progress_(progress), in_english_(language == "en") {}

  // Of a step or a block, by its name.
  Mark mark(const std::string& name) const;
  // Active: the case is in that phase, and open.
  Mark mark_of_phase(const std::string& name) const;
  // Active: the case ended there. `reached`: an edge that was taken leads to that end.
  Mark mark_of_end(Index group, const std::string& name, bool reached) const;
  // Active: the case waits to be accepted.
  Mark mark_of_opening() const;

  // Whether the case has reached its first step.
  bool has_started() const { return progress_ && progress_->started; }
  // How often an edge was taken.
  std::int64_t times_taken(const CaseProgress::FlowKey& edge) const;
  // How often a block was entered.
  std::int64_t times_entered(const std::string& block) const;

  // The title of a step with its counts: "Relancer ×2 [en cours]".
  std::string label(const std::string& name, const std::string& title) const;
  // What the marks mean; empty without a progress.
  std::string legend() const;
  // Why a case waits before its first step.
  std::string waits_to_be_accepted() const { return in("à accepter", "to be accepted"); }

 private:
  std::string in(const char* french, const char* english) const { return in_english_ ? english : french; }
  const CaseProgress::NodeCounts* counts(const std::string& name) const;

  const CaseProgress* progress_;
  bool in_english_;
};

}  // namespace parcours::drawing
