#include <gtest/gtest.h>

#include "execution/codec.hpp"
#include "execution/event.hpp"

namespace parcours::execution {
namespace {

const Instant kNoon = Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23)) + std::chrono::hours(12);

std::vector<Event> one_of_each() {
  return {Opened{"P2-2026-00001", "presence", 3, "nadia", "monaque"},
          PhaseEntered{"signalement"},
          StepEntered{1, "recevoir", 0, true, false, kNoon},
          FieldSet{"origine", 1, "école"},
          FieldSet{"naissance", 2, std::chrono::year(2016) / 2 / 29},
          FieldSet{"danger", 3, true},
          FieldSet{"note", 4, "à moi seule"},
          StepEnded{1, "recevoir", "/signalement", "done", "nadia"},
          Decided{"trier", "/signalement", 2},
          StepEntered{2, "approcher", 0, false, true, {}},
          StepEntered{3, "tenter", 2, false, false, {}},
          Stalled{3, "action-failed", 1, kNoon},
          Retried{3},
          Stalled{3, "action-later", 2, kNoon + std::chrono::minutes(5)},
          Counted{"p2.i1", {{"tranche", "10-11"}}, 4},
          StepEntered{4, "noter", 2, true, false, {}}};
}

Case played() {
  Case c;
  for (const auto& e : one_of_each()) evolve(c, e, {1, kNoon});
  return c;
}

TEST(EventCodec, EveryEventComesBackAsItWas) {
  const EventColumns columns = encode(one_of_each());

  EXPECT_EQ(encode(decode_events(columns)), columns);
}

TEST(EventCodec, TheTextIsForEver) {
  EXPECT_EQ(encode(std::vector<Event>{StepEnded{1, "recevoir", "/signalement", "done", "nadia"}}).events,
            R"({"events":[["step_ended",{"by":"nadia","outcome":"done","scope":"/signalement","step":"recevoir",)"
            R"("token":1}]],"v":3})");
  EXPECT_EQ(
      encode(std::vector<Event>{Stalled{3, "action-failed", 1, kNoon}, Stalled{3, "action-failed", 7}}).events,
      R"({"events":[["stalled",{"again":{"$instant":1795435200000000},"attempt":1,"code":"action-failed","token":3}],)"
      R"(["stalled",{"attempt":7,"code":"action-failed","token":3}]],"v":3})");
}

TEST(EventCodec, RefusesAnEventOrVersionItDoesNotKnow) {
  EXPECT_THROW(decode_events({R"({"v":1,"events":[["teleported",{}]]})"}), Error);
  EXPECT_THROW(decode_events({R"({"v":99,"events":[]})"}), Error);
  EXPECT_THROW(decode_events({"{}"}), Error);
  EXPECT_THROW(decode_events({"not json"}), Error);
}

TEST(EventCodec, RefusesALevelItDoesNotKnow) {
  EXPECT_THROW(decode_events({R"({"events":[["field_set",{"field":"nom","level":5}]],"v":3})"}), Error);
}

TEST(EventCodec, ReadsARowOfAnEarlierVersion) {
  const auto events = decode_events({R"({"events":[["stalled",{"code":"action-failed","token":3}]],"v":1})"});

  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(std::get<Stalled>(events[0]).attempt, 0);
  EXPECT_FALSE(std::get<Stalled>(events[0]).retry_at);
}

TEST(CaseCodec, ACaseComesBackAsItWas) {
  const Case c = played();

  EXPECT_EQ(decode(encode(c)), c);
}

TEST(CaseCodec, FieldsOfEachLevelAreInTheirOwnColumn) {
  const Columns columns = encode(played());

  EXPECT_NE(columns.state.find("origine"), std::string::npos);
  EXPECT_EQ(columns.state.find("naissance"), std::string::npos);
  EXPECT_NE(columns.c2.find("naissance"), std::string::npos);
  EXPECT_NE(columns.c3.find("danger"), std::string::npos);
  EXPECT_EQ(columns.c2.find("danger"), std::string::npos);
}

TEST(CaseCodec, RefusesADamagedText) {
  const Columns columns = encode(played());

  for (std::size_t cut = 0; cut < columns.state.size(); ++cut)
    EXPECT_THROW(decode({columns.state.substr(0, cut), "", ""}), Error);
}

TEST(CaseCodec, RefusesNumbersThatNoCaseHas) {
  constexpr std::int64_t beyond = (std::int64_t{1} << 53) + 1;
  for (const auto revision : {std::int64_t{-1}, beyond}) {
    Case c = played();
    c.revision = revision;
    EXPECT_THROW(decode(encode(c)), Error) << revision;
  }
  Case c = played();
  c.last_token = beyond;
  EXPECT_THROW(decode(encode(c)), Error);
  c.last_token = beyond - 1;
  EXPECT_EQ(decode(encode(c)), c);
}

TEST(Evolve, RefusesEventsThatCannotFollow) {
  Case c;
  EXPECT_THROW(evolve(c, PhaseEntered{"bilan"}, {1, kNoon}), Error);
  evolve(c, Opened{"X-1", "x", 1, "nadia", ""}, {1, kNoon});

  EXPECT_THROW(evolve(c, Opened{"X-1", "x", 1, "nadia", ""}, {1, kNoon}), Error);
  EXPECT_THROW(evolve(c, StepEnded{7, "x", "", "done", ""}, {1, kNoon}), Error);
  evolve(c, StepEntered{2, "x", 0, true, false, {}}, {1, kNoon});
  EXPECT_THROW(evolve(c, StepEntered{2, "y", 0, true, false, {}}, {1, kNoon}), Error);
}

}  // namespace
}  // namespace parcours::execution
