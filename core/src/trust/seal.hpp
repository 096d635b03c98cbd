// Small texts that leave the engine and come back, such as the place where a page ends.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "trust/chain.hpp"

namespace parcours::trust {

// The text, encrypted and authenticated under a key that is derived from `key` for that purpose, in base64 without
// characters that an address has to escape. Equal texts give different seals. `purpose`: 8 bytes at most.
std::string seal(const Key& key, std::string_view purpose, std::string_view text);
// Empty for a text that `seal` did not make under the same key for the same purpose.
std::optional<std::string> unseal(const Key& key, std::string_view purpose, std::string_view sealed);

}  // namespace parcours::trust
