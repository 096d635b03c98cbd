// The bands of a drawn page: which part is in which, and in which order they are read.
#pragma once
#include <compare>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "drawing/diagram.hpp"

namespace parcours::drawing {

// Parts by their ids in the language of graphviz. The first band is the opening; then each phase has one, and the
// workflow itself the last. For one thread.
class DotBands {
 public:
  // Places every node in the order of reading.
  explicit DotBands(const Diagram& diagram);

  // Begins the next band.
  void begin() { bands_.emplace_back(); }
  // The number of the current band: that of its phase, from 0 on.
  int current() const { return static_cast<int>(bands_.size()) - 2; }
  // Adds a part to the current band.
  void add(const std::string& id) { bands_.back().push_back(id); }
  // Adds a part that is no node: a line comes before the nodes, an end after them.
  void add_line(const std::string& id) { add(id, -1); }
  void add_end(const std::string& id) { add(id, std::numeric_limits<int>::max()); }
  // The band of a node.
  int band_of(Index node) const { return band_of_[static_cast<std::size_t>(node)]; }
  // Adds an arrow between two parts. Returns whether it leads back in the order of reading.
  bool leads_back(const std::string& from, const std::string& to);
  // Invisible arrows that keep each band below the one before it, and `last` below them all.
  std::string order(const std::vector<std::string>& last) const;

 private:
  struct Place {
    int band = 0, order = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
  };
  void add(const std::string& id, int order);
  void place(const Diagram& diagram, const std::vector<Index>& nodes, int band);

  std::vector<int> band_of_;                       // of a node
  std::map<std::string, Place> places_;            // in the order of reading, by id
  std::vector<std::vector<std::string>> bands_;    // what is in each
  std::set<std::string> has_next_, has_previous_;  // in their band, by id
};

// How the ways of one band use an end: whether one leads there, and whether the case took one of them. Of an end of a
// group, the ways of every band count.
struct EndUse {
  bool is_led_to = false, is_reached = false;
};
EndUse use_of(const Diagram& diagram, const End& end, const DotBands& bands, int band);

}  // namespace parcours::drawing
