// Proving a database of so many cases (the first argument; 100,000 without one), on SQLite. Prints how long it took.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <stdexcept>

#include "parcours/engine.hpp"
#include "support/temp_folder.hpp"

namespace parcours {
namespace {

constexpr const char* kWeighings = R"(
workflow: pesees
title: Pesées
sheet: tx
subject: none
fields:
  kilos: { type: number }
  verdict: { type: text }
  lieu: { type: text }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: chef, form: [kilos, lieu: optional] }
      peser: { action: tx.weigh, next: { heavy: un, light: un } }
      un: { task: Un, by: chef, form: [lieu] }
      deux: { task: Deux, by: chef }
      trois: { task: Trois, by: chef, next: end fait }
)";

constexpr int kBatch = 500;
using Seconds = std::chrono::duration<double>;

double since(std::chrono::steady_clock::time_point begun) {
  return Seconds(std::chrono::steady_clock::now() - begun).count();
}

std::vector<TaskId> submit(Engine& engine, const std::vector<Command>& commands) {
  std::vector<TaskId> next;
  for (const auto& receipt : engine.submit(commands)) {
    if (!receipt) throw std::runtime_error(receipt.problems().front().code);
    next.insert(next.end(), receipt->opened.begin(), receipt->opened.end());
  }
  return next;
}

std::vector<TaskId> complete(Engine& engine, const std::vector<TaskId>& tasks, const Record& with) {
  std::vector<Command> commands;
  for (const auto& task : tasks) commands.push_back({Complete{task, with, {}}, {"chloe"}});
  return submit(engine, commands);
}

// One case of five has ended, the others wait at their last task.
void fill(Engine& engine, int cases) {
  for (int at = 0; at < cases; at += kBatch) {
    std::vector<Command> commands;
    for (int i = at; i < std::min(cases, at + kBatch); ++i)
      commands.push_back({Open{"pesees", {{"kilos", i % 20}, {"lieu", "école"}}, {}}, {"chloe"}});
    auto tasks = submit(engine, commands);
    tasks = complete(engine, tasks, {{"lieu", "gymnase"}});
    tasks = complete(engine, tasks, {});
    tasks.resize((tasks.size() + 4) / 5);
    complete(engine, tasks, {});
  }
}

int run(int cases) {
  const testing::TempFolder folder;
  folder.write("pesees/workflow.yaml", kWeighings);
  Settings settings;
  settings.database = "sqlite3:" + (folder.path() / "cases.db").string();
  settings.plugins = {std::filesystem::path(PARCOURS_BINARY_DIR) / "tests" / "plugins"};
  settings.administrators = {"root"};
  auto begun = std::chrono::steady_clock::now();
  {
    Engine engine(settings);
    if (blocks(engine.deploy(folder.path(), {"root"}))) throw std::runtime_error("refused");
    engine.grant({"chloe", "chef", {}, {}, {}, {}}, {"root"});
    fill(engine, cases);
  }
  fmt::print("{} cases made in {:.1f} s\n", cases, since(begun));
  begun = std::chrono::steady_clock::now();
  const auto verification = Engine::verify_database(settings);
  const auto took = since(begun);
  for (const auto& p : verification.problems) fmt::print("{}: {}\n", p.code, p.message.in("en"));
  for (const auto& each : verification.proved) fmt::print("  {:>9} {}\n", each.rows, each.table);
  fmt::print("proved in {:.2f} s\n", took);
  return verification.problems.empty() ? 0 : 1;
}

}  // namespace
}  // namespace parcours

int main(int words, char** word) { return parcours::run(words > 1 ? std::atoi(word[1]) : 100'000); }
