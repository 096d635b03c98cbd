// A sheet's statements at work, for one action of one case.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "store/transaction.hpp"

namespace parcours::store {

struct Stamp {
  std::string sheet;
  std::int64_t case_id = 0, seq = 0, now = 0;
};

std::unique_ptr<SheetRows> sheet_rows(CommonTransaction& transaction, const Sheets& sheets, Stamp stamp,
                                      std::function<bool()> overrun);

}  // namespace parcours::store
