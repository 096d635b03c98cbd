// Writes C++ tables from the diagnostics.yaml of the layers. It runs in the build and uses no library.
//
//   diagnostics_writer table FUNCTION OUTPUT FILE          the messages of a layer: FUNCTION() returns its
//   DiagnosticTable diagnostics_writer explanations OUTPUT ROOT FILE...    the explanations of all layers; files are
//   below ROOT
//
// It reads a small part of YAML: codes at the left margin, keys under them indented by two blanks, and values that are
// plain, in double quotes, or blocks (`>-`, `|`, `|-`). Anything else is reported with its line, and the build fails.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::string_view known_keys[] = {"severity", "fr",       "en",    "hint_fr", "hint_en",
                                           "about_fr", "about_en", "wrong", "right"};

// A code and its texts, by key.
struct Entry {
  std::string code;
  int line = 0;
  std::map<std::string, std::string, std::less<>> texts;

  std::string text(std::string_view key) const {
    const auto at = texts.find(key);
    return at == texts.end() ? std::string() : at->second;
  }
  // An entry without a message explains the codes that begin with its own and a point.
  bool has_message() const { return texts.contains("fr") || texts.contains("en"); }
};

[[noreturn]] void fail(const std::string& file, int line, const std::string& why) {
  std::cerr << file << ":" << line << ": error: " << why << "\n";
  std::exit(1);
}

// Reads one file.
class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {
    std::ifstream in(file_, std::ios::binary);
    if (!in) fail(file_, 0, "cannot be read");
    for (std::string line; std::getline(in, line);) lines_.push_back(line);
  }

  std::vector<Entry> entries() {
    std::set<std::string> codes;
    while (at_ < lines_.size()) {
      const auto& line = lines_[at_++];
      if (line.empty() || line.front() == '#') continue;
      if (line.front() == ' ' || line.back() != ':') fail(file_, number(), "expected a code and a colon");
      Entry entry{line.substr(0, line.size() - 1), number(), {}};
      if (!codes.insert(entry.code).second) fail(file_, number(), "the code stands here twice: " + entry.code);
      read_texts(entry);
      check(entry);
      entries_.push_back(std::move(entry));
    }
    return std::move(entries_);
  }

 private:
  int number() const { return static_cast<int>(at_); }

  void read_texts(Entry& entry) {
    while (at_ < lines_.size() && lines_[at_].starts_with("  ")) {
      const auto& line = lines_[at_++];
      const auto colon = line.find(": ");
      const auto key = line.substr(2, colon == std::string::npos ? colon : colon - 2);
      if (std::find(std::begin(known_keys), std::end(known_keys), key) == std::end(known_keys))
        fail(file_, number(), "no such key: " + key);
      if (!entry.texts.emplace(key, value(line.substr(colon + 2))).second)
        fail(file_, number(), "the key stands here twice: " + key);
    }
  }

  std::string value(const std::string& given) {
    if (given == ">-" || given == "|" || given == "|-") return block(given);
    if (given.empty()) fail(file_, number(), "expected a text");
    return given.front() == '"' ? quoted(given) : plain(given);
  }

  std::string plain(const std::string& given) {
    const bool special = std::string_view("'{}[]>|*&!%@`#,?-:").find(given.front()) != std::string_view::npos;
    if (special || given.find(": ") != std::string::npos || given.find(" #") != std::string::npos ||
        given.back() == ':')
      fail(file_, number(), "put this text in double quotes");
    return given;
  }

  std::string quoted(const std::string& given) {
    std::string text;
    std::size_t i = 1;
    for (; i < given.size() && given[i] != '"'; ++i) {
      if (given[i] == '\\' && (++i >= given.size() || (given[i] != '"' && given[i] != '\\')))
        fail(file_, number(), "after a backslash, expected a double quote or a backslash");
      text += given[i];
    }
    if (i + 1 != given.size()) fail(file_, number(), "expected the end of the line after the double quote");
    return text;
  }

  // `>-` joins lines by blanks; `|` keeps them, and `|-` drops the last line end.
  std::string block(std::string_view style) {
    std::string text;
    const auto begin = at_;
    for (; at_ < lines_.size() && (lines_[at_].starts_with("    ") || lines_[at_].empty()); ++at_) {
      if (lines_[at_].empty() && style == ">-") break;
      if (style == ">-" && at_ > begin) text += ' ';
      text += lines_[at_].empty() ? "" : lines_[at_].substr(4);
      if (style != ">-") text += '\n';
    }
    if (text.empty()) fail(file_, number(), "expected a text, indented by four blanks");
    while (text.ends_with("\n\n") || (style == "|-" && text.ends_with('\n'))) text.pop_back();
    return text;
  }

  void check(const Entry& entry) const {
    const auto needs = [&](std::string_view key) {
      if (!entry.texts.contains(key)) fail(file_, entry.line, "'" + entry.code + "' lacks '" + std::string(key) + "'");
    };
    const auto both = [&](std::string_view one, std::string_view other) {
      if (entry.texts.contains(one) || entry.texts.contains(other)) needs(one), needs(other);
    };
    both("fr", "en"), both("hint_fr", "hint_en"), both("about_fr", "about_en");
    if (!entry.has_message() || entry.code.find('.') == std::string::npos) needs("about_fr");
    if (const auto severity = entry.text("severity");
        !severity.empty() && severity != "warning" && severity != "question")
      fail(file_, entry.line, "'severity' is 'warning', 'question' or absent");
  }

  std::string file_;
  std::vector<std::string> lines_;
  std::size_t at_ = 0;
  std::vector<Entry> entries_;
};

