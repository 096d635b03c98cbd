// Counts by hand, from the notes of who was there, what a bilan shows.
#pragma once
#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "parcours/bilan.hpp"
#include "played_city.hpp"

namespace parcours::testing {

using year::Note;
using Notes = std::vector<const Note*>;

// How one indicator is counted by hand.
struct HandCount {
  using Kind = BilanIndicator::Kind;
  std::string indicator;
  Kind kind = Kind::sum;
  std::string fact, other{};
  std::function<bool(const Note&)> is{};  // of a share
  std::int64_t least = 1;                 // of weeks
  std::string by{};                       // of a list
};

class ByHand {
 public:
  // The notes of a calendar year; those after it are for cohorts.
  ByHand(const std::vector<Note>& notes, int year) {
    for (const auto& note : notes) {
      const int of = static_cast<int>(note.day.year());
      if (of == year) in_year_.push_back(&note);
      if (of <= year) until_end_.push_back(&note);
      all_.push_back(&note);
    }
  }

  // What is behind the figures of a table: the notes of each cell, by its key.
  std::map<std::vector<std::string>, Notes> cells(const HandCount& count, const BilanTable& table) const {
    std::map<std::vector<std::string>, Notes> cells;
    if (table.dimensions.empty()) cells[{}];
    for (const auto* note : count.kind == HandCount::Kind::stock ? until_end_ : in_year_)
      if (is_counted(count, *note) && is_in_series(*note, table.series)) cells[key(*note, table)].push_back(note);
    return cells;
  }
  std::optional<double> value(const HandCount& count, const Notes& notes) const {
    using Kind = HandCount::Kind;
    const auto part = parts(count, notes);
    switch (count.kind) {
      case Kind::distinct:
        return persons(notes);
      case Kind::stock:
        return there(notes);
      case Kind::share:
      case Kind::cohort:
      case Kind::ratio:
        return part.second == 0 ? std::nullopt : std::optional(100.0 * part.first / part.second);
      case Kind::mean:
        return notes.empty() ? std::nullopt : std::optional(sum(notes) / static_cast<double>(notes.size()));
      case Kind::weeks:
        return weeks(notes, count.least);
      case Kind::list:
        return values(notes, count.by);
      default:
        return sum(notes);
    }
  }
  // Nobody is behind the cell, or five different persons: behind both parts of a percentage.
  bool may_be_shown(const HandCount& count, const Notes& notes) const {
    if (count.kind == HandCount::Kind::stock) return is_enough(there(notes));
    if (count.kind != HandCount::Kind::share && count.kind != HandCount::Kind::cohort) return is_enough(persons(notes));
    Notes in, out;
    for (const auto* note : notes) (is_part(count, *note) ? in : out).push_back(note);
    return is_enough(persons(in)) && is_enough(persons(out));
  }
  // The old rule, of each cell alone: a number of 1 to 4 is not shown, nor a percentage of it or by it.
  bool was_withheld(const HandCount& count, const Notes& notes) const {
    const auto small = [](double n) { return n > 0 && n < 5; };
    const auto [part, of] = parts(count, notes);
    if (of != 0) return small(part) || small(of);
    return small(count.kind == HandCount::Kind::mean ? static_cast<double>(notes.size())
                                                     : value(count, notes).value_or(0));
  }

 private:
  static bool is_enough(double n) { return n == 0 || n >= 5; }
  static bool is_counted(const HandCount& count, const Note& note) {
    const bool is_cohort = count.kind == HandCount::Kind::cohort;
    return note.what == (is_cohort ? count.other : count.fact) || (!is_cohort && note.what == count.other);
  }
  static bool is_in_series(const Note& note, const std::string& series) {
    if (series.empty()) return true;
    const auto& age = note.by.at("serie");
    if (age == "neuf_a_quatorze") return true;
    return series == "public" && (age == "huit_ans" || age == "huit_a_quatorze");
  }
  static std::vector<std::string> key(const Note& note, const BilanTable& table) {
    std::vector<std::string> key;
    for (const auto& name : table.dimensions) key.push_back(name == "territory" ? note.quartier : note.by.at(name));
    return key;
  }
  bool is_part(const HandCount& count, const Note& note) const {
    return count.kind == HandCount::Kind::cohort ? came_within_60_days(count, note) : count.is(note);
  }
  bool came_within_60_days(const HandCount& count, const Note& begun) const {
    return std::any_of(all_.begin(), all_.end(), [&](const Note* note) {
      const auto after = std::chrono::sys_days(note->day) - std::chrono::sys_days(begun.day);
      return note->what == count.fact && note->who == begun.who && after.count() >= 0 && after.count() <= 60;
    });
  }
  // What a percentage divides, and by what; 0 and 0 of what is none.
  std::pair<double, double> parts(const HandCount& count, const Notes& notes) const {
    if (count.kind == HandCount::Kind::ratio) {
      Notes of, by;
      for (const auto* note : notes) (note->what == count.fact ? of : by).push_back(note);
      return {sum(of), sum(by)};
    }
    if (count.kind != HandCount::Kind::share && count.kind != HandCount::Kind::cohort) return {0, 0};
    const auto in = std::count_if(notes.begin(), notes.end(), [&](const Note* note) { return is_part(count, *note); });
    return {static_cast<double>(in), static_cast<double>(notes.size())};
  }
  static double sum(const Notes& notes) {
    double n = 0;
    for (const auto* note : notes) n += static_cast<double>(note->n);
    return n;
  }
  static double persons(const Notes& notes) {
    std::set<std::string> all;
    for (const auto* note : notes) all.insert(note->who);
    return static_cast<double>(all.size());
  }
  static double there(const Notes& notes) {
    std::map<std::string, std::int64_t> by_person;
    for (const auto* note : notes) by_person[note->who] += note->n;
    return static_cast<double>(
        std::count_if(by_person.begin(), by_person.end(), [](const auto& each) { return each.second > 0; }));
  }
  static double weeks(const Notes& notes, std::int64_t least) {
    std::map<std::int64_t, std::int64_t> by_week;  // 1970-01-01 was a Thursday
    for (const auto* note : notes)
      by_week[(std::chrono::sys_days(note->day).time_since_epoch().count() + 3) / 7] += note->n;
    return static_cast<double>(
        std::count_if(by_week.begin(), by_week.end(), [&](const auto& each) { return each.second >= least; }));
  }
  static double values(const Notes& notes, const std::string& by) {
    std::set<std::string> all;
    for (const auto* note : notes) all.insert(note->by.at(by));
    return static_cast<double>(all.size());
  }

  Notes in_year_, until_end_, all_;
};

}  // namespace parcours::testing
