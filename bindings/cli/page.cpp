#include "cli/page.hpp"

#include <cstdio>

namespace parcours::cli {
namespace {

constexpr std::string_view kStyle = R"(
<style>
  @media (prefers-color-scheme: dark) {
    svg { background: #14181d }
    .graph > polygon { fill: #14181d; stroke: none }
    text { fill: #f3f4f6 }
    .cluster > polygon, .cluster > path { fill: #1f262e; stroke: #7b8794 }
    .node path, .node polygon, .node polyline { fill: #1f262e; stroke: #c3cad1 }
    .task path { fill: #1e3a5f } .action polygon { fill: #0b4a3a } .decide polygon { fill: #5a3a06 }
    .wait polygon { fill: #374151 } .send polygon { fill: #3f2a73 } .handover polygon { fill: #6b1d1d }
    .end path { fill: #f3f4f6 } .end text { fill: #111827 }
    .active path, .active polygon { fill: #7a5900 } .stalled path, .stalled polygon { fill: #8a2f1f }
    .edge path { stroke: #9aa5b1 } .edge polygon { stroke: #9aa5b1; fill: #9aa5b1 }
    .taken path { stroke: #ffffff } .taken polygon { stroke: #ffffff; fill: #ffffff }
    .opening ellipse { fill: #f3f4f6 }
  }
</style>
)";

std::string as_xml(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  return out;
}

// The opening tag: the sides of A3 in millimetres, and a margin around what is drawn.
std::string opening_tag(double width, double height, const std::string& language) {
  const bool across = width > height;
  const double margin = (across ? width : height) * 0.02;
  char tag[400];
  std::snprintf(tag, sizeof tag,
                "<svg width=\"%dmm\" height=\"%dmm\" viewBox=\"%.2f %.2f %.2f %.2f\" role=\"img\" lang=\"%s\" "
                "aria-labelledby=\"page-title page-outline\" xmlns=\"http://www.w3.org/2000/svg\" "
                "xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n",
                across ? 420 : 297, across ? 297 : 420, -margin, -margin, width + 2 * margin, height + 2 * margin,
                language.c_str());
  return tag;
}

}  // namespace

std::string page_of(std::string svg, const PageTexts& texts) {
  const auto at = svg.find("<svg "), end = svg.find('>', at), box = svg.find("viewBox=\"", at);
  double left = 0, top = 0, width = 0, height = 0;
  if (at == std::string::npos || end == std::string::npos || box > end ||
      std::sscanf(svg.c_str() + box, "viewBox=\"%lf %lf %lf %lf", &left, &top, &width, &height) != 4)
    return svg;
  return svg.substr(0, at) + opening_tag(width, height, texts.language) + "<title id=\"page-title\">" +
         as_xml(texts.title) + "</title>\n<desc id=\"page-outline\">" + as_xml(texts.outline) + "</desc>" +
         std::string(kStyle) + svg.substr(end + 1);
}

}  // namespace parcours::cli
