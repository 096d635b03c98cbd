#include <algorithm>

#include "execution/event.hpp"

namespace parcours::execution {
namespace {

[[noreturn]] void broken(const char* what) { throw Error(Error::Code::store, std::string("the journal does not hold together: ") + what); }

Token& standing(Case& c, std::int64_t id) {
  auto at = std::find_if(c.tokens.begin(), c.tokens.end(), [&](const Token& t) { return t.id == id; });
  if (at == c.tokens.end()) broken("an event of a token that is not there");
  return *at;
}

void begin_afresh(Case& c, std::string_view scope) {
  for (auto& [step, tally] : c.steps)
    if (tally.scope == scope) tally.times = 0, tally.ended.clear();
}

void tally(Case& c, const std::string& step, const std::string& scope, const std::string& outcome, const std::string& by, Instant at) {
  Tally& t = c.steps[step];
  t.scope = scope;
  ++t.times;
  ++t.ended[outcome];
  t.outcome = outcome;
  t.by = by;
  t.at = at;
}

struct Evolution {
  Case& c;
  const Stamp& stamp;

  void operator()(const Opened& e) const {
    if (!c.ref.empty()) broken("a case is opened twice");
    c.ref = e.ref, c.workflow = e.workflow, c.version = e.version, c.opened_by = e.by, c.territory = e.territory;
    c.opened_at = stamp.at;
  }
  void operator()(const FieldSet& e) const {
    if (e.value.is_null())
      c.fields.erase(e.field);
    else
      c.fields[e.field] = Held{e.value, e.level, stamp.revision};
  }
  void operator()(const PhaseEntered& e) const {
    c.phase = e.phase;
    begin_afresh(c, "/" + e.phase);
  }
  void operator()(const StepEntered& e) const {
    if (e.token <= c.last_token) broken("a token is used twice");
    c.last_token = e.token;
    c.tokens.push_back({e.token, e.step, e.parent, e.waits_for_person, stamp.revision, e.due, {}, 0});
    if (e.opens_block) begin_afresh(c, e.step);
  }
  void operator()(const StepEnded& e) const {
    standing(c, e.token);
    std::erase_if(c.tokens, [&](const Token& t) { return t.id == e.token; });
    tally(c, e.step, e.scope, e.outcome, e.by, stamp.at);
  }
  void operator()(const Decided& e) const { tally(c, e.step, e.scope, "row_" + std::to_string(e.row), {}, stamp.at); }
  void operator()(const Stalled& e) const {
    Token& t = standing(c, e.token);
    t.stalled = e.code;
    ++t.attempts;
  }
  void operator()(const Retried& e) const { standing(c, e.token).stalled.clear(); }
  void operator()(const Counted&) const {}  // told by bilans; the case itself is not changed
  void operator()(const Ended& e) const {
    c.ended_as = e.outcome;
    c.tokens.clear();
  }
};

}  // namespace

const Token* Case::token(std::int64_t id) const {
  for (const auto& t : tokens)
    if (t.id == id) return &t;
  return nullptr;
}

void evolve(Case& c, const Event& event, const Stamp& stamp) {
  if (c.ref.empty() && !std::holds_alternative<Opened>(event)) broken("its first event is not an opening");
  std::visit(Evolution{c, stamp}, event);
  c.revision = stamp.revision;
  c.last_event = stamp.at;
}

}  // namespace parcours::execution
