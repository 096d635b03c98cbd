// Checks the characters of a text before it is parsed.
#include <fmt/format.h>

#include <array>
#include <cstdint>

#include "base/utf8.hpp"
#include "definition/source/yaml_audit.hpp"

namespace parcours::definition::yaml {

UnusualSpace unusual_space(std::string_view text, std::size_t at) {
  struct Known {
    std::string_view bytes, name;
  };
  static constexpr std::array known{
      Known{"\xC2\xA0", "U+00A0"},     Known{"\xC2\x85", "U+0085"},     Known{"\xE1\x9A\x80", "U+1680"},
      Known{"\xE2\x80\x87", "U+2007"}, Known{"\xE2\x80\xAF", "U+202F"}, Known{"\xE2\x80\x83", "U+2003"},
      Known{"\xE2\x80\x82", "U+2002"}, Known{"\xE2\x80\x89", "U+2009"}, Known{"\xE2\x80\x8A", "U+200A"},
      Known{"\xE2\x80\x8B", "U+200B"}, Known{"\xE2\x80\xA8", "U+2028"}, Known{"\xE2\x80\xA9", "U+2029"},
      Known{"\xE2\x81\xA0", "U+2060"}, Known{"\xE3\x80\x80", "U+3000"}, Known{"\xEF\xBB\xBF", "U+FEFF"},
      Known{"\xC2\xAD", "U+00AD"},
  };
  for (const auto& each : known)
    if (text.substr(at, each.bytes.size()) == each.bytes) return {each.name, each.bytes.size()};
  return {};
}

std::string control_character(std::string_view text, std::size_t& at) {
  const auto point = next_code_point(text, at);
  return is_control(point) ? fmt::format("U+{:04X}", static_cast<std::uint32_t>(point)) : std::string();
}

bool check_characters(const Source& source, DiagnosticSink& sink) {
  const std::string_view text = source.text();
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto name = control_character(text, at);
    if (name.empty()) continue;
    sink.report("control-character", {begin, at}, {{"character", name}});
    return false;
  }
  const auto bad = find_invalid(text);
  if (bad == std::string_view::npos) return true;
  sink.report("not-utf8", {bad, bad + 1});
  return false;
}

bool report_odd_space_above(std::size_t at, const Source& source, DiagnosticSink& sink) {
  auto start = source.line_start(at);
  for (int lines = 0; lines < 3 && start > 0; ++lines) {
    start = source.line_start(start - 1);
    const auto line = source.line(source.position(start).line);
    for (std::size_t i = 0; i < line.size() && (line[i] == ' ' || unusual_space(line, i).length > 0); ++i)
      if (const auto odd = unusual_space(line, i); odd.length > 0) {
        sink.report("odd-space", {start + i, start + i + odd.length}, {{"character", std::string(odd.name)}});
        return true;
      }
  }
  return false;
}

bool report_odd_space_behind_colon(std::size_t start, const Source& source, DiagnosticSink& sink) {
  const auto line = source.line(source.position(start).line);
  for (auto colon = line.find(':'); colon != std::string_view::npos; colon = line.find(':', colon + 1)) {
    const auto odd = unusual_space(line, colon + 1);
    if (odd.length == 0) continue;
    const auto at = start + colon + 1;
    sink.report("odd-space", {at, at + odd.length}, {{"character", std::string(odd.name)}});
    return true;
  }
  return false;
}

}  // namespace parcours::definition::yaml
