#include "engine/command/command_digest.hpp"

#include "base/json.hpp"
#include "engine/command/command_table.hpp"

namespace parcours::engine {
namespace {

// Every member that a command may have. A command that gets one of another name is extended here.
template <class C>
Record members_of(const C& what) {
  Record members;
  if constexpr (requires { what.workflow; }) members.set("workflow", what.workflow);
  if constexpr (requires { what.task; }) members.set("of", what.task.reference), members.set("token", what.task.token);
  if constexpr (requires { what.reference; }) members.set("of", what.reference);
  if constexpr (requires { what.step; }) members.set("step", what.step);
  if constexpr (requires { what.in; }) members.set("in", what.in);
  if constexpr (requires { what.message; }) members.set("message", what.message);
  if constexpr (requires { what.row; }) members.set("row", what.row);
  if constexpr (requires { what.field; }) members.set("field", what.field);
  if constexpr (requires { what.value; }) members.set("value", what.value);
  if constexpr (requires { what.why; }) members.set("why", what.why);
  if constexpr (requires { what.with; }) members.set("with", what.with);
  if constexpr (requires { what.outcome; }) members.set("outcome", what.outcome);
  return members;
}

}  // namespace

std::string command_digest(const trust::Key& key, const Command& command) {
  if (command.key.empty()) return {};
  const auto members = std::visit([](const auto& what) { return members_of(what); }, command.what);
  // The empty list was that of the confirmed codes: digests of commands that confirmed nothing stay as they are stored.
  const auto text = json::write_exact(List{command.by.id, verb_of(command.what), members, command.seen, List()});
  return trust::chain(key, "command", command.key, trust::digest(text));
}

}  // namespace parcours::engine
