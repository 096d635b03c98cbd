// The limits of what a command contains, checked before anything is read.
#pragma once
#include "parcours/engine.hpp"

namespace parcours::engine {

inline constexpr std::size_t kMaxName = 200;  // bytes of an actor's id, a key, a role, a territory

// Looks through everything that a command contains. Use once: `done` ends it.
class InputCheck {
 public:
  // A text of any length, reported under the name `where`.
  void text(std::string_view t, std::string_view where);
  // A text of at most kMaxName bytes.
  void name(std::string_view t, std::string_view where);
  // Every name and value of a form, each under its own name, or all under `where`.
  void record(const Record& r, std::string_view where = {}, int depth = 0);
  // Everything that is wrong, in the order of the calls.
  Problems done() &&;

 private:
  void value(const Value& v, std::string_view where, int depth);

  Problems problems_;
  std::size_t bytes_ = 0;
  bool deep_ = false;
};

// Checks a command. Texts are UTF-8 without NUL; at most 256 KiB in all and 20 levels deep. The actor has an id, and
// not the engine's. Names are at most kMaxName bytes long. Problems: not-text, too-long, too-large, unknown-actor,
// reserved-actor.
Problems check_command(const Command& command);
// Checks one name, reported under `where`. Problems: not-text, too-long.
Problems check_text(std::string_view text, std::string_view where);

}  // namespace parcours::engine
