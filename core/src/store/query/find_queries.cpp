// The statements of queries: the cases and tasks that meet conditions, among those that a reader reaches.
#include "store/queries.hpp"
#include "store/query/query_parts.hpp"

namespace parcours::store {

namespace {

// A condition that is not asked for is true of every case. `case` is evaluated in its order, and a planner that sees no
// `or` in it goes by the index that the search is written for.
std::string unless(const std::string& is_not_asked, const std::string& condition) {
  return " and case when " + is_not_asked + " then true else " + condition + " end";
}

// The conditions on a case `c`.
const std::string conditions =
    unless("cast(:phase as text) = ''", "c.phase = :phase") +
    unless("cast(:status as bigint) = 0", "c.status = cast(:status as bigint)") +
    unless("cast(:ended_as as text) = ''", "c.ended_as = :ended_as") +
    " and c.opened_at >= :opened_from and c.opened_at < :opened_until" +
    unless("cast(:assigned as bigint) = 0",
           "exists (select 1 from member as n where n.case_id = c.id and n.actor = cast(:assigned as bigint))");
const std::string of_cases =
    " and c.due <= :due_until" +
    unless("cast(:step as text) = ''", "replace(c.waits_at, '/' || cast(:step as text) || '/', '') <> c.waits_at");
const std::string of_places = unless("cast(:anywhere as bigint) = 1", "{has :within c.scope}");

// One of the numbers of a list, where an index is searched for each of them.
std::string one_of(const std::string& list) { return "{ids_from}select * from {numbers :" + list + "} as x{ids_end}"; }

// The case `id` has the word in a field that is `among_fields`. Words after the third are compared by the engine alone.
std::string word_condition(const std::string& n, const std::string& id, const std::string& among_fields) {
  return unless("cast(:word" + n + " as text) = ''", "exists (select 1 from found as g where g.case_id = " + id +
                                                         " and g.word = cast(:word" + n + " as text) and g.field " +
                                                         among_fields + " limit :cap)");
}
std::string word_conditions(const std::vector<std::string>& numbers, const std::string& id, bool of_one_field = false) {
  std::string all;
  for (const auto& n : numbers) {
    const auto first = "= {element :fields" + n + " 0}";
    all += word_condition(n, id, of_one_field ? first : one_of("fields" + n));
  }
  return all;
}
// The case `id` has a word from `low` to `high`. The engine alone compares a second range.
std::string range_condition(const std::string& id) {
  return unless("cast(:low as text) = ''", id + " in (select g.case_id from found as g where g.field " +
                                               one_of("ranged") +
                                               " and g.word >= cast(:low as text) and g.word <= cast(:high as text))");
}

// The case `id` meets conditions on `c`. A limit keeps a planner from joining instead, or from reading all cases first:
// that would lose the order of the search around it.
std::string case_that(const std::string& id, const std::string& all) {
  return " and exists (select 1 from case_file as c where c.id = " + id + all + " limit :cap)";
}

// The reader reads fields of a level in some scopes, or where the case names them; the case is in the places that are
// asked for, among which `scopes` are.
const std::string reads_level =
    " and case when cast({element :levels #} as bigint) = 1 and {has :scopes c.scope} then true"
    " when cast(:anywhere as bigint) = 0 and not {has :within c.scope} then false"
    " when cast({element :levels #} as bigint) = 2 and {has :c2 c.scope} then true"
    " when cast({element :levels #} as bigint) = 3 and {has :c3 c.scope} then true"
    " else exists (select 1 from member as m where m.case_id = c.id and (m.actor = " +
    this_actor + " or {has :structures m.structure})) end";

// Each arm contains `#` where its number is put, and is read up to its limit.
std::string arms_of_text(std::size_t arms, const std::string& text, const std::string& between) {
  std::string all;
  for (std::size_t i = 0; i < arms; ++i) {
    if (i > 0) all += between;
    const auto number = std::to_string(i);
    std::size_t from = 0;
    for (auto at = text.find('#'); at != std::string::npos; at = text.find('#', from)) {
      all.append(text, from, at - from).append(number);
      from = at + 1;
    }
    all.append(text, from);
  }
  return all;
}

// The cases that the actor opened, and those in which they or their structures are named.
std::string own_arms(const std::string& all) {
  return "select id from (select c.id from case_file as c where (c.opened_by, c.id) > (" + this_actor +
         ", :after) and c.opened_by <= " + this_actor + all + " order by c.opened_by, c.id limit :cap) as own" +
         " union select case_id from (select distinct m.actor, m.structure, m.case_id from member as m where"
         " (m.actor, m.structure, m.case_id) > (" +
         this_actor + ", 0, :after) and (m.actor, m.structure) <= (" + this_actor + ", 0)" +
         case_that("m.case_id", all) + " order by m.actor, m.structure, m.case_id limit :cap) as named" +
         " union select case_id from (select distinct m.case_id from member as m where m.actor = 0"
         " and m.structure " +
         one_of("structures") + " and m.case_id > :after" + case_that("m.case_id", all) +
         " order by m.case_id limit :cap) as structures";
}

// Of the entries `d` of a word or a range in a field of the arm, those after the page before.
std::string entries_of(const std::string& fields, const std::string& word) {
  return "d.field = {element :" + fields + " #} and " + word + " and d.case_id > :after";
}
// The cases that have a word in a field. Among the cases of one word they come in their order.
std::string found_arm(const std::string& chosen, const std::string& fields, const std::string& word) {
  return "select case_id as id from (select " + chosen + " from found as d where " + entries_of(fields, word) +
         case_that("d.case_id", reads_level + conditions + of_cases) + " order by d.case_id limit :cap) as w#";
}
// SQLite: the same of one field, whose cases are in their order already: each is read once, and nothing is sorted.
std::string page_of_one_word(const std::string& word) {
  const auto all =
      "select " + columns_of_viewed() + " from found as d cross join case_file as c on c.id = d.case_id where " +
      entries_of("fields1", word) + reads_level + conditions + of_cases + " order by d.case_id limit :most";
  return arms_of_text(1, all, "");
}

}  // namespace

void Queries::define_finding(const Define& define, const Capabilities& capabilities, Lists& lists) {
  const auto rendered = [&](const std::string& text) { return render_sql(text, capabilities); };
  const auto found = [&](Found& queries, const std::string& arms) {
    const auto ids = "select id from (" + arms;
    const auto page = ids + ") as arms order by id limit :most";
    define(queries.by_opening, viewed_by_id(page, capabilities.lateral), letters_of_viewed());
    define(queries.by_last_event,
           viewed_by_id(ids + ") as arms", capabilities.lateral) + " and head < :before order by head desc limit :most",
           letters_of_viewed());
    define(queries.count, "select count(*) from (" + ids + ") as arms limit :most) as counted", "n");
  };
  const auto all = rendered(conditions + of_cases);
  const auto own = rendered(own_arms(conditions + of_cases + of_places));
  // All columns of the index are compared and ordered by: a planner with other statistics goes by no other index.
  const auto scope_arm = "select id from (select c.id from case_file as c where (c.scope, c.id) > " +
                         rendered("({element :scopes #}, :after) and c.scope <= {element :scopes #}") + all +
                         " order by c.scope, c.id limit :cap) as s#";
  const auto word = [&](bool of_one_field) {
    return "d.word = :word1" + word_conditions({"2", "3"}, "d.case_id", of_one_field) + range_condition("d.case_id");
  };
  const auto range_arm = rendered(found_arm("distinct d.case_id", "ranged", "d.word >= :low and d.word <= :high"));
  for (std::size_t i = 0; i < find_arms.size(); ++i) {
    found(lists.found_by_scopes[i],
          arms_of_text(find_arms[i], scope_arm, " union all ") + (i == 0 ? "" : " union ") + own);
    if (i == 0) continue;
    const auto word_arm = rendered(found_arm("d.case_id", "fields1", word(find_arms[i] == 1)));
    found(lists.found_by_words[i], arms_of_text(find_arms[i], word_arm, " union "));
    found(lists.found_by_range[i], arms_of_text(find_arms[i], range_arm, " union "));
  }
  found(lists.found_among_many, rendered("select id from (select c.id from case_file as c where c.scope " +
                                         one_of("scopes") + " and c.id > :after") +
                                    all + " order by c.id limit :cap) as many union " + own);
  if (!capabilities.lateral)
    define(lists.found_by_words[1].by_opening, page_of_one_word(word(true)), letters_of_viewed());
  define_tasks_of_queries(define, capabilities.lateral, lists);
}

void Queries::define_tasks_of_queries(const Define& define, bool laterally, Lists& lists) {
  const auto words = word_conditions({"1", "2", "3"}, "t.case_id") + range_condition("t.case_id");
  const auto task_arm =
      "select * from (select t.audience, t.due, t.case_id, t.token, t.workflow, t.ref, t.step, t.about from task as t"
      " where t.audience = {element :audiences #} and (t.due, t.case_id, t.token) > (:due, :case_id, :token)"
      " and t.due <= :due_until" +
      unless("cast(:step as text) = ''", "t.step = :step") + words + case_that("t.case_id", of_places + conditions) +
      " order by t.due, t.case_id, t.token limit :cap) as t#";
  for (std::size_t i = 1; i < find_arms.size(); ++i) {
    const auto task_arms = arms_of_text(find_arms[i], task_arm, " union all ");
    define(lists.tasks_of_query[i], "select * from (" + task_arms + ") as arms order by due, case_id, token limit :cap",
           task_letters);
  }
  define(lists.viewed_of_numbers,
         viewed_by_id("select id from case_file as c where c.id in {numbers :numbers}", laterally),
         letters_of_viewed());
}

}  // namespace parcours::store
