// Why a line is no YAML, in the words of who wrote it (the table "YAML without surprises" of the language).
#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "definition/yaml_audit.hpp"

namespace parcours::definition::yaml {
namespace {

using Found = std::optional<std::size_t>;  // the byte of the line that is to blame

// The line with what stands in quotes and comments blotted out, byte for byte.
std::string bare(std::string_view line) {
  std::string out(line);
  char quote = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool opens = i == 0 || std::string_view(" [{,(:").find(line[i - 1]) != std::string_view::npos;
    if (!quote && out[i] == '#' && (i == 0 || line[i - 1] == ' ')) return out.substr(0, i);
    if (!quote && opens && (out[i] == '\'' || out[i] == '"'))
      quote = out[i];
    else if (quote && out[i] == quote)
      quote = 0;
    else if (quote)
      out[i] = '_';
  }
  return out;
}

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || (static_cast<unsigned char>(c) & 0x80); }

Found tab_first(const std::string& line) {
  const auto at = line.find_first_not_of(' ');
  return at != std::string::npos && line[at] == '\t' ? Found(at) : Found();
}

// 'C'est fait'
Found letter_after_quote(const std::string& line, char quote) {
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    if (line[i] != quote || line[i - 1] == ' ') continue;
    auto next = i + 1;
    while (quote == '"' && next + 1 < line.size() && line[next] == ' ') ++next;
    if (is_letter(line[next])) return i;
  }
  return {};
}
Found apostrophe(const std::string& line) { return letter_after_quote(line, '\''); }
Found after_quote(const std::string& line) { return letter_after_quote(line, '"'); }

// `naissance?` and `Vraiment ?` inside brackets
Found question(const std::string& line) {
  const auto open = line.find_first_of("[{");
  const auto at = line.find('?', open == std::string::npos ? line.size() : open);
  return at == std::string::npos ? Found() : Found(at);
}
// `a ? b : c`
Found choice(const std::string& line) {
  const auto ask = line.find(" ? ");
  const auto other = ask == std::string::npos ? ask : line.find(" : ", ask);
  return other == std::string::npos ? Found() : Found(ask + 1);
}
// `task: Urgence : 17`
Found second_colon(const std::string& line) {
  const auto first = line.find(": ");
  const auto second = first == std::string::npos ? first : line.find(": ", first + 2);
  return second == std::string::npos || line.find_first_of("[{") < second ? Found() : Found(second);
}
// A value that begins with a character that means something to YAML.
Found indicator(const std::string& line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool begins = i > 1 && line[i - 1] == ' ' && std::string_view(":,[{-").find(line[i - 2]) != std::string_view::npos;
    const bool glued = i > 0 && (line[i - 1] == '[' || line[i - 1] == '{');
    if ((begins || glued) && std::string_view(">@%`*|!&").find(line[i]) != std::string_view::npos) return i;
  }
  return {};
}
// `{prenom} bonjour`
Found after_brace(const std::string& line) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i)
    if (line[i] == '}' || line[i] == ']') {
      const auto next = line.find_first_not_of(' ', i + 1);
      if (next != std::string::npos && is_letter(line[next])) return i;
    }
  return {};
}
// `x in ['a']` or `a[0]` in braces
Found bracket_in_expression(const std::string& line) {
  for (std::size_t i = 2; i < line.size(); ++i)
    if (line[i] == '[' && (is_letter(line[i - 1]) || line.substr(i - 2, 2) == "n ") && line.find('{') < i) return i;
  return {};
}
Found unclosed(const std::string& line) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '[' || line[i] == '{') open.push_back(i);
    if (line[i] != ']' && line[i] != '}') continue;
    if (open.empty()) return i;
    open.pop_back();
  }
  return open.empty() ? Found() : Found(open.front());
}
Found two_commas(const std::string& line) {
  for (std::size_t i = 0; i < line.size(); ++i)
    if (line[i] == ',') {
      const auto next = line.find_first_not_of(' ', i + 1);
      if (next != std::string::npos && line[next] == ',') return next;
    }
  return {};
}

struct Suspect {
  std::string_view code;
  Found (*find)(const std::string& bare_line);
};
constexpr std::array suspects{
    Suspect{"tab", tab_first},
    Suspect{"yaml-apostrophe", apostrophe},
    Suspect{"yaml-after-quote", after_quote},
    Suspect{"yaml-ternary", choice},
    Suspect{"yaml-question", question},
    Suspect{"yaml-bracket", bracket_in_expression},
    Suspect{"yaml-indicator", indicator},
    Suspect{"yaml-after-brace", after_brace},
    Suspect{"yaml-colon", second_colon},
    Suspect{"yaml-empty-item", two_commas},
    Suspect{"yaml-unclosed", unclosed},
};

// Says what is to blame on the line that holds `at`; false when nothing is.
bool say_suspect(std::size_t at, const Source& source, Sink& sink) {
  const auto start = source.line_start(at);
  const auto whole = source.line(source.place(at).line).substr(0, 2000);
  for (std::size_t i = 0; i < whole.size(); ++i)
    if (const auto odd = odd_space(whole, i); odd.length > 0) {
      sink.say("odd-space", {start + i, start + i + odd.length}, {{"character", std::string(odd.name)}});
      return true;
    }
  const auto line = bare(whole);
  for (const auto& suspect : suspects)
    if (const auto found = suspect.find(line)) {
      sink.say(suspect.code, {start + *found, start + *found + 1}, {{"character", std::string(1, line[*found])}});
      return true;
    }
  return false;
}

bool stands_at(const Source& source, std::size_t at, std::string_view word) {
  return source.line_start(at) == at && std::string_view(source.text()).substr(at, word.size()) == word;
}

}  // namespace

void say_syntax(std::size_t at, const Source& source, Sink& sink) {
  at = std::min(at, source.text().size());
  const Span here{at, at + 1};
  if (stands_at(source, at, "---") || stands_at(source, at, "...")) return sink.say("second-document", here);
  if (stands_at(source, at, "%")) return sink.say("yaml-directive", here);
  if (source[at] == '?' && (source[at + 1] == ' ' || source[at + 1] == '\n')) return sink.say("complex-key", here);
  if (source[at] == '*') return sink.say("yaml-alias", here, {{"word", "*"}});
  if (say_suspect(at, source, sink)) return;
  const auto start = source.line_start(at);
  // A parser often gives up only where the next line begins.
  const bool first = source.text().find_first_not_of(' ', start) >= at;
  if (first && start > 0 && say_suspect(start - 1, source, sink)) return;
  sink.say("yaml-syntax", here);
}

}  // namespace parcours::definition::yaml
