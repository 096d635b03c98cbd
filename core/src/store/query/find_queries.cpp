// The statements of queries: the cases and tasks that meet conditions, among those that a reader reaches.
#include "store/queries.hpp"
#include "store/query/query_parts.hpp"

namespace parcours::store {

namespace {

// The conditions on a case `f`. One that is not asked for is true of every case.
const std::string conditions =
    " and (cast(:phase as text) = '' or f.phase = :phase)"
    " and (cast(:status as bigint) = 0 or f.status = cast(:status as bigint))"
    " and (cast(:ended_as as text) = '' or f.ended_as = :ended_as)"
    " and f.opened_at >= :opened_from and f.opened_at < :opened_until"
    " and (cast(:assigned as bigint) = 0 or exists (select 1 from member as n where n.case_id = f.id"
    " and n.actor = cast(:assigned as bigint)))";
const std::string of_cases =
    " and f.due <= :due_until"
    " and (cast(:step as text) = '' or replace(f.waits_at, '/' || cast(:step as text) || '/', '') <> f.waits_at)";
const std::string of_places = " and (cast(:anywhere as bigint) = 1 or f.scope in {numbers :within})";

// The case has the word in one of the fields. Words after the third are compared by the engine alone.
std::string word_condition(const std::string& n) {
  return " and (cast(:word" + n +
         " as text) = '' or exists (select 1 from found as g where g.case_id = f.id"
         " and g.word = cast(:word" +
         n + " as text) and g.field in {numbers :fields" + n + "}))";
}
// The case has a word from `low` to `high`. The engine alone compares a second range.
const std::string range_condition =
    " and (cast(:low as text) = '' or f.id in (select g.case_id from found as g where g.field in {numbers :ranged}"
    " and g.word >= cast(:low as text) and g.word <= cast(:high as text)))";

// A scope reads fields of a level: arms of words are among the scopes of the level of their field.
const std::string reads_level =
    " and ((cast({element :levels #} as bigint) = 1 and f.scope in {numbers :scopes})"
    " or (cast({element :levels #} as bigint) = 2 and f.scope in {numbers :c2})"
    " or (cast({element :levels #} as bigint) = 3 and f.scope in {numbers :c3}))";

// Each arm contains `#` where its number is put, and is read up to its limit.
std::string arms_of_text(std::size_t arms, const std::string& text, const std::string& between) {
  std::string all;
  for (std::size_t i = 0; i < arms; ++i) {
    auto arm = text;
    for (auto at = arm.find('#'); at != std::string::npos; at = arm.find('#', at))
      arm.replace(at, 1, std::to_string(i));
    all += (i == 0 ? "" : between) + arm;
  }
  return all;
}

// The cases that the actor opened, and those in which they are named.
const std::string me = "(select id from actor where name = :actor)";
std::string own_arm(const std::string& all) {
  return "select id from (select f.id from case_file as f where (f.opened_by, f.id) > (" + me +
         ", :after) and f.opened_by <= " + me + all + " order by f.opened_by, f.id limit :cap) as own";
}
std::string named_arms(const std::string& all) {
  const std::string from = " from member as m join case_file as f on f.id = m.case_id where ";
  return "select case_id from (select distinct m.actor, m.structure, m.case_id" + from +
         "(m.actor, m.structure, m.case_id) > (" + me + ", 0, :after) and (m.actor, m.structure) <= (" + me + ", 0)" +
         all + " order by m.actor, m.structure, m.case_id limit :cap) as named" +
         " union select case_id from (select distinct m.case_id" + from +
         "m.actor = 0 and m.structure in {numbers :structures} and m.case_id > :after" + all +
         " order by m.case_id limit :cap) as structures";
}

const std::string limited = ") as arms order by id limit :most";

}  // namespace

void Queries::define_finding(const Define& define, const Capabilities& capabilities) {
  const auto rendered = [&](const std::string& text) { return render_sql(text, capabilities); };
  const auto words = word_condition("2") + word_condition("3") + range_condition;
  const auto all = rendered(conditions + of_cases + word_condition("1") + words);
  const auto named = rendered(named_arms(all + of_places));
  const auto own = rendered(own_arm(all + of_places)) + " union " + named;
  const auto found = [&](Found& queries, const std::string& arms) {
    const auto ids = "select id from (" + arms;
    define(queries.by_opening, viewed_by_id(ids + limited) + " order by c.id", letters_of_viewed());
    define(queries.by_last_event,
           viewed_by_id(ids + ") as arms") + " and c.head < :before order by c.head desc limit :most",
           letters_of_viewed());
    define(queries.count, "select count(*) from (" + ids + ") as arms limit :most) as counted", "n");
  };
  const auto scope_arm =
      "select id from (select f.id from case_file as f where f.scope = " + rendered("{element :scopes #}") +
      " and f.id > :after" + all + " order by f.id limit :cap) as s#";
  const auto word_arm = rendered(
      "select case_id as id from (select d.case_id from found as d join case_file as f on f.id = d.case_id"
      " where d.field = {element :fields1 #} and d.word = :word1 and d.case_id > :after" +
      reads_level + of_places + conditions + of_cases + words + " order by d.case_id limit :cap) as w#");
  for (std::size_t i = 0; i < find_arms.size(); ++i) {
    found(found_by_scopes[i], arms_of_text(find_arms[i], scope_arm, " union all ") + (i == 0 ? "" : " union ") + own);
    if (i > 0) found(found_by_words[i], arms_of_text(find_arms[i], word_arm, " union ") + " union " + named);
  }
  found(found_among_many, "select id from (select f.id from case_file as f where f.scope in " +
                              rendered("{numbers :scopes}") + " and f.id > :after" + all +
                              " order by f.id limit :cap) as many union " + own);
  const auto task_arm = rendered(
      "select * from (select t.audience, t.due, t.case_id, t.token, t.workflow, t.ref, t.step, t.about from task as t"
      " join case_file as f on f.id = t.case_id where t.audience = {element :audiences #}"
      " and (t.due, t.case_id, t.token) > (:due, :case_id, :token) and t.due <= :due_until"
      " and (cast(:step as text) = '' or t.step = :step)" +
      of_places + conditions + word_condition("1") + words + " order by t.due, t.case_id, t.token limit :most) as t#");
  for (std::size_t i = 1; i < find_arms.size(); ++i) {
    const auto task_arms = arms_of_text(find_arms[i], task_arm, " union all ");
    define(tasks_of_query[i],
           "select * from (" + task_arms + ") as arms order by due, case_id, token, audience limit :most",
           task_letters);
  }
  define(viewed_of_numbers, viewed_by_id("select id from case_file as f where f.id in {numbers :numbers}"),
         letters_of_viewed());
}

}  // namespace parcours::store
