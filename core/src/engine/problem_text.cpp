// A problem as text for people in a terminal.
// Problems as text, for the public headers.
#include "base/boundary.hpp"
#include "definition/source/to_text.hpp"
#include "parcours/workflows.hpp"

namespace parcours {

std::string to_text(const Problem& problem, std::string_view language) {
  return errors_only([&] {
    auto text = definition::to_text(problem, language);
    if (text.empty() || text.back() != '\n') text += '\n';
    return text;
  });
}

}  // namespace parcours
