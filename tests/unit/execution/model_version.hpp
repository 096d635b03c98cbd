// Versions of a workflow with lines of `meanwhile`, as their author knows them.
#pragma once
#include <fmt/format.h>

#include <chrono>
#include <string>
#include <vector>

#include "parcours/value.hpp"

namespace parcours::execution {

enum class Owner { step, branch, each, phase, workflow };
inline constexpr Owner kOwners[] = {Owner::step, Owner::branch, Owner::each, Owner::phase, Owner::workflow};

// A line as its author knows it. It bears its number in its text, or in the end to which it leads.
struct ModelLine {
  int id = 0;
  Owner place = Owner::phase;
  std::string name;
  bool in_days = false;
  int n = 1;
  bool repeats = false, pauses = false, ends_row = false;

  std::string trigger() const {
    return fmt::format("{}: {} {}", repeats ? "every" : "after", n, in_days ? "days, roll: none" : "hours");
  }
  std::string yaml() const {
    return fmt::format("{{ {}{}{}, {} }}", name.empty() ? "" : "name: " + name + ", ", trigger(),
                       pauses ? ", pause: arret" : "",
                       ends_row ? fmt::format("next: end e{}", id) : fmt::format("remind: agent, text: t{}", id));
  }
  // When the line acts for the n-th time, from 1, after it began. What ends a row does so when its last day is over.
  Instant time(Instant from, int times) const {
    if (!in_days) return from + std::chrono::hours(n * times);
    return std::chrono::floor<std::chrono::days>(from) + std::chrono::days(n * times + (ends_row ? 1 : 0));
  }
  // The same beginning when the clock did not run from `stopped` until `now`.
  Instant shifted(Instant from, Instant stopped, Instant now) const {
    using std::chrono::days, std::chrono::floor;
    return in_days ? from + (floor<days>(now) - floor<days>(stopped)) : from + (now - stopped);
  }
};

// A version of the workflow.
struct Version {
  std::vector<ModelLine> lines;
  std::string each = "pourvoir", step = "agir";

  std::string yaml() const {
    std::string texts;
    for (const auto& line : lines)
      if (!line.ends_row) texts += fmt::format("{}t{}: Texte", texts.empty() ? "texts: { " : ", ", line.id);
    if (!texts.empty()) texts += " }\n";
    return fmt::format(R"(
workflow: hasard
subject: none
{0}fields:
  arret: {{ type: bool }}
  besoins: {{ type: list, item: besoin, fields: {{ motif: {{ type: text }} }} }}
phases:
  suivi:
    steps:
      ouvrir: {{ task: Ouvrir, by: agent, form: [besoins] }}
      {1}:
        each: besoins
        next: end fini
{3}        branch:
          steps:
            {2}:
              task: Agir
              by: agent
              next: end fait
{4}{5}    anytime:
      basculer: {{ task: Basculer, offered_to: agent, at_end: drop, form: [arret: optional] }}
{6}{7})",
                       texts, each, step, under(Owner::each, 8), under(Owner::step, 14), under(Owner::branch, 10),
                       under(Owner::phase, 4), under(Owner::workflow, 0));
  }

 private:
  std::string under(Owner place, std::size_t indent) const {
    std::string text;
    for (const auto& line : lines)
      if (line.place == place) text += std::string(indent + 2, ' ') + "- " + line.yaml() + "\n";
    return text.empty() ? text : std::string(indent, ' ') + "meanwhile:\n" + text;
  }
};

}  // namespace parcours::execution
