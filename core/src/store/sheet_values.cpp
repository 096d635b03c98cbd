#include "store/sheet_values.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/calendar.hpp"
#include "base/decimal.hpp"
#include "store/sheets.hpp"

namespace parcours::store {

namespace {

template <class... Each>
struct Cases : Each... {
  using Each::operator()...;
};

template <class Number>
std::optional<Number> whole(const std::string& text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// An integer, else an exact decimal, else a double.
std::optional<Value> number_in(const std::string& text) {
  if (const auto integer = whole<std::int64_t>(text)) return Value(*integer);
  if (const auto decimal = parse_decimal(text)) return Value(*decimal);
  if (const auto real = whole<double>(text)) return Value(*real);
  return std::nullopt;
}

template <class Read>
std::optional<Value> as_value(const Read& read) {
  return read ? std::optional(Value(*read)) : std::nullopt;
}

std::optional<Value> truth_in(const std::string& text) {
  if (text == "1" || text == "t") return Value(true);
  if (text == "0" || text == "f") return Value(false);
  return std::nullopt;
}

std::optional<Value> read(const std::string& text, Type type) {
  switch (type) {
    case Type::boolean:
      return truth_in(text);
    case Type::number:
      return number_in(text);
    case Type::money:
      return as_value(parse_decimal(text));
    case Type::date:
    case Type::birth:
      return as_value(parse_date(text));
    default:
      return Value(text);
  }
}

}  // namespace

char fetched_as(Type type) {
  switch (type) {
    case Type::choices:
    case Type::file:
    case Type::files:
    case Type::notice:
    case Type::list:
      return ' ';
    case Type::datetime:
    case Type::duration:
      return 'n';
    default:
      return 't';
  }
}

Cell to_cell(const Value& value, std::deque<std::string>& made) {
  const auto text = [&](std::string rendered) {
    return Cell(std::string_view(made.emplace_back(std::move(rendered))));
  };
  return std::visit(
      Cases{
          [](std::monostate) { return Cell(); },
          [](bool truth) { return Cell(std::int64_t{truth}); },
          [](std::int64_t number) { return Cell(number); },
          [](double number) { return Cell(number); },
          [&](const Decimal& number) { return text(to_text(number)); },
          [](const std::string& given) { return Cell(std::string_view(given)); },
          [&](const Date& day) { return text(to_text(day)); },
          [](const Instant& at) { return Cell(std::int64_t{at.time_since_epoch().count()}); },
          [](const Duration& elapsed) { return Cell(std::int64_t{elapsed.count()}); },
          [](const auto&) -> Cell { throw Error(Error::Code::misuse, "a list or a record is no value of a column"); },
      },
      value.data());
}

Value from_column(const Cursor& row, std::size_t column, const std::string& name, Type type) {
  if (row.null(column)) return {};
  if (type == Type::datetime) return Instant(std::chrono::microseconds(row.number(column)));
  if (type == Type::duration) return Duration(row.number(column));
  if (auto value = read(row.text(column), type)) return std::move(*value);
  throw Error(Error::Code::plugin, fmt::format("column '{}' holds something else than its type", name));
}

}  // namespace parcours::store
