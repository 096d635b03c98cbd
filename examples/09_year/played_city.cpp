#include "played_city.hpp"

#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include "parcours/local_time.hpp"

namespace year {
namespace {

using namespace parcours;

constexpr int kMorning = 7;
constexpr int kMostTries = 20;

constexpr std::pair<const char*, const char*> kPeople[] = {{"nadia", "coordonnateur_prevention"},
                                                           {"sofia", "educateur_rue"},
                                                           {"malik", "educateur_rue"},
                                                           {"lea", "educateur_rue"},
                                                           {"ana", "animateur_structure"},
                                                           {"claire", "signalant_pro"},
                                                           {"mila", "conseiller_ml"},
                                                           {"yann", "encadrant_technique"},
                                                           {"paul", "commanditaire"}};

[[noreturn]] void refuse(const std::string& what, const Problems& problems) {
  std::string text = what + ":";
  for (const auto& problem : problems) text += " " + problem.code + " " + problem.where;
  throw std::runtime_error(text);
}

bool is_failure(const Problems& problems) {
  return std::any_of(problems.begin(), problems.end(), [](const auto& p) { return p.code == "action-failed"; });
}

}  // namespace

City::City(Settings settings, const std::filesystem::path& workflows, Date first_day, unsigned seed)
    : clock_(start_of(first_day, settings.zone) + std::chrono::hours(kMorning)),
      zone_(settings.zone),
      engine_(with_clock(std::move(settings))),
      random_(seed),
      morning_(first_day) {
  const auto problems = engine_.deploy(workflows, {"admin"});
  if (blocks(problems)) refuse("deploy", problems);
  for (const auto& [who, role] : kPeople)
    if (const auto refused = engine_.grant({who, role}, {"admin"}); blocks(refused)) refuse(role, refused);
}

Settings City::with_clock(Settings settings) {
  settings.clock = &clock_;
  settings.administrators.push_back("admin");
  settings.log = [this](const LogEntry& entry) { failures_ += entry.code == "action-failed" ? 1 : 0; };
  return settings;
}

Date City::today() const {
  const auto shown = local_time(clock_.now(), zone_);  // "2026-03-02 10:30"
  const auto number = [&](std::size_t from, std::size_t length) { return std::stoi(shown.substr(from, length)); };
  return Date(std::chrono::year(number(0, 4)), std::chrono::month(static_cast<unsigned>(number(5, 2))),
              std::chrono::day(static_cast<unsigned>(number(8, 2))));
}
// Counted back from midnight: when the clocks change, they do it in the morning.
Instant City::at(Date day, int hour) const {
  if (hour == 0) return start_of(day, zone_);
  return start_of(plus(day, 1), zone_) - std::chrono::hours(24 - hour);
}

void City::plan(Date day, int hour, std::function<void()> what) { planned_.emplace(at(day, hour), std::move(what)); }
void City::plan_in(int days_from_today, int hour, std::function<void()> what) {
  plan(plus(today(), days_from_today), hour, std::move(what));
}

void City::play_until(Date day) {
  const auto end = at(day, 0);
  while (!planned_.empty() && planned_.begin()->first < end) {
    const auto first = planned_.begin();
    wake_until(first->first);
    clock_.move_to(first->first);
    const auto what = std::move(first->second);
    planned_.erase(first);
    what();
  }
  wake_until(end);
  clock_.move_to(end);
}

void City::wake_until(Instant until) {
  for (; at(morning_, kMorning) <= until; morning_ = plus(morning_, 1)) {
    clock_.move_to(at(morning_, kMorning));
    do_what_is_due();
    send_what_is_for_people();
  }
}

// A busy machine makes an action last longer than its limit, by the machine's clock. The engine tries it again after a
// minute.
void City::do_what_is_due() {
  for (int tries = 0; tries < kMostTries; ++tries) {
    const auto before = failures_;
    if (engine_.run_due().failed == 0 && failures_ == before) return;
    clock_.move_to(clock_.now() + std::chrono::minutes(1));
  }
  throw std::runtime_error("run_due: an action fails each time");
}

void City::send_what_is_for_people() {
  for (auto page = engine_.outbox({}, 500); !page.items.empty(); page = engine_.outbox({}, 500)) {
    std::vector<std::string> sent;
    for (const auto& item : page.items) sent.push_back(item.id);
    if (engine_.mark_delivered(sent) == 0) throw std::runtime_error("outbox: a delivery was given up");
  }
}

Receipt City::submit(const Command& command) {
  for (int tries = 0; tries < kMostTries; ++tries) {
    const auto done = engine_.submit(command);
    if (!done && !is_failure(done.problems())) refuse("refused to " + command.by.id, done.problems());
    if (!done) continue;
    opened_[done->reference] = done->opened;
    if (!done->stalled.empty()) {
      opened_.erase(done->reference);
      clock_.move_to(clock_.now() + std::chrono::minutes(1));
      do_what_is_due();
    }
    return *done;
  }
  throw std::runtime_error("the action fails each time");
}

std::string City::open(const std::string& workflow, const Record& with, const std::string& by) {
  return submit({.what = Open{workflow, with}, .by = {by}}).reference;
}

void City::go(const std::string& reference, const Act& act) {
  const auto seen = engine_.read({act.by}, reference);
  if (!seen) refuse(act.step, seen.problems());
  const auto& tasks = seen->tasks;
  const auto task = std::find_if(tasks.begin(), tasks.end(), [&](const auto& each) { return each.step == act.step; });
  if (task == tasks.end()) throw std::runtime_error(reference + " is not at " + act.step + " for " + act.by);
  complete(task->id, act);
}

void City::go_on(const std::string& reference, const Act& act) {
  const auto& opened = opened_[reference];
  if (opened.size() != 1) return go(reference, act);
  const auto task = opened.front();
  complete(task, act);
}

void City::complete(const TaskId& task, const Act& act) {
  submit({.what = Complete{task, act.with, act.outcome}, .by = {act.by}, .confirmed = act.confirmed});
}

void City::start(const std::string& reference, const Act& act) {
  submit({.what = Start{reference, act.step, act.with, act.outcome}, .by = {act.by}, .confirmed = act.confirmed});
}

void City::reopen(const std::string& reference, const std::string& by) {
  submit({.what = Reopen{reference}, .by = {by}});
}

bool City::is_at(const std::string& reference, const std::string& step, const std::string& by) {
  return waits_at(reference, by).contains(step);
}

std::set<std::string> City::waits_at(const std::string& reference, const std::string& by) {
  std::set<std::string> steps;
  if (const auto seen = engine_.read({by}, reference))
    for (const auto& task : seen->tasks) steps.insert(task.step);
  return steps;
}

bool City::awaits(const std::string& reference, const std::string& message, const std::string& by) {
  const auto seen = engine_.read({by}, reference);
  return seen &&
         std::any_of(seen->waits.begin(), seen->waits.end(), [&](const auto& wait) { return wait.message == message; });
}

void City::note(Note note) {
  if (!note.day.ok()) note.day = today();
  notes_.push_back(std::move(note));
}

const std::string& City::any_quartier() {
  const int n = below(100);
  return quartiers_[n < 55 ? 0 : n < 79 ? 1 : 2];
}

int age_on(Date born, Date day) {
  const int years = static_cast<int>(day.year()) - static_cast<int>(born.year());
  return std::pair(day.month(), day.day()) < std::pair(born.month(), born.day()) ? years - 1 : years;
}

Date plus(Date day, int more_days) { return Date(sys_days(day) + days(more_days)); }

std::string text_of(Date day) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  return text;
}

}  // namespace year
