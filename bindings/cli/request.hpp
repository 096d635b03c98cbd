// The command line, parsed but not yet checked against anything else.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/phrase.hpp"

namespace parcours::cli {

// The exit codes, described in bindings/README.md.
enum class Exit { done = 0, problems = 1, usage = 2, failure = 3, done_unwritten = 4 };

// A wrong command line. Thrown with a phrase, which lives as long as the program, the word that is wrong, the word that
// was probably meant, and those that are possible.
struct Usage {
  const Phrase& what;
  std::string word;
  std::string near{};
  std::vector<std::string> possible{};
};

struct Request {
  std::string command;  // "lint", "plugin list"

  // The engine, who acts, and the form of the output.
  std::string database;
  std::filesystem::path workflows, config, journal_key;
  std::vector<std::filesystem::path> plugins;
  std::string actor, format, language;

  // Options of commands to a case.
  std::vector<std::string> confirmed;
  std::string key;
  std::int64_t seen = 0;

  // Arguments and options of single commands; empty for the others.
  std::vector<std::filesystem::path> paths;
  std::filesystem::path svg, junit;
  std::string notation;  // dot, mermaid, bpmn
  std::string grantee, role, territory, structure;
  std::vector<std::string> renamed;  // old=new, of steps
  bool dry_run = false;
  std::string workflow, reference, step, message, row, why, code, kind, shell;
  std::string task;  // the number of a task, or the name of its step
  std::int64_t token = 0, in = 0;
  std::size_t limit = 1000;
  std::vector<std::string> sent, retried;
  std::vector<std::string> words;  // an outcome, field=value
  std::string until, period, audience;
  std::optional<std::string> since;  // a head, or the file that contains it

  // Of lists. `workflow`, `territory`, `step` and `words` are conditions too.
  std::string sheet, phase, status, ended_as, assigned_to, opened_from, opened_until;
  bool overdue = false, by_last_event = false, counted = false;

  bool json() const { return format == "json"; }
  bool csv() const { return format == "csv"; }
  bool html() const { return format == "html"; }
};

// Reads the command line. An option that is left out is taken from the environment. Empty when help or the version has
// been printed, so that nothing is left to do. Throws Usage.
std::optional<Request> read_command_line(int argc, char** argv);

// The language of messages, needed before the rest is read: --lang, else PARCOURS_LANG, else French.
std::string language_of(int argc, char** argv);
// True for `--format json`, also when the rest of the command line is wrong.
bool wants_json(int argc, char** argv);

}  // namespace parcours::cli
