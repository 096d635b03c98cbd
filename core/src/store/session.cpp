#include "store/session.hpp"

#include <fmt/format.h>
#include <soci/soci.h>

#include <deque>
#include <stdexcept>

#include "base/utf8.hpp"

namespace parcours::store {

// The memory of a parameter or a column. SOCI keeps the addresses of the values and of the name.
struct Slot {
  std::string name;
  long long number = 0;
  double real = 0;
  std::string text;
  soci::indicator state = soci::i_ok;
};

namespace {

char letter(const Cell& value) {
  static constexpr char letters[] = {'t', 'n', 'd', 't', 't'};
  return letters[value.index()];
}

void fill_text(Slot& slot, std::string_view text) {
  if (find_invalid(text) != std::string_view::npos)
    throw Error(Error::Code::misuse, "a text to store is not UTF-8 or holds a NUL");
  slot.text = text;
}

void fill(Slot& slot, const Cell& value, const Driver& driver) {
  const bool as_text = driver.typed_by_statement();
  slot.state = std::holds_alternative<std::monostate>(value) ? soci::i_null : soci::i_ok;
  if (const auto* text = std::get_if<std::string_view>(&value)) return fill_text(slot, *text);
  if (const auto* list = std::get_if<NumberList>(&value)) slot.text = driver.list_text(*list);
  const auto* number = std::get_if<std::int64_t>(&value);
  const auto* real = std::get_if<double>(&value);
  if (number && as_text) slot.text = fmt::format_int(*number).c_str();
  if (real && as_text) slot.text = fmt::format("{}", *real);
  if (number) slot.number = *number;
  if (real) slot.real = *real;
}

// Two bits a parameter: where the bound value gives the type, each combination of types is a statement of its own.
std::uint64_t signature(Bindings bindings) {
  if (bindings.size() > 32) throw Error(Error::Code::misuse, "a statement has more than 32 parameters");
  std::uint64_t bits = 0;
  for (const auto& b : bindings) bits = bits << 2 | (letter(b.value) == 'n' ? 1U : letter(b.value) == 'd' ? 2U : 0U);
  return bits;
}

}  // namespace

struct Prepared {
  explicit Prepared(soci::session& session) : statement(session) {}
  std::deque<Slot> parameters, columns;
  soci::statement statement;  // last, so that it is destroyed first

