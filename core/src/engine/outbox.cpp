// The outbox for the host: what cases send to people, and what could not be delivered to another case.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "engine/command/effects.hpp"
#include "engine/engine_context.hpp"

namespace parcours {
namespace {

constexpr std::size_t kMaxOutgoing = 500;  // of one page

// "42.1": the journal row, and the number in it.
std::string id_of(const store::EffectRow& row) { return fmt::format("{}.{}", row.entry, row.n); }

std::optional<store::EffectRow> row_named(std::string_view id) {
  store::EffectRow row;
  const char *at = id.data(), *end = id.data() + id.size();
  const auto [dot, no_entry] = std::from_chars(at, end, row.entry);
  if (no_entry != std::errc() || dot == end || *dot != '.') return std::nullopt;
  const auto [stop, no_place] = std::from_chars(dot + 1, end, row.n);
  return no_place == std::errc() && stop == end ? std::optional(row) : std::nullopt;
}

Outgoing outgoing(const store::EffectRow& row) {
  Outgoing out{id_of(row), engine::effect_key(row), row.kind, row.reference, row.seq,
               row.token,  engine::instant(row.at), row.what, row.target};
  out.failed = row.code;
  if (!out.failed.empty()) return out;  // the values are for another case: the host may not read them
  const auto payload = engine::payload_of(row);
  out.step = payload.at("step").as<std::string>();
  out.with = payload.at("with").as<Record>();
  if (const auto* text = payload.find("text"))
    for (const auto& [language, words] : text->as<Record>()) out.text.set(language, words.as<std::string>());
  return out;
}

}  // namespace

Page<Outgoing> Engine::outbox(std::string_view after, std::size_t limit) {
  limit = std::clamp<std::size_t>(limit, 1, kMaxOutgoing);
  auto rows = engine_context_->store->read()->outbox(row_named(after).value_or(store::EffectRow{}), limit + 1);
  Page<Outgoing> page;
  if (rows.size() > limit) rows.pop_back(), page.next = id_of(rows.back());
  for (const auto& row : rows) page.items.push_back(outgoing(row));
  return page;
}

void Engine::mark_delivered(std::span<const std::string> ids) {
  const auto transaction = engine_context_->store->begin();
  for (const auto& id : ids)
    if (const auto row = row_named(id)) transaction->remove_effect(*row);
  transaction->commit();
}

std::size_t Engine::retry(std::span<const std::string> ids) {
  const auto transaction = engine_context_->store->begin();
  const auto now = engine::micros(engine_context_->clock.now());
  std::size_t due = 0;
  for (const auto& id : ids)
    if (const auto row = row_named(id); row && transaction->retry(*row, now)) ++due;
  transaction->commit();
  return due;
}

}  // namespace parcours
