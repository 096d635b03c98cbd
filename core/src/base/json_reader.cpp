// Reads JSON straight into values, without a document in between.
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <limits>
#include <new>
#include <span>

#include "base/boundary.hpp"
#include "base/calendar.hpp"
#include "base/decimal.hpp"
#include "base/json.hpp"
#include "base/json_text.hpp"
#include "base/utf8.hpp"

namespace parcours::json {
namespace {

constexpr std::size_t kLargestText = std::size_t{64} << 20;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr const char* kHalf = "half of a pair of surrogates";

// The place of a mistake in the text. The text itself is not shown, because it may be personal.
[[noreturn]] void refuse(std::string_view text, std::size_t at, const std::string& why) {
  const auto before = text.substr(0, at);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  std::size_t column = 1;
  for (auto from = before.rfind('\n') + 1; from < before.size(); ++column) next_code_point(before, from);
  throw Error(Error::Code::misuse,
              "JSON, line " + std::to_string(line) + ", column " + std::to_string(column) + ": " + why);
}

// The power of ten of the first digit that is not zero: -2 of "0.05", 3 of "1e3". Empty: all are zeros.
std::optional<long long> power_of(std::string_view digits) {
  const auto exponent = std::min(digits.find_first_of("eE"), digits.size());
  const auto mantissa = digits.substr(0, exponent);
  const auto point = static_cast<long long>(std::min(mantissa.find('.'), mantissa.size()));
  const auto first = mantissa.find_first_of("123456789");
  if (first == std::string_view::npos) return std::nullopt;
  const auto at = static_cast<long long>(first);
  auto written = digits.substr(std::min(exponent + 1, digits.size()));
  const bool is_negative = written.starts_with('-');
  if (is_negative || written.starts_with('+')) written.remove_prefix(1);
  long long power = 0;
  const auto read = std::from_chars(written.data(), written.data() + written.size(), power);
  constexpr long long beyond = 1'000'000'000;  // no text has so many digits
  if (read.ec == std::errc::result_out_of_range) power = beyond;
  power = std::min(power, beyond);
  return (is_negative ? -power : power) + (at < point ? point - at - 1 : point - at);
}

// RapidJSON does not look at what its allocator returns: this one throws. It has the names of RapidJSON.
// NOLINTBEGIN(readability-identifier-naming)
class Allocator {
 public:
  void* Malloc(std::size_t size) { return size == 0 ? nullptr : taken(std::malloc(size)); }
  void* Realloc(void* memory, std::size_t, std::size_t size) {
    if (size != 0) return taken(std::realloc(memory, size));
    Free(memory);
    return nullptr;
  }
  static void Free(void* memory) { std::free(memory); }

 private:
  static void* taken(void* memory) { return memory ? memory : throw std::bad_alloc(); }
};
// NOLINTEND(readability-identifier-naming)
using JsonReader = rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>, Allocator>;

struct Named {
  std::string name;
  std::size_t at;  // where in the text
  Value value;
};

// A list or record that is not yet closed. Its items, or what it names, are from `from` to the end of their stack.
struct Open {
  bool is_record;
  std::size_t from;
};

// Builds the value of a text that is plain JSON: the handler of RapidJSON's reader, whose names it has.
class Builder : public rapidjson::BaseReaderHandler<> {
 public:
  Builder(std::string_view text, const rapidjson::MemoryStream& stream) : text_(text), stream_(stream) {}
  virtual ~Builder() = default;
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;

  Value take() { return std::move(result_); }

  bool Null() { return add({}); }
  bool Bool(bool b) { return add(b); }
  bool RawNumber(const char* digits, rapidjson::SizeType size, bool) { return add(number_in({digits, size})); }
  bool String(const char* text, rapidjson::SizeType size, bool) { return add(text_in({text, size})); }
  bool Key(const char* name, rapidjson::SizeType size, bool) {
    named_.push_back({text_in({name, size}), position(), {}});
    return true;
  }
  bool StartObject() { return open(true); }
  bool EndObject(rapidjson::SizeType) {
    const auto from = open_.back().from;
    auto value = closed(std::span(named_).subspan(from));
    named_.resize(from);
    return close(std::move(value));
  }
  bool StartArray() { return open(false); }
  bool EndArray(rapidjson::SizeType) {
    const auto from = items_.begin() + static_cast<std::ptrdiff_t>(open_.back().from);
    List list(std::make_move_iterator(from), std::make_move_iterator(items_.end()));
    items_.erase(from, items_.end());
    return close(std::move(list));
  }

 protected:
  // Returns the value of a record that is a tag. May change the names of the record.
  virtual std::optional<Value> untag(std::span<Named>) const { return std::nullopt; }
  [[noreturn]] void fail(const std::string& why) const { refuse(text_, position(), why); }

