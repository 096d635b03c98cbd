// Who may change a file that the operator trusts.
#pragma once
#include <filesystem>
#include <string>

struct stat;

namespace parcours {

// Whether a folder with the sticky bit may be written by others: nobody replaces a file of another user there, but
// anybody adds one.
enum class Sticky { refused, accepted };

// Why others than root and the current user may change what is at `path`, whose status is `status`, with the command
// that corrects it. Empty when they may not.
std::string others_may_write(const std::filesystem::path& path, const struct stat& status,
                             Sticky sticky = Sticky::refused);

}  // namespace parcours
