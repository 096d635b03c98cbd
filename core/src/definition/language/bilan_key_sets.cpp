#include "definition/language/bilan_key_sets.hpp"

#include <array>

namespace parcours::definition::bilan_key_sets {
namespace {

using Word = std::string_view;

constexpr Word bilan_keys[] = {"bilan", "title", "facts", "series", "results"};
constexpr Word bilan_required[] = {"bilan", "results"};
constexpr Word fact_keys[] = {"title", "unit", "period", "reference"};
constexpr Word fact_required[] = {"title"};
constexpr Word series_keys[] = {"title", "where"};
constexpr Word result_keys[] = {"answers", "show"};
constexpr Word result_required[] = {"show"};
constexpr Word indicator_keys[] = {"title", "is",   "where",   "within", "least",
                                   "by",    "rows", "columns", "series", "target"};
constexpr Word kind_words[] = {"sum",  "distinct", "share", "ratio", "cohort",
                               "mean", "median",   "weeks", "stock", "list"};

}  // namespace

const KeySet bilan{"bilan", bilan_keys, bilan_required};
const KeySet fact{"fact", fact_keys, fact_required};
const KeySet series{"series", series_keys, series_keys};
const KeySet result{"result", result_keys, result_required};
const KeySet indicator{"indicator", indicator_keys, {}, kind_words};
const Words kinds = kind_words;

std::span<const KeySet* const> all() {
  static constexpr std::array every{&bilan, &fact, &series, &result, &indicator};
  return every;
}

}  // namespace parcours::definition::bilan_key_sets
