// What is said when a story and its workflow disagree, and in a report of stories.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/message.hpp"
#include "parcours/text.hpp"

namespace parcours::engine {

const Messages& story_words();
Text story_text(std::string_view code, Messages::Arguments arguments = {});
std::string joined(const std::vector<std::string>& names);

}  // namespace parcours::engine
