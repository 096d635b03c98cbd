#include "definition/source/file.hpp"

#include <fstream>

#include "definition/source/diagnostic_sink.hpp"
#include "definition/source/yaml.hpp"

namespace parcours::definition {

Checked<std::string> file_text(const std::filesystem::path& file) {
  std::error_code error;
  const auto refuse = [&](std::string_view code) { return diagnostics().problem(code, {}, file.string()); };
  const auto status = std::filesystem::status(file, error);
  if (error == std::errc::permission_denied) return refuse("file-unreadable");
  if (error || !std::filesystem::exists(status)) return refuse("file-missing");
  if (std::filesystem::is_directory(status)) {
    std::filesystem::directory_iterator inside(file, error);
    if (error == std::errc::permission_denied) return refuse("file-unreadable");
  }
  // Reading a device or a pipe might never end.
  if (!std::filesystem::is_regular_file(status)) return refuse("not-a-file");
  std::ifstream in(file, std::ios::binary);
  if (!in) return refuse("file-unreadable");
  std::string text(yaml::max_bytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad()) return refuse("file-unreadable");
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > yaml::max_bytes) return refuse("file-too-large");
  return text;
}

}  // namespace parcours::definition