std::string literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return out + "\"";
}

std::string row(const Entry& entry, std::initializer_list<std::string_view> keys) {
  std::string out = "    {" + literal(entry.code);
  for (const auto key : keys) out += ",\n     " + literal(entry.text(key));
  return out;
}

void write(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << "// Written by the build (core/tools/diagnostics_writer.cpp).\n" << text;
  if (!out.flush()) fail(path, 0, "cannot be written");
}

// A qualified name, parcours::store::diagnostics, in two parts.
struct Function {
  explicit Function(const std::string& qualified)
      : space(qualified.substr(0, qualified.rfind("::"))), name(qualified.substr(qualified.rfind("::") + 2)) {}
  std::string space, name;
};

void write_table(const Function& function, const std::string& output, const std::string& file) {
  std::string rows;
  for (const auto& entry : Reader(file).entries()) {
    if (!entry.has_message()) continue;
    rows += row(entry, {"fr", "en", "hint_fr", "hint_en"});
    const auto severity = entry.text("severity");
    rows += severity.empty() ? "},\n" : ",\n     Problem::Severity::" + severity + "},\n";
  }
  write(output, "#include \"base/diagnostics.hpp\"\n\nnamespace " + function.space + " {\nnamespace {\n\n" +
                    "constexpr DiagnosticDescriptor written_rows[] = {\n" + rows +
                    "};\n\n}\n\nconst DiagnosticTable& " + function.name +
                    "() {\n  static constexpr DiagnosticTable table{written_rows};\n  return table;\n}\n\n}\n");
}

void write_explanations(const Function& function, const std::string& output, const std::string& root,
                        const std::vector<std::string>& files) {
  std::string tables, list;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto name = "explained_" + std::to_string(i);
    tables += "constexpr ExplainedCode " + name + "[] = {\n";
    for (const auto& entry : Reader(root + "/" + files[i]).entries())
      if (entry.texts.contains("about_fr")) tables += row(entry, {"about_fr", "about_en", "wrong", "right"}) + "},\n";
    tables += "};\n";
    list += "      {" + literal(files[i]) + ", " + name + "},\n";
  }
  write(output, "#include \"authoring/explanations.hpp\"\n\nnamespace " + function.space + " {\nnamespace {\n\n" +
                    tables + "\n}\n\nstd::vector<ExplanationFile> " + function.name + "() {\n  return {\n" + list +
                    "  };\n}\n\n}\n");
}

}  // namespace

int main(int count, char** given) {
  const std::vector<std::string> arguments(given + 1, given + count);
  if (arguments.size() == 4 && arguments[0] == "table") {
    write_table(Function(arguments[1]), arguments[2], arguments[3]);
  } else if (arguments.size() > 4 && arguments[0] == "explanations") {
    write_explanations(Function(arguments[1]), arguments[2], arguments[3], {arguments.begin() + 4, arguments.end()});
  } else {
    std::cerr << "usage: diagnostics_writer table FUNCTION OUTPUT FILE\n"
                 "       diagnostics_writer explanations FUNCTION OUTPUT ROOT FILE...\n";
    return 2;
  }
  return 0;
}
