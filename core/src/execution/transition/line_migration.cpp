#include "execution/transition/line_migration.hpp"

#include <algorithm>

#include "execution/due_day.hpp"
#include "execution/transition/meanwhile.hpp"

namespace parcours::execution {
namespace {

using definition::Line;
using definition::Workflow;

std::string shown(const Workflow& workflow, const Line& line) {
  return line.name.empty() ? line_text(workflow, line) : line.name;
}

std::optional<Instant> due_of_timer(const Case& a_case, std::int64_t token, std::string_view key) {
  const Timer* timer = a_case.timer(token, key);
  return timer && !timer->fired ? timer->at : std::nullopt;
}

bool waits_for_answer(const Token& token) { return token.handed_over || token.step == kAccepts; }

}  // namespace

LineMigration::LineMigration(TransitionState& state, Meanwhile& meanwhile, const WorkflowVersions& versions)
    : state_(state),
      meanwhile_(meanwhile),
      versions_(versions),
      before_(state.a_case()),
      active_before_(active_lines(versions.before, before_)),
      pairs_(match_lines(versions)) {}

const LinePair* LineMigration::pair_with(const Line* line) const {
  const auto is_of = [&](const LinePair& pair) { return pair.before == line || pair.after == line; };
  const auto at = std::find_if(pairs_.begin(), pairs_.end(), is_of);
  return at == pairs_.end() ? nullptr : &*at;
}

NamePairs LineMigration::kept() const {
  NamePairs keys;
  const auto& timers = before_.timers;
  for (const auto& [before, after] : pairs_) {
    const auto is_its = [&, &line = *before](const Timer& timer) { return timer.line == line.key; };
    const bool runs = after->trigger != Line::Trigger::message && std::any_of(timers.begin(), timers.end(), is_its);
    if (runs) keys.emplace_back(before->key, after->key);
  }
  for (const Timer& timer : timers) {
    const auto key = renamed_line(timer.line, versions_.renamed);
    const bool goes_on = key.ends_with(kWithin) &&
                         within_of(versions_.after, key.substr(0, key.size() - kWithin.size())) &&
                         std::find(keys.begin(), keys.end(), std::pair(timer.line, key)) == keys.end();
    if (goes_on) keys.emplace_back(timer.line, key);
  }
  return keys;
}

void LineMigration::set_others() {
  for (const ActiveLine& active : active_lines(versions_.after, state_.a_case())) set_line(active);
  for (const Token& token : std::vector<Token>(state_.a_case().tokens)) {
    if (waits_for_answer(token)) set_within(token);
    const auto* step = token.branch.empty() ? versions_.after.step(token.step) : nullptr;
    if (token.due && step && !step->due)
      state_.emit(TimerSet{token.id, token.step + std::string(kDueOfStep), state_.now(), {}});
  }
}

void LineMigration::set_line(const ActiveLine& active) {
  const Line& line = *active.line;
  if (line.trigger == Line::Trigger::message) return;
  const std::int64_t frame = frame_of_line(state_.a_case(), active);
  const Timer* timer = state_.a_case().timer(active.token, line.key);
  if (!timer) return meanwhile_.set_line(active, state_.clock(), frame);
  const LinePair* pair = pair_with(&line);
  if (!pair || !may_change_date(*pair, versions_)) return;
  meanwhile_.reset_line(active, Timer(*timer), has_repeated(*pair->before, *timer, frame));
}

bool LineMigration::has_repeated(const Line& before, const Timer& timer, std::int64_t frame) const {
  const auto first = before.every ? due_at(before, timer.from, state_.view(frame)) : std::nullopt;
  return first && timer.at && *first < *timer.at;
}

void LineMigration::set_within(const Token& token) {
  const auto within = within_of(versions_.after, token.step);
  if (!within) return;
  const Token* before = before_.token(token.id);
  const auto key = token.step + std::string(kWithin);
  const Timer* timer = state_.a_case().timer(token.id, key);
  if (timer && within == within_of(versions_.before, before->step)) return;
  const Instant from = timer ? timer->from : state_.clock();
  state_.emit(TimerSet{token.id, key, from, state_.calendar().end_of_delay(*within, from)});
}

std::vector<LineChange> LineMigration::changes() const {
  std::vector<LineChange> all;
  const Case& after = state_.a_case();
  for (const auto& [line, token] : active_before_)
    if (!pair_with(line))
      add_change(all,
                 {token, shown(versions_.before, *line), line->key, {}, due_of_timer(before_, token, line->key), {}});
  for (const auto& [line, token] : active_lines(versions_.after, after)) {
    const LinePair* pair = pair_with(line);
    const auto key_before = pair ? pair->before->key : std::string();
    add_change(all, {token, shown(versions_.after, *line), key_before, line->key,
                     due_of_timer(before_, token, key_before), due_of_timer(after, token, line->key)});
  }
  for (const Token& was : before_.tokens) {
    const Token& is = *after.token(was.id);
    const auto line = [&](const char* text, std::string_view suffix, const auto& due_before, const auto& due_after) {
      const auto key = [&](const Token& token, bool has) { return has ? token.step + std::string(suffix) : ""; };
      add_change(
          all, {is.id, text, key(was, due_before.has_value()), key(is, due_after.has_value()), due_before, due_after});
    };
    line("within", kWithin, due_of_timer(before_, was.id, was.step + std::string(kWithin)),
         due_of_timer(after, is.id, is.step + std::string(kWithin)));
    line("due", kDueOfStep, was.due, is.due);
  }
  return all;
}

void LineMigration::add_change(std::vector<LineChange>& changes, const LineOfToken& line) const {
  using Kind = LineChange::Kind;
  const bool is_before = !line.key_before.empty(), is_after = !line.key_after.empty();
  if (is_before == is_after && line.before == line.after) return;
  LineChange made;
  made.kind = !is_after ? Kind::goes : !is_before ? Kind::comes : Kind::changes;
  if (const Token* token = state_.a_case().token(line.token)) {
    made.under = token->frame();
    made.row = state_.a_case().row_path(token->branch.empty() ? token->parent : token->id);
  }
  made.line = line.text, made.before = line.before, made.after = line.after;
  const auto day = [&](const Workflow& workflow, const std::string& key, const std::optional<Instant>& at) {
    return at ? day_of_timer(workflow, key, *at, state_.calendar()) : std::nullopt;
  };
  made.before_on = day(versions_.before, line.key_before, line.before);
  made.after_on = day(versions_.after, line.key_after, line.after);
  changes.push_back(std::move(made));
}

}  // namespace parcours::execution
