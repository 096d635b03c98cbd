// Reads the tree of an expression: operators by how tightly they bind, operands by what they begin with.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "expression/node.hpp"
#include "expression/token.hpp"

namespace parcours::expression {

struct Infix;

// Reads one text once. Slips that have one meaning are reported and read on; at the first place that has none it stops.
class Parser {
 public:
  Parser(std::string_view text, Faults& faults) : faults_(faults), tokens_(tokens_of(text, faults)) {}
  // Null when there is no tree; a fault says why.
  NodePtr run();

 private:
  // Leaves the parser where the text makes no more sense; the fault is reported already.
  struct Stop {};
  // Counts how deep the parser itself stands: parentheses and signs make no node of their own.
  struct DepthGuard {
    explicit DepthGuard(Parser& parser);
    ~DepthGuard() { --depth; }
    std::size_t& depth;
  };

  const Token& current() const { return tokens_[next_]; }
  const Token& peek() const { return tokens_[std::min(next_ + 1, tokens_.size() - 1)]; }
  Token advance() { return tokens_[next_ + 1 < tokens_.size() ? next_++ : next_]; }
  bool accept(std::string_view mark) { return current().is(mark) ? (advance(), true) : false; }
  void expect(std::string_view mark);
  Span since(std::size_t from) const { return {from, next_ > 0 ? tokens_[next_ - 1].span.end() - from : 1}; }

  [[noreturn]] void stop(std::string_view diagnostic_code, Span where, DiagnosticTable::Arguments arguments = {});
  [[noreturn]] void expected(const std::string& fr, const std::string& en);
  [[noreturn]] void refuse_reserved(const Token& name);
  [[noreturn]] void too_deep(Span where);
  void refuse_optional();

  NodePtr make(Node::Kind kind, std::size_t from, std::vector<NodePtr> parts);
  template <class... Parts>
  NodePtr make(Node::Kind kind, std::size_t from, NodePtr first, Parts... more) {
    std::vector<NodePtr> parts;
    parts.push_back(std::move(first));
    (parts.push_back(std::move(more)), ...);
    return make(kind, from, std::move(parts));
  }

  NodePtr expression();
  void recover_word_operator();
  int current_precedence();
  const Infix* current_infix() const;
  NodePtr infix(int least);
  NodePtr binary(const Infix& found, NodePtr left, std::size_t from);
  NodePtr logic(int precedence, NodePtr left, std::size_t from);
  bool recover_word_not();
  NodePtr unary();
  NodePtr sign(Operator op, std::size_t from);

  NodePtr member();
  NodePtr indexed(NodePtr owner, std::size_t from);
  NodePtr selected(NodePtr owner, std::size_t from);
  NodePtr method(NodePtr owner, const Token& name, std::size_t from);
  std::size_t count_arguments() const;
  bool begins_macro(std::string_view name) const;
  NodePtr macro_of(NodePtr owner, const Token& name, std::size_t from);
  void arguments(std::vector<NodePtr>& parts, std::string_view close);

  NodePtr primary();
  NodePtr literal(Value value, Span span, std::string text);
  NodePtr text_literal();
  NodePtr number(const Token& token, bool negative);
  NodePtr named(bool rooted);
  NodePtr global(const Token& name, std::size_t from);
  NodePtr test_of(std::vector<NodePtr> parts, std::size_t from);
  NodePtr parenthesised();
  NodePtr list();
  NodePtr map();

  Faults& faults_;
  std::vector<Token> tokens_;
  std::size_t next_ = 0;
  std::size_t level_ = 0;
};

}  // namespace parcours::expression
