#include "engine/command/actions.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error_text.hpp"
#include "engine/command/command_loader.hpp"
#include "engine/diagnostics.hpp"
#include "engine/operation/log.hpp"
#include "engine/rights.hpp"

namespace parcours::engine {
namespace {

using execution::ActionRequest;
using execution::ActionResult;

constexpr int kMaxActions = 100;  // of one command

// Runs one action. The result is an answer for the case, or problems for the sender.
class ActionRun {
 public:
  ActionRun(const CommandRun& run, const ActionRequest& request, const std::string& territory)
      : engine_context_(run.engine_context),
        tx_(run.tx),
        context_(run.context),
        request_(request),
        territory_(territory) {}

  // What a deed writes is kept once the case has taken its result.
  void begin() {
    tx_.describe(fmt::format("the action '{}'", request_.action));
    if (is_deed()) tx_.savepoint();
  }
  void end(bool keep) {
    tx_.describe(description_of(context_.verb));
    if (is_deed()) keep ? tx_.release() : tx_.rollback_to();
  }

  Checked<ActionResult> run() {
    if (!action_) return failed("sheet-missing", {{"sheet", request_.action.substr(0, request_.action.find('.'))}}, {});
    try {
      return read(is_deed() ? run_deed() : plugin::run(*action_, call(), nullptr, plugin::charged_time, &failure_));
    } catch (const Error& e) {
      // A failure of the database is no attempt of the action, whatever the action made of it.
      tx_.rethrow_database_failure();
      if (e.code() == Error::Code::busy) throw;
      return failed("action-failed", {{"action", request_.action}}, text_of(e));
    }
  }
  // Why it failed with that code.
  store::FailureRow failure(std::string code) const {
    const auto at = micros(context_.at);
    return {context_.before.row.id, request_.token,        at,  at, std::move(code), request_.action,
            failure_.statement,     failure_.used.count(), why_};
  }

 private:
  bool is_deed() const { return action_ && action_->is_deed(); }
  sdk::Call call() const {
    const auto& settings = request_.settings;
    return {settings,
            request_.input,
            request_.fields,
            request_.chosen,
            context_.before.row.reference,
            context_.who.actor,
            territory_,
            roles_,
            context_.at,
            engine_context_.calendar.day_of(context_.at),
            context_.before.row.id,
            context_.revision(),
            request_.attempt};
  }
  sdk::Outcome run_deed() {
    const auto rows = tx_.rows(engine_context_.sheets.owner(request_.action)->name, context_.before.row.id,
                               context_.revision(), micros(context_.at));
    return plugin::run(*action_, call(), rows.get(), plugin::charged_time, &failure_);
  }

  Checked<ActionResult> read(const sdk::Outcome& outcome) {
    using Kind = sdk::Outcome::Kind;
    if (outcome.kind == Kind::refused) return refused(outcome.problems);
    if (outcome.kind == Kind::later) return failed("action-later", {{"action", request_.action}}, outcome.name);
    Problems open;
    const auto& yes = context_.sender.confirmed;
    for (const auto& p : outcome.problems)
      if (std::find(yes.begin(), yes.end(), p.code) == yes.end()) open.push_back(p);
    if (!open.empty()) return refused(open);
    ActionResult result{request_.token, ActionResult::Kind::ended, outcome.name, outcome.outputs, {}};
    for (const auto& f : outcome.facts) result.facts.push_back({f.indicator, f.by, f.n});
    return result;
  }
  Checked<ActionResult> refused(const Problems& problems) const {
    if (request_.by_person) return problems;
    return ActionResult{request_.token, ActionResult::Kind::failed, problems.front().code, {}, {}};
  }
  // The sender is not shown why, and nothing of a refused command is kept: the log alone has it then.
  Checked<ActionResult> failed(std::string_view code, DiagnosticTable::Arguments arguments, const Text& why) {
    why_ = stored_cause(why);
    if (request_.by_person)
      log_failure(engine_context_.settings, LogEntry::Level::warning, context_.before.row.reference,
                  failure(std::string(code)));
    return refused({diagnostics().problem(code, arguments)});
  }

  EngineContext& engine_context_;
  store::Transaction& tx_;
  const CommandContext& context_;
  const ActionRequest& request_;
  std::vector<std::string> roles_ = roles_of(context_.who.grants, context_.before.row.territory);
  const std::string& territory_;
  const plugin::Action* action_ = engine_context_.sheets.action(request_.action);
  plugin::RunFailure failure_;
  std::string why_;
};

}  // namespace

Problems run_actions(const CommandRun& run, execution::Decision& decision, Emitted& emitted) {
  const auto& context = run.context;
  const auto decision_context = context.decision_context(run.engine_context.calendar);
  for (int ran = 0; decision.action_request; ++ran) {
    if (ran == kMaxActions) return {diagnostics().problem("too-many-actions")};
    const auto request = *decision.action_request;
    const auto before = decision.after;
    ActionRun action_run(run, request, before.place.territory);
    action_run.begin();
    auto result = action_run.run();
    if (result) decision = execution::decide(context.workflow(), std::move(decision.after), *result, decision_context);
    action_run.end(result && result->kind == ActionResult::Kind::ended && decision.problems.empty());
    if (!result) return result.problems();
    if (result->kind == ActionResult::Kind::failed) emitted.failures.push_back(action_run.failure(result->outcome));
    // The sender cannot repair an answer that does not fit the case.
    if (!decision.problems.empty() && !request.by_person) {
      const auto code = decision.problems.front().code;
      emitted.failures.push_back(action_run.failure(code));
      decision =
          execution::decide(context.workflow(), before,
                            ActionResult{request.token, ActionResult::Kind::failed, code, {}, {}}, decision_context);
    }
    if (!decision.problems.empty()) return decision.problems;
    emitted.add(decision);
  }
  return {};
}

}  // namespace parcours::engine
