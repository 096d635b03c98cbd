// What each event changes in a case.
#include <algorithm>

#include "execution/event.hpp"
#include "execution/lines.hpp"

namespace parcours::execution {
namespace {

[[noreturn]] void corrupt_journal(const char* what) {
  throw Error(Error::Code::store, std::string("the journal does not hold together: ") + what);
}

Token& require_token(Case& c, std::int64_t id) {
  auto at = std::find_if(c.tokens.begin(), c.tokens.end(), [&](const Token& t) { return t.id == id; });
  if (at == c.tokens.end()) corrupt_journal("an event of a token that is not there");
  return *at;
}

void reset_counters(Case& c, std::string_view scope) {
  for (auto& [step, summary] : c.steps)
    if (summary.scope == scope) summary.times = 0, summary.ended.clear();
}

// `key`: the step's name with its rows.
void count_step_end(Case& c, const std::string& key, const StepEnded& end, Instant at) {
  StepSummary& t = c.steps[key];
  t.scope = end.scope;
  ++t.times;
  ++t.ended[end.outcome];
  t.outcome = end.outcome;
  t.by = end.by;
  t.at = at;
}

// Removes the token, everything inside it, and their timers.
void remove_subtree(Case& c, std::int64_t id) {
  std::erase_if(c.timers, [&](const Timer& t) { return t.token != 0 && c.is_inside(t.token, id); });
  std::vector<std::int64_t> removed;
  for (const auto& t : c.tokens)
    if (c.is_inside(t.id, id)) removed.push_back(t.id);
  std::erase_if(c.tokens,
                [&](const Token& t) { return std::find(removed.begin(), removed.end(), t.id) != removed.end(); });
}

Token& add_token(Case& c, std::int64_t id, const std::string& step, std::int64_t parent, std::int64_t revision) {
  if (id <= c.last_token) corrupt_journal("a token is used twice");
  if (parent != 0) require_token(c, parent);
  c.last_token = id;
  Token token;
  token.id = id, token.step = step, token.parent = parent, token.since = revision;
  c.tokens.push_back(std::move(token));
  return c.tokens.back();
}

// Whether a line is before another of the same owner in the text: "trier/2" is before "trier/10".
bool precedes(std::string_view line, std::string_view other) {
  const auto owner = line.rfind('/'), other_owner = other.rfind('/');
  const auto is_number = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const auto number = line.substr(owner + 1), other_number = other.substr(other_owner + 1);
  if (line.substr(0, owner) != other.substr(0, other_owner) || !is_number(number) || !is_number(other_number))
    return false;
  return number.size() != other_number.size() ? number.size() < other_number.size() : number < other_number;
}

Timer& timer(Case& c, std::int64_t token, const std::string& line) {
  auto at = std::find_if(c.timers.begin(), c.timers.end(),
                         [&](const Timer& t) { return t.token == token && t.line == line; });
  if (at != c.timers.end()) return *at;
  if (token != 0) require_token(c, token);
  at = std::find_if(c.timers.begin(), c.timers.end(),
                    [&](const Timer& t) { return token < t.token || (t.token == token && precedes(line, t.line)); });
  return *c.timers.insert(at, Timer{token, line, {}, {}, false, {}});
}

// "tenter@2" is renamed with its step "tenter".
std::string renamed(const std::string& name, const Migrated& e) {
  const auto rows = name.find('@');
  const auto plain = name.substr(0, rows);
  for (const auto& [old_name, new_name] : e.renamed)
    if (old_name == plain) return rows == std::string::npos ? new_name : new_name + name.substr(rows);
  return name;
}

// The timers that go on in another version, under the keys that their lines have there.
std::vector<Timer> timers_in(const Migrated& e, const std::vector<Timer>& before) {
  std::vector<std::pair<std::size_t, Timer>> ranked;
  for (const auto& timer : before)
    for (std::size_t i = 0; e.lines && i < e.lines->size(); ++i)
      if ((*e.lines)[i].first == timer.line)
        ranked.emplace_back(i, timer), ranked.back().second.line = (*e.lines)[i].second;
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& one, const auto& other) {
    return std::pair(one.second.token, one.first) < std::pair(other.second.token, other.first);
  });
  std::vector<Timer> timers;
  for (auto& [rank, timer] : ranked) timers.push_back(std::move(timer));
  return timers;
}

