#include "definition/source/yaml_audit.hpp"
#include "definition/source/yaml_meant.hpp"

#include <algorithm>

namespace parcours::definition::yaml {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// Reads the text and the tree together.
class Audit {
 public:
  Audit(const Source& source, DiagnosticSink& sink) : source_(source), text_(source.text()), sink_(sink) {}

  AuditResult document(Node& root) {
    gap();
    if (text_.substr(at_, 3) == "---" && (at_ + 3 >= text_.size() || is_blank(text_[at_ + 3]))) at_ += 3;
    value(root);
    gap();
    if (!stopped_ && at_ < text_.size()) stray();
    return {!stopped_, drops_value_};
  }

 private:
  char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  std::size_t column() const { return at_ - source_.line_start(at_); }

  // Passes blanks, line ends and comments.
  void gap() {
    for (; at_ < text_.size() && !stopped_; ++at_) {
      if (here() == '#' && (at_ == 0 || is_blank(text_[at_ - 1])))
        at_ = std::min(text_.find('\n', at_), text_.size()) - 1;
      else if (here() == '\t')
        sink_.report("tab", {at_, at_ + 1});
      else if (!is_blank(here()) && !skip_unusual_space())
        break;
    }
    if (in_flow_ > 0 && at_ < text_.size()) check_indent();
  }
  // Reports an unusual space and moves to its last byte. Returns false when there is none.
  bool skip_unusual_space() {
    const auto odd = unusual_space(text_, at_);
    if (odd.length == 0) return false;
    sink_.report("odd-space", {at_, at_ + odd.length}, {{"character", std::string(odd.name)}});
    at_ += odd.length - 1;
    return true;
  }
  // A scalar of several lines must be indented more than the block around it.
  void check_indent() {
    const auto start = source_.line_start(at_);
    if (block_column_ == no_block || start <= block_start_ || start == checked_line_ || stopped_) return;
    checked_line_ = start;
    if (text_.find_first_not_of(' ', start) == at_ && at_ - start <= block_column_) stop("yaml-indent");
  }

  void value(Node& node) {
    gap();
    properties();
    if (stopped_) return;
    if (!node.is_empty()) node.span.at = at_;
    switch (node.kind) {
      case Node::Kind::empty:
        empty(node);
        break;
      case Node::Kind::scalar:
        scalar(node);
        break;
      case Node::Kind::map:
        node.flow ? flow_map(node) : block_map(node);
        break;
      case Node::Kind::list:
        node.flow ? flow_list(node) : block_list(node);
        break;
    }
    if (!node.is_empty()) node.span.end = at_;
  }

  // Reports tags, anchors and aliases, and passes them.
  void properties() {
    for (; !stopped_ && (here() == '!' || here() == '&' || here() == '*'); gap()) {
      const auto begin = at_;
      while (at_ < text_.size() && !is_blank(here()) &&
             std::string_view(",[]{}").find(here()) == std::string_view::npos)
        ++at_;
      drops_value_ = drops_value_ || text_[begin] != '&';
      const auto code = text_[begin] == '!' ? "yaml-tag" : text_[begin] == '&' ? "yaml-anchor" : "yaml-alias";
      sink_.report(code, {begin, at_}, {{"word", std::string(text_.substr(begin, at_ - begin))}});
    }
  }

  void empty(Node& node) {
    if (at_ == node.span.at) at_ += null_literal_at(source_, at_).size(), node.span.end = at_;
  }

  void scalar(Node& node) {
    const char first = here();
    if (!node.quoted && in_flow_ > 0 && node.text == "-") {
      stop("yaml-lone-dash");
    } else if (!node.quoted) {
      same(node.text, true);
    } else if (first == '\'' || first == '"') {
      quotes(first);
      no_control(node);
    } else if (first == '|' || first == '>') {
      at_ = std::min(text_.find('\n', at_), text_.size());
      same(node.text, false);
    } else {
      stray();
    }
  }
  // Compares the text with the scalar, without blanks.
  void same(std::string_view value, bool plain) {
    for (std::size_t i = 0; i < value.size() && !stopped_; ++i, ++at_) {
      if (is_blank(value[i])) {
        --at_;
        continue;
      }
      for (; is_blank(here()) && at_ < text_.size(); ++at_)
        if (plain && here() == '\t') sink_.report("tab", {at_, at_ + 1});
      if (here() != value[i]) return stray();
      if (plain && unusual_space(text_, at_).length > 0) {
        const auto begin = at_;
        skip_unusual_space();
        i += at_ - begin;
      }
    }
  }
  void quotes(char quote) {
    const auto begin = at_;
    for (++at_; at_ < text_.size(); ++at_) {
      if (quote == '"' && here() == '\\')
        ++at_;
      else if (here() == '\n' && leaves_block())
        break;
      else if (here() == quote && (quote == '"' || at_ + 1 >= text_.size() || text_[at_ + 1] != quote))
        return void(++at_);
      else if (here() == quote)
        ++at_;
    }
    at_ = begin;
    sink_.report("yaml-open-quote", {begin, begin + 1}, {{"character", std::string(1, quote)}});
    stopped_ = true;
  }
  // Reports an escape of a control character, and takes all of them out. Databases and C strings contain no `\0`.
  void no_control(Node& node) {
    std::string kept, name;
    std::size_t first = 0;
    for (std::size_t i = 0, begin = 0; i < node.text.size(); begin = i) {
      const auto found = control_character(node.text, i);
      if (found.empty())
        kept.append(node.text, begin, i - begin);
      else if (name.empty())
        name = found, first = begin;
    }
    if (name.empty()) return;
    node.span.end = at_;
    const auto place = position_in(source_, node, first);
    sink_.report(name == "U+0000" ? "nul-in-text" : "control-character", {place, place + 2}, {{"character", name}});
    node.text = std::move(kept);
  }
  // At a line end within quotes, goes to the next part of the text. Returns true when its indentation is too small.
  bool leaves_block() {
    const auto next = text_.find_first_not_of(" \t\n", at_);
    if (next == std::string_view::npos) return false;
    at_ = next - 1;
    return block_column_ != no_block && next - source_.line_start(next) <= block_column_;
  }

