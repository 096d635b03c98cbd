// Writes plain JSON, for people and other programs (parcours/json.hpp).
#include <cmath>

#include "base/boundary.hpp"
#include "base/calendar.hpp"
#include "base/decimal.hpp"
#include "base/json_text.hpp"
#include "base/utf8.hpp"
#include "parcours/json.hpp"

namespace parcours::json {
namespace {

std::string repaired_utf8(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto from = at;
    if (next_code_point(text, at) == 0xFFFD)
      out += "\xEF\xBF\xBD";
    else
      out += text.substr(from, at - from);
  }
  return out;
}

// Microseconds as seconds: 90s, -0.5s.
std::string seconds_of(Duration d) { return to_text(Decimal(d.count(), 6)) + 's'; }

class PlainWriter {
 public:
  PlainWriter(std::string& out, bool pretty) : out_(out), pretty_(pretty) {}

  void write(const Value& value) { std::visit(*this, value.data()); }

  void operator()(std::monostate) { out_ += "null"; }
  void operator()(bool b) { out_ += b ? "true" : "false"; }
  void operator()(std::int64_t n) { append_number(out_, n); }
  void operator()(double d) {
    if (std::isfinite(d))
      append_number(out_, d);
    else
      out_ += "null";
  }
  void operator()(Decimal d) { append_text(out_, to_text(d)); }
  void operator()(const std::string& text) { append_any_text(text); }
  void operator()(Date day) { append_text(out_, to_text(day)); }
  void operator()(Instant at) { append_text(out_, to_text(at)); }
  void operator()(Duration d) { append_text(out_, seconds_of(d)); }
  void operator()(const List& list) {
    write_all('[', list, ']', [this](const Value& item) { write(item); });
  }
  void operator()(const Record& record) {
    write_all('{', record, '}', [this](const Record::Entry& entry) {
      append_any_text(entry.first);
      out_ += pretty_ ? ": " : ":";
      write(entry.second);
    });
  }

 private:
  template <class Items, class Write>
  void write_all(char open, const Items& items, char close, Write write_one) {
    if (depth_ == kMaxDepth) return (*this)(std::monostate());
    out_ += open;
    ++depth_;
    bool first = true;
    for (const auto& item : items) {
      if (!first) out_ += ',';
      first = false;
      new_line();
      write_one(item);
    }
    --depth_;
    if (!first) new_line();
    out_ += close;
  }
  void new_line() {
    if (pretty_) out_.append(1, '\n').append(2 * depth_, ' ');
  }
  void append_any_text(const std::string& text) {
    if (find_invalid(text) == std::string_view::npos)
      append_text(out_, text);
    else
      append_text(out_, repaired_utf8(text));
  }

  std::string& out_;
  const bool pretty_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string write_plain(const Value& value, bool pretty) {
  return errors_only([&] {
    std::string out;
    PlainWriter(out, pretty).write(value);
    return out;
  });
}

}  // namespace parcours::json
