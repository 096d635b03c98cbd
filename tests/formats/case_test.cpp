#include <chrono>

#include "execution/codec.hpp"
#include "golden.hpp"

namespace parcours::formats {
namespace {

using namespace execution;
using namespace std::chrono_literals;

const Instant kTen = Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23)) + 10h;

Token token(std::int64_t id, const char* step) {
  Token made;
  made.id = id, made.step = step;
  return made;
}

std::vector<Token> every_token() {
  Token block = token(1, "approcher"), task = token(2, "tenter"), action = token(3, "calculer");
  Token branch = token(4, "accompagner"), handover = token(5, "orienter"), merge = token(6, "reunir");
  Token each = token(7, "accompagner");
  block.since = 1, block.closing = "joint";
  task.parent = 1, task.waits_for_person = true, task.since = 2, task.due = kTen + 48h, task.is_anytime = true;
  action.since = 3, action.stalled = "action-failed", action.attempts = 2, action.retry_at = kTen + 5min;
  branch.since = 3, branch.branch = "logement", branch.row = 2;
  handover.since = 3, handover.handed_over = true;
  merge.since = 4, merge.ways = {"appeler", "visiter"};
  each.since = 4, each.ended = 1;
  return {block, task, action, branch, handover, merge, each};
}

// Every part that a case can have, fields of every level, values of every type.
Case rich() {
  Case c;
  c.reference = "P2-2026-00001", c.workflow = "presence-educative", c.opened_by = "nadia";
  c.place = {"monaque", "college", "ecole"};
  c.notes["note"] = {{"karim", 7}, {"nadia", 6}};
  c.stays = {{3, 2, {}, "p2.suivi", {{"serie", "huit"}}, {}, "besoins/2", 3},
             {4, 0, "signalement", "p2.ouvert", {}, "", {}, 1}};
  c.phase = "signalement", c.ended_as = "sans_suite", c.closing = "sans_suite";
  c.version = 3, c.revision = 9, c.last_token = 7, c.reopened = 1;
  c.opened_at = kTen - 72h, c.since = kTen - 24h, c.last_event = kTen;
  c.ended_at = kTen - 1h, c.suspended = kTen - 30min;
  c.origin = {"P1-2026-00007", 4};
  c.tokens = every_token();
  c.timers = {{0, "/1", kTen, kTen + 24h, true, {}}, {2, "tenter/1", kTen, {}, false, kTen + 1h}};
  c.steps["tenter@2"] = {"approcher@2", 2, {{"absent", 1}, {"joint", 1}}, "joint", "nadia", kTen};
  c.row_outcomes["besoins"] = {"trouve", ""};
  c.fields["lieu"] = {"école", 0, 1};
  c.fields["besoins"] = {List{Record{{"montant", Decimal(125, 1)}, {"urgent", true}}}, 1, 2};
  c.fields["score"] = {2.5, 1, 2};
  c.fields["nombre"] = {12, 1, 2};
  c.fields["debut"] = {kTen, 1, 3};
  c.fields["duree"] = {Duration(90min), 1, 3};
  c.fields["naissance"] = {std::chrono::year(2016) / 2 / 29, 2, 4};
  c.fields["danger"] = {false, 3, 5};
  c.fields["note"] = {"à moi seule", 4, 6};
  return c;
}

TEST(CaseFormat, IsThatOfTheGoldenFiles) {
  const Columns columns = encode(rich());

  expect_golden(columns.state, "case_state.json");
  expect_golden(columns.c2, "case_c2.json");
  expect_golden(columns.c3, "case_c3.json");
}

TEST(CaseFormat, IsReadBackFromTheGoldenFiles) {
  EXPECT_EQ(decode({golden("case_state.json"), golden("case_c2.json"), golden("case_c3.json")}), rich());
}

TEST(CaseFormat, OfACaseThatHasJustOpenedWritesWhatIsAlwaysWritten) {
  Case c;
  c.reference = "X-1", c.workflow = "x", c.version = c.revision = 1;
  c.opened_at = c.since = c.last_event = kTen;

  expect_golden(encode(c).state, "case_least.json");
  EXPECT_EQ(encode(c).c2 + encode(c).c3, "");
  EXPECT_EQ(decode({golden("case_least.json"), "", ""}), c);
}

TEST(CaseFormat, ThatIsNewerIsRefusedByItsNumber) {
  auto state = golden("case_state.json");
  state.insert(state.size() - 1, R"(,"v":2)");
  try {
    decode({state, "", ""});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Error::Code::store);
    EXPECT_STREQ(error.what(), "the state of a case is stored in format 2, and this version reads format 1");
  }
}

TEST(CaseFormat, RefusesAFieldInTheColumnOfAnotherLevel) {
  EXPECT_THROW(decode({golden("case_state.json"), golden("case_c3.json"), golden("case_c2.json")}), Error);
}

// A codec that turns a text of C3 and above around: both events and states ask it, with the level of the field.
class Reversed final : public ValueCodec {
 public:
  Value encode(int level, Value value) const override {
    const auto* text = value.get_if<std::string>();
    return level >= 3 && text ? Value(std::string(text->rbegin(), text->rend())) : value;
  }
  Value decode(int level, Value stored) const override { return encode(level, std::move(stored)); }
};

TEST(ValueCodec, IsAskedByEventsAndByStates) {
  const Reversed reversed;
  Case c = rich();
  c.fields["note"].value = "abc";
  const std::vector<Event> events{FieldSet{"note", 4, "abc"}, RowSet{"besoins", 1, "nom", 3, "def"}};

  const auto columns = encode(c, reversed);
  const auto row = encode(events, reversed);

  EXPECT_NE(columns.c3.find("cba"), std::string::npos);
  EXPECT_EQ(decode(columns, reversed), c);
  EXPECT_NE(row.c4.find("cba"), std::string::npos);
  EXPECT_NE(row.c3.find("fed"), std::string::npos);
  EXPECT_EQ(to_values(decode_events(row, {}, reversed)), to_values(events));
}

}  // namespace
}  // namespace parcours::formats
