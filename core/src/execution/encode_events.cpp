// Events as the columns of a journal row. The names in the texts never change: every later version reads them.
#include <array>

#include "base/json.hpp"
#include "execution/codec.hpp"
#include "execution/stored_record.hpp"

namespace parcours::execution {
namespace {

using Named = std::pair<const char*, Record>;
using LevelValues = std::array<List, 3>;  // of C2, C3 and C4, in the order of their events

// [[old, new], ...], whose order matters.
List pairs(const std::vector<std::pair<std::string, std::string>>& all) {
  List list;
  for (const auto& [one, other] : all) list.push_back(List{one, other});
  return list;
}

struct EventEncoder {
  const ValueCodec& values;
  LevelValues* by_level;  // null: every value is in its event

  Record with_value(RecordWriter& w, int level, const Value& value) const {
    return with_values(w, level, {{"value", value}});
  }
  Record with_values(RecordWriter& w, int level, const Record& parts) const {
    w.any("level", std::int64_t{level});
    for (const auto& [name, value] : parts) {
      Value stored = values.encode(level, value);
      if (by_level && level >= 2)
        by_level->at(static_cast<std::size_t>(level - 2)).push_back(std::move(stored));
      else
        w.any(name, std::move(stored));
    }
    return w.done();
  }
  Named operator()(const Opened& e) const {
    return {"opened", RecordWriter()
                          .put("ref", e.reference)
                          .put("workflow", e.workflow)
                          .put("version", e.version)
                          .put("by", e.by)
                          .put("territory", e.territory)
                          .put("origin", e.origin.reference)
                          .put("origin_token", e.origin.token)
                          .done()};
  }
  Named operator()(const Moved& e) const {
    return {"moved",
            RecordWriter().put("territory", e.territory).put("structure", e.structure).put("role", e.role).done()};
  }
  Named operator()(const FieldSet& e) const {
    return {"field_set", with_value(RecordWriter().put("field", e.field).put("by", e.by), e.level, e.value)};
  }
  Named operator()(const RowSet& e) const {
    return {"row_set",
            with_value(RecordWriter().put("list", e.list).put("row", e.row).put("field", e.field), e.level, e.value)};
  }
  Named operator()(const Corrected& e) const {
    RecordWriter writer;
    writer.put("field", e.field).put("list", e.list).put("row", e.row).put("by", e.by);
    return {"corrected", with_values(writer, e.level, {{"value", e.value}, {"was", e.was}, {"why", e.why}})};
  }
  Named operator()(const PhaseEntered& e) const {
    return {"phase_entered", RecordWriter().put("phase", e.phase).done()};
  }
  Named operator()(const StepEntered& e) const {
    return {"step_entered", RecordWriter()
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
    return {"branch_entered", RecordWriter()
                                  .put("token", e.token)
                                  .put("step", e.step)
                                  .put("parent", e.parent)
                                  .put("branch", e.branch)
                                  .put("row", e.row)
                                  .done()};
  }
  Named operator()(const BranchEnded& e) const {
    return {"branch_ended", RecordWriter().put("token", e.token).put("outcome", e.outcome).put("list", e.list).done()};
  }
  Named operator()(const StepEnded& e) const {
    return {"step_ended", RecordWriter()
                              .put("token", e.token)
                              .put("step", e.step)
                              .put("scope", e.scope)
                              .put("outcome", e.outcome)
                              .put("by", e.by)
                              .done()};
  }
  Named operator()(const Decided& e) const {
    return {"decided",
            RecordWriter().put("step", e.step).put("scope", e.scope).put("row", e.row).put("parent", e.parent).done()};
  }
  Named operator()(const Parted& e) const {
    return {"parted", RecordWriter().put("step", e.step).put("scope", e.scope).put("ways", e.ways).done()};
  }
  Named operator()(const Reached& e) const {
    return {"reached", RecordWriter().put("token", e.token).put("from", e.from).done()};
  }
  Named operator()(const Cancelled& e) const { return {"cancelled", RecordWriter().put("token", e.token).done()}; }
  Named operator()(const Closing& e) const {
    return {"closing", RecordWriter().put("token", e.token).put("outcome", e.outcome).done()};
  }
  Named operator()(const Stalled& e) const {
    return {"stalled", RecordWriter()
                           .put("token", e.token)
                           .put("code", e.code)
                           .put("attempt", e.attempt)
                           .put("again", e.retry_at)
                           .done()};
  }
  Named operator()(const Retried& e) const { return {"retried", RecordWriter().put("token", e.token).done()}; }
  Named operator()(const TimerSet& e) const {
    return {"timer_set", RecordWriter()
                             .put("token", e.token)
                             .put("line", e.line)
                             .any("from", e.from)
                             .put("at", e.at)
                             .put("skipped", e.skipped)
                             .done()};
  }
  Named operator()(const TimerFired& e) const {
    return {"timer_fired", RecordWriter().put("token", e.token).put("line", e.line).done()};
  }
  Named operator()(const TimerPaused& e) const {
    return {"timer_paused", RecordWriter().put("token", e.token).put("line", e.line).put("since", e.since).done()};
  }
  Named operator()(const Reminded& e) const {
    return {"reminded",
            RecordWriter().put("token", e.token).put("line", e.line).put("text", e.text).put("to", e.to).done()};
  }
  Named operator()(const Sent& e) const {
    return {"sent", RecordWriter().put("step", e.step).put("what", e.what).put("to", e.to).done()};
  }
  Named operator()(const MessageTaken& e) const {
    return {"message_taken", RecordWriter()
                                 .put("message", e.message)
                                 .put("from", e.from)
                                 .put("token", e.token)
                                 .put("line", e.line)
                                 .put("outcome", e.outcome)
                                 .put("row", e.row)
                                 .done()};
  }
  Named operator()(const MessageKept& e) const {
    return {"message_kept", RecordWriter().put("message", e.message).put("from", e.from).put("by", e.by).done()};
  }
  Named operator()(const HandedOver& e) const {
    return {"handed_over", RecordWriter().put("token", e.token).put("workflow", e.workflow).done()};
  }
  Named operator()(const Answered& e) const {
    return {"answered", RecordWriter()
                            .put("token", e.token)
                            .put("of", e.from)
                            .put("outcome", e.outcome)
                            .put("late", e.late)
                            .put("waits", e.waits)
                            .done()};
  }
  Named operator()(const Counted& e) const {
    RecordWriter w;
    w.put("indicator", e.indicator).any("by", e.by).any("n", e.n);
    if (e.day) w.any("day", *e.day);
    if (e.territory) w.any("territory", *e.territory);
    w.put("row", e.row).put("stay", e.stay).put("left", e.left).put("token", e.token).put("under", e.under);
    return {"counted", w.done()};
  }
  Named operator()(const Ended& e) const { return {"ended", RecordWriter().put("outcome", e.outcome).done()}; }
  Named operator()(const Reopened& e) const { return {"reopened", RecordWriter().put("by", e.by).done()}; }
  Named operator()(const Suspended& e) const { return {"suspended", RecordWriter().put("by", e.by).done()}; }
  Named operator()(const Resumed& e) const { return {"resumed", RecordWriter().put("by", e.by).done()}; }
  Named operator()(const Migrated& e) const {
    Record renamed;
    for (const auto& [old_name, new_name] : e.renamed) renamed.set(old_name, new_name);
    RecordWriter writer;
    writer.put("version", e.version).any("renamed", std::move(renamed));
    if (e.lines) writer.any("lines", pairs(*e.lines));
    return {"migrated", std::move(writer).done()};
  }
};

std::string level_column(List& values) { return values.empty() ? std::string() : json::write_exact(std::move(values)); }

}  // namespace

EventColumns encode(const std::vector<Event>& events, const ValueCodec& values) {
  List list;
  LevelValues by_level;
  list.reserve(events.size());
  for (const auto& e : events) {
    auto [name, record] = std::visit(EventEncoder{values, &by_level}, e);
    list.push_back(List{name, std::move(record)});
  }
  return {json::write_exact(Record{{"v", kEventsFormat}, {"events", std::move(list)}}), level_column(by_level[0]),
          level_column(by_level[1]), level_column(by_level[2])};
}

List to_values(const std::vector<Event>& events) {
  List list;
  for (const auto& e : events) {
    auto [name, record] = std::visit(EventEncoder{plain_values(), nullptr}, e);
    record.set("event", name);
    list.push_back(std::move(record));
  }
  return list;
}

}  // namespace parcours::execution
