// history: the journal of a case in words.
#include <array>
#include <utility>

#include "cli/commands.hpp"
#include "cli/settings.hpp"
#include "parcours/json.hpp"

namespace parcours::cli {
namespace {

// The members of an event as people read them, in the order in which its phrase names them.
struct Wording {
  std::string_view event;
  const Phrase& phrase;
  std::array<std::string_view, 2> members;
};
constexpr Wording kWordings[] = {
    {"opened", say::event_opened, {"workflow", "version"}},
    {"phase_entered", say::event_phase_entered, {"phase", ""}},
    {"step_ended", say::event_step_ended, {"step", "outcome"}},
    {"decided", say::event_decided, {"step", "row"}},
    {"retried", say::event_retried, {"", ""}},
    {"counted", say::event_counted, {"indicator", "n"}},
    {"ended", say::event_ended, {"outcome", ""}},
    {"branch_entered", say::event_branch_entered, {"branch", ""}},
    {"branch_ended", say::event_branch_ended, {"outcome", ""}},
    {"parted", say::event_parted, {"step", "ways"}},
    {"cancelled", say::event_cancelled, {"token", ""}},
    {"closing", say::event_closing, {"outcome", ""}},
    {"timer_fired", say::event_timer_fired, {"line", ""}},
    {"timer_paused", say::event_timer_paused, {"line", ""}},
    {"reminded", say::event_reminded, {"to", ""}},
    {"sent", say::event_sent, {"what", "to"}},
    {"message_taken", say::event_message_taken, {"message", "outcome"}},
    {"message_kept", say::event_message_kept, {"message", ""}},
    {"handed_over", say::event_handed_over, {"workflow", ""}},
    {"answered", say::event_answered, {"of", "outcome"}},
    {"reopened", say::event_reopened, {"", ""}},
    {"suspended", say::event_suspended, {"", ""}},
    {"resumed", say::event_resumed, {"", ""}},
};

constexpr std::pair<std::string_view, const Phrase&> kVerbs[] = {
    {"open", say::verb_open},       {"complete", say::verb_complete}, {"retry", say::verb_retry},
    {"start", say::verb_start},     {"message", say::verb_message},   {"reopen", say::verb_reopen},
    {"suspend", say::verb_suspend}, {"resume", say::verb_resume},     {"ring", say::verb_ring},
    {"answer", say::verb_answer},
};

std::string member(const Record& event, std::string_view name, const Screen& screen) {
  const auto* value = event.find(name);
  return value ? screen.told(*value) : std::string();
}

std::string told_step(const Record& event, const Screen& screen) {
  const auto* due = event.find("due");
  const auto* at = due ? due->get_if<Instant>() : nullptr;
  if (!at) return fill(screen.in(say::event_step_entered), {member(event, "step", screen)});
  return fill(screen.in(say::event_step_entered_due), {member(event, "step", screen), screen.until(*at)});
}

std::string told_timer(const Record& event, const Screen& screen) {
  const auto* at = event.find("at") ? event.find("at")->get_if<Instant>() : nullptr;
  const auto line = member(event, "line", screen);
  return at ? fill(screen.in(say::event_timer_set), {line, screen.until(*at)})
            : fill(screen.in(say::event_timer_asleep), {line});
}

std::string told_stall(const Record& event, const Screen& screen) {
  const auto* again = event.find("again");
  const auto code = member(event, "code", screen);
  return again ? fill(screen.in(say::event_stalled_until), {code, screen.told(*again)})
               : fill(screen.in(say::event_stalled), {code});
}

std::string told_field(const Record& event, const Screen& screen) {
  const auto field = member(event, "field", screen);
  const auto* value = event.find("value");
  if (!value) return fill(screen.in(say::event_field_kept), {field});
  if (value->is_null()) return fill(screen.in(say::event_field_emptied), {field});
  return fill(screen.in(say::event_field_set), {field, screen.told(*value)});
}

std::string told_event(const Value& value, const Screen& screen) {
  const auto* event = value.get_if<Record>();
  const auto name = event ? member(*event, "event", screen) : std::string();
  if (name == "step_entered") return told_step(*event, screen);
  if (name == "timer_set") return told_timer(*event, screen);
  if (name == "stalled") return told_stall(*event, screen);
  if (name == "field_set") return told_field(*event, screen);
  for (const auto& wording : kWordings)
    if (wording.event == name)
      return fill(screen.in(wording.phrase),
                  {member(*event, wording.members[0], screen), member(*event, wording.members[1], screen)});
  return harmless(json::write_plain(value));
}

std::string_view told_verb(std::string_view verb, const Screen& screen) {
  for (const auto& [name, phrase] : kVerbs)
    if (name == verb) return screen.in(phrase);
  return verb;
}

}  // namespace

Exit history(const Request& request, const Screen& screen) {
  const auto seen = Engine(settings_with_database(request)).read({request.actor}, request.of);
  if (!seen) return screen.problems(seen.problems());
  List entries;
  for (const auto& entry : seen->history) {
    entries.push_back(Record{{"revision", entry.revision},
                             {"at", entry.at},
                             {"actor", entry.actor},
                             {"verb", entry.verb},
                             {"events", entry.events}});
    screen.line(padded(std::to_string(entry.revision), 4) + screen.local(entry.at) + "  " +
                padded(harmless(entry.actor), 16) + "  " + std::string(told_verb(entry.verb, screen)));
    for (const auto& event : entry.events) screen.line("      " + told_event(event, screen));
  }
  screen.document(Record{{"ref", seen->ref}, {"history", std::move(entries)}});
  return Exit::done;
}

}  // namespace parcours::cli
