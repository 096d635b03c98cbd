// Readers of keys, scalars, maps and lists.
//
// A reader takes the pair that it reads, so that a problem names the key and its place. When it cannot read the value,
// it reports a problem to the sink and returns nothing.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "definition/source/diagnostic_sink.hpp"
#include "definition/source/yaml.hpp"
#include "parcours/text.hpp"

namespace parcours::definition {

using yaml::Node;
using Pair = yaml::Node::Pair;
using Words = std::span<const std::string_view>;

// The keys that a map of keywords may contain.
struct KeySet {
  std::string_view name;  // of the place, as in the table "At a glance" of workflows/README.md
  Words keys;
  Words required = {};
  Words more = {};  // further keys, when two places share the others
};

// Reports unknown and missing keys of a map. Returns false when `node` is no map.
bool check_keys(const Node& node, Span at, const KeySet& key_set, DiagnosticSink& sink);
// Returns the pair under a key; null when it is absent.
const Pair* pair_in(const Node& map, std::string_view key);

// Limits: the parts of one map or list, and the steps of one map of steps.
inline constexpr std::size_t max_parts = 1'000, max_steps = 10'000;

// Return whether the value is a map (a list) with one to `most` parts. Report it when it is not.
bool expect_map(const Pair& pair, DiagnosticSink& sink, std::size_t most = max_parts);
bool expect_list(const Pair& pair, DiagnosticSink& sink, std::size_t most = max_parts);
// Returns the items of a list, or the node itself. It reads a value of the form `[x]`: one x or a list of them.
std::vector<const Node*> one_or_list(const Node& node);

// Read a scalar that is not empty, of a pair or of an item under `key`.
std::optional<std::string> read_word(const Pair& pair, DiagnosticSink& sink);
std::optional<std::string> read_word(const Node& node, std::string_view key, DiagnosticSink& sink);
// Read "..." or { fr: "...", en: "..." }. A template may quote names in braces; any other text that does so is
// reported.
Text read_text(const Pair& pair, DiagnosticSink& sink);
Text read_template(const Pair& pair, DiagnosticSink& sink);
// Reads a whole number from `least` to `most`.
std::optional<int> read_count(const Pair& pair, int least, int most, DiagnosticSink& sink);
std::optional<bool> read_flag(const Pair& pair, DiagnosticSink& sink);
std::optional<Delay> read_delay(const Pair& pair, DiagnosticSink& sink);
// Reads one of the allowed words. The problem of another word lists them.
std::optional<std::string> read_one_of(const Pair& pair, const std::vector<std::string>& allowed, DiagnosticSink& sink);

// Returns whether a part of a workflow may have that name. Reports it when it may not.
bool check_name(const std::string& name, Span at, DiagnosticSink& sink);
bool is_name(std::string_view name);           // [a-z][a-z0-9_]+
bool is_workflow_name(std::string_view name);  // with-hyphens

std::vector<std::string> strings(Words words);

}  // namespace parcours::definition
