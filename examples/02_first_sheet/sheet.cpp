// A sheet in one file: lending bicycles. One rule that may refuse, one deed on a table that all cases share.
#include "parcours/sdk/plugin.hpp"

namespace sdk = parcours::sdk;
using parcours::Contract;
using parcours::Type;
using sdk::Call;
using sdk::Outcome;

namespace {

// A rule: its answer depends on the call alone.
Outcome admit(const Call& call) {
  if (call.input.at("age").as<std::int64_t>() < call.settings.at("age_min").as<std::int64_t>())
    return Outcome::refused(
        {.code = "E_AGE_MIN", .where = "age", .message = {"Trop jeune pour un prêt", "Too young for a loan"}});
  return Outcome::ended("admis").count("velo.admissions");
}

// A deed: it reads and writes the sheet's rows, with the statements declared below.
Outcome lend(const Call&, sdk::Rows& rows) {
  if (rows.run("take_bicycle") == 0) return Outcome::ended("attente");
  const auto bicycle = rows.ask("bicycle_of_case").front().at("id");
  return Outcome::ended("prete").with("velo", bicycle);
}

}  // namespace

PARCOURS_PLUGIN("velo", "1.0") {
  sheet.title({"Prêt de vélos", "Bicycle loans"});

  sheet.action({.action = "velo.admit",
                .title = {"Admettre", "Admit"},
                .settings = {{.name = "age_min", .type = Type::number}},
                .input = {{.name = "age", .type = Type::number}},
                .outcomes = {"admis"},
                .problems = {"E_AGE_MIN"}},
               admit);
  sheet.action({.action = "velo.lend",
                .title = {"Prêter", "Lend"},
                .output = {{.name = "velo", .type = Type::number, .required = false}},
                .outcomes = {"prete", "attente"}},
               lend);

  sheet.tables({{1, {"create table velo_bicycle (id bigint primary key, case_id bigint, seq bigint)"}}});
  sheet.statement({.name = "add_bicycle", .sql = "insert into velo_bicycle (id) values (:id)"});
  sheet.statement({.name = "take_bicycle",
                   .sql = "update velo_bicycle set case_id = :case_id, seq = :seq "
                          "where id = (select min(id) from velo_bicycle where case_id is null)"});
  sheet.statement({.name = "bicycle_of_case",
                   .sql = "select id from velo_bicycle where case_id = :case_id",
                   .columns = {{"id", Type::number}}});
  sheet.check({"one_bicycle_a_case",
               "select case_id from velo_bicycle where case_id is not null group by case_id having count(*) > 1",
               {"Un dossier a plusieurs vélos", "A case has several bicycles"}});
  sheet.indicator({"velo.admissions", {"Admissions au prêt", "Admissions to a loan"}, {}});
}
