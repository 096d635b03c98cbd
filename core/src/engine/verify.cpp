// Proves a database: that the journal is whole, and that everything else is what it says.
#include <algorithm>
#include <map>
#include <tuple>

#include "engine/effects.hpp"
#include "engine/house.hpp"
#include "engine/messages.hpp"
#include "engine/rights.hpp"
#include "execution/event.hpp"

namespace parcours {
namespace {

using engine::House;

constexpr std::size_t kPage = 200;
constexpr std::int64_t kMostRows = 1'000'000;  // of one case

class CaseProof {
 public:
  CaseProof(House& house, store::Reader& reader, const store::CaseRow& file,
            const std::map<std::int64_t, std::string>& audiences)
      : house_(house), reader_(reader), file_(file), audiences_(audiences) {}

  Problems run() {
    try {
      auto rows = reader_.journal(file_.head,
                                  static_cast<std::size_t>(std::clamp<std::int64_t>(file_.revision, 0, kMostRows)) + 1);
      std::reverse(rows.begin(), rows.end());
      if (is_whole(rows) && chain_holds(rows)) compare(replay(rows));
    } catch (const std::exception&) {  // whatever was planted there
      say("unreadable");
    }
    return std::move(problems_);
  }

 private:
  void say(std::string_view code, std::int64_t revision = 0) {
    problems_.push_back(
        engine::messages().problem(code, {{"ref", file_.ref}, {"revision", std::to_string(revision)}}, file_.ref));
  }
  bool is_whole(const std::vector<store::JournalRow>& rows) {
    bool whole =
        static_cast<std::int64_t>(rows.size()) == file_.revision && !rows.empty() && rows.front().id == file_.id;
    for (std::size_t i = 0; whole && i < rows.size(); ++i)
      whole = rows[i].seq == static_cast<std::int64_t>(i) + 1 && rows[i].case_id == file_.id;
    if (!whole) say("chain-incomplete");
    return whole;
  }
  bool chain_holds(const std::vector<store::JournalRow>& rows) {
    std::string previous;
    for (const auto& row : rows) {
      if (engine::chain_hash(house_.key, previous, row, house_.catalogue.actor(reader_, row.actor)) != row.hash)
        return say("chain-broken", row.seq), false;
      previous = row.hash;
    }
    if (previous != file_.head_hash) return say("chain-broken", file_.revision), false;
    workflow_ = rows.back().workflow;
    return true;
  }
  static execution::Case replay(const std::vector<store::JournalRow>& rows) {
    execution::Case c;
    for (const auto& row : rows)
      for (const auto& event : execution::decode_events(row.events))
        execution::evolve(c, event, {row.seq, engine::instant(row.at)});
    return c;
  }
  void compare(const execution::Case& c) {
    const auto columns = execution::encode(c);
    const auto status = !c.ended_as.empty() ? store::Status::ended
                        : c.suspended       ? store::Status::suspended
                                            : store::Status::open;
    const auto deployed = house_.catalogue.workflow(file_.workflow);
    const bool pinned =
        file_.workflow == workflow_ && deployed->workflow.name == c.workflow && deployed->version == c.version;
    if (columns.state != file_.state || columns.c2 != file_.c2 || columns.c3 != file_.c3 || c.ref != file_.ref ||
        c.ended_as != file_.ended_as || engine::micros(c.opened_at) != file_.opened_at || status != file_.status ||
        !pinned || house_.catalogue.term(reader_, "territory", file_.territory) != c.territory)
      say("state-differs");
    if (expected_tasks(c) != listed_tasks()) say("tasks-differ");
    if (const auto wake = engine::wake_micros(c); file_.wake != wake && !is_put_off(wake)) say("wake-differs");
  }

  // A case that could not be woken is looked at again later, and its incident says so.
  bool is_put_off(std::optional<std::int64_t> wake) {
    return wake && file_.wake && *file_.wake > *wake && reader_.has_incident(file_.id, 0);
  }

  // audience, due, token, step, reference, workflow, row
  using Listed = std::vector<
      std::tuple<std::string, std::int64_t, std::int64_t, std::string, std::string, std::int64_t, std::string>>;
  Listed expected_tasks(const execution::Case& c) {
    const auto deployed = house_.catalogue.workflow(file_.workflow);
    Listed out;
    for (const auto& token : c.tokens) {
      if (!token.waits_for_person) continue;
      const auto audience =
          engine::audience(execution::eligible(deployed->workflow, c, token), file_.territory,
                           [&](const std::string& name) { return house_.catalogue.structure(reader_, name); });
      out.emplace_back(trust::to_spec(audience), token.due ? engine::micros(*token.due) : store::no_due, token.id,
                       token.step, c.ref, file_.workflow, c.rows_around(token.parent));
    }
    std::sort(out.begin(), out.end());
    return out;
  }
  Listed listed_tasks() {
    Listed out;
    for (const auto& row : reader_.tasks_of(file_.id)) {
      auto spec = audiences_.find(row.audience);
      out.emplace_back(spec == audiences_.end() ? std::string() : spec->second, row.due, row.token, row.step, row.ref,
                       row.workflow, row.about);
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  House& house_;
  store::Reader& reader_;
  const store::CaseRow& file_;
  const std::map<std::int64_t, std::string>& audiences_;
  std::int64_t workflow_ = 0;  // of the last journal row
  Problems problems_;
};

bool is_content(store::Reader& reader, const sdk::Check& check) {
  try {
    return reader.run_check(check).empty();
  } catch (const Error&) {  // its tables are not what they were
    return false;
  }
}

void run_checks(const House& house, store::Reader& reader, Problems& problems) {
  for (const auto& sheet : house.sheets.sheets())
    for (const auto& check : sheet->checks)
      if (!is_content(reader, check))
        problems.push_back(engine::messages().problem(
            "check-failed", {{"sheet", sheet->name}, {"check", check.name}, {"message", check.message.in("fr")}}));
}

}  // namespace

Problems Engine::verify() {
  const auto reader = house_->store->read();
  const auto audiences = house_->catalogue.audiences(*reader);
  Problems problems;
  std::int64_t last = 0;
  for (auto page = reader->cases(last, kPage); !page.empty(); page = reader->cases(last, kPage)) {
    for (const auto& file : page) {
      auto found = CaseProof(*house_, *reader, file, audiences).run();
      problems.insert(problems.end(), found.begin(), found.end());
    }
    last = page.back().id;
  }
  if (const auto stray = reader->stray_effects(); stray > 0)
    problems.push_back(engine::messages().problem("stray-effects", {{"n", std::to_string(stray)}}));
  run_checks(*house_, *reader, problems);
  return problems;
}

}  // namespace parcours
