// The bilan of the facade: who may see which figures of it, and in which words.
#include <algorithm>

#include "base/boundary.hpp"
#include "base/nearest.hpp"
#include "engine/bilan/indicator_figures.hpp"
#include "engine/diagnostics.hpp"
#include "engine/operation/progress.hpp"
#include "engine/seen_case.hpp"
#include "report/small_counts.hpp"

namespace parcours {
namespace {

using engine::CaseReader;
using engine::CountedByCity;
using engine::IndicatorFigures;
using engine::SeenFigures;
using report::Period;

// What one reader sees of a bilan.
class BilanOfReader {
 public:
  BilanOfReader(engine::EngineContext& engine, const CaseReader& reader, const BilanRequest& request)
      : engine_(engine),
        reader_(reader),
        request_(request),
        deployed_(reader.bilans()),
        city_(engine, reader.store(), deployed_->city),
        figures_(engine, reader.store(), city_, *deployed_) {}

  Checked<Bilan> bilan() {
    const auto* declared = definition::bilan_named(deployed_->city, request_.bilan);
    const auto workflows = city_.workflows_of(request_.bilan);
    if (!declared && workflows.empty()) return unknown();
    const auto shown = declared ? *declared : automatic(workflows);
    const auto seen = indicators_seen(shown);
    if (seen.empty()) return unknown();
    const auto period = asked_period();
    if (!period) return refused_period(shown);
    auto made = head_of(shown, *period);
    add_results(shown, *period, seen, made);
    if (!has_figures(made)) return refused_period(shown);
    add_corrections(shown, made);
    return made;
  }

 private:
  using Seen = std::map<std::string, SeenFigures>;  // by the name of the indicator

  // What the workflows count by themselves, and what the sheet counts.
  definition::Bilan automatic(const std::vector<const definition::Workflow*>& workflows) const {
    auto bilan = definition::automatic_bilan(request_.bilan, workflows);
    for (const auto& sheet : engine_.sheets.sheets()) {
      if (sheet->name != request_.bilan) continue;
      if (!sheet->title.empty()) bilan.title = sheet->title;
      for (const auto& counted : sheet->indicators) {
        auto name = counted.id;
        std::replace(name.begin(), name.end(), '.', '-');
        definition::Indicator indicator{std::move(name), counted.title};
        indicator.fact = counted.id;
        bilan.results.push_back({counted.answers, {std::move(indicator)}});
      }
    }
    return bilan;
  }

  Problems unknown() const {
    std::vector<std::string> known;
    for (const auto& bilan : deployed_->city.bilans)
      if (!indicators_seen(bilan).empty()) known.push_back(bilan.name);
    return {engine::diagnostics().problem("unknown-bilan",
                                          {{"bilan", request_.bilan}, {"near", nearest(request_.bilan, known)}})};
  }
  Seen indicators_seen(const definition::Bilan& bilan) const {
    Seen all;
    for (const auto& result : bilan.results)
      for (const auto& indicator : result.show)
        if (auto seen = seen_of(indicator); seen.everywhere || !seen.territories.empty())
          all[indicator.name] = std::move(seen);
    return all;
  }
  // Figures of what all the workflows count.
  SeenFigures seen_of(const definition::Indicator& indicator) const {
    std::vector<std::string> workflows;
    for (const auto& fact : IndicatorFigures::facts_of(indicator))
      for (const auto& name : city_.workflows_that_count(fact)) workflows.push_back(name);
    return reader_.figures_of(workflows);
  }

  Date today() const { return engine_.calendar.day_of(engine_.clock.now()); }
  std::optional<Period> asked_period() const {
    if (request_.period.empty()) return report::latest(Period::Kind::year, today());
    return report::parse_period(request_.period);
  }
  // What is possible: the last period of each kind of which something is shown.
  Problems refused_period(const definition::Bilan& bilan) {
    std::vector<std::string> possible;
    for (const auto kind :
         {Period::Kind::year, Period::Kind::school_year, Period::Kind::quarter, Period::Kind::month}) {
      const auto period = report::latest(kind, today());
      for (const auto& result : bilan.results)
        for (const auto& indicator : result.show)
          if (figures_.counted_since({bilan, indicator}) && !figures_.possible_period({bilan, indicator}, period) &&
              (possible.empty() || possible.back() != to_text(period)))
            possible.push_back(to_text(period));
    }
    std::string list;
    for (const auto& each : possible) list += (list.empty() ? "" : ", ") + each;
    return {engine::diagnostics().problem("bilan-period", {{"period", request_.period}, {"possible", list}}, "period")};
  }
  static bool has_figures(const Bilan& made) {
    using Missing = BilanFigures::Missing;
    for (const auto& result : made.results)
      for (const auto& indicator : result.show)
        if (indicator.now.missing != Missing::other_period && indicator.now.missing != Missing::not_over) return true;
    return false;
  }

  Bilan head_of(const definition::Bilan& shown, const Period& period) const {
    Bilan made;
    made.name = shown.name, made.title = shown.title;
    made.period = to_text(period), made.previous = to_text(report::previous(period));
    made.from = period.from, made.until = period.until, made.made_on = today();
    made.is_over = report::is_closed(period, today());
    made.territory = request_.territory;
    if (!request_.territory.empty()) made.territory_title = city_.title_of_territory(request_.territory);
    made.least = request_.audience == BilanRequest::Audience::publication ? report::kLeastForPublication
                                                                          : report::kLeastForPartners;
    return made;
  }

