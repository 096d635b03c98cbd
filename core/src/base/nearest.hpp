// The search for the name that was probably meant, which bindings use too.
#pragma once
#include "parcours/nearest.hpp"
