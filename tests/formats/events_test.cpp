#include <chrono>
#include <set>

#include "execution/codec.hpp"
#include "golden.hpp"

namespace parcours::formats {
namespace {

using namespace execution;
using namespace std::chrono_literals;

const Instant kNine = Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23)) + 9h;

// Every kind of event, with every part that it can have.
std::vector<Event> every_kind() {
  return {
      Opened{"P2-2026-00001", "presence-educative", 3, "nadia", "monaque", {"P1-2026-00007", 4}},
      PhaseEntered{"signalement"},
      StepEntered{2, "approcher", 1, true, true, kNine, true},
      FieldSet{"origine", 1, "école"},
      FieldSet{"naissance", 2, std::chrono::year(2016) / 2 / 29},
      FieldSet{"danger", 3, false},
      FieldSet{"note", 4, {}},
      RowSet{"besoins", 2, "montant", 1, Decimal(125, 1)},
      BranchEntered{3, "accompagner", 2, "logement", 2},
      BranchEnded{3, "trouve", "besoins"},
      StepEnded{2, "recevoir", "/signalement", "done", "nadia"},
      Decided{"trier", "/signalement", 2, 1},
      Parted{"partager", "/signalement", {"appeler", "visiter"}},
      Reached{5, "appeler"},
      Cancelled{5},
      Closing{2, "trouve"},
      Stalled{6, "action-failed", 2, kNine + 5min},
      Stalled{6, "action-failed", 7, {}},
      Retried{6},
      TimerSet{6, "trier/1", kNine, kNine + 48h},
      TimerSet{6, "trier/2", kNine, {}, kNine - 48h},
      TimerFired{6, "trier/1"},
      TimerPaused{6, "trier/2"},
      TimerPaused{6, "trier/2", kNine},
      Reminded{6, "trier/1", "relance", {"role:referent", "actor:nadia"}},
      Sent{"prevenir", "avis", {"P1-2026-00007"}},
      MessageTaken{"avis", "partenaire", 6, "trier/3", "oui", 1},
      MessageKept{"avis", "partenaire"},
      HandedOver{7, "logement"},
      Answered{7, "P5-2026-00002", "accepted"},
      Counted{"p2.i1", {{"tranche", "10-11"}}, 4},
      Ended{"sans_suite"},
      Reopened{"nadia"},
      Suspended{"nadia"},
      Resumed{"nadia"},
      Migrated{4, {{"trier", "orienter"}}},
      Migrated{5, {{"trier", "orienter"}}, {{{"trier/3", "orienter/1"}}}},
      FieldSet{"note", 4, "à moi seule", "nadia"},
      Moved{"monaque", "college", "ecole"},
      Counted{"p2.suivi", {{"serie", "huit"}}, 1, std::chrono::year(2026) / 2 / 28, {}, "besoins/2", 3, false, 6, {}},
      Counted{"p2.suivi", {{"serie", "huit"}}, -1, {}, "monaque", "besoins/2", 3, true},
      Counted{"p2.ouvert", {}, 1, {}, "", {}, 4, false, 0, "signalement"},
      Corrected{"origine", {}, 0, 1, "école", "voisin", "erreur de frappe"},
      Corrected{"montant", "besoins", 2, 3, {}, Decimal(25, 1), "oubli"},
      Corrected{"note", {}, 0, 4, {}, {}, "sans objet", "nadia"},
  };
}

TEST(EventsFormat, TheListContainsEveryKindOfEvent) {
  std::set<std::size_t> kinds;
  for (const auto& event : every_kind()) kinds.insert(event.index());

  EXPECT_EQ(kinds.size(), std::variant_size_v<Event>);
}

TEST(EventsFormat, IsThatOfTheGoldenFiles) {
  const auto columns = encode(every_kind());

  expect_golden(columns.events, "events.json");
  expect_golden(columns.c2, "events_c2.json");
  expect_golden(columns.c3, "events_c3.json");
  expect_golden(columns.c4, "events_c4.json");
}

TEST(EventsFormat, IsReadBackFromTheGoldenFiles) {
  const auto events = decode_events(
      {golden("events.json"), golden("events_c2.json"), golden("events_c3.json"), golden("events_c4.json")});

  ASSERT_EQ(events.size(), every_kind().size());
  for (std::size_t i = 0; i < events.size(); ++i) EXPECT_EQ(to_values({events[i]}), to_values({every_kind()[i]})) << i;
}

// They are parts that may be absent, so journals without them keep their bytes and need no other format.
TEST(EventsFormat, PartsOfLateAnswersAndOfMessagesThatAnotherCaseKeptAreReadBack) {
  const std::vector<Event> events{Answered{7, "P5-2026-00002", "received", false, true},
                                  Answered{7, "P5-2026-00002", "accepted", true},
                                  Answered{0, "P1-2026-00007", "expired"}, MessageKept{"avis", {}, "P5-2026-00002"}};
  const auto columns = encode(events);

  EXPECT_EQ(columns.events,
            R"({"events":[["answered",{"of":"P5-2026-00002","outcome":"received","token":7,"waits":true}],)"
            R"(["answered",{"late":true,"of":"P5-2026-00002","outcome":"accepted","token":7}],)"
            R"(["answered",{"of":"P1-2026-00007","outcome":"expired"}],)"
            R"(["message_kept",{"by":"P5-2026-00002","message":"avis"}]],"v":3})");
  EXPECT_EQ(encode(decode_events(columns)).events, columns.events);
}

TEST(EventsFormat, OneIsStillRead) {
  const auto events = decode_events({golden("events_format_1.json")});

  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(std::get<Opened>(events[0]).reference, "P2-2026-00001");
  EXPECT_EQ(std::get<Stalled>(events[1]).attempt, 0);
  EXPECT_FALSE(std::get<Stalled>(events[1]).retry_at);
}

TEST(EventsFormat, TwoIsStillReadWithTheValuesInItsEvents) {
  const auto events = decode_events({golden("events_format_2.json")});

  ASSERT_EQ(events.size(), 33u);
  EXPECT_EQ(std::get<FieldSet>(events[4]).level, 2);
  EXPECT_EQ(std::get<FieldSet>(events[4]).value, Value(std::chrono::year(2016) / 2 / 29));
}

TEST(EventsFormat, ThatIsNewerIsRefusedByItsNumber) {
  try {
    decode_events({R"({"events":[],"v":4})"});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Error::Code::store);
    EXPECT_STREQ(error.what(), "a journal row is stored in format 4, and this version reads formats 1 to 3");
  }
}

}  // namespace
}  // namespace parcours::formats
