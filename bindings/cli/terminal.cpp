#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace parcours::cli {
namespace {

bool has_text(const char* variable) {
  const char* value = std::getenv(variable);
  return value && *value;
}

bool is_dumb() {
  const char* kind = std::getenv("TERM");
  return !kind || !*kind || std::string_view(kind) == "dumb";
}

std::size_t width_of(int stream) {
  winsize size{};
  return ioctl(stream, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace

Terminal terminal_of_process() {
  const bool in = isatty(STDIN_FILENO) == 1, out = isatty(STDOUT_FILENO) == 1, err = isatty(STDERR_FILENO) == 1;
  const bool colours = !has_text("NO_COLOR") && !is_dumb();
  return {colours && out, colours && err, out ? width_of(STDOUT_FILENO) : 0, in && out};
}

}  // namespace parcours::cli
