#include "execution/case.hpp"

#include <algorithm>

namespace parcours::execution {

const Token* Case::token(std::int64_t id) const {
  const auto at = std::lower_bound(tokens.begin(), tokens.end(), id,
                                   [](const Token& t, std::int64_t wanted) { return t.id < wanted; });
  return at != tokens.end() && at->id == id ? &*at : nullptr;
}

const Timer* Case::timer(std::int64_t token_id, std::string_view line) const {
  const auto at =
      std::find_if(timers.begin(), timers.end(), [&](const Timer& t) { return t.token == token_id && t.line == line; });
  return at == timers.end() ? nullptr : &*at;
}

std::string Case::row_path(std::int64_t frame) const {
  std::string rows;
  for (const Token* t = token(frame); t; t = token(t->parent))
    if (t->row > 0) rows = std::to_string(t->row) + (rows.empty() ? "" : "/" + rows);
  return rows;
}

bool Case::is_inside(std::int64_t id, std::int64_t frame) const {
  if (frame == 0) return true;
  for (const Token* t = token(id); t; t = token(t->parent))
    if (t->id == frame) return true;
  return false;
}

std::string in_row_path(const std::string& name, const std::string& rows) {
  return rows.empty() ? name : name + "@" + rows;
}

std::optional<Instant> next_due(const Case& c) {
  std::optional<Instant> first;
  if (!c.is_open() || c.suspended) return first;
  for (const auto& t : c.timers)
    if (t.at && !t.fired && !t.paused && (!first || *t.at < *first)) first = t.at;
  for (const auto& t : c.tokens)
    if (t.retry_at && (!first || *t.retry_at < *first)) first = t.retry_at;
  return first;
}

}  // namespace parcours::execution
