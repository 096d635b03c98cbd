// The text of a workflow as a workflow. Nothing in the text is trusted.
#include <fmt/format.h>

#include "base/json.hpp"
#include "definition/model/dead_path.hpp"
#include "definition/stored/codec.hpp"
#include "definition/stored/indices.hpp"

namespace parcours::definition {
namespace {

[[noreturn]] void damaged(std::string_view what) {
  throw Error(Error::Code::store, fmt::format("a stored workflow cannot be run by this version: {}", what));
}

// An expression that is compiled when the whole workflow is read, and with it the names that the expression may read.
struct PendingExpression {
  std::string text;
  Program* program = nullptr;
  expression::Type wanted;
};

class Reader {
 public:
  Reader(const Record& record, std::vector<PendingExpression>& pending, expression::Type wanted = {})
      : record_(record), pending_(pending), wanted_(std::move(wanted)) {}

  template <class T>
  void part(std::string_view name, T& member) {
    if (const auto* value = record_.find(name)) read(*value, member);
  }
  template <class T>
  void always(std::string_view name, T& member) {
    part(name, member);
  }
  void condition(std::string_view name, std::optional<Program>& program) {
    const auto* value = record_.find(name);
    if (value && !value->is_null()) postpone(*value, program.emplace(), expression::Type::Kind::boolean);
  }
  void condition(std::string_view name, Program& program) {
    const auto* value = record_.find(name);
    if (!value) damaged(fmt::format("'{}' is missing", name));
    postpone(*value, program, expression::Type::Kind::boolean);
  }
  void wants(expression::Type wanted) { wanted_ = std::move(wanted); }

 private:
  template <class T>
  static const T& as(const Value& value) {
    if (const auto* typed = value.get_if<T>()) return *typed;
    damaged("a part has another type");
  }
  template <class Enum>
  static void read_number(const Value& value, Enum& member, Enum last) {
    const auto number = as<std::int64_t>(value);
    if (number < 0 || number > static_cast<std::int64_t>(last)) damaged("a kind is unknown");
    member = static_cast<Enum>(number);
  }
  void postpone(const Value& text, Program& program, expression::Type wanted) {
    pending_.push_back({as<std::string>(text), &program, std::move(wanted)});
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
  void read(const Value& value, ActorSelector::Kind& member) {
    read_number(value, member, ActorSelector::Kind::performer);
  }
  void read(const Value& value, Step::Kind& member) { read_number(value, member, Step::Kind::merge); }
  void read(const Value& value, Line::Trigger& member) { read_number(value, member, Line::Trigger::when); }
  void read(const Value& value, Roll& member) { read_number(value, member, Roll::back); }
  void read(const Value& value, Count::Moment& member) { read_number(value, member, Count::Moment::stay); }
  void read(const Value& value, Handover::Await& member) { read_number(value, member, Handover::Await::end); }
  void read(const Value& value, Program& member) { postpone(value, member, wanted_); }
  void read(const Value& value, Due& member) {
    const auto& record = as<Record>(value);
    if (const auto* delay = record.find("delay")) {
      read(*delay, member.emplace<Delay>());
    } else if (const auto* at = record.find("at")) {
      postpone(*at, member.emplace<Program>(), wanted_);
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
    member.resize(list.size());  // once: a pending expression keeps the address of its place
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
    Reader inner(as<Record>(value), pending_, wanted_);
    describe(inner, member);
  }

  const Record& record_;
  std::vector<PendingExpression>& pending_;
  expression::Type wanted_;
};

void compile_pending(const std::vector<PendingExpression>& pending, const Workflow& workflow) {
  const auto names = workflow.environment();
  for (const auto& each : pending) {
    auto made = Program::compile(each.text, names, each.wanted);
    auto* program = std::get_if<Program>(&made);
    if (!program) damaged("an expression is not understood");
    *each.program = std::move(*program);
  }
}

Workflow read_workflow(const Value& stored) {
  const auto* record = stored.get_if<Record>();
  const auto* format = record ? record->find("format") : nullptr;
  const auto* number = format ? format->get_if<std::int64_t>() : nullptr;
  if (!number) damaged("it names no format");
  if (*number < 1 || *number > kWorkflowFormat)
    damaged(fmt::format("its format is {}, and this version reads {}", *number, kWorkflowFormat));
  const auto* body = record->find("workflow");
  if (!body || !body->is<Record>()) damaged("its body is missing");
  Workflow workflow;
  std::vector<PendingExpression> pending;
  Reader reader(body->as<Record>(), pending);
  describe(reader, workflow);
  if (const auto wrong = find_index_error(workflow); !wrong.empty()) damaged(wrong);
  compile_pending(pending, workflow);
  find_untaken(workflow);
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
