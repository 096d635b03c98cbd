// Checks the characters of a text before it is parsed.
#include <array>

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

bool check_characters(const Source& source, DiagnosticSink& sink) {
  const std::string_view text = source.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte >= 0x20 && byte != 0x7F) || text[i] == '\n' || text[i] == '\t') continue;
    sink.report("control-character", {i, i + 1});
    return false;
  }
  const auto bad = find_invalid(text);
  if (bad == std::string_view::npos) return true;
  sink.report("not-utf8", {bad, bad + 1});
  return false;
}

}  // namespace parcours::definition::yaml
