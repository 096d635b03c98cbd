// The records that stored texts are made of. An empty part is not written, and a part that is absent is read as empty.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parcours/value.hpp"

namespace parcours::execution {

// Builds a record part by part. `put` leaves out an empty text, 0, false, an absent instant and an empty list.
class RecordWriter {
 public:
  RecordWriter& put(std::string_view name, const std::string& text) { return text.empty() ? *this : any(name, text); }
  RecordWriter& put(std::string_view name, std::int64_t n) { return n == 0 ? *this : any(name, n); }
  RecordWriter& put(std::string_view name, bool flag) { return flag ? any(name, true) : *this; }
  RecordWriter& put(std::string_view name, const std::optional<Instant>& at) { return at ? any(name, *at) : *this; }
  RecordWriter& put(std::string_view name, const std::vector<std::string>& texts) {
    return texts.empty() ? *this : any(name, List(texts.begin(), texts.end()));
  }
  // Writes the part even when it is empty.
  RecordWriter& any(std::string_view name, Value value) {
    record_.set(name, std::move(value));
    return *this;
  }
  // The record. The writer is used up.
  Record done() { return std::move(record_); }

 private:
  Record record_;
};

// The parts of a record. Each throws Error::misuse when the part is there with another type.
const Value& part_of(const Record& record, std::string_view name);  // null when absent
std::string text_of(const Record& record, std::string_view name);
std::int64_t integer_of(const Record& record, std::string_view name);
bool flag_of(const Record& record, std::string_view name);
std::optional<Instant> instant_of(const Record& record, std::string_view name);
// A text that is empty is another thing than none.
std::optional<std::string> text_or_none(const Record& record, std::string_view name);
std::vector<std::string> texts_of(const Record& record, std::string_view name);

// The formats of one kind of stored text that this version reads: 1 to `newest`.
struct FormatRange {
  const char* text;  // what the text contains, for the error: "the events of a journal row"
  std::int64_t newest;
};

// Throws Error::store that names the format and the formats that this version reads.
void require_known_format(std::int64_t format, const FormatRange& known);

// Runs `read`. Whatever a damaged text makes it throw becomes Error::store.
template <class Read>
auto decode_or_throw(Read read) -> decltype(read()) {
  try {
    return read();
  } catch (const Error& e) {
    throw Error(Error::Code::store, std::string("a stored text is damaged: ") + e.what());
  }
}

}  // namespace parcours::execution
