// Who may do what in which state: every row of the published tables of three municipal services, played through the engine.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "parcours/engine.hpp"

namespace parcours {
namespace {

struct Service { const char* table; const char* workflow; };
constexpr Service kServices[] = {{"PGR", "digit-complaint"}, {"PT_CREATE", "digit-property"}, {"NewTL", "digit-licence"}};

struct Row { std::string state, action, role, next; bool allowed = false; };  // state: empty before the case is opened

std::filesystem::path vectors() {
  const char* given = std::getenv("PARCOURS_VECTORS");
  return given ? std::filesystem::path(given) : std::filesystem::path(PARCOURS_SOURCE_DIR) / ".." / "shared" / "vectors";
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string text_of(const nlohmann::json& value) { return value.is_null() ? std::string() : lower(value.get<std::string>()); }

std::vector<Row> table_of(const std::string& service) {
  std::ifstream in(vectors() / "workflows" / "20-digit-municipal" / "matrix.jsonl");
  std::vector<Row> rows;
  for (std::string line; std::getline(in, line);) {
    const auto row = nlohmann::json::parse(line);
    if (row["workflow"] == service)
      rows.push_back({text_of(row["state"]), text_of(row["action"]), text_of(row["role"]), text_of(row["next"]), row["allowed"].get<bool>()});
  }
  return rows;
}

// One service with an actor for each role, called as the role.
class Town {
 public:
  Town(const Service& service, std::vector<Row> table) : workflow_(service.workflow), table_(std::move(table)), engine_(settings()) {
    const auto folder = std::filesystem::path(PARCOURS_SOURCE_DIR) / "tests" / "others";
    for (const auto& p : engine_.deploy(folder, {"root"})) ADD_FAILURE() << p.where << ": " << p.message.in("en");
    for (const auto& row : table_)
      if (roles_.insert(row.role).second) {
        EXPECT_TRUE(engine_.grant({row.role, row.role, {}, {}, {}, {}}, {"root"}).empty());
      }
  }

  // The way from nothing to a state, by rows that are allowed; shortest first.
  std::vector<const Row*> way_to(const std::string& state) const {
    std::map<std::string, std::vector<const Row*>> ways{{"", {}}};
    for (std::vector<std::string> edge{""}; !edge.empty();) {
      std::vector<std::string> further;
      for (const auto& at : edge)
        for (const auto& row : table_)
          if (row.allowed && row.state == at && !ways.contains(row.next)) {
            ways[row.next] = ways[at];
            ways[row.next].push_back(&row);
            further.push_back(row.next);
          }
      edge = further;
    }
    return ways.at(state);
  }
  // A case in that state; empty before it is opened.
  std::string bring_to(const std::string& state) {
    std::string ref;
    for (const auto* row : way_to(state)) {
      const auto done = act(ref, *row);
      EXPECT_TRUE(done) << row->state << " " << row->action << " " << row->role;
      if (done) ref = done->of;
    }
    return ref;
  }
  // An action is an outcome of the task that bears the state's name, or the anytime step of that state and action.
  Checked<Receipt> act(const std::string& ref, const Row& row) {
    if (ref.empty()) return engine_.submit({Open{workflow_, {}, row.action}, {row.role}});
    const auto started = engine_.submit({Start{ref, row.state + "_" + row.action, {}, {}}, {row.role}});
    if (started || started.problems().front().code == "not-allowed") return started;
    for (const auto& who : roles_) {
      const auto seen = engine_.read({who}, ref);
      if (!seen) continue;
      for (const auto& task : seen->tasks)
        if (task.step == row.state) return engine_.submit({Complete{task.ref, {}, row.action}, {row.role}});
    }
    return started;
  }
  std::string state_of(const std::string& ref) {
    for (const auto& who : roles_)
      if (const auto seen = engine_.read({who}, ref)) return seen->tasks.empty() ? seen->ended_as : seen->tasks.front().step;
    return {};
  }
  const std::vector<Row>& table() const { return table_; }

 private:
  static Settings settings() {
    Settings s;
    s.database = "sqlite3::memory:";
    s.administrators = {"root"};
    return s;
  }
  std::string workflow_;
  std::vector<Row> table_;
  std::set<std::string> roles_;
  Engine engine_;
};

class Municipal : public ::testing::TestWithParam<Service> {};

TEST_P(Municipal, AllowsAndRefusesExactlyWhatItsTableSays) {
  auto table = table_of(GetParam().table);
  if (table.empty()) GTEST_SKIP() << "no tables under " << vectors();
  Town town(GetParam(), std::move(table));
  std::size_t allowed = 0;
  for (const auto& row : town.table()) {
    const auto ref = town.bring_to(row.state);
    const auto done = town.act(ref, row);
    ASSERT_EQ(static_cast<bool>(done), row.allowed) << row.state << " " << row.action << " " << row.role << " "
                                                   << (done ? "" : done.problems().front().code);
    const auto now = done ? town.state_of(done->of) : ref.empty() ? "" : town.state_of(ref);
    ASSERT_EQ(now, done ? row.next : row.state) << row.state << " " << row.action;
    allowed += row.allowed ? 1 : 0;
  }
  EXPECT_GT(allowed, 10u);
}

INSTANTIATE_TEST_SUITE_P(Services, Municipal, ::testing::ValuesIn(kServices), [](const auto& each) { return std::string(each.param.table); });

}  // namespace
}  // namespace parcours