 private:
  // The position of the last character that was read.
  std::size_t position() const { return std::max(stream_.Tell(), std::size_t{1}) - 1; }
  std::string text_in(std::string_view text) const {
    if (text.find('\0') != std::string_view::npos) fail("a text holds NUL");
    // RapidJSON writes the second half of a pair of surrogates alone as bytes that begin with this one.
    const bool may_be_half = text.find('\xED') != std::string_view::npos;
    if (may_be_half && find_invalid(text) != std::string_view::npos) fail(kHalf);
    return std::string(text);
  }
  Value number_in(std::string_view digits) const {
    const auto read = [&](auto number) {
      return std::pair(std::from_chars(digits.data(), digits.data() + digits.size(), number).ec, number);
    };
    if (digits.find_first_of(".eE") == std::string_view::npos) {
      const auto [error, whole] = read(std::int64_t{});
      if (error != std::errc()) fail("an integer is beyond 64 bits");
      return whole;
    }
    const auto [error, real] = read(double{});
    if (error == std::errc()) return real;
    if (power_of(digits).value_or(-1) >= 0) fail("a number is too large");
    return 0.0;
  }
  bool open(bool is_record) {
    if (open_.size() == kMaxDepth) fail("nested more than 100 deep");
    open_.push_back({is_record, is_record ? named_.size() : items_.size()});
    return true;
  }
  bool close(Value value) {
    open_.pop_back();
    return add(std::move(value));
  }
  bool add(Value value) {
    if (open_.empty())
      result_ = std::move(value);
    else if (open_.back().is_record)
      named_.back().value = std::move(value);
    else
      items_.push_back(std::move(value));
    return true;
  }
  Value closed(std::span<Named> named) const;

  const std::string_view text_;
  const rapidjson::MemoryStream& stream_;
  std::vector<Open> open_;
  std::vector<Named> named_;  // of all open records, as a stack
  std::vector<Value> items_;  // of all open lists, as a stack
  Value result_;
};

Value Builder::closed(std::span<Named> named) const {
  if (auto value = untag(named)) return std::move(*value);
  const auto descends = [](const Named& a, const Named& b) { return a.name >= b.name; };
  if (std::adjacent_find(named.begin(), named.end(), descends) != named.end()) {
    std::stable_sort(named.begin(), named.end(), [](const Named& a, const Named& b) { return a.name < b.name; });
    const auto twice = std::adjacent_find(named.begin(), named.end(), descends);
    if (twice != named.end()) refuse(text_, std::next(twice)->at, "a key stands twice in one object");
  }
  Record record;
  record.reserve(named.size());
  for (auto& each : named) record.set(each.name, std::move(each.value));
  return record;
}

// The text of a tag, or an empty one, which no tag takes.
std::string_view text_of(const Value& value) {
  const auto* text = value.get_if<std::string>();
  return text == nullptr ? std::string_view() : *text;
}

std::optional<Value> real_of(std::string_view name) {
  using Limits = std::numeric_limits<double>;
  if (name == "nan") return Limits::quiet_NaN();
  if (name == "inf") return Limits::infinity();
  if (name == "-inf") return -Limits::infinity();
  return std::nullopt;
}

template <class T>
std::optional<Value> in_value(std::optional<T> read) {
  return read ? std::optional<Value>(*read) : std::nullopt;
}

std::optional<Value> tagged(std::string_view tag, const Value& value) {
  const auto* n = value.get_if<std::int64_t>();
  if (tag == "$date") return in_value(parse_date(text_of(value)));
  if (tag == "$decimal") return in_value(parse_decimal(text_of(value)));
  if (tag == "$real") return real_of(text_of(value));
  if (tag == "$instant" && n != nullptr) return Instant(Duration(*n));
  if (tag == "$duration" && n != nullptr) return Duration(*n);
  return std::nullopt;
}

// Builds the value of a text of the exact form. `$$name` is the name `$name`. Any other `$` begins a tag, which is the
// only key of its record.
class ExactBuilder : public Builder {
 public:
  using Builder::Builder;

 protected:
  std::optional<Value> untag(std::span<Named> named) const override {
    for (auto& [name, at, value] : named) {
      if (!name.starts_with('$')) continue;
      if (name.starts_with("$$")) {
        name.erase(0, 1);
        continue;
      }
      auto result = named.size() == 1 ? tagged(name, value) : std::nullopt;
      if (!result) fail("a name with $ is no tag of the exact form, or its value does not fit");
      return result;
    }
    return std::nullopt;
  }
};

// What is wrong where RapidJSON stopped.
[[noreturn]] void refuse(std::string_view text, std::size_t read, const rapidjson::ParseResult& result) {
  switch (result.Code()) {
    case rapidjson::kParseErrorNumberTooBig:
      refuse(text, result.Offset(), "a number is too large");
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
      refuse(text, result.Offset(), kHalf);
    default:
      if (read == text.size()) refuse(text, read, "the text ends too early or is not JSON at its end");
      refuse(text, result.Offset(), "this is not JSON");
  }
}

template <class SomeBuilder>
Value read(std::string_view text) {
  if (text.size() > kLargestText) throw Error(Error::Code::misuse, "JSON: the text is longer than 64 MiB");
  if (const auto bad = find_invalid(text); bad != std::string_view::npos) refuse(text, bad, "not UTF-8, or NUL");
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  rapidjson::MemoryStream stream(text.data(), text.size());
  SomeBuilder builder(text, stream);
  JsonReader reader;
  if (const auto result = reader.Parse<rapidjson::kParseNumbersAsStringsFlag>(stream, builder); !result)
    refuse(text, stream.Tell(), result);
  return builder.take();
}

}  // namespace

Value read_plain(std::string_view text) {
  return errors_only([&] { return read<Builder>(text); });
}
Value read_exact(std::string_view text) { return read<ExactBuilder>(text); }

}  // namespace parcours::json
