// The manual for administrators is true: its workflows load, and its table contains every key.
#include <gtest/gtest.h>

#include <cctype>
#include <fstream>
#include <random>
#include <sstream>

#include "definition/language/key_sets.hpp"
#include "definition/model/types.hpp"
#include "definition/reader.hpp"
#include "definition/source/to_text.hpp"
#include "expression/function.hpp"
#include "support/paris.hpp"

namespace parcours::definition {
namespace {

std::string reference() {
  std::ifstream in(std::filesystem::path(PARCOURS_SOURCE_DIR) / "workflows" / "README.md");
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> yaml_blocks(const std::string& text) {
  std::vector<std::string> blocks;
  const std::string open = "```yaml\n";
  for (auto at = text.find(open); at != std::string::npos; at = text.find(open, at + 1))
    blocks.push_back(text.substr(at + open.size(), text.find("\n```", at) - at - open.size() + 1));
  return blocks;
}

// The shipped city, whose roles see the workflows of the manual too.
Surroundings city_of_reference() {
  Surroundings city(testing::paris());
  EXPECT_TRUE(read_surroundings(std::filesystem::path(PARCOURS_SOURCE_DIR) / "workflows", city).empty());
  for (const auto& block : yaml_blocks(reference()))
    for (auto& role : *city.roles)
      if (block.starts_with("workflow: ")) role.sees[block.substr(10, block.find('\n') - 10)] = 3;
  return city;
}

TEST(Reference, HoldsWorkflowsThatLoad) {
  const auto city = city_of_reference();
  std::size_t workflows = 0;

  for (const auto& block : yaml_blocks(reference())) {
    if (!block.starts_with("workflow:")) continue;
    for (const auto& problem : read(block, "README.md", city).problems) ADD_FAILURE() << to_text(problem, "en");
    ++workflows;
  }

  EXPECT_GE(workflows, 2u);
}

// Returns the places of the words of a text: names, numbers, keys.
std::vector<std::pair<std::size_t, std::size_t>> words_of(const std::string& text) {
  const auto is_part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.'; };
  std::vector<std::pair<std::size_t, std::size_t>> words;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto begin = at;
    while (at < text.size() && is_part(text[at])) ++at;
    if (at > begin) words.emplace_back(begin, at - begin);
  }
  return words;
}

// One slip: another word, a missing word, a missing line, a line twice.
std::string slipped(std::string text, std::mt19937& chance) {
  const auto words = words_of(text);
  const auto& [at, length] = words[chance() % words.size()];
  const auto& [from, count] = words[chance() % words.size()];
  const auto begin = text.rfind('\n', at) + 1;
  const auto line = text.substr(begin, text.find('\n', at) + 1 - begin);
  switch (chance() % 4) {
    case 0:
      return text.replace(at, length, "");
    case 1:
      return text.replace(begin, line.size(), "");
    case 2:
      return text.insert(begin, line);
    default:
      return text.replace(at, length, text.substr(from, count));
  }
}

TEST(Reference, WithAnySlipIsRefusedOrAWorkflowThatComesBackFromItsStoredForm) {
  const auto city = city_of_reference();
  std::mt19937 chance(3);
  std::size_t read_anyway = 0;

  for (const auto& block : yaml_blocks(reference())) {
    if (!block.starts_with("workflow:")) continue;
    for (int i = 0; i < 60; ++i) {
      const auto text = slipped(block, chance);
      const auto reading = read(text, "README.md", city);
      ASSERT_NE(reading.workflow.has_value(), parcours::blocks(reading.problems)) << text;
      if (!reading.workflow) continue;
      const auto stored = encode(*reading.workflow);
      ASSERT_EQ(encode(decode(stored)), stored) << text;
      ++read_anyway;
    }
  }

  EXPECT_GT(read_anyway, 20u);
}

TEST(Reference, NamesEveryKeyAndEveryType) {
  const auto text = reference();
  for (const auto* place : key_sets::all())
    for (const auto words : {place->keys, place->more})
      for (const auto word : words) EXPECT_NE(text.find(word), std::string::npos) << word << " of " << place->name;
  for (const auto& type : type_names()) EXPECT_NE(text.find("`" + type + "`"), std::string::npos) << type;
}

// Returns the rows of the table of expressions.
std::vector<std::string> rows_of_expressions() {
  const auto text = reference();
  const auto begin = text.find("| they compute |");
  std::istringstream lines(text.substr(begin, text.find("\n\n", begin) - begin));
  std::vector<std::string> rows;
  for (std::string line; std::getline(lines, line);) rows.push_back(line);
  return rows;
}

// Returns the texts between backticks in the last cell, without single names.
std::vector<std::string> examples_in(const std::string& row) {
  const auto cell = row.substr(row.rfind(" | ", row.size() - 3) + 3);
  std::vector<std::string> examples;
  for (auto open = cell.find('`'); open != std::string::npos; open = cell.find('`', cell.find('`', open + 1) + 1)) {
    const auto example = cell.substr(open + 1, cell.find('`', open + 1) - open - 1);
    if (example.find_first_of(" (") != std::string::npos) examples.push_back(example);
  }
  return examples;
}

TEST(Reference, HoldsExpressionsThatAreWellTyped) {
  using expression::Type;
  const expression::Environment names{{"origine", Type::choice_of({"ecole", "famille"})},
                                      {"naissance", Type::Kind::birth},
                                      {"danger", Type::Kind::boolean},
                                      {"heures", Type::Kind::integer},
                                      {"motif", Type::Kind::text},
                                      {"debut", Type::Kind::date},
                                      {"date_fin", Type::Kind::date},
                                      {"besoins", Type::list_of(Type::record_of({{"motif", Type::Kind::text}}))},
                                      {"faits", Type::list_of(Type::Kind::text)},
                                      {"lieu", Type::Kind::any},
                                      {"today", Type::Kind::date},
                                      {"now", Type::Kind::instant}};
  std::size_t tried = 0;
  for (const auto& row : rows_of_expressions())
    for (const auto& example : examples_in(row)) {
      const auto made = expression::Program::compile(example, names);
      if (const auto* faults = std::get_if<1>(&made))
        ADD_FAILURE() << example << ": " << faults->front().message.in("en");
      ++tried;
    }
  EXPECT_GE(tried, 16u);
}

TEST(Reference, NamesEveryFunctionOfExpressions) {
  std::string rows;
  for (const auto& row : rows_of_expressions()) rows += row;
  for (const auto& function : expression::functions())
    EXPECT_NE(rows.find(function.name), std::string::npos) << function.name;
}

}  // namespace
}  // namespace parcours::definition
