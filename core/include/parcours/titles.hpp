// The words of a workflow for the names that views contain: what people read instead of them.
//
//   show(seen.titles.step(task.step).in("fr"));
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "parcours/text.hpp"
#include "parcours/value.hpp"

namespace parcours {

// The titles of one version of a workflow, and those of the roles of the city. A name that has none, or that is not
// known, is itself, with blanks for `_`. An empty name gives an empty text. A value type, immutable and cheap to copy;
// it refers to no engine. Any number of threads may use one.
class Titles {
 public:
  // Knows no name.
  Titles() = default;

  Text workflow() const;
  Text phase(std::string_view name) const;
  Text step(std::string_view name) const;  // of a step, a block or a branch
  // Of a branch. Of the body of a block or of an `each`, its own title, else that of its step.
  Text branch(std::string_view name) const;
  Text field(std::string_view name) const;    // also of a row: "besoins.motif" or "besoin.motif"
  Text outcome(std::string_view name) const;  // of a step or a message
  Text end(std::string_view name) const;      // of the case, a block or a branch, as in Case::ended_as
  Text message(std::string_view name) const;
  Text territory(std::string_view name) const;
  Text role(std::string_view name) const;
  // Who is meant by "role:partenaire@mission_locale" or "actor:nadia", as in Outgoing::to.
  Text recipient(std::string_view to) const;
  // What a line of `meanwhile` does, or which delay it is, by its key in the events of a history.
  Text line(std::string_view key) const;

  // The value of a field as a letter writes it: choices by their titles, "1 234,50", "10 jours ouvrés". Empty for an
  // empty value, and where the workflow is not known. `field`: as in `field`. `language`: "en" gives English, every
  // other French.
  std::string value(std::string_view field, const Value& value, std::string_view language) const;

  // For this library alone: the type is complete nowhere else.
  struct Content;
  explicit Titles(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

 private:
  std::shared_ptr<const Content> content_;
};

}  // namespace parcours
