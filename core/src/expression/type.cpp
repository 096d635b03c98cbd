// Type: its parts, its name and its equality (expression.hpp).
#include <utility>

#include "expression/expression.hpp"

namespace parcours::expression {
namespace {

using Members = std::vector<std::pair<std::string, Type>>;

const char* word_for(Type::Kind kind) {
  switch (kind) {
    case Type::Kind::any:
      return "any";
    case Type::Kind::null:
      return "null";
    case Type::Kind::boolean:
      return "bool";
    case Type::Kind::integer:
      return "integer";
    case Type::Kind::real:
      return "real";
    case Type::Kind::decimal:
      return "decimal";
    case Type::Kind::text:
      return "text";
    case Type::Kind::date:
      return "date";
    case Type::Kind::instant:
      return "datetime";
    case Type::Kind::duration:
      return "duration";
    case Type::Kind::birth:
      return "birth";
    case Type::Kind::list:
      return "list";
    case Type::Kind::map:
      return "map";
    case Type::Kind::record:
      return "record";
  }
  return "any";
}

}  // namespace

Type Type::list_of(Type element) {
  Type list(Kind::list);
  list.parts_ = std::make_shared<Members>(Members{{"", std::move(element)}});
  return list;
}

Type Type::map_of(Type value) {
  Type map(Kind::map);
  map.parts_ = std::make_shared<Members>(Members{{"", std::move(value)}});
  return map;
}

Type Type::record_of(std::vector<std::pair<std::string, Type>> members) {
  Type record(Kind::record);
  record.parts_ = std::make_shared<Members>(std::move(members));
  return record;
}

Type Type::choice_of(const std::vector<std::string>& values) {
  Type choice(Kind::text);
  Members all;
  for (const auto& value : values) all.emplace_back(value, Type());
  if (!all.empty()) choice.parts_ = std::make_shared<Members>(std::move(all));
  return choice;
}

std::vector<std::string> Type::values() const {
  std::vector<std::string> all;
  if (kind_ == Kind::text && parts_)
    for (const auto& [value, type] : *parts_) all.push_back(value);
  return all;
}

bool Type::is_open() const { return (kind_ == Kind::list || kind_ == Kind::map) && !parts_; }

const Type& Type::element() const {
  static const Type any;
  const bool holds = (kind_ == Kind::list || kind_ == Kind::map) && parts_;
  return holds ? parts_->front().second : any;
}

const Members& Type::members() const {
  static const Members none;
  return kind_ == Kind::record && parts_ ? *parts_ : none;
}

const Type* Type::member(std::string_view name) const {
  for (const auto& [n, type] : members())
    if (n == name) return &type;
  return nullptr;
}

std::string Type::name() const {
  const std::string word = word_for(kind_);
  return kind_ == Kind::list || kind_ == Kind::map ? word + "(" + element().name() + ")" : word;
}

bool operator==(const Type& a, const Type& b) {
  if (a.kind_ != b.kind_) return false;
  if (a.parts_ == b.parts_) return true;
  return a.kind_ == Type::Kind::record ? a.members() == b.members() : a.element() == b.element();
}

}  // namespace parcours::expression
