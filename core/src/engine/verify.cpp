// Proves a database: that the journal is whole, and that everything else is what it says.
#include <algorithm>

#include "engine/house.hpp"
#include "engine/messages.hpp"
#include "engine/rights.hpp"
#include "execution/event.hpp"

namespace parcours {
namespace {

using engine::House;

constexpr std::size_t kPage = 200;

class CaseProof {
 public:
  CaseProof(House& house, store::Reader& reader, const store::CaseRow& file) : house_(house), reader_(reader), file_(file) {}

  Problems run() {
    try {
      auto rows = reader_.journal(file_.head, static_cast<std::size_t>(std::max<std::int64_t>(file_.revision, 0)) + 1);
      std::reverse(rows.begin(), rows.end());
      if (is_whole(rows) && chain_holds(rows)) compare(replay(rows));
    } catch (const Error&) {
      say("unreadable");
    }
    return std::move(problems_);
  }

 private:
  void say(std::string_view code, std::int64_t revision = 0) {
    problems_.push_back(engine::messages().problem(code, {{"ref", file_.ref}, {"revision", std::to_string(revision)}}, file_.ref));
  }
  bool is_whole(const std::vector<store::JournalRow>& rows) {
    bool whole = static_cast<std::int64_t>(rows.size()) == file_.revision && !rows.empty() && rows.front().id == file_.id;
    for (std::size_t i = 0; whole && i < rows.size(); ++i) whole = rows[i].seq == static_cast<std::int64_t>(i) + 1 && rows[i].case_id == file_.id;
    if (!whole) say("chain-incomplete");
    return whole;
  }
  bool chain_holds(const std::vector<store::JournalRow>& rows) {
    std::string previous;
    for (const auto& row : rows) {
      if (engine::chain_hash(house_.key, previous, row) != row.hash) return say("chain-broken", row.seq), false;
      previous = row.hash;
    }
    if (previous != file_.head_hash) return say("chain-broken", file_.revision), false;
    return true;
  }
  static execution::Case replay(const std::vector<store::JournalRow>& rows) {
    execution::Case c;
    for (const auto& row : rows)
      for (const auto& event : execution::decode_events(row.events)) execution::evolve(c, event, {row.seq, engine::instant(row.at)});
    return c;
  }
  void compare(const execution::Case& c) {
    const auto columns = execution::encode(c);
    const bool status_agrees = (file_.status == store::Status::open) == c.ended_as.empty();
    if (columns.state != file_.state || columns.c2 != file_.c2 || columns.c3 != file_.c3 || c.ref != file_.ref || c.ended_as != file_.ended_as ||
        engine::micros(c.opened_at) != file_.opened_at || !status_agrees)
      say("state-differs");
    if (expected_tasks(c) != listed_tasks()) say("tasks-differ");
  }

  using Listed = std::vector<std::tuple<std::string, std::int64_t, std::int64_t, std::string>>;  // audience, due, token, step
  Listed expected_tasks(const execution::Case& c) {
    const auto deployed = house_.catalogue.workflow(file_.workflow);
    Listed out;
    for (const auto& token : c.tokens) {
      const auto* step = token.waits_for_person ? deployed->workflow.step(token.step) : nullptr;
      if (!step) continue;
      const auto audience = engine::audience(execution::eligible(deployed->workflow, c, *step), file_.territory,
                                             [&](const std::string& name) { return house_.catalogue.structure(name); });
      out.emplace_back(trust::to_spec(audience), token.due ? engine::micros(*token.due) : store::no_due, token.id, token.step);
    }
    std::sort(out.begin(), out.end());
    return out;
  }
  Listed listed_tasks() {
    const auto specs = house_.catalogue.audiences();
    Listed out;
    for (const auto& row : reader_.tasks_of(file_.id)) {
      auto spec = specs.find(row.audience);
      out.emplace_back(spec == specs.end() ? std::string() : spec->second, row.due, row.token, row.step);
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  House& house_;
  store::Reader& reader_;
  const store::CaseRow& file_;
  Problems problems_;
};

void run_checks(const House& house, store::Reader& reader, Problems& problems) {
  for (const auto& sheet : house.sheets.sheets())
    for (const auto& check : sheet->checks)
      if (!reader.run_check(check).empty())
        problems.push_back(engine::messages().problem("check-failed", {{"sheet", sheet->name}, {"check", check.name}, {"message", check.message.in("fr")}}));
}

}  // namespace

Problems Engine::verify() {
  const auto reader = house_->store->read();
  Problems problems;
  std::int64_t last = 0;
  for (auto page = reader->cases(last, kPage); !page.empty(); page = reader->cases(last, kPage)) {
    for (const auto& file : page) {
      auto found = CaseProof(*house_, *reader, file).run();
      problems.insert(problems.end(), found.begin(), found.end());
    }
    last = page.back().id;
  }
  run_checks(*house_, *reader, problems);
  return problems;
}

}  // namespace parcours
