// Comma-separated values, as the spreadsheets of the country read them.
#pragma once
#include <string>
#include <vector>

namespace parcours::cli {

// `french`: with a byte order mark, semicolons and dates as 31/12/2026, as a French Excel reads it; otherwise commas
// and dates as 2026-12-31 (RFC 4180). Lines end with CR LF.
class Csv {
 public:
  explicit Csv(bool french) : text_(french ? "\xEF\xBB\xBF" : ""), separator_(french ? ';' : ',') {}

  // Adds a line. A cell that a spreadsheet would take for a formula begins with an apostrophe.
  void add(const std::vector<std::string>& cells);
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  char separator_;
};

}  // namespace parcours::cli
