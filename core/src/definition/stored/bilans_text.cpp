// The bilans of a city as text, and back. core/FORMATS.md lists the parts.
#include <fmt/format.h>

#include "base/json.hpp"
#include "definition/model/bilan.hpp"
#include "definition/stored/text_list.hpp"
#include "parcours/error.hpp"

namespace parcours::definition {
namespace {

constexpr int kBilansFormat = 1;
constexpr std::string_view kPeriods[] = {"year", "school_year", "quarter", "month"};

// A part that is empty is not written.
void put(Record& record, std::string_view key, Value value) {
  const auto* text = value.get_if<std::string>();
  const auto* list = value.get_if<List>();
  const auto* map = value.get_if<Record>();
  const bool is_empty = value.is_null() || (text && text->empty()) || (list && list->empty()) || (map && map->empty());
  if (!is_empty) record.set(key, std::move(value));
}
Value number_of(const std::optional<std::int64_t>& n) { return n ? Value(*n) : Value(); }
List names_of(const std::vector<std::string>& names) { return {names.begin(), names.end()}; }

List filter_list(const Filters& filters) {
  List list;
  for (const auto& filter : filters) {
    Record one{{"dimension", filter.dimension}};
    put(one, "values", names_of(filter.values));
    put(one, "least", number_of(filter.least));
    put(one, "most", number_of(filter.most));
    list.push_back(std::move(one));
  }
  return list;
}

Record fact_record(const DeclaredFact& fact) {
  Record one{{"name", fact.name}, {"period", std::string(kPeriods[static_cast<std::size_t>(fact.period)])}};
  put(one, "title", text_list(fact.title));
  if (fact.persons) one.set("persons", *fact.persons);
  put(one, "reference", fact.reference);
  return one;
}

Record indicator_record(const Indicator& indicator) {
  Record one{{"name", indicator.name}, {"kind", std::string(kind_key(indicator.kind))}, {"fact", indicator.fact}};
  put(one, "title", text_list(indicator.title));
  put(one, "other", indicator.other);
  put(one, "is", filter_list(indicator.is));
  put(one, "where", filter_list(indicator.where));
  put(one, "within", indicator.within ? to_text(*indicator.within) : std::string());
  if (indicator.least != 1) one.set("least", indicator.least);
  put(one, "by", indicator.by);
  put(one, "rows", indicator.rows);
  put(one, "columns", names_of(indicator.columns));
  put(one, "series", names_of(indicator.series));
  put(one, "target", number_of(indicator.target));
  return one;
}

Record bilan_record(const Bilan& bilan) {
  List facts, series, results;
  for (const auto& fact : bilan.facts) facts.push_back(fact_record(fact));
  for (const auto& each : bilan.series)
    series.push_back(Record{{"name", each.name}, {"title", text_list(each.title)}, {"where", filter_list(each.where)}});
  for (const auto& result : bilan.results) {
    List show;
    for (const auto& indicator : result.show) show.push_back(indicator_record(indicator));
    results.push_back(Record{{"answers", text_list(result.answers)}, {"show", std::move(show)}});
  }
  Record one{{"name", bilan.name}, {"results", std::move(results)}};
  put(one, "title", text_list(bilan.title));
  put(one, "facts", std::move(facts));
  put(one, "series", std::move(series));
  return one;
}

Record reference_record(const References& references) {
  Record all;
  for (const auto& [name, territories] : references) {
    Record by_territory;
    for (const auto& [territory, years] : territories) {
      Record by_year;
      for (const auto& [year, n] : years) by_year.set(year, n);
      by_territory.set(territory, std::move(by_year));
    }
    all.set(name, std::move(by_territory));
  }
  return all;
}

[[noreturn]] void damaged_bilans(std::string_view what) {
  throw Error(Error::Code::store, fmt::format("stored bilans cannot be read by this version: {}", what));
}

// Reads the parts of a record.
struct Parts {
  const Record& record;

