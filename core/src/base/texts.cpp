#include "base/texts.hpp"

#include <string>

namespace parcours {

Text joined(const std::vector<Text>& all, std::string_view between) {
  std::string fr, en;
  for (const auto& each : all) {
    if (each.empty()) continue;
    if (!fr.empty()) fr += between, en += between;
    fr += each.in("fr"), en += each.in("en");
  }
  return {fr, en};
}

Text in_brackets(const Text& before, const Text& inside) {
  return joined({before, joined({"(", inside, ")"}, "")}, " ");
}

}  // namespace parcours
