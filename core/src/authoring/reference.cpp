#include "parcours/reference.hpp"

#include <algorithm>

#include "authoring/function_texts.hpp"
#include "authoring/value_texts.hpp"
#include "base/boundary.hpp"
#include "definition/language/bilan_key_sets.hpp"
#include "definition/language/key_sets.hpp"
#include "definition/language/story_key_sets.hpp"
#include "expression/function.hpp"

namespace parcours {
namespace {

using definition::KeySet;

Text text_of(std::string_view fr, std::string_view en) { return {std::string(fr), std::string(en)}; }

KeyEntry key_entry(const KeySet& set, std::string_view key) {
  KeyEntry entry{std::string(key), std::string(set.name), false, {}, {}};
  entry.required = std::find(set.required.begin(), set.required.end(), key) != set.required.end();
  if (const auto* row = definition::keyword(set.name, key)) {
    entry.takes = authoring::text_of_value(*row);
    entry.about = text_of(row->fr, row->en);
  }
  return entry;
}

PlaceEntry place_entry(const KeySet& set) {
  PlaceEntry place{std::string(set.name), {}};
  for (const auto keys : {set.keys, set.more})
    for (const auto key : keys) place.keys.push_back(key_entry(set, key));
  return place;
}

FileEntry file_entry(Text title, std::span<const KeySet* const> sets) {
  FileEntry file{std::move(title), {}};
  for (const auto* set : sets) file.places.push_back(place_entry(*set));
  return file;
}

// "x.contains(text) -> bool": one for each overload.
std::vector<std::string> calls_of(const expression::Function& function) {
  std::vector<std::string> calls;
  for (const auto& overload : function.overloads) {
    std::vector<std::string> takes;
    for (const auto kind : overload.takes) takes.push_back(expression::Type(kind).name());
    std::string call(function.name);
    if (function.form == expression::Function::Form::method && !takes.empty()) {
      call = takes.front() + "." + call;
      takes.erase(takes.begin());
    }
    std::string arguments;
    for (const auto& each : takes) arguments += (arguments.empty() ? "" : ", ") + each;
    calls.push_back(call + "(" + arguments + ") -> " + expression::Type(overload.gives).name());
  }
  return calls;
}

std::vector<WordEntry> function_entries() {
  std::vector<WordEntry> entries;
  for (const auto& each : authoring::function_texts()) {
    WordEntry entry{std::string(each.name), {}, text_of(each.fr, each.en), std::string(each.example)};
    if (const auto* function = expression::find_function(each.name)) entry.calls = calls_of(*function);
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::vector<WordEntry> type_entries() {
  std::vector<WordEntry> entries;
  for (const auto& each : authoring::type_texts())
    entries.push_back({std::string(each.name), {}, text_of(each.fr, each.en), {}});
  return entries;
}

std::vector<WordEntry> named(const std::vector<WordEntry>& words, std::string_view name) {
  std::vector<WordEntry> found;
  for (const auto& each : words)
    if (each.name == name) found.push_back(each);
  return found;
}

Reference make_reference() {
  Reference all;
  all.files.push_back(file_entry({"Parcours type et fichiers de la ville", "Workflow and files of the city"},
                                 definition::key_sets::all()));
  all.files.push_back(file_entry({"Récit", "Story"}, definition::story_key_sets::all()));
  all.files.push_back(file_entry({"Bilan", "Bilan"}, definition::bilan_key_sets::all()));
  all.types = type_entries();
  all.functions = function_entries();
  return all;
}

}  // namespace

const Reference& reference() {
  return errors_only([]() -> const Reference& {
    static const Reference all = make_reference();
    return all;
  });
}

Reference reference_of(std::string_view name) {
  return errors_only([&] {
    Reference found;
    for (const auto& file : reference().files) {
      FileEntry part{file.title, {}};
      for (const auto& place : file.places)
        for (const auto& key : place.keys)
          if (key.key == name) part.places.push_back({place.name, {key}});
      if (!part.places.empty()) found.files.push_back(std::move(part));
    }
    found.types = named(reference().types, name);
    found.functions = named(reference().functions, name);
    return found;
  });
}

}  // namespace parcours
