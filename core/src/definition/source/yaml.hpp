// The YAML that workflows may use, as a small tree with the position of every node. No other header includes yaml-cpp.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/source/diagnostic_sink.hpp"
#include "definition/source/source.hpp"

namespace parcours::definition::yaml {

// A scalar, a map or a list. Every scalar is text; its reader decides the type.
struct Node {
  struct Pair;
  enum class Kind { empty, scalar, map, list };
  Kind kind = Kind::empty;
  std::string text;     // of a scalar
  bool quoted = false;  // in quotes, or a block text (`|`, `>`)
  bool flow = false;    // a map or list in braces or brackets
  Span span;  // of a scalar, with its quotes; of a map or list, from its beginning to the end of its last part
  std::vector<Pair> pairs;  // of a map, in the order of the text; keys are scalars, each once
  std::vector<Node> items;  // of a list

  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_map() const { return kind == Kind::map; }
  bool is_list() const { return kind == Kind::list; }
  bool is_empty() const { return kind == Kind::empty; }
  // Returns the value under a key of a map; null when it is absent. Linear in the number of keys.
  const Node* find(std::string_view key) const;
};
struct Node::Pair {
  Node key, value;
};

// Limits of one text.
inline constexpr std::size_t max_bytes = 1 << 20, max_depth = 60, max_nodes = 200'000;

// Parses the one document of a text and checks the tree against the text, token by token. Returns nothing when the text
// cannot be read to its end. No text makes it throw. Time is linear in the size of the text.
//
// Reports tags, anchors, aliases, `?` keys, tabs, unusual spaces outside quotes, duplicate keys, directives and second
// documents. A duplicate key is left out of the tree, so that the rest can be checked.
std::optional<Node> parse(const Source& source, DiagnosticSink& sink);

// Returns the position in the source of the byte `offset` of a scalar's text. It is exact for a scalar of one line
// without escapes of more than two characters. For others it is some position in the scalar.
std::size_t position_in(const Source& source, const Node& scalar, std::size_t offset);

}  // namespace parcours::definition::yaml
