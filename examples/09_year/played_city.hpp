// A city with a clock of its own: who works there, what they plan to do, and the commands that they send.
#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "parcours/engine.hpp"

namespace year {

using parcours::Date;
using parcours::Instant;
using parcours::List;
using parcours::Record;
using parcours::Value;
using std::chrono::days;
using std::chrono::sys_days;

// Something that has happened, as the person who did it notes it on paper. The engine never reads it: a test
// counts the notes by hand, and compares with what a bilan shows.
struct Note {
  std::string what;  // a name of the bilan: "contact"
  Date day{};
  std::string who{};  // the case
  std::string quartier{};
  std::map<std::string, std::string> by{};  // "serie": "huit_ans"
  std::int64_t n = 1;
};

// One task that a person does.
struct Act {
  std::string step, by, outcome{};
  Record with{};
  std::vector<std::string> confirmed{};
};

class PlayedClock : public parcours::Clock {
 public:
  explicit PlayedClock(Instant at) : at_(at) {}
  Instant now() const override { return at_; }
  void move_to(Instant at) { at_ = std::max(at_, at); }

 private:
  Instant at_;
};

// The people: `nadia` coordinates, `sofia`, `malik` and `lea` are educators, `ana` leads activities, `claire` reports,
// `mila` is of the mission locale, `yann` leads the work of chantiers, `paul` commissions them.
//
// Errors: a command that the engine refuses throws std::runtime_error with its codes.
class City {
 public:
  // Opens the database of the settings, whose clock and log it replaces, and deploys the workflows on the first day.
  // The same seed gives the same year.
  City(parcours::Settings settings, const std::filesystem::path& workflows, Date first_day, unsigned seed);

  parcours::Engine& engine() { return engine_; }
  const std::vector<Note>& notes() const { return notes_; }
  // How often an action failed and was tried again: on a busy machine it lasts longer than its limit.
  int failures() const { return failures_; }
  const std::vector<std::string>& quartiers() const { return quartiers_; }
  Date today() const;
  Instant at(Date day, int hour) const;

  // Somebody plans to do something then.
  void plan(Date day, int hour, std::function<void()> what);
  void plan_in(int days_from_today, int hour, std::function<void()> what);
  // Moves the clock until that day, through everything that is planned. Each morning the engine does what is due, and
  // what it has for people leaves.
  void play_until(Date day);

  // Opens a case, and returns its reference.
  std::string open(const std::string& workflow, const Record& with, const std::string& by);
  void go(const std::string& reference, const Act& act);
  // The same for the one task that the last command on the case has opened, without reading the case.
  void go_on(const std::string& reference, const Act& act);
  void start(const std::string& reference, const Act& act);
  void reopen(const std::string& reference, const std::string& by);
  bool is_at(const std::string& reference, const std::string& step, const std::string& by);
  // Where the case waits, as far as that person sees it.
  std::set<std::string> waits_at(const std::string& reference, const std::string& by);
  // Whether a step of the case waits for that message, as far as that person sees it.
  bool awaits(const std::string& reference, const std::string& message, const std::string& by);
  void note(Note note);

  // 0 to n-1.
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  bool happens(int times_of_hundred) { return below(100) < times_of_hundred; }
  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  }
  // 55, 24 and 21 of a hundred.
  const std::string& any_quartier();

 private:
  parcours::Settings with_clock(parcours::Settings settings);
  parcours::Receipt submit(const parcours::Command& command);
  void complete(const parcours::TaskId& task, const Act& act);
  void wake_until(Instant until);
  void do_what_is_due();
  void send_what_is_for_people();

  PlayedClock clock_;
  std::string zone_;
  int failures_ = 0;
  parcours::Engine engine_;
  std::mt19937 random_;
  std::vector<std::string> quartiers_{"canourgues", "monaque", "bressons"};
  std::multimap<Instant, std::function<void()>> planned_;
  std::map<std::string, std::vector<parcours::TaskId>> opened_;  // by the last command on each case
  Date morning_;
  std::vector<Note> notes_;
};

// The age in whole years. A birthday of 29 February is on 1 March in common years.
int age_on(Date born, Date day);
Date plus(Date day, int more_days);
std::string text_of(Date day);  // "2026-03-02"

}  // namespace year
