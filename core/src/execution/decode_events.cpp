// The columns of a journal row as events. Each event reads what any version wrote.
#include <fmt/format.h>

#include <array>

#include "base/json.hpp"
#include "execution/codec.hpp"
#include "execution/stored_record.hpp"

namespace parcours::execution {
namespace {

constexpr std::int64_t kSeparateFormat = 3;  // from which on values above C1 are in the columns of their levels

// The values of a row's events, asked for in the order of the events.
class EventValues {
 public:
  EventValues(std::int64_t format, const ValuesRead& read, const ValueCodec& codec)
      : format_(format), read_(read), codec_(codec) {}

  void load(int level, const std::string& column) {
    if (column.empty() || level > read_.up_to) return;
    auto& of_level = columns_.at(static_cast<std::size_t>(level - 2));
    of_level.dropped = column.starts_with('=');
    if (!of_level.dropped)
      of_level.values = decode_or_throw([&] { return json::read_exact(column).as<List>(); });
    else if (!read_.dropped_allowed)
      throw Error(Error::Code::store, fmt::format("the values of C{} of a journal row were dropped", level));
  }

  Value next(int level, const Record& event, std::string_view part = "value") {
    if (level > 4) throw Error(Error::Code::store, "a value has a level that this version does not know");
    if (level > read_.up_to) return {};
    if (level < 2 || format_ < kSeparateFormat) return codec_.decode(level, part_of(event, part));
    auto& of_level = columns_.at(static_cast<std::size_t>(level - 2));
    if (of_level.dropped) return {};
    if (of_level.next == of_level.values.size())
      throw Error(Error::Code::store, fmt::format("the column of C{} lacks a value of its events", level));
    return codec_.decode(level, of_level.values[of_level.next++]);
  }

  void require_all_read() const {
    for (const auto& of_level : columns_)
      if (of_level.next != of_level.values.size())
        throw Error(Error::Code::store, "a level column has a value of no event");
  }

 private:
  struct Column {
    List values;
    std::size_t next = 0;
    bool dropped = false;
  };

  const std::int64_t format_;
  const ValuesRead& read_;
  const ValueCodec& codec_;
  std::array<Column, 3> columns_;  // of C2, C3 and C4
};

std::vector<std::pair<std::string, std::string>> pairs_of(const List& list) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto& each : list) {
    const List& pair = each.as<List>();
    if (pair.size() != 2) throw Error(Error::Code::store, "a pair of the journal does not have two parts");
    all.emplace_back(pair[0].as<std::string>(), pair[1].as<std::string>());
  }
  return all;
}

