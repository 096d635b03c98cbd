// Runs an action within its time limit and checks its answer (registry.hpp).
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cxxabi.h>

#include <cstdlib>
#include <exception>
#include <typeinfo>

#include "base/error_text.hpp"
#include "plugin/contract_check.hpp"
#include "plugin/names.hpp"
#include "plugin/registry.hpp"

namespace parcours::plugin {
namespace {

[[noreturn]] void fail(const Text& why) { throw LocalizedError(Error::Code::plugin, why); }

LocalizedError within(const Error& error, const Text& where) {
  return LocalizedError(error.code(), text_of(error)).within(where);
}

// Measures how long an action has run. A statement that waits for the database is no fault of the action: it counts as
// a tenth of the limit at most. An action that calls statements without end still reaches its limit.
class Deadline {
 public:
  Deadline(const Contract& contract, const SteadyTime& time) : contract_(contract), time_(time), began_(time()) {}
  std::chrono::microseconds used() const {
    return std::chrono::duration_cast<std::chrono::microseconds>(time_() - began_);
  }
  void check() const {
    if (time_() - began_ > contract_.limit)
      fail({fmt::format("plus longue que sa limite de {} ms", contract_.limit.count()),
            fmt::format("took longer than its limit of {} ms", contract_.limit.count())});
  }

  // One statement, from its construction to its end.
  class Statement {
   public:
    explicit Statement(Deadline& deadline) : deadline_(deadline), began_(deadline.time_()) {}
    ~Statement() {
      const std::chrono::nanoseconds took = deadline_.time_() - began_, most = deadline_.contract_.limit;
      if (took > most / 10) deadline_.began_ += took - most / 10;
    }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

   private:
    Deadline& deadline_;
    const std::chrono::nanoseconds began_;
  };

 private:
  const Contract& contract_;
  const SteadyTime& time_;
  std::chrono::nanoseconds began_;  // later by what statements waited
};

// The rows of a deed, with its time limit. After the limit every call throws. It remembers the first error of a
// statement, so that a deed that catches it fails too.
class GuardedRows final : public sdk::Rows {
 public:
  GuardedRows(sdk::Rows& rows, Deadline& deadline) : rows_(rows), deadline_(deadline) {}

  std::int64_t run(std::string_view statement, const Record& values) override {
    return guarded(statement, [&] { return rows_.run(statement, values); });
  }
  std::vector<Record> ask(std::string_view statement, const Record& values) override {
    return guarded(statement, [&] { return rows_.ask(statement, values); });
  }
  const std::optional<LocalizedError>& failed() const { return failed_; }
  const std::string& failed_statement() const { return failed_statement_; }
  // An exception that is no Error is a reason to run the whole command again. It passes unchanged.
  void pass_on() const {
    if (passed_) std::rethrow_exception(passed_);
  }

 private:
  template <class Doing>
  std::invoke_result_t<Doing> guarded(std::string_view statement, Doing doing) {
    try {
      if (failed_) throw *failed_;  // after a failure nothing more is written
      deadline_.check();
      const Deadline::Statement waits(deadline_);
      return doing();
    } catch (const Error& error) {
      note(statement, within(error, name_of(statement)));
      throw;
    } catch (...) {
      if (!failed_) passed_ = std::current_exception();
      note(statement, LocalizedError(Error::Code::store, Text("a échoué", "failed")).within(name_of(statement)));
      throw;
    }
  }

  static Text name_of(std::string_view statement) {
    return {fmt::format("instruction « {} »", printable(statement)),
            fmt::format("statement '{}'", printable(statement))};
  }
  void note(std::string_view statement, const LocalizedError& error) {
    if (failed_) return;
    failed_ = error, failed_statement_ = printable(statement);
  }

