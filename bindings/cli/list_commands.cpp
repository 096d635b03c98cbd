// The lists of an actor: cases and tasks that meet conditions.
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "cli/case_texts.hpp"
#include "cli/commands.hpp"
#include "cli/csv.hpp"
#include "cli/result_texts.hpp"
#include "cli/settings.hpp"
#include "cli/views.hpp"
#include "parcours/clock.hpp"

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
  query.step = request.step, query.status = request.status, query.ended_as = request.ended_as;
  query.territory = request.territory, query.assigned_to = request.assigned_to;
  query.overdue = request.overdue, query.counted = request.counted;
  if (!request.opened_from.empty()) query.opened_from = read_date(request.opened_from);
  if (!request.opened_until.empty()) query.opened_until = read_date(request.opened_until);
  if (request.by_last_event) query.order = Query::Order::last_event;
  for (const auto& word : request.words) add_word(query, word);
  return query;
}

// "31/12/2026" on French screens, else "2026-12-31".
std::string day_of(const std::string& iso, const Screen& screen) {
  const bool is_day = iso.size() >= 10 && iso[4] == '-' && iso[7] == '-';
  if (screen.language() != "fr" || !is_day) return iso;
  return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4) + iso.substr(10);
}
std::string due_of(const std::optional<Instant>& due, const std::optional<Date>& on, const Screen& screen) {
  return due ? day_of(screen.until(*due, on), screen) : std::string();
}

std::size_t width_of_terminal() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

std::size_t letters_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// At most so many letters; a longer text ends with an ellipsis.
std::string shortened(const std::string& text, std::size_t most) {
  if (letters_of(text) <= most) return text;
  std::size_t letters = 0, end = 0;
  for (; end < text.size(); ++end)
    if ((static_cast<unsigned char>(text[end]) & 0xC0) != 0x80 && ++letters == std::max<std::size_t>(most, 1)) break;
  return text.substr(0, end) + "…";
}

// The widest columns are cut until the table fits.
void fit(std::vector<std::size_t>& widths, std::size_t terminal) {
  constexpr std::size_t least = 6;
  const auto sum = [&] {
    std::size_t all = 2 * (widths.size() - 1);
    for (const auto width : widths) all += width;
    return all;
  };
  while (terminal > 0 && sum() > terminal) {
    auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= least) return;
    --*widest;
  }
}

void show_table(const std::vector<Cells>& rows, const Screen& screen) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], letters_of(row[i]));
  fit(widths, width_of_terminal());
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line += (i > 0 ? "  " : "") + padded(shortened(row[i], widths[i]), widths[i]);
    line.resize(line.find_last_not_of(' ') + 1);
    screen.line(line);
  }
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
  const auto query = query_of(request);
  Engine engine(settings);
  Listing listing(request, screen,
                  heads(screen, {&phrases::head_reference, &phrases::head_workflow, &phrases::head_phase,
                                 &phrases::head_status, &phrases::head_end, &phrases::head_territory,
                                 &phrases::head_opened, &phrases::head_due, &phrases::head_late}));
  const auto problems = listing.read(
      [&](const std::string& after, std::size_t limit) { return engine.cases({request.actor}, query, after, limit); },
      [&](const Case& shown) {
        const auto opened = day_of(local.local(shown.opened_at).substr(0, 10), screen);
        listing.add(
            {shown.reference, shown.workflow, shown.phase, std::string(status_of(shown, screen)), shown.ended_as,
             shown.territory, opened, due_of(shown.due, shown.due_on, local), late(shown.overdue, screen)},
            to_value(shown));
      });
  return problems.empty() ? listing.show("cases", phrases::no_cases) : screen.problems(problems);
}

Exit tasks(const Request& request, const Screen& screen) {
  const auto settings = settings_with_database(request);
  const Screen local = screen.in_zone(settings.zone);
  const auto query = query_of(request);
  Engine engine(settings);
  Listing listing(request, screen,
                  heads(screen, {&phrases::head_reference, &phrases::head_number, &phrases::head_step,
                                 &phrases::head_title, &phrases::head_row, &phrases::head_due, &phrases::head_late}));
  const auto now = system_clock().now();
  const auto problems = listing.read(
      [&](const std::string& after, std::size_t limit) { return engine.tasks({request.actor}, query, after, limit); },
      [&](const Task& task) {
        listing.add({task.id.reference, std::to_string(task.id.token), task.step, sanitized(screen.in(task.title)),
                     task.row, due_of(task.due, task.due_on, local), late(task.due && *task.due <= now, screen)},
                    to_value(task, screen));
      });
  return problems.empty() ? listing.show("tasks", phrases::no_tasks) : screen.problems(problems);
}

}  // namespace parcours::cli
