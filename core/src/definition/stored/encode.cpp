// A workflow as text. codec_parts.hpp decides which parts are written.
#include <concepts>

#include "base/json.hpp"
#include "definition/stored/codec.hpp"
#include "definition/stored/text_list.hpp"

namespace parcours::definition {
namespace {

class Writer;
template <class T>
Value written(T& part);

Value form_of(std::string& text) { return text; }
Value form_of(bool& flag) { return flag; }
Value form_of(int& number) { return number; }
Value form_of(Value& value) { return value; }
Value form_of(Record& record) { return record; }
Value form_of(Date& day) { return day; }
Value form_of(Delay& delay) { return to_text(delay); }
Value form_of(Type& type) { return name_of(type); }
Value form_of(Subject& subject) { return name_of(subject); }
Value form_of(Program& program) { return program.text(); }
Value form_of(Due& due) {
  if (auto* delay = std::get_if<Delay>(&due)) return Record{{"delay", to_text(*delay)}};
  return Record{{"at", std::get<Program>(due).text()}};
}
template <class Enum>
  requires std::is_enum_v<Enum>
Value form_of(Enum& kind) {
  return static_cast<int>(kind);
}
Value form_of(Text& text) { return text_list(text); }
template <class T>
Value form_of(std::vector<T>& parts) {
  List list;
  for (auto& part : parts) list.push_back(written(part));
  return list;
}
template <class T>
Value form_of(std::map<std::string, T>& parts) {
  Record record;
  for (auto& [name, part] : parts) record.set(name, written(part));
  return record;
}
template <class T>
Value form_of(std::optional<T>& part) {
  return part ? written(*part) : Value();
}

bool is_empty(bool flag) { return !flag; }
bool is_empty(const Value& value) { return value.is_null(); }
template <class T>
bool is_empty(const std::optional<T>& part) {
  return !part;
}
template <class T>
  requires requires(const T& part) { part.empty(); }
bool is_empty(const T& part) {
  return part.empty();
}

// A number or a kind has no empty state: `part` refuses it, so that a new one is written only where it is used.
template <class T>
concept CanBeEmpty = std::same_as<T, bool> || (!std::integral<T> && requires(const T& part) { is_empty(part); });

class Writer {
 public:
  template <CanBeEmpty T>
  void part(std::string_view name, T& member) {
    if (!is_empty(member)) always(name, member);
  }
  template <class T>
  void always(std::string_view name, T& member) {
    out_.set(name, written(member));
  }
  void condition(std::string_view name, std::optional<Program>& program) { part(name, program); }
  void condition(std::string_view name, Program& program) { always(name, program); }
  void wants(const expression::Type&) {}
  Record take() { return std::move(out_); }

 private:
  Record out_;
};

template <class T>
concept Described = requires(Writer& writer, T& part) { describe(writer, part); };

template <class T>
Value written(T& part) {
  if constexpr (Described<T>) {
    Writer writer;
    describe(writer, part);
    return writer.take();
  } else {
    return form_of(part);
  }
}

}  // namespace

std::string encode(const Workflow& workflow) {
  auto copy = workflow;  // a description takes parts that can be changed
  return json::write_exact(Record{{"format", kWorkflowFormat}, {"workflow", written(copy)}});
}

}  // namespace parcours::definition