  void key(Node& node) {
    node.span.at = at_;
    const auto line = source_.line_start(at_);
    if (node.is_scalar())
      scalar(node);
    else if (here() == '[' || here() == '{')
      value(node);
    else
      stopped_ = true;  // it was reported when it was read
    node.span.end = at_;
    if (!stopped_ && source_.line_start(at_) != line) at_ = node.span.at, stop("complex-key");
  }
  // Passes `: ` after a key on the same line. Returns false when it is missing.
  bool colon() {
    while (here() == ' ') ++at_;
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\n';
    if (here() != ':' ||
        !(is_blank(next) || (in_flow_ > 0 && std::string_view(",]}").find(next) != std::string_view::npos)))
      return false;
    ++at_;
    return true;
  }

  void block_map(Node& map) {
    const Inside inside(*this);
    const auto first = block_column_;
    for (auto& [name, content] : map.pairs) {
      gap();
      if (stopped_ || (column() != first && &name != &map.pairs.front().key)) return stop("yaml-indent");
      block_start_ = source_.line_start(at_);
      key(name);
      if (stopped_) return;
      if (!colon()) return missing_colon(name);
      value(content);
    }
  }
  void missing_colon(const Node& name) {
    if (here() == '\0' || here() == '\n')
      at_ = name.span.at, stop("yaml-no-colon", name.span.end - name.span.at);
    else
      stray();
  }
  void block_list(Node& list) {
    const Inside inside(*this);
    for (auto& item : list.items) {
      gap();
      if (stopped_ || here() != '-' || column() != block_column_) return stray();
      block_start_ = source_.line_start(at_);
      ++at_;
      value(item);
    }
  }
  void flow_map(Node& map) {
    if (here() != '{') return bare_pair(map);
    flow('}', map.pairs, [this](Node::Pair& pair) { flow_pair(pair); });
  }
  void bare_pair(Node& map) {
    if (map.pairs.size() != 1) return stray();
    flow_pair(map.pairs.front());
  }
  void flow_pair(Node::Pair& pair) {
    key(pair.key);
    if (stopped_) return;
    if (colon()) return value(pair.value);
    at_ = pair.key.span.at;
    stop("yaml-empty-key", pair.key.span.end - at_, key_meant(text_, pair.key.span));
  }
  void flow_list(Node& list) {
    flow(']', list.items, [this](Node& item) { value(item); });
  }
  template <class Parts, class Each>
  void flow(char close, Parts& parts, Each each) {
    ++at_, ++in_flow_;
    for (auto& part : parts) {
      gap();
      const auto before = at_;
      each(part);
      if (stopped_) return;
      if (at_ == before) return stop("yaml-empty-item");
      gap();
      if (here() == ',')
        ++at_;
      else if (&part != &parts.back())
        return stray();
    }
    gap();
    if (stopped_ || here() != close) return stray();
    ++at_, --in_flow_;
  }

  void stop(std::string_view code, std::size_t length = 1, const std::string& near = {}) {
    if (!stopped_) sink_.report(code, {at_, at_ + length}, {}, near);
    stopped_ = true;
  }
  void stray() {
    if (!stopped_) report_syntax_error(at_, source_, sink_);
    stopped_ = true;
  }

  static constexpr std::size_t no_block = static_cast<std::size_t>(-1);
  // The block collection that contains the next token.
  struct Inside {
    explicit Inside(Audit& of) : audit(of), column(of.block_column_), start(of.block_start_) {
      audit.block_column_ = audit.column();
      audit.block_start_ = audit.source_.line_start(audit.at_);
    }
    ~Inside() { audit.block_column_ = column, audit.block_start_ = start; }
    Audit& audit;
    std::size_t column, start;
  };

  const Source& source_;
  std::string_view text_;
  DiagnosticSink& sink_;
  std::size_t at_ = 0, block_column_ = no_block, block_start_ = 0, checked_line_ = no_block;
  int in_flow_ = 0;
  bool stopped_ = false, drops_value_ = false;
};

}  // namespace

std::string_view null_literal_at(const Source& source, std::size_t at) {
  for (const std::string_view word : {"null", "Null", "NULL", "~"})
    if (std::string_view(source.text()).substr(std::min(at, source.text().size()), word.size()) == word) return word;
  return {};
}

AuditResult audit(Node& root, const Source& source, DiagnosticSink& sink) { return Audit(source, sink).document(root); }

}  // namespace parcours::definition::yaml
