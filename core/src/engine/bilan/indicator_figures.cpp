#include "engine/bilan/indicator_figures.hpp"

#include <algorithm>

#include "execution/codec_record.hpp"
#include "report/small_counts.hpp"
#include "trust/chain.hpp"

namespace parcours::engine {
namespace {

using definition::Indicator;
using report::Period;
using Computed = Indicator::Kind;
using Days = std::chrono::sys_days;
using Added = store::FactQuery::Added;

std::int64_t number_of(Date day) { return Days(day).time_since_epoch().count(); }
Date day_of(std::int64_t number) { return Days(std::chrono::days(number)); }

const definition::Series* series_named(const definition::Bilan& bilan, const std::string& name) {
  for (const auto& each : bilan.series)
    if (each.name == name) return &each;
  return nullptr;
}

// How far the database may add the facts: what counts persons needs to know who; what counts days, when.
Added added_for(Computed kind, bool of_persons) {
  switch (kind) {
    case Computed::sum:
    case Computed::share:
    case Computed::ratio:
    case Computed::list:
      return of_persons ? Added::by_case : Added::by_dimensions;
    case Computed::distinct:
      return Added::by_case;
    default:
      return Added::none;
  }
}

BilanTable shown_table(report::FigureTable table) {
  BilanTable shown{std::move(table.dimensions), std::move(table.series), {}};
  for (auto& cell : table.cells)
    shown.cells.push_back({std::move(cell.key), cell.value, cell.of, std::move(cell.values)});
  return shown;
}

}  // namespace

struct IndicatorFigures::Asked {
  const IndicatorOf& of;
  const Indicator& indicator;
  const Period& period;
  bool of_persons, lasts;
  std::vector<definition::Series> series{};
};

IndicatorFigures::IndicatorFigures(EngineContext& engine, store::Reader& reader, const CountedByCity& city,
                                   const DeployedBilans& deployed)
    : engine_(engine),
      reader_(reader),
      city_(city),
      deployed_(deployed),
      today_(engine.calendar.day_of(engine.clock.now())) {}

std::vector<std::string> IndicatorFigures::facts_of(const Indicator& indicator) {
  if (indicator.other.empty()) return {indicator.fact};
  return {indicator.fact, indicator.other};
}

bool IndicatorFigures::is_of_persons(const Indicator& indicator) const {
  const auto facts = facts_of(indicator);
  return std::any_of(facts.begin(), facts.end(), [&](const auto& fact) { return city_.is_of_persons(fact); });
}

BilanFigures IndicatorFigures::figures(const IndicatorOf& of, const Period& period, std::int64_t least) {
  Asked asked{of, of.indicator, period, is_of_persons(of.indicator), city_.lasts(of.indicator.fact)};
  for (const auto& name : of.indicator.series)
    if (const auto* series = series_named(of.bilan, name)) asked.series.push_back(*series);
  BilanFigures figures;
  figures.missing = missing(asked);
  if (figures.missing != BilanFigures::Missing::nothing) return figures;
  const KeptAs as{of.bilan.name, of.indicator.name, to_text(period), spec(asked)};
  const bool is_kept = asked.of_persons && report::is_closed(period, today_);
  auto kept = is_kept ? find_kept(engine_, reader_, as) : std::nullopt;
  if (is_kept) figures.as_of = kept ? kept->on : today_;
  auto all = kept ? std::move(kept->tables) : compute(asked);
  if (asked.of_persons && all.too_young > 0) {
    figures.missing = BilanFigures::Missing::delay;
    figures.as_of.reset();
    return figures;
  }
  if (is_kept && !kept) keep(engine_, as, all);
  auto shown = report::shown_figures(std::move(all), asked.of_persons ? least : 0);
  figures.left_out = shown.too_young;
  for (auto& table : shown.tables) figures.tables.push_back(shown_table(std::move(table)));
  for (auto& table : shown.withheld) figures.withheld.push_back(shown_table(std::move(table)));
  return figures;
}

std::optional<Period> IndicatorFigures::possible_period(const IndicatorOf& of, const Period& period) const {
  for (const auto& fact : facts_of(of.indicator)) {
    if (!city_.is_of_persons(fact)) continue;
    const auto kind = city_.period_of(fact);
    if (kind != period.kind) return report::latest(kind, std::min(Days(period.until), Days(today_)));
  }
  return std::nullopt;
}

std::optional<Date> IndicatorFigures::counted_since(const IndicatorOf& of) {
  std::optional<Date> since;
  for (const auto& fact : facts_of(of.indicator)) {
    const auto* declared = city_.declared(fact);
    if (declared && !declared->reference.empty()) continue;
    const auto counted = city_.workflow(fact) ? fact + ".opened" : fact;
    if (!city_.counted(counted)) return std::nullopt;
    auto [at, is_new] = first_days_.try_emplace(counted);
    if (is_new)
      if (const auto first = reader_.first_day(counted)) at->second = day_of(*first);
    auto day = at->second;
    const auto deployed = deployed_.counted_since.find(counted);
    if (deployed != deployed_.counted_since.end() && (!day || Days(deployed->second) < Days(*day)))
      day = deployed->second;
    if (day && (!since || Days(*since) < Days(*day))) since = day;
  }
  return since;
}

BilanFigures::Missing IndicatorFigures::missing(const Asked& asked) {
  using Missing = BilanFigures::Missing;
  const auto since = counted_since(asked.of);
  if (!since || Days(*since) >= Days(asked.period.until)) return Missing::not_counted;
  if (!asked.of_persons) return Missing::nothing;
  if (possible_period(asked.of, asked.period)) return Missing::other_period;
  return report::is_closed(asked.period, today_) ? Missing::nothing : Missing::not_over;
}

// Equal texts: the same tables of the same facts.
std::string IndicatorFigures::spec(const Asked& asked) const {
  definition::Indicator computed = asked.indicator;
  computed.title = {}, computed.target = {};
  auto text = definition::encode(computed);
  definition::Indicator series;
  for (const auto& each : asked.series) {
    series.name = each.name, series.where = each.where;
    text += definition::encode(series);
  }
  return trust::digest(text + (is_whole_shown(asked) ? "whole" : ""));
}

// Whether another figure of the same facts has no filter, so that what this one leaves out could be subtracted.
bool IndicatorFigures::is_whole_shown(const Asked& asked) const {
  const auto mine = facts_of(asked.indicator);
  const bool is_filtered = !asked.indicator.where.empty() || !asked.series.empty();
  if (is_filtered && std::any_of(mine.begin(), mine.end(), [&](const auto& fact) { return is_shown_by_itself(fact); }))
    return true;
  const auto shows_whole = [&](const Indicator& other) {
    const auto facts = facts_of(other);
    return other.where.empty() && other.series.empty() &&
           std::find_first_of(mine.begin(), mine.end(), facts.begin(), facts.end()) != mine.end();
  };
  for (const auto& bilan : deployed_.city.bilans)
    for (const auto& result : bilan.results)
      if (std::any_of(result.show.begin(), result.show.end(), shows_whole)) return true;
  return false;
}

// Whether a bilan that nobody declared shows the fact: that of a workflow which counts it, or of its sheet.
bool IndicatorFigures::is_shown_by_itself(const std::string& fact) const {
  if (!city_.workflow(fact) && !definition::is_automatic_fact(std::string_view(fact).substr(fact.find('.') + 1)))
    return false;
  const auto is_declared = [&](const std::string& name) {
    return name.empty() || definition::bilan_named(deployed_.city, name);
  };
  const auto counting = city_.workflows_that_count(fact);
  return std::any_of(counting.begin(), counting.end(), [&](const std::string& name) {
    const auto* workflow = city_.workflow(name);
    return !is_declared(name) || (workflow && !is_declared(workflow->sheet));
  });
}

report::Answer IndicatorFigures::compute(const Asked& asked) {
  const auto& indicator = asked.indicator;
  const auto* other = city_.declared(indicator.other);
  const bool is_given = other && !other->reference.empty();
  const auto facts = load(asked, indicator.fact, true);
  report::Facts others;
  if (is_given)
    others = given(asked, other->reference);
  else if (!indicator.other.empty())
    others = load(asked, indicator.other, false);
  return report::all_figures({indicator, facts, others, asked.period, engine_.calendar, today_, asked.of_persons,
                              asked.lasts, asked.series, is_whole_shown(asked), is_given});
}

// Of the first fact of a cohort, also those after the period.
report::Facts IndicatorFigures::load(const Asked& asked, const std::string& fact, bool is_first) {
  const auto& period = asked.period;
  const auto kind = asked.indicator.kind;
  const auto from = number_of(period.from);
  const auto until = kind == Computed::cohort && is_first ? number_of(today_) + 1 : number_of(period.until);
  report::Facts facts;
  if (const auto* whole = city_.workflow(fact)) {
    using Part = std::pair<const char*, int>;
    for (const auto& [name, sign] :
         {Part{"opened", 1}, {"reopened", 1}, {"moved_in", 1}, {"ended", -1}, {"moved_out", -1}})
      add(facts, {definition::automatic_fact_name(*whole, name), 0, until, Added::before}, sign);
    return facts;
  }
  if (asked.lasts) add(facts, {fact, 0, from, Added::before}, 1);
  add(facts, {fact, from, until, asked.lasts ? Added::none : added_for(kind, asked.of_persons)}, 1);
  return facts;
}

void IndicatorFigures::add(report::Facts& facts, const store::FactQuery& query, int sign) {
  for (auto& row : reader_.facts(query)) {
    auto dims = dims_.find(row.dims);
    if (dims == dims_.end())
      dims = dims_.emplace(row.dims, execution::decode_record(row.dims, "the dims of a fact")).first;
    auto territory = territories_.find(row.territory);
    if (territory == territories_.end())
      territory =
          territories_.emplace(row.territory, engine_.catalogue.term(reader_, "territory", row.territory)).first;
    facts.push_back(
        {day_of(row.day), row.case_id, row.list_row, row.person, territory->second, dims->second, sign * row.n});
  }
}

// The year in which the period ends, civil or of school.
report::Facts IndicatorFigures::given(const Asked& asked, const std::string& reference) const {
  report::Facts facts;
  const auto at = deployed_.city.references.find(reference);
  if (at == deployed_.city.references.end()) return facts;
  const Date last = Days(asked.period.until) - std::chrono::days(1);
  for (const auto& [territory, years] : at->second)
    for (const auto& year : {report::latest(Period::Kind::year, Days(last), true),
                             report::latest(Period::Kind::school_year, Days(last), true)})
      if (const auto n = years.find(to_text(year)); n != years.end()) {
        facts.push_back({asked.period.from, 0, 0, 0, territory, {}, n->second});
        break;
      }
  return facts;
}

}  // namespace parcours::engine
