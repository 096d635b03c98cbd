#include "base/message.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace parcours {
namespace {

using Store = fmt::dynamic_format_arg_store<fmt::format_context>;

// A text that names an argument which was not given is a bug; a release build then shows the text as it is written.
std::string filled(std::string_view text, const Store& arguments) {
  try {
    return fmt::vformat(text, arguments);
  } catch (const fmt::format_error&) {
    assert(!"a message names an argument that it is not given");
    return std::string(text);
  }
}

}  // namespace

Problem Messages::problem(std::string_view code, Arguments arguments, std::string where) const {
  const auto at = std::find_if(table_.begin(), table_.end(), [&](const Message& m) { return m.code == code; });
  assert(at != table_.end() && "no message has this code");
  Problem problem;
  problem.code = code;
  problem.where = std::move(where);
  if (at == table_.end()) return problem;

  Store store;
  for (const auto& [name, value] : arguments) store.push_back(fmt::arg(name, value));
  problem.message = Text(filled(at->fr, store), filled(at->en, store));
  problem.hint = Text(filled(at->hint_fr, store), filled(at->hint_en, store));
  return problem;
}

}  // namespace parcours
