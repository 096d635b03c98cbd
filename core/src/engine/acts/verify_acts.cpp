#include "engine/acts/verify_acts.hpp"

#include <algorithm>

#include "engine/acts/closing.hpp"
#include "engine/acts/journal_hashes.hpp"
#include "engine/acts/replay.hpp"
#include "engine/diagnostics.hpp"
#include "engine/engine_context.hpp"
#include "execution/stored_record.hpp"
#include "trust/merkle.hpp"

namespace parcours::engine {
namespace {

constexpr std::size_t kVerifiedActs = 200;

using Numbers = Closing::Numbers;

bool contains(const std::vector<Numbers>& sorted, std::int64_t number) {
  const auto next = std::upper_bound(sorted.begin(), sorted.end(), number,
                                     [](std::int64_t n, const Numbers& each) { return n < each.first; });
  return next != sorted.begin() && number <= std::prev(next)->second;
}

// Reads closings in their order, and the rows that they cover.
class ClosingsVerifier {
 public:
  explicit ClosingsVerifier(store::Reader& reader) : reader_(reader) {}

  // Whether the rows still give the root of that closing. `before` is the hash of the act before it.
  bool is_kept(const Closing& closing, std::string_view before, std::int64_t at) {
    tree_.add(before);
    bool kept = add_late(closing.late);
    every_hash(reader_, upto_, closing.upto, [&](std::int64_t id, const std::string& hash) {
      if (!contains(closing.open, id)) tree_.add(hash);
    });
    kept = kept && tree_.size() == closing.rows && tree_.root() == closing.root;
    kept = kept && tree_.frontier() == closing.frontier;
    upto_ = closing.upto, at_ = at;
    open_.insert(open_.end(), closing.open.begin(), closing.open.end());
    for (const auto& numbers : closing.open) since_.emplace_back(numbers, at);
    // What was changed is reported for the closing that covers it, not for every later one.
    if (!kept) tree_ = trust::MerkleTree(closing.rows, closing.frontier);
    return kept;
  }

  struct GivenUp {
    std::int64_t missing = 0, present = 0;
  };
  // Numbers that no closing will cover: those of no row, and those whose row came too late.
  GivenUp given_up() {
    GivenUp count;
    std::sort(late_.begin(), late_.end());
    for (const auto& [numbers, since] : since_) {
      if (since > at_ - kPatience) continue;
      count.missing += numbers.second - numbers.first + 1;
      every_hash(reader_, numbers.first - 1, numbers.second, [&](std::int64_t id, const std::string&) {
        if (!std::binary_search(late_.begin(), late_.end(), id)) ++count.present;
        --count.missing;
      });
    }
    return count;
  }

 private:
  // False when a number was not open, or has no row any more.
  bool add_late(const std::vector<std::int64_t>& late) {
    if (late.empty()) return true;
    std::sort(open_.begin(), open_.end());
    bool all = true;
    for (const auto id : late) {
      const auto row = reader_.journal_hashes(id - 1, id, 1);
      all = all && !row.empty() && contains(open_, id);
      if (!row.empty()) tree_.add(row.front().second);
      late_.push_back(id);
    }
    return all;
  }

  store::Reader& reader_;
  trust::MerkleTree tree_;
  std::int64_t upto_ = 0, at_ = 0;  // of the last closing
  std::vector<Numbers> open_;       // of every closing
  std::vector<std::pair<Numbers, std::int64_t>> since_;
  std::vector<std::int64_t> late_;
};

class ActsVerifier {
 public:
  ActsVerifier(EngineContext& engine_context, store::Reader& reader)
      : engine_context_(engine_context), reader_(reader), closings_(reader) {}

  Problems run(const std::optional<std::string>& since) {
    if (since && !(head_ = read_head(*since))) report("head-unreadable");
    if (verify_chain()) {
      report_given_up();
      for (auto& problem : compare(replayed_, read_audited_tables(reader_))) problems_.push_back(std::move(problem));
      if (head_) compare_head();
    }
    return std::move(problems_);
  }

 private:
  void report(std::string_view code, DiagnosticTable::Arguments with = {}) {
    problems_.push_back(diagnostics().problem(code, with));
  }
  // What is after an act that does not belong to the chain is not read.
  bool verify_chain() {
    for (auto page = reader_.acts(0, kVerifiedActs); !page.empty(); page = reader_.acts(last_.seq, kVerifiedActs))
      for (auto& row : page)
        if (!verify_act(row)) return false;
    if (last_.seq == 0) report("acts-broken", {{"act", "1"}});
    return last_.seq != 0;
  }
  bool verify_act(store::ActRow& row) {
    const auto number = std::to_string(last_.seq + 1);
    if (row.seq != last_.seq + 1 || act_hash(engine_context_.key, last_.hash, row) != row.hash)
      return report("acts-broken", {{"act", number}}), false;
    try {
      take(row, act_of(row));
    } catch (const Error&) {  // of any layer: the body may contain anything
      return report("act-unreadable", {{"act", number}}), false;
    }
    last_ = std::move(row);
    return true;
  }
  void take(const store::ActRow& row, const Act& act) {
    if (act.kind == Act::Kind::database) database_ = execution::text_of(act.body, "database");
    replay(replayed_, act);
    if (act.kind != Act::Kind::closed) return;
    const auto closing = closing_of(act);
    if (!closings_.is_kept(closing, last_.hash, row.at)) report("closing-differs", {{"act", std::to_string(row.seq)}});
    if (head_ && head_->seq == row.seq) there_ = Head{database_, row.seq, closing.rows, closing.root};
  }
  void report_given_up() {
    const auto [missing, present] = closings_.given_up();
    if (present > 0) report("rows-uncovered", {{"n", std::to_string(present)}});
    if (missing > 0) report("numbers-given-up", {{"n", std::to_string(missing)}});
  }
  void compare_head() {
    if (head_->database != database_) return report("head-foreign");
    if (there_ && *there_ == *head_) return;
    report(head_->seq > last_.seq ? "head-cut" : "head-differs", {{"act", std::to_string(head_->seq)}});
  }

  EngineContext& engine_context_;
  store::Reader& reader_;
  ClosingsVerifier closings_;
  AuditedTables replayed_;
  store::ActRow last_;
  std::string database_;
  std::optional<Head> head_, there_;  // `there_`: of the closing with the number of `head_`
  Problems problems_;
};

}  // namespace

Problems verify_acts(EngineContext& engine_context, store::Reader& reader, const std::optional<std::string>& since) {
  return ActsVerifier(engine_context, reader).run(since);
}

}  // namespace parcours::engine
