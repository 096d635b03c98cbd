// What Titles keep, so that they need no engine.
#pragma once
#include <memory>

#include "engine/catalogue.hpp"
#include "parcours/titles.hpp"

namespace parcours {

// The private part under the name that the public header declares. Each part may be null.
struct Titles::Content {
  std::shared_ptr<const engine::Deployed> deployed;
  std::shared_ptr<const definition::Roles> roles;
  std::shared_ptr<const Calendar> calendar;
};

namespace engine {

inline Titles titles_of(Titles::Content content) {
  return Titles(std::make_shared<const Titles::Content>(std::move(content)));
}

}  // namespace engine
}  // namespace parcours
