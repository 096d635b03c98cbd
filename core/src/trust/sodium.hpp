// What the sources of this layer share of libsodium.
#pragma once
#include <string>
#include <string_view>

namespace parcours::trust {

// Makes the library ready; before any other call of it. May be called from several threads.
void init_sodium();
std::string base64(std::string_view bytes);

}  // namespace parcours::trust
