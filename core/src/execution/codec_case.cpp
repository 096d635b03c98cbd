// A case as the columns of its row. The names in the texts never change: every later version reads them.
#include "base/json.hpp"
#include "execution/codec.hpp"
#include "execution/stored_record.hpp"

namespace parcours::execution {
namespace {

Record encode_token(const Token& t) {
  return RecordWriter()
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
      .put("to", t.receiver)
      .done();
}
Token decode_token(const Record& r) {
  return {integer_of(r, "id"),     text_of(r, "step"),
          integer_of(r, "parent"), flag_of(r, "person"),
          integer_of(r, "since"),  instant_of(r, "due"),
          text_of(r, "stalled"),   static_cast<int>(integer_of(r, "attempts")),
          instant_of(r, "again"),  text_of(r, "branch"),
          integer_of(r, "row"),    flag_of(r, "side"),
          integer_of(r, "ended"),  flag_of(r, "handed"),
          text_of(r, "closing"),   texts_of(r, "ways"),
          text_of(r, "to")};
}

Record encode_timer(const Timer& t) {
  return RecordWriter()
      .put("token", t.token)
      .put("line", t.line)
      .any("from", t.from)
      .put("at", t.at)
      .put("fired", t.fired)
      .put("paused", t.paused)
      .done();
}
Timer decode_timer(const Record& r) {
  return {integer_of(r, "token"), text_of(r, "line"),  r.at("from").as<Instant>(),
          instant_of(r, "at"),    flag_of(r, "fired"), instant_of(r, "paused")};
}

Record encode_summary(const StepSummary& t) {
  Record ended;
  for (const auto& [outcome, n] : t.ended) ended.set(outcome, n);
  return RecordWriter()
      .put("scope", t.scope)
      .put("times", t.times)
      .any("ended", ended)
      .put("outcome", t.outcome)
      .put("by", t.by)
      .any("at", t.at)
      .done();
}
StepSummary decode_summary(const Record& r) {
  StepSummary t{text_of(r, "scope"),   integer_of(r, "times"), {},
                text_of(r, "outcome"), text_of(r, "by"),       r.at("at").as<Instant>()};
  for (const auto& [outcome, n] : r.at("ended").as<Record>()) t.ended[outcome] = n.as<std::int64_t>();
  return t;
}

Record encode_stay(const Stay& s) {
  RecordWriter w;
  w.put("id", s.id).put("token", s.token).put("under", s.under).put("indicator", s.indicator).any("by", s.by);
  if (s.territory) w.any("territory", *s.territory);
  return w.put("row", s.row).put("since", s.since).done();
}
Stay decode_stay(const Record& r) {
  return {integer_of(r, "id"),     integer_of(r, "token"),       text_of(r, "under"), text_of(r, "indicator"),
          r.at("by").as<Record>(), text_or_none(r, "territory"), text_of(r, "row"),   integer_of(r, "since")};
}
List encode_stays(const Case& c) {
  List stays;
  for (const auto& s : c.stays) stays.push_back(encode_stay(s));
  return stays;
}

List encode_tokens(const Case& c) {
  List tokens;
  for (const auto& t : c.tokens) tokens.push_back(encode_token(t));
  return tokens;
}
List encode_timers(const Case& c) {
  List timers;
  for (const auto& t : c.timers) timers.push_back(encode_timer(t));
  return timers;
}
Record encode_steps(const Case& c) {
  Record steps;
  for (const auto& [step, summary] : c.steps) steps.set(step, encode_summary(summary));
  return steps;
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

Record encode_notes(const Case& c) {
  Record all;
  for (const auto& [field, authors] : c.notes) {
    Record revisions;
    for (const auto& [author, revision] : authors) revisions.set(author, revision);
    all.set(field, std::move(revisions));
  }
  return all;
}
void decode_notes(Case& c, const Record& r) {
  for (const auto& [field, authors] : r)
    for (const auto& [author, revision] : authors.as<Record>()) c.notes[field][author] = revision.as<std::int64_t>();
}

// The confidentiality levels of the fields that one column contains.
struct LevelRange {
  int from, to;
};
constexpr LevelRange kStateLevels{0, 1}, kC2Levels{2, 2}, kC3Levels{3, 4};

// name -> [level, revision, value]
Record encode_fields(const Case& c, LevelRange levels, const ValueCodec& values) {
  Record out;
  for (const auto& [name, stored] : c.fields)
    if (stored.level >= levels.from && stored.level <= levels.to)
      out.set(name, List{std::int64_t{stored.level}, stored.revision, values.encode(stored.level, stored.value)});
  return out;
}
void decode_fields(Case& c, const Record& fields, LevelRange levels, const ValueCodec& values) {
  for (const auto& [name, value] : fields) {
    const List& l = value.as<List>();
    if (l.size() != 3) throw Error(Error::Code::store, "a stored field is not a level, a revision and a value");
    const auto level = l[0].as<std::int64_t>();
    if (level < levels.from || level > levels.to)
      throw Error(Error::Code::store, "a stored field is in the column of another level");
    c.fields[name] =
        StoredField{values.decode(static_cast<int>(level), l[2]), static_cast<int>(level), l[1].as<std::int64_t>()};
  }
}

std::string encode_column(const Case& c, LevelRange levels, const ValueCodec& values) {
  const Record fields = encode_fields(c, levels, values);
  return fields.empty() ? std::string() : json::write_exact(fields);
}
void decode_column(Case& c, const std::string& column, LevelRange levels, const ValueCodec& values) {
  if (!column.empty()) decode_fields(c, json::read_exact(column).as<Record>(), levels, values);
}

// Numbers ascend, and what is inside a frame comes after the token of the frame.
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

Case decode_state(const Record& r) {
  Case c;
  c.reference = text_of(r, "ref"), c.workflow = text_of(r, "workflow"), c.opened_by = text_of(r, "opened_by");
  c.place = {text_of(r, "territory"), text_of(r, "structure"), text_of(r, "role")};
  c.phase = text_of(r, "phase"), c.ended_as = text_of(r, "ended_as"), c.closing = text_of(r, "closing");
  c.version = integer_of(r, "version"), c.revision = integer_of(r, "revision"),
  c.last_token = integer_of(r, "last_token"), c.reopened = integer_of(r, "reopened");
  c.opened_at = r.at("opened_at").as<Instant>(), c.last_event = r.at("last_event").as<Instant>();
  c.since = instant_of(r, "since").value_or(c.opened_at);
  c.suspended = instant_of(r, "suspended"), c.ended_at = instant_of(r, "ended_at");
  c.origin = {text_of(r, "origin"), integer_of(r, "origin_token"), instant_of(r, "origin_over")};
  for (const auto& t : r.at("tokens").as<List>()) c.tokens.push_back(decode_token(t.as<Record>()));
  for (const auto& [step, summary] : r.at("steps").as<Record>()) c.steps[step] = decode_summary(summary.as<Record>());
  if (const Value& timers = part_of(r, "timers"); !timers.is_null())
    for (const auto& t : timers.as<List>()) c.timers.push_back(decode_timer(t.as<Record>()));
  if (const Value& outcomes = part_of(r, "outcomes"); !outcomes.is_null()) decode_outcomes(c, outcomes.as<Record>());
  if (const Value& notes = part_of(r, "notes"); !notes.is_null()) decode_notes(c, notes.as<Record>());
  if (const Value& stays = part_of(r, "stays"); !stays.is_null())
    for (const auto& s : stays.as<List>()) c.stays.push_back(decode_stay(s.as<Record>()));
  require_tokens_in_order(c);
  return c;
}

RecordWriter encode_state(const Case& c) {
  RecordWriter w;
  w.put("ref", c.reference).put("workflow", c.workflow).put("opened_by", c.opened_by);
  w.put("territory", c.place.territory).put("structure", c.place.structure).put("role", c.place.role);
  w.put("phase", c.phase).put("ended_as", c.ended_as).put("closing", c.closing);
  w.put("version", c.version).put("revision", c.revision).put("last_token", c.last_token).put("reopened", c.reopened);
  w.put("suspended", c.suspended).put("ended_at", c.ended_at);
  w.put("origin", c.origin.reference).put("origin_token", c.origin.token).put("origin_over", c.origin.over);
  w.any("opened_at", c.opened_at).any("last_event", c.last_event);
  if (c.since != c.opened_at) w.any("since", c.since);
  w.any("tokens", encode_tokens(c)).any("steps", encode_steps(c));
  if (!c.timers.empty()) w.any("timers", encode_timers(c));
  if (!c.row_outcomes.empty()) w.any("outcomes", encode_outcomes(c));
  if (!c.notes.empty()) w.any("notes", encode_notes(c));
  if (!c.stays.empty()) w.any("stays", encode_stays(c));
  return w;
}

}  // namespace

// The state is in format 1, which has no mark. A later format writes its number as "v".
Columns encode(const Case& c, const ValueCodec& values) {
  const Record state = encode_state(c).any("fields", encode_fields(c, kStateLevels, values)).done();
  return {json::write_exact(state), encode_column(c, kC2Levels, values), encode_column(c, kC3Levels, values)};
}

Case decode(const Columns& columns, const ValueCodec& values) {
  const Value root = decode_or_throw([&] { return json::read_exact(columns.state); });
  const auto format = decode_or_throw([&] {
    const Value& mark = part_of(root.as<Record>(), "v");
    return mark.is_null() ? std::int64_t{1} : mark.as<std::int64_t>();
  });
  require_known_format(format, {"the state of a case", kStateFormat});
  return decode_or_throw([&] {
    Case c = decode_state(root.as<Record>());
    decode_fields(c, root.as<Record>().at("fields").as<Record>(), kStateLevels, values);
    decode_column(c, columns.c2, kC2Levels, values);
    decode_column(c, columns.c3, kC3Levels, values);
    return c;
  });
}

}  // namespace parcours::execution
