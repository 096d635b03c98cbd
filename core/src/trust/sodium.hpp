// The calls of libsodium that the sources of this layer share.
#pragma once
#include <string>
#include <string_view>

namespace parcours::trust {

// Prepares the library; to be called before any other call of it. Threads: any number may call at once. Throws
// Error::configuration when the library cannot be used.
void init_sodium();
// Standard base64 with padding.
std::string base64(std::string_view bytes);

}  // namespace parcours::trust
