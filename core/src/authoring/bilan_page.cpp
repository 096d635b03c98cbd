// The page of a bilan: a head with what it contains, a section for each expected result, and how to read it.
#include <fmt/format.h>

#include <algorithm>

#include "authoring/bilan_html.hpp"
#include "base/boundary.hpp"
#include "base/xml.hpp"
#include "report/small_counts.hpp"

namespace parcours {
namespace {

// A date as people write it: 31/12/2026 in French.
std::string day(Date date, std::string_view language) {
  const auto year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month()), number = static_cast<unsigned>(date.day());
  return language == "fr" ? fmt::format("{:02}/{:02}/{:04}", number, month, year)
                          : fmt::format("{:04}-{:02}-{:02}", year, month, number);
}

class BilanPage {
 public:
  BilanPage(const Bilan& bilan, std::string_view language)
      : bilan_(bilan), language_(language), french_(language == "fr") {}

  std::string text() const {
    std::string sections;
    for (std::size_t i = 0; i < bilan_.results.size(); ++i) sections += section(i);
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\"><title>{}</title><style>{}</style></head>\n"
        "<body>{}{}<main>{}</main>\n{}</body></html>\n",
        language_, xml_text(title()), authoring::bilan_style(), head(), contents(), sections, foot());
  }

 private:
  std::string in(const char* french, const char* english) const { return french_ ? french : english; }

  std::string title() const {
    auto words =
        in("Bilan : ", "Bilan: ") + bilan_.title.in(language_) + ", " + period_in_words(bilan_.period, language_);
    if (!bilan_.territory.empty()) words += ", " + bilan_.territory_title.in(language_);
    return words;
  }
  std::string head() const {
    const Date last{std::chrono::sys_days(bilan_.until) - std::chrono::days(1)};
    return fmt::format(
        "<header><p class=\"about\">{}</p><h1>{}</h1><p>{}</p></header>\n", "Bilan",
        xml_text(bilan_.title.in(language_)),
        xml_text(fmt::format(
            fmt::runtime(in("{}, du {} au {}{}. Établi le {}, {}.", "{}, from {} to {}{}. Made on {}, {}.")),
            capital(period_in_words(bilan_.period, language_)), day(bilan_.from, language_), day(last, language_),
            bilan_.territory.empty() ? "" : ", " + bilan_.territory_title.in(language_), day(bilan_.made_on, language_),
            bilan_.least > report::kLeastForPartners ? in("pour publication", "for publication")
                                                     : in("pour les partenaires", "for partners"))));
  }
  static std::string capital(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
  }
  std::string result_title(std::size_t i) const {
    const auto& answers = bilan_.results[i].answers;
    return answers.empty() ? in("Indicateurs dérivés", "Derived indicators") : answers.in(language_);
  }
  std::string contents() const {
    if (bilan_.results.size() < 2) return {};
    std::string items;
    for (std::size_t i = 0; i < bilan_.results.size(); ++i)
      items += fmt::format("<li><a href=\"#r{}\">{}</a></li>", i + 1, xml_text(result_title(i)));
    return fmt::format("<nav aria-label=\"{}\"><ol>{}</ol></nav>\n", in("Résultats attendus", "Expected results"),
                       items);
  }

  std::string section(std::size_t i) const {
    const auto& result = bilan_.results[i];
    std::string articles;
    for (const auto& indicator : result.show) articles += article(indicator);
    const auto about = result.answers.empty() ? in("La fiche ne les demande pas : ils aident à la lire.",
                                                   "The sheet does not ask for them: they help to read it.")
                                              : in("Résultat attendu de la fiche.", "An expected result of the sheet.");
    return fmt::format(
        "<section aria-labelledby=\"r{0}\"><p class=\"about printed\">{4}</p><h2 id=\"r{0}\">{1}</h2><p "
        "class=\"about\">{2}</p>{3}"
        "</section>\n",
        i + 1, xml_text(result_title(i)), about, articles, i == 0 ? std::string() : xml_text(title()));
  }
  std::string article(const BilanIndicator& indicator) const {
    std::string text = "<article><h3>" + xml_text(indicator.title.in(language_)) + "</h3>";
    if (indicator.now.missing != BilanFigures::Missing::nothing)
      text += note(missing_in_words(indicator, indicator.now.missing, language_));
    text += authoring::chart_of(indicator, bilan_, language_) + authoring::table_of(indicator, bilan_, language_);
    if (indicator.kind == BilanIndicator::Kind::list) text += list(indicator);
    return text + notes(indicator) + "</article>";
  }
  std::string note(const std::string& words) const { return "<p class=\"note\">" + xml_text(words) + "</p>"; }

