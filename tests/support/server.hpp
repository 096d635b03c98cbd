// A PostgreSQL for one test, which the test may kill and start again (scripts/postgres.sh).
#pragma once
#include <cstdio>
#include <cstdlib>
#include <string>

#include "support/temp_folder.hpp"

namespace parcours::testing {

// Stops the server and removes its folder at the end. For one thread.
class Server {
 public:
  Server() = default;
  ~Server() { run("stop"); }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Makes a database the first time, and recovers it after kill(). Returns whether the server runs.
  bool start() {
    auto* printed = ::popen(command("start").c_str(), "r");
    char line[512] = {};
    const bool read = std::fgets(line, sizeof line, printed) != nullptr;
    keywords_ = line;
    while (!keywords_.empty() && keywords_.back() == '\n') keywords_.pop_back();
    return ::pclose(printed) == 0 && read;
  }
  // Ends every process of the server at once (SIGKILL).
  bool kill() const { return run("kill"); }
  const std::string& keywords() const { return keywords_; }

 private:
  std::string command(const std::string& verb) const {
    return "sh " PARCOURS_SOURCE_DIR "/scripts/postgres.sh " + verb + " " + folder_.path().string() + " 2>/dev/null";
  }
  bool run(const std::string& verb) const { return std::system(command(verb).c_str()) == 0; }

  TempFolder folder_;
  std::string keywords_;
};

}  // namespace parcours::testing
