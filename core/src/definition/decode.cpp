// A stored workflow back: nothing in the text is taken for granted.
#include <fmt/format.h>

#include "base/json.hpp"
#include "definition/codec.hpp"
#include "definition/types.hpp"

namespace parcours::definition {
namespace {

[[noreturn]] void damaged(std::string_view what) {
  throw Error(Error::Code::store, fmt::format("a stored workflow cannot be run by this version: {}", what));
}

// An expression that waits for the names it may read.
struct Waiting {
  std::string text;
  std::optional<expression::Program>* condition = nullptr;
  Due* due = nullptr;
  std::vector<std::string> lists;  // the lists whose element it may read
};

class Reader {
 public:
  Reader(const Record& record, std::vector<Waiting>& waiting, std::vector<std::string>& lists)
      : record_(record), waiting_(waiting), lists_(lists) {}

  template <class T>
  void part(std::string_view name, T& member) {
    const auto* value = record_.find(name);
    if (!value) damaged(fmt::format("'{}' is missing", name));
    read(*value, member);
  }
  void condition(std::string_view name, std::optional<expression::Program>& program) {
    const auto* value = record_.find(name);
    if (!value) damaged(fmt::format("'{}' is missing", name));
    if (!value->is_null()) waiting_.push_back({as<std::string>(*value), &program, nullptr, lists_});
  }
  // What is read while this lives is about an element of that list.
  struct Inside {
    std::vector<std::string>& lists;
    ~Inside() { lists.pop_back(); }
  };
  Inside element_of(const std::string& list) {
    lists_.push_back(list);
    return {lists_};
  }

 private:
  template <class T>
  static const T& as(const Value& value) {
    if (const auto* held = value.get_if<T>()) return *held;
    damaged("a part has another type");
  }
  template <class Enum>
  static void read_number(const Value& value, Enum& member, int last) {
    const auto number = as<std::int64_t>(value);
    if (number < 0 || number > last) damaged("a kind is unknown");
    member = static_cast<Enum>(number);
  }
  template <class T>
  static void read_named(const std::optional<T>& named, T& member) {
    if (!named) damaged("a word is unknown");
    member = *named;
  }

  void read(const Value& value, std::string& member) { member = as<std::string>(value); }
  void read(const Value& value, bool& member) { member = as<bool>(value); }
  void read(const Value& value, int& member) {
    const auto number = as<std::int64_t>(value);
    if (number < -1 || number > 10'000'000) damaged("a number is out of range");
    member = static_cast<int>(number);
  }
  void read(const Value& value, Value& member) { member = value; }
  void read(const Value& value, Record& member) { member = as<Record>(value); }
  void read(const Value& value, Date& member) { member = as<Date>(value); }
  void read(const Value& value, Delay& member) { read_named(parse_delay(as<std::string>(value)), member); }
  void read(const Value& value, Type& member) { read_named(type_named(as<std::string>(value)), member); }
  void read(const Value& value, Subject& member) { read_named(subject_named(as<std::string>(value)), member); }
  void read(const Value& value, Who::Kind& member) { read_number(value, member, static_cast<int>(Who::Kind::doer)); }
  void read(const Value& value, Step::Kind& member) { read_number(value, member, static_cast<int>(Step::Kind::block)); }
  void read(const Value& value, Due& member) {
    const auto& record = as<Record>(value);
    if (const auto* delay = record.find("delay")) {
      read(*delay, member.emplace<Delay>());
    } else if (const auto* at = record.find("at")) {
      waiting_.push_back({as<std::string>(*at), nullptr, &member, lists_});
    } else {
      damaged("a due date is neither a delay nor an expression");
    }
  }
  void read(const Value& value, Text& member) {
    member = {};
    for (const auto& given : as<List>(value)) {
      const auto& pair = as<List>(given);
      if (pair.size() != 2) damaged("a text has no language");
      member.set(as<std::string>(pair[0]), as<std::string>(pair[1]));
    }
  }
  template <class T>
  void read(const Value& value, std::vector<T>& member) {
    const auto& list = as<List>(value);
    member.clear();
    member.resize(list.size());  // once: expressions wait by the address of where they go
    for (std::size_t i = 0; i < list.size(); ++i) read(list[i], member[i]);
  }
  template <class T>
  void read(const Value& value, std::map<std::string, T>& member) {
    for (const auto& [name, part] : as<Record>(value)) read(part, member[name]);
  }
  template <class T>
  void read(const Value& value, std::optional<T>& member) {
    member.reset();
    if (!value.is_null()) read(value, member.emplace());
  }
  template <class T>
  requires requires(Reader& reader, T& part) { describe(reader, part); }
  void read(const Value& value, T& member) {
    Reader inner(as<Record>(value), waiting_, lists_);
    describe(inner, member);
  }

