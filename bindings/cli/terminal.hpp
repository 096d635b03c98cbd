// What standard output and standard error are connected to.
#pragma once
#include <cstddef>

namespace parcours::cli {

// Colours are used on a terminal alone, and not where the environment has NO_COLOR (with any text in it) or TERM=dumb.
struct Terminal {
  bool colours_out = false, colours_err = false;
  std::size_t width = 0;  // of standard output, in letters; 0: it is no terminal, or its width is not known
  bool asks = false;      // standard input and standard output are terminals: somebody can be asked
};

// Looks at the streams and the environment of the process.
Terminal terminal_of_process();

}  // namespace parcours::cli
