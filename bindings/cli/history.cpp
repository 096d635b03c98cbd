// history: the journal of a case in sentences.
#include <array>
#include <map>
#include <set>
#include <utility>

#include "cli/commands.hpp"
#include "cli/journal_texts.hpp"
#include "cli/settings.hpp"
#include "cli/worded.hpp"

namespace parcours::cli {
namespace {

// The phrase of an event, and the members of the event that fill it, each with what it names.
enum class Names { value, workflow, phase, step, outcome, end, line, message };
struct Part {
  std::string_view member;
  Names names = Names::value;
};
struct EventPhrase {
  std::string_view event;
  const Phrase& phrase;
  std::array<Part, 2> parts{};
};
constexpr EventPhrase kEventPhrases[] = {
    {"opened", phrases::event_opened, {{{"workflow", Names::workflow}, {"version"}}}},
    {"phase_entered", phrases::event_phase_entered, {{{"phase", Names::phase}, {}}}},
    {"step_ended", phrases::event_step_ended, {{{"step", Names::step}, {"outcome", Names::outcome}}}},
    {"decided", phrases::event_decided, {{{"step", Names::step}, {"row"}}}},
    {"retried", phrases::event_retried},
    {"ended", phrases::event_ended, {{{"outcome", Names::end}, {}}}},
    {"branch_ended", phrases::event_branch_ended, {{{"outcome", Names::end}, {}}}},
    {"parted", phrases::event_parted, {{{"step", Names::step}, {"ways", Names::step}}}},
    {"reached", phrases::event_reached, {{{"from", Names::step}, {}}}},
    {"closing", phrases::event_closing, {{{"outcome", Names::end}, {}}}},
    {"timer_fired", phrases::event_timer_fired, {{{"line", Names::line}, {}}}},
    {"timer_paused", phrases::event_timer_paused, {{{"line", Names::line}, {}}}},
    {"handed_over", phrases::event_handed_over, {{{"workflow", Names::workflow}, {}}}},
    {"reopened", phrases::event_reopened},
    {"suspended", phrases::event_suspended},
    {"resumed", phrases::event_resumed},
    {"migrated", phrases::event_migrated, {{{"version"}, {}}}},
};

constexpr std::pair<std::string_view, const Phrase&> kVerbs[] = {
    {"open", phrases::verb_open},       {"complete", phrases::verb_complete}, {"retry", phrases::verb_retry},
    {"start", phrases::verb_start},     {"message", phrases::verb_message},   {"reopen", phrases::verb_reopen},
    {"suspend", phrases::verb_suspend}, {"resume", phrases::verb_resume},     {"ring", phrases::verb_ring},
    {"answer", phrases::verb_answer},   {"migrate", phrases::verb_migrate},   {"correct", phrases::verb_correct},
};

// The time in the member `name`, as the day in the member `day` where the event contains one; empty without a time.
std::string time_in(const Record& event, std::string_view name, std::string_view day, const Screen& screen) {
  const auto* value = event.find(name);
  const auto* at = value ? value->get_if<Instant>() : nullptr;
  if (!at) return {};
  const auto* on = event.find(day);
  return screen.until(*at, on ? std::optional(on->as<Date>()) : std::nullopt);
}

// The texts of a value that is a text or a list of texts.
std::vector<std::string> texts_in(const Record& event, std::string_view name) {
  std::vector<std::string> all;
  const auto* value = event.find(name);
  const auto* list = value ? value->get_if<List>() : nullptr;
  for (const auto& each : list ? *list : value ? List{*value} : List())
    if (const auto* text = each.get_if<std::string>()) all.push_back(*text);
  return all;
}

// The events of one case as sentences.
class Sentences {
 public:
  Sentences(const Titles& titles, WorkflowTitles workflows, const Screen& screen)
      : titles_(titles), workflows_(std::move(workflows)), screen_(screen) {}

  // To be called before the events of each entry.
  void begin_entry() { answered_.clear(); }
  std::string of(const Record& event) {
    const auto name = member(event, "event");
    if (name == "step_entered") return of_step(event);
    if (name == "handed_over" || name == "stalled") waiting_.erase(member(event, "token"));
    if (name == "timer_fired") note_answer(event);
    if (name == "branch_entered") return of_branch(event);
    if (name == "cancelled") return of_cancelling(event);
    if (name == "timer_set") return of_timer(event);
    if (name == "stalled") return of_stall(event);
    if (name == "moved") return of_place(event);
    if (name == "reminded") return filled(phrases::event_reminded, {recipients(event)});
    if (name == "sent") return filled(phrases::event_sent, {part(event, {"step", Names::step}), recipients(event)});
    if (name == "field_set" || name == "row_set") return of_field(event);
    if (name == "corrected") return of_correction(event);
    if (name == "answered") return of_answer(event);
    if (name == "message_taken") return of_message(event);
    if (name == "message_kept") return of_kept(event);
    return of_any(name, event);
  }

