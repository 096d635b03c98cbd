// One command being carried out: who asks, about which case, when.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/catalogue.hpp"
#include "execution/decide.hpp"
#include "parcours/engine.hpp"
#include "store/store.hpp"
#include "trust/rights.hpp"

namespace parcours::engine {

struct Scene {
  const Command& command;
  const char* verb;                 // as the journal names it
  Instant at;                       // never before the case's last event
  store::Asker asker;
  std::vector<trust::Grant> grants;
  std::shared_ptr<const Deployed> deployed;
  std::shared_ptr<const Record> parameters;
  store::CaseRow file;              // as it was; an opening: id, ref and territory alone
  execution::Case before;

  const definition::Workflow& workflow() const { return deployed->workflow; }
  std::int64_t revision() const { return file.revision + 1; }  // that this command makes
};

}  // namespace parcours::engine
