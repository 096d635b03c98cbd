// The tables of a period that is over, as they were read first.
#include "trust/chain.hpp"
#include "trust/seal.hpp"
#include "unit/engine/bilan/bilan_trial.hpp"

namespace parcours {
namespace {

// Makes kept tables of six meetings, then a seventh of the same period.
class KeptTables : public ABilan {
 protected:
  KeptTables() {
    declare();
    meet(6, "nord", "fille");
    const auto begun = t.clock.at;
    next_year();
    EXPECT_EQ(rencontres(), 6);
    t.clock.at = begun;
    meet(1, "nord", "fille");
    next_year();
  }
  std::optional<double> rencontres() { return testing::city_figure(t.engine, {"suivi", "2026"}, "rencontres"); }
  std::string kept() { return t.database->ask("select tables from total where indicator = 'rencontres'"); }
  void keep(const std::string& sealed) {
    t.database->ask("update total set tables = '" + sealed + "' where indicator = 'rencontres'");
  }
};

TEST_F(KeptTables, OfALaterFormatAreRefused) {
  const auto key = trust::Key::read(t.key);
  auto text = trust::unseal(key, "total", kept()).value();
  const std::string format = "\"format\":1";
  ASSERT_NE(text.find(format), std::string::npos);
  keep(trust::seal(key, "total", text.replace(text.find(format), format.size(), "\"format\":2")));

  try {
    rencontres();
    FAIL() << "tables of a later format were read";
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), Error::Code::store);
    EXPECT_THAT(e.what(), ::testing::HasSubstr("the kept tables of a bilan"));
  }
}

TEST_F(KeptTables, ThatWereChangedOrMovedAreComputedAnew) {
  auto text = kept();
  const auto of_others = t.database->ask("select tables from total where indicator = 'filles'");
  EXPECT_EQ(rencontres(), 6);
  text[text.size() / 2] = text[text.size() / 2] == 'A' ? 'B' : 'A';
  keep(text);
  EXPECT_EQ(rencontres(), 7);
  keep(of_others);
  EXPECT_EQ(rencontres(), 7);
}

}  // namespace
}  // namespace parcours
