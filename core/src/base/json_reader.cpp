// Reads JSON straight into values, without a document in between.
#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
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

// The place of a mistake in the text. The text itself is not shown, because it may be personal.
[[noreturn]] void refuse(std::string_view text, std::size_t at, const std::string& why) {
  const auto before = text.substr(0, at);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  std::size_t column = 1;
  for (auto from = before.rfind('\n') + 1; from < before.size(); ++column) next_code_point(before, from);
  throw Error(Error::Code::misuse,
              "JSON, line " + std::to_string(line) + ", column " + std::to_string(column) + ": " + why);
}

// A position in a text that is read once.
class Walker {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Walker(const char* at, const char*& seen) : at_(at), seen_(&seen) {}
  reference operator*() const { return *at_; }
  Walker& operator++() {
    *seen_ = ++at_;
    return *this;
  }
  Walker operator++(int) {
    auto before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Walker& a, const Walker& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  const char** seen_;
};

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

// Builds the value of a text that is plain JSON.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(std::string_view text, const char*& seen) : text_(text), seen_(seen) {}

  Value take() { return std::move(result_); }

  bool null() override { return add({}); }
  bool boolean(bool b) override { return add(b); }
  bool number_integer(std::int64_t n) override { return add(n); }
  bool number_unsigned(std::uint64_t n) override {
    if (n > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) fail("an integer is beyond 64 bits");
    return add(static_cast<std::int64_t>(n));
  }
  bool number_float(double d, const std::string& written) override {
    if (written.find_first_of(".eE") == std::string::npos) fail("an integer is beyond 64 bits");
    return add(d);
  }
  bool string(std::string& text) override {
    check_no_nul(text);
    return add(std::move(text));
  }
  bool binary(nlohmann::json::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(true); }
  bool key(std::string& name) override {
    check_no_nul(name);
    named_.push_back({std::move(name), position(), {}});
    return true;
  }
  bool end_object() override {
    const auto from = open_.back().from;
    auto value = closed(std::span(named_).subspan(from));
    named_.resize(from);
    return close(std::move(value));
  }
  bool start_array(std::size_t) override { return open(false); }
  bool end_array() override {
    const auto from = items_.begin() + static_cast<std::ptrdiff_t>(open_.back().from);
    List list(std::make_move_iterator(from), std::make_move_iterator(items_.end()));
    items_.erase(from, items_.end());
    return close(std::move(list));
  }
  bool parse_error(std::size_t at, const std::string&, const nlohmann::json::exception& e) override {
    if (e.id == kOutOfRange) fail("a number is too large");
    if (seen_ == text_.data() + text_.size())
      refuse(text_, text_.size(), "the text ends too early or is not JSON at its end");
    refuse(text_, at > 0 ? at - 1 : 0, "this is not JSON");
  }

 protected:
  // Returns the value of a record that is a tag. May change the names of the record.
  virtual std::optional<Value> untag(std::span<Named>) const { return std::nullopt; }
  [[noreturn]] void fail(const std::string& why) const { refuse(text_, position(), why); }

 private:
  static constexpr int kOutOfRange = 406;

  // The position of the last character that was read.
  std::size_t position() const {
    return static_cast<std::size_t>(std::max(seen_ - text_.data(), std::ptrdiff_t{1}) - 1);
  }
  void check_no_nul(const std::string& text) const {
    if (text.find('\0') != std::string::npos) fail("a text holds NUL");
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
  const char*& seen_;
  std::vector<Open> open_;
  std::vector<Named> named_;  // of all open records, as a stack
  std::vector<Value> items_;  // of all open lists, as a stack
  Value result_;
};

Value Builder::closed(std::span<Named> named) const {
  if (auto value = untag(named)) return std::move(*value);
  const auto before = [](const Named& a, const Named& b) { return a.name < b.name; };
  if (!std::is_sorted(named.begin(), named.end(), before)) std::stable_sort(named.begin(), named.end(), before);
  const auto twice =
      std::adjacent_find(named.begin(), named.end(), [](const Named& a, const Named& b) { return a.name == b.name; });
  if (twice != named.end()) refuse(text_, std::next(twice)->at, "a key stands twice in one object");
  Record record;
  record.reserve(named.size());
  for (auto& each : named) record.set(each.name, std::move(each.value));
  return record;
}

// The text of a tag, or an empty one, which no tag takes.
std::string_view text_in(const Value& value) {
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
  if (tag == "$date") return in_value(parse_date(text_in(value)));
  if (tag == "$decimal") return in_value(parse_decimal(text_in(value)));
  if (tag == "$real") return real_of(text_in(value));
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

template <class SomeBuilder>
Value read(std::string_view text) {
  if (text.size() > kLargestText) throw Error(Error::Code::misuse, "JSON: the text is longer than 64 MiB");
  if (const auto bad = find_invalid(text); bad != std::string_view::npos) refuse(text, bad, "not UTF-8, or NUL");
  const char* const begin = text.data();
  const char* seen = begin;
  SomeBuilder builder(text, seen);
  nlohmann::json::sax_parse(Walker(begin, seen), Walker(begin + text.size(), seen), &builder);
  return builder.take();
}

}  // namespace

Value read_plain(std::string_view text) {
  return errors_only([&] { return read<Builder>(text); });
}
Value read_exact(std::string_view text) { return read<ExactBuilder>(text); }

}  // namespace parcours::json
