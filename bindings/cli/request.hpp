// What somebody asked on the command line, read but not yet judged.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/phrase.hpp"

namespace parcours::cli {

// How the program ends; described in bindings/README.md.
enum class Exit { done = 0, problems = 1, usage = 2, failure = 3 };

// A command line that cannot be meant; thrown with what to say about it and the word that is wrong.
struct Usage {
  const Phrase& what;
  std::string word;
};

struct Request {
  std::string command;  // "lint", "plugin list"

  // Which engine, and how it speaks.
  std::string database;
  std::filesystem::path workflows, config, journal_key;
  std::vector<std::filesystem::path> plugins;
  std::string actor, format, language;

  // Of a command to a case.
  std::vector<std::string> confirmed;
  std::string key;
  std::int64_t seen = 0;

  // The words behind the command; each belongs to some commands only.
  std::vector<std::filesystem::path> paths;
  std::filesystem::path svg, junit;
  std::string notation;  // dot, mermaid, bpmn
  std::string grantee, role, territory, structure;
  std::vector<std::string> renamed;  // old=new, of steps
  bool dry_run = false;
  std::string workflow, reference, step, message, row, code, kind;
  std::int64_t token = 0, in = 0;
  std::size_t limit = 1000;
  std::vector<std::string> sent, retried;
  std::vector<std::string> words;  // an outcome, field=value
  std::string from, until;

  bool json() const { return format == "json"; }
};

// Reads the command line; the environment stands in for options that are left out. Empty when there is nothing to do
// (help and version were printed). Throws Usage.
std::optional<Request> read_command_line(int argc, char** argv);

// The language to speak before anything else is read: of --lang, else of PARCOURS_LANG, else French.
std::string language_of(int argc, char** argv);
bool wants_json(int argc, char** argv);

}  // namespace parcours::cli
