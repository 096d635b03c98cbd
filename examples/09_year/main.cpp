// Plays a year of the sheets P2 and P3 into a database, and writes the bilan of each as a page.
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "year.hpp"

namespace {

void write_bilan(parcours::Engine& engine, const std::string& sheet, const std::string& period,
                 const std::filesystem::path& folder) {
  const auto bilan = engine.bilan({"nadia"}, {sheet, period});
  if (!bilan) throw std::runtime_error("bilan " + sheet + ": " + bilan.problems().front().code);
  const auto file = folder / (sheet + "-" + period + ".html");
  std::ofstream(file) << parcours::to_html(*bilan, "fr");
  std::cout << file.string() << '\n';
}

int play(char** words, int count) {
  const int number = std::stoi(words[5]), percent = count > 6 ? std::stoi(words[6]) : 100;
  parcours::Settings settings{.database = words[3], .plugins = {words[2]}};
  settings.key = std::filesystem::path(words[4]) / "year.key";
  year::Year played(settings, words[1],
                    year::Date(std::chrono::year(number), std::chrono::January, std::chrono::day(2)));
  played.plan(year::part_of({}, percent));
  played.play();
  auto& engine = played.city().engine();
  for (const char* sheet : {"p2", "p3"}) write_bilan(engine, sheet, words[5], words[4]);
  const auto faults = engine.verify();
  for (const auto& fault : faults) std::cerr << fault.where << ": " << fault.message.in("en") << '\n';
  if (const auto n = played.city().failures(); n > 0) std::cerr << n << " actions failed and were tried again\n";
  std::cout << played.city().notes().size() << " faits notés, " << faults.size() << " défaut\n";
  return faults.empty() ? 0 : 1;
}

}  // namespace

// Workflows, sheets, database, folder of the pages (and of the journal's key), year [so many of a hundred of a city].
int main(int argc, char** argv) {
  if (argc < 6) return std::cerr << "workflows plugins database folder year [percent]\n", 2;
  try {
    return play(argv, argc);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
