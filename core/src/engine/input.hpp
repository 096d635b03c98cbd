// What a command may hold at all, before anything is read.
#pragma once
#include "parcours/engine.hpp"

namespace parcours::engine {

inline constexpr std::size_t kMaxName = 200;  // bytes of an actor's id, a key, a role, a territory

// Texts are UTF-8 without NUL; at most 256 KiB in all and 20 levels deep; an actor has an id; names are short.
Problems check_command(const Command& command);
// The same of one text, under the name `where`.
Problems check_text(std::string_view text, std::string_view where);

}  // namespace parcours::engine
