// The tables of bilans: the newest part of the schema.
#pragma once
#include <string>
#include <vector>

namespace parcours::store {

// `total`: the tables of bilans whose period is over, as they were shown first. `journal_corrected`: corrections, in
// the order of their time.
inline std::vector<std::string> bilan_tables() {
  return {
      "create table total (bilan text not null, indicator text not null, period text not null, spec text not null,"
      " at bigint not null, tables text not null, primary key (bilan, indicator, period, spec)) {clustered}",
      "create index journal_corrected on journal (at, workflow) where verb = 'correct'",
  };
}

}  // namespace parcours::store
