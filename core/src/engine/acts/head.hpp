// Heads: a few lines, to be kept outside the database, that fix everything in it up to a closing.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parcours::engine {

struct Head {
  std::string database;            // the name that its first act gives it
  std::int64_t seq = 0, rows = 0;  // of the closing: the number of its act, and the leaves of its tree
  std::string root;                // of that tree
  friend bool operator==(const Head&, const Head&) = default;
};

// Three lines, which are the body of a C2SP signed note: "parcours DATABASE", "SEQ ROWS", "ROOT".
std::string to_text(const Head& head);
// Reads such a text. Blanks may be in the place of line ends, and what follows an empty line (signatures) is not read.
// Empty for any other text.
std::optional<Head> read_head(std::string_view text);

}  // namespace parcours::engine
