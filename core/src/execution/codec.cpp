// Events and cases as text. Names in the text are for ever: a journal is read by every later version.
#include "execution/codec.hpp"

#include "base/json.hpp"

namespace parcours::execution {
namespace {

const Value kNull;

const Value& member(const Record& r, std::string_view name) {
  const Value* v = r.find(name);
  return v ? *v : kNull;
}
std::string text(const Record& r, std::string_view name) {
  const Value& v = member(r, name);
  return v.is_null() ? std::string() : v.as<std::string>();
}
std::int64_t integer(const Record& r, std::string_view name) {
  const Value& v = member(r, name);
  return v.is_null() ? 0 : v.as<std::int64_t>();
}
bool flag(const Record& r, std::string_view name) { return !member(r, name).is_null(); }
std::optional<Instant> instant(const Record& r, std::string_view name) {
  const Value& v = member(r, name);
  return v.is_null() ? std::nullopt : std::optional(v.as<Instant>());
}

// A record that leaves out whatever is empty.
class Writer {
 public:
  Writer& put(std::string_view name, const std::string& v) { return v.empty() ? *this : any(name, v); }
  Writer& put(std::string_view name, std::int64_t v) { return v == 0 ? *this : any(name, v); }
  Writer& put(std::string_view name, bool v) { return v ? any(name, true) : *this; }
  Writer& put(std::string_view name, const std::optional<Instant>& v) { return v ? any(name, *v) : *this; }
  Writer& put(std::string_view name, const std::vector<std::string>& v) {
    return v.empty() ? *this : any(name, List(v.begin(), v.end()));
  }
  Writer& any(std::string_view name, Value v) {
    record_.set(name, std::move(v));
    return *this;
  }
  Record done() { return std::move(record_); }

