// What the store says to people when a database cannot be used.
#pragma once
#include "base/message.hpp"
#include "parcours/explained.hpp"

namespace parcours::store {

const Messages& messages();

// Error::store unless said otherwise, told under one code of the table.
Explained told(std::string_view what, Messages::Arguments arguments = {}, Error::Code code = Error::Code::store);

}  // namespace parcours::store
