#include "store/query/find_reader.hpp"

#include <array>
#include <tuple>

#include "store/rows.hpp"

namespace parcours::store {

namespace {

using Numbers = std::vector<std::int64_t>;

// The place of the statement with the fewest arms that suffice. The caller has seen that there is one.
std::size_t arms_for(std::size_t needed) {
  std::size_t i = 0;
  while (Queries::find_arms[i] < needed) ++i;
  return i;
}

constexpr std::size_t kMostArms = Queries::find_arms.back();

// A part of a list.
Numbers part_of(const Numbers& all, std::size_t from, std::size_t most) {
  const auto end = std::min(all.size(), from + most);
  return {all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(end)};
}

using List = std::vector<Binding>;

// What a search goes by: the scopes of the reader, the first word, or the first range.
enum class By { scopes, word, range };

By way_of(const CaseConditions& conditions) {
  if (!conditions.words.empty()) return By::word;
  return conditions.ranges.empty() ? By::scopes : By::range;
}

// The parameters of the conditions. Refers to them.
class ConditionBindings {
 public:
  explicit ConditionBindings(const CaseConditions& conditions) : conditions_(conditions) {
    for (std::size_t i = 0; i < std::min(words_.size(), conditions.words.size()); ++i)
      words_[i] = conditions.words[i].low, fields_[i] = conditions.words[i].fields;
    if (conditions.ranges.empty()) return;
    low_ = conditions.ranges.front().low, high_ = conditions.ranges.front().high;
    ranged_ = conditions.ranges.front().fields;
  }

  // The fields that the search goes by.
  void set_fields(By by, const Numbers& fields) { (by == By::word ? fields_[0] : ranged_) = fields; }
  void add_case(List& bindings) const {
    const auto& c = conditions_;
    bindings.insert(bindings.end(), {{"phase", c.phase},
                                     {"status", c.status},
                                     {"ended_as", c.ended_as},
                                     {"opened_from", c.opened_from},
                                     {"opened_until", c.opened_until},
                                     {"assigned", c.assigned},
                                     {"due_until", c.due_until},
                                     {"step", c.step},
                                     {"anywhere", std::int64_t{c.within ? 0 : 1}},
                                     {"within", c.within ? NumberList(*c.within) : NumberList()}});
  }
  void add_words(List& bindings) const {
    bindings.insert(bindings.end(), {{"word1", words_[0]},
                                     {"fields1", fields_[0]},
                                     {"word2", words_[1]},
                                     {"fields2", fields_[1]},
                                     {"word3", words_[2]},
                                     {"fields3", fields_[2]}});
  }
  void add_range(List& bindings) const {
    bindings.insert(bindings.end(), {{"low", low_}, {"high", high_}, {"ranged", ranged_}});
  }

 private:
  const CaseConditions& conditions_;
  std::string_view low_, high_;
  std::array<std::string_view, 3> words_;
  std::array<NumberList, 3> fields_;
  NumberList ranged_;
};

// One statement's part of a search: all of it, or the fields that have arms in one statement.
struct SearchPart {
  const Queries::Found* queries;
  By by;
  bool has_scopes;
  Numbers fields, levels;
};

// Whether each word may be in one field alone: the statement with one arm is for such words.
bool is_of_one_field(const CaseConditions& conditions) {
  return std::all_of(conditions.words.begin(), conditions.words.end(),
                     [](const auto& word) { return word.fields.size() <= 1; });
}

std::vector<SearchPart> parts_of(const Queries& queries, const Reach& reach, const CaseConditions& conditions) {
  const auto by = way_of(conditions);
  if (by == By::scopes) {
    const bool many = reach.scopes.size() > kMostArms;
    const auto* found =
        many ? &queries.lists().found_among_many : &queries.lists().found_by_scopes[arms_for(reach.scopes.size())];
    return {{found, by, !reach.scopes.empty(), {}, {}}};
  }
  std::vector<SearchPart> parts;
  const std::size_t least = is_of_one_field(conditions) ? 1 : 2;
  const auto& fields = (by == By::word ? conditions.words : conditions.ranges).front().fields;
  for (std::size_t from = 0; from < fields.size(); from += kMostArms) {
    auto some = part_of(fields, from, kMostArms);
    const auto& found = by == By::word ? queries.lists().found_by_words : queries.lists().found_by_range;
    const auto* of_size = &found[arms_for(std::max(some.size(), least))];
    parts.push_back({of_size, by, true, std::move(some), part_of(conditions.levels, from, kMostArms)});
  }
  return parts;
}

// The parameters of the statements of one search, but for those of the page.
class SearchBindings {
 public:
  SearchBindings(std::string_view actor, const Reach& reach, const CaseConditions& conditions)
      : actor_(actor), conditions_(conditions), reach_(reach) {}

