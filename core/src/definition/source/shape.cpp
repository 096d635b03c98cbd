#include "definition/source/shape.hpp"

#include <algorithm>
#include <charconv>

#include "base/nearest.hpp"

namespace parcours::definition {
namespace {

bool holds(Words words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

std::vector<std::string> keys_of(const Place& place) {
  auto keys = strings(place.keys);
  for (const auto word : place.more) keys.emplace_back(word);
  return keys;
}

void check_key(const Node& key, const Place& place, Sink& sink) {
  if (holds(place.keys, key.text) || holds(place.more, key.text)) return;
  if (sink.full()) return sink.say("unknown-key", key.span);
  const auto allowed = keys_of(place);
  sink.say("unknown-key", key.span, {{"key", key.text}, {"allowed", listed(allowed)}}, nearest(key.text, allowed));
}

bool not_too_many(const Pair& pair, std::size_t count, std::size_t most, Sink& sink) {
  if (count <= most) return true;
  sink.say("too-many-parts", pair.key.span, {{"key", pair.key.text}, {"most", std::to_string(most)}});
  return false;
}

// `3 working hours`: a calendar that does not count that unit; true when it is one.
bool say_calendar(const std::string& delay, Span at, Sink& sink) {
  const auto first = delay.find(' '), last = delay.rfind(' ');
  if (first == last) return false;
  const auto n = delay.substr(0, first), unit = delay.substr(last + 1);
  if (!parse_delay(n + " " + unit)) return false;
  sink.say("delay-calendar", at, {{"calendar", delay.substr(first + 1)}, {"n", n}, {"unit", unit}});
  return true;
}

bool is_language(std::string_view code) {
  return code != "no" && code.size() == 2 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Words that mean something to YAML, to expressions or to `next`.
constexpr std::string_view reserved[] = {
    "yes", "no",    "on",      "off",       "true",   "false", "null",     "end",     "stay",
    "all", "any",   "actor",   "case",      "now",    "today", "steps",    "outcome", "in",
    "as",  "break", "const",   "continue",  "else",   "for",   "function", "if",      "import",
    "let", "loop",  "package", "namespace", "return", "var",   "void",     "while",   "otherwise",
};

}  // namespace

std::vector<std::string> strings(Words words) { return {words.begin(), words.end()}; }

bool check_keys(const Node& node, Span at, const Place& place, Sink& sink) {
  if (!node.is_map()) {
    sink.say("want-keys", node.is_empty() ? at : node.span, {{"allowed", listed(keys_of(place))}});
    return false;
  }
  for (const auto& pair : node.pairs) check_key(pair.key, place, sink);
  for (const auto key : place.required)
    if (!pair_in(node, key)) sink.say("missing-key", at, {{"key", std::string(key)}});
  return true;
}

const Pair* pair_in(const Node& map, std::string_view key) {
  for (const auto& pair : map.pairs)
    if (pair.key.text == key) return &pair;
  return nullptr;
}

bool want_map(const Pair& pair, Sink& sink, std::size_t most) {
  if (pair.value.is_map() && !pair.value.pairs.empty()) return not_too_many(pair, pair.value.pairs.size(), most, sink);
  sink.say("want-map", pair.value.is_empty() ? pair.key.span : pair.value.span, {{"key", pair.key.text}});
  return false;
}

bool want_list(const Pair& pair, Sink& sink, std::size_t most) {
  if (pair.value.is_list() && !pair.value.items.empty()) return not_too_many(pair, pair.value.items.size(), most, sink);
  sink.say("want-list", pair.value.is_empty() ? pair.key.span : pair.value.span, {{"key", pair.key.text}});
  return false;
}

std::vector<const Node*> one_or_list(const Node& node) {
  if (!node.is_list()) return {&node};
  std::vector<const Node*> all;
  for (const auto& item : node.items) all.push_back(&item);
  return all;
}

std::optional<std::string> read_word(const Node& node, std::string_view key, Sink& sink) {
  if (node.is_scalar() && !node.text.empty()) return node.text;
  sink.say("want-text", node.span, {{"key", std::string(key)}});
  return std::nullopt;
}

std::optional<std::string> read_word(const Pair& pair, Sink& sink) {
  if (pair.value.is_scalar() && !pair.value.text.empty()) return pair.value.text;
  sink.say("want-text", pair.value.is_empty() ? pair.key.span : pair.value.span, {{"key", pair.key.text}});
  return std::nullopt;
}

Text read_text(const Pair& pair, Sink& sink) {
  if (!pair.value.is_map()) return Text(read_word(pair, sink).value_or(""));
  Text text;
  std::vector<std::string> languages;
  for (const auto& each : pair.value.pairs) {
    const auto said = read_word(each, sink);
    if (!is_language(each.key.text))
      sink.say("bad-language", each.key.span, {{"language", each.key.text}});
    else if (said)
      text.set(each.key.text, *said), languages.push_back(each.key.text);
  }
  sink.note_languages(std::move(languages), pair.key.span);
  return text;
}

std::optional<int> read_count(const Pair& pair, int least, int most, Sink& sink) {
  const auto word = read_word(pair, sink);
  if (!word) return std::nullopt;
  int count = 0;
  const auto [end, error] = std::from_chars(word->data(), word->data() + word->size(), count);
  if (error == std::errc() && end == word->data() + word->size() && count >= least && count <= most) return count;
  sink.say("want-number", pair.value.span,
           {{"key", pair.key.text}, {"least", std::to_string(least)}, {"most", std::to_string(most)}});
  return std::nullopt;
}

std::optional<bool> read_flag(const Pair& pair, Sink& sink) {
  const auto word = read_word(pair, sink);
  if (!word) return std::nullopt;
  if (*word == "true" || *word == "false") return *word == "true";
  sink.say("want-flag", pair.value.span, {{"key", pair.key.text}});
  return std::nullopt;
}

std::optional<Delay> read_delay(const Pair& pair, Sink& sink) {
  const auto word = read_word(pair, sink);
  if (!word) return std::nullopt;
  if (const auto delay = parse_delay(*word)) return delay;
  if (!say_calendar(*word, pair.value.span, sink)) sink.say("want-delay", pair.value.span, {{"key", pair.key.text}});
  return std::nullopt;
}

std::optional<std::string> read_one_of(const Pair& pair, const std::vector<std::string>& allowed, Sink& sink) {
  const auto word = read_word(pair, sink);
  if (!word) return std::nullopt;
  if (std::find(allowed.begin(), allowed.end(), *word) != allowed.end()) return word;
  sink.say("want-one-of", pair.value.span, {{"key", pair.key.text}, {"word", *word}, {"allowed", listed(allowed, 30)}},
           nearest(*word, allowed));
  return std::nullopt;
}

bool is_name(std::string_view name) {
  const auto part = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return name.size() >= 2 && name.size() <= 60 && name[0] >= 'a' && name[0] <= 'z' &&
         std::all_of(name.begin(), name.end(), part);
}

bool is_workflow_name(std::string_view name) {
  if (name.size() < 2 || name.size() > 60 || name.front() < 'a' || name.front() > 'z' || name.back() == '-')
    return false;
  return name.find("--") == std::string_view::npos && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

bool check_name(const std::string& name, Span at, Sink& sink) {
  if (!is_name(name))
    sink.say("bad-name", at, {{"name", name}});
  else if (holds(reserved, name))
    sink.say("reserved-name", at, {{"name", name}});
  else
    return true;
  return false;
}

}  // namespace parcours::definition
