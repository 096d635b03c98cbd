// The rows of the engine's own journal, and heads.
#include "base/json.hpp"
#include "engine/acts/closing.hpp"
#include "engine/acts/head.hpp"
#include "engine/acts/replay.hpp"
#include "execution/codec_record.hpp"
#include "golden.hpp"
#include "key_of_the_example.hpp"

namespace parcours::formats {
namespace {

constexpr std::int64_t kMorning = 1795424400000000;

engine::Act a_grant() {
  return engine::granted_act({"nadia", "coordonnateur", "monaque", {}, {}, {}}, kMorning, kMorning + 7776000000000,
                             "admin");
}

engine::Act a_deployment() {
  store::WorkflowRow row;
  row.name = "presence-educative", row.digest = trust::digest("all");
  row.source = "source", row.compiled = "compiled", row.contracts = "contracts";
  return engine::deployed_act({row}, {{"presence-educative/seuil", "3"}}, kMorning, "admin");
}

engine::Closing a_closing() {
  engine::Closing closing;
  closing.upto = 15, closing.rows = 12, closing.root = "G7l9zCFjXUfiZj79/QoXRobZjdcBNS3SzQbotD/T0wU=";
  closing.frontier = {"xcLIIO00L92ozolra5z1uMAKIcxLIHFMxuXTwFw1JAs=", "G7l9zCFjXUfiZj79/QoXRobZjdcBNS3SzQbotD/T0wU="};
  closing.open = {{9, 9}, {11, 14}}, closing.late = {7};
  return closing;
}

void expect_act(const engine::Act& act, const std::string& name) {
  expect_golden(execution::encode_record(act.body), name);
  EXPECT_EQ(execution::decode_record(golden(name), "the body of an act"), act.body);
}

TEST(ActFormat, OfEachKindIsThatOfItsGoldenFile) {
  engine::AuditedTables tables;
  replay(tables, a_grant());
  replay(tables, a_deployment());

  expect_act(a_grant(), "act_granted.json");
  expect_act(a_deployment(), "act_deployed.json");
  expect_act(engine::baseline_act(tables), "act_baseline.json");
  expect_act(engine::closed_act(a_closing()), "act_closed.json");
}

TEST(ActFormat, OfABaselineIsReadAsTheTablesThatItDescribes) {
  engine::AuditedTables tables;
  replay(tables,
         {engine::Act::Kind::baseline, execution::decode_record(golden("act_baseline.json"), "the body of an act")});

  EXPECT_EQ(execution::encode_record(engine::baseline_act(tables).body), golden("act_baseline.json"));
}

TEST(ActFormat, HasAHashOverTheHeaderThatTheDocumentDescribes) {
  const auto key = key_of_the_example();
  const store::ActRow row{3, kMorning, "granted", golden("act_granted.json"), {}};

  const auto hash = engine::act_hash(key, "previous", row);

  EXPECT_EQ(hash, trust::chain(key, "previous", "act|3|1795424400000000|granted", trust::digest(row.body)));
  expect_golden(hash + "\n" + trust::fingerprint(key), "act_hash.txt");
}

TEST(ActFormat, ThatIsNewerIsRefusedByItsNumber) {
  try {
    engine::act_of({1, 1, "granted", "[2,{}]", {}});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Error::Code::store);
    EXPECT_STREQ(error.what(), "the body of an act is stored in format 2, and this version reads format 1");
  }
}

TEST(HeadFormat, IsThatOfTheGoldenFile) {
  const engine::Head head{"0f1e2d3c4b5a69788796a5b4c3d2e1f0", 12, 173, "G7l9zCFjXUfiZj79/QoXRobZjdcBNS3SzQbotD/T0wU="};
  auto text = engine::to_text(head);
  EXPECT_EQ(engine::read_head(golden("head.txt")), head);
  text.pop_back();  // a golden file ends its last line itself
  expect_golden(text, "head.txt");
}

}  // namespace
}  // namespace parcours::formats
