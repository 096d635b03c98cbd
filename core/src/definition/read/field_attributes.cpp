// Reads the attributes of a field, each only for the types that use it.
#include <algorithm>
#include <unordered_set>

#include "base/nearest.hpp"
#include "definition/model/types.hpp"
#include "definition/read/fields.hpp"

namespace parcours::definition {
namespace {

// Returns the approximate length of a retention in days, to compare two of them.
std::int64_t days_of(const Delay& delay) {
  constexpr std::int64_t days[] = {0, 0, 1, 7, 30, 365};
  return delay.n * days[static_cast<std::size_t>(delay.unit)];
}

struct Context {
  Draft& draft;
  Field& field;
};

bool is_one_of(Type type, std::initializer_list<Type> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

// The types that an attribute is for. Attributes that are not here are for every type.
struct Fit {
  std::string_view key;
  bool (*fits)(Type);
};
constexpr Fit fit_of[] = {
    {"of",
     [](Type t) { return is_one_of(t, {Type::choice, Type::choices, Type::actor, Type::structure, Type::case_}); }},
    {"min", [](Type t) { return is_one_of(t, {Type::number, Type::money, Type::date, Type::datetime}); }},
    {"max",
     [](Type t) {
       return is_one_of(t, {Type::number, Type::money, Type::date, Type::datetime, Type::text, Type::note});
     }},
    {"decimals", [](Type t) { return t == Type::number; }},
    {"default", [](Type t) { return !is_one_of(t, {Type::list, Type::file, Type::files, Type::notice}); }},
    {"value",
     [](Type t) {
       return !is_one_of(t, {Type::list, Type::file, Type::files, Type::notice, Type::place, Type::choices});
     }},
    {"find", [](Type t) { return find_kind_of(t).has_value(); }},
    {"item", [](Type t) { return t == Type::list; }},
    {"key", [](Type t) { return t == Type::list; }},
    {"fields", [](Type t) { return t == Type::list; }},
};

bool fits(std::string_view key, Type type) {
  const auto at = std::find_if(std::begin(fit_of), std::end(fit_of), [&](const Fit& each) { return each.key == key; });
  return at == std::end(fit_of) || at->fits(type);
}

// Returns an attribute when the type uses it. Reports it otherwise.
const Pair* attribute(const Node& node, std::string_view key, Type type, Draft& draft) {
  const auto* pair = pair_in(node, key);
  if (!pair || fits(key, type)) return pair;
  draft.sink.report("misfit", pair->key.span, {{"key", std::string(key)}, {"type", std::string(name_of(type))}});
  return nullptr;
}

bool check_option_name(const Node& node, Draft& draft) {
  const auto part = [](char c) {
    return c == '_' || c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  if (node.is_scalar() && !node.text.empty() && std::all_of(node.text.begin(), node.text.end(), part)) return true;
  draft.sink.report("bad-option", node.span);
  return false;
}

// The values of a choice, each once.
class Options {
 public:
  explicit Options(Context& in) : in_(in) {}
  void add(const Node& name, Text title) {
    if (!check_option_name(name, in_.draft)) return;
    if (!seen_.insert(name.text).second)
      return in_.draft.sink.report("option-twice", name.span, {{"option", name.text}});
    in_.field.options.push_back({name.text, std::move(title), {}, {}});
  }

 private:
  Context& in_;
  std::unordered_set<std::string> seen_;
};

void read_vocabulary(const Pair& pair, Context& in) {
  const auto at = in.draft.surroundings.vocabularies.find(pair.value.text);
  if (at != in.draft.surroundings.vocabularies.end()) {
    in.field.options = at->second;
    return;
  }
  std::vector<std::string> names;
  for (const auto& [name, options] : in.draft.surroundings.vocabularies) names.push_back(name);
  in.draft.sink.report("unknown-vocabulary", pair.value.span, {{"name", pair.value.text}},
                       nearest(pair.value.text, names));
}

void read_options(const Pair& pair, Context& in) {
  if (pair.value.is_scalar()) return read_vocabulary(pair, in);
  if (!(pair.value.is_map() ? expect_map(pair, in.draft.sink) : expect_list(pair, in.draft.sink))) return;
  Options options(in);
  for (const auto& item : pair.value.items) options.add(item, {});
  for (const auto& each : pair.value.pairs) options.add(each.key, read_text(each, in.draft.sink));
}

void read_of(const Pair& pair, Context& in) {
  if (is_one_of(in.field.type, {Type::choice, Type::choices})) return read_options(pair, in);
  const auto name = read_word(pair, in.draft.sink);
  if (!name) return;
  if (in.field.type == Type::case_) {
    if (!is_workflow_name(*name)) in.draft.sink.report("bad-workflow-name", pair.value.span, {{"name", *name}});
    in.field.of = *name;
    return;
  }
  in.field.role = *name;
  if (!in.draft.is_role(*name))
    in.draft.sink.report("unknown-role", pair.value.span, {{"role", *name}}, nearest(*name, in.draft.role_names()));
}

void read_title(const Pair& pair, Context& in) { in.field.title = read_text(pair, in.draft.sink); }
void read_help(const Pair& pair, Context& in) { in.field.help = read_text(pair, in.draft.sink); }
void read_shown_as(const Pair& pair, Context& in) {
  const auto name = read_word(pair, in.draft.sink);
  if (name && check_name(*name, pair.value.span, in.draft.sink)) in.field.screen = *name;
}
void read_why(const Pair& pair, Context& in) { in.field.why = read_word(pair, in.draft.sink).value_or(""); }
void read_person(const Pair& pair, Context& in) {
  const auto name = read_word(pair, in.draft.sink);
  if (!name || !check_name(*name, pair.value.span, in.draft.sink)) return;
  in.field.person = *name;
  in.field.level = 2;
  if (*name == "subject" && in.draft.workflow.subject != Subject::person)
    in.draft.sink.report("no-person", pair.value.span);
}
void read_level(const Pair& pair, Context& in) {
  const auto word = read_one_of(pair, {"C0", "C1", "C2", "C3", "C4"}, in.draft.sink);
  if (word) in.field.level = (*word)[1] - '0';
}
// `6 months after end`
void read_keep(const Pair& pair, Context& in) {
  const auto text = read_word(pair, in.draft.sink);
  if (!text) return;
  const auto after = text->find(" after end");
  if (after != std::string::npos && after + 10 == text->size())
    in.field.keep = parse_delay(std::string_view(*text).substr(0, after));
  const auto& whole = in.draft.workflow.keep_active;
  if (!in.field.keep)
    in.draft.sink.report("bad-field-keep", pair.value.span);
  else if (whole && days_of(*in.field.keep) > days_of(*whole))
    in.draft.sink.report("keep-longer", pair.value.span, {{"keep", parcours::to_text(*whole)}});
}
void read_decimals(const Pair& pair, Context& in) {
  in.field.decimals = read_count(pair, 0, 9, in.draft.sink).value_or(0);
}
void read_unique(const Pair& pair, Context& in) { in.field.unique = read_flag(pair, in.draft.sink).value_or(false); }
void read_find(const Pair& pair, Context& in) { in.field.find = read_flag(pair, in.draft.sink).value_or(false); }
void read_seen_by(const Pair& pair, Context& in) {
  for (const Node* node : one_or_list(pair.value)) {
    const auto role = read_word(*node, "seen_by", in.draft.sink);
    if (!role) continue;
    if (!in.draft.is_role(*role))
      in.draft.sink.report("unknown-role", node->span, {{"role", *role}}, nearest(*role, in.draft.role_names()));
    in.field.seen_by.push_back(*role);
  }
}

void read_item(const Pair& pair, Context& in) {
  const auto name = read_word(pair, in.draft.sink);
  if (!name || !check_name(*name, pair.value.span, in.draft.sink)) return;
  in.field.item = *name;
  declare_name(pair.value, nullptr, in.draft);
}

// Reads `max` of a text: its greatest length in characters.
void read_length(const Node& node, Context& in) {
  const auto* most = attribute(node, "max", in.field.type, in.draft);
  if (const auto count =
          most ? read_count(*most, 1, in.field.type == Type::note ? 20'000 : 280, in.draft.sink) : std::nullopt)
    in.field.maximum = Value(*count);
}

void read_bounds(const Node& node, Context& in) {
  const bool is_text = is_one_of(in.field.type, {Type::text, Type::note});
  if (is_text) read_length(node, in);
  if (is_text && attribute(node, "min", in.field.type, in.draft)) return;
  if (is_text) return;
  const auto bare = in.field;
  if (const auto* least = attribute(node, "min", in.field.type, in.draft))
    in.field.minimum = read_literal(least->value, bare, in.draft);
  if (const auto* most = attribute(node, "max", in.field.type, in.draft))
    in.field.maximum = read_literal(most->value, bare, in.draft);
  if (!in.field.minimum || !in.field.maximum) return;
  auto bounded = bare;
  bounded.minimum = in.field.minimum;
  if (coerce(bounded, *in.field.maximum, in.draft.surroundings.calendar)) return;
  in.draft.sink.report("min-above-max", pair_in(node, "max")->value.span);
  in.field.minimum.reset();  // so that the default is not compared with an empty range
}
void read_preset(const Pair& pair, Context& in) {
  const bool today = pair.value.text == "today" && is_one_of(in.field.type, {Type::date, Type::datetime});
  if (today)
    in.field.default_value = Value("today");
  else if (pair.value.text == "aujourd'hui" && in.field.type == Type::date)
    in.draft.sink.report("not-a-date", pair.value.span, {}, "today");
  else
    in.field.default_value = read_literal(pair.value, in.field, in.draft);
  for (const auto& option : in.field.options)
    if (option.to && in.field.default_value == Value(option.name))
      in.draft.sink.report("default-ends", pair.value.span,
                           {{"option", option.name}, {"day", parcours::to_text(*option.to)}});
}

void read_fields_of_list(const Pair& pair, Context& in) {
  if (!expect_map(pair, in.draft.sink)) return;
  for (const auto& each : pair.value.pairs)
    if (check_name(each.key.text, each.key.span, in.draft.sink))
      in.field.fields.push_back(read_element_field(each, in.draft));
}

void read_key(const Pair& pair, Context& in) {
  std::vector<std::string> names;
  for (const auto& field : in.field.fields) names.push_back(field.name);
  in.field.key = read_one_of(pair, names, in.draft.sink).value_or("");
}

struct AttributeReader {
  std::string_view key;
  void (*read)(const Pair& pair, Context& in);
};
constexpr AttributeReader attribute_readers[] = {
    {"title", read_title},       {"of", read_of},
    {"person", read_person},     {"level", read_level},
    {"why", read_why},           {"keep", read_keep},
    {"decimals", read_decimals}, {"help", read_help},
    {"seen_by", read_seen_by},   {"unique", read_unique},
    {"item", read_item},         {"fields", read_fields_of_list},
    {"key", read_key},           {"shown_as", read_shown_as},
    {"find", read_find},
};

}  // namespace

void read_range(const Node& node, Field& field, Draft& draft) {
  Context in{draft, field};
  read_bounds(node, in);
}

void read_attributes(const Node& node, Field& field, Draft& draft) {
  Context in{draft, field};
  for (const auto& reader : attribute_readers)
    if (const auto* pair = attribute(node, reader.key, field.type, draft)) reader.read(*pair, in);
  // Literals come last: they need all the rest of the field.
  read_bounds(node, in);
  if (const auto* default_value = attribute(node, "default", field.type, draft)) read_preset(*default_value, in);
  const auto* value = attribute(node, "value", field.type, draft);  // read when the steps are known
  if (value && field.default_value) draft.sink.report("value-and-default", value->key.span);
  const auto* find = field.find ? pair_in(node, "find") : nullptr;
  if (find && value) draft.sink.report("find-computed", find->key.span, {{"field", field.name}});
  if (find && field.level >= 4) draft.sink.report("find-note", find->key.span, {{"field", field.name}});
}

}  // namespace parcours::definition
