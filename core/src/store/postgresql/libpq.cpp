#include "store/postgresql/libpq.hpp"

#include <dlfcn.h>
#include <fmt/format.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/version.h>

#include <typeinfo>

#include "store/diagnostics.hpp"

namespace parcours::store {

namespace {

LocalizedError not_installed() {
  const char* why = ::dlerror();
  return store_error("postgresql-not-installed", {{"why", why ? why : "no reason is known"}});
}

template <class Symbol>
void find(void* library, const char* name, Symbol& symbol) {
  symbol = reinterpret_cast<Symbol>(::dlsym(library, name));
  if (!symbol) throw not_installed();
}

// The version of the headers that this file is compiled with. The dynamic linker looks where it looks for any library.
std::string driver_file() {
  return fmt::format("libsoci_postgresql.so.{}.{}", SOCI_VERSION / 100000, SOCI_VERSION / 100 % 1000);
}

void find_functions(void* library, Libpq& found) {
  find(library, "PQclear", found.clear);
  find(library, "PQcmdStatus", found.command_status);
  find(library, "PQdescribePrepared", found.describe_prepared);
  find(library, "PQexec", found.exec);
  find(library, "PQgetvalue", found.get_value);
  find(library, "PQnfields", found.fields);
  find(library, "PQntuples", found.tuples);
  find(library, "PQparameterStatus", found.parameter_status);
  find(library, "PQresultErrorField", found.result_error_field);
  find(library, "PQresultStatus", found.result_status);
  find(library, "PQsendQuery", found.send_query);
  find(library, "PQsetClientEncoding", found.set_client_encoding);
  find(library, "PQsetNoticeProcessor", found.set_notice_processor);
  find(library, "PQstatus", found.status);
  find(library, "PQtransactionStatus", found.transaction_status);
}

Libpq load() {
  void* library = ::dlopen(driver_file().c_str(), RTLD_NOW | RTLD_LOCAL);  // libpq comes with it
  if (!library) throw not_installed();
  Libpq found{};
  find_functions(library, found);
  const soci::backend_factory* (*factory)() = nullptr;
  find(library, "factory_postgresql", factory);
  found.driver = factory();
  find(library, "_ZTIN4soci21postgresql_soci_errorE", found.error_type);
  find(library, "_ZNK4soci21postgresql_soci_error8sqlstateB5cxx11Ev", found.error_sqlstate);
  return found;
}

}  // namespace

// A dynamic_cast, and a call of the class itself, would link the driver.
std::optional<std::string> Libpq::sqlstate(const soci::soci_error& error) const {
  if (typeid(error) != *static_cast<const std::type_info*>(error_type)) return std::nullopt;
  using Read = std::string (*)(const soci::postgresql_soci_error*);
  return reinterpret_cast<Read>(const_cast<void*>(error_sqlstate))(
      static_cast<const soci::postgresql_soci_error*>(&error));
}

const Libpq& libpq() {
  static const Libpq loaded = load();
  return loaded;
}

}  // namespace parcours::store
