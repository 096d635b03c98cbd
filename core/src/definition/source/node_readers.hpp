// The shape of what is written: which keys stand where, and scalars as what their key makes of them.
// Every reader takes the pair that it reads, so that it can say which key is wrong and where; what it cannot read is
// said in the sink and comes back empty.
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

// What may stand in a map of keywords.
struct KeySet {
  std::string_view name;  // as in the table "at a glance" of the language
  Words keys;
  Words required = {};
  Words more = {};  // further keys, where two places share the others
};

// Holds a map against its key_set: unknown keys, missing ones. False when `node` is no map at all.
bool check_keys(const Node& node, Span at, const KeySet& key_set, DiagnosticSink& sink);
// The pair under that key; null when it is absent.
const Pair* pair_in(const Node& map, std::string_view key);

inline constexpr std::size_t max_parts = 1'000, max_steps = 10'000;  // of one map or list, of one map of steps

// A map, a list, with something in it and not too much; else it is said.
bool expect_map(const Pair& pair, DiagnosticSink& sink, std::size_t most = max_parts);
bool expect_list(const Pair& pair, DiagnosticSink& sink, std::size_t most = max_parts);
// `[x]` of the language: one x or a list of them.
std::vector<const Node*> one_or_list(const Node& node);

std::optional<std::string> read_word(const Pair& pair, DiagnosticSink& sink);  // a scalar with something in it
std::optional<std::string> read_word(const Node& node, std::string_view key,
                                     DiagnosticSink& sink);  // the same of an item
Text read_text(const Pair& pair, DiagnosticSink& sink);      // "..." or { fr: "...", en: "..." }
std::optional<int> read_count(const Pair& pair, int least, int most, DiagnosticSink& sink);
std::optional<bool> read_flag(const Pair& pair, DiagnosticSink& sink);
std::optional<Delay> read_delay(const Pair& pair, DiagnosticSink& sink);
// One word of a closed set; another is said with what is allowed.
std::optional<std::string> read_one_of(const Pair& pair, const std::vector<std::string>& allowed, DiagnosticSink& sink);

// True when a name may be used for a thing of a workflow; else it is said.
bool check_name(const std::string& name, Span at, DiagnosticSink& sink);
bool is_name(std::string_view name);           // [a-z][a-z0-9_]+
bool is_workflow_name(std::string_view name);  // with-hyphens

std::vector<std::string> strings(Words words);

}  // namespace parcours::definition
