#include "engine/bilan/kept_tables.hpp"

#include "base/json.hpp"
#include "engine/command/retry_on_conflict.hpp"
#include "execution/stored_record.hpp"
#include "trust/seal.hpp"

namespace parcours::engine {
namespace {

constexpr std::int64_t kFormat = 1;

List names(const std::vector<std::string>& all) { return {all.begin(), all.end()}; }

Record cell_record(const report::FigureCell& cell) {
  List values;
  for (const auto& [name, n] : cell.values) values.push_back(List{name, n});
  return {{"key", names(cell.key)},
          {"of", cell.of},
          {"value", cell.value ? Value(*cell.value) : Value()},
          {"values", std::move(values)}};
}

std::string text_of(const KeptAs& as, const report::Answer& answer) {
  List tables;
  for (const auto& table : answer.tables) {
    List cells;
    for (const auto& cell : table.cells) cells.push_back(cell_record(cell));
    tables.push_back(Record{{"behind", table.behind},
                            {"cells", std::move(cells)},
                            {"dimensions", names(table.dimensions)},
                            {"series", table.series}});
  }
  return json::write_exact(Record{{"as", List{as.bilan, as.indicator, as.period, as.spec}},
                                  {"format", kFormat},
                                  {"tables", std::move(tables)},
                                  {"too_young", answer.too_young}});
}

std::vector<std::string> names_in(const Value& list) {
  std::vector<std::string> all;
  for (const auto& each : list.as<List>()) all.push_back(each.as<std::string>());
  return all;
}

report::FigureCell cell_in(const Record& record) {
  report::FigureCell cell{names_in(record.at("key")), {}, record.at("of").as<std::int64_t>(), {}};
  const auto& value = record.at("value");
  if (const auto* whole = value.get_if<std::int64_t>()) cell.value = static_cast<double>(*whole);
  if (const auto* real = value.get_if<double>()) cell.value = *real;
  for (const auto& each : record.at("values").as<List>()) {
    const auto& pair = each.as<List>();
    cell.values.emplace_back(pair.at(0).as<std::string>(), pair.at(1).as<std::int64_t>());
  }
  return cell;
}

report::Answer answer_in(const Record& whole) {
  report::Answer answer;
  answer.too_young = whole.at("too_young").as<std::int64_t>();
  for (const auto& each : whole.at("tables").as<List>()) {
    const auto& record = each.as<Record>();
    report::FigureTable table{names_in(record.at("dimensions")),
                              {},
                              record.at("series").as<std::string>(),
                              record.at("behind").as<std::int64_t>()};
    for (const auto& cell : record.at("cells").as<List>()) table.cells.push_back(cell_in(cell.as<Record>()));
    answer.tables.push_back(std::move(table));
  }
  return answer;
}

store::TotalRow row_of(const KeptAs& as) { return {as.bilan, as.indicator, as.period, as.spec}; }

}  // namespace

// The text is sealed together with its place: a row that was moved or changed is not read.
std::optional<KeptTables> find_kept(EngineContext& engine, store::Reader& reader, const KeptAs& as) {
  const auto row = reader.total(row_of(as));
  const auto text = row ? trust::unseal(engine.key, "total", row->tables) : std::nullopt;
  if (!text) return std::nullopt;
  const auto stored = json::read_exact(*text);
  const auto& whole = stored.as<Record>();
  execution::require_known_format(whole.at("format").as<std::int64_t>(), {"the kept tables of a bilan", kFormat});
  if (whole.at("as") != Value(List{as.bilan, as.indicator, as.period, as.spec})) return std::nullopt;
  return KeptTables{answer_in(whole), engine.calendar.day_of(instant(row->at))};
}

void keep(EngineContext& engine, const KeptAs& as, const report::Answer& tables) {
  auto row = row_of(as);
  row.at = micros(engine.clock.now());
  row.tables = trust::seal(engine.key, "total", text_of(as, tables));
  try {
    retry_or_busy([&] {
      const auto transaction = engine.store->begin();
      transaction->keep_total(row);
      transaction->commit();
      return true;
    });
  } catch (const Error&) {
    return;  // a copy that is read only, or a database that is busy: the figures are right without it
  }
}

}  // namespace parcours::engine
