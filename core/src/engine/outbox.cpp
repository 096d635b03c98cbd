// The outbox for the host: what cases send to people, and what could not be delivered to another case.
#include <algorithm>
#include <charconv>

#include "base/boundary.hpp"
#include "engine/command/effects.hpp"
#include "engine/command/retry_on_conflict.hpp"
#include "engine/engine_context.hpp"

namespace parcours {
namespace {

constexpr std::size_t kMaxOutgoing = 500;  // of one page

std::optional<store::EffectRow> row_named(std::string_view id) {
  store::EffectRow row;
  const char *at = id.data(), *end = id.data() + id.size();
  const auto [dot, no_entry] = std::from_chars(at, end, row.entry);
  if (no_entry != std::errc() || dot == end || *dot != '.') return std::nullopt;
  const auto [stop, no_place] = std::from_chars(dot + 1, end, row.n);
  return no_place == std::errc() && stop == end ? std::optional(row) : std::nullopt;
}

// In the order of the database, so that two transactions that name the same rows wait for each other and do not
// deadlock. Unknown ids are left out.
std::vector<store::EffectRow> rows_named(std::span<const std::string> ids) {
  std::vector<store::EffectRow> rows;
  for (const auto& id : ids)
    if (const auto row = row_named(id)) rows.push_back(*row);
  const auto place = [](const store::EffectRow& row) { return std::pair(row.entry, row.n); };
  std::sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
  return rows;
}

Outgoing intact(const store::EffectRow& row) {
  Outgoing out{engine::effect_id(row),
               engine::effect_key(row),
               row.kind,
               row.reference,
               row.seq,
               row.token,
               engine::instant(row.at),
               row.what,
               row.target};
  out.failed = row.code;
  if (!out.failed.empty()) return out;  // the values are for another case: the host may not read them
  const auto payload = engine::payload_of(row);
  out.step = payload.at("step").as<std::string>();
  out.with = payload.at("with").as<Record>();
  if (const auto* text = payload.find("text"))
    for (const auto& [language, words] : text->as<Record>()) out.text.set(language, words.as<std::string>());
  return out;
}

// Nothing that the row contains leaves the engine: not even to which person it should go is known.
Outgoing damaged(const store::EffectRow& row) {
  Outgoing out{};
  out.id = engine::effect_id(row);
  out.reference = row.reference;
  out.failed = engine::kOutboxDamaged;
  return out;
}

Outgoing outgoing(const engine::EngineContext& engine_context, const store::EffectRow& row) {
  try {
    return engine::is_intact(engine_context, row) ? intact(row) : damaged(row);
  } catch (const Error&) {  // a row of before migration 6
    return damaged(row);
  }
}

}  // namespace

Page<Outgoing> Engine::outbox(std::string_view after, std::size_t limit) {
  return errors_only([&] {
    limit = std::clamp<std::size_t>(limit, 1, kMaxOutgoing);
    auto rows = engine_context_->store->read()->outbox(row_named(after).value_or(store::EffectRow{}), limit + 1);
    Page<Outgoing> page;
    if (rows.size() > limit) rows.pop_back(), page.next = engine::effect_id(rows.back());
    for (const auto& row : rows) page.items.push_back(outgoing(*engine_context_, row));
    return page;
  });
}

std::size_t Engine::mark_delivered(std::span<const std::string> ids) {
  return errors_only([&] {
    return engine::retry_or_busy([&] {
      const auto transaction = engine_context_->store->begin();
      std::size_t removed = 0;
      for (const auto& row : rows_named(ids)) removed += transaction->remove_effect(row) ? 1 : 0;
      transaction->commit();
      return removed;
    });
  });
}

std::size_t Engine::retry(std::span<const std::string> ids) {
  return errors_only([&] {
    const auto now = engine::micros(engine_context_->clock.now());
    return engine::retry_or_busy([&] {
      const auto transaction = engine_context_->store->begin();
      std::size_t due = 0;
      for (const auto& row : rows_named(ids)) due += transaction->retry(row, now) ? 1 : 0;
      transaction->commit();
      return due;
    });
  });
}

}  // namespace parcours
