#include "authoring/page_parts.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace parcours::authoring {

void Box::add(const Box& other) {
  if (other.is_empty()) return;
  if (is_empty())
    *this = other;
  else
    *this = {std::min(left, other.left), std::min(top, other.top), std::max(right, other.right),
             std::max(bottom, other.bottom)};
}

namespace {

// What is between two texts, from `at` on; empty where they are not there.
std::string_view between(std::string_view text, std::string_view before, std::string_view after, std::size_t at = 0) {
  const auto begin = text.find(before, at);
  if (begin == std::string_view::npos) return {};
  const auto end = text.find(after, begin + before.size());
  return end == std::string_view::npos ? std::string_view()
                                       : text.substr(begin + before.size(), end - begin - before.size());
}

double number(std::string_view text) { return std::strtod(std::string(text).c_str(), nullptr); }

Box box_of_points(std::string_view points) {
  std::vector<double> numbers;
  const std::string text(points);
  for (const char* at = text.c_str(); *at;) {
    char* end = nullptr;
    const double n = std::strtod(at, &end);
    if (end == at)
      ++at;
    else
      numbers.push_back(n), at = end;
  }
  Box box;
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2)
    box.add({numbers[i], numbers[i + 1], numbers[i], numbers[i + 1]});
  return box;
}

// Letters are about 0.6 of their size wide; one of several bytes is one.
Box box_of_text(std::string_view element) {
  const auto words = between(element, ">", "<");
  const auto letters = std::count_if(words.begin(), words.end(), [](unsigned char c) { return (c & 0xC0U) != 0x80U; });
  const double size = number(between(element, "font-size=\"", "\"")),
               width = 0.62 * size * static_cast<double>(letters);
  const double x = number(between(element, " x=\"", "\"")), y = number(between(element, " y=\"", "\""));
  const auto anchor = between(element, "text-anchor=\"", "\"");
  const double left = anchor == "middle" ? x - width / 2 : anchor == "end" ? x - width : x;
  return {left, y - size, left + width, y + size / 4};
}

// Around all that a group draws.
Box box_of(std::string_view group) {
  Box box;
  for (auto at = group.find('<'); at != std::string_view::npos; at = group.find('<', at + 1)) {
    const auto element = group.substr(at, group.find("/>", at) - at);
    if (element.starts_with("<polygon") || element.starts_with("<polyline"))
      box.add(box_of_points(between(element, "points=\"", "\"")));
    else if (element.starts_with("<path"))
      box.add(box_of_points(between(element, " d=\"", "\"")));
    else if (element.starts_with("<text"))
      box.add(box_of_text(group.substr(at, group.find("</text>", at) + 1 - at)));
    else if (element.starts_with("<ellipse")) {
      const double x = number(between(element, "cx=\"", "\"")), y = number(between(element, "cy=\"", "\"")),
                   rx = number(between(element, "rx=\"", "\"")), ry = number(between(element, "ry=\"", "\""));
      box.add({x - rx, y - ry, x + rx, y + ry});
    }
  }
  return box;
}

class PartsReader {
 public:
  explicit PartsReader(std::string_view svg) : svg_(svg) {}

  PageParts read() {
    const auto graph = svg_.find("class=\"graph\"");
    if (graph == std::string_view::npos) return {};
    const auto first = std::min(svg_.find("<g id=", graph), svg_.size());
    for (auto at = svg_.find("<text", graph); at < first; at = svg_.find("<text", at + 1))
      parts_.titles.emplace_back(between(svg_, ">", "</text>", at));
    read_groups(first);
    return std::move(parts_);
  }

 private:
  void read_groups(std::size_t first) {
    std::vector<std::string_view> groups;
    for (auto at = first; at < svg_.size(); at = std::min(svg_.find("<g id=", at + 1), svg_.size()))
      groups.push_back(svg_.substr(at, svg_.find("</g>", at) + 4 - at));
    for (const auto group : groups)
      if (is_band(group)) add_band(group);
    if (parts_.parts.empty()) parts_.parts.emplace_back();
    drawn_.resize(parts_.parts.size());
    for (const auto* kind : {"cluster", "node", "edge"})
      for (const auto group : groups)
        if (class_of(group).starts_with(kind) && !is_band(group)) add(group);
    for (std::size_t i = 0; i < drawn_.size(); ++i)
      parts_.parts[i].content = drawn_[i].frames + drawn_[i].arrows + drawn_[i].nodes + drawn_[i].words;
  }
  // What is drawn in a band, from below to the top.
  struct Drawn {
    std::string frames, arrows, nodes, words;
  };
  static std::string_view class_of(std::string_view group) { return between(group, "class=\"", "\""); }
  static bool is_band(std::string_view group) {
    const auto name = class_of(group);
    return name.starts_with("cluster") && (name.ends_with(" phase") || name.ends_with(" legend"));
  }
  void add_band(std::string_view group) {
    const auto outline = box_of_points(between(group, "points=\"", "\""));
    parts_.parts.push_back({std::string(group), {}, box_of(group), outline});
  }
  // Parts lie in the frame of their band; an arrow belongs to the band of its first node.
  void add(std::string_view group) {
    const auto box = box_of(group);
    const bool is_arrow = class_of(group).starts_with("edge");
    const auto name = std::string(between(group, "<title>", is_arrow ? "&#45;&gt;" : "</title>"));
    const auto band = is_arrow ? nodes_[name] : band_at((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (class_of(group).starts_with("node")) nodes_[name] = band;
    parts_.parts[band].box.add(box);
    auto& drawn = drawn_[band];
    if (is_arrow)
      add_arrow(group, drawn);
    else
      (class_of(group).starts_with("node") ? drawn.nodes : drawn.frames) += std::string(group) + "\n";
  }
  // No arrow is drawn over the words of another one.
  static void add_arrow(std::string_view group, Drawn& drawn) {
    const auto words = group.find("<text");
    drawn.arrows += std::string(group.substr(0, words)) + (words < group.size() ? "</g>\n" : "\n");
    if (words < group.size())
      drawn.words += "<g class=\"" + std::string(class_of(group)) + "\">\n" + std::string(group.substr(words)) + "\n";
  }
  std::size_t band_at(double x, double y) const {
    for (std::size_t i = 0; i < parts_.parts.size(); ++i)
      if (parts_.parts[i].outline.contains(x, y)) return i;
    return 0;
  }

  std::string_view svg_;
  PageParts parts_;
  std::vector<Drawn> drawn_;                  // in each part
  std::map<std::string, std::size_t> nodes_;  // the band of each, by its id
};

}  // namespace

PageParts parts_of(std::string_view svg) { return PartsReader(svg).read(); }

}  // namespace parcours::authoring
