// run-due and outbox.
#include "cli/commands.hpp"
#include "cli/result_texts.hpp"
#include "cli/settings.hpp"
#include "cli/worded.hpp"

namespace parcours::cli {
namespace {

Value to_value(const Outgoing& out) {
  Record text;
  for (const auto& [language, words] : out.text.translations()) text.set(language, words);
  return Record{{"id", out.id},        {"key", out.key},           {"kind", out.kind},
                {"of", out.reference}, {"revision", out.revision}, {"token", out.token},
                {"at", out.at},        {"what", out.what},         {"to", out.to},
                {"step", out.step},    {"text", std::move(text)},  {"with", out.with},
                {"failed", out.failed}};
}

const Phrase& phrase_of(const Outgoing& out) {
  if (out.kind == "remind") return phrases::kind_remind;
  if (out.kind == "message") return phrases::kind_message;
  if (out.kind == "handover") return phrases::kind_handover;
  return out.kind == "reply" ? phrases::kind_reply : phrases::kind_text;
}

// "42.1  DEMANDE-2026-00003  02/03/2026 08:00  rappel  Coordonnateur de prévention"
std::string format(const Outgoing& out, const Titles& titles, const Screen& screen) {
  std::string line = padded(out.id, 10) + "  " + padded(out.reference, 20) + "  " + screen.local(out.at) + "  " +
                     padded(screen.in(phrase_of(out)), 8) + "  " + worded(titles.recipient(out.to), screen);
  if (!out.text.empty()) line += "  " + worded(out.text, screen);
  if (!out.failed.empty()) line += "  [" + fill(screen.in(phrases::given_up), {meaning_of(out.failed, screen)}) + "]";
  return line;
}

Exit list_outbox(Engine& engine, const Screen& screen) {
  List items;
  std::string after;
  const auto titles = engine.titles();
  do {
    auto page = engine.outbox(after);
    for (const auto& out : page.items) {
      items.push_back(to_value(out));
      screen.line(format(out, titles, screen));
    }
    after = std::move(page.next);
  } while (!after.empty());
  if (items.empty()) screen.line(phrases::outbox_empty);
  screen.document(Record{{"outbox", std::move(items)}});
  return Exit::done;
}

// How many of the rows that were named it was done for, and how many it was not.
void show_count(std::size_t done, std::size_t named, const std::pair<Plural, Plural>& phrases, const Screen& screen) {
  const auto others = static_cast<std::int64_t>(named - done);
  const auto text = screen.count(static_cast<std::int64_t>(done), phrases.first);
  const auto whole = others == 0 ? text : text + ", " + screen.count(others, phrases.second);
  done == 0 ? screen.line(whole) : screen.done(whole);
}

Exit mark_delivered(Engine& engine, const std::vector<std::string>& sent, const Screen& screen) {
  const auto removed = engine.mark_delivered(sent);
  show_count(removed, sent.size(), {phrases::outbox_sent, phrases::outbox_unknown}, screen);
  screen.document(Record{{"sent", static_cast<std::int64_t>(removed)}});
  return Exit::done;
}

Exit try_again(Engine& engine, const std::vector<std::string>& given_up, const Screen& screen) {
  const auto due = engine.retry(given_up);
  show_count(due, given_up.size(), {phrases::outbox_retried, phrases::outbox_not_given_up}, screen);
  screen.document(Record{{"retried", static_cast<std::int64_t>(due)}});
  return Exit::done;
}

}  // namespace

Exit run_due(const Request& request, const Screen& screen) {
  const auto settings = settings_with_log(request, screen);
  const auto due = Engine(settings).run_due(request.limit);
  const auto did = fill(screen.in(phrases::due_done), {screen.count(due.fired, phrases::due_fired),
                                                       screen.count(due.delivered, phrases::due_delivered),
                                                       screen.count(due.failed, phrases::due_failed)});
  due.fired + due.delivered + due.failed == 0 ? screen.line(did) : screen.done(did);
  if (due.next)
    screen.line(phrases::due_next, {screen.in_zone(settings.zone).local(*due.next)});
  else
    screen.line(phrases::due_never);
  screen.document(
      Record{{"fired", due.fired}, {"delivered", due.delivered}, {"failed", due.failed}, {"next", or_null(due.next)}});
  return Exit::done;
}

Exit outbox(const Request& request, const Screen& screen) {
  const auto settings = settings_with_database(request);
  Engine engine(settings);
  if (!request.sent.empty()) return mark_delivered(engine, request.sent, screen);
  if (!request.retried.empty()) return try_again(engine, request.retried, screen);
  return list_outbox(engine, screen.in_zone(settings.zone));
}

}  // namespace parcours::cli
