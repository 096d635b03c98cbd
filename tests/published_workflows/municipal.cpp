#include "municipal.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

namespace parcours::municipal {
namespace {

using Json = nlohmann::json;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string text_of(const Json& value) { return value.is_null() ? std::string() : lower(value.get<std::string>()); }

// Each row of a file of the material, by its line.
std::map<int, Json> rows_of(const char* file) {
  std::ifstream in(vectors() / "workflows" / "20-digit-municipal" / file);
  std::map<int, Json> rows;
  int number = 0;
  for (std::string line; std::getline(in, line);) rows.emplace(++number, Json::parse(line));
  return rows;
}

Walk walk_of(const Json& written, int line) {
  Walk walk{line, {}, text_of(written["final_state"]), written["terminal"].get<bool>()};
  EXPECT_TRUE(written["start"].is_null()) << "line " << line << " begins with a case that is there already";
  std::string state;
  for (const auto& step : written["steps"]) {
    const auto next = text_of(step["state"]), expected = text_of(step["expect"]);
    EXPECT_TRUE(expected == "ok" || (expected == "refused" && next == state)) << "line " << line << ": " << step;
    walk.rows.push_back({state, text_of(step["action"]), text_of(step["role"]), next, expected == "ok"});
    state = next;
  }
  return walk;
}

Settings settings() {
  Settings s;
  s.database = "sqlite3::memory:";
  s.administrators = {"root"};
  return s;
}

}  // namespace

std::filesystem::path vectors() {
  const char* given = std::getenv("PARCOURS_VECTORS");
  return given ? std::filesystem::path(given)
               : std::filesystem::path(PARCOURS_SOURCE_DIR) / ".." / "shared" / "vectors";
}

std::vector<Row> table_of(const Service& service) {
  std::vector<Row> rows;
  for (const auto& [line, row] : rows_of("matrix.jsonl"))
    if (row["workflow"] == service.table)
      rows.push_back({text_of(row["state"]), text_of(row["action"]), text_of(row["role"]), text_of(row["next"]),
                      row["allowed"].get<bool>()});
  return rows;
}

std::vector<Walk> walks_of(const Service& service) {
  std::vector<Walk> walks;
  for (const auto& [line, row] : rows_of("scenarios.jsonl"))
    if (row["workflow"] == service.table) walks.push_back(walk_of(row, line));
  return walks;
}

std::size_t count_walks() { return rows_of("scenarios.jsonl").size(); }

std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.state << " " << row.action << " " << row.role;
}

Town::Town(const Service& service, std::vector<Row> table)
    : workflow_(service.workflow), table_(std::move(table)), engine_(settings()) {
  const auto folder = std::filesystem::path(PARCOURS_SOURCE_DIR) / "tests" / "published_workflows";
  for (const auto& p : engine_.deploy(folder, {"root"})) ADD_FAILURE() << p.where << ": " << p.message.in("en");
  for (const auto& row : table_)
    if (roles_.insert(row.role).second) {
      EXPECT_TRUE(engine_.grant({row.role, row.role, {}, {}, {}, {}}, {"root"}).empty());
    }
}

std::vector<const Row*> Town::way_to(const std::string& state) const {
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

std::string Town::bring_to(const std::string& state) {
  std::string reference;
  for (const auto* row : way_to(state)) {
    const auto done = act(reference, *row);
    EXPECT_TRUE(done) << *row;
    if (done) reference = done->reference;
  }
  return reference;
}

Checked<Receipt> Town::act(const std::string& reference, const Row& row) {
  if (reference.empty()) return engine_.submit({Open{workflow_, {}, row.action}, {row.role}});
  const auto started = engine_.submit({Start{reference, row.state + "_" + row.action, {}, {}}, {row.role}});
  if (started || started.problems().front().code == "not-allowed") return started;
  for (const auto& task : seen(reference).tasks)
    if (task.step == row.state) return engine_.submit({Complete{task.id, {}, row.action}, {row.role}});
  return started;
}

Case Town::seen(const std::string& reference) {
  for (const auto& who : roles_)
    if (auto known = engine_.read({who}, reference)) return std::move(*known);
  return {};
}

std::string Town::state_of(const std::string& reference) {
  const auto now = seen(reference);
  return now.tasks.empty() ? now.ended_as : now.tasks.front().step;
}

bool Town::has_ended(const std::string& reference) { return seen(reference).status == "ended"; }

std::int64_t Town::revision_of(const std::string& reference) { return seen(reference).revision; }

std::size_t Town::count_cases() {
  std::set<std::string> known;
  for (const auto& who : roles_)
    for (const auto& each : engine_.cases({who}, {}, {}, 500).items) known.insert(each.reference);
  return known.size();
}

}  // namespace parcours::municipal
