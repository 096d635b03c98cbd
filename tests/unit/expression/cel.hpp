// Rows of the shared CEL vectors: their values, their types, and expressions as that suite writes their trees.
#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "expression/expression.hpp"
#include "expression/node.hpp"

namespace parcours::expression::cel {

using Json = nlohmann::json;

// Names out of a map.
struct Bindings : Names {
  std::map<std::string, Value, std::less<>> values;
  const Value* find(std::string_view name) const override {
    const auto at = values.find(name);
    return at == values.end() ? nullptr : &at->second;
  }
};

// A value of one key ({"int64":"5"}); empty when our values know no such type.
std::optional<Value> value_of(const Json& tagged);
// "map(string,list(int))"; empty when there is no such type here.
std::optional<Type> type_of(std::string_view written);
std::string cel_name(const Type& type);  // "map(string, list(int))"
// Equal type by type: 1 and 1.0 differ, NaN equals itself.
bool same(const Value& a, const Value& b);

// The tree of a parsed expression, macros expanded, as the rows of parse.jsonl write it.
std::string tree_text(const Node& node);

}  // namespace parcours::expression::cel
