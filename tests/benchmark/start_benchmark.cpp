// From the start of a process to its first durable command: an engine on a SQLite file with two sheets, which opens a
// case. Beside it, in turn, the same program writes one row by SQLite alone, as durably: what the loader, the libraries
// and the disk cost anyone. Starts so many of both (the first argument; 50 without one), and prints the times.
#include <fmt/format.h>
#include <spawn.h>
#include <sqlite3.h>
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

// Tells the process that measures that it is done.
int done() { return ::write(STDOUT_FILENO, ".", 1) == 1 ? 0 : 1; }

int open_a_case(const std::string& database) {
  Engine engine(settings_on(database));
  const Record report{{"quartier", "monaque"}, {"origine", "ecole"}, {"faits", List{"isolement"}}};
  const auto opened = engine.submit({.what = Open{.workflow = "presence-educative", .with = report}, .by = {"claire"}});
  if (!opened) check(opened.problems());
  return done();
}

int write_a_row(const std::string& file) {
  sqlite3* database = nullptr;
  const char* row =
      "pragma journal_mode = wal; pragma synchronous = full;"
      "create table if not exists kept (id integer primary key, text text not null); insert into kept (text) values "
      "('isolement')";
  const bool kept = sqlite3_open(file.c_str(), &database) == SQLITE_OK &&
                    sqlite3_exec(database, row, nullptr, nullptr, nullptr) == SQLITE_OK;
  const int code = kept ? done() : 1;
  sqlite3_close(database);
  return code;
}

// Starts this program again to do `what` with that database, and returns when it is done.
Milliseconds time_of_one(std::string what, std::string database) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::string program = "/proc/self/exe";
  char* words[] = {program.data(), what.data(), database.data(), nullptr};
  pid_t child = 0;
  const auto begun = std::chrono::steady_clock::now();
  if (::posix_spawn(&child, program.c_str(), &actions, nullptr, words, environ) != 0)
    throw std::runtime_error("not started");
  ::close(ends[1]);
  char byte = 0;
  const bool told = ::read(ends[0], &byte, 1) == 1;
  const Milliseconds took = std::chrono::steady_clock::now() - begun;
  ::close(ends[0]);
  ::posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (!told || status != 0) throw std::runtime_error("the process that was started has failed");
  return took;
}

// Sorts the times. Returns their median.
Milliseconds show(const char* what, std::vector<Milliseconds>& taken) {
  std::sort(taken.begin(), taken.end());
  const auto median = taken[taken.size() / 2];
  fmt::print("  {}: least {:.1f} ms, median {:.1f} ms, most {:.1f} ms\n", what, taken.front().count(), median.count(),
             taken.back().count());
  return median;
}

int run(int times) {
  const testing::TempFolder folder;
  const auto database = "sqlite3:" + (folder.path() / "cases.db").string();
  make(database);
  std::vector<Milliseconds> cases, rows;
  for (int i = 0; i < times; ++i) {
    cases.push_back(time_of_one("--case", database));
    rows.push_back(time_of_one("--row", (folder.path() / "rows.db").string()));
  }
  fmt::print("from the start of a process, {} times:\n", times);
  const auto row = show("to a durable row of SQLite alone", rows);
  const auto first = show("to the first durable command, two sheets", cases);
  fmt::print("  ratio of the medians: {:.1f}\n", first / row);
  return 0;
}

}  // namespace
}  // namespace parcours

int main(int words, char** word) {
  if (words > 2)
    return word[1] == std::string("--case") ? parcours::open_a_case(word[2]) : parcours::write_a_row(word[2]);
  return parcours::run(words > 1 ? std::max(1, std::atoi(word[1])) : 50);
}
