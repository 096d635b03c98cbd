#include "parcours/engine.hpp"

#include "base/boundary.hpp"
#include "engine/acts/closing.hpp"
#include "engine/engine_context.hpp"

namespace parcours {

Engine::Engine(const std::filesystem::path& config) : Engine(read_settings(config)) {}
Engine::Engine(Settings settings)
    : Engine(errors_only([&] { return std::make_unique<Implementation>(std::move(settings)); })) {}
Engine::Engine(std::unique_ptr<Implementation> implementation) : engine_context_(std::move(implementation)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

std::vector<Sheet> Engine::sheets() const {
  return errors_only([&]() -> std::vector<Sheet> {
    std::vector<Sheet> sheets;
    for (const auto& loaded : engine_context_->sheets.sheets()) {
      Sheet s{loaded->name, loaded->version, loaded->title, loaded->library.string(), {}};
      for (const auto& a : loaded->actions) s.actions.push_back(a.contract.action);
      sheets.push_back(std::move(s));
    }
    return sheets;
  });
}

std::string Engine::head() {
  return errors_only([&] { return engine::to_text(engine::close_journal(*engine_context_)); });
}

Statistics Engine::statistics() {
  return errors_only([&]() -> Statistics {
    const auto counts = engine_context_->store->counts();
    return {counts.statements, counts.control, counts.sheet, counts.rows};
  });
}

}  // namespace parcours
