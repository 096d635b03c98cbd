// The forms that a reader sees: of tasks, offers and messages, on what the reader may see of the case, and of openings.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/engine_context.hpp"
#include "engine/forms/form_view.hpp"
#include "engine/rights.hpp"
#include "parcours/views.hpp"

namespace parcours::engine {

// The case whose forms are drawn, as far as it is loaded for the reader. Refers to values of the caller.
struct FormCase {
  const std::shared_ptr<const Deployed>& deployed;
  const execution::Case& state;
  std::int64_t territory = 0;
  bool of_case = false;  // the reader knows of the case, and not of a task or of what they gave alone
};

// Of one reading, for one thread; outlived by what it is made from. Throws Error::store as the reading does.
class SeenForms {
 public:
  // The engine, the reading and its moment.
  struct Reading {
    EngineContext& engine_context;
    store::Reader& store;
    Instant now;
    std::int64_t deploys = 0;
  };
  // `who`: the reader, which must outlive it too.
  SeenForms(Reading reading, const ActorGrants& who) : reading_(reading), who_(who) {}

  // Adds the forms of the tasks and offers that are shown, and the messages that the reader may send. `shown`: with all
  // fields that the reader sees.
  void add_to(Case& shown, const FormCase& of) const;
  // The form of a task by its workflow alone. Each is drawn once.
  Form outline(const std::shared_ptr<const Deployed>& deployed, const std::string& step);
  // As Engine::workflows and Engine::form.
  std::vector<OpenableWorkflow> openable() const;
  Checked<Form> opening(std::string_view workflow) const;
  // As Engine::corrections. `shown`: the case with all fields that the reader sees.
  Form corrections(const std::shared_ptr<const Deployed>& deployed, const Case& shown) const;

 private:
  std::vector<const definition::Message*> messages_of(const FormCase& of) const;
  // A view that shows nothing of a case, and not the parameters of its workflow.
  std::shared_ptr<FormView> view_of(std::shared_ptr<const Deployed> deployed) const;
  void add_parameters(FormView& view) const;
  Form form_of(const std::shared_ptr<const FormView>& view, FormQuestion question) const;

  Reading reading_;
  const ActorGrants& who_;
  std::map<std::pair<std::int64_t, std::string>, Form> outlines_;  // by workflow version and step
};

}  // namespace parcours::engine
