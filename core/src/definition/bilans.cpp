#include "definition/bilans.hpp"

#include <algorithm>
#include <charconv>

#include "definition/language/bilan_key_sets.hpp"
#include "definition/read/bilan_draft.hpp"
#include "definition/source/file.hpp"
#include "definition/source/yaml.hpp"

namespace parcours::definition {
namespace {

namespace fs = std::filesystem;

// What a file contains, as far as its tree could be made.
struct BilanFile {
  fs::path path;
  std::string text;
};

void read_series(const Pair& series, BilanDraft& draft) {
  if (!expect_map(series, draft.sink)) return;
  for (const auto& pair : series.value.pairs) {
    if (!check_name(pair.key.text, pair.key.span, draft.sink)) continue;
    Series one{std::string(pair.key.text), {}, {}};
    if (!check_keys(pair.value, pair.key.span, bilan_key_sets::series, draft.sink)) continue;
    if (const auto* title = pair_in(pair.value, "title")) one.title = read_text(*title, draft.sink);
    if (const auto* where = pair_in(pair.value, "where")) one.where = read_filters(*where, draft);
    draft.bilan.series.push_back(std::move(one));
  }
}

void read_whole(const Node& root, BilanDraft& draft) {
  const auto* name = pair_in(root, "bilan");
  check_keys(root, name ? name->key.span : Span{0, 1}, bilan_key_sets::bilan, draft.sink);
  if (name) draft.bilan.name = read_word(*name, draft.sink).value_or("");
  const auto stem = fs::path(draft.sink.source().name()).stem().string();
  if (name && draft.bilan.name != stem)
    draft.sink.report("bilan-misnamed", name->value.span, {{"name", draft.bilan.name}, {"file", stem}});
  if (const auto* title = pair_in(root, "title")) draft.bilan.title = read_text(*title, draft.sink);
  if (const auto* facts = pair_in(root, "facts")) read_bilan_facts(*facts, draft);
  if (const auto* series = pair_in(root, "series")) read_series(*series, draft);
  if (const auto* results = pair_in(root, "results")) read_results(*results, draft);
}

// Calls `use` with the tree of a text that is a map, and returns what is wrong with the text.
template <class Use>
Problems with_map(const std::string& text, const std::string& file, const Use& use) {
  const Source source(file, text);
  DiagnosticSink sink(source);
  const auto root = yaml::parse(source, sink);
  if (root && !root->is_map()) sink.report("want-names", root->span);
  if (root && root->is_map()) use(*root, sink);
  return sink.take();
}

// Adds the facts that the text declares, under their full names, without reading the rest.
void add_declared(const BilanFile& file, std::set<std::string>& declared) {
  with_map(file.text, file.path.string(), [&](const Node& root, DiagnosticSink&) {
    const auto *name = pair_in(root, "bilan"), *facts = pair_in(root, "facts");
    if (!name || !name->value.is_scalar() || !facts || !facts->value.is_map()) return;
    for (const auto& fact : facts->value.pairs) declared.insert(name->value.text + "." + fact.key.text);
  });
}

std::vector<BilanFile> files_in(const fs::path& folder, Problems& problems) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".yaml") paths.push_back(at->path());
  std::sort(paths.begin(), paths.end());
  std::vector<BilanFile> files;
  for (const auto& path : paths) {
    const auto text = file_text(path);
    if (text)
      files.push_back({path, *text});
    else
      problems.insert(problems.end(), text.problems().begin(), text.problems().end());
  }
  return files;
}

bool is_year(std::string_view text) {
  const auto digits = [](std::string_view part) {
    return part.size() == 4 && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return digits(text) || (text.size() == 9 && text[4] == '-' && digits(text.substr(0, 4)) && digits(text.substr(5)));
}

// `canourgues: { "2026-2027": 3 }`
void read_reference_of(const Pair& territory, std::map<std::string, std::int64_t>& years, DiagnosticSink& sink) {
  if (!expect_map(territory, sink)) return;
  for (const auto& pair : territory.value.pairs) {
    if (!is_year(pair.key.text)) sink.report("reference-year", pair.key.span);
    if (const auto n = read_count(pair, 0, 1'000'000'000, sink)) years[std::string(pair.key.text)] = *n;
  }
}

void add_references(const fs::path& path, References& references, Problems& problems) {
  std::error_code error;
  if (!fs::exists(path, error)) return;
  const auto text = file_text(path);
  auto found =
      text ? with_map(*text, path.string(),
                      [&](const Node& root, DiagnosticSink& sink) {
                        for (const auto& pair : root.pairs)
                          if (check_name(pair.key.text, pair.key.span, sink) && expect_map(pair, sink))
                            for (const auto& territory : pair.value.pairs)
                              read_reference_of(territory,
                                                references[std::string(pair.key.text)][std::string(territory.key.text)],
                                                sink);
                      })
           : text.problems();
  problems.insert(problems.end(), found.begin(), found.end());
}

}  // namespace

BilanReadResult read_bilan(std::string_view text, const std::string& file, const BilanSurroundings& around) {
  BilanReadResult result;
  result.problems = with_map(std::string(text), file, [&](const Node& root, DiagnosticSink& sink) {
    BilanDraft draft{around, sink};
    read_whole(root, draft);
    if (sink.errors() == 0) result.bilan = std::move(draft.bilan);
  });
  return result;
}

void add_facts(const Surroundings& surroundings, CountedFacts& facts) {
  for (const auto& sheet : surroundings.sheets)
    for (const auto& name : sheet.facts) facts[name] = {name, false, false, true, true, {}};
}

BilansReadResult read_bilans(const fs::path& folder, CountedFacts counted) {
  BilansReadResult result;
  BilanSurroundings around{std::move(counted), {}, {}};
  add_references(folder / "references.yaml", around.references, result.problems);
  const auto files = files_in(folder / "bilans", result.problems);
  for (const auto& file : files) add_declared(file, around.declared);
  for (const auto& file : files) {
    auto reading = read_bilan(file.text, file.path.string(), around);
    std::move(reading.problems.begin(), reading.problems.end(), std::back_inserter(result.problems));
    if (reading.bilan) result.bilans.push_back(std::move(*reading.bilan));
  }
  result.references = std::move(around.references);
  return result;
}

}  // namespace parcours::definition
