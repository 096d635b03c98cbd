// Verifies a database: every chain of the journal is whole, and every case, task and check agrees with it.
#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "engine/acts/verify_acts.hpp"
#include "engine/command/effects.hpp"
#include "engine/diagnostics.hpp"
#include "engine/engine_context.hpp"
#include "engine/journal.hpp"
#include "engine/rights.hpp"
#include "execution/codec.hpp"

namespace parcours {
namespace {

using engine::EngineContext;

constexpr std::size_t kVerifyPage = 200;
constexpr std::int64_t kMaxRows = 1'000'000;  // of one case

class CaseVerifier {
 public:
  CaseVerifier(EngineContext& engine_context, store::Reader& reader, const store::CaseRow& case_row,
               const std::map<std::int64_t, std::string>& audiences)
      : engine_context_(engine_context), reader_(reader), case_row_(case_row), audiences_(audiences) {}

  Problems run() {
    try {
      auto rows = reader_.journal(
          case_row_.head, static_cast<std::size_t>(std::clamp<std::int64_t>(case_row_.revision, 0, kMaxRows)) + 1,
          store::Level::c4);
      std::reverse(rows.begin(), rows.end());
      if (is_complete(rows) && chain_holds(rows)) compare(replay(rows));
    } catch (const std::exception&) {  // of any layer: the rows may contain anything
      report("unreadable");
    }
    return std::move(problems_);
  }

 private:
  void report(std::string_view code, std::int64_t revision = 0) {
    problems_.push_back(engine::diagnostics().problem(
        code, {{"ref", case_row_.reference}, {"revision", std::to_string(revision)}}, case_row_.reference));
  }
  bool is_complete(const std::vector<store::JournalRow>& rows) {
    bool whole = static_cast<std::int64_t>(rows.size()) == case_row_.revision && !rows.empty() &&
                 rows.front().id == case_row_.id;
    for (std::size_t i = 0; whole && i < rows.size(); ++i)
      whole = rows[i].seq == static_cast<std::int64_t>(i) + 1 && rows[i].case_id == case_row_.id;
    if (!whole) report("chain-incomplete");
    return whole;
  }
  bool chain_holds(const std::vector<store::JournalRow>& rows) {
    std::string previous;
    for (const auto& row : rows) {
      if (engine::chain_hash(engine_context_.key, previous, row, engine_context_.catalogue.actor(reader_, row.actor)) !=
          row.hash)
        return report("chain-broken", row.seq), false;
      previous = row.hash;
    }
    if (previous != case_row_.head_hash) return report("chain-broken", case_row_.revision), false;
    workflow_ = rows.back().workflow;
    return true;
  }
  static execution::Case replay(const std::vector<store::JournalRow>& rows) {
    execution::Case c;
    for (const auto& row : rows)
      for (const auto& event : engine::events_of(row, store::Level::c4, engine::Dropped::refused))
        execution::evolve(c, event, {row.seq, engine::instant(row.at)});
    return c;
  }
  // Empty when the texts of the row cannot be read.
  std::optional<execution::Case> stored_case() const {
    try {
      return execution::decode({case_row_.state, case_row_.c2, case_row_.c3});
    } catch (const Error&) {
      return std::nullopt;
    }
  }
  void compare(const execution::Case& c) {
    const auto status = !c.ended_as.empty() ? store::Status::ended
                        : c.suspended       ? store::Status::suspended
                                            : store::Status::open;
    const auto deployed = engine_context_.catalogue.workflow(case_row_.workflow);
    const bool pinned =
        case_row_.workflow == workflow_ && deployed->workflow.name == c.workflow && deployed->version == c.version;
    if (stored_case() != c || c.reference != case_row_.reference || c.ended_as != case_row_.ended_as ||
        engine::micros(c.opened_at) != case_row_.opened_at || status != case_row_.status || !pinned ||
        engine_context_.catalogue.term(reader_, "territory", case_row_.territory) != c.territory)
      report("state-differs");
    if (expected_tasks(c) != listed_tasks()) report("tasks-differ");
    if (const auto wake = engine::wake_micros(c); case_row_.wake != wake && !is_put_off(wake)) report("wake-differs");
  }

  // A case that could not be woken has an open incident and a later wake.
  bool is_put_off(std::optional<std::int64_t> wake) {
    return wake && case_row_.wake && *case_row_.wake > *wake && reader_.has_incident(case_row_.id, 0);
  }

  // audience, due, token, step, reference, workflow, row
  using Listed = std::vector<
      std::tuple<std::string, std::int64_t, std::int64_t, std::string, std::string, std::int64_t, std::string>>;
  Listed expected_tasks(const execution::Case& c) {
    const auto deployed = engine_context_.catalogue.workflow(case_row_.workflow);
    Listed out;
    for (const auto& token : c.tokens) {
      if (!token.waits_for_person) continue;
      const auto audience =
          engine::audience(execution::eligible(deployed->workflow, c, token), case_row_.territory,
                           [&](const std::string& name) { return engine_context_.catalogue.structure(reader_, name); });
      out.emplace_back(trust::to_spec(audience), token.due ? engine::micros(*token.due) : store::no_due, token.id,
                       token.step, c.reference, case_row_.workflow, c.row_path(token.parent));
    }
    std::sort(out.begin(), out.end());
    return out;
  }
  Listed listed_tasks() {
    Listed out;
    for (const auto& row : reader_.tasks_of(case_row_.id)) {
      auto spec = audiences_.find(row.audience);
      out.emplace_back(spec == audiences_.end() ? std::string() : spec->second, row.due, row.token, row.step,
                       row.reference, row.workflow, row.about);
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  EngineContext& engine_context_;
  store::Reader& reader_;
  const store::CaseRow& case_row_;
  const std::map<std::int64_t, std::string>& audiences_;
  std::int64_t workflow_ = 0;  // of the last journal row
  Problems problems_;
};

bool check_passes(store::Reader& reader, const sdk::Check& check) {
  try {
    return reader.run_check(check).empty();
  } catch (const Error&) {  // its tables have changed
    return false;
  }
}

void run_checks(const EngineContext& engine_context, store::Reader& reader, Problems& problems) {
  for (const auto& sheet : engine_context.sheets.sheets())
    for (const auto& check : sheet->checks)
      if (!check_passes(reader, check))
        problems.push_back(engine::diagnostics().problem(
            "check-failed", {{"sheet", sheet->name}, {"check", check.name}, {"message", check.message.in("fr")}}));
}

}  // namespace

Problems Engine::verify(const VerifyOptions& options) {
  const auto reader = engine_context_->store->read();
  const auto audiences = engine_context_->catalogue.audiences(*reader);
  Problems problems;
  std::int64_t last = 0;
  for (auto page = reader->cases(last, kVerifyPage); !page.empty(); page = reader->cases(last, kVerifyPage)) {
    for (const auto& case_row : page) {
      auto found = CaseVerifier(*engine_context_, *reader, case_row, audiences).run();
      problems.insert(problems.end(), found.begin(), found.end());
    }
    last = page.back().id;
  }
  if (const auto stray = reader->stray_effects(); stray > 0)
    problems.push_back(engine::diagnostics().problem("stray-effects", {{"n", std::to_string(stray)}}));
  run_checks(*engine_context_, *reader, problems);
  std::ranges::move(engine::verify_acts(*engine_context_, *reader, options.since), std::back_inserter(problems));
  return problems;
}

}  // namespace parcours
