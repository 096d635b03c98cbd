// Where everything that is wrong with a text is collected.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "definition/source/source.hpp"
#include "parcours/problem.hpp"

namespace parcours::definition {

// What this layer can say. The table is in messages_*.cpp; every code in French and English.
const DiagnosticTable& diagnostics();

// "did you mean '...'?" in both languages; empty for an empty name.
Text did_you_mean(const std::string& name);
// The names as a list for people: "a, b, c"; at most `most`, then "...".
std::string listed(const std::vector<std::string>& names, std::size_t most = 20);

// The problems of one text. Not for several threads.
class DiagnosticSink {
 public:
  explicit DiagnosticSink(const Source& source) : source_(source) {}

  // LineContext one code, at one place. `near` is the name that was probably meant: it replaces the message's own hint.
  void report(std::string_view code, Span at, DiagnosticTable::Arguments arguments = {}, const std::string& near = {});
  // A problem that was found elsewhere (a value that does not fit, a fault of an expression), at a place in this text.
  void add(Problem problem, Span at);
  // A problem of another file, or of the whole text.
  void add_unlocated(Problem problem);

  // A text that is given in these languages, at a place; those that have fewer than others are told at the end.
  void record_languages(std::vector<std::string> languages, Span at) { texts_.push_back({at, std::move(languages)}); }
  void report_missing_languages();

  const Source& source() const { return source_; }
  // True when further problems are only counted: the time to stop looking for hints.
  bool full() const;
  // Where what was said last stands.
  std::size_t last() const { return last_; }
  // How many problems keep the workflow from running.
  std::size_t errors() const { return errors_; }
  // Everything, in the order of the text. At most 100, then one that says how many more.
  Problems take();

 private:
  struct Found {
    std::size_t at;
    Problem problem;
  };
  struct Given {
    Span at;
    std::vector<std::string> languages;
  };
  const Source& source_;
  std::vector<Given> texts_;
  std::vector<Found> found_;
  std::set<std::pair<std::size_t, std::string>> known_;  // what was said at a place is not said there again
  std::size_t errors_ = 0, left_out_ = 0, last_ = 0;
};

}  // namespace parcours::definition
