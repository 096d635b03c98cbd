// verify: proves a database without opening it for anything else.
#include <fstream>
#include <iterator>

#include "cli/commands.hpp"
#include "cli/result_texts.hpp"
#include "cli/settings.hpp"
#include "parcours/engine.hpp"

namespace parcours::cli {
namespace {

const Plural* phrase_of(std::string_view table) {
  static constexpr std::pair<std::string_view, const Plural*> phrases[] = {
      {"case_file", &phrases::cases_proved},    {"journal", &phrases::journal_proved},
      {"task", &phrases::tasks_proved},         {"fact", &phrases::facts_proved},
      {"outbox", &phrases::outbox_proved},      {"request", &phrases::requests_proved},
      {"incident", &phrases::incidents_proved}, {"counter", &phrases::counters_proved},
      {"member", &phrases::members_proved},     {"note", &phrases::notes_proved},
      {"found", &phrases::words_proved},        {"workflow", &phrases::workflows_proved},
      {"check", &phrases::checks_proved}};
  for (const auto& [name, phrase] : phrases)
    if (name == table) return phrase;
  return nullptr;
}

// "12 cases, 80 rows of the journal"
std::string proved_text(const Verification& verification, const Screen& screen) {
  std::string text;
  for (const auto& each : verification.proved) {
    const auto* phrase = phrase_of(each.table);
    text += (text.empty() ? "" : ", ") +
            (phrase ? screen.count(each.rows, *phrase) : std::to_string(each.rows) + " " + each.table);
  }
  return text;
}

// The head itself, or the text of the file that contains it.
std::string head_in(const std::string& given, const Screen& screen) {
  if (given.starts_with("parcours ") || given.starts_with("parcours\n")) return given;
  std::ifstream in(given, std::ios::binary);
  if (!in) throw Error(Error::Code::configuration, fill(screen.in(phrases::cannot_read_from), {given}));
  return {std::istreambuf_iterator<char>(in), {}};
}

Record to_record(const Verification& verification, const Screen& screen) {
  Record proved;
  for (const auto& each : verification.proved) proved.set(each.table, each.rows);
  List unproved;
  for (const auto& each : verification.unproved)
    unproved.push_back(Record{{"code", each.code}, {"message", screen.in(each.message)}});
  return {{"proved", std::move(proved)}, {"unproved", std::move(unproved)}};
}

}  // namespace

Exit verify(const Request& request, const Screen& screen) {
  VerifyOptions options{{}, screen.progress(phrases::proving)};
  if (request.since) options.since = head_in(*request.since, screen);
  const auto verification = Engine::verify_database(settings_with_database(request), options);
  const auto exit = screen.problems(verification.problems, to_record(verification, screen));
  const auto proved = proved_text(verification, screen);
  proved.empty() ? screen.line(phrases::proved_nothing) : screen.line(phrases::proved, {proved});
  for (const auto& each : verification.unproved) screen.line(screen.in(each.message) + "  [" + each.code + "]");
  if (exit == Exit::done) screen.line(phrases::sound);
  return exit;
}

}  // namespace parcours::cli
