// The parts of a picture of graphviz, read from its SVG.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace parcours::authoring {

// A rectangle, in points; y grows downwards.
struct Box {
  double left = 0, top = 0, right = -1, bottom = -1;
  bool is_empty() const { return right < left; }
  double width() const { return right - left; }
  double height() const { return bottom - top; }
  bool contains(double x, double y) const { return left <= x && x <= right && top <= y && y <= bottom; }
  // Grows until it contains `other`.
  void add(const Box& other);
};

// A band: its own frame, and what is drawn in it.
struct PagePart {
  std::string frame, content;  // groups of SVG
  Box box;                     // around all of it
  Box outline;                 // of the frame alone
};

// The titles of the picture (the second is what the marks of a case mean), and its bands in order. A picture without
// bands is one part without a frame.
struct PageParts {
  std::vector<std::string> titles;
  std::vector<PagePart> parts;
};

// Reads what graphviz wrote. No parts where it is no SVG of graphviz.
PageParts parts_of(std::string_view svg);

}  // namespace parcours::authoring
