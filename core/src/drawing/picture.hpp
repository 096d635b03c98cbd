// What every drawing of a workflow shares: its parts by their numbers, what is written on them, and how a case's trail
// marks them.
#pragma once
#include <string>
#include <string_view>

#include "definition/model/workflow.hpp"
#include "drawing/progress.hpp"

namespace parcours::definition {

// One drawing in the making, texts in one language; with a trail, that case's way through it is marked. Workflow and
// trail outlive it.
class Picture {
 public:
  Picture(const Workflow& workflow, std::string_view language, const Trail* trail = nullptr)
      : workflow_(workflow), trail_(trail), language_(language) {}

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
  enum class Mark { plain, pale, cut, passed, stands, stalled };
  Mark mark(const std::string& name) const;  // of a step or block
  Mark mark_of_phase(const std::string& name) const;
  Mark mark_of_end(Index block, const std::string& name, bool reached) const;
  Mark mark_of_opening() const;
  // The title of a step, with how often it was passed and what stands there: "Relancer ×2 [en cours]".
  std::string told(const Step& step) const;
  // "joint ×2"; the label alone when it was taken once or never.
  static std::string told(const std::string& label, std::int64_t times);
  // How often a way was taken, a block was begun; 0 without a trail.
  std::int64_t taken(const Trail::Way& way) const;
  std::int64_t begun(const Block& block) const;
  // What the marks mean; what is written where a case stands before its first step.
  std::string legend() const;
  std::string waits_to_be_accepted() const { return in("à accepter", "to be accepted"); }

  const Workflow& workflow_;
  const Trail* trail_;

 private:
  std::string in(const char* french, const char* english) const { return language_ == "en" ? english : french; }
  const Trail::Stop* stop(const std::string& name) const;

  std::string_view language_;
};

}  // namespace parcours::definition