  const Record& record_;
  std::vector<Waiting>& waiting_;
  std::vector<std::string>& lists_;
};

void require(bool holds, std::string_view what) {
  if (!holds) damaged(what);
}

// Every index leads somewhere.
class Indices {
 public:
  explicit Indices(const Workflow& workflow) : workflow_(workflow) {}
  void check() const {
    require(!workflow_.blocks.empty(), "it has no block");
    require(!workflow_.steps.empty(), "it has no step");
    for (const auto& block : workflow_.blocks) check(block);
    for (const auto& phase : workflow_.phases) steps(phase.steps);
    for (const auto& field : workflow_.fields) check(field);
    for (const auto& step : workflow_.steps) check(step);
    step(workflow_.entry());
  }

 private:
  void step(Index index) const {
    require(index >= 0 && static_cast<std::size_t>(index) < workflow_.steps.size(), "a step is missing");
  }
  void steps(const std::vector<Index>& all) const {
    for (const auto index : all) step(index);
  }
  void target(const Target& to) const {
    if (to.step != none) step(to.step);
  }
  void block(Index index) const {
    require(index >= 0 && static_cast<std::size_t>(index) < workflow_.blocks.size(), "a block is missing");
  }
  void check(const Field& each) const {
    require(each.level >= 0 && each.level <= 4, "a level is unknown");
    require(each.decimals >= 0 && each.decimals <= 18, "a number has too many decimals");
    for (const auto& inner : each.fields) check(inner);
  }
  void check(const Block& each) const {
    steps(each.steps);
    if (each.owner != none) step(each.owner);
    if (each.entry != none) step(each.entry);
    // Only the workflow itself has no step around it; an inner block stands before what is inside it, so that none is inside itself.
    const auto at = static_cast<Index>(&each - workflow_.blocks.data());
    require((at == 0) == (each.owner == none), "a block belongs to no step");
    require(at == 0 || workflow_.steps[static_cast<std::size_t>(each.owner)].block < at, "a block stands in itself");
    require(at == 0 || each.entry != none, "a block has no step");
  }
  void check(const Step& each) const {
    block(each.block);
    require(each.phase >= 0 && static_cast<std::size_t>(each.phase) < workflow_.phases.size(), "a phase is missing");
    require((each.kind == Step::Kind::block) == (each.body != none), "a step has no body");
    require((each.kind == Step::Kind::action) == each.use.has_value(), "a step has no action");
    if (each.body != none) block(each.body);
    for (const auto& route : each.next) target(route.to);
    for (const auto& row : each.rows) target(row.to);
  }

  const Workflow& workflow_;
};

const Field* find(const std::vector<Field>& fields, const std::string& name) {
  for (const auto& field : fields)
    if (field.name == name) return &field;
  return nullptr;
}

// What an expression may read beside the case: the elements of the lists that it stands in.
expression::Environment names_for(const Waiting& waiting, const Workflow& workflow, const expression::Environment& base) {
  auto names = base;
  const auto* fields = &workflow.fields;
  for (const auto& name : waiting.lists) {
    const auto* list = find(*fields, name);
    if (!list) damaged("a form asks a field that there is not");
    if (!list->item.empty()) names.emplace_back(list->item, element_type(*list));
    fields = &list->fields;
  }
  return names;
}

expression::Program compiled(const Waiting& waiting, const expression::Environment& names) {
  const expression::Type wanted = waiting.condition ? expression::Type::Kind::boolean : expression::Type::Kind::any;
  auto made = expression::Program::compile(waiting.text, names, wanted);
  if (auto* program = std::get_if<expression::Program>(&made)) return std::move(*program);
  damaged("an expression is not understood");
}

void compile_all(const std::vector<Waiting>& waiting, const Workflow& workflow) {
  const auto base = workflow.environment();
  for (const auto& each : waiting) {
    auto program = compiled(each, each.lists.empty() ? base : names_for(each, workflow, base));
    if (each.condition)
      *each.condition = std::move(program);
    else
      *each.due = std::move(program);
  }
}

Workflow read_workflow(const Value& stored) {
  const auto* record = stored.get_if<Record>();
  const auto* format = record ? record->find("format") : nullptr;
  const auto* body = record ? record->find("workflow") : nullptr;
  if (!format || *format != Value(1) || !body || !body->is<Record>()) damaged("its format is another");
  Workflow workflow;
  std::vector<Waiting> waiting;
  std::vector<std::string> lists;
  Reader reader(body->as<Record>(), waiting, lists);
  describe(reader, workflow);
  Indices(workflow).check();
  compile_all(waiting, workflow);
  return workflow;
}

}  // namespace

Workflow decode(std::string_view text) {
  try {
    return read_workflow(json::read_exact(text));
  } catch (const Error& error) {
    if (error.code() == Error::Code::store) throw;
    damaged("its text is damaged");
  }
}

}  // namespace parcours::definition
