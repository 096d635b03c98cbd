#include "execution/decide.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "base/nearest.hpp"
#include "execution/form.hpp"
#include "execution/messages.hpp"
#include "execution/names.hpp"

namespace parcours::execution {
namespace {

using definition::Step;
using definition::Target;

// A workflow that passed its checks rests long before; this bounds one that did not.
constexpr int kMostMoves = 10'000;

struct Move { Target to; std::int64_t parent = 0; std::string outcome; };

// One decision in the making: every event is at once true of `after`.
class Play {
 public:
  Play(const definition::Workflow& workflow, Case a_case, const Circumstances& around) : w_(workflow), around_(around) {
    d_.after = std::move(a_case);
    stamp_ = {around.revision, around.moment.now};
  }

  void take(const Opening& in) {
    emit(Opened{in.ref, w_.name, in.version, around_.actor, territory_of(w_, in.with)});
    preset_fields_that_no_form_asks();
    move_ = Move{{w_.entry(), {}}, 0, {}};
    settle();
    if (!d_.problems.empty()) return;
    if (d_.after.tokens.empty()) return refuse("not-waiting");
    complete(d_.after.tokens.front(), {d_.after.tokens.front().id, in.with, in.outcome, 0});
  }
  void take(const Completion& in) {
    const Token* token = task(in.token);
    if (!token) return;
    const Step& step = step_of(*token);
    if (!token->waits_for_person) return refuse("not-waiting");
    // Nobody has seen what is yet to come, nor a task that was opened after what they saw.
    const bool impossible = in.seen < 0 || in.seen > d_.after.revision || (in.seen > 0 && token->since > in.seen);
    if (impossible || (in.seen > 0 && is_stale(step, d_.after, in.seen))) return refuse("conflict");
    complete(*token, in);
  }
  void take(const Retrial& in) {
    const Token* token = task(in.token);
    if (!token) return;
    if (token->stalled.empty()) return refuse("not-stalled");
    emit(Retried{in.token});
    ask_next();
  }
  void take(const Answer& in) {
    const Token* token = d_.after.token(in.token);
    if (!token) throw Error(Error::Code::misuse, "an answer for a token that is not there");
    if (in.kind == Answer::Kind::failed)
      emit(Stalled{in.token, in.outcome});
    else
      end_action(*token, in);
    settle();
    ask_next();
  }

  Decision done() && {
    if (!d_.problems.empty()) d_.events.clear(), d_.asked.reset();
    return std::move(d_);
  }

 private:
  // The token that the sender means; null, and the reason told, when it is gone or never was.
  const Token* task(std::int64_t id) {
    const Token* token = d_.after.token(id);
    if (!token) refuse(id > 0 && id <= d_.after.last_token ? "conflict" : "unknown-task");
    return token;
  }
  void emit(Event e) {
    evolve(d_.after, e, stamp_);
    d_.events.push_back(std::move(e));
  }
  void refuse(std::string_view code, Messages::Arguments arguments = {}, std::string where = {}) {
    d_.problems.push_back(messages().problem(code, arguments, std::move(where)));
  }
  const Step& step_of(const Token& token) const {
    if (const Step* s = w_.step(token.step)) return *s;
    throw Error(Error::Code::store, "case " + d_.after.ref + " stands at a step that its workflow does not have");
  }
  std::string scope_of(const Step& step) const {
    if (step.block == 0) return "/" + (step.phase == definition::none ? std::string() : w_.phases[static_cast<std::size_t>(step.phase)].name);
    return w_.blocks[static_cast<std::size_t>(step.block)].name;
  }

  void preset_fields_that_no_form_asks() {
    std::vector<std::string_view> asked;
    for (const auto& s : w_.steps)
      for (const auto& e : s.form)
        if (!e.shown) asked.push_back(e.field);
    for (const auto& f : w_.fields) {
      if (!f.preset || std::find(asked.begin(), asked.end(), f.name) != asked.end()) continue;
      const bool today = f.type == Type::date && *f.preset == Value("today");
      emit(FieldSet{f.name, f.level, today ? Value(around_.moment.today()) : *f.preset});
    }
  }

