// Fields and parameters: the data of a case, each with its type, its purpose and its level.
#include <algorithm>
#include <array>

#include "base/nearest.hpp"
#include "definition/draft.hpp"
#include "definition/places.hpp"
#include "definition/types.hpp"

namespace parcours::definition {
namespace {

struct Context {
  Draft& draft;
  Field& field;
};

bool is_one_of(Type type, std::initializer_list<Type> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

// Which types an attribute makes sense for; the attributes that are not here go with every type.
struct Fit {
  std::string_view key;
  bool (*fits)(Type);
};
constexpr Fit fits[] = {
    {"of",
     [](Type t) {
       return is_one_of(t, {Type::choice, Type::choices, Type::actor, Type::structure, Type::case_});
     }},
    {"min",
     [](Type t) {
       return is_one_of(t, {Type::number, Type::money, Type::date, Type::datetime});
     }},
    {"max",
     [](Type t) {
       return is_one_of(t, {Type::number, Type::money, Type::date, Type::datetime, Type::text, Type::note});
     }},
    {"decimals", [](Type t) { return t == Type::number; }},
    {"default",
     [](Type t) {
       return !is_one_of(t, {Type::list, Type::file, Type::files, Type::notice});
     }},
    {"item", [](Type t) { return t == Type::list; }},
    {"key", [](Type t) { return t == Type::list; }},
    {"fields", [](Type t) { return t == Type::list; }},
};

void check_fit(const Node& node, Type type, Draft& draft) {
  for (const auto& [key, fit] : fits)
    if (const auto* pair = pair_in(node, key); pair && !fit(type))
      draft.sink.say("misfit", pair->key.span, {{"key", std::string(key)}, {"type", std::string(name_of(type))}});
}

// A name that is taken once for all fields, elements and parameters; a role of that name is another thing too.
void claim(const Node& key, const std::string& as, const Field* field, Draft& draft) {
  const auto& name = key.text;
  const auto [at, fresh] = draft.taken.emplace(name, as);
  if (!fresh) return draft.sink.say("name-taken", key.span, {{"name", name}});
  const auto roles = draft.role_names();
  const bool own_role = field && field->role == name;
  if (!own_role && std::find(roles.begin(), roles.end(), name) != roles.end())
    draft.sink.say("name-is-role", key.span, {{"name", name}});
}

bool check_option_name(const Node& node, Draft& draft) {
  const auto part = [](char c) {
    return c == '_' || c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  if (node.is_scalar() && !node.text.empty() && std::all_of(node.text.begin(), node.text.end(), part)) return true;
  draft.sink.say("bad-option", node.span);
  return false;
}

void add_option(Option option, Span at, Context& in) {
  auto& all = in.field.options;
  if (std::any_of(all.begin(), all.end(), [&](const Option& each) { return each.name == option.name; }))
    return in.draft.sink.say("option-twice", at, {{"option", option.name}});
  all.push_back(std::move(option));
}

void read_vocabulary(const Pair& pair, Context& in) {
  const auto at = in.draft.around.vocabularies.find(pair.value.text);
  if (at != in.draft.around.vocabularies.end()) {
    in.field.options = at->second;
    return;
  }
  std::vector<std::string> names;
  for (const auto& [name, options] : in.draft.around.vocabularies) names.push_back(name);
  in.draft.sink.say("unknown-vocabulary", pair.value.span, {{"name", pair.value.text}}, nearest(pair.value.text, names));
}

void read_options(const Pair& pair, Context& in) {
  if (pair.value.is_scalar()) return read_vocabulary(pair, in);
  for (const auto& item : pair.value.items)
    if (check_option_name(item, in.draft)) add_option({item.text, {}, {}, {}}, item.span, in);
  for (const auto& each : pair.value.pairs)
    if (check_option_name(each.key, in.draft))
      add_option({each.key.text, read_text(each, in.draft.sink), {}, {}}, each.key.span, in);
  if (pair.value.items.empty() && pair.value.pairs.empty()) want_list(pair, in.draft.sink);
}

void read_of(const Pair& pair, Context& in) {
  if (is_one_of(in.field.type, {Type::choice, Type::choices})) return read_options(pair, in);
  const auto name = read_word(pair, in.draft.sink);
  if (!name || in.field.type == Type::case_) return;
  in.field.role = *name;
  if (!in.draft.is_role(*name))
    in.draft.sink.say("unknown-role", pair.value.span, {{"role", *name}}, nearest(*name, in.draft.role_names()));
}

void read_title(const Pair& pair, Context& in) { in.field.title = read_text(pair, in.draft.sink); }
void read_help(const Pair& pair, Context& in) { in.field.help = read_text(pair, in.draft.sink); }
void read_why(const Pair& pair, Context& in) { in.field.why = read_word(pair, in.draft.sink).value_or(""); }
void read_person(const Pair& pair, Context& in) {
  const auto name = read_word(pair, in.draft.sink);
  if (!name || !check_name(*name, pair.value.span, in.draft.sink)) return;
  in.field.person = *name;
  in.field.level = 2;
  if (*name == "subject" && in.draft.workflow.subject != Subject::person) in.draft.sink.say("no-person", pair.value.span);
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
  if (!in.field.keep) in.draft.sink.say("bad-field-keep", pair.value.span);
}
void read_decimals(const Pair& pair, Context& in) { in.field.decimals = read_count(pair, 0, 9, in.draft.sink).value_or(0); }
void read_unique(const Pair& pair, Context& in) { in.field.unique = read_flag(pair, in.draft.sink).value_or(false); }
void read_seen_by(const Pair& pair, Context& in) {
  for (const Node* node : one_or_list(pair.value)) {
    const auto role = read_word(*node, "seen_by", in.draft.sink);
    if (!role) continue;
    if (!in.draft.is_role(*role))
      in.draft.sink.say("unknown-role", node->span, {{"role", *role}}, nearest(*role, in.draft.role_names()));
    in.field.seen_by.push_back(*role);
  }
}

void read_list_fields(const Pair& pair, Context& in);
void read_item(const Pair& pair, Context& in) {
  const auto name = read_word(pair, in.draft.sink);
  if (!name || !check_name(*name, pair.value.span, in.draft.sink)) return;
  in.field.item = *name;
  claim(pair.value, "element", nullptr, in.draft);
}

// `max` of a text: how many characters it may have.
void read_length(const Node& node, Context& in) {
  const auto* most = pair_in(node, "max");
  if (const auto count = most ? read_count(*most, 1, in.field.type == Type::note ? 20'000 : 280, in.draft.sink) : std::nullopt)
    in.field.maximum = Value(*count);
}

// Literals are read last: they need all the rest of the field.
void read_bounds(const Node& node, Context& in) {
  if (is_one_of(in.field.type, {Type::text, Type::note})) return read_length(node, in);
  if (!is_one_of(in.field.type, {Type::number, Type::money, Type::date, Type::datetime})) return;
  const auto bare = in.field;
  if (const auto* least = pair_in(node, "min")) in.field.minimum = read_literal(least->value, bare, in.draft);
  if (const auto* most = pair_in(node, "max")) in.field.maximum = read_literal(most->value, bare, in.draft);
  if (!in.field.minimum || !in.field.maximum) return;
  auto bounded = bare;
  bounded.minimum = in.field.minimum;
  static const Calendar calendar;
  if (!typed(bounded, *in.field.maximum, calendar)) in.draft.sink.say("min-above-max", pair_in(node, "max")->value.span);
}
void read_preset(const Pair& pair, Context& in) {
  const bool today = pair.value.text == "today" && is_one_of(in.field.type, {Type::date, Type::datetime});
  if (today)
    in.field.preset = Value("today");
  else
    in.field.preset = read_literal(pair.value, in.field, in.draft);
}

struct Reader {
  std::string_view key;
  void (*read)(const Pair& pair, Context& in);
};
constexpr Reader readers[] = {
    {"title", read_title},     {"of", read_of},         {"person", read_person},     {"level", read_level},
    {"why", read_why},         {"keep", read_keep},     {"decimals", read_decimals}, {"help", read_help},
    {"seen_by", read_seen_by}, {"unique", read_unique}, {"item", read_item},         {"fields", read_list_fields},
};

std::optional<Type> read_type(const Node& node, Draft& draft) {
  const auto* pair = pair_in(node, "type");
  const auto word = pair ? read_one_of(*pair, type_names(), draft.sink) : std::nullopt;
  return word ? type_named(*word) : std::nullopt;
}

// What a type cannot be without.
void check_needs(const Pair& pair, const Field& field, Draft& draft) {
  const auto& [key, node] = pair;
  if (is_one_of(field.type, {Type::choice, Type::choices}) && !pair_in(node, "of")) draft.sink.say("choice-without-of", key.span);
  if (field.type == Type::list && !pair_in(node, "fields")) draft.sink.say("missing-key", key.span, {{"key", "fields"}});
  if (field.type == Type::list && !pair_in(node, "item")) draft.sink.say("missing-key", key.span, {{"key", "item"}});
  if (field.level >= 2 && !pair_in(node, "why"))
    draft.sink.say("no-why", key.span, {{"field", field.name}, {"level", "C" + std::to_string(field.level)}});
}

void read_key(const Node& node, Context& in) {
  const auto* pair = pair_in(node, "key");
  if (!pair || in.field.type != Type::list) return;
  std::vector<std::string> names;
  for (const auto& field : in.field.fields) names.push_back(field.name);
  in.field.key = read_one_of(*pair, names, in.draft.sink).value_or("");
}

Field read_field(const Pair& pair, const Place& place, Draft& draft) {
  Field field;
  field.name = pair.key.text;
  if (!check_keys(pair.value, pair.key.span, place, draft.sink)) return field;
  const auto type = read_type(pair.value, draft);
  if (!type) return field;
  field.type = *type;
  if (*type == Type::territory) field.options = draft.around.territories;
  check_fit(pair.value, *type, draft);
  Context in{draft, field};
  for (const auto& reader : readers)
    if (const auto* attribute = pair_in(pair.value, reader.key)) reader.read(*attribute, in);
  read_key(pair.value, in);
  read_bounds(pair.value, in);
  if (const auto* preset = pair_in(pair.value, "default")) read_preset(*preset, in);
  check_needs(pair, field, draft);
  return field;
}

void read_list_fields(const Pair& pair, Context& in) {
  if (!want_map(pair, in.draft.sink)) return;
  for (const auto& each : pair.value.pairs)
    if (check_name(each.key.text, each.key.span, in.draft.sink))
      in.field.fields.push_back(read_field(each, places::list_field, in.draft));
}

void read_parameter(const Pair& pair, Draft& draft) {
  if (!check_keys(pair.value, pair.key.span, places::parameter, draft.sink)) return;
  const auto type = read_type(pair.value, draft);
  const auto* preset = pair_in(pair.value, "default");
  if (!type || !preset) return;
  Field like;
  like.name = pair.key.text;
  like.type = *type;
  if (*type == Type::number && preset->value.text.find('.') != std::string::npos) like.decimals = 9;
  Parameter parameter{pair.key.text, *type, {}, {}};
  if (auto value = read_literal(preset->value, like, draft)) parameter.preset = std::move(*value);
  if (const auto* why = pair_in(pair.value, "why")) parameter.why = read_word(*why, draft.sink).value_or("");
  const auto city = draft.around.parameters.find(pair.key.text);
  if (city != draft.around.parameters.end()) {
    static const Calendar calendar;
    if (auto value = typed(like, city->second, calendar))
      parameter.preset = std::move(*value);
    else
      for (auto problem : value.problems()) {
        problem.where = draft.around.places.contains(pair.key.text) ? draft.around.places.at(pair.key.text) : "parameters.yaml";
        draft.sink.add_as_it_is(std::move(problem));
      }
  }
  draft.workflow.parameters.push_back(std::move(parameter));
}

}  // namespace

void read_parameters(const Node& root, Draft& draft) {
  const auto* pair = pair_in(root, "parameters");
  if (!pair || !want_map(*pair, draft.sink)) return;
  for (const auto& each : pair->value.pairs) {
    if (!check_name(each.key.text, each.key.span, draft.sink)) continue;
    claim(each.key, "parameter", nullptr, draft);
    read_parameter(each, draft);
  }
}

void read_fields(const Node& root, Draft& draft) {
  const auto* pair = pair_in(root, "fields");
  if (!pair || !want_map(*pair, draft.sink)) return;
  for (const auto& each : pair->value.pairs) {
    if (!check_name(each.key.text, each.key.span, draft.sink)) continue;
    draft.workflow.fields.push_back(read_field(each, places::field, draft));
    claim(each.key, "field", &draft.workflow.fields.back(), draft);
  }
}

}  // namespace parcours::definition
