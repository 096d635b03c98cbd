// eval: about the language itself, no workflow and no database.
#include <fstream>
#include <iostream>

#include "cli/commands.hpp"
#include "cli/settings.hpp"
#include "parcours/clock.hpp"
#include "parcours/expressions.hpp"
#include "parcours/json.hpp"

namespace parcours::cli {
namespace {

// A row that cannot be read is answered too, so that answers stay beside their rows.
std::string told(const Problem& problem, const std::string& where, const Screen& screen) {
  Record told{
      {"code", problem.code}, {"where", where}, {"message", screen.in(problem.message)}, {"hint", screen.in(problem.hint)}};
  return json::write_plain(Record{{"problem", std::move(told)}});
}

Exit answer_rows(std::istream& rows, const std::string& name, const Settings& settings, const Screen& screen) {
  auto exit = Exit::done;
  std::size_t number = 0;
  for (std::string row; std::getline(rows, row);) {
    ++number;
    if (row.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto answer = answer_row(row, system_clock().now(), settings);
    if (!answer) exit = Exit::problems;
    std::cout << (answer ? *answer : told(answer.problems().front(), name + ":" + std::to_string(number), screen)) << std::endl;
  }
  return exit;
}

}  // namespace

Exit eval(const Request& request, const Screen& screen) {
  const auto settings = settings_of(request);
  if (request.paths.empty() || request.paths.front() == "-") return answer_rows(std::cin, "-", settings, screen);
  const auto file = request.paths.front().string();
  std::ifstream rows(file);
  if (!rows) throw Error(Error::Code::configuration, fill(screen.in(say::cannot_read_from), {file}));
  return answer_rows(rows, file, settings, screen);
}

}  // namespace parcours::cli
