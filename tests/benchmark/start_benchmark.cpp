// From the start of a process to its first durable command: an engine on a SQLite file with two sheets, which opens a
// case. Starts so many processes (the first argument; 50 without one), and prints the times.
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <vector>

#include "parcours/engine.hpp"
#include "support/temp_folder.hpp"

extern char** environ;

namespace parcours {
namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

Settings settings_on(const std::string& database) {
  const std::filesystem::path plugins = std::filesystem::path(PARCOURS_BINARY_DIR) / "plugins";
  Settings settings;
  settings.database = database;
  settings.plugins = {plugins / "p2.so", plugins / "p3.so"};
  settings.administrators = {"root"};
  return settings;
}

void check(const Problems& problems) {
  if (blocks(problems)) throw std::runtime_error(problems.front().code);
}

void make(const std::string& database) {
  Engine engine(settings_on(database));
  check(engine.deploy(std::filesystem::path(PARCOURS_SOURCE_DIR) / "workflows", {"root"}));
  check(engine.grant({.actor = "claire", .role = "signalant_pro"}, {"root"}));
}

// What the process does that is measured. It writes a byte when the case is durable.
int open_a_case(const std::string& database) {
  Engine engine(settings_on(database));
  const Record report{{"quartier", "monaque"}, {"origine", "ecole"}, {"faits", List{"isolement"}}};
  const auto opened = engine.submit({.what = Open{.workflow = "presence-educative", .with = report}, .by = {"claire"}});
  if (!opened) check(opened.problems());
  return ::write(STDOUT_FILENO, ".", 1) == 1 ? 0 : 1;
}

// Starts this program again with that database, and returns when its case is durable.
double time_of_one(const std::string& database) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::string program = "/proc/self/exe", once = "--once", name = database;
  char* words[] = {program.data(), once.data(), name.data(), nullptr};
  pid_t child = 0;
  const auto begun = std::chrono::steady_clock::now();
  if (::posix_spawn(&child, program.c_str(), &actions, nullptr, words, environ) != 0)
    throw std::runtime_error("not started");
  ::close(ends[1]);
  char byte = 0;
  const bool done = ::read(ends[0], &byte, 1) == 1;
  const Milliseconds took = std::chrono::steady_clock::now() - begun;
  ::close(ends[0]);
  ::posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (!done || status != 0) throw std::runtime_error("the process that was started has failed");
  return took.count();
}

int run(int times) {
  const testing::TempFolder folder;
  const auto database = "sqlite3:" + (folder.path() / "cases.db").string();
  make(database);
  std::vector<double> taken;
  for (int i = 0; i < times; ++i) taken.push_back(time_of_one(database));
  std::sort(taken.begin(), taken.end());
  fmt::print("from start to first durable command, two sheets, SQLite, {} times:\n", times);
  fmt::print("  least {:.1f} ms, median {:.1f} ms, most {:.1f} ms\n", taken.front(), taken[taken.size() / 2],
             taken.back());
  return 0;
}

}  // namespace
}  // namespace parcours

int main(int words, char** word) {
  if (words > 2) return parcours::open_a_case(word[2]);
  return parcours::run(words > 1 ? std::max(1, std::atoi(word[1])) : 50);
}
