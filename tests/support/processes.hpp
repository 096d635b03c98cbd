// Processes that a test starts, and what they answer. A test closes its engines before it starts one: two processes
// must not share SQLite's open files.
#pragma once
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <stdexcept>
#include <string>

namespace parcours::testing {

// A pipe. Every process that inherits it closes the end that it does not use.
struct Pipe {
  Pipe() {
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  }
  void close_reading() const { ::close(ends[0]); }
  void close_writing() const { ::close(ends[1]); }

  int ends[2];
};

inline bool write_all(int pipe, const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto wrote = ::write(pipe, text.data() + at, text.size() - at);
    if (wrote <= 0) return false;
    at += static_cast<std::size_t>(wrote);
  }
  return true;
}

// Reads until every writer has closed the pipe, then closes it.
inline std::string all_of(int pipe) {
  std::string text;
  char buffer[4096];
  for (ssize_t n = 0; (n = ::read(pipe, buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<std::size_t>(n));
  ::close(pipe);
  return text;
}

// A process of its own: its id, and the pipe out of which its answer comes.
struct Process {
  pid_t id;
  int answer;
};

// Starts `work` in a process of its own. What it throws is its answer: "thrown 0 " and the text.
inline Process in_a_process(const std::function<std::string()>& work) {
  const Pipe answer;
  const pid_t id = ::fork();
  if (id != 0) {
    answer.close_writing();
    return {id, answer.ends[0]};
  }
  std::string text;
  try {
    text = work();
  } catch (const std::exception& e) {
    text = std::string("thrown 0 ") + e.what() + "\n";
  }
  ::_exit(write_all(answer.ends[1], text) ? 0 : 1);
}

// Where several processes wait for each other: all go on at the same instant.
class Gate {
 public:
  // Of a process behind the gate: reports that it is there, and waits until the gate opens.
  void wait() const {
    open_.close_writing();
    if (::write(there_.ends[1], ".", 1) != 1) return;
    char none;
    while (::read(open_.ends[0], &none, 1) > 0) continue;
  }
  // Of the process that has started the others: waits until `count` of them are there, then lets them go on.
  void open(int count) const {
    char one;
    for (int i = 0; i < count; ++i)
      if (::read(there_.ends[0], &one, 1) != 1) throw std::runtime_error("a process has not come to the gate");
    open_.close_writing();
  }

 private:
  Pipe there_, open_;
};

}  // namespace parcours::testing