 private:
  std::string in(const Phrase& phrase) const { return std::string(screen_.in(phrase)); }
  std::string filled(const Phrase& phrase, std::initializer_list<std::string_view> with) const {
    return fill(screen_.in(phrase), with);
  }
  std::string member(const Record& event, std::string_view name) const {
    const auto* value = event.find(name);
    return value ? screen_.format(*value) : std::string();
  }
  std::string title_of(Names names, const std::string& name) const {
    if (names == Names::workflow) return worded(workflows_, name, screen_);
    const auto text = names == Names::phase     ? titles_.phase(name)
                      : names == Names::step    ? titles_.step(name)
                      : names == Names::outcome ? titles_.outcome(name)
                      : names == Names::end     ? titles_.end(name)
                      : names == Names::line    ? titles_.line(name)
                                                : titles_.message(name);
    return worded(text, screen_);
  }
  std::string part(const Record& event, const Part& part) const {
    if (part.member.empty()) return {};
    if (part.names == Names::value) return member(event, part.member);
    std::vector<std::string> all;
    for (const auto& name : texts_in(event, part.member)) all.push_back(title_of(part.names, name));
    return with_commas(all);
  }
  std::string of_any(const std::string& name, const Record& event) const {
    for (const auto& each : kEventPhrases)
      if (each.event == name) return filled(each.phrase, {part(event, each.parts[0]), part(event, each.parts[1])});
    return name;
  }

  std::string of_step(const Record& event) {
    steps_[member(event, "token")] = part(event, {"step", Names::step});
    if (!event.find("person") && !event.find("block")) waiting_.insert(member(event, "token"));
    const auto due = time_in(event, "due", "on", screen_);
    const auto& phrase = due.empty() ? phrases::event_step_entered : phrases::event_step_entered_due;
    return filled(phrase, {part(event, {"step", Names::step}), due});
  }
  std::string of_branch(const Record& event) const {
    const auto title = worded(titles_.branch(member(event, "branch")), screen_);
    const auto row = member(event, "row");
    return row.empty() || row == "0" ? filled(phrases::event_branch_entered, {title})
                                     : filled(phrases::event_row_entered, {title, row});
  }
  // A step that asks no person waits for the message or the date of this event.
  void note_answer(const Record& event) {
    if (const auto token = member(event, "token"); waiting_.contains(token)) answered_.insert(token);
  }
  // A wait that its message or its date has ended is not cut short: it has what it waited for.
  std::string of_cancelling(const Record& event) const {
    const bool is_over = answered_.contains(member(event, "token"));
    return filled(is_over ? phrases::event_wait_over : phrases::event_cancelled, {step_of(event)});
  }
  std::string step_of(const Record& event) const {
    const auto at = steps_.find(member(event, "token"));
    return at == steps_.end() ? in(phrases::event_unknown_step) : at->second;
  }
  std::string of_timer(const Record& event) const {
    const auto line = part(event, {"line", Names::line});
    const auto at = time_in(event, "at", "on", screen_), skipped = time_in(event, "skipped", "skipped_on", screen_);
    if (skipped.empty())
      return at.empty() ? filled(phrases::event_timer_asleep, {line}) : filled(phrases::event_timer_set, {at, line});
    return at.empty() ? filled(phrases::event_timer_skipped, {skipped, line})
                      : filled(phrases::event_timer_skipped_once, {skipped, at, line});
  }
  std::string of_stall(const Record& event) const {
    const auto* again = event.find("again");
    const auto why = meaning_of(member(event, "code"), screen_);
    return again ? filled(phrases::event_stalled_until, {why, screen_.format(*again)})
                 : filled(phrases::event_stalled, {why});
  }
  std::string recipients(const Record& event) const {
    std::vector<std::string> all;
    for (const auto& to : texts_in(event, "to")) all.push_back(worded(titles_.recipient(to), screen_));
    return with_commas(all);
  }