  // What a person sent for a step that waits for them.
  void complete(const Token& token, const Completion& in) {
    const Step& step = step_of(token);
    const std::int64_t id = token.id;
    if (!may_after(step)) return;
    const std::string outcome = chosen_outcome(step, in.outcome);
    auto form = read_form(w_, step, d_.after, around_, in.with, outcome);
    if (!form) d_.problems.insert(d_.problems.end(), form.problems().begin(), form.problems().end());
    if (!d_.problems.empty()) return;
    for (const auto& [name, value] : *form) emit(FieldSet{name, w_.field(name)->level, value});
    if (step.kind == Step::Kind::action) return ask(*d_.after.token(id), step, outcome);
    end(id, step, outcome, around_.actor);
    settle();
    ask_next();
  }
  // Four eyes: whoever last ended one of these may not.
  bool may_after(const Step& step) {
    for (const auto& other : step.not_by) {
      auto tally = d_.after.steps.find(other);
      if (tally != d_.after.steps.end() && !around_.actor.empty() && tally->second.by == around_.actor) refuse("same-person", {{"step", other}});
    }
    return d_.problems.empty();
  }
  std::string chosen_outcome(const Step& step, const std::string& sent) {
    std::vector<std::string> ways;
    for (const auto& route : step.next) ways.push_back(route.outcome);
    if (step.kind == Step::Kind::action && !step.use->chosen) {
      if (!sent.empty()) refuse("outcome-not-chosen", {{"action", step.use->action}}, "outcome");
      return {};
    }
    if (sent.empty() && ways.size() == 1) return ways.front();
    if (sent.empty())
      refuse("choose-outcome", {{"outcomes", fmt::format("{}", fmt::join(ways, ", "))}}, "outcome");
    else if (std::find(ways.begin(), ways.end(), sent) == ways.end())
      refuse_outcome(ways, nearest(sent, ways));
    return sent;
  }
  void refuse_outcome(const std::vector<std::string>& ways, const std::string& near) {
    refuse("unknown-outcome", {{"outcomes", fmt::format("{}", fmt::join(ways, ", "))}, {"near", near}}, "outcome");
    if (near.empty()) d_.problems.back().hint = {};
  }

  // Outputs that the workflow keeps, facts, and the way on.
  void end_action(const Token& token, const Answer& in) {
    const Step& step = step_of(token);
    const std::int64_t id = token.id;
    for (const auto& [name, value] : in.outputs)
      if (const auto* field = w_.field(name)) keep(*field, value);
    for (const auto& fact : in.facts) emit(fact);
    if (d_.problems.empty()) end(id, step, in.outcome, step.asks_person() ? around_.actor : std::string());
  }
  void keep(const definition::Field& field, const Value& value) {
    auto typed = definition::typed(field, value, around_.moment.calendar);
    if (typed)
      emit(FieldSet{field.name, field.level, *typed});
    else
      d_.problems.insert(d_.problems.end(), typed.problems().begin(), typed.problems().end());
  }

  void end(std::int64_t token, const Step& step, const std::string& outcome, const std::string& by) {
    const std::int64_t parent = d_.after.token(token)->parent;
    emit(StepEnded{token, step.name, scope_of(step), outcome, by});
    if (const Target* target = step.route(outcome))
      move_ = Move{*target, parent, outcome};
    else
      refuse("no-way-out", {{"step", step.name}});
  }

  // Moves until the case rests. A loop, not a recursion: a hostile workflow must not exhaust the stack.
  void settle() {
    for (int moves = 0; move_ && d_.problems.empty(); ++moves) {
      if (moves == kMostMoves) return refuse("too-many-steps");
      follow(*std::exchange(move_, std::nullopt));
    }
  }
  void follow(const Move& move) {
    if (move.to.step != definition::none) return enter(w_.steps[static_cast<std::size_t>(move.to.step)], move.parent);
    const std::string name = !move.to.end.empty() ? move.to.end : !move.outcome.empty() ? move.outcome : "done";
    if (move.parent == 0) return emit(Ended{name});
    end(move.parent, step_of(*d_.after.token(move.parent)), name, {});
  }
  void enter(const Step& step, std::int64_t parent) {
    if (step.block == 0 && step.phase != definition::none) {
      const auto& phase = w_.phases[static_cast<std::size_t>(step.phase)].name;
      if (d_.after.phase != phase) emit(PhaseEntered{phase});
    }
    if (step.kind == Step::Kind::decide) return pass(step, parent);
    const bool is_block = step.kind == Step::Kind::block;
    const std::int64_t token = d_.after.last_token + 1;
    emit(StepEntered{token, step.name, parent, step.asks_person(), is_block, due_of(step)});
    if (is_block) move_ = Move{{w_.blocks[static_cast<std::size_t>(step.body)].entry, {}}, token, {}};
  }
  void pass(const Step& step, std::int64_t parent) {
    std::int64_t n = 0;
    for (const auto& row : step.rows) {
      ++n;
      if (row.guard && !evaluate(*row.guard, w_, d_.after, around_).is_true()) continue;
      emit(Decided{step.name, scope_of(step), n});
      move_ = Move{row.to, parent, {}};
      return;
    }
    refuse("no-way-out", {{"step", step.name}});
  }
  std::optional<Instant> due_of(const Step& step) const {
    if (!step.due) return std::nullopt;
    const auto& calendar = around_.moment.calendar;
    if (const auto* delay = std::get_if<Delay>(&*step.due)) return calendar.over(*delay, around_.moment.now);
    const auto result = evaluate(std::get<expression::Program>(*step.due), w_, d_.after, around_);
    if (result.kind != expression::Result::Kind::value) return std::nullopt;
    if (const auto* day = result.value.get_if<Date>()) return calendar.end_of(*day);
    if (const auto* at = result.value.get_if<Instant>()) return *at;
    if (const auto* time = result.value.get_if<Duration>()) return around_.moment.now + *time;
    return std::nullopt;
  }