  void add_results(const definition::Bilan& shown, const Period& period, const Seen& seen, Bilan& made) {
    std::int64_t done = 0;
    for (const auto& result : shown.results) {
      BilanResult one{result.answers, {}};
      for (const auto& indicator : result.show) {
        const auto at = seen.find(indicator.name);
        if (at == seen.end()) continue;
        one.show.push_back(figures_of({shown, indicator}, period, at->second, made.least));
        engine::report_progress(request_.on_progress, ++done, static_cast<std::int64_t>(seen.size()));
      }
      if (!one.show.empty()) made.results.push_back(std::move(one));
    }
  }

  BilanIndicator figures_of(const engine::IndicatorOf& of, const Period& period, const SeenFigures& seen,
                            std::int64_t least) {
    const auto& [bilan, indicator] = of;
    BilanIndicator made;
    made.name = indicator.name;
    made.title = title_of(indicator);
    made.kind = static_cast<BilanIndicator::Kind>(indicator.kind);
    made.of_persons = figures_.is_of_persons(indicator);
    made.target = indicator.target;
    add_dimensions(indicator, seen, made);
    for (const auto& name : indicator.series)
      for (const auto& each : bilan.series)
        if (each.name == name) made.series.emplace_back(name, each.title);
    const auto before = report::previous(period);
    const auto since = figures_.counted_since(of);
    if (since && std::chrono::sys_days(*since) > std::chrono::sys_days(before.from)) made.counted_since = since;
    if (const auto possible = figures_.possible_period(of, period)) made.possible_period = to_text(*possible);
    made.now = cut(figures_.figures(of, period, least), seen);
    made.before = cut(figures_.figures(of, before, least), seen);
    return made;
  }
  Text title_of(const definition::Indicator& indicator) const {
    if (!indicator.title.empty()) return indicator.title;
    const auto* declared = city_.declared(indicator.fact);
    return declared ? declared->title : Text(indicator.name);
  }
  void add_dimensions(const definition::Indicator& indicator, const SeenFigures& seen, BilanIndicator& made) const {
    std::vector<std::string> names{indicator.rows.empty() ? std::string(definition::kTerritoryDimension)
                                                          : indicator.rows};
    names.insert(names.end(), indicator.columns.begin(), indicator.columns.end());
    if (!indicator.by.empty()) names.push_back(indicator.by);
    const auto& of = indicator.kind == definition::Indicator::Kind::cohort ? indicator.other : indicator.fact;
    for (const auto& name : names) {
      made.dimensions.push_back(city_.dimension(of, name));
      if (name == definition::kTerritoryDimension && !is_whole(seen))
        std::erase_if(made.dimensions.back().values, [&](const auto& value) { return !is_seen(value.first, seen); });
    }
  }

  bool is_whole(const SeenFigures& seen) const { return seen.everywhere && request_.territory.empty(); }
  bool is_seen(const std::string& territory, const SeenFigures& seen) const {
    return (seen.everywhere || seen.territories.contains(territory)) &&
           (request_.territory.empty() || territory == request_.territory);
  }

  // The rows of the reader's territories, and of the one asked for.
  BilanFigures cut(BilanFigures figures, const SeenFigures& seen) const {
    if (is_whole(seen)) return figures;
    const auto at = [](const BilanTable& table) {
      const auto& names = table.dimensions;
      return static_cast<std::size_t>(std::find(names.begin(), names.end(), definition::kTerritoryDimension) -
                                      names.begin());
    };
    for (auto* tables : {&figures.tables, &figures.withheld})
      std::erase_if(*tables, [&](auto& table) { return at(table) == table.dimensions.size(); });
    for (auto& table : figures.tables)
      std::erase_if(table.cells, [&](const auto& cell) { return !is_seen(cell.key[at(table)], seen); });
    return figures;
  }

  void add_corrections(const definition::Bilan& shown, Bilan& made) const {
    std::set<std::string> workflows;
    for (const auto& result : shown.results)
      for (const auto& indicator : result.show)
        for (const auto& fact : IndicatorFigures::facts_of(indicator))
          for (auto& name : city_.workflows_that_count(fact)) workflows.insert(std::move(name));
    const auto since = engine::micros(engine_.calendar.start_of(made.from));
    for (const auto& [version, n] : reader_.store().corrections(since))
      if (workflows.contains(engine_.catalogue.workflow(reader_.store(), version)->workflow.name))
        made.corrections += n;
  }

  engine::EngineContext& engine_;
  const CaseReader& reader_;
  const BilanRequest& request_;
  std::shared_ptr<const engine::DeployedBilans> deployed_;
  CountedByCity city_;
  IndicatorFigures figures_;
};

}  // namespace

Checked<Bilan> Engine::bilan(const Actor& by, const BilanRequest& request) {
  return errors_only([&]() -> Checked<Bilan> {
    const CaseReader reader(*engine_context_, by);
    return BilanOfReader(*engine_context_, reader, request).bilan();
  });
}

}  // namespace parcours
