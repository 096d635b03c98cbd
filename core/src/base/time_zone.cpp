#include "base/time_zone.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>

#include "parcours/error.hpp"

namespace parcours {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr std::string_view kFolder = "/usr/share/zoneinfo/";

// Numbers of a file of tzdata (RFC 8536), one after the other. What is missing at its end is read as zero and noted.
class ZoneBytes {
 public:
  explicit ZoneBytes(std::string_view content) : content_(content) {}

  std::int64_t number(std::size_t bytes) {
    if (bytes > content_.size()) return content_ = {}, is_cut_ = true, 0;
    const bool negative = (static_cast<unsigned char>(content_.front()) & 0x80U) != 0;
    std::uint64_t value = negative ? std::numeric_limits<std::uint64_t>::max() : 0;
    for (const char c : content_.substr(0, bytes)) value = value << 8U | static_cast<unsigned char>(c);
    content_.remove_prefix(bytes);
    return static_cast<std::int64_t>(value);
  }
  void skip(std::size_t bytes) {
    is_cut_ = is_cut_ || bytes > content_.size();
    content_.remove_prefix(std::min(bytes, content_.size()));
  }
  bool is_cut() const { return is_cut_; }

 private:
  std::string_view content_;
  bool is_cut_ = false;
};

// What a header counts.
struct Counts {
  std::size_t utc_marks, standard_marks, leaps, changes, kinds, letters;
};

Counts counts_of(ZoneBytes& bytes) {
  bytes.skip(20);
  Counts counts{};
  for (auto* count :
       {&counts.utc_marks, &counts.standard_marks, &counts.leaps, &counts.changes, &counts.kinds, &counts.letters})
    *count = static_cast<std::size_t>(bytes.number(4) & 0xFFFF'FFFF);
  return counts;
}

std::string file_of(std::string_view zone) {
  const auto path = std::string(kFolder).append(zone);
  std::error_code failure;
  if (zone.find("..") != std::string_view::npos || !std::filesystem::is_regular_file(path, failure)) return {};
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TimeZone::TimeZone(std::string_view name) {
  if (!read(file_of(name)))
    throw Error(Error::Code::configuration,
                "this machine knows no time zone '" + std::string(name) + "' (is tzdata installed?)");
}

// A file contains its rules twice: the second time, with times of eight bytes, they are complete.
bool TimeZone::read(std::string_view content) {
  if (!content.starts_with("TZif") || content.size() < 5 || content[4] < '2') return false;
  ZoneBytes bytes(content);
  const auto short_ones = counts_of(bytes);
  bytes.skip(short_ones.changes * 5 + short_ones.kinds * 6 + short_ones.letters + short_ones.leaps * 8 +
             short_ones.standard_marks + short_ones.utc_marks);
  const auto counts = counts_of(bytes);
  if (bytes.is_cut() || counts.kinds == 0 || counts.changes * 9 + counts.kinds * 6 > content.size()) return false;
  std::vector<std::int64_t> begins{std::numeric_limits<std::int64_t>::min()}, offsets;
  std::vector<std::size_t> kinds{0};
  for (std::size_t i = 0; i < counts.changes; ++i) begins.push_back(bytes.number(8));
  for (std::size_t i = 0; i < counts.changes; ++i) kinds.push_back(static_cast<std::size_t>(bytes.number(1) & 0xFF));
  for (std::size_t i = 0; i < counts.kinds; ++i) offsets.push_back(bytes.number(4)), bytes.skip(2);
  for (std::size_t i = 0; i < begins.size(); ++i) {
    if (kinds[i] >= offsets.size()) return false;
    periods_.push_back({begins[i], offsets[kinds[i]]});
  }
  return !bytes.is_cut();
}

std::size_t TimeZone::period_at(std::int64_t at) const {
  const auto after =
      std::upper_bound(periods_.begin() + 1, periods_.end(), at, [](auto t, const Period& p) { return t < p.begin; });
  return static_cast<std::size_t>(after - periods_.begin()) - 1;
}

seconds TimeZone::offset_at(sys_seconds at) const {
  return seconds(periods_[period_at(at.time_since_epoch().count())].offset);
}

sys_seconds TimeZone::when_shown(seconds wall) const {
  constexpr std::int64_t day = 24 * 60 * 60;  // no offset is longer
  const auto last = period_at(wall.count() + day);
  for (auto i = period_at(wall.count() - day); i < last; ++i) {
    const auto end = periods_[i + 1].begin, at = wall.count() - periods_[i].offset;
    if (at < end) return sys_seconds(seconds(at));
    if (wall.count() - periods_[i + 1].offset < end) return sys_seconds(seconds(end));
  }
  return sys_seconds(wall - seconds(periods_[last].offset));
}

}  // namespace parcours
