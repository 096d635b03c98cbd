// eval, explain, reference, schema and completion: the language itself, without a workflow and without a database.
#include <fstream>
#include <iostream>

#include "cli/commands.hpp"
#include "cli/completion_scripts.hpp"
#include "cli/result_texts.hpp"
#include "cli/settings.hpp"
#include "parcours/clock.hpp"
#include "parcours/explain.hpp"
#include "parcours/expressions.hpp"
#include "parcours/json.hpp"
#include "parcours/reference.hpp"
#include "parcours/workflows.hpp"

namespace parcours::cli {
namespace {

// A row that cannot be read has an answer too, so that there is one answer a row.
std::string format(const Problem& problem, const std::string& where, const Screen& screen) {
  Record items{{"code", problem.code},
               {"where", where},
               {"message", screen.in(problem.message)},
               {"hint", screen.in(problem.hint)}};
  return json::write_plain(Record{{"problem", std::move(items)}});
}

Exit answer_rows(std::istream& rows, const std::string& name, const Settings& settings, const Screen& screen) {
  auto exit = Exit::done;
  std::size_t number = 0;
  for (std::string row; std::getline(rows, row);) {
    ++number;
    if (row.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto answer = answer_row(row, system_clock().now(), settings);
    if (!answer) exit = Exit::problems;
    std::cout << (answer ? *answer : format(answer.problems().front(), name + ":" + std::to_string(number), screen))
              << '\n'
              << std::flush;
  }
  return exit;
}

Value to_value(const Explanation& explanation, const Screen& screen) {
  List wordings;
  for (const auto& [message, hint] : explanation.wordings)
    wordings.push_back(Record{{"message", screen.in(message)}, {"hint", screen.in(hint)}});
  return Record{{"code", explanation.code},    {"part", screen.in(explanation.part)},
                {"says", std::move(wordings)}, {"about", screen.in(explanation.about)},
                {"wrong", explanation.wrong},  {"right", explanation.right}};
}

Value to_value(const WordEntry& word, const Screen& screen) {
  return Record{{"name", word.name},
                {"calls", List(word.calls.begin(), word.calls.end())},
                {"about", screen.in(word.about)},
                {"example", word.example}};
}

List to_values(const std::vector<WordEntry>& words, const Screen& screen) {
  List values;
  for (const auto& word : words) values.push_back(to_value(word, screen));
  return values;
}

// {"keys": [...], "types": [...], "functions": [...]}
Record to_record(const Reference& reference, const Screen& screen) {
  List keys;
  for (const auto& file : reference.files)
    for (const auto& place : file.places)
      for (const auto& key : place.keys)
        keys.push_back(Record{{"file", screen.in(file.title)},
                              {"place", key.place},
                              {"key", key.key},
                              {"required", key.required},
                              {"takes", screen.in(key.takes)},
                              {"about", screen.in(key.about)}});
  return {{"keys", std::move(keys)},
          {"types", to_values(reference.types, screen)},
          {"functions", to_values(reference.functions, screen)}};
}

Exit show_reference(const Reference& reference, const Screen& screen) {
  screen.line(to_text(reference, screen.language()));
  screen.document(to_record(reference, screen));
  return Exit::done;
}

// Each explanation in full, or one line for each.
Exit list_explanations(const std::vector<Explanation>& explanations, bool in_full, const Screen& screen) {
  List items;
  for (const auto& each : explanations) {
    items.push_back(to_value(each, screen));
    if (in_full)
      screen.line(&each == &explanations.front() ? to_text(each, screen.language())
                                                 : "\n" + to_text(each, screen.language()));
    else
      screen.line(padded(each.code, 24) + "  " + screen.in(each.wordings.front().message));
  }
  screen.document(Record{{"explanations", std::move(items)}});
  return Exit::done;
}

}  // namespace

Exit explain(const Request& request, const Screen& screen) {
  if (request.code.empty()) return list_explanations(explanations(), false, screen);
  const auto found = parcours::explain(request.code);
  if (!found)
    if (const auto words = reference_of(request.code); !to_text(words, screen.language()).empty())
      return show_reference(words, screen);
  return found ? list_explanations(*found, true, screen) : screen.problems(found.problems());
}

Exit reference(const Request&, const Screen& screen) { return show_reference(parcours::reference(), screen); }

Exit schema(const Request& request, const Screen& screen) {
  const auto kind = request.kind == "story"   ? FileKind::story
                    : request.kind == "roles" ? FileKind::roles
                    : request.kind == "bilan" ? FileKind::bilan
                                              : FileKind::workflow;
  std::cout << parcours::schema(kind, settings_of(request), screen.language());
  return Exit::done;
}

Exit eval(const Request& request, const Screen& screen) {
  const auto settings = settings_of(request);
  if (request.paths.empty() || request.paths.front() == "-") return answer_rows(std::cin, "-", settings, screen);
  const auto file = request.paths.front().string();
  std::ifstream rows(file);
  if (!rows) throw Error(Error::Code::configuration, fill(screen.in(phrases::cannot_read_from), {file}));
  return answer_rows(rows, file, settings, screen);
}

Exit completion(const Request& request, const Screen& screen) {
  const auto script = request.shell == "bash" ? kBash : request.shell == "zsh" ? kZsh : kFish;
  screen.line(script);
  screen.document(Record{{request.shell, script}});
  return Exit::done;
}

}  // namespace parcours::cli
