#include "parcours/expressions.hpp"

#include "base/boundary.hpp"
#include "engine/engine_context.hpp"
#include "expression/row.hpp"

namespace parcours {

Checked<std::string> answer_row(std::string_view row, Instant now, const Settings& settings) {
  return errors_only([&] {
    const Calendar calendar = engine::calendar_of(settings);
    return expression::answer_row(row, {now, calendar});
  });
}

}  // namespace parcours
