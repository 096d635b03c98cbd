// The arrows of a drawn page, in the language of graphviz.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "drawing/diagram.hpp"
#include "drawing/dot_bands.hpp"

namespace parcours::drawing {

// The attributes of what a case has taken.
inline constexpr std::string_view kTaken = R"(penwidth=3, color="#000000", fontcolor="#000000", class="taken")";

// What an arrow looks like by what it means.
enum class ArrowKind { onward, fallback, event, start, inside };

// Collects the arrows of one part after the other. Two arrows to one place are one with both labels, and so are two
// that lead to and fro between two places, unless the case took only one of them. No arrow leaves its band: it ends at
// a sign that names the step, one for each band and step. `diagram` and `bands` outlive it. For one thread.
class DotArrows {
 public:
  DotArrows(const Diagram& diagram, DotBands& bands) : diagram_(diagram), bands_(bands) {}

  // Whether the edge leads anywhere; the case stays where it is by one that does not.
  static bool leads_on(const Edge& edge) { return edge.node != none || edge.end != none; }
  // The id of an end as the ways of this band lead there. Ends of a block are the same for every band.
  static std::string id_of(const End& end, int band);

  // The ids of the ends of these groups, of those that are drawn.
  std::vector<std::string> ids_of_ends(const std::vector<Index>& groups, const std::set<std::string>& drawn) const;

  // Adds an arrow of a part in this band.
  void add(int band, const Edge& edge, const std::string& label, ArrowKind as);
  // Adds the arrow from a step to what it contains.
  void add_entry(const Group& group);
  // The arrows that were added lead from this part. What follows it is drawn below `above`, the ends of its branches.
  void lead_from(const std::string& from, const std::vector<std::string>& above = {});
  // All of them, written.
  std::string text();
  // Whether a sign was written.
  bool has_signs() const { return !signs_.empty(); }
  // Whether an arrow of this kind leads from some part.
  bool has(ArrowKind kind) const;

 private:
  struct Arrow {
    std::string from, to;
    ArrowKind as = ArrowKind::onward;
    std::vector<std::string> labels;  // one at least; empty: there is no choice
    bool is_taken = false;
    std::string named;                     // what the end there is called: a label of the same words is left out
    std::vector<std::string> labels_back;  // of an arrow that leads to and fro: those of the way back
    bool leads_both_ways = false;
  };
  void add(Arrow arrow);
  void draw_below(const std::string& part, const std::vector<std::string>& above);
  std::string sign_of(Index index, int band);
  void join_ways_back();
  std::string label_of(const Arrow& arrow) const;
  std::string written(const Arrow& arrow);

  const Diagram& diagram_;
  DotBands& bands_;
  std::vector<Arrow> arrows_, added_;  // added_: their part is not known yet
  std::set<std::string> signs_;
  std::string new_signs_, order_;
};

}  // namespace parcours::drawing
