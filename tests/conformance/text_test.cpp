// Texts come back byte for byte, or are refused.
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>

#include "databases.hpp"

namespace parcours::store {
namespace {

class AText : public OnDatabase {
 protected:
  // Through every kind of column: a state, a journal row, a name.
  void expect_kept(const std::string& text) {
    auto change = next_of(last_);
    change.case_row.state = change.case_row.c2 = change.case_row.ended_as = change.entry.events = text;
    change.added_tasks[0].step = text;
    auto transaction = store->begin();
    transaction->apply(change);
    const auto number = text.empty() || text.size() > 1500 ? 0 : transaction->term("place", text);
    transaction->commit();
    last_ = change;
    auto reader = store->read();
    const auto case_row = reader->load_for_command(change.case_row.reference, "", noon).case_row;
    ASSERT_EQ(case_row->state, text);
    ASSERT_EQ(case_row->c2, text);
    ASSERT_EQ(case_row->ended_as, text);
    ASSERT_EQ(reader->journal_row(case_row->id, case_row->revision)->events, text);
    ASSERT_EQ(reader->tasks_of(case_row->id).at(0).step, text);
    reader.reset();
    EXPECT_EQ(number == 0 ? 0 : store->begin()->term("place", text), number);
  }
  void SetUp() override {
    OnDatabase::SetUp();
    if (store) last_ = open_case(*store);
  }
  Change last_;
};
ON_EVERY_DATABASE(AText);

TEST_P(AText, IsKeptWhateverIsInIt) {
  for (const std::string text :
       {"",   "'",    "\"",      "''; drop table task; --", "\\",        "\\'",         ":name",    "{id}", "$1",
        "%s", "é",    "e\u0301", "\U0001F600 \U00020000",   "\u202Eabc", "a\nb\tc\r\n", "\x01\x7f", "null", "NULL",
        "0",  "1e999"})
    expect_kept(text);
}

TEST_P(AText, OfAMegabyteIsKept) { expect_kept(std::string(1 << 20, 'x') + "é"); }

TEST_P(AText, OfANameThatNoIndexTakesIsRefused) {
  const std::string longest(longest_name + 1, 'x');
  EXPECT_THROW(store->begin()->actor(longest), Error);
  auto change = next_of(last_);
  change.key = longest;
  EXPECT_THROW(apply(*store, change), Error);
  // Of the same length, but harder to compress in an index.
  std::string hard;
  for (std::uint32_t i = 1; hard.size() < longest_name - 10; i = i * 1103515245 + 12345)
    hard += static_cast<char>('!' + i / 65536 % 90);
  change.key = hard;
  EXPECT_NO_THROW(apply(*store, change));
}

TEST_P(AText, WithANulOrOutsideUtf8IsRefusedAndChangesNothing) {
  using namespace std::string_literals;
  for (const auto& text : {"a\0b"s, "\xff"s, "\xc3"s, "\xed\xa0\x80"s, "\xf4\x90\x80\x80"s}) {
    auto change = next_of(last_);
    change.case_row.state = text;
    EXPECT_THROW(apply(*store, change), Error);
    change.case_row.state = "{}";
    change.added_tasks.push_back(change.added_tasks[0]);
    change.added_tasks[1].token = 9;
    change.added_tasks[1].step = text;
    EXPECT_THROW(apply(*store, change), Error);
    EXPECT_THROW(store->begin()->actor(text), Error);
  }
  EXPECT_EQ(revision_of(*store, last_.case_row.reference), 1);
}

std::vector<std::string> nasty_texts() {
  std::vector<std::string> texts;
  const auto* folder = std::getenv("PARCOURS_VECTORS");
  if (!folder) return texts;
  const std::filesystem::path nasty = std::filesystem::path(folder) / "nasty";
  std::ifstream strings(nasty / "blns.json"), names(nasty / "names.jsonl");
  for (const auto& text : nlohmann::json::parse(strings)) texts.push_back(text);
  for (std::string line; std::getline(names, line);) texts.push_back(nlohmann::json::parse(line).at("text"));
  return texts;
}

TEST_P(AText, OfTheNastiestIsKept) {
  const auto texts = nasty_texts();
  if (texts.empty()) GTEST_SKIP() << "PARCOURS_VECTORS is not set: it names the folder of shared vectors";
  // Many in one value each, since each costs a commit.
  std::string together;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    together += texts[i] + "\n";
    if (i % 100 == 99 || i + 1 == texts.size()) {
      expect_kept(together);
      together.clear();
    }
  }
  auto transaction = store->begin();
  std::vector<std::pair<std::string, std::string>> parameters;
  for (std::size_t i = 0; i < texts.size(); ++i) parameters.emplace_back("p" + std::to_string(10'000 + i), texts[i]);
  transaction->set_parameters(parameters, noon);
  transaction->commit();
  EXPECT_EQ(store->read()->parameters(), parameters);
}

}  // namespace
}  // namespace parcours::store
