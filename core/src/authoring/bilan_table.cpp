// The table of an indicator on the page of a bilan.
#include <fmt/format.h>

#include <algorithm>

#include "authoring/bilan_html.hpp"
#include "base/xml.hpp"

namespace parcours::authoring {
namespace {

std::string figure(const BilanIndicator& indicator, const BilanReading& reading, bool before,
                   std::string_view language) {
  const bool french = language == "fr";
  if (!(before ? reading.shown_before : reading.shown))
    return french ? R"(<abbr title="non montré : petits nombres">n.m.</abbr>)"
                  : R"(<abbr title="not shown: small counts">n.s.</abbr>)";
  return xml_text(figure_in_words(indicator, before ? reading.before : reading.value, language));
}

bool has_before(const BilanIndicator& indicator) { return !indicator.before.tables.empty(); }

// `column`: for narrow screens, where a row is a list.
std::string cell(const BilanIndicator& indicator, const BilanReading& reading, const std::string& column,
                 std::string_view language) {
  auto text =
      "<td data-of=\"" + xml_text(column) + "\"><strong>" + figure(indicator, reading, false, language) + "</strong>";
  if (reading.shown && reading.value && reading.of > 0 && indicator.is_percentage())
    text += fmt::format("<span class=\"of\">{} {}</span>", language == "fr" ? "sur" : "of", reading.of);
  if (reading.shown_before)
    text += fmt::format("<span class=\"was\">{} {}</span>",
                        language == "fr" ? "avant :" : "before:", figure(indicator, reading, true, language));
  return text + "</td>";
}

std::string head(const BilanLine& line, const BilanIndicator& indicator, std::string_view language) {
  const bool french = language == "fr";
  std::string row = fmt::format("<thead><tr><th scope=\"col\">{}</th>", french ? "Ligne" : "Line");
  for (const auto& [title, reading] : line.readings)
    row += "<th scope=\"col\">" + xml_text(title.in(language)) + "</th>";
  if (line.city) row += "<th scope=\"col\">" + city_title(language) + "</th>";
  if (indicator.target) row += fmt::format("<th scope=\"col\">{}</th>", french ? "Cible" : "Target");
  return row + "</tr></thead>";
}

}  // namespace

std::string city_title(std::string_view language) { return language == "fr" ? "Toute la ville" : "The whole city"; }

std::string table_of(const BilanIndicator& indicator, const Bilan& bilan, std::string_view language) {
  const auto lines = lines_of(indicator);
  if (lines.empty()) return {};
  std::string rows;
  for (const auto& line : lines) {
    rows += "<tr><th scope=\"row\">" + xml_text(line_in_words(line, language)) + "</th>";
    for (const auto& [title, reading] : line.readings) rows += cell(indicator, reading, title.in(language), language);
    if (line.city) rows += cell(indicator, *line.city, city_title(language), language);
    if (indicator.target)
      rows += fmt::format("<td data-of=\"{}\">", language == "fr" ? "Cible" : "Target") +
              xml_text(figure_in_words(indicator, static_cast<double>(*indicator.target), language)) + "</td>";
    rows += "</tr>";
  }
  const auto title = xml_text(indicator.title.in(language));
  return fmt::format(R"(<div class="scroll" role="region" tabindex="0" aria-label="{0}"><table><caption>{0}, {1}{2})"
                     "</caption>{3}<tbody>{4}</tbody></table></div>",
                     title, xml_text(period_in_words(bilan.period, language)),
                     has_before(indicator) ? xml_text(fmt::format(" ({} {})", language == "fr" ? "avant :" : "before:",
                                                                  period_in_words(bilan.previous, language)))
                                           : std::string(),
                     head(lines.front(), indicator, language), rows);
}

}  // namespace parcours::authoring
