// The functions on texts (function.hpp).
#include "base/utf8.hpp"
#include "expression/function.hpp"
#include "expression/pattern/pattern.hpp"

namespace parcours::expression {
namespace {

using Kind = Type::Kind;
using Arguments = std::span<const Item>;
using Form = Function::Form;

Item size(Arguments a, Context& context) {
  if (const auto* text = a[0].get_if<std::string>()) {
    context.budget.spend(text->size() / 64);
    return static_cast<std::int64_t>(length(*text));
  }
  if (const auto* list = a[0].get_if<List>()) return static_cast<std::int64_t>(list->size());
  if (const auto* record = a[0].get_if<Record>()) return static_cast<std::int64_t>(record->size());
  return no_overload();
}

template <class Ask>
Item ask(Arguments a, Context& context, Ask question) {
  const auto *text = a[0].get_if<std::string>(), *other = a[1].get_if<std::string>();
  if (!text || !other) return no_overload();
  context.budget.spend(text->size() / 64 + 1);
  return Item(question(*text, *other));
}

Item contains_text(Arguments a, Context& context) {
  return ask(a, context, [&](const std::string& text, const std::string& part) {
    context.budget.spend(text.size() * part.size() / 4096);
    return text.find(part) != std::string::npos;
  });
}
Item starts_with(Arguments a, Context& context) {
  return ask(a, context, [](const std::string& text, const std::string& part) { return text.starts_with(part); });
}
Item ends_with(Arguments a, Context& context) {
  return ask(a, context, [](const std::string& text, const std::string& part) { return text.ends_with(part); });
}

Item matches(Arguments a, Context& context) {
  const auto *text = a[0].get_if<std::string>(), *pattern = a[1].get_if<std::string>();
  if (!text || !pattern) return no_overload();
  context.budget.spend(pattern->size());
  const auto compiled = Pattern::compile(*pattern, context.budget);
  if (const auto* reason = std::get_if<const char*>(&compiled)) return Failure{*reason};
  return std::get<Pattern>(compiled).found_in(*text, context.budget);
}

}  // namespace

std::vector<Function> text_functions() {
  const std::vector<Overload> two_texts{{{Kind::text, Kind::text}, Kind::boolean}};
  return {
      {"size",
       Form::both,
       {{{Kind::text}, Kind::integer}, {{Kind::list}, Kind::integer}, {{Kind::map}, Kind::integer}},
       size},
      {"contains", Form::method, two_texts, contains_text},
      {"startsWith", Form::method, two_texts, starts_with},
      {"endsWith", Form::method, two_texts, ends_with},
      {"matches", Form::both, two_texts, matches},
  };
}

}  // namespace parcours::expression
