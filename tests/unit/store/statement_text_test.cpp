#include "store/statement_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parcours/error.hpp"

namespace parcours::store {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string refusal(std::string_view sql) {
  try {
    read_statement("p3", sql);
    return "read";
  } catch (const Error& error) {
    return error.code() == Error::Code::plugin ? error.what() : "another error";
  }
}

std::string migration_refusal(std::string_view sql) {
  try {
    read_migration_statement("p3", sql);
    return "read";
  } catch (const Error& error) {
    return error.what();
  }
}

TEST(ReadStatement, FindsEachParameterOnce) {
  const auto text = read_statement("p3", "select a from p3_t where b = :b and c < :case_id + :b");
  EXPECT_THAT(text.parameters, ElementsAre("b", "case_id"));
  EXPECT_TRUE(text.reads);
}

TEST(ReadStatement, FindsNoParameterInAText) {
  EXPECT_TRUE(read_statement("p3", "select ':a' from p3_t").parameters.empty());
}

TEST(ReadStatement, TakesWhatASheetNeeds) {
  for (const auto* sql : {
           "select a, b from p3_t",
           "SELECT t.a FROM p3_t AS t LEFT JOIN p3_u u ON u.a = t.a AND u.b IN (1, 2) WHERE t.a = :a ORDER BY t.a, t.b "
           "LIMIT 1",
           "select count(*), coalesce(sum(n), 0) from p3_t group by a, b having count(*) > 1",
           "select a from p3_t, p3_u where p3_t.a = p3_u.a",
           "select a from (p3_t join p3_u using (a))",
           "select x.a from (select a from p3_t where a in (select b from p3_u)) as x, p3_u",
           "with p3_x as (select a from p3_t), p3_y (b) as (select 1) select a from p3_x, p3_y",
           "with recursive p3_n (n) as (select 1 union all select n + 1 from p3_n where n < 9) select n from p3_n",
           "select case when a > 1 then 'it''s' else '' end from p3_t union select lower(b) from p3_u",
           "insert into p3_t (a, b) values (:a, :b)",
           "insert into p3_t (a) values (1) on conflict (a) do update set a = excluded.a returning a",
           "insert into p3_t (a) select a from p3_u where not exists (select 1 from p3_t)",
           "update p3_t set a = a - 1, b = (select max(b) from p3_u) where a >= 1.5",
           "delete from p3_t where a between :a and :b or a is null",
           "select a, row_number() over (partition by b order by a) from p3_t where a like '%;%' and b <> '--'",
       })
    EXPECT_EQ(refusal(sql), "read") << sql;
}

TEST(ReadStatement, RefusesMoreThanOneStatement) {
  for (const auto* sql :
       {"select a from p3_t; delete from p3_t", "select a from p3_t;", "delete from p3_t where a = '';commit"})
    EXPECT_THAT(refusal(sql), HasSubstr("';'")) << sql;
}

TEST(ReadStatement, RefusesComments) {
  for (const auto* sql :
       {"select a from p3_t -- x", "select a /* x */ from p3_t", "select a from/**/case_file", "/* p3 */ commit"})
    EXPECT_NE(refusal(sql), "read") << sql;
}

TEST(ReadStatement, RefusesWhatIsNoChangeOrQueryOfRows) {
  for (const auto* sql : {"",
                          " ",
                          "commit",
                          "COMMIT",
                          "begin",
                          "rollback",
                          "savepoint a",
                          "release a",
                          "pragma user_version",
                          "vacuum",
                          "attach 'x' as y",
                          "detach y",
                          "create table p3_t (a int)",
                          "drop table p3_t",
                          "alter table p3_t add b int",
                          "replace into p3_t values (1)",
                          "truncate p3_t",
                          "copy p3_t to '/tmp/x'",
                          "set role postgres",
                          "explain select 1",
                          "do 'x'",
                          "call p3_f()",
                          "grant all on p3_t to public",
                          "merge into p3_t using p3_u on true",
                          "values (1)",
                          "table case_file",
                          "prepare x as select 1",
                          "execute x",
                          "listen x",
                          "lock table p3_t",
                          "(select 1)",
                          ":a",
                          "1",
                          "'select'"})
    EXPECT_NE(refusal(sql), "read") << sql;
}

TEST(ReadStatement, RefusesTablesOfOthers) {
  for (const auto* sql : {
           "select a from case_file",
           "select a from p4_t",
           "select a from p3",
           "select a from p3x_t",
           "select a from p3_t, case_file",
           "select a from p3_t t, p3_u u, journal",
           "select a from p3_t join case_file on true",
           "select a from p3_t left outer join case_file on true",
           "select a from p3_t natural join case_file",
           "select a from p3_t join p3_u on p3_t.a = p3_u.a, case_file",
           "select a from (case_file)",
           "select a from ((case_file))",
           "select a from (p3_t join case_file on true)",
           "select a from (p3_t, case_file)",
           "select a from (select b from case_file) x",
           "select (select b from case_file) from p3_t",
           "select a from p3_t where a in (select id from case_file)",
           "select a from p3_t where a in case_file",
           "select a from p3_t where exists (select 1 from case_file)",
           "select a from p3_t union select id from case_file",
           "select a from p3_t order by (select id from case_file)",
           "with p3_x as (select id from case_file) select id from p3_x",
           "with case_file as (select 1 as id) select id from case_file",
           "with x as (select 1) select * from x",
           "select a from main.case_file",
           "select a from public.p3_t",
           "select a from p3_t.case_file",
           "select a from \"case_file\"",
           "select a from [case_file]",
           "select a from `case_file`",
           "select a from 'case_file'",
           "select a from :table",
           "select a from p3_t inner join case_file",
           "select a from only case_file",
           "select a from (table case_file) x",
           "select a from lateral (select 1) x",
           "select a into case_copy from p3_t",
           "select a into p3_copy from p3_t",
           "insert into case_file (id) values (1)",
           "insert or replace into case_file (id) values (1)",
           "insert into p3_t (a) select id from case_file",
           "insert into p3_t (a) values ((select max(id) from case_file))",
           "update case_file set state = ''",
           "update or fail case_file set state = ''",
           "update p3_t set a = c.id from case_file c",
           "delete from case_file",
           "delete from p3_t using case_file",
           "delete from p3_t where a = (select id from task)",
           "select a from sqlite_master",
           "select a from pg_class",
           "select a from information_schema.tables",
       })
    EXPECT_NE(refusal(sql), "read") << sql;
}

TEST(ReadStatement, RefusesFunctionsThatReachOutOrDiffer) {
  for (const auto* sql :
       {"select load_extension('x') from p3_t", "select * from pragma_table_info('case_file')",
        "select a from pragma_database_list", "select pg_sleep(9) from p3_t", "select pg_read_file('x') from p3_t",
        "select query_to_xml('select 1', true, true, '') from p3_t", "select set_config('a', 'b', false) from p3_t",
        "select nextval('journal_id_seq') from p3_t", "select random() from p3_t", "select now() from p3_t",
        "select current_timestamp from p3_t", "select date('now') from p3_t", "select zeroblob(9) from p3_t",
        "select a from generate_series(1, 9)", "select a from json_each('[]')", "select current_user from p3_t",
        "select lo_import('/etc/passwd') from p3_t", "select dblink('x') from p3_t",
        "select printf('%9999999d', 1) from p3_t"})
    EXPECT_NE(refusal(sql), "read") << sql;
}

TEST(ReadStatement, RefusesWhatIsNotReadAlikeEverywhere) {
  for (const auto* sql :
       {"select E'a' from p3_t", "select x'00' from p3_t", "select U&'a' from p3_t", "select $$a$$ from p3_t",
        "select $1 from p3_t", "select ? from p3_t", "select @a from p3_t", "select a::text from p3_t",
        "select '\\' from p3_t", "select a[1:2] from p3_t", "select a from p3_t where é = 1", "select 'a from p3_t",
        "select (a from p3_t", "select a) from p3_t", "select 1a from p3_t", "select a from p3_t\x01",
        "select a # b from p3_t"})
    EXPECT_NE(refusal(sql), "read") << sql;
}

TEST(ReadStatement, RefusesATextThatIsTooLong) {
  EXPECT_NE(refusal("select '" + std::string(20'000, 'x') + "' from p3_t"), "read");
}

TEST(ReadStatement, SurvivesParenthesesToTheLimit) { EXPECT_NE(refusal("select " + std::string(9'000, '(')), "read"); }

TEST(ReadMigration, TakesTablesAndIndexesOfTheSheet) {
  for (const auto* sql :
       {"create table p3_t (id integer primary key, a numeric(10, 2) not null default 0, check (a >= 0), unique (a))",
        "create table if not exists p3_t (a bigint references p3_u (id) on update cascade on delete cascade) without "
        "rowid",
        "create unique index p3_i on p3_t (a, b) where a > 0", "create index if not exists p3_i on p3_t (lower(a))",
        "alter table p3_t add column b text", "alter table p3_t rename to p3_u", "drop table if exists p3_t",
        "drop index p3_i", "insert into p3_t (a) values ('x')", "update p3_t set a = 1", "delete from p3_t"})
    EXPECT_EQ(migration_refusal(sql), "read") << sql;
}

TEST(ReadMigration, RefusesEverythingElse) {
  for (const auto* sql : {"create table case_x (a int)",
                          "create table p3_t as select state from case_file",
                          "create table p3_t (a bigint references case_file)",
                          "create table main.p3_t (a int)",
                          "create temp table p3_t (a int)",
                          "create view p3_v as select 1",
                          "create trigger p3_x after insert",
                          "create index p3_i on case_file (state)",
                          "create index case_i on p3_t (a)",
                          "create virtual table p3_t using fts5 (a)",
                          "create function p3_f() returns int",
                          "create or replace view p3_v as select 1",
                          "create extension dblink",
                          "alter table case_file add a int",
                          "alter table p3_t rename to case_x",
                          "alter table p3_t owner to x; drop table journal",
                          "alter system set fsync = off",
                          "drop table case_file",
                          "drop table p3_t, case_file",
                          "drop index case_list",
                          "drop schema public",
                          "delete from journal",
                          "insert into p3_t select 1 from journal",
                          "update p3_t set a = :a",
                          "select 1",
                          "pragma writable_schema = on",
                          "commit"})
    EXPECT_NE(migration_refusal(sql), "read") << sql;
}

}  // namespace
}  // namespace parcours::store