  sdk::Rows& rows_;
  Deadline& deadline_;
  std::optional<LocalizedError> failed_;
  std::string failed_statement_;
  std::exception_ptr passed_;
};

sdk::Outcome call_function(const Action& action, const sdk::Call& call, sdk::Rows* rows) {
  const auto* deed = std::get_if<sdk::Deed>(&action.run);
  return deed != nullptr ? (*deed)(call, *rows) : std::get<sdk::Rule>(action.run)(call);
}

// "std::out_of_range"
std::string type_of(const std::exception& thrown) {
  int failed = 0;
  const std::unique_ptr<char, void (*)(void*)> name(
      abi::__cxa_demangle(typeid(thrown).name(), nullptr, nullptr, &failed), std::free);
  return failed == 0 ? printable(name.get()) : std::string("a std::exception");
}

// Throws only Error::plugin. The text of a foreign exception may contain a value that the action was reading, so it is
// not in the Error.
sdk::Outcome call_safely(const Action& action, const sdk::Call& call, sdk::Rows* rows, RunFailure& failure) {
  try {
    return call_function(action, call, rows);
  } catch (const Error& error) {
    fail(text_of(error));
  } catch (const std::exception& thrown) {
    failure.foreign = thrown.what();
    fail({fmt::format("elle a levé {}", type_of(thrown)), fmt::format("it threw {}", type_of(thrown))});
  } catch (...) {
    fail({"elle a levé ce qui n'est pas une std::exception", "it threw something that is no std::exception"});
  }
}

// A failed statement counts as a failure of the database, whatever the deed threw. Error::busy stays busy, so that the
// command can be sent again.
[[noreturn]] void fail_by(const LocalizedError& statement) {
  const bool of_database = statement.code() == Error::Code::store || statement.code() == Error::Code::busy;
  throw of_database ? statement : LocalizedError(Error::Code::plugin, statement.text());
}

sdk::Outcome run_deed(const Action& action, const sdk::Call& call, sdk::Rows& given, Deadline& deadline,
                      RunFailure& failure) {
  GuardedRows rows(given, deadline);
  auto outcome = [&] {
    try {
      return call_safely(action, call, &rows, failure);
    } catch (const Error&) {
      failure.statement = rows.failed_statement();
      rows.pass_on();
      if (rows.failed()) fail_by(*rows.failed());
      throw;
    }
  }();
  rows.pass_on();
  failure.statement = rows.failed_statement();
  if (rows.failed())
    fail(rows.failed()->within(Text("elle a continué après une erreur", "it went on after an error")).text());
  return outcome;
}

sdk::Outcome run_checked(const Action& action, const sdk::Call& call, sdk::Rows* rows, Deadline& deadline,
                         RunFailure& failure) {
  auto outcome =
      action.is_deed() ? run_deed(action, call, *rows, deadline, failure) : call_safely(action, call, nullptr, failure);
  deadline.check();
  if (const auto broken = contract_violations(action.contract, call, outcome, action.indicators.get()); !broken.empty())
    fail({fmt::format("elle ne tient pas son contrat : {}", fmt::join(broken, " ; ")),
          fmt::format("it breaks its contract: {}", fmt::join(broken, "; "))});
  return outcome;
}

}  // namespace

sdk::Outcome run(const Action& action, const sdk::Call& call, sdk::Rows* rows, const SteadyTime& time,
                 RunFailure* failure) {
  if (action.supposed) {
    auto outcome = sdk::Outcome::ended(action.supposed->outcome);
    outcome.outputs = action.supposed->outputs;
    return outcome;
  }
  const Text where(fmt::format("action « {} »", action.contract.action),
                   fmt::format("action '{}'", action.contract.action));
  if (action.is_deed() && rows == nullptr)
    throw Error(Error::Code::misuse, where.in("en") + ": it is a deed and was given no rows");
  Deadline deadline(action.contract, time);
  RunFailure unread;
  auto& noted = failure ? *failure : unread;
  try {
    return run_checked(action, call, rows, deadline, noted);
  } catch (const Error& failed) {
    noted.used = deadline.used();
    throw within(failed, where);
  }
}

}  // namespace parcours::plugin
