// The lines of `meanwhile`: how their keys say what they are written under, and when they are due.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "execution/decide.hpp"

namespace parcours::execution {

// Of a step "trier/1", of a block or branch "approcher//1", of a phase "/accompagnement/1", of the workflow "//1".
inline bool is_of_phase(std::string_view key) { return key.starts_with('/') && !key.starts_with("//"); }
inline bool is_of_block(std::string_view key) {
  return key.starts_with('/') || key.find("//") != std::string_view::npos;
}

// The block whose frame the token is: of a block step, or of a branch; null when it is no frame.
const definition::Block* block_of(const definition::Workflow& workflow, const Token& token);

// Every line that lives in the case, with the token that it is written under (0: the phase or the workflow), from the
// outside inwards.
struct ActiveLine {
  const definition::Line* line = nullptr;
  std::int64_t token = 0;
};
std::vector<ActiveLine> active_lines(const definition::Workflow& workflow, const Case& a_case);

// The line of that key; null when the workflow has none.
const definition::Line* find_line(const definition::Workflow& workflow, std::string_view key);

// When the line is due that began to live at `from` and stands in `frame`: a line that moves at the end of its last
// day, one that only reminds or adds in the morning of it (LANGUAGE C3). Empty while it is unknown, or when it has no
// date.
std::optional<Instant> due_at(const definition::Line& line, Instant from, const definition::Workflow& workflow,
                              const Case& a_case, const DecisionContext& context, std::int64_t frame);
// The next time of a line that comes `every` so often, after `last` and after now.
std::optional<Instant> due_again(const definition::Line& line, Instant last, const DecisionContext& context);
// Where a delay that began at `from` would have to begin so that the time from `stopped` until now does not count;
// without a delay, elapsed time counts.
Instant shifted(const std::optional<Delay>& delay, Instant from, Instant stopped, const Calendar& calendar,
                Instant now);
// The same of the delay of a line, which stands in `frame`; `from` itself of one that has a date of its own.
Instant shifted(const definition::Line& line, Instant from, Instant stopped, const definition::Workflow& workflow,
                const Case& a_case, const DecisionContext& context, std::int64_t frame);

}  // namespace parcours::execution
