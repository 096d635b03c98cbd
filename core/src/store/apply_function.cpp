#include "store/apply_function.hpp"
namespace parcours::store {
std::string apply_function() { return {}; }
}  // namespace parcours::store