  template <class T>
  static const T& typed(const Value& value) {
    if (const auto* found = value.get_if<T>()) return *found;
    damaged_bilans("a part has another type");
  }
  std::string text(std::string_view key) const {
    const auto* found = record.find(key);
    return found ? typed<std::string>(*found) : std::string();
  }
  std::optional<std::int64_t> number(std::string_view key) const {
    const auto* found = record.find(key);
    return found ? std::optional(typed<std::int64_t>(*found)) : std::nullopt;
  }
  const List& list(std::string_view key) const {
    static const List none;
    const auto* found = record.find(key);
    return found ? typed<List>(*found) : none;
  }
  std::vector<std::string> names(std::string_view key) const {
    std::vector<std::string> names;
    for (const auto& each : list(key)) names.push_back(typed<std::string>(each));
    return names;
  }
  Text title(std::string_view key) const {
    Text text;
    for (const auto& each : list(key)) {
      const auto& pair = typed<List>(each);
      if (pair.size() != 2) damaged_bilans("a text has no language");
      text.set(typed<std::string>(pair[0]), typed<std::string>(pair[1]));
    }
    return text;
  }
  Filters filters(std::string_view key) const {
    Filters filters;
    for (const auto& each : list(key)) {
      const Parts part{typed<Record>(each)};
      filters.push_back({part.text("dimension"), part.names("values"), part.number("least"), part.number("most")});
    }
    return filters;
  }
  template <class One>
  auto each(std::string_view key, const One& read) const {
    std::vector<decltype(read(*this))> all;
    for (const auto& value : list(key)) all.push_back(read(Parts{typed<Record>(value)}));
    return all;
  }
};

DeclaredFact stored_fact(const Parts& parts) {
  DeclaredFact fact{parts.text("name"), parts.title("title")};
  const auto period = parts.text("period");
  for (std::size_t i = 0; i < std::size(kPeriods); ++i)
    if (kPeriods[i] == period) fact.period = static_cast<DeclaredFact::Period>(i);
  if (const auto* persons = parts.record.find("persons")) fact.persons = Parts::typed<bool>(*persons);
  fact.reference = parts.text("reference");
  return fact;
}

Indicator stored_indicator(const Parts& parts) {
  Indicator indicator{parts.text("name"), parts.title("title")};
  const auto kind = indicator_kind(parts.text("kind"));
  if (!kind) damaged_bilans("a kind is unknown");
  indicator.kind = *kind;
  indicator.fact = parts.text("fact"), indicator.other = parts.text("other");
  indicator.is = parts.filters("is"), indicator.where = parts.filters("where");
  if (const auto within = parts.text("within"); !within.empty()) indicator.within = parse_delay(within);
  indicator.least = static_cast<int>(parts.number("least").value_or(1));
  indicator.by = parts.text("by"), indicator.rows = parts.text("rows");
  indicator.columns = parts.names("columns"), indicator.series = parts.names("series");
  indicator.target = parts.number("target");
  return indicator;
}

Bilan stored_bilan(const Parts& parts) {
  Bilan bilan{parts.text("name"), parts.title("title")};
  bilan.facts = parts.each("facts", stored_fact);
  bilan.series = parts.each("series", [](const Parts& part) {
    return Series{part.text("name"), part.title("title"), part.filters("where")};
  });
  bilan.results = parts.each("results", [](const Parts& part) {
    return ExpectedResult{part.title("answers"), part.each("show", stored_indicator)};
  });
  return bilan;
}

References stored_references(const Record& record) {
  References references;
  for (const auto& [name, territories] : record)
    for (const auto& [territory, years] : Parts::typed<Record>(territories))
      for (const auto& [year, n] : Parts::typed<Record>(years))
        references[name][territory][year] = Parts::typed<std::int64_t>(n);
  return references;
}

CityBilans stored_bilans(const Value& stored) {
  const Parts whole{Parts::typed<Record>(stored)};
  const auto format = whole.number("format").value_or(0);
  if (format < 1 || format > kBilansFormat)
    damaged_bilans(fmt::format("their format is {}, and this version reads {}", format, kBilansFormat));
  CityBilans all{whole.each("bilans", stored_bilan), {}};
  if (const auto* references = whole.record.find("references"))
    all.references = stored_references(Parts::typed<Record>(*references));
  return all;
}

}  // namespace

std::string encode(const Indicator& indicator) { return json::write_exact(indicator_record(indicator)); }

std::string encode(const CityBilans& all) {
  List bilans;
  for (const auto& bilan : all.bilans) bilans.push_back(bilan_record(bilan));
  Record whole{{"format", kBilansFormat}, {"bilans", std::move(bilans)}};
  put(whole, "references", reference_record(all.references));
  return json::write_exact(whole);
}

CityBilans decode_bilans(std::string_view text) {
  try {
    return stored_bilans(json::read_exact(text));
  } catch (const Error& error) {
    if (error.code() == Error::Code::store) throw;
    damaged_bilans("their text is damaged");
  }
}

}  // namespace parcours::definition
