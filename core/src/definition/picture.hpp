// What every drawing of a workflow shares: its parts by their numbers, and what is written on them.
#pragma once
#include <string>
#include <string_view>

#include "definition/workflow.hpp"

namespace parcours::definition {

// One drawing in the making, texts in one language. The workflow outlives it.
class Picture {
 public:
  Picture(const Workflow& workflow, std::string_view language) : workflow_(workflow), language_(language) {}

 protected:
  const Step& step(Index index) const { return workflow_.steps[static_cast<std::size_t>(index)]; }
  const Block& block(Index index) const { return workflow_.blocks[static_cast<std::size_t>(index)]; }
  // The title, else the name.
  std::string title(const Text& title, const std::string& name) const;
  template <class Named>
  std::string title(const Named& part) const { return title(part.title, part.name); }
  // What the outcome of a step, the end of a block (0: of the case) is called.
  std::string outcome(const std::string& name) const;
  std::string end(Index block, const std::string& name) const;
  // What a line waits for, in the words of the language: "after 3 days", "avis: favorable".
  static std::string trigger(const Line& line, const std::string& outcome = {});
  static std::string delay(const Due& due);

  const Workflow& workflow_;

 private:
  std::string_view language_;
};

}  // namespace parcours::definition
