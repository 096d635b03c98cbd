// Proves a database, for an engine that is open and for one that is not.
#include "base/boundary.hpp"
#include "engine/verification/verification.hpp"

namespace parcours {

Problems Engine::verify(const VerifyOptions& options) {
  return errors_only([&] { return engine::verify(*engine_context_, options).problems; });
}

// The second time, a SQLite file is read as one that others write, which they did the first time.
Verification Engine::verify_database(const Settings& settings, const VerifyOptions& options) {
  return errors_only([&]() -> Verification {
    {
      engine::EngineContext alone(settings, engine::ForReading{true});
      auto verification = engine::verify(alone, options);
      if (!alone.store->was_written_meanwhile()) return verification;
    }
    engine::EngineContext among_writers(settings, engine::ForReading{false});
    return engine::verify(among_writers, options);
  });
}

}  // namespace parcours
