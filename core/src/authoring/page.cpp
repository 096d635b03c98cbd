// Writes the page of a drawing: what graphviz drew, as an A3 sheet for a wall and for dark and light screens.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "authoring/page_layout.hpp"
#include "authoring/page_parts.hpp"
#include "base/boundary.hpp"
#include "base/xml.hpp"
#include "parcours/workflows.hpp"

namespace parcours::authoring {
namespace {

constexpr std::string_view kPageStyle = R"(
<style>
  .edge text, .sign text { paint-order: stroke; stroke: #ffffff; stroke-width: 3px; stroke-linejoin: round }
  .phase ~ g .edge text, .phase ~ g .sign text { stroke: #f3f4f6 }
  @media (prefers-color-scheme: dark) {
    svg { background: #14181d }
    .graph > polygon { fill: #14181d; stroke: none }
    text { fill: #f3f4f6 }
    .edge text, .sign text { stroke: #14181d } .phase ~ g .edge text, .phase ~ g .sign text { stroke: #1f262e }
    .cluster > polygon, .cluster > path { fill: #1f262e; stroke: #7b8794 }
    .node path, .node polygon, .node polyline { fill: #1f262e; stroke: #c3cad1 }
    .task path { fill: #1e3a5f } .action polygon { fill: #0b4a3a } .decide polygon { fill: #5a3a06 }
    .wait polygon { fill: #374151 } .send polygon { fill: #3f2a73 } .handover polygon { fill: #6b1d1d }
    .end path { fill: #f3f4f6 } .end text { fill: #111827 }
    .active path, .active polygon { fill: #7a5900 } .stalled path, .stalled polygon { fill: #8a2f1f }
    .edge path { stroke: #9aa5b1 } .edge polygon { stroke: #9aa5b1; fill: #9aa5b1 }
    .taken path { stroke: #ffffff } .taken polygon { stroke: #ffffff; fill: #ffffff }
    .opening ellipse { fill: #f3f4f6 }
    text[fill="#6b6b6b"] { fill: #a7b0ba } .node [stroke="#8a8a8a"], .edge [stroke="#8a8a8a"] { stroke: #75818d }
    .cluster > [stroke-width="4"], .active [stroke-width="4"], .completed [stroke-width="2"] { stroke: #ffffff }
    .node polygon[fill="none"], .edge polygon[fill="none"] { fill: none }
  }
</style>
)";

template <class... Parts>
std::string form(const char* pattern, Parts... parts) {
  char text[500];
  std::snprintf(text, sizeof text, pattern, parts...);
  return text;
}

// The opening tag: the sides of A3 in millimetres.
std::string opening_tag(Size page, std::string_view language) {
  const bool across = page.width > page.height;
  return form(
      "<svg width=\"%dmm\" height=\"%dmm\" viewBox=\"0 0 %.2f %.2f\" role=\"img\" lang=\"%s\" "
      "aria-labelledby=\"page-title page-outline\" xmlns=\"http://www.w3.org/2000/svg\" "
      "xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n",
      across ? 420 : 297, across ? 297 : 420, page.width, page.height, std::string(language).c_str());
}

// The attribute of the first element that has it gets this value.
void set(std::string& element, const std::string& attribute, const std::string& value, std::size_t from = 0) {
  const auto at = element.find(" " + attribute + "=\"", from);
  if (at == std::string::npos) return;
  const auto begin = at + attribute.size() + 3;
  element.replace(begin, element.find('"', begin) - begin, value);
}

// The frame of a band fills its cell, with its title on the left.
std::string framed(std::string frame, const Box& cell) {
  if (frame.empty()) return {};
  const auto [left, top, right, bottom] = cell;
  set(frame, "points",
      form("%.2f,%.2f %.2f,%.2f %.2f,%.2f %.2f,%.2f %.2f,%.2f", left, top, right, top, right, bottom, left, bottom,
           left, top));
  if (const auto title = frame.find("<text"); title != std::string::npos) {
    set(frame, "text-anchor", "start", title);
    set(frame, "x", form("%.2f", left + 8), title), set(frame, "y", form("%.2f", top + 20), title);
  }
  return frame + "\n";
}

std::string head(const std::vector<std::string>& titles, double scale) {
  std::string out;
  double y = kPageMargin;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const double size = i == 0 ? 26 : 12;
    y += size;
    out += form("<text class=\"%s\" x=\"%.2f\" y=\"%.2f\" text-anchor=\"start\" font-size=\"%.2f\" ",
                i == 0 ? "title" : "marks", kPageMargin / scale, y / scale, size / scale) +
           "font-family=\"DejaVu Sans,Verdana,sans-serif\">" + titles[i] + "</text>\n";
    y += 8;
  }
  return out;
}

// Without what graphviz calls each part: browsers show it as the words of the part.
std::string without_titles(std::string text) {
  constexpr std::string_view begin = "<title>", end = "</title>";
  for (auto at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
    const auto last = text.find(end, at);
    if (last == std::string::npos) break;
    text.erase(at, last + end.size() - at + (text[last + end.size()] == '\n' ? 1 : 0));
  }
  return text;
}

// What graphviz drew, each band in its cell: its content in the middle, below its title.
std::string body(const PageParts& read, const PageLayout& layout) {
  std::string out;
  for (std::size_t i = 0; i < read.parts.size(); ++i) {
    const auto& part = read.parts[i];
    const auto& cell = layout.cells[i];
    const double right = (cell.left + cell.right - part.box.left - part.box.right) / 2;
    out += "<g class=\"band\">\n" + framed(part.frame, cell) +
           form("<g transform=\"translate(%.2f %.2f)\">\n", right, cell.top - part.box.top) + part.content +
           "</g>\n</g>\n";
  }
  return out;
}

std::string page_of(std::string_view svg, std::string_view outline, std::string_view language) {
  const auto read = parts_of(svg);
  const auto is_finite = [](const auto& part) {
    return std::isfinite(part.box.width()) && std::isfinite(part.box.height());
  };
  if (read.parts.empty() || !std::all_of(read.parts.begin(), read.parts.end(), is_finite)) return std::string(svg);
  std::vector<Size> sizes;
  for (const auto& part : read.parts) sizes.push_back({part.box.width(), part.box.height()});
  const auto layout = laid_out(sizes, read.titles.size() > 1 ? 64 : 44);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + opening_tag(layout.page, language == "en" ? "en" : "fr") +
         "<title id=\"page-title\">" + xml_text(outline.substr(0, outline.find('\n'))) +
         "</title>\n<desc id=\"page-outline\">" + xml_text(outline) + "</desc>" + std::string(kPageStyle) +
         "<g class=\"graph\">\n" +
         form("<polygon fill=\"#ffffff\" points=\"0,0 %.2f,0 %.2f,%.2f 0,%.2f\"/>\n", layout.page.width,
              layout.page.width, layout.page.height, layout.page.height) +
         head(read.titles, layout.scale) + without_titles(body(read, layout)) + "</g>\n</svg>\n";
}

}  // namespace
}  // namespace parcours::authoring

namespace parcours {

std::string to_page(std::string_view svg, std::string_view outline, std::string_view language) {
  return errors_only([&] { return authoring::page_of(svg, outline, language); });
}

}  // namespace parcours
