// The births and ages of the sdk, for expressions and the layers above: sheets and workflows count ages alike.
#pragma once
#include "parcours/sdk/birth.hpp"

namespace parcours::expression {

using sdk::age_on;
using sdk::Birth;
using sdk::birth_of;
using sdk::birthday;

}  // namespace parcours::expression
