#include "base/boundary.hpp"

#include <cstdlib>
#include <new>

#include "parcours/localized_error.hpp"

namespace parcours {

// A copy of an Error takes no memory.
void rethrow_as_error() {
  static const Error no_memory(Error::Code::busy, "there is not enough memory");
  try {
    throw;
  } catch (const Error&) {
    throw;
  } catch (const InnerException& inner) {
    inner.leave();  // never returns
  } catch (const std::bad_alloc&) {
    throw no_memory;
  } catch (...) {
    throw LocalizedError(Error::Code::internal, Text("le moteur a rencontré une erreur inattendue, qui est la sienne",
                                                     "the engine met an unexpected failure, which is its own"));
  }
  std::abort();  // the compiler does not see that no branch above returns
}

}  // namespace parcours
