// The CEL suite's rows. What is deliberately otherwise stands in deviations.txt beside this file; nothing else may
// differ.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "expression/row.hpp"
#include "expression/tagged.hpp"

namespace parcours::expression {
namespace {

using Json = nlohmann::json;

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

// The lines of a file beside this one, but for comments.
std::set<std::string> lines_of(const char* file) {
  std::set<std::string> lines;
  std::ifstream in(std::filesystem::path(PARCOURS_SOURCE_DIR) / "tests/unit/expression" / file);
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && line.front() != '#') lines.insert(line);
  return lines;
}

bool is_inside(const Json& row) {
  static const auto outside = lines_of("outside.txt");
  if (row.value("profile", "json") == "ext" || row.contains("container")) return false;
  for (const auto& need : row["needs"])
    if (outside.count(need.get<std::string>())) return false;
  return true;
}

Json answer_to(const Json& row) {
  static const Calendar calendar("Europe/Paris");
  const auto answer = answer_row(row.dump(), {Instant{}, calendar});
  return answer ? Json::parse(*answer) : Json{{"problem", answer.problems().front().code}};
}

Json asked(Json row, const char* ask) {
  row["ask"] = ask;
  return answer_to(row);
}

bool refused(const Json& row) { return asked(row, "type").contains("error"); }

// Equal type by type: 1 and 1.0 differ, NaN equals itself.
bool same(const Json& wanted, const Json& got) {
  const auto a = tagged::read_value(wanted.dump()), b = tagged::read_value(got.dump());
  if (!a || !b || a->data().index() != b->data().index()) return false;
  if (const auto *x = a->get_if<double>(), *y = b->get_if<double>(); x && y)
    return *x == *y || (std::isnan(*x) && std::isnan(*y));
  return *a == *b;
}

bool is_type(const Json& wanted, const Json& got) {
  if (!got.contains("type")) return false;
  const auto a = tagged::read_type(wanted.get<std::string>()), b = tagged::read_type(got["type"].get<std::string>());
  return a && b && *a == *b;
}

// Each of these is empty when the row comes out as it should.
std::string conforms(const Json& row) {
  const auto got = answer_to(row);
  if (row.value("check_only", false)) return is_type(row["deduced_type"], got) || !is_inside(row) ? "" : got.dump();
  if (row["expect"].contains("error") && got.contains("error")) return "";
  if (refused(row)) return !is_inside(row) || row.value("disable_check", false) ? "" : got.dump();
  return same(row["expect"], got) ? "" : got.dump();
}

std::string checks(const Json& row) {
  const auto got = answer_to(row);
  if (!row["accept"].get<bool>()) return got.contains("error") ? "" : got.dump();
  if (got.contains("error")) return is_inside(row) ? got.dump() : "";
  return is_type(row["type"], got) ? "" : got.dump();
}

std::string parses(const Json& row) {
  const auto got = answer_to(row);
  if (!row["parses"].get<bool>()) return got.contains("error") || refused(row) ? "" : got.dump();
  if (!is_inside(row)) return got.contains("error") ? "" : got.dump();
  return got.contains("ast") && got["ast"] == row["ast"] ? "" : got.dump();
}

struct Figures {
  std::size_t rows = 0, inside = 0, passed = 0, deviating = 0;
};

// Runs every row; what differs must be declared, and what is declared must differ.
Figures run(const std::string& file, const std::function<std::string(const Json&)>& ask) {
  static const auto declared = lines_of("deviations.txt");
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
