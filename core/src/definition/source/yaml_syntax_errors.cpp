// Finds out why a line is no YAML, for a message in the terms of its writer.
#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "definition/source/yaml_audit.hpp"
#include "definition/source/yaml_meant.hpp"

namespace parcours::definition::yaml {
namespace {

using Found = std::optional<std::size_t>;  // the byte of the line with the mistake

bool opens_text(std::string_view line, std::size_t at) {
  return at == 0 || std::string_view(" [{,(:").find(line[at - 1]) != std::string_view::npos;
}

// Returns the line with quoted texts and comments replaced by blanks, byte for byte.
std::string bare(std::string_view line) {
  std::string out(line);
  char quote = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool opens = opens_text(line, i);
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
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != quote || !opens_text(line, i)) continue;
    i = line.find(quote, i + 1);
    if (i == std::string::npos) return {};
    const auto next = quote == '"' ? line.find_first_not_of(' ', i + 1) : i + 1;
    if (next < line.size() && is_letter(line[next])) return i;
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
// A value that begins with a character of YAML's own.
Found indicator(const std::string& line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool begins =
        i > 1 && line[i - 1] == ' ' && std::string_view(":,[{-").find(line[i - 2]) != std::string_view::npos;
    const bool glued = i > 0 && (line[i - 1] == '[' || line[i - 1] == '{');
    if ((begins || glued) && std::string_view(">@%`*|!&").find(line[i]) != std::string_view::npos) return i;
  }
  return {};
}
// `"x"# c`
Found glued_comment(const std::string& line) {
  for (std::size_t i = 1; i < line.size(); ++i)
    if (line[i] == '#' && (line[i - 1] == '"' || line[i - 1] == '\'')) return i;
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
    if ((line[open.back()] == '[') != (line[i] == ']')) return open.back();
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

struct SyntaxHint {
  std::string_view code;
  Found (*find)(const std::string& bare_line);
};
constexpr std::array suspects{
    SyntaxHint{"tab", tab_first},
    SyntaxHint{"yaml-comment", glued_comment},
    SyntaxHint{"yaml-apostrophe", apostrophe},
    SyntaxHint{"yaml-after-quote", after_quote},
    SyntaxHint{"yaml-ternary", choice},
    SyntaxHint{"yaml-question", question},
    SyntaxHint{"yaml-bracket", bracket_in_expression},
    SyntaxHint{"yaml-indicator", indicator},
    SyntaxHint{"yaml-after-brace", after_brace},
    SyntaxHint{"yaml-colon", second_colon},
    SyntaxHint{"yaml-empty-item", two_commas},
    SyntaxHint{"yaml-unclosed", unclosed},
};

// Reports the mistake on the line of `at`. Returns false when it finds none.
bool report_suspect(std::size_t at, const Source& source, DiagnosticSink& sink) {
  const auto start = source.line_start(at);
  const auto whole = source.line(source.position(at).line).substr(0, 2000);
  for (std::size_t i = 0; i < whole.size(); ++i)
    if (const auto odd = unusual_space(whole, i); odd.length > 0) {
      sink.report("odd-space", {start + i, start + i + odd.length}, {{"character", std::string(odd.name)}});
      return true;
    }
  const auto line = bare(whole);
  for (const auto& suspect : suspects)
    if (const auto found = suspect.find(line)) {
      const auto near = suspect.code == "yaml-colon" ? with_braces(whole) : std::string();
      sink.report(suspect.code, {start + *found, start + *found + 1}, {{"character", std::string(1, line[*found])}},
                  near);
      return true;
    }
  return false;
}

bool begins_line_with(const Source& source, std::size_t at, std::string_view word) {
  return source.line_start(at) == at && std::string_view(source.text()).substr(at, word.size()) == word;
}

// `title` without a colon. A parser stops only at the colon of the next line.
bool report_no_colon(std::size_t at, const Source& source, DiagnosticSink& sink) {
  const auto start = source.line_start(at);
  if (source[at] != ':' || start == 0) return false;
  const auto before = source.line_start(start - 1);
  if (report_odd_space_behind_colon(before, source, sink)) return true;
  const auto line = bare(source.line(source.position(before).line));
  const auto word = line.find_first_not_of(' ');
  if (word == std::string::npos || line[word] == '-') return false;
  const auto meant = with_blank(std::string_view(line).substr(word, line.find_last_not_of(' ') + 1 - word));
  if (line.find(':') != std::string::npos && meant.empty()) return false;
  sink.report("yaml-no-colon", {before + word, before + line.find_last_not_of(' ') + 1}, {}, meant);
  return true;
}

// Returns whether only the beginnings of parts come before it on its line.
bool begins_part(std::size_t at, const Source& source) {
  const auto start = source.line_start(at);
  const auto before = source.text().find_last_not_of(' ', at == 0 ? 0 : at - 1);
  return before == std::string::npos || before < start ||
         std::string_view("-{[,").find(source[before]) != std::string_view::npos;
}

// A brace that the line above leaves open, where nothing is wrong on the line itself.
bool report_unclosed_above(std::size_t at, const Source& source, DiagnosticSink& sink) {
  const auto start = source.line_start(at);
  if (start == 0) return false;
  const auto above = source.line_start(start - 1);
  const auto line = bare(source.line(source.position(above).line));
  const auto open = unclosed(line);
  if (!open || std::string_view("[{").find(line[*open]) == std::string_view::npos) return false;
  sink.report("yaml-unclosed", {above + *open, above + *open + 1}, {{"character", std::string(1, line[*open])}});
  return true;
}

// `{ task: Clore by: agent }`: the second colon, where a comma is forgotten in front of its key.
bool report_no_comma(std::size_t at, const Source& source, DiagnosticSink& sink) {
  auto from = at;
  while (from > 0 && ((source[from - 1] >= 'a' && source[from - 1] <= 'z') || source[from - 1] == '_')) --from;
  const auto start = source.line_start(at);
  const bool in_braces = source.text().substr(start, at - start).find('{') != std::string_view::npos;
  if (source[at] != ':' || from == at || !in_braces || source[from - 1] != ' ' || from < 2) return false;
  const std::string key(source.text().substr(from, at - from));
  if (source[from - 2] == ':')  // `has: age: 5`
    sink.report("yaml-syntax", {from, at}, {}, "{ " + key + ": ... }");
  else
    sink.report("yaml-no-comma", {from, at}, {{"key", key}});
  return true;
}

// Quotes that are never closed contain the rest of the file.
bool report_open_quote(const Source& source, DiagnosticSink& sink) {
  auto end = source.text().size();
  for (int lines = 0; lines < 200; ++lines) {
    const auto start = source.line_start(end);
    const auto line = bare(source.line(source.position(start).line));
    const auto quote = line.find_last_of("'\"");
    const bool opens = quote != std::string::npos && opens_text(line, quote) &&
                       std::count(line.begin(), line.end(), line[quote]) % 2 == 1;
    if (opens)
      sink.report("yaml-open-quote", {start + quote, start + quote + 1}, {{"character", std::string(1, line[quote])}});
    if (opens || start == 0) return opens;
    end = start - 1;
  }
  return false;
}

// Returns the code for the character at `at` alone; empty when there is none.
std::string_view plainly_wrong(std::size_t at, const Source& source) {
  if (begins_line_with(source, at, "---") || begins_line_with(source, at, "...")) return "second-document";
  if (begins_line_with(source, at, "%")) return "yaml-directive";
  if (source[at] == '?' && (source[at + 1] == ' ' || source[at + 1] == '\n') && begins_part(at, source))
    return "complex-key";
  return source[at] == '#' ? "yaml-comment" : "";
}

}  // namespace

void report_syntax_error(std::size_t at, const Source& source, DiagnosticSink& sink) {
  at = std::min(at, source.text().size());
  const Span here{at, at + 1};
  if (const auto code = plainly_wrong(at, source); !code.empty()) return sink.report(code, here);
  if (source[at] == '*') return sink.report("yaml-alias", here, {{"word", "*"}});
  if (at == source.text().size() && report_open_quote(source, sink)) return;
  if (report_odd_space_above(at, source, sink)) return;
  if (report_no_colon(at, source, sink) || report_suspect(at, source, sink)) return;
  const auto start = source.line_start(at);
  // A parser often gives up only where the next line begins.
  const bool first = source.text().find_first_not_of(' ', start) >= at;
  if (first && start > 0 && report_suspect(start - 1, source, sink)) return;
  if (report_no_comma(at, source, sink)) return;
  if (!first && report_unclosed_above(at, source, sink)) return;
  if (&source == &sink.source())
    sink.report(first && start > 0 ? "yaml-indent" : "yaml-syntax", here, {}, first ? with_dash(source, start) : "");
}

std::optional<std::string> without_value(const Source& source, std::size_t at) {
  const auto start = source.line_start(at);
  const auto line = bare(source.line(source.position(start).line));
  if (unclosed(line)) return std::nullopt;
  auto value = line.find_first_not_of(' ');
  while (value != std::string::npos && line.compare(value, 2, "- ") == 0)
    value = line.find_first_not_of(' ', value + 2);
  if (value == std::string::npos) return std::nullopt;
  if (line[value] != '{' && line[value] != '[') {
    const auto colon = line.find(": ", value);
    if (colon == std::string::npos) return std::nullopt;
    value = colon + 2;
  }
  auto text = source.text();
  const auto end = std::min(text.find('\n', start), text.size());
  if (start + value >= end) return std::nullopt;
  text.replace(start + value, end - start - value, end - start - value, ' ');
  text[start + value] = '~';
  return text;
}

}  // namespace parcours::definition::yaml
