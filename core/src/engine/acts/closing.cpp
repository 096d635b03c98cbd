#include "engine/acts/closing.hpp"

#include <algorithm>
#include <limits>

#include "engine/acts/first_act.hpp"
#include "engine/acts/journal_hashes.hpp"
#include "engine/command/retry_on_conflict.hpp"
#include "engine/engine_context.hpp"
#include "execution/stored_record.hpp"
#include "trust/merkle.hpp"

namespace parcours::engine {
namespace {

constexpr std::size_t kActPage = 100;
constexpr std::int64_t kHour = 3'600'000'000;
constexpr auto kNoEnd = std::numeric_limits<std::int64_t>::max();

// Calls `take` for each act from the last one back, until it returns false.
template <class Take>
void walk_back(store::Reader& reader, const Take& take) {
  auto before = kNoEnd;
  for (auto page = reader.acts_before(before, kActPage); !page.empty(); page = reader.acts_before(before, kActPage)) {
    for (const auto& row : page)
      if (!take(row)) return;
    before = page.back().seq;
  }
}

// Makes one closing.
class Closer {
 public:
  Closer(store::Reader& reader, std::int64_t now) : reader_(reader), now_(now) {}

  std::optional<NextClosing> run(std::int64_t rest) {
    walk_back(reader_, [&](const store::ActRow& row) { return take(row); });
    if (earlier_ && now_ - closed_at_ < rest) return std::nullopt;
    const bool acts_are_new = !earlier_ || closed_seq_ != last_.seq;
    trust::MerkleTree tree = earlier_ ? trust::MerkleTree(earlier_->rows, earlier_->frontier) : trust::MerkleTree();
    tree.add(last_.hash);
    add_late(tree);
    const bool rows_are_new = add_new(tree);
    if (!acts_are_new && !rows_are_new && next_.late.empty()) return std::nullopt;
    next_.rows = tree.size(), next_.root = tree.root(), next_.frontier = tree.frontier();
    return NextClosing{std::move(next_), last_.seq};
  }

 private:
  // Takes the last closing, and those before it whose open numbers it had not given up. False when no earlier act
  // matters.
  bool take(const store::ActRow& row) {
    if (last_.seq == 0) {
      last_ = row;
      now_ = std::max(now_, row.at);  // the time of the closing
    }
    if (earlier_ && row.at <= closed_at_ - kPatience) return false;
    if (row.kind != "closed") return true;
    auto closing = closing_of(act_of(row));
    open_.insert(open_.end(), closing.open.begin(), closing.open.end());
    covered_late_.insert(covered_late_.end(), closing.late.begin(), closing.late.end());
    if (earlier_) return true;
    closed_at_ = row.at, closed_seq_ = row.seq;
    earlier_ = std::move(closing);
    return true;
  }

  void add_late(trust::MerkleTree& tree) {
    std::sort(open_.begin(), open_.end());
    std::sort(covered_late_.begin(), covered_late_.end());
    for (const auto& [from, to] : open_)
      every_hash(reader_, from - 1, to, [&](std::int64_t id, const std::string& hash) {
        if (std::binary_search(covered_late_.begin(), covered_late_.end(), id)) return;
        next_.late.push_back(id);
        tree.add(hash);
      });
  }
  bool add_new(trust::MerkleTree& tree) {
    next_.upto = earlier_ ? earlier_->upto : 0;
    const auto before = next_.upto;
    every_hash(reader_, before, kNoEnd, [&](std::int64_t id, const std::string& hash) {
      if (id > next_.upto + 1) next_.open.emplace_back(next_.upto + 1, id - 1);
      next_.upto = id;
      tree.add(hash);
    });
    return next_.upto > before;
  }

  store::Reader& reader_;
  std::int64_t now_;
  store::ActRow last_;
  std::optional<Closing> earlier_;  // the last closing
  std::int64_t closed_at_ = 0, closed_seq_ = 0;
  std::vector<Closing::Numbers> open_;
  std::vector<std::int64_t> covered_late_;
  Closing next_;
};

// Writes what `next_of` makes of a reader, unless that is nothing. Throws store::Conflict when others always come
// first.
template <class NextOf>
void close_if_new(EngineContext& engine_context, std::int64_t now, const NextOf& next_of) {
  retry_or_busy([&] {
    // The rows are read before the transaction begins: no writer waits for that.
    const std::optional<NextClosing> next = next_of(*engine_context.store->read());
    if (!next) return true;
    const auto transaction = engine_context.store->begin();
    ActWriter acts(*transaction, engine_context.key);
    if (acts.last().seq != next->after) throw store::Conflict{};
    acts.append(closed_act(next->closing), now);
    transaction->commit();
    return true;
  });
}

Head head_of(store::Reader& reader) {
  std::optional<Head> head;
  walk_back(reader, [&](const store::ActRow& row) {
    if (row.kind != "closed") return true;
    const auto closing = closing_of(act_of(row));
    head = {database_name(reader), row.seq, closing.rows, closing.root};
    return false;
  });
  if (!head) throw Error(Error::Code::store, "the engine's own journal contains no closing");
  return *head;
}

// The next closing, an hour after the last one at the earliest; empty also when an act is damaged.
std::optional<NextClosing> hourly_closing(store::Reader& reader, std::int64_t now) {
  try {
    return next_closing(reader, now, kHour);
  } catch (const Error&) {
    reader.rethrow_database_failure();
    return std::nullopt;
  }
}

}  // namespace

Act closed_act(const Closing& closing) {
  List open;
  for (const auto& [from, to] : closing.open) open.push_back(List{from, to});
  execution::RecordWriter body;
  body.any("upto", closing.upto).any("rows", closing.rows).any("root", closing.root).put("frontier", closing.frontier);
  if (!open.empty()) body.any("open", std::move(open));
  if (!closing.late.empty()) body.any("late", List(closing.late.begin(), closing.late.end()));
  return {Act::Kind::closed, body.done()};
}

Closing closing_of(const Act& act) {
  return execution::decode_or_throw([&] {
    Closing closing;
    closing.upto = execution::integer_of(act.body, "upto");
    closing.rows = execution::integer_of(act.body, "rows");
    closing.root = execution::text_of(act.body, "root");
    closing.frontier = execution::texts_of(act.body, "frontier");
    if (const auto* open = act.body.find("open"))
      for (const auto& each : open->as<List>()) {
        const auto& numbers = each.as<List>();
        if (numbers.size() != 2) throw Error(Error::Code::misuse, "open numbers are a pair");
        closing.open.emplace_back(numbers[0].as<std::int64_t>(), numbers[1].as<std::int64_t>());
      }
    if (const auto* late = act.body.find("late"))
      for (const auto& each : late->as<List>()) closing.late.push_back(each.as<std::int64_t>());
    return closing;
  });
}

std::optional<NextClosing> next_closing(store::Reader& reader, std::int64_t now, std::int64_t rest) {
  return Closer(reader, now).run(rest);
}

Head close_journal(EngineContext& engine_context) {
  const auto now = micros(engine_context.clock.now());
  close_if_new(engine_context, now, [&](store::Reader& reader) { return next_closing(reader, now, 0); });
  return head_of(*engine_context.store->read());
}

void close_journal_hourly(EngineContext& engine_context) {
  const auto now = micros(engine_context.clock.now());
  const auto asked = engine_context.closing_asked.load();
  if (asked <= now && now - asked < kHour) return;
  close_if_new(engine_context, now, [&](store::Reader& reader) { return hourly_closing(reader, now); });
  engine_context.closing_asked = now;
}

}  // namespace parcours::engine
