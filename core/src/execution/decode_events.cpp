// The text of a journal row as events. Each event reads what any version wrote.
#include "base/json.hpp"
#include "execution/codec.hpp"
#include "execution/stored_record.hpp"

namespace parcours::execution {
namespace {

using Read = Event (*)(const Record&, const ValueCodec&);
struct EventDecoder {
  std::string_view name;
  Read read;
};
const EventDecoder kEventDecoders[] = {
    {"opened",
     [](const Record& r, const ValueCodec&) -> Event {
       return Opened{text_of(r, "ref"), text_of(r, "workflow"),  integer_of(r, "version"),
                     text_of(r, "by"),  text_of(r, "territory"), {text_of(r, "origin"), integer_of(r, "origin_token")}};
     }},
    {"field_set",
     [](const Record& r, const ValueCodec& values) -> Event {
       const auto level = static_cast<int>(integer_of(r, "level"));
       return FieldSet{text_of(r, "field"), level, values.decode(level, part_of(r, "value"))};
     }},
    {"row_set",
     [](const Record& r, const ValueCodec& values) -> Event {
       const auto level = static_cast<int>(integer_of(r, "level"));
       return RowSet{text_of(r, "list"), integer_of(r, "row"), text_of(r, "field"), level,
                     values.decode(level, part_of(r, "value"))};
     }},
    {"phase_entered", [](const Record& r, const ValueCodec&) -> Event { return PhaseEntered{text_of(r, "phase")}; }},
    {"step_entered",
     [](const Record& r, const ValueCodec&) -> Event {
       return StepEntered{integer_of(r, "token"), text_of(r, "step"),   integer_of(r, "parent"), flag_of(r, "person"),
                          flag_of(r, "block"),    instant_of(r, "due"), flag_of(r, "side")};
     }},
    {"branch_entered",
     [](const Record& r, const ValueCodec&) -> Event {
       return BranchEntered{integer_of(r, "token"), text_of(r, "step"), integer_of(r, "parent"), text_of(r, "branch"),
                            integer_of(r, "row")};
     }},
    {"branch_ended",
     [](const Record& r, const ValueCodec&) -> Event {
       return BranchEnded{integer_of(r, "token"), text_of(r, "outcome"), text_of(r, "list")};
     }},
    {"step_ended",
     [](const Record& r, const ValueCodec&) -> Event {
       return StepEnded{integer_of(r, "token"), text_of(r, "step"), text_of(r, "scope"), text_of(r, "outcome"),
                        text_of(r, "by")};
     }},
    {"decided",
     [](const Record& r, const ValueCodec&) -> Event {
       return Decided{text_of(r, "step"), text_of(r, "scope"), integer_of(r, "row"), integer_of(r, "parent")};
     }},
    {"parted",
     [](const Record& r, const ValueCodec&) -> Event {
       return Parted{text_of(r, "step"), text_of(r, "scope"), texts_of(r, "ways")};
     }},
    {"reached",
     [](const Record& r, const ValueCodec&) -> Event { return Reached{integer_of(r, "token"), text_of(r, "from")}; }},
    {"cancelled", [](const Record& r, const ValueCodec&) -> Event { return Cancelled{integer_of(r, "token")}; }},
    {"closing",
     [](const Record& r, const ValueCodec&) -> Event {
       return Closing{integer_of(r, "token"), text_of(r, "outcome")};
     }},
    {"stalled",
     [](const Record& r, const ValueCodec&) -> Event {
       return Stalled{integer_of(r, "token"), text_of(r, "code"), integer_of(r, "attempt"), instant_of(r, "again")};
     }},
    {"retried", [](const Record& r, const ValueCodec&) -> Event { return Retried{integer_of(r, "token")}; }},
    {"timer_set",
     [](const Record& r, const ValueCodec&) -> Event {
       return TimerSet{integer_of(r, "token"), text_of(r, "line"), r.at("from").as<Instant>(), instant_of(r, "at")};
     }},
    {"timer_fired",
     [](const Record& r, const ValueCodec&) -> Event {
       return TimerFired{integer_of(r, "token"), text_of(r, "line")};
     }},
    {"timer_paused",
     [](const Record& r, const ValueCodec&) -> Event {
       return TimerPaused{integer_of(r, "token"), text_of(r, "line")};
     }},
    {"reminded",
     [](const Record& r, const ValueCodec&) -> Event {
       return Reminded{integer_of(r, "token"), text_of(r, "line"), text_of(r, "text"), texts_of(r, "to")};
     }},
    {"sent",
     [](const Record& r, const ValueCodec&) -> Event {
       return Sent{text_of(r, "step"), text_of(r, "what"), texts_of(r, "to")};
     }},
    {"message_taken",
     [](const Record& r, const ValueCodec&) -> Event {
       return MessageTaken{text_of(r, "message"), text_of(r, "from"),    integer_of(r, "token"),
                           text_of(r, "line"),    text_of(r, "outcome"), integer_of(r, "row")};
     }},
    {"message_kept",
     [](const Record& r, const ValueCodec&) -> Event {
       return MessageKept{text_of(r, "message"), text_of(r, "from")};
     }},
    {"handed_over",
     [](const Record& r, const ValueCodec&) -> Event {
       return HandedOver{integer_of(r, "token"), text_of(r, "workflow")};
     }},
    {"answered",
     [](const Record& r, const ValueCodec&) -> Event {
       return Answered{integer_of(r, "token"), text_of(r, "of"), text_of(r, "outcome")};
     }},
    {"counted",
     [](const Record& r, const ValueCodec&) -> Event {
       return Counted{text_of(r, "indicator"), r.at("by").as<Record>(), integer_of(r, "n")};
     }},
    {"ended", [](const Record& r, const ValueCodec&) -> Event { return Ended{text_of(r, "outcome")}; }},
    {"reopened", [](const Record& r, const ValueCodec&) -> Event { return Reopened{text_of(r, "by")}; }},
    {"suspended", [](const Record& r, const ValueCodec&) -> Event { return Suspended{text_of(r, "by")}; }},
    {"resumed", [](const Record& r, const ValueCodec&) -> Event { return Resumed{text_of(r, "by")}; }},
    {"migrated",
     [](const Record& r, const ValueCodec&) -> Event {
       Migrated e{integer_of(r, "version"), {}};
       for (const auto& [old_name, new_name] : r.at("renamed").as<Record>())
         e.renamed.emplace_back(old_name, new_name.as<std::string>());
       return e;
     }},
};

Event decode_event(const Value& value, const ValueCodec& values) {
  const List& pair = value.as<List>();
  if (pair.size() != 2) throw Error(Error::Code::store, "an event of the journal is not a name and a record");
  for (const auto& d : kEventDecoders)
    if (d.name == pair[0].as<std::string>()) return d.read(pair[1].as<Record>(), values);
  throw Error(Error::Code::store, "the journal holds an event that this version does not know");
}

}  // namespace

std::vector<Event> decode_events(std::string_view text, const ValueCodec& values) {
  const Value row = decode_or_throw([&] { return json::read_exact(text); });
  const auto format = decode_or_throw([&] { return row.as<Record>().at("v").as<std::int64_t>(); });
  require_known_format(format, {"a journal row", kEventsFormat});
  return decode_or_throw([&] {
    std::vector<Event> events;
    for (const auto& e : row.as<Record>().at("events").as<List>()) events.push_back(decode_event(e, values));
    return events;
  });
}

}  // namespace parcours::execution