  void use(char kind, Slot& slot) {
    if (kind == 'n') return statement.exchange(soci::use(slot.number, slot.state, slot.name));
    if (kind == 'd') return statement.exchange(soci::use(slot.real, slot.state, slot.name));
    statement.exchange(soci::use(slot.text, slot.state, slot.name));
  }
  void into(char kind, Slot& slot) {
    if (kind == 'n') return statement.exchange(soci::into(slot.number, slot.state));
    if (kind == 'd') return statement.exchange(soci::into(slot.real, slot.state));
    statement.exchange(soci::into(slot.text, slot.state));
  }
};

Session::Session(const Driver& driver, StatementCounters& counters) : driver_(driver), counters_(counters) {
  auto connection = driver.connect();
  lock_ = std::move(connection.lock);
  session_ = std::move(connection.session);
  check_ = std::move(connection.check);
}

Session::~Session() {
  statements_.clear();  // SOCI crashes when a statement outlives its session
}

template <class Action>
auto Session::translated(const Query* query, Action action) {
  try {
    return action();
  } catch (const soci::soci_error& error) {
    auto explained = driver_.explain(*session_, error);
    record_failure(explained, query);
    throw DatabaseError(std::move(explained));
  } catch (const DatabaseError& error) {
    record_failure(error, query);
    throw;
  } catch (const std::out_of_range&) {
    if (query) drop(*query);
    throw DatabaseError{Failure::refused, "a statement has parameters that were not given"};
  }
}

// A failed statement is in the middle of its answer on SQLite, and keeps its bound values on PostgreSQL.
void Session::record_failure(const DatabaseError& error, const Query* query) {
  broken_ = broken_ || error.kind == Failure::connection;
  if (!query) return;
  drop(*query);
  ++dropped_;
}

std::unique_ptr<Prepared> Session::prepare(const Query& query, Bindings bindings) {
  auto made = std::make_unique<Prepared>(*session_);
  made->statement.alloc();
  for (const auto& b : bindings) {
    auto& slot = made->parameters.emplace_back();
    slot.name = b.name;
    made->use(driver_.typed_by_statement() ? 't' : letter(b.value), slot);
  }
  for (const char kind : query.columns) made->into(kind, made->columns.emplace_back());
  made->statement.prepare(query.text);
  made->statement.define_and_bind();
  return made;
}

Prepared& Session::prepared(const Query& query, Bindings bindings) {
  const auto types = driver_.typed_by_statement() ? 0 : signature(bindings);
  rolled_back_ = false;
  auto& place = statements_[{&query, types}];
  if (!place) place = translated(&query, [&] { return prepare(query, bindings); });
  for (std::size_t i = 0; i < bindings.size(); ++i) fill(place->parameters[i], bindings[i].value, driver_);
  ++(query.sheet ? counters_.sheet : counters_.statements);
  return *place;
}

void Session::drop(const Query& query) {
  statements_.erase(statements_.lower_bound({&query, 0}), statements_.upper_bound({&query, ~std::uint64_t{0}}));
}

std::int64_t Session::run(const Query& query, Bindings bindings) {
  auto& ready = prepared(query, bindings);
  return translated(&query, [&] {
    if (ready.statement.execute(true))
      while (ready.statement.fetch()) continue;
    return ready.statement.get_affected_rows();
  });
}

Cursor Session::ask(const Query& query, Bindings bindings) {
  auto& ready = prepared(query, bindings);
  return Cursor(*this, query, ready, translated(&query, [&] { return ready.statement.execute(true); }));
}

void Session::control(const std::string& text) {
  ++counters_.control;
  execute(text);
}

void Session::roll_back() {
  ++counters_.control;
  translated(nullptr, [&] {
    driver_.roll_back(*session_);
    return 0;
  });
  rolled_back_ = true;
}

void Session::execute(const std::string& text) {
  rolled_back_ = false;
  translated(nullptr, [&] {
    driver_.run(*session_, text);
    return 0;
  });
}

StatementInfo Session::describe(const std::string& text, Bindings bindings) {
  rolled_back_ = false;
  return translated(nullptr, [&] {
    StatementInfo info;
    const Query query{text, ""};
    info.tables = driver_.tables(
        *session_, [&] { info.columns = driver_.columns(*session_, prepare(query, bindings)->statement); });
    return info;
  });
}

std::string Session::fingerprint() {
  return translated(nullptr, [&] { return driver_.fingerprint(*session_); });
}

std::int64_t Session::run_without_waiting(const Query& query, std::initializer_list<Binding> b) {
  struct Hurry {
    const Driver& driver;
    soci::session& session;
    ~Hurry() { driver.set_waiting(session, true); }
  };
  driver_.set_waiting(*session_, false);
  const Hurry until_the_end{driver_, *session_};
  return run(query, b);
}

void Session::check_answer() const {
  if (check_) check_();
}

bool Session::in_transaction() const { return !broken_ && !rolled_back_ && driver_.in_transaction(*session_); }

Cursor::Cursor(Session& session, const Query& query, Prepared& prepared, bool got)
    : session_(session), query_(query), prepared_(prepared), got_(got) {}

Cursor::~Cursor() {
  if (got_) session_.drop(query_);
}

bool Cursor::next() {
  if (!got_) return false;
  if (!std::exchange(started_, true)) return ++session_.counters_.rows, true;
  try {
    got_ = session_.translated(&query_, [&] { return prepared_.statement.fetch(); });
  } catch (...) {
    got_ = false;  // translated() has dropped the statement
    throw;
  }
  if (got_) ++session_.counters_.rows;
  return got_;
}

bool Cursor::null(std::size_t column) const { return prepared_.columns[column].state == soci::i_null; }
std::int64_t Cursor::number(std::size_t column) const { return null(column) ? 0 : prepared_.columns[column].number; }
double Cursor::real(std::size_t column) const { return null(column) ? 0 : prepared_.columns[column].real; }
const std::string& Cursor::text(std::size_t column) const {
  static const std::string none;
  return null(column) ? none : prepared_.columns[column].text;
}

}  // namespace parcours::store
