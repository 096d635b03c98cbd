// Actions to run, and rows whose statements fail.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "plugin/registry.hpp"

namespace parcours::plugin {

using sdk::Call;
using sdk::Outcome;

inline const Record kSettings, kInput, kFields;
inline Call call_of(std::string_view chosen = "") {
  return {kSettings, kInput, kFields, chosen, "P2-2026-00001", "nadia", "nord", {}, Instant{}, Date{}, 1, 2, 1};
}
inline std::chrono::nanoseconds no_time() { return {}; }

// Rows whose statements fail as told.
class Table final : public sdk::Rows {
 public:
  std::int64_t run(std::string_view statement, const Record&) override { return answer(statement), 1; }
  std::vector<Record> ask(std::string_view statement, const Record&) override {
    return answer(statement), std::vector<Record>{};
  }
  int asked = 0;

 private:
  void answer(std::string_view statement) {
    ++asked;
    if (statement == "locked") throw Error(Error::Code::busy, "the database is locked");
    if (statement == "unknown") throw Error(Error::Code::misuse, "no statement has that name");
    if (statement == "strange") throw 7;
  }
};

struct Failure {
  Error::Code code{};
  std::string text;
};
inline Failure failure_of(const Action& action, sdk::Rows* rows = nullptr, const SteadyTime& time = no_time,
                          const Call& call = call_of()) {
  try {
    run(action, call, rows, time);
  } catch (const Error& failed) {
    return {failed.code(), failed.what()};
  }
  return {};
}
inline Contract contract() {
  return {.action = "p2.act",
          .output = {{.name = "score", .type = Type::number, .required = false}},
          .outcomes = {"done", "refused"},
          .problems = {"E_AGE_MIN"}};
}
inline Action rule(sdk::Rule rule) { return {contract(), rule}; }
inline Action deed(sdk::Deed deed) { return {contract(), deed}; }
inline std::string breach_of(sdk::Rule function) {
  const auto failed = failure_of(rule(function));
  EXPECT_EQ(failed.code, Error::Code::plugin) << failed.text;
  return failed.text;
}

}  // namespace parcours::plugin
