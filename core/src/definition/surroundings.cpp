// The four files that stand around the workflows of a city. Each is one map:
//   roles.yaml         name: title, or { title }
//   territories.yaml   name: title, or { title }
//   vocabularies.yaml  vocabulary: { value: title, or { title, from, to } }
//   parameters.yaml    name: value
// A title is a text, or { fr: ..., en: ... }.
#include "definition/draft.hpp"
#include "definition/file.hpp"
#include "definition/places.hpp"

namespace parcours::definition {
namespace {

std::optional<Date> read_day(const Pair& pair, Sink& sink) {
  const auto word = read_word(pair, sink);
  if (!word) return std::nullopt;
  const auto day = parse_date(*word);
  if (!day) sink.add(messages().problem("not-a-date"), pair.value.span);
  return day;
}

// A title alone is short for { title }; one in several languages is told by its keys.
bool is_title(const Node& node) { return node.is_scalar() || (node.is_map() && !pair_in(node, "title")); }

Option read_option(const Pair& pair, const Place& place, Sink& sink) {
  Option option{pair.key.text, {}, {}, {}};
  if (is_title(pair.value) || pair.value.is_empty() || pair.value.is_list()) {
    option.title = read_text(pair, sink);
    return option;
  }
  check_keys(pair.value, pair.key.span, place, sink);
  option.title = read_text(*pair_in(pair.value, "title"), sink);
  if (const auto* from = pair_in(pair.value, "from")) option.from = read_day(*from, sink);
  if (const auto* to = pair_in(pair.value, "to")) option.to = read_day(*to, sink);
  return option;
}

std::vector<Option> read_options(const Node& map, const Place& place, bool names, Sink& sink) {
  std::vector<Option> options;
  for (const auto& pair : map.pairs)
    if (!names || check_name(pair.key.text, pair.key.span, sink)) options.push_back(read_option(pair, place, sink));
  return options;
}

void read_roles(const Node& root, Surroundings& around, Sink& sink) {
  around.roles = read_options(root, places::named, true, sink);
}

void read_territories(const Node& root, Surroundings& around, Sink& sink) {
  around.territories = read_options(root, places::named, true, sink);
}

void read_vocabularies(const Node& root, Surroundings& around, Sink& sink) {
  for (const auto& pair : root.pairs)
    if (check_name(pair.key.text, pair.key.span, sink) && want_map(pair, sink))
      around.vocabularies[pair.key.text] = read_options(pair.value, places::option, false, sink);
}

void read_parameters_of_city(const Node& root, Surroundings& around, Sink& sink) {
  for (const auto& pair : root.pairs) {
    if (!check_name(pair.key.text, pair.key.span, sink)) continue;
    around.parameters[pair.key.text] = value_of(pair.value);
    around.places[pair.key.text] = sink.source().where(pair.value.is_empty() ? pair.key.span.at : pair.value.span.at);
  }
}

struct File {
  std::string_view name;
  void (*read)(const Node& root, Surroundings& around, Sink& sink);
};
constexpr File files[] = {{"roles.yaml", read_roles},
                          {"territories.yaml", read_territories},
                          {"vocabularies.yaml", read_vocabularies},
                          {"parameters.yaml", read_parameters_of_city}};

void read_one(const std::filesystem::path& path, const File& file, Surroundings& around, Problems& problems) {
  const auto text = file_text(path);
  if (!text) {
    problems.insert(problems.end(), text.problems().begin(), text.problems().end());
    return;
  }
  const Source source(path.string(), *text);
  Sink sink(source);
  const auto root = yaml::parse(source, sink);
  if (root && root->pairs.size() > most_parts)
    sink.say("too-many-parts", root->span, {{"key", std::string(file.name)}, {"most", std::to_string(most_parts)}});
  else if (root && root->is_map())
    file.read(*root, around, sink);
  else if (root && !root->is_empty())
    sink.say("want-names", root->span);
  for (auto& problem : sink.take()) problems.push_back(std::move(problem));
}

}  // namespace

Problems read_surroundings(const std::filesystem::path& folder, Surroundings& surroundings) {
  Problems problems;
  for (const auto& file : files) {
    std::error_code error;
    const auto path = folder / file.name;
    if (std::filesystem::exists(path, error)) read_one(path, file, surroundings, problems);
  }
  return problems;
}

}  // namespace parcours::definition
