#include "definition/source/node_readers.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "definition/source/meant_words.hpp"

namespace parcours::definition {
namespace {

bool contains(Words words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

std::vector<std::string> keys_of(const KeySet& key_set) {
  auto keys = strings(key_set.keys);
  for (const auto word : key_set.more) keys.emplace_back(word);
  return keys;
}

bool not_too_many(const Pair& pair, std::size_t count, std::size_t most, DiagnosticSink& sink) {
  if (count <= most) return true;
  sink.report("too-many-parts", pair.key.span, {{"key", pair.key.text}, {"most", std::to_string(most)}});
  return false;
}

// Reports `3 working hours`: a calendar that does not count that unit. Returns true when it is one.
bool report_calendar(const std::string& delay, Span at, DiagnosticSink& sink) {
  const auto first = delay.find(' '), last = delay.rfind(' ');
  if (first == last) return false;
  const auto n = delay.substr(0, first), unit = delay.substr(last + 1);
  if (!parse_delay(n + " " + unit)) return false;
  sink.report("delay-calendar", at, {{"calendar", delay.substr(first + 1)}, {"n", n}, {"unit", unit}});
  return true;
}

bool is_language(std::string_view code) {
  return code != "no" && code.size() == 2 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Words with a meaning in YAML, in expressions or in `next`.
constexpr std::string_view reserved[] = {
    "yes", "no",    "on",      "off",       "true",   "false", "null",     "end",     "stay",
    "all", "any",   "actor",   "case",      "now",    "today", "steps",    "outcome", "in",
    "as",  "break", "const",   "continue",  "else",   "for",   "function", "if",      "import",
    "let", "loop",  "package", "namespace", "return", "var",   "void",     "while",   "otherwise",
};

// Whether the key is one that a form has, and no field: that a value is asked, or may be left out.
bool belongs_to_form(const std::string& key, const KeySet& key_set) {
  const bool means_optional = key == "optional" || key == "optionnel" || key == "facultatif";
  return key_set.name.starts_with("field") && (means_required(key) || means_optional);
}

void check_key(const Node& key, const KeySet& key_set, DiagnosticSink& sink) {
  if (contains(key_set.keys, key.text) || contains(key_set.more, key.text)) return;
  if (sink.full()) return sink.report("unknown-key", key.span);
  if (belongs_to_form(key.text, key_set)) return sink.report("key-of-form", key.span, {{"key", key.text}});
  const auto allowed = keys_of(key_set);
  sink.report("unknown-key", key.span, {{"key", key.text}, {"allowed", listed(allowed)}},
              word_meant(key.text, allowed));
}

// The letters without accents, in the order of their names, and what a name has in place of each.
constexpr std::array<std::pair<std::string_view, std::string_view>, 34> kPlainLetters{
    {{"à", "a"}, {"â", "a"}, {"ä", "a"}, {"ç", "c"}, {"é", "e"}, {"è", "e"},  {"ê", "e"}, {"ë", "e"},  {"î", "i"},
     {"ï", "i"}, {"ô", "o"}, {"ö", "o"}, {"ù", "u"}, {"û", "u"}, {"ü", "u"},  {"ÿ", "y"}, {"œ", "oe"}, {"æ", "ae"},
     {"À", "a"}, {"Â", "a"}, {"Ä", "a"}, {"Ç", "c"}, {"É", "e"}, {"È", "e"},  {"Ê", "e"}, {"Ë", "e"},  {"Î", "i"},
     {"Ï", "i"}, {"Ô", "o"}, {"Ö", "o"}, {"Ù", "u"}, {"Û", "u"}, {"Œ", "oe"}, {"’", "_"}}};

// A name that people read as that one: "numero_client" for "Numéro-client"; empty when there is none.
std::string name_meant(std::string_view name) {
  std::string meant;
  while (!name.empty()) {
    const auto letter = std::find_if(kPlainLetters.begin(), kPlainLetters.end(),
                                     [&](const auto& each) { return name.starts_with(each.first); });
    const char c = name.front();
    if (letter != kPlainLetters.end())
      meant += letter->second;
    else if (c >= 'A' && c <= 'Z')
      meant += static_cast<char>(c - 'A' + 'a');
    else if (c == '-' || c == ' ' || c == '.' || c == '\'')
      meant += '_';
    else
      meant += c;
    name.remove_prefix(letter == kPlainLetters.end() ? 1 : letter->first.size());
  }
  return is_name(meant) ? meant : std::string();
}

// Returns the first name in braces, as a text that is sent quotes it; empty when there is none.
std::string quoted_name(std::string_view text) {
  const auto is_part = [](unsigned char c) { return std::isalnum(c) || c == '_' || c == '.' || c >= 0x80; };
  for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const auto close = text.find('}', open);
    const auto name = text.substr(open + 1, close == std::string_view::npos ? close : close - open - 1);
    if (close != std::string_view::npos && !name.empty() && std::all_of(name.begin(), name.end(), is_part))
      return std::string(name);
  }
  return {};
}

}  // namespace

std::vector<std::string> strings(Words words) { return {words.begin(), words.end()}; }

bool check_keys(const Node& node, Span at, const KeySet& key_set, DiagnosticSink& sink) {
  if (!node.is_map()) {
    sink.report("want-keys", node.is_empty() ? at : node.span, {{"allowed", listed(keys_of(key_set))}});
    return false;
  }
  for (const auto& pair : node.pairs) check_key(pair.key, key_set, sink);
  for (const auto key : key_set.required)
    if (!pair_in(node, key)) sink.report("missing-key", at, {{"key", std::string(key)}});
  return true;
}

const Pair* pair_in(const Node& map, std::string_view key) {
  for (const auto& pair : map.pairs)
    if (pair.key.text == key) return &pair;
  return nullptr;
}

bool expect_map(const Pair& pair, DiagnosticSink& sink, std::size_t most) {
  if (pair.value.is_map() && !pair.value.pairs.empty()) return not_too_many(pair, pair.value.pairs.size(), most, sink);
  sink.report("want-map", pair.value.is_empty() ? pair.key.span : pair.value.span, {{"key", pair.key.text}});
  return false;
}

bool expect_list(const Pair& pair, DiagnosticSink& sink, std::size_t most) {
  if (pair.value.is_list() && !pair.value.items.empty()) return not_too_many(pair, pair.value.items.size(), most, sink);
  sink.report("want-list", pair.value.is_empty() ? pair.key.span : pair.value.span, {{"key", pair.key.text}});
  return false;
}

std::vector<const Node*> one_or_list(const Node& node) {
  if (!node.is_list()) return {&node};
  std::vector<const Node*> all;
  for (const auto& item : node.items) all.push_back(&item);
  return all;
}

std::optional<std::string> read_word(const Node& node, std::string_view key, DiagnosticSink& sink) {
  if (node.is_scalar() && !node.text.empty()) return node.text;
  sink.report("want-text", node.span, {{"key", std::string(key)}});
  return std::nullopt;
}

std::optional<std::string> read_word(const Pair& pair, DiagnosticSink& sink) {
  if (pair.value.is_scalar() && !pair.value.text.empty()) return pair.value.text;
  sink.report("want-text", pair.value.is_empty() ? pair.key.span : pair.value.span, {{"key", pair.key.text}});
  return std::nullopt;
}

Text read_template(const Pair& pair, DiagnosticSink& sink) {
  if (!pair.value.is_map()) return Text(read_word(pair, sink).value_or(""));
  Text text;
  if (pair.value.pairs.empty()) sink.report("want-text", pair.value.span, {{"key", pair.key.text}});
  std::vector<std::string> languages;
  for (const auto& each : pair.value.pairs) {
    const auto translation = read_word(each, sink);
    if (!is_language(each.key.text))
      sink.report("bad-language", each.key.span, {{"language", each.key.text}});
    else if (translation)
      text.set(each.key.text, *translation), languages.push_back(each.key.text);
  }
  sink.record_languages(std::move(languages), pair.key.span);
  return text;
}

Text read_text(const Pair& pair, DiagnosticSink& sink) {
  auto text = read_template(pair, sink);
  for (const auto& [language, translation] : text.translations()) {
    const auto name = quoted_name(translation);
    const auto* written = pair.value.is_map() ? pair_in(pair.value, language) : &pair;
    if (!name.empty() && written) sink.report("quotes-nothing", written->value.span, {{"name", name}});
  }
  return text;
}

std::optional<int> read_count(const Pair& pair, int least, int most, DiagnosticSink& sink) {
  const auto word = read_word(pair, sink);
  if (!word) return std::nullopt;
  int count = 0;
  const auto [end, error] = std::from_chars(word->data(), word->data() + word->size(), count);
  if (error == std::errc() && end == word->data() + word->size() && count >= least && count <= most) return count;
  sink.report("want-number", pair.value.span,
              {{"key", pair.key.text}, {"least", std::to_string(least)}, {"most", std::to_string(most)}});
  return std::nullopt;
}

std::optional<bool> read_flag(const Pair& pair, DiagnosticSink& sink) {
  const auto word = read_word(pair, sink);
  if (!word) return std::nullopt;
  if (*word == "true" || *word == "false") return *word == "true";
  sink.report("want-flag", pair.value.span, {{"key", pair.key.text}}, flag_meant(*word));
  return std::nullopt;
}

std::optional<Delay> read_delay(const Pair& pair, DiagnosticSink& sink) {
  const auto word = read_word(pair, sink);
  if (!word) return std::nullopt;
  if (const auto delay = parse_delay(*word)) return delay;
  if (!report_calendar(*word, pair.value.span, sink))
    sink.report("want-delay", pair.value.span, {{"key", pair.key.text}}, delay_meant(*word));
  return std::nullopt;
}

std::optional<std::string> read_one_of(const Pair& pair, const std::vector<std::string>& allowed,
                                       DiagnosticSink& sink) {
  auto word = read_word(pair, sink);
  if (!word) return std::nullopt;
  if (std::find(allowed.begin(), allowed.end(), *word) != allowed.end()) return word;
  sink.report("want-one-of", pair.value.span,
              {{"key", pair.key.text}, {"word", *word}, {"allowed", listed(allowed, 30)}}, word_meant(*word, allowed));
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

bool check_name(const std::string& name, Span at, DiagnosticSink& sink) {
  if (!is_name(name))
    sink.report("bad-name", at, {{"name", name}}, name_meant(name));
  else if (contains(reserved, name))
    sink.report("reserved-name", at, {{"name", name}});
  else
    return true;
  return false;
}

}  // namespace parcours::definition
