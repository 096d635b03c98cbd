// What verify finds: problems, what it proved, and what it cannot prove.
#pragma once
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "parcours/administration.hpp"

namespace parcours::engine {

// Collects the result of one verification. One thread.
class Findings {
 public:
  // Adds the problem of a code of the engine's diagnostics.
  void problem(std::string_view code, DiagnosticTable::Arguments arguments, std::string where = {});
  void add(const Problems& problems);
  // Adds what no row of the database can prove.
  void unproved(std::string_view code, DiagnosticTable::Arguments arguments = {});
  // Counts `n` more rows of a table that are proved.
  void proved(std::string_view table, std::size_t n);
  // Calls `step`, which proves `table`. An error becomes a problem that names the table, so that the others are proved
  // all the same. Throws Error::busy when the database does not answer.
  template <class Step>
  void attempt(std::string_view table, const Step& step) {
    try {
      step();
    } catch (const std::exception& error) {
      interrupted(table, error);
    }
  }
  std::size_t problems() const { return verification_.problems.size(); }  // so far
  Verification result() && { return std::move(verification_); }

 private:
  void interrupted(std::string_view table, const std::exception& error);

  Verification verification_;
};

}  // namespace parcours::engine