struct Evolution {
  Case& c;
  const Stamp& stamp;

  void operator()(const Opened& e) const {
    if (!c.reference.empty()) corrupt_journal("a case is opened twice");
    c.reference = e.reference, c.workflow = e.workflow, c.version = e.version, c.opened_by = e.by,
    c.place = {e.territory, {}, {}}, c.origin = e.origin;
    c.opened_at = c.since = stamp.at;
  }
  void operator()(const Moved& e) const { c.place = {e.territory, e.structure, e.role}; }
  void operator()(const FieldSet& e) const {
    if (!e.by.empty()) return set_note(e);
    if (e.value.is_null())
      c.fields.erase(e.field);
    else
      c.fields[e.field] = StoredField{e.value, e.level, stamp.revision};
  }
  void operator()(const RowSet& e) const {
    auto stored = c.fields.find(e.list);
    if (stored == c.fields.end()) corrupt_journal("a row of a list that is not there");
    List rows = stored->second.value.as<List>();
    if (e.row < 1 || e.row > static_cast<std::int64_t>(rows.size())) corrupt_journal("a row that is not there");
    Record row = rows[static_cast<std::size_t>(e.row - 1)].as<Record>();
    if (e.value.is_null())
      row.remove(e.field);
    else
      row.set(e.field, e.value);
    rows[static_cast<std::size_t>(e.row - 1)] = std::move(row);
    stored->second.value = std::move(rows);
    stored->second.revision = stamp.revision;
  }
  void operator()(const Corrected& e) const {
    if (e.list.empty()) return (*this)(FieldSet{e.field, e.level, e.value, e.by});
    (*this)(RowSet{e.list, e.row, e.field, e.level, e.value});
  }
  void operator()(const PhaseEntered& e) const {
    c.phase = e.phase;
    reset_counters(c, "/" + e.phase);
    std::erase_if(c.timers, [](const Timer& t) { return t.token == 0 && is_of_phase(t.line); });
  }
  void operator()(const StepEntered& e) const {
    Token& t = add_token(c, e.token, e.step, e.parent, stamp.revision);
    t.waits_for_person = e.waits_for_person, t.due = e.due, t.is_anytime = e.is_anytime;
    if (e.opens_block) reset_counters(c, in_row_path(e.step, c.row_path(e.parent)));
  }
  void operator()(const BranchEntered& e) const {
    Token& t = add_token(c, e.token, e.step, e.parent, stamp.revision);
    t.branch = e.branch, t.row = e.row;
    reset_counters(c, in_row_path(e.branch, c.row_path(e.token)));
  }
  void operator()(const StepEnded& e) const {
    const std::string rows = c.row_path(require_token(c, e.token).parent);
    remove_subtree(c, e.token);
    count_step_end(c, in_row_path(e.step, rows), e, stamp.at);
  }
  void operator()(const BranchEnded& e) const {
    const Token branch = require_token(c, e.token);
    ++require_token(c, branch.parent).ended;
    remove_subtree(c, e.token);
    if (branch.row == 0)
      return count_step_end(c, in_row_path(branch.branch, c.row_path(branch.parent)), {0, {}, {}, e.outcome, {}},
                            stamp.at);
    auto& outcomes = c.row_outcomes[e.list];
    if (outcomes.size() < static_cast<std::size_t>(branch.row)) outcomes.resize(static_cast<std::size_t>(branch.row));
    outcomes[static_cast<std::size_t>(branch.row - 1)] = e.outcome;
  }
  void operator()(const Decided& e) const {
    const std::string outcome = "row_" + std::to_string(e.row);
    count_step_end(c, in_row_path(e.step, c.row_path(e.parent)), {0, {}, e.scope, outcome, {}}, stamp.at);
  }
  void operator()(const Parted& e) const { count_step_end(c, e.step, {0, {}, e.scope, "done", {}}, stamp.at); }
  void operator()(const Reached& e) const { require_token(c, e.token).ways.push_back(e.from); }
  void operator()(const Cancelled& e) const {
    require_token(c, e.token);
    remove_subtree(c, e.token);
  }
  void operator()(const Closing& e) const {
    (e.token == 0 ? c.closing : require_token(c, e.token).closing) = e.outcome;
    std::erase_if(c.timers, [&](const Timer& t) { return t.token == e.token && is_of_block(t.line); });
  }
  void operator()(const Stalled& e) const {
    Token& t = require_token(c, e.token);
    t.stalled = e.code, t.retry_at = e.retry_at;
    t.attempts = e.attempt > 0 ? static_cast<int>(e.attempt) : t.attempts + 1;
  }
  void operator()(const Retried& e) const {
    Token& t = require_token(c, e.token);
    t.stalled.clear(), t.retry_at.reset();
  }
  void operator()(const TimerSet& e) const {
    if (e.line.ends_with(kDueOfStep)) {
      require_token(c, e.token).due = e.at;
      return;
    }
    Timer& t = timer(c, e.token, e.line);
    t.from = e.from, t.at = e.at, t.fired = false, t.paused.reset();
  }
  void operator()(const TimerFired& e) const { timer(c, e.token, e.line).fired = true; }
  void operator()(const TimerPaused& e) const { timer(c, e.token, e.line).paused = e.since.value_or(stamp.at); }
  void operator()(const HandedOver& e) const {
    Token& t = require_token(c, e.token);
    t.waits_for_person = false, t.handed_over = true;
  }
  void operator()(const Answered& e) const {
    if (e.token == 0) c.origin.over = stamp.at;
    if (e.waits) require_token(c, e.token).receiver = e.from;
  }
  void operator()(const Ended& e) const {
    c.ended_as = e.outcome;
    c.ended_at = stamp.at;
    c.closing.clear();
    c.tokens.clear();
    c.timers.clear();
    c.suspended.reset();
  }
  void operator()(const Reopened&) const {
    if (c.ended_as.empty()) corrupt_journal("an open case is reopened");
    c.ended_as.clear();
    c.since = stamp.at;
    ++c.reopened;
  }
  void operator()(const Suspended&) const { c.suspended = stamp.at; }
  void operator()(const Resumed&) const { c.suspended.reset(); }
  void operator()(const Migrated& e) const {
    c.version = e.version;
    c.timers = timers_in(e, c.timers);
    for (auto& token : c.tokens) {
      token.step = renamed(token.step, e), token.branch = renamed(token.branch, e);
      for (auto& way : token.ways) way = renamed(way, e);
    }
    std::map<std::string, StepSummary, std::less<>> steps;
    for (auto& [name, summary] : c.steps) {
      summary.scope = renamed(summary.scope, e);
      steps[renamed(name, e)] = std::move(summary);
    }
    c.steps = std::move(steps);
  }
  void set_note(const FieldSet& e) const {
    if (!e.value.is_null()) {
      c.notes[e.field][e.by] = stamp.revision;
      return;
    }
    auto& authors = c.notes[e.field];
    authors.erase(e.by);
    if (authors.empty()) c.notes.erase(e.field);
  }
  void operator()(const Counted& e) const {
    if (e.stay == 0) return;
    const auto is_it = [&](const Stay& stay) { return stay.id == e.stay; };
    const auto at = std::find_if(c.stays.begin(), c.stays.end(), is_it);
    if ((at != c.stays.end()) != e.left) corrupt_journal("a stay begins twice, or ends before it begins");
    if (e.left)
      c.stays.erase(at);
    else
      c.stays.push_back({e.stay, e.token, e.under, e.indicator, e.by, e.territory, e.row, stamp.revision});
  }
  // These are for histories and reports; the case does not change.
  void operator()(const Reminded&) const {}
  void operator()(const Sent&) const {}
  void operator()(const MessageTaken&) const {}
  void operator()(const MessageKept&) const {}
};

}  // namespace

void evolve(Case& c, const Event& event, const Stamp& stamp) {
  if (c.reference.empty() && !std::holds_alternative<Opened>(event))
    corrupt_journal("its first event is not an opening");
  std::visit(Evolution{c, stamp}, event);
  c.revision = stamp.revision;
  c.last_event = stamp.at;
}

}  // namespace parcours::execution
