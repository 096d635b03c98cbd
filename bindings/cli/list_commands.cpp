// The lists of an actor: cases and tasks that meet conditions.
#include <algorithm>
#include <iostream>

#include "cli/case_texts.hpp"
#include "cli/commands.hpp"
#include "cli/csv.hpp"
#include "cli/result_texts.hpp"
#include "cli/settings.hpp"
#include "cli/table.hpp"
#include "cli/value_problems.hpp"
#include "cli/views.hpp"
#include "cli/worded.hpp"

namespace parcours::cli {
namespace {

using Cells = std::vector<std::string>;

constexpr std::size_t kMostOfAPage = 500;

// "nom=Dupont", "kilos=3..9", "jour=2026-03-02..", or a word.
void add_word(Query& query, const std::string& word) {
  const auto sign = word.find('=');
  if (sign == std::string::npos) return void(query.words += (query.words.empty() ? "" : " ") + word);
  FieldQuery condition{word.substr(0, sign)};
  const auto value = word.substr(sign + 1);
  const auto dots = value.find("..");
  const auto bound = [](const std::string& text) { return text.empty() ? Value() : Value(text); };
  if (dots == std::string::npos)
    condition.is = bound(value);
  else
    condition.from = bound(value.substr(0, dots)), condition.until = bound(value.substr(dots + 2));
  query.fields.push_back(std::move(condition));
}

Query query_of(const Request& request) {
  Query query;
  query.workflow = request.workflow, query.sheet = request.sheet, query.phase = request.phase;
  query.step = request.step, query.status = status_named(request.status), query.ended_as = request.ended_as;
  query.territory = request.territory, query.assigned_to = request.assigned_to;
  query.overdue = request.overdue, query.counted = request.counted;
  if (!request.opened_from.empty()) query.opened_from = read_date(request.opened_from);
  if (!request.opened_until.empty()) query.opened_until = read_date(request.opened_until);
  if (request.by_last_event) query.order = Query::Order::last_event;
  for (const auto& word : request.words) add_word(query, word);
  return query;
}

// Whether a condition was refused for its French form alone, which it then has in the form of the engine.
bool retype(Query& query, const Problems& problems) {
  bool is_other = false;
  for (auto& condition : query.fields)
    for (auto* value : {&condition.is, &condition.from, &condition.until}) {
      Record given{{condition.field, *value}};
      if (!cli::retype(given, problems)) continue;
      *value = given.at(condition.field), is_other = true;
    }
  return is_other;
}

// The parts of a query that are options of the command, and these.
constexpr std::pair<std::string_view, std::string_view> kOptions[] = {
    {"status", "--status"},     {"opened_until", "--opened-until"},
    {"workflow", "--workflow"}, {"sheet", "--sheet"},
    {"phase", "--phase"},       {"step", "--step"},
    {"ended_as", "--ended-as"}, {"territory", "--territory"}};

// Reads the list of a query; once more where its values were in French forms.
template <class Read>
Problems read_all(Query query, const Read& read) {
  auto problems = read(query);
  if (retype(query, problems)) problems = read(query);
  const auto is_field = [&](const std::string& where) {
    return std::any_of(query.fields.begin(), query.fields.end(), [&](const auto& each) { return each.field == where; });
  };
  for (auto& problem : problems)
    for (const auto& [part, option] : kOptions)
      if (problem.where == part && !is_field(problem.where)) problem.where = option;
  return problems;
}

std::string due_of(const std::optional<Instant>& due, const std::optional<Date>& on, const Screen& screen) {
  return due ? screen.until(*due, on) : std::string();
}

// The last cell of a row is the state; a row that has one is overdue or waits for somebody, and is marked.
void show_table(const std::vector<Cells>& rows, const Screen& screen) {
  Table table(rows.front());
  for (std::size_t i = 1; i < rows.size(); ++i) {
    std::vector<Cell> cells(rows[i].begin(), rows[i].end());
    if (!cells.back().text.empty()) cells.back() = Cell("! " + cells.back().text, Mark::late);
    table.add(std::move(cells));
  }
  table.show(screen);
}

Cells heads(const Screen& screen, std::initializer_list<const Phrase*> phrases) {
  Cells cells;
  for (const auto* phrase : phrases) cells.emplace_back(screen.in(*phrase));
  return cells;
}

// A list while it is read page by page: rows for people and for spreadsheets, and values for programs.
class Listing {
 public:
  Listing(const Request& request, const Screen& screen, Cells head) : request_(request), screen_(screen) {
    rows_.push_back(std::move(head));
  }

