// The words of a picture: people, delays and conditions in the language of its reader.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/model/roles.hpp"
#include "definition/model/workflow.hpp"

namespace parcours::drawing {

// What is around a workflow that is drawn.
struct Neighbours {
  const definition::Roles* roles = nullptr;  // null: people are named by the names of their roles
  std::map<std::string, Text> workflows;  // the titles of other workflows; one that is not there is named by its name
};

// Words of one workflow, which outlives it, as its neighbours do. `language`: as in base/spoken.hpp.
class Wording {
 public:
  Wording(const definition::Workflow& workflow, std::string_view language, const Neighbours& neighbours)
      : workflow_(workflow), language_(language), neighbours_(neighbours) {}

  // "Éducateur de rue", "celui qui a ouvert le dossier": one text for each selector.
  std::vector<std::string> people(const std::vector<definition::ActorSelector>& selectors) const;
  // Who does a step, as one text; of a send, who receives it; of a handover, the other workflow. Empty: nobody.
  std::string who(const definition::Step& step) const;
  // "délai : 2 jours ouvrés"; empty without a due date.
  std::string due(const definition::Step& step) const;
  // How the branches of a step run and until when: "pour chaque élément de « Les pièces », jusqu'au dernier", "en même
  // temps, jusqu'à la fin de 2 branches". Empty: it has none.
  std::string branching(const definition::Step& step) const;
  // What a line waits for: "après 3 jours".
  std::string trigger(const definition::Line& line) const;
  // A condition; empty for none.
  std::string words(const std::optional<definition::Program>& condition) const;
  // The way that is taken when no other is.
  std::string otherwise() const { return in("sinon", "otherwise"); }

 private:
  std::string in(std::string_view french, std::string_view english) const {
    return std::string(language_ == "en" ? english : french);
  }
  std::string title_of_step(const std::string& name) const;
  std::string title_of_message(const std::string& name) const;
  std::string person(const definition::ActorSelector& selector) const;
  std::string delay(const definition::Due& due) const;
  std::string until(const definition::Step& step) const;
  std::string every(const Delay& delay) const;
  std::string as_soon_as(const std::string& condition) const;
  std::string receivers(const definition::Send& send) const;

  const definition::Workflow& workflow_;
  std::string_view language_;
  const Neighbours& neighbours_;
};

}  // namespace parcours::drawing
