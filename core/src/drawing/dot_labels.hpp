// Labels, shapes and styles in the language of graphviz.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "drawing/diagram.hpp"

namespace parcours::drawing {

// A text in quotes. A line end becomes a blank, so that a text is never more than a label.
std::string quoted_for_dot(std::string_view text);
// Two lines in quotes.
std::string quoted_for_dot(std::string_view first, std::string_view second);
// The text in lines of at most `width` characters where its words allow it; one line at least.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);
// The text in quotes, in short lines.
std::string label_in_lines(const std::string& text);
// The label of an arrow: each text begins a line, and all but the last end with `joint`.
std::string label_of_arrow(const std::vector<std::string>& texts, std::string_view joint);
// Several texts as one label: the first is bold, the others are small. Empty texts are left out.
std::string card(const std::string& title, const std::vector<std::string>& rows);

// How a kind of step is drawn. Kinds differ by shape as well as by colour.
struct Form {
  std::string_view name;  // of the class in SVG
  std::string_view shape, style, fill, border;
};
Form form_of(definition::Step::Kind kind);
// What the shape means, for the legend.
std::string meaning_of(definition::Step::Kind kind, bool in_english);

// The attributes by which a part of a case's picture is marked; of a plain part, its own style and colours.
std::string marked(Mark mark, const Form& form);
// The border of a cluster. It is always given: a cluster inherits that of the cluster around it.
std::string_view border_of(Mark mark);

}  // namespace parcours::drawing
