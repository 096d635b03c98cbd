#include "base/json.hpp"
#include "engine/command/effects.hpp"
#include "engine/command/placement.hpp"
#include "engine/engine_context.hpp"
#include "execution/codec_record.hpp"
#include "golden.hpp"
#include "key_of_the_example.hpp"
#include "support/paris.hpp"

namespace parcours::formats {
namespace {

using execution::Effect;

constexpr const char* kHeaderOfTheExample = "42|7|1795435200000000|3|complete|nadia";

store::JournalRow row_of_the_example(const std::string& events) {
  store::JournalRow row;
  row.case_id = 42, row.seq = 7, row.at = 1795435200000000, row.workflow = 3, row.verb = "complete";
  row.events = golden(events);
  return row;
}

TEST(HashFormat, CoversTheHeaderAndTheColumnsThatTheDocumentDescribes) {
  const auto key = key_of_the_example();
  auto row = row_of_the_example("events.json");
  row.c2 = golden("events_c2.json"), row.c3 = golden("events_c3.json"), row.c4 = golden("events_c4.json");

  const auto hash = engine::chain_hash(key, "previous", row, "nadia");

  EXPECT_EQ(hash, trust::chain(
                      key, "previous", kHeaderOfTheExample, trust::digest(row.events),
                      {{"c2", trust::digest(row.c2)}, {"c3", trust::digest(row.c3)}, {"c4", trust::digest(row.c4)}}));
  expect_golden(hash, "hash.txt");
}

TEST(HashFormat, OfARowWithoutLevelColumnsIsThatOfBefore) {
  const auto key = key_of_the_example();
  const auto row = row_of_the_example("events_format_2.json");

  const auto hash = engine::chain_hash(key, "previous", row, "nadia");

  EXPECT_EQ(hash, trust::chain(key, "previous", kHeaderOfTheExample, trust::digest(row.events)));
  expect_golden(hash, "hash_format_2.txt");
}

TEST(HashFormat, OfARowStaysWhenALevelIsReplacedByItsDigest) {
  const auto key = key_of_the_example();
  auto row = row_of_the_example("events.json");
  row.c2 = golden("events_c2.json"), row.c4 = golden("events_c4.json");
  for (const auto& column : {"events_c3.json", "events_c3_dropped.txt"}) {
    row.c3 = golden(column);

    expect_golden(engine::chain_hash(key, "previous", row, "nadia"), "hash.txt");
  }
  expect_golden(trust::dropped_column(golden("events_c3.json")), "events_c3_dropped.txt");
}

std::vector<Effect> every_effect() {
  return {{Effect::Kind::remind, "relance", {"role:referent", "actor:nadia"}, 2, {}},
          {Effect::Kind::text, "relance", {"actor:nadia"}, 2, {{"jour", std::chrono::year(2026) / 11 / 23}}},
          {Effect::Kind::message, "avis", {"P1-2026-00007"}, 0, {{"lieu", "école"}}},
          {Effect::Kind::handover, "logement", {}, 5, {{"nom", "Lina"}}},
          {Effect::Kind::reply, "accepted", {"P1-2026-00007"}, 4, {}},
          {Effect::Kind::withdrawal, "expired", {"P1-2026-00007"}, 5, {}},
          {Effect::Kind::kept, "avis", {"P1-2026-00007"}, 0, {}}};
}

Record as_record(const store::EffectRow& row) {
  Record r{{"n", row.n},           {"kind", row.kind},   {"what", row.what},
           {"target", row.target}, {"token", row.token}, {"payload", row.payload}};
  r.set("next", row.next ? Value(*row.next) : Value());
  return r;
}

TEST(OutboxFormat, IsThatOfTheGoldenFile) {
  auto deployed = std::make_shared<engine::Deployed>();
  deployed->workflow.texts["relance"] = Text{"Dossier {case.ref} : à traiter", "Case {case.ref}: to be done"};
  execution::Case c;
  c.reference = "P2-2026-00001";
  c.tokens.resize(1);
  c.tokens[0].id = 2, c.tokens[0].step = "trier";
  engine::CommandContext context{{engine::EngineRequester{}}, "ring", Instant(Duration(1795435200000000))};
  context.before.state = c;
  context.deployed = deployed;
  List rows;
  for (const auto& row : engine::effect_rows(context, testing::paris(), c, every_effect()))
    rows.push_back(as_record(row));

  expect_golden(json::write_exact(rows), "outbox.json");
  EXPECT_EQ(json::read_exact(golden("outbox.json")), Value(rows));
}

TEST(OutboxFormat, OfAMessageThatNamesARowOrAnOutcomeIsFormat2) {
  engine::CommandContext context{{engine::EngineRequester{}}, "complete"};
  context.deployed = std::make_shared<engine::Deployed>();
  const Effect effect{Effect::Kind::message, "etat", {"P1-2026-00007"}, 0, {{"lieu", "école"}}, "2026-11-23", "clos"};

  const auto rows = engine::effect_rows(context, testing::paris(), {}, {effect});

  EXPECT_EQ(rows.front().payload, R"([2,{"outcome":"clos","row":"2026-11-23","with":{"lieu":"école"}}])");
  const auto message = engine::message_of(rows.front());
  EXPECT_EQ(message.with, (Record{{"lieu", "école"}}));
  EXPECT_EQ(message.row + message.outcome, "2026-11-23clos");
}

TEST(NoteFormat, IsThatOfTheGoldenFile) {
  const std::vector<execution::Event> events{execution::FieldSet{"note", 4, "à moi seule", "nadia"},
                                             execution::FieldSet{"note", 4, {}, "karim"},
                                             execution::FieldSet{"origine", 1, "école", {}}};
  const auto number = [](const std::string& author) { return author == "nadia" ? 5 : 6; };

  const auto rows = engine::note_rows(events, 7, number);

  ASSERT_EQ(rows.size(), 2u);
  expect_golden(rows[0].value, "note.json");
  EXPECT_EQ(rows[0].author, 5);
  EXPECT_EQ(rows[0].revision, 7);
  EXPECT_EQ(execution::decode_record(golden("note.json"), "a note").at("value"), Value("à moi seule"));
  EXPECT_EQ(rows[1].value, "");
}

TEST(FactFormat, IsThatOfTheGoldenFile) {
  const Record dims{{"territoire", "monaque"}, {"tranche", "10-11"}};

  expect_golden(execution::encode_record(dims), "fact_dims.json");
  EXPECT_EQ(execution::decode_record(golden("fact_dims.json"), "the dims of a fact"), dims);
}

TEST(RecordFormat, ThatIsNewerIsRefusedByItsNumber) {
  store::EffectRow row;
  row.payload = R"([2,{"lieu":"école"}])";
  try {
    engine::payload_of(row);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Error::Code::store);
    EXPECT_STREQ(error.what(), "the payload of an outbox row is stored in format 2, and this version reads format 1");
  }
}

TEST(CaseRowFormat, NumbersOfStatusNeverChange) {
  using store::Status;
  const auto number = [](Status status) { return static_cast<std::int64_t>(status); };

  EXPECT_EQ(number(Status::open), 1);
  EXPECT_EQ(number(Status::suspended), 2);
  EXPECT_EQ(number(Status::ended), 3);
  EXPECT_EQ(number(Status::archived), 4);
  EXPECT_EQ(number(Status::purged), 5);
}

}  // namespace
}  // namespace parcours::formats