  // The field of an event; in a row, the list, the row and the field in it.
  std::string field_title(const Record& event) const {
    const auto list = member(event, "list"), field = member(event, "field");
    if (list.empty()) return worded(titles_.field(field), screen_);
    const auto row = worded(titles_.field(list), screen_) + " " + member(event, "row");
    return field.empty() ? row : row + ", " + worded(titles_.field(list + "." + field), screen_);
  }
  std::string value_in(const Record& event, std::string_view name) const {
    const auto list = member(event, "list"), field = member(event, "field");
    const auto* found = event.find(name);
    if (!found || found->is_null()) return in(phrases::event_value_empty);
    return worded(titles_, list.empty() ? field : field.empty() ? list : list + "." + field, *found, screen_);
  }
  // A reader who may not see the values sees no reason either.
  std::string of_correction(const Record& event) const {
    const auto why = member(event, "why");
    if (why.empty()) return filled(phrases::event_corrected_unseen, {field_title(event)});
    return filled(phrases::event_corrected,
                  {field_title(event), value_in(event, "value"), value_in(event, "was"), why});
  }
  std::string of_field(const Record& event) const {
    const auto* value = event.find("value");
    if (!value) return filled(phrases::event_field_kept, {field_title(event)});
    if (value->is_null()) return filled(phrases::event_field_emptied, {field_title(event)});
    return filled(phrases::event_field_set, {field_title(event), value_in(event, "value")});
  }

  // A case that the reader may not see has no name for them.
  std::string case_in(const Record& event, std::string_view name) const {
    auto reference = member(event, name);
    return reference.empty() ? in(phrases::another_case) : reference;
  }
  // Without a token, the case that handed over does not wait any more.
  std::string of_answer(const Record& event) const {
    const auto& phrase = !event.find("token")                     ? phrases::event_withdrawn
                         : event.find("late")                     ? phrases::event_answered_late
                         : member(event, "outcome") == "received" ? phrases::event_received
                                                                  : phrases::event_answered;
    return filled(phrase, {case_in(event, "of"), part(event, {"outcome", Names::outcome})});
  }
  std::string of_message(const Record& event) {
    note_answer(event);
    const auto outcome = part(event, {"outcome", Names::outcome});
    const auto& phrase = outcome.empty() ? phrases::event_message_taken_bare : phrases::event_message_taken;
    return filled(phrase, {part(event, {"message", Names::message}), outcome});
  }
  std::string of_kept(const Record& event) const {
    const auto message = part(event, {"message", Names::message});
    if (!event.find("by")) return filled(phrases::event_message_kept, {message});
    return filled(phrases::event_message_kept_there, {message, case_in(event, "by")});
  }
  std::string of_place(const Record& event) const {
    std::vector<std::string> place;
    for (const auto* name : {"territory", "structure"})
      if (const auto part = member(event, name); !part.empty())
        place.push_back(worded(titles_.territory(part), screen_));
    return filled(phrases::event_moved, {place.empty() ? "-" : with_commas(place)});
  }

  const Titles& titles_;
  WorkflowTitles workflows_;
  const Screen& screen_;
  std::map<std::string, std::string> steps_;  // the titles of the steps that were entered, by token
  // The tokens at steps that ask no person, and those whose message or date came in the present entry.
  std::set<std::string> waiting_, answered_;
};

std::string_view format_verb(std::string_view verb, const Screen& screen) {
  for (const auto& [name, phrase] : kVerbs)
    if (name == verb) return screen.in(phrase);
  return verb;
}

void show_entry(const Entry& entry, Sentences& sentences, const Screen& screen) {
  screen.line(padded(std::to_string(entry.revision), 4) + screen.local(entry.at) + "  " +
              padded(sanitized(entry.actor), 16) + "  " + std::string(format_verb(entry.verb, screen)));
  sentences.begin_entry();
  for (const auto& event : entry.events)
    if (const auto* record = event.get_if<Record>()) screen.line("      " + sanitized(sentences.of(*record)));
}

}  // namespace

Exit history(const Request& request, const Screen& screen) {
  const auto settings = settings_with_database(request);
  Engine engine(settings);
  const auto seen = engine.read({request.actor}, request.reference);
  if (!seen) return screen.problems(seen.problems());
  const Screen local = screen.in_zone(settings.zone);
  Sentences sentences(seen->titles, workflow_titles(engine), local);
  List entries;
  for (const auto& entry : seen->history) {
    entries.push_back(Record{{"revision", entry.revision},
                             {"at", entry.at},
                             {"actor", entry.actor},
                             {"verb", entry.verb},
                             {"events", entry.events}});
    show_entry(entry, sentences, local);
  }
  screen.document(Record{{"ref", seen->reference}, {"history", std::move(entries)}});
  return Exit::done;
}

}  // namespace parcours::cli
