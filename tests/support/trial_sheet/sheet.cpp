// A sheet whose actions end, refuse, ask, put off, throw and write rows, for tests of the engine.
#include <stdexcept>

#include "parcours/sdk/plugin.hpp"

namespace {

using namespace parcours;
using sdk::Call;
using sdk::Outcome;
using sdk::Rows;

Outcome weigh(const Call& call) {
  const auto kilos = call.input.at("kilos").as<std::int64_t>();
  return Outcome::ended(kilos > 10 ? "heavy" : "light")
      .with("verdict", kilos > 10 ? "lourd" : "léger")
      .count("tx.i1", {{"kind", "weighing"}});
}
Outcome refuse(const Call&) { return Outcome::refused({"E_NEVER", "kilos", {"jamais", "never"}, {}, {}}); }
Outcome ask(const Call&) {
  return Outcome::ended("done").ask({"E_SURE", {}, {"êtes-vous sûr ?", "are you sure?"}, {}, {}});
}
Outcome put_off(const Call&) { return Outcome::later("no-line"); }
Outcome fail(const Call& call) {
  if (call.attempt > 1) return Outcome::ended("done");
  throw std::runtime_error("nobody is to read this");
}
Outcome reserve(const Call& call, Rows& rows) {
  if (rows.run("take", {{"place", call.input.at("place").as<std::string>()}}) == 0)
    return Outcome::refused({"E_FULL", "place", {"complet", "full"}, {}, {}});
  return Outcome::ended("done");
}
// Writes rows and then refuses, so that the rows must be undone.
Outcome write_and_refuse(const Call& call, Rows& rows) {
  rows.run("take", {{"place", call.input.at("place").as<std::string>()}});
  return Outcome::refused({"E_NEVER", {}, {"jamais", "never"}, {}, {}});
}

Contract contract(const char* action, std::vector<Datum> input, std::vector<std::string> outcomes,
                  std::vector<std::string> problems = {}) {
  Contract c;
  c.action = action;
  c.title = action;
  c.input = std::move(input);
  c.outcomes = std::move(outcomes);
  c.problems = std::move(problems);
  return c;
}
Datum datum(const char* name, Type type) { return {name, type, {}, {}, true}; }

}  // namespace

PARCOURS_PLUGIN("tx", "1.0") {
  sheet.title({"Essais", "Trials"});
  auto weighing = contract("tx.weigh", {datum("kilos", Type::number)}, {"heavy", "light"});
  weighing.output = {datum("verdict", Type::text)};
  sheet.action(std::move(weighing), weigh);
  sheet.action(contract("tx.refuse", {}, {"done"}, {"E_NEVER"}), refuse);
  sheet.action(contract("tx.ask", {}, {"done"}, {"E_SURE"}), ask);
  sheet.action(contract("tx.put_off", {}, {"done"}), put_off);
  sheet.action(contract("tx.fail", {}, {"done"}), fail);
  sheet.action(contract("tx.reserve", {datum("place", Type::text)}, {"done"}, {"E_FULL"}), reserve);
  sheet.action(contract("tx.write_and_refuse", {datum("place", Type::text)}, {"done"}, {"E_NEVER"}), write_and_refuse);
  sheet.tables({{1,
                 {"create table tx_place (name text not null primary key, free bigint not null)",
                  "insert into tx_place (name, free) values ('salle', 2), ('stade', 300)"}}});
  sheet.statement({"take", "update tx_place set free = free - 1 where name = :place and free > 0", {}, 1000});
  sheet.check({"no_place_below_zero",
               "select name from tx_place where free < 0",
               {"une place est prise deux fois", "a place is taken twice"}});
  sheet.indicator({"tx.i1", {"Pesées", "Weighings"}, {}});
}
