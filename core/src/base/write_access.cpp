#include "base/write_access.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace parcours {

std::string others_may_write(const std::filesystem::path& path, const struct stat& status, Sticky sticky) {
  const bool shared_folder = sticky == Sticky::accepted && S_ISDIR(status.st_mode) && (status.st_mode & S_ISVTX) != 0;
  if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0 && !shared_folder)
    return fmt::format("others may write to it; to repair it: chmod go-w '{}'", path.string());
  if (status.st_uid != 0 && status.st_uid != ::geteuid())
    return fmt::format(
        "it belongs to user {}, neither to root nor to who runs this program ({}); to repair it: run the program as "
        "that "
        "user, or chown it to the user who always runs the program",
        status.st_uid, ::geteuid());
  return {};
}

}  // namespace parcours
