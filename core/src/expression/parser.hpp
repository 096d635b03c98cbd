// Reads the tree of an expression. Operators are read by precedence, operands by their first token.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "expression/node.hpp"
#include "expression/token.hpp"

namespace parcours::expression {

struct Infix;

// Reads one text once. It reports a slip that has one meaning and goes on. At the first text without a meaning it
// stops. The text and the faults must outlive it. For one thread.
class Parser {
 public:
  Parser(std::string_view text, Faults& faults) : faults_(faults), tokens_(tokens_of(text, faults)) {}
  // Returns the tree, or null; then a fault names the reason. Never throws.
  NodePtr run();

 private:
  // Thrown to leave the parser, after the fault was reported. It never leaves run().
  struct Stop {};
  // Counts the recursion of the parser, because parentheses and signs make no node.
  struct DepthGuard {
    explicit DepthGuard(Parser& parser);
    ~DepthGuard() { --depth; }
    std::size_t& depth;
  };

  // The tokens. The last one is `end`, and no function goes past it.
  const Token& current() const { return tokens_[next_]; }
  const Token& peek() const { return tokens_[std::min(next_ + 1, tokens_.size() - 1)]; }
  Token advance() { return tokens_[next_ + 1 < tokens_.size() ? next_++ : next_]; }
  // Skips `mark` when it is next; expect() reports a fault when it is not.
  bool accept(std::string_view mark) { return current().is(mark) ? (advance(), true) : false; }
  void expect(std::string_view mark);
  // The span from `from` to the end of the last token.
  Span since(std::size_t from) const { return {from, next_ > 0 ? tokens_[next_ - 1].span.end() - from : 1}; }

  // Report a fault and throw Stop; refuse_optional() only when the current token is `?`.
  [[noreturn]] void stop(std::string_view diagnostic_code, Span where, DiagnosticTable::Arguments arguments = {});
  [[noreturn]] void expected(const std::string& fr, const std::string& en);
  [[noreturn]] void refuse_reserved(const Token& name);
  [[noreturn]] void too_deep(Span where);
  void refuse_optional();

  // Make a node from the parts; its span begins at `from`. Too deep a node stops the parser.
  NodePtr make(Node::Kind kind, std::size_t from, std::vector<NodePtr> parts);
  template <class... Parts>
  NodePtr make(Node::Kind kind, std::size_t from, NodePtr first, Parts... more) {
    std::vector<NodePtr> parts;
    parts.push_back(std::move(first));
    (parts.push_back(std::move(more)), ...);
    return make(kind, from, std::move(parts));
  }

  // Operators: the conditional, the binary ones by precedence, the unary ones.
  NodePtr expression();
  [[noreturn]] void refuse_rest();
  void recover_word_operator();
  void recover_word_comparison();  // `and`, `or` between operands: a slip
  int current_precedence();
  const Infix* current_infix() const;
  NodePtr infix(int least);  // operators of at least that precedence
  NodePtr binary(const Infix& found, NodePtr left, std::size_t from);
  NodePtr logic(int precedence, NodePtr left, std::size_t from);  // a run of one operator is one node
  bool recover_word_not();                                        // `not x`: a slip
  NodePtr unary();
  NodePtr sign(Operator op, std::size_t from);

  // An operand with the members, indexes and calls that follow it.
  NodePtr member();
  NodePtr indexed(NodePtr owner, std::size_t from);                    // owner[index]
  NodePtr selected(NodePtr owner, std::size_t from);                   // owner.name
  NodePtr method(NodePtr owner, const Token& name, std::size_t from);  // owner.name(...)
  std::size_t count_arguments() const;
  bool begins_macro(std::string_view name) const;
  NodePtr macro_of(NodePtr owner, const Token& name, std::size_t from);
  void arguments(std::vector<NodePtr>& parts, std::string_view close);

  // Operands.
  NodePtr primary();
  NodePtr literal(Value value, Span span, std::string text);
  NodePtr text_literal();
  NodePtr number(const Token& token, bool negative);
  NodePtr named(bool rooted);                                     // a name of the environment or a variable
  NodePtr global(const Token& name, std::size_t from);            // f(x)
  NodePtr test_of(std::vector<NodePtr> parts, std::size_t from);  // has(owner.name)
  NodePtr parenthesised();
  NodePtr list();
  NodePtr map();

  Faults& faults_;
  std::vector<Token> tokens_;
  std::size_t next_ = 0;   // index of the current token
  std::size_t level_ = 0;  // see DepthGuard
};

}  // namespace parcours::expression