  // The first step that runs by itself and has not stalled is asked for its action; one that lacks what it needs stalls.
  void ask_next() {
    while (d_.problems.empty() && !d_.asked) {
      const auto runs = [&](const Token& t) { return !t.waits_for_person && t.stalled.empty() && step_of(t).kind == Step::Kind::action; };
      const auto token = std::find_if(d_.after.tokens.begin(), d_.after.tokens.end(), runs);
      if (token == d_.after.tokens.end()) return;
      if (missing_input(step_of(*token)))
        emit(Stalled{token->id, "missing"});
      else
        ask(*token, step_of(*token), {});
    }
  }
  const std::string* missing_input(const Step& step) const {
    const auto& use = *step.use;
    const auto at = std::find_if(use.inputs.begin(), use.inputs.end(), [&](const auto& name) { return !use.literals.find(name) && !value_of(name); });
    return at == use.inputs.end() ? nullptr : &*at;
  }
  void ask(const Token& token, const Step& step, const std::string& outcome) {
    const auto& use = *step.use;
    if (const auto* name = missing_input(step)) return refuse("missing", {{"field", *name}}, *name);
    Asked asked{token.id, use.action, outcome, {}, {}, {}, token.attempts + 1, token.waits_for_person};
    for (const auto& name : use.settings) bind(asked.settings, name, use.literals.find(name));
    for (const auto* names : {&use.inputs, &use.optional_inputs})
      for (const auto& name : *names) bind(asked.input, name, use.literals.find(name), value_of(name));
    for (const auto& name : use.reads) bind(asked.fields, name, value_of(name));
    d_.asked = std::move(asked);
  }
  static void bind(Record& to, const std::string& name, const Value* first, const Value* second = nullptr) {
    if (const Value* v = first ? first : second) to.set(name, *v);
  }
  const Value* value_of(const std::string& name) const {
    if (auto at = d_.after.fields.find(name); at != d_.after.fields.end()) return &at->second.value;
    return around_.parameters.find(name);
  }

  const definition::Workflow& w_;
  const Circumstances& around_;
  Decision d_;
  Stamp stamp_;
  std::optional<Move> move_;  // where the path goes next
};

}  // namespace

Decision decide(const definition::Workflow& workflow, Case a_case, const Input& input, const Circumstances& around) {
  Play play(workflow, std::move(a_case), around);
  std::visit([&](const auto& in) { play.take(in); }, input);
  return std::move(play).done();
}

std::vector<Eligible> eligible(const definition::Workflow& workflow, const Case& a_case, const Step& step, std::string_view opener) {
  using Kind = definition::Who::Kind;
  std::vector<Eligible> out;
  for (const auto& who : step.by) {
    const auto* field = who.kind == Kind::field ? workflow.field(who.name) : nullptr;
    const auto held = field ? a_case.fields.find(field->name) : a_case.fields.end();
    const auto tally = a_case.steps.find(who.name);
    if (who.kind == Kind::role) out.push_back({who.name, {}, {}});
    if (who.kind == Kind::opener) out.push_back({{}, a_case.opened_by.empty() ? std::string(opener) : a_case.opened_by, {}});
    if (who.kind == Kind::doer && tally != a_case.steps.end() && !tally->second.by.empty()) out.push_back({{}, tally->second.by, {}});
    if (!field) continue;
    if (held == a_case.fields.end())
      out.push_back({field->role, {}, {}});
    else if (field->type == Type::actor)
      out.push_back({field->role, held->second.value.as<std::string>(), {}});
    else
      out.push_back({field->role, {}, held->second.value.as<std::string>()});
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string territory_of(const definition::Workflow& workflow, const Record& with) {
  for (const auto& field : workflow.fields) {
    if (field.type != Type::territory) continue;
    const Value* value = with.find(field.name);
    if (!value && field.preset) value = &*field.preset;
    const auto* text = value ? value->get_if<std::string>() : nullptr;
    return text ? *text : std::string();
  }
  return {};
}

}  // namespace parcours::execution
