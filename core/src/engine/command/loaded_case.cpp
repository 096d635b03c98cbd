#include "engine/command/loaded_case.hpp"

#include "execution/codec.hpp"

namespace parcours::engine {

LoadedCase load_case(Catalogue& catalogue, store::Definitions& from, store::CaseRow row) {
  const execution::Columns columns{std::move(row.state), std::move(row.c2), std::move(row.c3)};
  row.state.clear(), row.c2.clear(), row.c3.clear();
  auto deployed = catalogue.workflow(from, row.workflow);
  return {std::move(row), std::move(deployed), execution::decode(columns)};
}

}  // namespace parcours::engine
