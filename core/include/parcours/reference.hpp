// The words of the language of workflows, from the tables that its readers use: keys by place, types, functions.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "parcours/text.hpp"

namespace parcours {

// One key of a place.
struct KeyEntry {
  std::string key, place;
  bool required = false;
  Text takes;  // the kind of value: "a delay", or the words that are possible
  Text about;
};

// One place: a map whose keys are known.
struct PlaceEntry {
  std::string name;
  std::vector<KeyEntry> keys;
};

// The places of one kind of file.
struct FileEntry {
  Text title;
  std::vector<PlaceEntry> places;
};

// One type of a field, or one function of expressions.
struct WordEntry {
  std::string name;
  std::vector<std::string> calls;  // of a function: "size(text) -> integer"
  Text about;
  std::string example;  // of a function
};

struct Reference {
  std::vector<FileEntry> files;
  std::vector<WordEntry> types, functions;
};

// Everything. It lives as long as the program. Any number of threads may call this and the functions below.
const Reference& reference();

// What has that name: its rows in every place, and the type and the function of that name. Empty when nothing has.
Reference reference_of(std::string_view name);

// For people: headings and lists in Markdown, in "fr" or "en". Empty for an empty reference.
std::string to_text(const Reference& reference, std::string_view language);

}  // namespace parcours