using Read = Event (*)(const Record&, EventValues&);
struct EventDecoder {
  std::string_view name;
  Read read;
};
const EventDecoder kEventDecoders[] = {
    {"opened",
     [](const Record& r, EventValues&) -> Event {
       return Opened{text_of(r, "ref"), text_of(r, "workflow"),  integer_of(r, "version"),
                     text_of(r, "by"),  text_of(r, "territory"), {text_of(r, "origin"), integer_of(r, "origin_token")}};
     }},
    {"moved",
     [](const Record& r, EventValues&) -> Event {
       return Moved{text_of(r, "territory"), text_of(r, "structure"), text_of(r, "role")};
     }},
    {"field_set",
     [](const Record& r, EventValues& values) -> Event {
       const auto level = static_cast<int>(integer_of(r, "level"));
       return FieldSet{text_of(r, "field"), level, values.next(level, r), text_of(r, "by")};
     }},
    {"row_set",
     [](const Record& r, EventValues& values) -> Event {
       const auto level = static_cast<int>(integer_of(r, "level"));
       return RowSet{text_of(r, "list"), integer_of(r, "row"), text_of(r, "field"), level, values.next(level, r)};
     }},
    {"corrected",
     [](const Record& r, EventValues& values) -> Event {
       const auto level = static_cast<int>(integer_of(r, "level"));
       Corrected e{text_of(r, "field"), text_of(r, "list"), integer_of(r, "row"), level, {}, {}, {}, text_of(r, "by")};
       e.value = values.next(level, r), e.was = values.next(level, r, "was");
       if (const auto why = values.next(level, r, "why"); !why.is_null()) e.why = why.as<std::string>();
       return e;
     }},
    {"phase_entered", [](const Record& r, EventValues&) -> Event { return PhaseEntered{text_of(r, "phase")}; }},
    {"step_entered",
     [](const Record& r, EventValues&) -> Event {
       return StepEntered{integer_of(r, "token"), text_of(r, "step"),   integer_of(r, "parent"), flag_of(r, "person"),
                          flag_of(r, "block"),    instant_of(r, "due"), flag_of(r, "side")};
     }},
    {"branch_entered",
     [](const Record& r, EventValues&) -> Event {
       return BranchEntered{integer_of(r, "token"), text_of(r, "step"), integer_of(r, "parent"), text_of(r, "branch"),
                            integer_of(r, "row")};
     }},
    {"branch_ended",
     [](const Record& r, EventValues&) -> Event {
       return BranchEnded{integer_of(r, "token"), text_of(r, "outcome"), text_of(r, "list")};
     }},
    {"step_ended",
     [](const Record& r, EventValues&) -> Event {
       return StepEnded{integer_of(r, "token"), text_of(r, "step"), text_of(r, "scope"), text_of(r, "outcome"),
                        text_of(r, "by")};
     }},
    {"decided",
     [](const Record& r, EventValues&) -> Event {
       return Decided{text_of(r, "step"), text_of(r, "scope"), integer_of(r, "row"), integer_of(r, "parent")};
     }},
    {"parted",
     [](const Record& r, EventValues&) -> Event {
       return Parted{text_of(r, "step"), text_of(r, "scope"), texts_of(r, "ways")};
     }},
    {"reached",
     [](const Record& r, EventValues&) -> Event { return Reached{integer_of(r, "token"), text_of(r, "from")}; }},
    {"cancelled", [](const Record& r, EventValues&) -> Event { return Cancelled{integer_of(r, "token")}; }},
    {"closing",
     [](const Record& r, EventValues&) -> Event { return Closing{integer_of(r, "token"), text_of(r, "outcome")}; }},
    {"stalled",
     [](const Record& r, EventValues&) -> Event {
       return Stalled{integer_of(r, "token"), text_of(r, "code"), integer_of(r, "attempt"), instant_of(r, "again")};
     }},
    {"retried", [](const Record& r, EventValues&) -> Event { return Retried{integer_of(r, "token")}; }},
    {"timer_set",
     [](const Record& r, EventValues&) -> Event {
       return TimerSet{integer_of(r, "token"), text_of(r, "line"), r.at("from").as<Instant>(), instant_of(r, "at"),
                       instant_of(r, "skipped")};
     }},
    {"timer_fired",
     [](const Record& r, EventValues&) -> Event { return TimerFired{integer_of(r, "token"), text_of(r, "line")}; }},
    {"timer_paused",
     [](const Record& r, EventValues&) -> Event {
       return TimerPaused{integer_of(r, "token"), text_of(r, "line"), instant_of(r, "since")};
     }},
    {"reminded",
     [](const Record& r, EventValues&) -> Event {
       return Reminded{integer_of(r, "token"), text_of(r, "line"), text_of(r, "text"), texts_of(r, "to")};
     }},
    {"sent",
     [](const Record& r, EventValues&) -> Event {
       return Sent{text_of(r, "step"), text_of(r, "what"), texts_of(r, "to")};
     }},
    {"message_taken",
     [](const Record& r, EventValues&) -> Event {
       return MessageTaken{text_of(r, "message"), text_of(r, "from"),    integer_of(r, "token"),
                           text_of(r, "line"),    text_of(r, "outcome"), integer_of(r, "row")};
     }},
    {"message_kept",
     [](const Record& r, EventValues&) -> Event {
       return MessageKept{text_of(r, "message"), text_of(r, "from"), text_of(r, "by")};
     }},
    {"handed_over",
     [](const Record& r, EventValues&) -> Event { return HandedOver{integer_of(r, "token"), text_of(r, "workflow")}; }},
    {"answered",
     [](const Record& r, EventValues&) -> Event {
       return Answered{integer_of(r, "token"), text_of(r, "of"), text_of(r, "outcome"), flag_of(r, "late"),
                       flag_of(r, "waits")};
     }},
    {"counted",
     [](const Record& r, EventValues&) -> Event {
       Counted e{text_of(r, "indicator"), r.at("by").as<Record>(), integer_of(r, "n")};
       if (const Value& day = part_of(r, "day"); !day.is_null()) e.day = day.as<Date>();
       e.territory = text_or_none(r, "territory"), e.row = text_of(r, "row"), e.stay = integer_of(r, "stay");
       e.left = flag_of(r, "left"), e.token = integer_of(r, "token"), e.under = text_of(r, "under");
       return e;
     }},
    {"ended", [](const Record& r, EventValues&) -> Event { return Ended{text_of(r, "outcome")}; }},
    {"reopened", [](const Record& r, EventValues&) -> Event { return Reopened{text_of(r, "by")}; }},
    {"suspended", [](const Record& r, EventValues&) -> Event { return Suspended{text_of(r, "by")}; }},
    {"resumed", [](const Record& r, EventValues&) -> Event { return Resumed{text_of(r, "by")}; }},
    {"migrated",
     [](const Record& r, EventValues&) -> Event {
       Migrated e{integer_of(r, "version"), {}};
       for (const auto& [old_name, new_name] : r.at("renamed").as<Record>())
         e.renamed.emplace_back(old_name, new_name.as<std::string>());
       if (const Value& lines = part_of(r, "lines"); !lines.is_null()) e.lines = pairs_of(lines.as<List>());
       return e;
     }},
};

Event decode_event(const Value& value, EventValues& values) {
  const List& pair = value.as<List>();
  if (pair.size() != 2) throw Error(Error::Code::store, "an event of the journal is not a name and a record");
  for (const auto& d : kEventDecoders)
    if (d.name == pair[0].as<std::string>()) return d.read(pair[1].as<Record>(), values);
  throw Error(Error::Code::store, "the journal holds an event that this version does not know");
}

}  // namespace

std::vector<Event> decode_events(const EventColumns& columns, const ValuesRead& read, const ValueCodec& codec) {
  const Value row = decode_or_throw([&] { return json::read_exact(columns.events); });
  const auto format = decode_or_throw([&] { return row.as<Record>().at("v").as<std::int64_t>(); });
  require_known_format(format, {"a journal row", kEventsFormat});
  EventValues values(format, read, codec);
  values.load(2, columns.c2), values.load(3, columns.c3), values.load(4, columns.c4);
  return decode_or_throw([&] {
    std::vector<Event> events;
    for (const auto& e : row.as<Record>().at("events").as<List>()) events.push_back(decode_event(e, values));
    values.require_all_read();
    return events;
  });
}

}  // namespace parcours::execution
