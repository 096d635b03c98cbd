#include "engine/command/attempt.hpp"

#include <memory>
#include <new>

#include "engine/command/retry_on_conflict.hpp"
#include "engine/diagnostics.hpp"

namespace parcours::engine {

Problems attempt(EngineContext& engine_context, const std::function<Problems(store::Transaction&)>& work) {
  std::unique_ptr<store::Transaction> transaction;
  const auto begin_and_work = [&] {
    transaction.reset();  // no thread writes in two
    transaction = engine_context.store->begin();
    return work(*transaction);
  };
  try {
    const auto problems = retry_on_conflict(begin_and_work);
    return problems ? *problems : Problems{diagnostics().problem("conflict")};
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& failure) {
    if (!transaction) throw;
    transaction->rethrow_database_failure();
    const auto* error = dynamic_cast<const Error*>(&failure);
    if (error && error->code() == Error::Code::busy) throw;
    auto problem = diagnostics().problem("engine-failed");
    if (error)
      problem.message =
          Text(problem.message.in("fr") + " : " + error->what(), problem.message.in("en") + ": " + error->what());
    return {std::move(problem)};
  }
}

}  // namespace parcours::engine
