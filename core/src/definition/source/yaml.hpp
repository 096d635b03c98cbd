// YAML as the language of workflows takes it: a small tree that knows where everything stands. (yaml-cpp lives behind
// this.)
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/source/diagnostic_sink.hpp"
#include "definition/source/source.hpp"

namespace parcours::definition::yaml {

// A scalar, a map or a list as written. Every scalar is text; what reads it decides its type.
struct Node {
  struct Pair;
  enum class Kind { empty, scalar, map, list };
  Kind kind = Kind::empty;
  std::string text;     // of a scalar
  bool quoted = false;  // in quotes, or a block text (`|`, `>`)
  bool flow = false;    // a map or list in braces or brackets
  Span span;  // of a scalar with its quotes; of a map or list, from where it begins to where its last part ends
  std::vector<Pair> pairs;  // of a map, in the order of the text; keys are scalars, each once
  std::vector<Node> items;  // of a list

  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_map() const { return kind == Kind::map; }
  bool is_list() const { return kind == Kind::list; }
  bool is_empty() const { return kind == Kind::empty; }
  const Node* find(std::string_view key) const;  // of a map: the value under that key; linear
};
struct Node::Pair {
  Node key, value;
};

inline constexpr std::size_t max_bytes = 1 << 20, max_depth = 60, max_nodes = 200'000;

// The one document of the text; nothing when it cannot be read to its end. Never throws on any text. What is read is
// held against the text token by token. Said in `sink`: tags, anchors, aliases, `?` keys, tabs, odd spaces outside
// quotes, duplicate keys (left out of the document, so that the rest can be looked at), directives, second documents.
// Linear in the size of the text.
std::optional<Node> parse(const Source& source, DiagnosticSink& sink);

// Where in the source the byte `offset` of the scalar's text stands; exact for plain and simply quoted scalars of one
// line.
std::size_t position_in(const Source& source, const Node& scalar, std::size_t offset);

}  // namespace parcours::definition::yaml
