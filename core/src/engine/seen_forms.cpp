// The forms that a reader sees: of tasks, offers and messages, on what the reader may see of the case, and of openings.
#include <algorithm>

#include "base/nearest.hpp"
#include "engine/command/loaded_case.hpp"
#include "engine/diagnostics.hpp"
#include "engine/forms/form_view.hpp"
#include "engine/seen_case.hpp"
#include "execution/lines.hpp"

namespace parcours::engine {
namespace {

using definition::Line;
using execution::ActiveLine;

// Of the case and its fields, what is shown.
void add_seen(FormView& view, const Case& shown, const execution::Case& state, bool of_case) {
  const auto& workflow = view.workflow();
  view.a_case = state, view.shown = shown.fields, view.sees_case = of_case;
  std::erase_if(view.a_case.fields, [&](const auto& field) { return !shown.fields.find(field.first); });
  for (const auto& field : workflow.fields) {
    const auto* value = shown.fields.find(field.name);
    const bool is_hidden =
        !of_case || std::find(shown.hidden.begin(), shown.hidden.end(), field.name) != shown.hidden.end();
    if (value || !is_hidden || field.level == 4) view.seen.insert(field.name);
    if (value && field.computed.empty() && field.level < 4)
      view.a_case.fields.try_emplace(field.name, execution::StoredField{*value, field.level, 0});
  }
}

// The active lines that wait for a message, as far as the reader sees their conditions.
std::vector<ActiveLine> receivers_of(const std::string& message, const FormView& view) {
  const auto context = view.decision_context();
  const execution::Sees sees = [&](const std::string& name) { return view.sees(name, true); };
  const auto waits = [&](const ActiveLine& active) {
    const auto& when = active.line->when;
    if (!when || !execution::is_seen(*when, view.workflow(), {}, sees)) return true;
    const auto frame = execution::frame_of_line(view.a_case, active);
    return execution::evaluate(*when, {view.workflow(), view.a_case, context, frame}).is_true();
  };
  std::vector<ActiveLine> all;
  for (const auto& active : execution::active_lines(view.workflow(), view.a_case))
    if (active.line->trigger == Line::Trigger::message && active.line->message == message && waits(active))
      all.push_back(active);
  return all;
}

MessageOffer offer_of(const definition::Message& message, const std::shared_ptr<const FormView>& view) {
  MessageOffer offer{message.name, title_or_name({}, message.name), true, {}, {}};
  FormQuestion question;
  question.message = &message, question.row_known = false;
  if (view->sees_case) {
    const auto receivers = receivers_of(message.name, *view);
    for (const auto& receiver : receivers) {
      const auto row = view->a_case.row_path(execution::frame_of_line(view->a_case, receiver));
      const bool known = std::find(offer.rows.begin(), offer.rows.end(), row) != offer.rows.end();
      if (!row.empty() && !known) offer.rows.push_back(row);
    }
    offer.awaited = !receivers.empty(), question.row_known = offer.rows.size() < 2;
    if (offer.awaited && question.row_known) question.frame = execution::frame_of_line(view->a_case, receivers.front());
  }
  if (offer.awaited) offer.form = draw_form(view, std::move(question));
  return offer;
}

const definition::Step& entry_of(const definition::Workflow& workflow) {
  return workflow.steps[static_cast<std::size_t>(workflow.entry())];
}

// Whether a role that opens cases of the workflow is granted somewhere.
bool may_open(const definition::Workflow& workflow, const ActorGrants& who) {
  const auto people = execution::eligible(workflow, {}, entry_of(workflow), 0, who.actor);
  return std::any_of(who.grants.begin(), who.grants.end(), [&](const trust::Grant& grant) {
    return std::any_of(people.begin(), people.end(), [&](const execution::Eligible& each) {
      return (each.actor.empty() || each.actor == who.actor) && (each.role.empty() || each.role == grant.role);
    });
  });
}

}  // namespace

std::shared_ptr<FormView> CaseReader::form_view(std::shared_ptr<const Deployed> deployed) const {
  auto view = std::make_shared<FormView>();
  view->deployed = std::move(deployed), view->calendar = engine_context_.shared_calendar;
  view->city = engine_context_.catalogue.city(*store_, input_.requester.deploys);
  view->parameters = std::make_shared<const Record>();
  view->now = now_, view->actor = who_.actor;
  return view;
}

void CaseReader::add_parameters(FormView& view) const {
  view.parameters =
      engine_context_.catalogue.parameters(*store_, input_.requester.deploys, view.deployed->workflow.name);
  view.sees_parameters = true;
}

Form CaseReader::form_of(const std::shared_ptr<const FormView>& view, FormQuestion question) const {
  if (question.step && question.step->handover) try {
      question.receiver = engine_context_.catalogue.in_force(*store_, question.step->handover->workflow);
    } catch (const Error&) {
      store_->rethrow_database_failure();
    }
  return draw_form(view, std::move(question));
}

void CaseReader::add_forms(Case& shown, const LoadedCase& loaded, bool of_case) const {
  const auto& workflow = loaded.deployed->workflow;
  std::vector<const definition::Message*> messages;
  const auto here = roles_of(who_.grants, loaded.row.territory);
  for (const auto& message : workflow.messages)
    if (loaded.state.is_open() && std::any_of(message.roles.begin(), message.roles.end(), [&](const auto& role) {
          return std::binary_search(here.begin(), here.end(), role);
        }))
      messages.push_back(&message);
  if (shown.tasks.empty() && shown.offers.empty() && messages.empty()) return;
  const auto view = form_view(loaded.deployed);
  add_parameters(*view);
  view->revision = loaded.row.revision + 1;
  add_seen(*view, shown, loaded.state, of_case);
  for (auto& task : shown.tasks) {
    const auto* token = loaded.state.token(task.id.token);
    FormQuestion question;
    question.step = workflow.step(task.step), question.acceptance = task.step == execution::kAccepts;
    question.frame = token ? token->parent : 0;
    if (!task.stalled && (question.step || question.acceptance)) task.form = form_of(view, std::move(question));
  }
  for (auto& offer : shown.offers) {
    FormQuestion question;
    question.step = workflow.step(offer.step), question.frame = offer.in;
    if (offer.at_once && question.step->asks_person()) offer.form = form_of(view, std::move(question));
  }
  for (const auto* message : messages) shown.messages.push_back(offer_of(*message, view));
}

Form CaseReader::outline_form(const std::shared_ptr<const Deployed>& deployed, const std::string& step) const {
  const auto [at, is_new] = outlines_.try_emplace({deployed->id, step});
  FormQuestion question;
  question.step = deployed->workflow.step(step), question.acceptance = step == execution::kAccepts;
  if (is_new && (question.step || question.acceptance)) at->second = form_of(form_view(deployed), std::move(question));
  return at->second;
}

std::vector<OpenableWorkflow> CaseReader::openable() const {
  std::vector<OpenableWorkflow> all;
  if (who_.grants.empty()) return all;
  auto& catalogue = engine_context_.catalogue;
  catalogue.refresh(*store_);
  for (const auto& name : catalogue.names_in_force()) try {
      const auto deployed = catalogue.in_force(*store_, name);
      const auto& workflow = deployed->workflow;
      if (may_open(workflow, who_))
        all.push_back({name, title_or_name(workflow.title, name), workflow.sheet, deployed->version});
    } catch (const Error&) {  // it is damaged: `verify` reports it
      store_->rethrow_database_failure();
    }
  return all;
}

Checked<Form> CaseReader::opening(std::string_view name) const {
  std::vector<std::string> names;
  for (const auto& each : openable()) names.push_back(each.workflow);
  if (std::find(names.begin(), names.end(), name) == names.end()) {
    const auto near = nearest(name, names);
    auto problem =
        diagnostics().problem("unknown-workflow", {{"workflow", std::string(name)}, {"near", near}}, "workflow");
    if (near.empty()) problem.hint = {};
    return problem;
  }
  const auto view = form_view(engine_context_.catalogue.in_force(*store_, name));
  add_parameters(*view);
  view->sees_all = true;
  FormQuestion question;
  question.step = &entry_of(view->workflow()), question.opening = true;
  return form_of(view, std::move(question));
}

}  // namespace parcours::engine
