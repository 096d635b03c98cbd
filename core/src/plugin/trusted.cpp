// Resolves paths and checks who may write to a library and its folder (file.hpp).
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <system_error>

#include "base/write_access.hpp"
#include "parcours/error.hpp"
#include "plugin/file.hpp"

namespace parcours::plugin {
namespace {

constexpr std::size_t max_libraries = 1000;

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
  throw Error(Error::Code::plugin, fmt::format("{}: {}", file.string(), why));
}

struct stat status_of(const std::filesystem::path& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) refuse(path, std::error_code(errno, std::generic_category()).message());
  return status;
}

void check_only_ours_may_write(const std::filesystem::path& path, const struct stat& status) {
  if (const auto why = others_may_write(path, status); !why.empty()) refuse(path, why);
}

}  // namespace

std::filesystem::path resolve(const std::filesystem::path& given) {
  std::error_code failed;
  auto resolved = std::filesystem::canonical(given, failed);
  if (failed) refuse(given, failed.message());
  return resolved;
}

std::vector<std::filesystem::path> libraries_in(const std::filesystem::path& folder) {
  check_only_ours_may_write(folder, status_of(folder));
  std::vector<std::filesystem::path> found;
  std::error_code failed;
  for (std::filesystem::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    if (at->path().extension() != ".so") continue;
    if (found.size() == max_libraries) refuse(folder, fmt::format("holds more than {} libraries", max_libraries));
    found.push_back(at->path());
  }
  if (failed) refuse(folder, failed.message());
  std::sort(found.begin(), found.end());
  return found;
}

void check_trusted(const std::filesystem::path& file) {
  const auto status = status_of(file);
  if (!S_ISREG(status.st_mode)) refuse(file, "is not a regular file");
  check_only_ours_may_write(file, status);
  check_only_ours_may_write(file.parent_path(), status_of(file.parent_path()));
}

}  // namespace parcours::plugin
