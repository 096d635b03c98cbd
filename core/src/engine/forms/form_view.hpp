// A case as one reader sees it, for the forms that it asks: what they show, and what they are evaluated on.
#pragma once
#include <memory>
#include <set>
#include <string>

#include "base/city.hpp"
#include "engine/catalogue.hpp"
#include "execution/form.hpp"
#include "parcours/forms.hpp"
#include "parcours/value.hpp"

namespace parcours::engine {

// Immutable once it is made; every form of one reading shares it. It refers to no engine.
struct FormView {
  std::shared_ptr<const Deployed> deployed;
  std::shared_ptr<const Calendar> calendar;
  std::shared_ptr<const City> city;
  std::shared_ptr<const Record> parameters;
  Instant now;
  std::string actor;
  std::int64_t revision = 1;
  execution::Case a_case{};      // with the values alone that the reader sees
  Record shown{};                // these values, and those of computed fields and of the reader's own notes
  std::set<std::string> seen{};  // the fields that the reader sees, whether they have a value or not
  bool sees_all = false;         // every field: the case is about to be opened by the reader
  bool sees_parameters = false;
  bool sees_case = false;  // where the case is, and what was done

  const definition::Workflow& workflow() const { return deployed->workflow; }
  // Refers to this view and to `confirmed`.
  execution::DecisionContext decision_context(std::span<const std::string> confirmed = {}) const {
    return {{now, *calendar, *city}, revision, actor, *parameters, confirmed};
  }
  // Whether the reader sees what a name reads. `row_known`: rows of lists are seen in one row.
  bool sees(const std::string& name, bool row_known) const;
};

// What asks: one of `step`, `message`, `acceptance` and `corrected`.
struct FormQuestion {
  const definition::Step* step = nullptr;
  const definition::Message* message = nullptr;
  bool acceptance = false;                             // of a handover
  std::vector<definition::FormField> corrected{};      // a correction: the fields that it may name
  bool opening = false;                                // `step` is done as a case is opened
  std::int64_t frame = 0;                              // from where it sees the case
  bool row_known = true;                               // false: it may be about one of several rows
  std::shared_ptr<const Deployed> receiver = nullptr;  // of a handover; null: it is not in force
};

// The form of a question, which is of the view's workflow.
Form draw_form(std::shared_ptr<const FormView> view, FormQuestion question);

}  // namespace parcours::engine
