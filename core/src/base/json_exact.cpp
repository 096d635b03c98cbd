// Writes exact JSON (json.hpp).
#include <cmath>

#include "base/calendar.hpp"
#include "base/days.hpp"
#include "base/decimal.hpp"
#include "base/json.hpp"
#include "base/json_text.hpp"
#include "base/utf8.hpp"

namespace parcours::json {
namespace {

[[noreturn]] void refuse(const char* why) {
  throw Error(Error::Code::misuse, std::string("a value cannot be stored: ") + why);
}

void append_checked_text(std::string& out, std::string_view text) {
  if (find_invalid(text) != std::string_view::npos) refuse("a text is not UTF-8 or holds NUL");
  append_text(out, text);
}

class ExactWriter {
 public:
  explicit ExactWriter(std::string& out) : out_(out) {}

  void write(const Value& value) { std::visit(*this, value.data()); }

  void operator()(std::monostate) { out_ += "null"; }
  void operator()(bool b) { out_ += b ? "true" : "false"; }
  void operator()(std::int64_t n) { append_number(out_, n); }
  void operator()(double d) {
    if (std::isfinite(d)) return append_number(out_, d == 0 ? 0.0 : d);
    tagged_text("real", std::isnan(d) ? "nan" : d > 0 ? "inf" : "-inf");
  }
  void operator()(const std::string& text) { append_checked_text(out_, text); }
  void operator()(Decimal d) {
    if (d != Decimal(d.units, d.scale) || d.scale > 18)
      refuse("a decimal is not in lowest terms or has more than 18 decimals");
    tagged_text("decimal", to_text(d));
  }
  void operator()(Date day) {
    if (!exists(day)) refuse("a date does not exist or is not of the years 1 to 9999");
    tagged_text("date", to_text(day));
  }
  void operator()(Instant at) { tagged_number("instant", at.time_since_epoch().count()); }
  void operator()(Duration d) { tagged_number("duration", d.count()); }
  void operator()(const List& list) {
    enter('[');
    char separator = 0;
    for (const auto& item : list) {
      separate(separator);
      write(item);
    }
    leave(']');
  }
  void operator()(const Record& record) {
    enter('{');
    char separator = 0;
    for (const auto& [name, value] : record) {
      separate(separator);
      append_name(name);
      write(value);
    }
    leave('}');
  }

 private:
  void enter(char bracket) {
    if (++depth_ > kMaxDepth) refuse("it is nested more than 100 deep");
    out_ += bracket;
  }
  void leave(char bracket) {
    --depth_;
    out_ += bracket;
  }
  void separate(char& separator) {
    if (separator != 0) out_ += separator;
    separator = ',';
  }
  void append_name(const std::string& name) {
    append_checked_text(out_, name.starts_with('$') ? '$' + name : name);
    out_ += ':';
  }
  void tagged_text(std::string_view tag, std::string_view text) {
    out_.append("{\"$").append(tag).append("\":\"").append(text).append("\"}");
  }
  void tagged_number(std::string_view tag, std::int64_t n) {
    out_.append("{\"$").append(tag).append("\":");
    append_number(out_, n);
    out_ += '}';
  }

  std::string& out_;
  std::size_t depth_ = 0;
};

}  // namespace

void append_exact(std::string& out, const Value& value) { ExactWriter(out).write(value); }

std::string write_exact(const Value& value) {
  std::string out;
  append_exact(out, value);
  return out;
}

}  // namespace parcours::json
