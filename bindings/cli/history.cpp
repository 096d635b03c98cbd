// history: the journal of a case in phrases.
#include <array>
#include <utility>

#include "cli/commands.hpp"
#include "cli/journal_texts.hpp"
#include "cli/settings.hpp"
#include "parcours/json.hpp"

namespace parcours::cli {
namespace {

// The phrase of an event, and the members of the event that fill it.
struct Wording {
  std::string_view event;
  const Phrase& phrase;
  std::array<std::string_view, 2> members;
};
constexpr Wording kWordings[] = {
    {"opened", phrases::event_opened, {"workflow", "version"}},
    {"phase_entered", phrases::event_phase_entered, {"phase", ""}},
    {"step_ended", phrases::event_step_ended, {"step", "outcome"}},
    {"decided", phrases::event_decided, {"step", "row"}},
    {"retried", phrases::event_retried, {"", ""}},
    {"ended", phrases::event_ended, {"outcome", ""}},
    {"branch_entered", phrases::event_branch_entered, {"branch", ""}},
    {"branch_ended", phrases::event_branch_ended, {"outcome", ""}},
    {"parted", phrases::event_parted, {"step", "ways"}},
    {"reached", phrases::event_reached, {"from", ""}},
    {"cancelled", phrases::event_cancelled, {"token", ""}},
    {"closing", phrases::event_closing, {"outcome", ""}},
    {"timer_fired", phrases::event_timer_fired, {"line", ""}},
    {"timer_paused", phrases::event_timer_paused, {"line", ""}},
    {"reminded", phrases::event_reminded, {"to", ""}},
    {"sent", phrases::event_sent, {"what", "to"}},
    {"message_taken", phrases::event_message_taken, {"message", "outcome"}},
    {"handed_over", phrases::event_handed_over, {"workflow", ""}},
    {"reopened", phrases::event_reopened, {"", ""}},
    {"suspended", phrases::event_suspended, {"", ""}},
    {"resumed", phrases::event_resumed, {"", ""}},
    {"migrated", phrases::event_migrated, {"version", ""}},
};

constexpr std::pair<std::string_view, const Phrase&> kVerbs[] = {
    {"open", phrases::verb_open},       {"complete", phrases::verb_complete}, {"retry", phrases::verb_retry},
    {"start", phrases::verb_start},     {"message", phrases::verb_message},   {"reopen", phrases::verb_reopen},
    {"suspend", phrases::verb_suspend}, {"resume", phrases::verb_resume},     {"ring", phrases::verb_ring},
    {"answer", phrases::verb_answer},   {"migrate", phrases::verb_migrate},   {"correct", phrases::verb_correct},
};

std::string member(const Record& event, std::string_view name, const Screen& screen) {
  const auto* value = event.find(name);
  return value ? screen.format(*value) : std::string();
}

// The time in the member `name`, as the day in the member `day` where the event contains one; empty without a time.
std::string time_in(const Record& event, std::string_view name, std::string_view day, const Screen& screen) {
  const auto* value = event.find(name);
  const auto* at = value ? value->get_if<Instant>() : nullptr;
  if (!at) return {};
  const auto* on = event.find(day);
  return screen.until(*at, on ? std::optional(on->as<Date>()) : std::nullopt);
}

std::string format_step(const Record& event, const Screen& screen) {
  const auto due = time_in(event, "due", "on", screen);
  if (due.empty()) return fill(screen.in(phrases::event_step_entered), {member(event, "step", screen)});
  return fill(screen.in(phrases::event_step_entered_due), {member(event, "step", screen), due});
}

std::string format_timer(const Record& event, const Screen& screen) {
  const auto line = member(event, "line", screen);
  const auto at = time_in(event, "at", "on", screen), skipped = time_in(event, "skipped", "skipped_on", screen);
  if (!skipped.empty())
    return at.empty() ? fill(screen.in(phrases::event_timer_skipped), {line, skipped})
                      : fill(screen.in(phrases::event_timer_skipped_once), {line, skipped, at});
  return at.empty() ? fill(screen.in(phrases::event_timer_asleep), {line})
                    : fill(screen.in(phrases::event_timer_set), {line, at});
}

std::string format_stall(const Record& event, const Screen& screen) {
  const auto* again = event.find("again");
  const auto code = member(event, "code", screen);
  return again ? fill(screen.in(phrases::event_stalled_until), {code, screen.format(*again)})
               : fill(screen.in(phrases::event_stalled), {code});
}

// The field of an event; in a row, the list, the row and the field in it.
std::string field_name(const Record& event, const Screen& screen) {
  const auto field = member(event, "field", screen);
  if (!event.find("list")) return field;
  return member(event, "list", screen) + " " + member(event, "row", screen) + ", " + field;
}

// A reader who may not see the values sees no reason either.
std::string format_correction(const Record& event, const Screen& screen) {
  const auto why = member(event, "why", screen);
  if (why.empty()) return fill(screen.in(phrases::event_corrected_unseen), {field_name(event, screen)});
  const auto value = [&](std::string_view name) {
    const auto* found = event.find(name);
    return found && !found->is_null() ? screen.format(*found) : std::string(screen.in(phrases::event_value_empty));
  };
  return fill(screen.in(phrases::event_corrected), {field_name(event, screen), value("was"), value("value"), why});
}

std::string format_field(const Record& event, const Screen& screen) {
  const auto field = field_name(event, screen);
  const auto* value = event.find("value");
  if (!value) return fill(screen.in(phrases::event_field_kept), {field});
  if (value->is_null()) return fill(screen.in(phrases::event_field_emptied), {field});
  return fill(screen.in(phrases::event_field_set), {field, screen.format(*value)});
}

// Without a token, the case that handed over does not wait any more.
std::string format_answer(const Record& event, const Screen& screen) {
  const auto& phrase = !event.find("token") ? phrases::event_withdrawn
                       : event.find("late") ? phrases::event_answered_late
                                            : phrases::event_answered;
  return fill(screen.in(phrase), {member(event, "of", screen), member(event, "outcome", screen)});
}

std::string format_kept(const Record& event, const Screen& screen) {
  const auto message = member(event, "message", screen);
  if (!event.find("by")) return fill(screen.in(phrases::event_message_kept), {message});
  return fill(screen.in(phrases::event_message_kept_there), {message, member(event, "by", screen)});
}

std::string format_place(const Record& event, const Screen& screen) {
  std::string place;
  for (const auto* name : {"territory", "structure"})
    if (const auto part = member(event, name, screen); !part.empty()) place += (place.empty() ? "" : ", ") + part;
  return fill(screen.in(phrases::event_moved), {place.empty() ? "-" : place});
}

std::string format_event(const Value& value, const Screen& screen) {
  const auto* event = value.get_if<Record>();
  const auto name = event ? member(*event, "event", screen) : std::string();
  if (name == "step_entered") return format_step(*event, screen);
  if (name == "timer_set") return format_timer(*event, screen);
  if (name == "stalled") return format_stall(*event, screen);
  if (name == "moved") return format_place(*event, screen);
  if (name == "field_set" || name == "row_set") return format_field(*event, screen);
  if (name == "corrected") return format_correction(*event, screen);
  if (name == "answered") return format_answer(*event, screen);
  if (name == "message_kept") return format_kept(*event, screen);
  for (const auto& wording : kWordings)
    if (wording.event == name)
      return fill(screen.in(wording.phrase),
                  {member(*event, wording.members[0], screen), member(*event, wording.members[1], screen)});
  return sanitized(json::write_plain(value));
}

std::string_view format_verb(std::string_view verb, const Screen& screen) {
  for (const auto& [name, phrase] : kVerbs)
    if (name == verb) return screen.in(phrase);
  return verb;
}

void show_entry(const Entry& entry, const Screen& screen) {
  screen.line(padded(std::to_string(entry.revision), 4) + screen.local(entry.at) + "  " +
              padded(sanitized(entry.actor), 16) + "  " + std::string(format_verb(entry.verb, screen)));
  for (const auto& event : entry.events) screen.line("      " + format_event(event, screen));
}

}  // namespace

Exit history(const Request& request, const Screen& screen) {
  const auto settings = settings_with_database(request);
  const auto seen = Engine(settings).read({request.actor}, request.reference);
  if (!seen) return screen.problems(seen.problems());
  const Screen local = screen.in_zone(settings.zone);
  List entries;
  for (const auto& entry : seen->history) {
    entries.push_back(Record{{"revision", entry.revision},
                             {"at", entry.at},
                             {"actor", entry.actor},
                             {"verb", entry.verb},
                             {"events", entry.events}});
    show_entry(entry, local);
  }
  screen.document(Record{{"ref", seen->reference}, {"history", std::move(entries)}});
  return Exit::done;
}

}  // namespace parcours::cli
