// The values of events by confidentiality level: each is in the column of its level alone.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "execution/codec.hpp"

namespace parcours::execution {
namespace {

std::vector<Event> of_every_level() {
  std::vector<Event> events{Opened{"P2-2026-00001", "presence", 3, "nadia", "monaque"}};
  for (int level = 0; level <= 4; ++level) {
    events.push_back(FieldSet{fmt::format("champ_{}", level), level, fmt::format("field of C{}", level)});
    events.push_back(RowSet{"besoins", 1, fmt::format("colonne_{}", level), level, fmt::format("row of C{}", level)});
    events.push_back(Corrected{fmt::format("champ_{}", level),
                               {},
                               0,
                               level,
                               fmt::format("old of C{}", level),
                               fmt::format("new of C{}", level),
                               fmt::format("reason of C{}", level)});
  }
  events.push_back(StepEnded{1, "recevoir", "/signalement", "done", "nadia"});
  return events;
}

// Values of the types that fields have, and no value.
Value any_value(std::mt19937& random) {
  switch (random() % 6) {
    case 0:
      return {};
    case 1:
      return static_cast<std::int64_t>(random() % 100);
    case 2:
      return List{"=", Record{{"montant", Decimal(125, 1)}, {"value", true}}};
    case 3:
      return Date(std::chrono::year(2016) / 2 / 29);
    case 4:
      return "=";
    default:
      return fmt::format("text {}", random() % 100);
  }
}

std::vector<Event> any_events(std::mt19937& random) {
  std::vector<Event> events;
  for (auto n = random() % 12; n > 0; --n) {
    const auto level = static_cast<int>(random() % 5);
    if (random() % 3 == 0)
      events.push_back(StepEntered{1, "recevoir", 0, true, false, {}});
    else if (random() % 4 == 0)
      events.push_back(Corrected{"champ", random() % 2 ? "liste" : "", 2, level, any_value(random), any_value(random),
                                 random() % 3 ? "raison" : ""});
    else if (random() % 2 == 0)
      events.push_back(FieldSet{"champ", level, any_value(random)});
    else
      events.push_back(RowSet{"liste", 2, "champ", level, any_value(random)});
  }
  return events;
}

std::string& column_of(EventColumns& columns, int level) {
  return level == 2 ? columns.c2 : level == 3 ? columns.c3 : columns.c4;
}

void take_away(Event& event, int above) {
  if (auto* set = std::get_if<FieldSet>(&event); set && set->level > above) set->value = {};
  if (auto* set = std::get_if<Corrected>(&event); set && set->level > above)
    set->value = {}, set->was = {}, set->why.clear();
  if (auto* set = std::get_if<RowSet>(&event); set && set->level > above) set->value = {};
}

TEST(ValuesByLevel, AreInTheColumnOfTheirLevelAlone) {
  const auto columns = encode(of_every_level());

  for (int level = 0; level <= 4; ++level)
    for (const auto& value :
         {fmt::format("field of C{}", level), fmt::format("row of C{}", level), fmt::format("old of C{}", level),
          fmt::format("new of C{}", level), fmt::format("reason of C{}", level)}) {
      const auto is_in = [&](const std::string& column) { return column.find(value) != std::string::npos; };
      EXPECT_EQ(is_in(columns.events), level <= 1) << value;
      EXPECT_EQ(is_in(columns.c2), level == 2) << value;
      EXPECT_EQ(is_in(columns.c3), level == 3) << value;
      EXPECT_EQ(is_in(columns.c4), level == 4) << value;
    }
}

TEST(ValuesByLevel, LeaveNoColumnWhereThereAreNone) {
  EXPECT_EQ(encode(std::vector<Event>{FieldSet{"origine", 1, "école"}}).c2, "");
  EXPECT_EQ(encode(std::vector<Event>{FieldSet{"naissance", 2, "x"}}).c3, "");
}

// Whether a field was emptied is known only to readers of its level.
TEST(ValuesByLevel, OfAnEmptiedFieldAreThereToo) {
  const auto emptied = encode(std::vector<Event>{FieldSet{"note", 4, {}}});
  const auto filled = encode(std::vector<Event>{FieldSet{"note", 4, "texte"}});

  EXPECT_EQ(emptied.events, filled.events);
  EXPECT_EQ(emptied.c4, "[null]");
}

TEST(ValuesByLevel, ComeBackInTheirEventsWhateverTheyAre) {
  std::mt19937 random(20261129);
  for (int i = 0; i < 500; ++i) {
    const auto events = any_events(random);
    const auto columns = encode(events);

    const auto back = decode_events(columns);

    ASSERT_EQ(to_values(back), to_values(events)) << columns.events;
    ASSERT_EQ(encode(back), columns);
  }
}

TEST(ValuesByLevel, AboveTheLevelThatIsReadAreAbsentWithOrWithoutTheirColumns) {
  std::mt19937 random(20261130);
  for (int i = 0; i < 200; ++i) {
    const auto events = any_events(random);
    for (int level = 1; level <= 4; ++level) {
      auto expected = events;
      for (auto& event : expected) take_away(event, level);
      auto columns = encode(events);

      ASSERT_EQ(to_values(decode_events(columns, {level})), to_values(expected));
      for (int above = std::max(2, level + 1); above <= 4; ++above) column_of(columns, above).clear();
      ASSERT_EQ(to_values(decode_events(columns, {level})), to_values(expected));
    }
  }
}

TEST(ValuesByLevel, OfARowOfFormat2AreInItsEventsAndAreTakenAwayAllTheSame) {
  const EventColumns row{R"({"events":[["field_set",{"field":"note","level":4,"value":"seule"}]],"v":2})"};

  EXPECT_EQ(std::get<FieldSet>(decode_events(row)[0]).value, Value("seule"));
  EXPECT_EQ(std::get<FieldSet>(decode_events(row, {3})[0]).value, Value());
}

class ALevelColumn : public ::testing::TestWithParam<int> {
 protected:
  std::string why_not(const std::string& column, const ValuesRead& read = {}) {
    auto columns = encode(of_every_level());
    column_of(columns, GetParam()) = column;
    try {
      decode_events(columns, read);
      return {};
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), Error::Code::store);
      return error.what();
    }
  }
};
INSTANTIATE_TEST_SUITE_P(Levels, ALevelColumn, ::testing::Values(2, 3, 4));

