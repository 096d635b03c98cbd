// The chart of an indicator: inline SVG, read without a script.
#include <fmt/format.h>

#include <algorithm>

#include "authoring/bilan_html.hpp"
#include "base/xml.hpp"

namespace parcours::authoring {
namespace {

constexpr int kWidth = 640, kLabel = 190, kBars = 340, kRow = 46, kTop = 8;

struct Bar {
  std::string label;
  BilanReading reading;
};

std::vector<Bar> bars_of(const BilanIndicator& indicator, std::string_view language) {
  const auto lines = lines_of(indicator);
  std::vector<Bar> bars;
  if (lines.empty()) return bars;
  for (const auto& [title, reading] : lines.front().readings)
    if (reading.shown || reading.shown_before) bars.push_back({title.in(language), reading});
  const bool adds_up = indicator.kind == BilanIndicator::Kind::sum ||
                       indicator.kind == BilanIndicator::Kind::distinct ||
                       indicator.kind == BilanIndicator::Kind::stock;
  const auto& city = lines.front().city;
  // Where territories add up to the city, its bar would make theirs small.
  if (city && (city->shown || city->shown_before) && (!adds_up || bars.empty()))
    bars.push_back({city_title(language), *city});
  return bars;
}

double longest(const std::vector<Bar>& bars, const BilanIndicator& indicator) {
  double most = indicator.is_percentage() ? 100 : 1;
  for (const auto& bar : bars)
    for (const auto& value : {bar.reading.value, bar.reading.before}) most = std::max(most, value.value_or(0));
  if (indicator.target) most = std::max(most, static_cast<double>(*indicator.target));
  return most;
}

std::string bar(int y, double value, double most, std::string_view style) {
  const double width = std::max(0.0, value) / most * kBars;
  return fmt::format(R"(<rect class="{}" x="{}" y="{}" width="{:.1f}" height="15"/>)", style, kLabel, y,
                     std::max(width, 1.0));
}

std::string text(double x, int y, const std::string& words, std::string_view style) {
  return fmt::format(R"(<text class="{}" x="{:.1f}" y="{}">{}</text>)", style, x, y, xml_text(words));
}

std::string rows(const std::vector<Bar>& bars, const BilanIndicator& indicator, std::string_view language) {
  const double most = longest(bars, indicator);
  std::string svg;
  int y = kTop;
  if (indicator.target) {
    const double x = kLabel + static_cast<double>(*indicator.target) / most * kBars;
    svg += fmt::format(R"(<line class="target" x1="{0:.1f}" x2="{0:.1f}" y1="2" y2="{1}"/>)", x,
                       kTop + kRow * static_cast<int>(bars.size()) - 6);
  }
  for (const auto& each : bars) {
    svg += text(kLabel - 8, y + 19, each.label, "label");
    int at = y;
    for (const auto& [value, style] :
         {std::pair(each.reading.value, "now"), std::pair(each.reading.before, "before")}) {
      if (value) {
        svg += bar(at, *value, most, style);
        svg += text(kLabel + std::max(0.0, *value) / most * kBars + 6, at + 12,
                    figure_in_words(indicator, value, language), "value");
      }
      at += 18;
    }
    y += kRow;
  }
  return svg;
}

std::string key(const BilanIndicator& indicator, const Bilan& bilan, std::string_view language) {
  std::string words =
      "<p class=\"key\"><span class=\"swatch now\"></span> " + xml_text(period_in_words(bilan.period, language));
  if (!indicator.before.tables.empty())
    words += " <span class=\"swatch before\"></span> " + xml_text(period_in_words(bilan.previous, language));
  if (indicator.target)
    words += fmt::format(R"( <span class="swatch target"></span> {} {})", language == "fr" ? "cible :" : "target:",
                         xml_text(figure_in_words(indicator, static_cast<double>(*indicator.target), language)));
  return words + "</p>";
}

}  // namespace

std::string chart_of(const BilanIndicator& indicator, const Bilan& bilan, std::string_view language) {
  const auto bars = bars_of(indicator, language);
  const auto figures = std::count_if(bars.begin(), bars.end(), [](const Bar& each) { return each.reading.value; });
  if (figures < 2) return {};
  const auto height = kTop + kRow * static_cast<int>(bars.size());
  return fmt::format(
      R"(<figure><svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>{}</figure>)", kWidth, height,
      xml_text(fmt::format("{} {}, {}", language == "fr" ? "Graphique :" : "Chart:", indicator.title.in(language),
                           language == "fr" ? "les mêmes chiffres que le tableau" : "the same figures as the table")),
      rows(bars, indicator, language), key(indicator, bilan, language));
}

}  // namespace parcours::authoring
