// Random workflows of every kind of step, as YAML.
#pragma once
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <random>
#include <string>
#include <vector>

namespace parcours::execution {

// Nested blocks of everything that the language has; valid by construction: every step leads forward, every end is
// routed, every wait has a date, and only people go back.
class RandomLanguage {
 public:
  explicit RandomLanguage(unsigned seed) : random_(seed) {}

  std::string text() {
    std::string body;
    for (int phase = 0; phase < 2; ++phase) {
      body += fmt::format("  phase_{}:\n", phase);
      body += block(4, 2, phase == 0 ? Ends{"suite"} : Ends{"end fini", "end rendu"}, phase == 0 ? "ouvrir" : "suite");
    }
    return "workflow: hasard\ntitle: Hasard\nsubject: none\nfields:\n  note: { type: number, default: 0 }\n"
           "  lignes: { type: list, item: ligne, fields: { mot: { type: text } } }\n"
           "messages:\n  nouvelle: { from: [agent] }\nphases:\n" +
           body;
  }

 private:
  using Ends = std::vector<std::string>;  // where the block may lead in the end

  int upto(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  std::string name(std::string_view what) { return fmt::format("{}_{}", what, ++names_); }
  static std::string pad(int depth) { return std::string(static_cast<std::size_t>(depth), ' '); }

  // Its steps; in the last one every way leads to an end. Named first, so that steps know what comes after them.
  std::string block(int indent, int depth, const Ends& ends, const std::string& first = {}) {
    const int count = 1 + upto(3);
    std::vector<std::string> steps;
    for (int i = 0; i < count; ++i) steps.push_back(name("pas"));
    std::string out = pad(indent) + "steps:\n";
    if (!first.empty())
      out += pad(indent + 2) + first +
             ": { task: Ouvrir, by: agent, form: [lignes: { optional: true, form: [mot: optional] }] }\n";
    for (int i = 0; i < count; ++i) {
      const bool last = i + 1 == count;
      targets_.clear();
      if (last)
        targets_ = ends;
      else
        targets_.push_back(steps[static_cast<std::size_t>(i + 1)]);
      back_ = steps[static_cast<std::size_t>(upto(i + 1))];
      out += step(indent + 2, depth, steps[static_cast<std::size_t>(i)]);
    }
    if (upto(3) == 0) out += anytime(indent);
    return out;
  }

  std::string anytime(int indent) {
    const auto step = name("libre");
    return pad(indent) + "anytime:\n" + pad(indent + 2) +
           fmt::format("{}: {{ task: Libre, offered_to: agent, at_end: {} }}\n", step, upto(2) ? "drop" : "wait");
  }

  // One outcome for each target, and perhaps a way back that a person may choose.
  std::string outcomes() {
    std::vector<std::string> routes;
    for (std::size_t i = 0; i < targets_.size(); ++i) routes.push_back(fmt::format("issue_{}: {}", i, targets_[i]));
    if (upto(3) == 0) routes.push_back("retour: " + back_);
    return fmt::format(", next: {{ {} }}", fmt::join(routes, ", "));
  }
  std::string step(int indent, int depth, const std::string& step) {
    const std::string head = pad(indent) + step + ": ";
    if (indent == 6 && upto(4) == 0) return ways_apart(head, indent);
    const int kind = depth > 0 ? upto(7) : upto(3);
    if (kind == 1)
      return head + fmt::format("{{ decide: [ {{ when: note >= {}, next: {} }}, {{ otherwise: {} }} ] }}\n", upto(4),
                                targets_.back(), targets_.front());
    if (kind == 2)
      return head + fmt::format(
                        "{{ wait: Attendre, meanwhile: [ {{ after: {} days, next: {} }}, {{ message: nouvelle, next: "
                        "{} }} ] }}\n",
                        1 + upto(9), targets_.front(), targets_.back());
    if (kind == 3) return in_block(head, indent, depth);
    if (kind == 4) return side_by_side(head, indent, depth);
    if (kind == 5 && !has_rows_) return for_each(head, indent);
    return head + fmt::format("{{ task: Faire, by: agent, form: [note: optional]{}{} }}\n", outcomes(),
                              upto(4) ? "" : ", meanwhile: [ { after: 3 days, remind: agent } ]");
  }

  std::string in_block(const std::string& head, int indent, int depth) {
    const auto leads = targets_;
    const Ends ends{"end bien", "end mal"};
    std::string out = head + "\n" + pad(indent + 2) + "block:\n" + block(indent + 4, depth - 1, ends);
    out += pad(indent + 4) + "meanwhile: [ { after: 20 days, next: end mal } ]\n";
    return out + pad(indent + 2) + fmt::format("next: {{ bien: {}, mal: {} }}\n", leads.front(), leads.back());
  }

  // At the top level: three ways, of which some may be left out, that meet in one merge; one may part and meet again.
  std::string ways_apart(const std::string& head, int indent) {
    const auto leads = targets_;
    const auto meet = name("reunir");
    std::vector<std::string> ways;
    std::string steps;
    for (int i = 0; i < 3; ++i) {
      const auto way = name("voie"), last = upto(2) ? name("voie") : way;
      ways.push_back(i == 0 || upto(2) ? way : fmt::format("{{ next: {}, when: note >= {} }}", way, upto(4)));
      if (last != way && upto(2)) {
        const auto one = name("voie"), other = name("voie"), again = name("joindre");
        steps += pad(indent) +
                 fmt::format("{}: {{ split: [{}, {{ next: {}, when: note >= {} }}] }}\n", way, one, other, upto(4));
        for (const auto& each : {one, other})
          steps += pad(indent) + fmt::format("{}: {{ task: Part, by: agent, next: {} }}\n", each, again);
        steps += pad(indent) + fmt::format("{}: {{ merge: all, next: {} }}\n", again, last);
      } else if (last != way) {
        steps += pad(indent) +
                 fmt::format("{}: {{ task: Voie, by: agent, next: {{ reste: {}, avance: {} }} }}\n", way, way, last);
      }
      steps += pad(indent) + fmt::format("{}: {{ task: Voie, by: agent, next: {} }}\n", last, meet);
    }
    return head + fmt::format("{{ split: [{}] }}\n", fmt::join(ways, ", ")) + steps + pad(indent) +
           fmt::format("{}: {{ merge: all, next: {} }}\n", meet, leads.front());
  }

  std::string side_by_side(const std::string& head, int indent, int depth) {
    const auto leads = targets_;
    std::string out = head + "\n";
    if (upto(3) == 0) out += pad(indent + 2) + "until: any\n";
    out += pad(indent + 2) + "parallel:\n";
    // Two branches may not ask the same field: only the first has steps that do.
    for (int i = 0; i < 2; ++i) {
      out += pad(indent + 4) + name("branche") + ":\n";
      out += i == 0 ? block(indent + 6, depth - 1, {"end bien"})
                    : pad(indent + 6) +
                          fmt::format("steps: {{ {}: {{ task: Autre, by: agent, next: end bien }} }}\n", name("autre"));
    }
    return out + pad(indent + 2) + "next: " + leads.front() + "\n";
  }

  std::string for_each(const std::string& head, int indent) {
    has_rows_ = true;
    std::string out = head + "\n" + pad(indent + 2) + "each: lignes\n" + pad(indent + 2) +
                      fmt::format(
                          "branch: {{ steps: {{ {}: {{ task: Ligne, by: agent, form: [ligne.mot: optional], next: end "
                          "bien }} }} }}\n",
                          name("ligne"));
    return out + pad(indent + 2) + "next: " + targets_.front() + "\n";
  }

  std::mt19937 random_;
  int names_ = 0;
  bool has_rows_ = false;
  std::vector<std::string> targets_;
  std::string back_;
};

}  // namespace parcours::execution
