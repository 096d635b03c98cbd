// The border of the library: nothing but parcours::Error leaves a public function.
#pragma once
#include "parcours/error.hpp"

namespace parcours {

// An exception that a layer throws to the layers above it. It knows the Error that leaves the library in its place.
class InnerException {
 public:
  // Throws that Error.
  [[noreturn]] virtual void leave() const = 0;

 protected:
  InnerException() = default;
  InnerException(const InnerException&) = default;
  InnerException& operator=(const InnerException&) = default;
  ~InnerException() = default;
};

// Throws the exception that is being handled as an Error: an InnerException as it defines, too little memory as
// Error::busy, any other as Error::internal. The text of a foreign exception is not in it, since it may contain a
// value.
[[noreturn]] void rethrow_as_error();

// Returns what `work` returns. No exception but Error leaves it. The body of every public function is one call of it;
// tests/architecture reads them all.
template <class Work>
decltype(auto) errors_only(const Work& work) {
  try {
    return work();
  } catch (const Error&) {
    throw;
  } catch (...) {
    rethrow_as_error();
  }
}

}  // namespace parcours