 private:
  Record record_;
};

std::vector<std::string> texts(const Record& r, std::string_view name) {
  std::vector<std::string> all;
  if (const Value& v = member(r, name); !v.is_null())
    for (const auto& each : v.as<List>()) all.push_back(each.as<std::string>());
  return all;
}

using Named = std::pair<const char*, Record>;

struct Encoder {
  Named operator()(const Opened& e) const {
    return {"opened", Writer()
                          .put("ref", e.reference)
                          .put("workflow", e.workflow)
                          .put("version", e.version)
                          .put("by", e.by)
                          .put("territory", e.territory)
                          .put("origin", e.origin.reference)
                          .put("origin_token", e.origin.token)
                          .done()};
  }
  Named operator()(const FieldSet& e) const {
    return {"field_set",
            Writer().put("field", e.field).any("level", std::int64_t{e.level}).any("value", e.value).done()};
  }
  Named operator()(const RowSet& e) const {
    return {"row_set", Writer()
                           .put("list", e.list)
                           .put("row", e.row)
                           .put("field", e.field)
                           .any("level", std::int64_t{e.level})
                           .any("value", e.value)
                           .done()};
  }
  Named operator()(const PhaseEntered& e) const { return {"phase_entered", Writer().put("phase", e.phase).done()}; }
  Named operator()(const StepEntered& e) const {
    return {"step_entered", Writer()
                                .put("token", e.token)
                                .put("step", e.step)
                                .put("parent", e.parent)
                                .put("person", e.waits_for_person)
                                .put("block", e.opens_block)
                                .put("due", e.due)
                                .put("side", e.is_anytime)
                                .done()};
  }
  Named operator()(const BranchEntered& e) const {
    return {"branch_entered", Writer()
                                  .put("token", e.token)
                                  .put("step", e.step)
                                  .put("parent", e.parent)
                                  .put("branch", e.branch)
                                  .put("row", e.row)
                                  .done()};
  }
  Named operator()(const BranchEnded& e) const {
    return {"branch_ended", Writer().put("token", e.token).put("outcome", e.outcome).put("list", e.list).done()};
  }
  Named operator()(const StepEnded& e) const {
    return {"step_ended", Writer()
                              .put("token", e.token)
                              .put("step", e.step)
                              .put("scope", e.scope)
                              .put("outcome", e.outcome)
                              .put("by", e.by)
                              .done()};
  }
  Named operator()(const Decided& e) const {
    return {"decided",
            Writer().put("step", e.step).put("scope", e.scope).put("row", e.row).put("parent", e.parent).done()};
  }
  Named operator()(const Parted& e) const {
    return {"parted", Writer().put("step", e.step).put("scope", e.scope).put("ways", e.ways).done()};
  }
  Named operator()(const Reached& e) const {
    return {"reached", Writer().put("token", e.token).put("from", e.from).done()};
  }
  Named operator()(const Cancelled& e) const { return {"cancelled", Writer().put("token", e.token).done()}; }
  Named operator()(const Closing& e) const {
    return {"closing", Writer().put("token", e.token).put("outcome", e.outcome).done()};
  }
  Named operator()(const Stalled& e) const {
    return {
        "stalled",
        Writer().put("token", e.token).put("code", e.code).put("attempt", e.attempt).put("again", e.retry_at).done()};
  }
  Named operator()(const Retried& e) const { return {"retried", Writer().put("token", e.token).done()}; }
  Named operator()(const TimerSet& e) const {
    return {"timer_set", Writer().put("token", e.token).put("line", e.line).any("from", e.from).put("at", e.at).done()};
  }
  Named operator()(const TimerFired& e) const {
    return {"timer_fired", Writer().put("token", e.token).put("line", e.line).done()};
  }
  Named operator()(const TimerPaused& e) const {
    return {"timer_paused", Writer().put("token", e.token).put("line", e.line).done()};
  }
  Named operator()(const Reminded& e) const {
    return {"reminded", Writer().put("token", e.token).put("line", e.line).put("text", e.text).put("to", e.to).done()};
  }
  Named operator()(const Sent& e) const {
    return {"sent", Writer().put("step", e.step).put("what", e.what).put("to", e.to).done()};
  }
  Named operator()(const MessageTaken& e) const {
    return {"message_taken", Writer()
                                 .put("message", e.message)
                                 .put("from", e.from)
                                 .put("token", e.token)
                                 .put("line", e.line)
                                 .put("outcome", e.outcome)
                                 .put("row", e.row)
                                 .done()};
  }
  Named operator()(const MessageKept& e) const {
    return {"message_kept", Writer().put("message", e.message).put("from", e.from).done()};
  }
  Named operator()(const HandedOver& e) const {
    return {"handed_over", Writer().put("token", e.token).put("workflow", e.workflow).done()};
  }
  Named operator()(const Answered& e) const {
    return {"answered", Writer().put("token", e.token).put("of", e.from).put("outcome", e.outcome).done()};
  }
  Named operator()(const Counted& e) const {
    return {"counted", Writer().put("indicator", e.indicator).any("by", e.by).any("n", e.n).done()};
  }
  Named operator()(const Ended& e) const { return {"ended", Writer().put("outcome", e.outcome).done()}; }
  Named operator()(const Reopened& e) const { return {"reopened", Writer().put("by", e.by).done()}; }
  Named operator()(const Suspended& e) const { return {"suspended", Writer().put("by", e.by).done()}; }
  Named operator()(const Resumed& e) const { return {"resumed", Writer().put("by", e.by).done()}; }
  Named operator()(const Migrated& e) const {
    Record renamed;
    for (const auto& [old_name, new_name] : e.renamed) renamed.set(old_name, new_name);
    return {"migrated", Writer().put("version", e.version).any("renamed", std::move(renamed)).done()};
  }
};

using Read = Event (*)(const Record&);
struct Decoder {
  std::string_view name;
  Read read;
};
const Decoder kDecoders[] = {
    {"opened",
     [](const Record& r) -> Event {
       return Opened{text(r, "ref"), text(r, "workflow"),  integer(r, "version"),
                     text(r, "by"),  text(r, "territory"), {text(r, "origin"), integer(r, "origin_token")}};
     }},
    {"field_set",
     [](const Record& r) -> Event {
       return FieldSet{text(r, "field"), static_cast<int>(integer(r, "level")), member(r, "value")};
     }},
    {"row_set",
     [](const Record& r) -> Event {
       return RowSet{text(r, "list"), integer(r, "row"), text(r, "field"), static_cast<int>(integer(r, "level")),
                     member(r, "value")};
     }},
    {"phase_entered", [](const Record& r) -> Event { return PhaseEntered{text(r, "phase")}; }},
    {"step_entered",
     [](const Record& r) -> Event {
       return StepEntered{integer(r, "token"), text(r, "step"),   integer(r, "parent"), flag(r, "person"),
                          flag(r, "block"),    instant(r, "due"), flag(r, "side")};
     }},
    {"branch_entered",
     [](const Record& r) -> Event {
       return BranchEntered{integer(r, "token"), text(r, "step"), integer(r, "parent"), text(r, "branch"),
                            integer(r, "row")};
     }},
    {"branch_ended",
     [](const Record& r) -> Event { return BranchEnded{integer(r, "token"), text(r, "outcome"), text(r, "list")}; }},
    {"step_ended",
     [](const Record& r) -> Event {
       return StepEnded{integer(r, "token"), text(r, "step"), text(r, "scope"), text(r, "outcome"), text(r, "by")};
     }},
    {"decided",
     [](const Record& r) -> Event {
       return Decided{text(r, "step"), text(r, "scope"), integer(r, "row"), integer(r, "parent")};
     }},
    {"parted", [](const Record& r) -> Event { return Parted{text(r, "step"), text(r, "scope"), texts(r, "ways")}; }},
    {"reached", [](const Record& r) -> Event { return Reached{integer(r, "token"), text(r, "from")}; }},
    {"cancelled", [](const Record& r) -> Event { return Cancelled{integer(r, "token")}; }},
    {"closing", [](const Record& r) -> Event { return Closing{integer(r, "token"), text(r, "outcome")}; }},
    {"stalled",
     [](const Record& r) -> Event {
       return Stalled{integer(r, "token"), text(r, "code"), integer(r, "attempt"), instant(r, "again")};
     }},
    {"retried", [](const Record& r) -> Event { return Retried{integer(r, "token")}; }},
    {"timer_set",
     [](const Record& r) -> Event {
       return TimerSet{integer(r, "token"), text(r, "line"), r.at("from").as<Instant>(), instant(r, "at")};
     }},
    {"timer_fired", [](const Record& r) -> Event { return TimerFired{integer(r, "token"), text(r, "line")}; }},
    {"timer_paused", [](const Record& r) -> Event { return TimerPaused{integer(r, "token"), text(r, "line")}; }},
    {"reminded",
     [](const Record& r) -> Event {
       return Reminded{integer(r, "token"), text(r, "line"), text(r, "text"), texts(r, "to")};
     }},
    {"sent", [](const Record& r) -> Event { return Sent{text(r, "step"), text(r, "what"), texts(r, "to")}; }},
    {"message_taken",
     [](const Record& r) -> Event {
       return MessageTaken{text(r, "message"), text(r, "from"),    integer(r, "token"),
                           text(r, "line"),    text(r, "outcome"), integer(r, "row")};
     }},
    {"message_kept", [](const Record& r) -> Event { return MessageKept{text(r, "message"), text(r, "from")}; }},
    {"handed_over", [](const Record& r) -> Event { return HandedOver{integer(r, "token"), text(r, "workflow")}; }},
    {"answered",
     [](const Record& r) -> Event { return Answered{integer(r, "token"), text(r, "of"), text(r, "outcome")}; }},
    {"counted",
     [](const Record& r) -> Event { return Counted{text(r, "indicator"), r.at("by").as<Record>(), integer(r, "n")}; }},
    {"ended", [](const Record& r) -> Event { return Ended{text(r, "outcome")}; }},
    {"reopened", [](const Record& r) -> Event { return Reopened{text(r, "by")}; }},
    {"suspended", [](const Record& r) -> Event { return Suspended{text(r, "by")}; }},
    {"resumed", [](const Record& r) -> Event { return Resumed{text(r, "by")}; }},
    {"migrated",
     [](const Record& r) -> Event {
       Migrated e{integer(r, "version"), {}};
       for (const auto& [old_name, new_name] : r.at("renamed").as<Record>())
         e.renamed.emplace_back(old_name, new_name.as<std::string>());
       return e;
     }},
};

Event decode_event(const Value& value) {
  const List& pair = value.as<List>();
  if (pair.size() != 2) throw Error(Error::Code::store, "an event of the journal is not a name and a record");
  for (const auto& d : kDecoders)
    if (d.name == pair[0].as<std::string>()) return d.read(pair[1].as<Record>());
  throw Error(Error::Code::store, "the journal holds an event that this version does not know");
}

Record encode_token(const Token& t) {
  return Writer()
      .put("id", t.id)
      .put("step", t.step)
      .put("parent", t.parent)
      .put("person", t.waits_for_person)
      .put("since", t.since)
      .put("due", t.due)
      .put("stalled", t.stalled)
      .put("attempts", std::int64_t{t.attempts})
      .put("again", t.retry_at)
      .put("branch", t.branch)
      .put("row", t.row)
      .put("side", t.is_anytime)
      .put("ended", t.ended)
      .put("handed", t.handed_over)
      .put("closing", t.closing)
      .put("ways", t.ways)
      .done();
}
Token decode_token(const Record& r) {
  return {integer(r, "id"),    text(r, "step"),   integer(r, "parent"), flag(r, "person"),
          integer(r, "since"), instant(r, "due"), text(r, "stalled"),   static_cast<int>(integer(r, "attempts")),
          instant(r, "again"), text(r, "branch"), integer(r, "row"),    flag(r, "side"),
          integer(r, "ended"), flag(r, "handed"), text(r, "closing"),   texts(r, "ways")};
}

Record encode_timer(const Timer& t) {
  return Writer()
      .put("token", t.token)
      .put("line", t.line)
      .any("from", t.from)
      .put("at", t.at)
      .put("fired", t.fired)
      .put("paused", t.paused)
      .done();
}
Timer decode_timer(const Record& r) {
  return {integer(r, "token"), text(r, "line"),  r.at("from").as<Instant>(),
          instant(r, "at"),    flag(r, "fired"), instant(r, "paused")};
}

Record encode_summary(const StepSummary& t) {
  Record ended;
  for (const auto& [outcome, n] : t.ended) ended.set(outcome, n);
  return Writer()
      .put("scope", t.scope)
      .put("times", t.times)
      .any("ended", ended)
      .put("outcome", t.outcome)
      .put("by", t.by)
      .any("at", t.at)
      .done();
}
StepSummary decode_summary(const Record& r) {
  StepSummary t{text(r, "scope"), integer(r, "times"), {}, text(r, "outcome"), text(r, "by"), r.at("at").as<Instant>()};
  for (const auto& [outcome, n] : r.at("ended").as<Record>()) t.ended[outcome] = n.as<std::int64_t>();
  return t;
}

Record encode_outcomes(const Case& c) {
  Record all;
  for (const auto& [list, outcomes] : c.row_outcomes) all.set(list, List(outcomes.begin(), outcomes.end()));
  return all;
}
void decode_outcomes(Case& c, const Record& r) {
  for (const auto& [list, outcomes] : r)
    for (const auto& each : outcomes.as<List>()) c.row_outcomes[list].push_back(each.as<std::string>());
}

// Fields of the levels `from` to `to`: name -> [level, revision, value].
Record fields_of(const Case& c, int from, int to) {
  Record out;
  for (const auto& [name, stored] : c.fields)
    if (stored.level >= from && stored.level <= to)
      out.set(name, List{std::int64_t{stored.level}, stored.revision, stored.value});
  return out;
}
void read_fields(Case& c, const Record& fields) {
  for (const auto& [name, value] : fields) {
    const List& l = value.as<List>();
    if (l.size() != 3) throw Error(Error::Code::store, "a stored field is not a level, a revision and a value");
    c.fields[name] = StoredField{l[2], static_cast<int>(l[0].as<std::int64_t>()), l[1].as<std::int64_t>()};
  }
}

std::string columns_text(const Record& r) { return r.empty() ? std::string() : json::write_exact(r); }

// Whatever is wrong with a stored text is the store's fault.
template <class F>
auto decode_or_throw(F read) {
  try {
    return read();
  } catch (const Error& e) {
    throw Error(Error::Code::store, std::string("a stored text is damaged: ") + e.what());
  }
}

// Numbers ascend, and whatever stands in a block stands behind its token.
void require_tokens_in_order(const Case& c) {
  std::int64_t last = 0;
  for (const auto& t : c.tokens) {
    const bool in_order =
        t.id > last && t.id <= c.last_token && t.parent < t.id && (t.parent == 0 || c.token(t.parent));
    if (!in_order) throw Error(Error::Code::store, "its tokens do not hold together");
    last = t.id;
  }
  for (const auto& t : c.timers)
    if (t.token != 0 && !c.token(t.token)) throw Error(Error::Code::store, "a timer belongs to nothing");
  constexpr std::int64_t max_number = std::int64_t{1} << 53;
  if (c.revision < 0 || c.revision > max_number || c.last_token > max_number)
    throw Error(Error::Code::store, "a number is out of range");
}

Case decode_state(const Columns& columns) {
  const Value root = json::read_exact(columns.state);
  const Record& r = root.as<Record>();
  Case c;
  c.reference = text(r, "ref"), c.workflow = text(r, "workflow"), c.opened_by = text(r, "opened_by"),
  c.territory = text(r, "territory");
  c.phase = text(r, "phase"), c.ended_as = text(r, "ended_as");
  c.version = integer(r, "version"), c.revision = integer(r, "revision"), c.last_token = integer(r, "last_token");
  c.opened_at = r.at("opened_at").as<Instant>(), c.last_event = r.at("last_event").as<Instant>();
  for (const auto& t : r.at("tokens").as<List>()) c.tokens.push_back(decode_token(t.as<Record>()));
  for (const auto& [step, summary] : r.at("steps").as<Record>()) c.steps[step] = decode_summary(summary.as<Record>());
  c.closing = text(r, "closing"), c.reopened = integer(r, "reopened"), c.suspended = instant(r, "suspended"),
  c.ended_at = instant(r, "ended_at");
  c.since = instant(r, "since").value_or(c.opened_at);
  c.origin = {text(r, "origin"), integer(r, "origin_token")};
  if (const Value& timers = member(r, "timers"); !timers.is_null())
    for (const auto& t : timers.as<List>()) c.timers.push_back(decode_timer(t.as<Record>()));
  if (const Value& outcomes = member(r, "outcomes"); !outcomes.is_null()) decode_outcomes(c, outcomes.as<Record>());
  require_tokens_in_order(c);
  read_fields(c, r.at("fields").as<Record>());
  for (const auto* column : {&columns.c2, &columns.c3})
    if (!column->empty()) read_fields(c, json::read_exact(*column).as<Record>());
  return c;
}

}  // namespace

std::string encode(const std::vector<Event>& events) {
  List list;
  list.reserve(events.size());
  for (const auto& e : events) {
    auto [name, record] = std::visit(Encoder{}, e);
    list.push_back(List{name, std::move(record)});
  }
  return json::write_exact(Record{{"v", kEventsVersion}, {"events", std::move(list)}});
}

std::vector<Event> decode_events(std::string_view text) {
  return decode_or_throw([&] {
    const Value root = json::read_exact(text);
    const auto version = root.as<Record>().at("v").as<std::int64_t>();
    if (version < 1 || version > kEventsVersion)
      throw Error(Error::Code::store, "its version is not one that this engine reads");
    std::vector<Event> events;
    for (const auto& e : root.as<Record>().at("events").as<List>()) events.push_back(decode_event(e));
    return events;
  });
}

List to_values(const std::vector<Event>& events) {
  List list;
  for (const auto& e : events) {
    auto [name, record] = std::visit(Encoder{}, e);
    record.set("event", name);
    list.push_back(std::move(record));
  }
  return list;
}

Columns encode(const Case& c) {
  List tokens;
  for (const auto& t : c.tokens) tokens.push_back(encode_token(t));
  Record steps;
  for (const auto& [step, summary] : c.steps) steps.set(step, encode_summary(summary));
  List timers;
  for (const auto& t : c.timers) timers.push_back(encode_timer(t));
  Writer w;
  w.put("ref", c.reference)
      .put("workflow", c.workflow)
      .put("opened_by", c.opened_by)
      .put("territory", c.territory)
      .put("phase", c.phase);
  w.put("ended_as", c.ended_as)
      .put("closing", c.closing)
      .put("version", c.version)
      .put("revision", c.revision)
      .put("last_token", c.last_token);
  w.put("reopened", c.reopened)
      .put("suspended", c.suspended)
      .put("ended_at", c.ended_at)
      .put("origin", c.origin.reference)
      .put("origin_token", c.origin.token);
  w.any("opened_at", c.opened_at)
      .any("last_event", c.last_event)
      .any("tokens", std::move(tokens))
      .any("steps", std::move(steps));
  if (c.since != c.opened_at) w.any("since", c.since);
  if (!timers.empty()) w.any("timers", std::move(timers));
  if (!c.row_outcomes.empty()) w.any("outcomes", encode_outcomes(c));
  const Record r = w.any("fields", fields_of(c, 0, 1)).done();
  return {json::write_exact(r), columns_text(fields_of(c, 2, 2)), columns_text(fields_of(c, 3, 4))};
}

Case decode(const Columns& columns) {
  return decode_or_throw([&] { return decode_state(columns); });
}

}  // namespace parcours::execution
