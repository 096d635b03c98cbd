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

// Parts by their ids in the language of graphviz. Each phase has a band, and the
// workflow itself one, then the legend. No arrow leads from one band to another, so that each is drawn by itself and
// the bands are arranged freely: an arrow to a step elsewhere ends at a sign with the number of that step. For one
// thread.
class DotBands {
 public:
  // Places every node in the order of reading.
  explicit DotBands(const Diagram& diagram);

  // Begins the next band, which is drawn as this cluster.
  void begin(const std::string& cluster) { clusters_.push_back(cluster), parts_.emplace_back(); }
  // The number of the current band: that of its phase, from 0 on.
  int current() const { return static_cast<int>(clusters_.size()) - 1; }
  const std::string& cluster_of(int band) const { return clusters_[static_cast<std::size_t>(band)]; }
  // Adds a part to the current band.
  void add(const std::string& id) { parts_.back().push_back(id); }
  // Adds a part that is no node: a line comes before the nodes, an end after them.
  void add_line(const std::string& id) { add(id, current(), -1); }
  void add_end(const std::string& id, int band) { add(id, band, std::numeric_limits<int>::max()); }
  // The band of a node.
  int band_of(Index node) const { return band_of_[static_cast<std::size_t>(node)]; }
  // Returns whether an arrow between two parts leads back in the order of reading.
  bool leads_back(const std::string& from, const std::string& to) const;
  // One part is drawn above another of its band, by an arrow that may be invisible.
  void connect(const std::string& above, const std::string& below) {
    has_next_.insert(above), has_previous_.insert(below);
  }
  // Invisible arrows that keep each band below the one before it.
  std::string order() const;

 private:
  struct Place {
    int band = 0, order = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
  };
  void add(const std::string& id, int band, int order) {
    parts_[static_cast<std::size_t>(band)].push_back(id), places_.emplace(id, Place{band, order});
  }
  void place(const Diagram& diagram, const std::vector<Index>& nodes, int band);

  std::vector<int> band_of_;                       // of a node
  std::map<std::string, Place> places_;            // in the order of reading, by id
  std::vector<std::string> clusters_;              // by band
  std::vector<std::vector<std::string>> parts_;    // by band
  std::set<std::string> has_next_, has_previous_;  // by id
};

// How the ways of one band use an end: whether one leads there, and whether the case took one of them. Of an end of a
// group, the ways of every band count.
struct EndUse {
  bool is_led_to = false, is_reached = false;
};
EndUse use_of(const Diagram& diagram, const End& end, const DotBands& bands, int band);

}  // namespace parcours::drawing
