// The CEL suite's rows. What is deliberately otherwise stands in deviations.txt beside this file; nothing else may differ.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <set>

#include "unit/expression/cel.hpp"

namespace parcours::expression {
namespace {

using cel::Json;

// What rows need and this language leaves out; everything else that a row may name is supported.
const std::set<std::string> kOut{"uint",
                                 "bytes",
                                 "container",
                                 "type_value",
                                 "optional",
                                 "message_literal",
                                 "non_string_map_key",
                                 "declares_function",
                                 "backtick_id",
                                 "optional_or_backtick_syntax",
                                 "macro:existsOne"};

std::filesystem::path folder() {
  if (const char* named = std::getenv("PARCOURS_VECTORS")) return std::filesystem::path(named) / "cel";
  return std::filesystem::path(PARCOURS_SOURCE_DIR) / ".." / "shared" / "vectors" / "cel";
}

std::vector<Json> rows_of(const std::string& file) {
  std::vector<Json> rows;
  std::ifstream in(folder() / file);
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) rows.push_back(Json::parse(line));
  return rows;
}

std::set<std::string> deviations() {
  std::set<std::string> ids;
  std::ifstream in(std::filesystem::path(PARCOURS_SOURCE_DIR) / "tests/unit/expression/deviations.txt");
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && line.front() != '#') ids.insert(line);
  return ids;
}

bool is_inside(const Json& row) {
  if (row.value("profile", "json") == "ext" || row.contains("container")) return false;
  for (const auto& need : row["needs"])
    if (kOut.count(need.get<std::string>())) return false;
  return true;
}

// The names that a row declares; empty when one has a type that does not exist here, or when they stand in a container.
std::optional<Environment> environment_of(const Json& row) {
  if (row.contains("container")) return std::nullopt;
  Environment names;
  const auto types = row.value("types", Json::object()), bindings = row.value("bindings", Json::object());
  for (const auto& [name, type] : types.items()) {
    const auto ours = cel::type_of(type.get<std::string>());
    if (!ours) return std::nullopt;
    names.emplace_back(name, *ours);
  }
  for (const auto& [name, value] : bindings.items())
    if (!types.contains(name)) names.emplace_back(name, Type());
  return names;
}

using Compiled = std::variant<Program, std::vector<Fault>>;
std::optional<Compiled> compiled(const Json& row) {
  const auto names = environment_of(row);
  if (!names) return std::nullopt;
  return Program::compile(row["expr"].get<std::string>(), *names);
}

std::string told(const std::optional<Compiled>& program) {
  if (!program) return "a type that does not exist here";
  if (const auto* faults = std::get_if<std::vector<Fault>>(&*program)) return "refused: " + faults->front().message.in("en");
  return "read as " + cel::cel_name(std::get<Program>(*program).type());
}

bool refused(const std::optional<Compiled>& program) { return !program || program->index() == 1; }

// Empty when the row comes out as it should.
std::string evaluated(const Program& program, const Json& row) {
  static const Calendar calendar("Europe/Paris");
  cel::Bindings names;
  const auto bindings = row.value("bindings", Json::object());
  for (const auto& [name, value] : bindings.items())
    if (auto ours = cel::value_of(value)) names.values.emplace(name, std::move(*ours));
  const auto result = program.evaluate(names, {Instant{}, calendar});
  const bool error = result.kind == Result::Kind::error;
  if (row["expect"].contains("error")) return error ? "" : "it should fail";
  const auto wanted = cel::value_of(row["expect"]);
  if (error) return "it fails: " + result.error;
  if (result.kind == Result::Kind::unknown) return "it is unknown";
  return wanted && cel::same(*wanted, result.value) ? "" : "it comes to another value";
}

std::string conforms(const Json& row) {
  const auto program = compiled(row);
  if (refused(program)) {
    const bool may_be = !is_inside(row) || row.value("disable_check", false) || row["expect"].contains("error");
    return may_be ? "" : told(program);
  }
  const auto& sound = std::get<Program>(*program);
  if (!row.value("check_only", false)) return evaluated(sound, row);
  return cel::type_of(row["deduced_type"].get<std::string>()) == sound.type() ? "" : told(program);
}

std::string checks(const Json& row) {
  const auto program = compiled(row);
  if (!row["accept"].get<bool>()) return refused(program) ? "" : told(program);
  if (refused(program)) return is_inside(row) ? told(program) : "";
  const auto wanted = cel::type_of(row["type"].get<std::string>());
  return wanted && *wanted == std::get<Program>(*program).type() ? "" : told(program);
}

std::string parses(const Json& row) {
  Faults faults;
  const auto tree = parse(row["expr"].get<std::string>(), faults);
  const bool read = tree && faults.empty();
  if (!row["parses"].get<bool>()) return !read || refused(compiled(row)) ? "" : "it should not be read";
  if (!is_inside(row)) return read ? "it should be refused" : "";
  if (!read) return "refused: " + faults.take().front().message.in("en");
  return cel::tree_text(*tree) == row["ast"] ? "" : "read as " + cel::tree_text(*tree);
}

struct Figures {
  std::size_t rows = 0, inside = 0, passed = 0, deviating = 0;
};

// Runs every row; what differs must be declared, and what is declared must differ.
Figures run(const std::string& file, const std::function<std::string(const Json&)>& ask) {
  static const auto declared = deviations();
  Figures figures;
  for (const auto& row : rows_of(file + ".jsonl")) {
    const auto id = file + " " + row["id"].get<std::string>();
    const auto wrong = ask(row);
    const bool deviates = declared.count(id) > 0;
    figures.rows += 1, figures.deviating += deviates;
    figures.inside += is_inside(row), figures.passed += is_inside(row) && wrong.empty();
    EXPECT_TRUE(wrong.empty() || deviates) << id << ": " << row["expr"] << ": " << wrong;
    EXPECT_FALSE(wrong.empty() && deviates) << id << " is declared as deviating and does not";
  }
  std::cout << file << ": " << figures.rows << " rows, " << figures.inside << " inside the language, " << figures.passed
            << " of them pass, " << figures.deviating << " rows deviate as declared\n";
  return figures;
}

class CelConformance : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(folder()))
      GTEST_SKIP() << "no vectors in " << folder() << "; name their folder in PARCOURS_VECTORS";
  }
};

TEST_F(CelConformance, EvaluatesEveryRowAsTheSuiteDoes) {
  const auto figures = run("conformance", conforms);
  EXPECT_GE(figures.rows, 800u);
}

TEST_F(CelConformance, PassesNineteenOfTwentyRowsOfTheJsonProfile) {
  std::size_t rows = 0, passed = 0;
  for (const auto& row : rows_of("conformance.jsonl")) {
    if (row["profile"] != "json") continue;
    ++rows;
    passed += conforms(row).empty();
  }
  std::cout << "json profile: " << passed << " of " << rows << " rows pass\n";
  EXPECT_GE(passed * 100, rows * 95);
}

TEST_F(CelConformance, ChecksEveryRowAsTheSuiteDoes) {
  const auto figures = run("typecheck", checks);
  EXPECT_GE(figures.rows, 500u);
}

TEST_F(CelConformance, ParsesEveryRowAsTheSuiteDoes) {
  const auto figures = run("parse", parses);
  EXPECT_GE(figures.rows, 80u);
}

}  // namespace
}  // namespace parcours::expression
