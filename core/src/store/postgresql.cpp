#include "store/postgresql.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include <algorithm>
#include <set>

#include "store/postgresql/libpq.hpp"

namespace parcours::store {

namespace {

struct Clear {
  void operator()(PGresult* result) const { libpq().clear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

PGconn* native_postgresql(soci::session& session) {
  return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
}

Failure kind_of(const std::string& state) {
  static const std::set<std::string> gone{"57P01", "57P02", "57P03",
                                          "25006"};                    // shut down, crashed, not ready, a standby
  static const std::set<std::string> busy{"55P03", "57014", "53300"};  // a lock, a time-out, too many connections
  if (state == "40001" || state == "40P01") return Failure::conflict;
  if (state == "23505") return Failure::unique;
  if (state == "53100") return Failure::full;
  if (state == "XX001" || state == "XX002") return Failure::damaged;  // a page, an index
  // A value, a constraint, an exception of a function.
  if (state.starts_with("22") || state.starts_with("23") || state == "21000" || state == "P0001")
    return Failure::refused;
  if (state.starts_with("08") || gone.contains(state)) return Failure::connection;
  return busy.contains(state) ? Failure::busy : Failure::other;
}

// The first line alone: the other lines (DETAIL) repeat values. Errors of class 22 repeat values in the first line too.
std::string without_values(const std::string& state, const std::string& message) {
  if (state.starts_with("22")) return fmt::format("a value was refused (SQLSTATE {})", state);
  const auto severity = message.find("ERROR:  ");  // a text of SOCI comes before it
  const auto from = severity == std::string::npos ? 0 : severity + 8;
  return fmt::format("{} (SQLSTATE {})", message.substr(from, message.find('\n', from) - from), state);
}

std::string on_one_line(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  std::replace(text.begin(), text.end(), '\n', ';');
  return text;
}

DatabaseError database_error(PGconn* connection, const std::string& state, const std::string& message) {
  if (libpq().status(connection) == CONNECTION_BAD) return {Failure::connection, "the connection is lost"};
  return {kind_of(state), without_values(state, message)};
}

class PostgresqlDriver final : public Driver {
 public:
  PostgresqlDriver(std::string keywords, std::chrono::milliseconds patience, bool writes = true)
      : keywords_(std::move(keywords)), patience_(patience), writes_(writes) {
    libpq();  // before a transaction begins: what is not installed is reported when the database is opened
  }

  Connection connect() const override {
    std::unique_ptr<soci::session> session;
    try {
      session = std::make_unique<soci::session>(*libpq().driver, keywords_);
    } catch (const soci::soci_error& error) {
      throw DatabaseError{Failure::connection, on_one_line(error.get_error_message())};
    }
    libpq().set_notice_processor(native_postgresql(*session), [](void*, const char*) {}, nullptr);
    check_encoding(native_postgresql(*session));
    // The promises of this layer depend on these, and the configuration of the server may differ.
    run(*session,
        fmt::format(
            "set lock_timeout = {}; set default_transaction_isolation = 'read committed'; set jit = off;"
            " select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'",
            patience_.count()));
    if (!writes_) run(*session, "set default_transaction_read_only = on");
    return {nullptr, std::move(session)};
  }

  DatabaseError explain(soci::session& session, const soci::soci_error& error) const override {
    return database_error(native_postgresql(session), libpq().sqlstate(error).value_or("00000"),
                          error.get_error_message());
  }

  std::string fingerprint(soci::session& session) const override {
    std::string tables;
    session
        << "select current_setting('server_version') || coalesce(string_agg(format('%s.%s %s', c.relname, a.attname,"
           " a.atttypid), ',' order by c.relname, a.attnum), '') from pg_namespace n join pg_class c on c.relnamespace"
           " = n.oid join pg_attribute a on a.attrelid = c.oid where n.nspname = current_schema()"
           " and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped",
        soci::into(tables);
    return tables;
  }
  void set_waiting(soci::session&, bool) const override {}  // its writers wait for the same row alone
  bool typed_by_statement() const override { return true; }
  std::string list_text(std::span<const std::int64_t> numbers) const override {
    return fmt::format("{{{}}}", fmt::join(numbers, ","));
  }

  std::size_t columns(soci::session& session, soci::statement& statement) const override {
    const auto* backend = static_cast<soci::postgresql_statement_backend*>(statement.get_backend());
    const Result described(libpq().describe_prepared(native_postgresql(session), backend->statementName_.c_str()));
    check(native_postgresql(session), described.get());
    return static_cast<std::size_t>(libpq().fields(described.get()));
  }

  // Preparing a statement locks its tables until the transaction ends.
  std::vector<std::string> tables(soci::session& session, const std::function<void()>& prepare) const override {
    run(session, "begin");
    try {
      prepare();
      auto touched = locked(native_postgresql(session));
      run(session, "rollback");
      return touched;
    } catch (...) {
      run(session, "rollback");
      throw;
    }
  }

  bool in_transaction(soci::session& session) const override {
    const auto status = libpq().transaction_status(native_postgresql(session));
    return status != PQTRANS_IDLE && status != PQTRANS_UNKNOWN;
  }

  void run(soci::session& session, const std::string& text) const override {
    const Result result(libpq().exec(native_postgresql(session), text.c_str()));
    check(native_postgresql(session), result.get());
    // The server answers the commit of an aborted transaction with a rollback, and no error.
    if (text == "commit" && std::string_view(libpq().command_status(result.get())) == "ROLLBACK")
      throw DatabaseError{Failure::other, "the transaction was aborted by an earlier error"};
  }

  // Nobody waits for the end of a read. PQexec and its kind read the answers before theirs.
  void roll_back(soci::session& session) const override {
    auto* connection = native_postgresql(session);
    if (libpq().send_query(connection, "rollback") == 0)
      throw database_error(connection, "00000", "the transaction cannot be undone");
  }

 private:
  static void check(PGconn* connection, const PGresult* result) {
    const auto status = libpq().result_status(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
    const char* state = libpq().result_error_field(result, PG_DIAG_SQLSTATE);
    const char* message = libpq().result_error_field(result, PG_DIAG_MESSAGE_PRIMARY);
    throw database_error(connection, state ? state : "00000", message ? message : "no message");
  }

  static void check_encoding(PGconn* connection) {
    const char* encoding = libpq().parameter_status(connection, "server_encoding");
    if (!encoding || std::string_view(encoding) != "UTF8" || libpq().set_client_encoding(connection, "UTF8") != 0)
      throw Error(Error::Code::store, "the database is not encoded in UTF-8");
  }

  static std::vector<std::string> locked(PGconn* connection) {
    const Result rows(
        libpq().exec(connection,
                     "select distinct c.relname from pg_locks as l join pg_class as c on c.oid = l.relation"
                     " where l.pid = pg_backend_pid() and l.locktype = 'relation' and c.relkind not in ('i', 'I')"
                     " and c.relnamespace <> 'pg_catalog'::regnamespace"));
    check(connection, rows.get());
    std::vector<std::string> tables;
    for (int i = 0; i < libpq().tuples(rows.get()); ++i) tables.emplace_back(libpq().get_value(rows.get(), i, 0));
    return tables;
  }

  const std::string keywords_;
  const std::chrono::milliseconds patience_;
  const bool writes_;
};

}  // namespace

// Of a keyword that is given twice, libpq takes the later.
std::string libpq_connection_text(const std::string& keywords) {
  if (!keywords.starts_with("//")) return "connect_timeout=5 tcp_user_timeout=10000 " + keywords;
  const std::string limits = "connect_timeout=5&tcp_user_timeout=10000";
  const auto user = keywords.find_first_of("@/", 2);  // a password may contain a question mark
  const auto mark = keywords.find('?', user != std::string::npos && keywords[user] == '@' ? user : 2);
  if (mark == std::string::npos) return "postgresql:" + keywords + "?" + limits;
  const auto rest = keywords.substr(mark + 1);
  return "postgresql:" + keywords.substr(0, mark + 1) + limits + (rest.empty() ? "" : "&") + rest;
}

Access postgresql_access(const std::string& keywords, std::chrono::milliseconds patience) {
  Access access;
  access.capabilities = &postgresql_capabilities();
  access.patience = patience;
  access.driver = std::make_unique<PostgresqlDriver>(libpq_connection_text(keywords), patience);
  return access;
}

Access postgresql_access_for_reading(const std::string& keywords) {
  Access access;
  access.capabilities = &postgresql_capabilities();
  access.for_reading = true;
  access.driver = std::make_unique<PostgresqlDriver>(libpq_connection_text(keywords), access.patience, false);
  return access;
}

}  // namespace parcours::store