  // `read(after, limit)` returns a page, `add(item)` adds it here. Returns problems of the query.
  template <class Read, class Add>
  Problems read(const Read& read_page, const Add& add) {
    std::size_t left = request_.limit;
    do {
      auto page = read_page(next_, std::min(left, kMostOfAPage));
      if (!page.problems.empty()) return page.problems;
      if (page.total) total_ = page.total;
      for (const auto& item : page.items) add(item);
      left -= std::min(left, page.items.size());
      next_ = page.next;
    } while (!next_.empty() && left > 0);
    return {};
  }
  void add(Cells row, Value value) {
    rows_.push_back(std::move(row));
    values_.push_back(std::move(value));
  }

  Exit show(const std::string& name, const Phrase& none) {
    if (request_.csv()) return show_csv();
    if (rows_.size() == 1) screen_.line(none);
    if (rows_.size() > 1 && !screen_.json()) show_table(rows_, screen_);
    if (total_)
      screen_.line(*total_ < kMostCounted ? phrases::in_all : phrases::in_all_or_more, {std::to_string(*total_)});
    if (!next_.empty()) screen_.line(phrases::more_follow);
    Record document{{name, std::move(values_)}, {"more", !next_.empty()}};
    if (total_) document.set("total", *total_);
    screen_.document(document);
    return Exit::done;
  }

 private:
  Exit show_csv() const {
    Csv csv(screen_.language() == "fr");
    for (const auto& row : rows_) csv.add(row);
    std::cout << csv.text();
    if (!next_.empty()) std::cerr << "parcours: " << screen_.in(phrases::more_follow) << '\n';
    return Exit::done;
  }

  const Request& request_;
  const Screen& screen_;
  std::vector<Cells> rows_;
  List values_;
  std::optional<std::int64_t> total_;
  std::string next_;
};

std::string late(bool overdue, const Screen& screen) {
  return overdue ? std::string(screen.in(phrases::overdue_mark)) : std::string();
}

Value to_value(const Case& shown) {
  return Record{{"ref", shown.reference},       {"workflow", shown.workflow},
                {"version", shown.version},     {"phase", shown.phase},
                {"status", shown.status},       {"ended_as", shown.ended_as},
                {"territory", shown.territory}, {"opened_at", shown.opened_at},
                {"due", or_null(shown.due)},    {"due_on", or_null(shown.due_on)},
                {"overdue", shown.overdue},     {"fields", shown.fields}};
}

}  // namespace

Exit cases(const Request& request, const Screen& screen) {
  const auto settings = settings_with_database(request);
  const Screen local = screen.in_zone(settings.zone);
  Engine engine(settings);
  Listing listing(request, screen,
                  heads(screen, {&phrases::head_reference, &phrases::head_workflow, &phrases::head_phase,
                                 &phrases::head_status, &phrases::head_end, &phrases::head_territory,
                                 &phrases::head_opened, &phrases::head_due, &phrases::head_late}));
  const auto add = [&](const Case& shown) {
    const auto& titles = shown.titles;
    const auto opened = local.local(shown.opened_at).substr(0, 10);
    listing.add({shown.reference, worded(titles.workflow(), screen), worded(titles.phase(shown.phase), screen),
                 std::string(status_of(shown, screen)), worded(titles.end(shown.ended_as), screen),
                 worded(titles.territory(shown.territory), screen), opened, due_of(shown.due, shown.due_on, local),
                 late(shown.overdue, screen)},
                to_value(shown));
  };
  const auto problems = read_all(query_of(request), [&](const Query& query) {
    return listing.read(
        [&](const std::string& after, std::size_t limit) { return engine.cases({request.actor}, query, after, limit); },
        add);
  });
  return problems.empty() ? listing.show("cases", phrases::no_cases) : screen.problems(problems);
}

Exit tasks(const Request& request, const Screen& screen) {
  const auto settings = settings_with_database(request);
  const Screen local = screen.in_zone(settings.zone);
  Engine engine(settings);
  Listing listing(request, screen,
                  heads(screen, {&phrases::head_reference, &phrases::head_number, &phrases::head_step,
                                 &phrases::head_title, &phrases::head_row, &phrases::head_due, &phrases::head_status}));
  const auto add = [&](const Task& task) {
    listing.add({task.id.reference, std::to_string(task.id.token), task.step, sanitized(screen.in(task.title)),
                 task.row, due_of(task.due, task.due_on, local), state_of(task, local)},
                to_value(task, screen));
  };
  const auto problems = read_all(query_of(request), [&](const Query& query) {
    return listing.read(
        [&](const std::string& after, std::size_t limit) { return engine.tasks({request.actor}, query, after, limit); },
        add);
  });
  return problems.empty() ? listing.show("tasks", phrases::no_tasks) : screen.problems(problems);
}

}  // namespace parcours::cli
