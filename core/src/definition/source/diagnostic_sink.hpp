// The sink that collects everything that is wrong with a text.
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

// Returns the messages of this layer. Its rows are in diagnostics_*.cpp.
const DiagnosticTable& diagnostics();

// Returns the hint "did you mean '...'?" in both languages; empty for an empty name.
Text did_you_mean(const std::string& name);
// Returns the names as a list for people, "a, b, c". After `most` names it ends with "...".
std::string listed(const std::vector<std::string>& names, std::size_t most = 20);

// The problems of one text. Refers to the source, which must outlive it. Not for several threads.
class DiagnosticSink {
 public:
  explicit DiagnosticSink(const Source& source) : source_(source) {}

  // Adds the problem of a code at a place. Drops a second one of the same code and message at the same place. `near` is
  // the name that was probably meant; it replaces the hint of the message.
  void report(std::string_view code, Span at, DiagnosticTable::Arguments arguments = {}, const std::string& near = {});
  // Adds a problem that another part found (a value that does not fit, a fault of an expression), at a place.
  void add(Problem problem, Span at);
  // Adds a problem of another file or of the whole text.
  void add_unlocated(Problem problem);

  // Records the languages of a text at a place.
  void record_languages(std::vector<std::string> languages, Span at) { texts_.push_back({at, std::move(languages)}); }
  // Adds a problem for each text that lacks a language of another text.
  void report_missing_languages();

  const Source& source() const { return source_; }
  // Returns true when further problems are only counted. Callers then need no hints, which cost time.
  bool full() const;
  // Returns the place of the last problem.
  std::size_t last() const { return last_; }
  // Returns the number of problems that are errors.
  std::size_t errors() const { return errors_; }
  // Returns all problems in the order of the text, and empties the sink. After 100 problems, one more gives the number
  // of the others.
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
  std::set<std::pair<std::size_t, std::string>> known_;  // places and the code and message of their problems
  std::size_t errors_ = 0, left_out_ = 0, last_ = 0;
};

}  // namespace parcours::definition
