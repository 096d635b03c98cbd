#include "execution/codec_record.hpp"

#include "base/json.hpp"
#include "execution/codec.hpp"
#include "execution/stored_record.hpp"

namespace parcours::execution {

std::string encode_record(const Record& record) { return json::write_exact(record); }

Record decode_record(std::string_view text, const char* what) {
  const Value root = decode_or_throw([&] { return json::read_exact(text); });
  const auto* marked = root.get_if<List>();
  if (marked && !marked->empty() && marked->front().is<std::int64_t>())
    require_known_format(marked->front().as<std::int64_t>(), {what, kRecordFormat});
  return decode_or_throw([&] { return root.as<Record>(); });
}

}  // namespace parcours::execution