  // `counts`: of the statement that counts, which has no columns of cases.
  List of(const SearchPart& part, bool counts) {
    List all{{"actor", actor_}, {"structures", reach_.structures}};
    const bool finds = part.by != By::scopes;
    if (finds) conditions_.set_fields(part.by, part.fields);
    conditions_.add_case(all);
    if (part.by == By::word) conditions_.add_words(all);
    if (finds) conditions_.add_range(all), all.push_back({"levels", part.levels});
    if (part.has_scopes) all.push_back({"scopes", reach_.scopes});
    if (finds || !counts) all.insert(all.end(), {{"c2", reach_.c2}, {"c3", reach_.c3}});
    return all;
  }

 private:
  std::string_view actor_;
  ConditionBindings conditions_;
  const Reach& reach_;
};

std::int64_t whole(std::size_t number) { return static_cast<std::int64_t>(number); }

template <class Row, class Order>
void cut_to(std::vector<Row>& rows, std::size_t limit, const Order& order) {
  std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return order(a) < order(b); });
  const auto same = [&](const Row& a, const Row& b) { return order(a) == order(b); };
  rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
  if (rows.size() > limit) rows.resize(limit);
}

ViewedRow viewed(const Cursor& row) { return viewed_of(row, 0); }

}  // namespace

std::vector<ViewedRow> FindReader::cases_of_query(std::string_view actor, const Reach& reach,
                                                  const CaseConditions& conditions, const CasePlace& from,
                                                  std::size_t limit) {
  SearchBindings texts(actor, reach, conditions);
  std::vector<ViewedRow> found;
  for (const auto& part : parts_of(queries_, reach, conditions)) {
    auto bindings = texts.of(part, false);
    bindings.push_back({"most", whole(limit)});
    bindings.push_back({"after", from.by_last_event ? 0 : from.at});
    bindings.push_back({"cap", whole(from.by_last_event ? most_ordered + 1 : limit)});
    if (from.by_last_event) bindings.push_back({"before", from.at});
    auto rows =
        every(from.by_last_event ? part.queries->by_last_event : part.queries->by_opening, Bindings(bindings), viewed);
    std::move(rows.begin(), rows.end(), std::back_inserter(found));
  }
  cut_to(found, limit, [&](const ViewedRow& row) { return from.by_last_event ? -row.case_row.head : row.case_row.id; });
  return found;
}

std::int64_t FindReader::count_of_query(std::string_view actor, const Reach& reach, const CaseConditions& conditions) {
  SearchBindings texts(actor, reach, conditions);
  std::int64_t sum = 0;
  for (const auto& part : parts_of(queries_, reach, conditions)) {
    auto bindings = texts.of(part, true);
    bindings.insert(bindings.end(),
                    {{"most", whole(most_ordered + 1)}, {"after", std::int64_t{0}}, {"cap", whole(most_ordered + 1)}});
    sum += every(part.queries->count, Bindings(bindings), number_of).at(0);
  }
  return std::min(sum, whole(most_ordered + 1));
}

std::vector<TaskRow> FindReader::tasks_of_query(const Numbers& audiences, const CaseConditions& conditions,
                                                const TaskRow& after, std::size_t limit) {
  const ConditionBindings texts(conditions);
  std::vector<TaskRow> found;
  for (std::size_t from = 0; from < audiences.size(); from += kMostArms) {
    const auto some = part_of(audiences, from, kMostArms);
    List bindings{{"audiences", some},
                  {"due", after.case_id == 0 ? std::numeric_limits<std::int64_t>::min() : after.due},
                  {"case_id", after.case_id},
                  {"token", after.token},
                  {"cap", whole(limit)}};
    texts.add_case(bindings), texts.add_words(bindings), texts.add_range(bindings);
    auto rows = every(queries_.lists().tasks_of_query[arms_for(some.size())], Bindings(bindings), task_of);
    std::move(rows.begin(), rows.end(), std::back_inserter(found));
  }
  cut_to(found, limit, [](const TaskRow& task) { return std::tie(task.due, task.case_id, task.token, task.audience); });
  return found;
}

std::vector<ViewedRow> FindReader::viewed_of_numbers(std::string_view actor, const Reach& reach,
                                                     const Numbers& numbers) {
  return every(
      queries_.lists().viewed_of_numbers,
      {{"actor", actor}, {"numbers", numbers}, {"c2", reach.c2}, {"c3", reach.c3}, {"structures", reach.structures}},
      viewed);
}

}  // namespace parcours::store
