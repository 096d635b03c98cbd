#include "definition/source/yaml.hpp"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <unordered_set>

#include "definition/source/yaml_audit.hpp"

namespace parcours::definition::yaml {
namespace {

// Ends the parsing from inside a handler of events. It is caught in this file.
struct LimitExceeded {
  std::string_view code;
  std::size_t at;
};

// Builds the tree from the parser's events.
class Builder : public YAML::EventHandler {
 public:
  explicit Builder(DiagnosticSink& sink) : sink_(sink) {}
  Node& root() { return root_; }
  bool refused() const { return refused_; }  // some key was refused and reported

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { add(node(Node::Kind::empty, mark)); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { add(node(Node::Kind::empty, mark)); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override {
    auto scalar = node(Node::Kind::scalar, mark);
    scalar.text = value;
    scalar.quoted = tag == "!";
    add(std::move(scalar));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value style) override {
    open(node(Node::Kind::list, mark), style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value style) override {
    open(node(Node::Kind::map, mark), style);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Node node;
    std::optional<Node> key;
    std::unordered_set<std::string> keys;
  };

  Node node(Node::Kind kind, const YAML::Mark& mark) {
    const auto at = static_cast<std::size_t>(std::max(mark.pos, 0));
    if (++nodes_ > max_nodes) throw LimitExceeded{"too-many-nodes", at};
    Node made;
    made.kind = kind;
    made.span = {at, at};
    return made;
  }
  void open(Node made, YAML::EmitterStyle::value style) {
    if (stack_.size() >= max_depth) throw LimitExceeded{"too-deep", made.span.at};
    made.flow = style == YAML::EmitterStyle::Flow;
    stack_.push_back({std::move(made), {}, {}});
  }
  void close() {
    auto made = std::move(stack_.back().node);
    stack_.pop_back();
    add(std::move(made));
  }
  void add(Node made) {
    if (stack_.empty())
      root_ = std::move(made);
    else if (auto& top = stack_.back(); top.node.is_list())
      top.node.items.push_back(std::move(made));
    else if (!top.key)
      add_key(top, std::move(made));
    else
      top.node.pairs.push_back({std::move(*top.key), std::move(made)}), top.key.reset();
  }
  void add_key(Open& top, Node key) {
    if (key.is_empty()) name_null(key);
    const Span place{key.span.at, key.span.at + std::max<std::size_t>(key.text.size(), 1)};
    if (!key.is_scalar())
      refuse("complex-key", place);
    else if (!key.quoted && key.text == "<<")
      refuse("merge-key", place);
    else if (!top.keys.insert(key.text).second)
      refuse("duplicate-key", place, {{"key", key.text}});
    top.key = std::move(key);
  }
  void refuse(std::string_view code, Span place, DiagnosticTable::Arguments arguments = {}) {
    sink_.report(code, place, arguments);
    refused_ = true;
  }
  // A plain `null` as a key is an ordinary word.
  void name_null(Node& key) const {
    key.text = null_literal_at(sink_.source(), key.span.at);
    if (key.text.empty()) throw LimitExceeded{"complex-key", key.span.at};
    key.kind = Node::Kind::scalar;
  }

  DiagnosticSink& sink_;
  Node root_;
  std::vector<Open> stack_;
  std::size_t nodes_ = 0;
  bool refused_ = false;
};

// Removes the pairs of refused keys. Of two equal keys, the second is refused.
void drop_refused(Node& node) {
  std::unordered_set<std::string> seen;
  std::erase_if(node.pairs, [&](const Node::Pair& pair) {
    return !pair.key.is_scalar() || (!pair.key.quoted && pair.key.text == "<<") || !seen.insert(pair.key.text).second;
  });
  for (auto& pair : node.pairs) drop_refused(pair.value);
  for (auto& item : node.items) drop_refused(item);
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const auto& pair : pairs)
    if (pair.key.text == key) return &pair.value;
  return nullptr;
}

namespace {

// Reads the text once. Reports the place at which the parser stopped before the end.
AuditResult read_once(const Source& source, DiagnosticSink& sink, Builder& builder) {
  try {
    std::istringstream in(source.text());
    YAML::Parser parser(in);
    parser.HandleNextDocument(builder);
    return audit(builder.root(), source, sink);
  } catch (const LimitExceeded& stop) {
    sink.report(stop.code, {stop.at, stop.at + 1});
  } catch (const YAML::DeepRecursion&) {
    sink.report("too-deep", {});
  } catch (const YAML::Exception& stop) {
    report_syntax_error(static_cast<std::size_t>(std::max(stop.mark.pos, 0)), source, sink);
  }
  return {};
}

// Looks for further mistakes: empties the line that stopped the parser and reads again, as long as it finds new
// problems.
void recover(const Source& source, DiagnosticSink& sink) {
  const auto passes = std::min<std::size_t>(20, max_bytes / (source.text().size() + 1));
  Source rest = source;
  for (std::size_t i = 0; i < passes; ++i) {
    const auto known = sink.errors();
    auto text = without_value(rest, sink.last());
    if (!text) return;
    rest = Source(source.name(), *text);
    Builder builder(sink);
    if (read_once(rest, sink, builder).ended || sink.errors() == known) return;
  }
}

}  // namespace

std::optional<Node> parse(const Source& source, DiagnosticSink& sink) {
  const auto before = sink.errors();
  if (source.text().size() > max_bytes) sink.report("file-too-large", {});
  if (sink.errors() > before || !check_characters(source, sink)) return std::nullopt;
  Builder builder(sink);
  const auto read = read_once(source, sink, builder);
  if (!read.ended) recover(source, sink);
  if (!read.ended || read.drops_value) return std::nullopt;
  if (builder.refused()) drop_refused(builder.root());
  return std::move(builder.root());
}

std::size_t position_in(const Source& source, const Node& scalar, std::size_t offset) {
  auto at = scalar.span.at;
  const char quote = source[at];
  if (quote != '\'' && quote != '"') return std::min(at + offset, scalar.span.end);
  ++at;
  for (std::size_t i = 0; i < offset && at < scalar.span.end; ++i)
    at += (quote == '\'' && source[at] == '\'') || (quote == '"' && source[at] == '\\') ? 2 : 1;
  return std::min(at, scalar.span.end);
}

}  // namespace parcours::definition::yaml