TEST_P(ALevelColumn, ThatIsMissingIsReportedByItsLevel) {
  EXPECT_EQ(why_not(""),
            fmt::format("a stored text is damaged: the column of C{} lacks a value of its events", GetParam()));
}

TEST_P(ALevelColumn, ThatIsDamagedIsRefused) {
  EXPECT_EQ(why_not(R"(["a"])"),
            fmt::format("a stored text is damaged: the column of C{} lacks a value of its events", GetParam()));
  EXPECT_EQ(why_not(R"(["a","b","c","d","e","f"])"),
            "a stored text is damaged: a level column has a value of no event");
  EXPECT_NE(why_not(R"(["a",)"), "");
  EXPECT_NE(why_not(R"({"a":"b"})"), "");
}

TEST_P(ALevelColumn, WhoseValuesWereDroppedIsReadWithoutThemWhereThatIsAsked) {
  auto columns = encode(of_every_level());
  column_of(columns, GetParam()) = "=F/3Py3fEg2YGM993kammuVWiXbVcHolDS5fAw5Vv60Q=";

  const auto events = decode_events(columns, {4, true});

  for (const auto& event : events)
    if (const auto* set = std::get_if<FieldSet>(&event)) {
      EXPECT_EQ(set->value.is_null(), set->level == GetParam());
    }
  EXPECT_EQ(events.size(), of_every_level().size());
  EXPECT_EQ(why_not("=F/3Py3fEg2YGM993kammuVWiXbVcHolDS5fAw5Vv60Q="),
            fmt::format("the values of C{} of a journal row were dropped", GetParam()));
}

}  // namespace
}  // namespace parcours::execution
