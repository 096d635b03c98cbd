// The client library of PostgreSQL and SOCI's driver on it. They are loaded when a database of PostgreSQL is first
// named: a process that uses SQLite alone never loads them, and needs neither on its machine.
#pragma once
#include <libpq-fe.h>

#include <optional>
#include <string>

namespace soci {
class backend_factory;
class soci_error;
}  // namespace soci

namespace parcours::store {

// The functions of libpq that this layer calls, under their names without PQ.
struct Libpq {
  const soci::backend_factory* driver;
  decltype(&::PQclear) clear;
  decltype(&::PQcmdStatus) command_status;
  decltype(&::PQdescribePrepared) describe_prepared;
  decltype(&::PQexec) exec;
  decltype(&::PQgetvalue) get_value;
  decltype(&::PQnfields) fields;
  decltype(&::PQntuples) tuples;
  decltype(&::PQparameterStatus) parameter_status;
  decltype(&::PQresultErrorField) result_error_field;
  decltype(&::PQresultStatus) result_status;
  decltype(&::PQsendQuery) send_query;
  decltype(&::PQsetClientEncoding) set_client_encoding;
  decltype(&::PQsetNoticeProcessor) set_notice_processor;
  decltype(&::PQstatus) status;
  decltype(&::PQtransactionStatus) transaction_status;
  // The SQLSTATE in an error of SOCI's driver; empty for an error of SOCI itself.
  std::optional<std::string> sqlstate(const soci::soci_error& error) const;

  const void* error_type;      // of soci::postgresql_soci_error
  const void* error_sqlstate;  // its function sqlstate()
};

// Loads both libraries at the first call; they stay loaded. Throws Error::store (`postgresql-not-installed`) when they
// are not on this machine. Threads: any.
const Libpq& libpq();

}  // namespace parcours::store
