// What a writer meant who forgot a blank, a dash or a value, for hints.
#pragma once
#include <string>
#include <string_view>

#include "definition/source/source.hpp"

namespace parcours::definition::yaml {

// "task: Signaler" for `task:Signaler`, the first colon of which has no blank; empty for any other text.
std::string with_blank(std::string_view text);

// The line that begins at `start` with the dash that was forgotten: the line above it at its column begins with one.
// Empty when that is not so.
std::string with_dash(const Source& source, std::size_t start);

// "- { do: clore, by: bob }" for `- do: clore, by: bob`, and "refus: { fr: Non }" for `refus: fr: Non`: the line with
// the braces that it lacks. Empty for any other line.
std::string with_braces(std::string_view line);

// What a piece between two commas was meant to be, that is read as a key without a value: "task: Signaler" for
// `task:Signaler`, "1.5" for `1,5`, "by: ..." for a key alone. Empty when it is not known.
std::string key_meant(std::string_view text, Span key);

}  // namespace parcours::definition::yaml
