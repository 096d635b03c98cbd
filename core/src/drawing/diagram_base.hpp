// What every drawing of a workflow shares: its parts by their numbers, what is written on them, and how a case's
// progress marks them.
#pragma once
#include <string>
#include <string_view>

#include "definition/model/workflow.hpp"
#include "drawing/case_progress.hpp"

namespace parcours::definition {

// One drawing in the making, texts in one language; with a progress, that case's way through it is marked. Workflow and
// progress outlive it.
class DiagramBase {
 public:
  DiagramBase(const Workflow& workflow, std::string_view language, const CaseProgress* progress = nullptr)
      : workflow_(workflow), progress_(progress), language_(language) {}

 protected:
  const Step& step(Index index) const { return workflow_.steps[static_cast<std::size_t>(index)]; }
  const Block& block(Index index) const { return workflow_.blocks[static_cast<std::size_t>(index)]; }
  // The title, else the name.
  std::string title(const Text& title, const std::string& name) const;
  template <class Named>
  std::string title(const Named& part) const {
    return title(part.title, part.name);
  }
  // What the outcome of a step, the end of a block (0: of the case) is called.
  std::string outcome(const std::string& name) const;
  std::string end(Index block, const std::string& name) const;
  // What a line waits for, in the words of the language: "after 3 days", "avis: favorable".
  static std::string trigger(const Line& line, const std::string& outcome = {});
  static std::string delay(const Due& due);

  // What a part is to the case, each told apart by width, fill and dashes, not by colour alone; plain: no case is
  // drawn.
  enum class Mark { plain, unvisited, cancelled, completed, active, stalled };
  Mark mark(const std::string& name) const;  // of a step or block
  Mark mark_of_phase(const std::string& name) const;
  Mark mark_of_end(Index block, const std::string& name, bool reached) const;
  Mark mark_of_opening() const;
  // The title of a step, with how often it was passed and what stands there: "Relancer ×2 [en cours]".
  std::string caption(const Step& step) const;
  // "joint ×2"; the label alone when it was taken once or never.
  static std::string caption(const std::string& label, std::int64_t times);
  // How often a way was taken, a block was begun; 0 without a progress.
  std::int64_t times_taken(const CaseProgress::FlowKey& way) const;
  std::int64_t times_entered(const Block& block) const;
  // What the marks mean; what is written where a case stands before its first step.
  std::string legend() const;
  std::string waits_to_be_accepted() const { return in("à accepter", "to be accepted"); }

  const Workflow& workflow_;
  const CaseProgress* progress_;

 private:
  std::string in(const char* french, const char* english) const { return language_ == "en" ? english : french; }
  const CaseProgress::NodeCounts* stop(const std::string& name) const;

  std::string_view language_;
};

}  // namespace parcours::definition