  std::string notes(const BilanIndicator& indicator) const {
    std::string words;
    const auto add = [&](const std::string& more) { words += (words.empty() ? "" : " ") + more; };
    if (indicator.of_persons && indicator.now.missing == BilanFigures::Missing::nothing)
      add(small_counts_rule(bilan_, language_));
    if (!indicator.now.withheld.empty()) add(withheld(indicator));
    if (indicator.counted_since)
      add(in("Compté depuis le ", "Counted since ") + day(*indicator.counted_since, language_) + ".");
    if (indicator.now.left_out > 0)
      add(in("Délai non écoulé, laissés de côté : ", "Left out, the delay has not passed: ") +
          std::to_string(indicator.now.left_out) + ".");
    if (indicator.now.as_of)
      add(in("Chiffres arrêtés au ", "Figures as of ") + day(*indicator.now.as_of, language_) +
          in(", inchangés depuis.", ", unchanged since."));
    return words.empty() ? std::string() : note(words);
  }
  // Which tables are not shown, by the titles of their dimensions.
  std::string withheld(const BilanIndicator& indicator) const {
    std::vector<std::string> names;
    for (const auto& table : indicator.now.withheld) {
      std::string name = table.dimensions.empty() ? in("toute la ville", "the whole city") : std::string();
      for (const auto& dimension : indicator.dimensions)
        if (std::find(table.dimensions.begin(), table.dimensions.end(), dimension.name) != table.dimensions.end())
          name += (name.empty() ? in("par ", "by ") : in(" et ", " and ")) + lower(dimension.title.in(language_));
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    std::string all;
    for (const auto& name : names) all += (all.empty() ? "" : " ; ") + name;
    return in("Non montré (n.m.), de petits nombres s'y trouvent : ", "Not shown (n.s.), small counts are there: ") +
           all + ".";
  }
  static std::string lower(std::string words) {
    if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
  }

  // The values of a list: how often, the share of the largest, what is new, and what there is none of.
  std::string list(const BilanIndicator& indicator) const {
    const auto *now = whole(indicator.now), *before = whole(indicator.before);
    if (!now || now->values.empty() || indicator.dimensions.empty()) return {};
    const auto& dimension = indicator.dimensions.back();
    auto values = now->values;
    std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::int64_t all = 0;
    std::string items, fresh, none;
    for (const auto& [name, n] : values) all += n;
    for (const auto& [name, n] : values) {
      items += (items.empty() ? "" : ", ") + title_of(dimension, name) + " (" + std::to_string(n) + ")";
      if (before && !has(*before, name)) fresh += (fresh.empty() ? "" : ", ") + title_of(dimension, name);
    }
    for (const auto& [name, title] : dimension.values)
      if (!has(*now, name)) none += (none.empty() ? "" : ", ") + title.in(language_);
    std::string text = "<dl>" + entry(in("Lesquels", "Which"), items);
    if (all > 0)
      text += entry(in("Part du premier", "Share of the largest"),
                    share(100.0 * static_cast<double>(values.front().second) / static_cast<double>(all)));
    if (before) text += entry(in("Nouveaux", "New"), fresh.empty() ? in("aucun", "none") : fresh);
    return text + entry(in("Sans aucun", "Without any"), none.empty() ? in("aucun", "none") : none) + "</dl>";
  }
  std::string share(double value) const {
    BilanIndicator percentage;
    percentage.kind = BilanIndicator::Kind::share;
    return figure_in_words(percentage, value, language_);
  }
  static std::string entry(const std::string& term, const std::string& words) {
    return "<dt>" + xml_text(term) + "</dt><dd>" + xml_text(words) + "</dd>";
  }
  static const BilanCell* whole(const BilanFigures& figures) {
    for (const auto& table : figures.tables)
      if (table.dimensions.empty() && !table.cells.empty()) return &table.cells.front();
    return nullptr;
  }
  static bool has(const BilanCell& cell, const std::string& name) {
    return std::any_of(cell.values.begin(), cell.values.end(), [&](const auto& each) { return each.first == name; });
  }
  std::string title_of(const BilanDimension& dimension, const std::string& name) const {
    for (const auto& [each, title] : dimension.values)
      if (each == name) return title.in(language_);
    return name;
  }

  std::string foot() const {
    std::string words =
        bilan_.corrections == 0
            ? in("Aucune correction depuis le début de la période.", "No correction since the period began.")
            : fmt::format(
                  fmt::runtime(in("Corrections faites depuis le début de la période : {}. Elles ne changent pas "
                                  "ce qui a été compté.",
                                  "Corrections made since the period began: {}. They do not change what "
                                  "was counted.")),
                  bilan_.corrections);
    if (!bilan_.is_over)
      words += in(" La période n'est pas terminée : les chiffres changeront.",
                  " The period is not over: figures will change.");
    return "<footer><p>" + xml_text(words) + "</p><p>" +
           in("Ce qui a été compté l'a été le jour même, par quartier du dossier ce jour-là.",
              "What was counted was counted on its day, in the territory of the case on that day.") +
           "</p></footer>\n";
  }

  const Bilan& bilan_;
  std::string language_;
  bool french_;
};

}  // namespace

std::string to_html(const Bilan& bilan, std::string_view language) {
  return errors_only([&] { return BilanPage(bilan, language).text(); });
}

}  // namespace parcours
