// A client at a terminal for every workflow: all that it shows and asks comes from the engine.
#include <algorithm>
#include <functional>
#include <iostream>
#include <sstream>

#include "parcours/engine.hpp"
#include "parcours/json.hpp"

using namespace parcours;

namespace {

constexpr const char* kHelp =
    "new · open PARCOURS · tasks · find MOTS · show DOSSIER · do DOSSIER ÉTAPE-OU-MESSAGE [LIGNE] · "
    "correct DOSSIER CHAMP [LIGNE] · quit\n";

const std::string& in(const Text& text) { return text.in("fr"); }

std::string text_of(const Value& value) {
  const auto* text = value.get_if<std::string>();
  return text ? *text : value.is_null() ? std::string() : json::write_plain(value);
}

// Lists, records and texts of several lines are typed as JSON, and several choices as `a,b`.
Value value_of(const std::string& typed, Type type) {
  if (!typed.empty() && std::string_view("[{\"").find(typed.front()) != std::string_view::npos)
    return json::read_plain(typed);
  if (type != Type::choices && type != Type::files) return typed;
  List parts;
  std::istringstream all(typed);
  for (std::string part; std::getline(all, part, ',');) parts.emplace_back(part);
  return parts;
}

// One actor at a console. Lines are commands. A form is filled in by lines: `field=value`, `=outcome`, `!code` for a
// question that is answered with yes. An empty line sends it, a line `.` gives up.
class Client {
 public:
  Client(Engine& engine, Actor by, std::istream& in, std::ostream& out)
      : engine_(engine), by_(std::move(by)), in_(in), out_(out) {}

  // Until the end of the input, or `quit`.
  void run() {
    for (std::string line; out_ << "> " << std::flush, std::getline(in_, line);) {
      std::istringstream words(line);
      std::string verb, first, second, third;
      words >> verb >> first >> second >> third;
      if (verb == "quit") return;
      run(verb, {first, second, third}, line.substr(std::min(line.size(), verb.size() + 1)));
    }
  }

 private:
  struct Filled {
    Record with;
    std::string outcome;
    std::vector<std::string> confirmed;
  };
  using Send = std::function<Checked<Receipt>(const Filled&)>;
  using Words = std::vector<std::string>;
  void run(const std::string& verb, const Words& words, const std::string& rest) {
    if (verb == "new") return list_openings();
    if (verb == "open") return open(words[0]);
    if (verb == "tasks") return list_tasks();
    if (verb == "find") return find(rest);
    if (verb == "show") return show_case(words[0]);
    if (verb == "do") return act(words[0], words[1], words[2]);
    if (verb == "correct") return correct(words);
    out_ << kHelp;
  }
  void list_openings() {
    for (const auto& each : engine_.workflows(by_)) out_ << each.workflow << "  " << in(each.title) << '\n';
  }
  void list_tasks() {
    for (const auto& task : engine_.tasks(by_).items)
      out_ << task.id.reference << "  " << task.step << ' ' << task.row << "  " << in(task.title) << '\n';
  }
  void find(const std::string& words) {
    Query query;
    query.words = words;
    for (const auto& each : engine_.cases(by_, query).items)
      out_ << each.reference << "  " << each.workflow << "  " << each.phase << "  " << each.status << '\n';
  }
  void show_case(const std::string& reference) {
    const auto seen = engine_.read(by_, reference);
    if (!seen) return show(seen.problems());
    out_ << seen->reference << "  " << seen->workflow << "  " << seen->phase << "  " << in(seen->told) << '\n';
    for (const auto& [name, value] : seen->fields) out_ << "  " << name << " = " << text_of(value) << '\n';
    for (const auto& task : seen->tasks) out_ << "  à faire : " << task.step << ' ' << task.row << '\n';
    for (const auto& offer : seen->offers) out_ << "  possible : " << offer.step << ' ' << offer.row << '\n';
    for (const auto& message : seen->messages) out_ << "  message : " << message.message << '\n';
  }

  void open(const std::string& workflow) {
    const auto form = engine_.form(by_, workflow);
    if (!form) return show(form.problems());
    fill_in(*form, [&](const Filled& f) { return submit(Open{workflow, f.with, f.outcome}, f); });
  }
  void act(const std::string& reference, const std::string& name, const std::string& row) {
    const auto seen = engine_.read(by_, reference);
    if (!seen) return show(seen.problems());
    const auto fits = [&](const auto& each) { return each.step == name && (row.empty() || each.row == row); };
    for (const auto& task : seen->tasks)
      if (fits(task))
        return fill_in(task.form, [&](const Filled& f) { return submit(Complete{task.id, f.with, f.outcome}, f); });
    for (const auto& offer : seen->offers)
      if (fits(offer))
        return fill_in(
            offer.form, [&](const Filled& f) { return submit(Start{reference, name, f.with, f.outcome, offer.in}, f); },
            true);
    for (const auto& message : seen->messages)
      if (message.message == name)
        return fill_in(message.form,
                       [&](const Filled& f) { return submit(Deliver{reference, name, row, f.with, f.outcome}, f); });
    out_ << "rien de ce nom\n";
  }
  void correct(const Words& words) {
    std::string value, why;
    out_ << "valeur : " << std::flush, std::getline(in_, value);
    out_ << "raison : " << std::flush, std::getline(in_, why);
    const Correct correction{words[0], words[1], words[2], value_of(value, Type::text), why};
    if (const auto receipt = submit(correction, {}); !receipt) show(receipt.problems());
  }
  Checked<Receipt> submit(decltype(Command::what) what, const Filled& filled) {
    const auto receipt = engine_.submit({std::move(what), by_, 0, {}, filled.confirmed});
    if (receipt) out_ << receipt->reference << "  " << receipt->ended_as << '\n';
    return receipt;
  }
  // `optional`: an offer without values becomes a task.
  void fill_in(const Form& form, const Send& send, bool optional = false) {
    Filled filled;
    draw(form);
    for (std::string line; std::getline(in_, line) && line != ".";) {
      if (!line.empty()) {
        take(line, form, filled);
        optional = false;
      } else if (const auto wrong = check(form, filled.with, filled.outcome, filled.confirmed);
                 !wrong.empty() && !optional) {
        show(wrong), draw(fill(form, filled.with, filled.outcome));
      } else {
        const auto receipt = send(filled);
        if (receipt) return;
        show(receipt.problems());
      }
    }
  }
  void take(const std::string& line, const Form& form, Filled& filled) try {
    const auto sign = std::min(line.find('='), line.size() - 1);
    const auto field = line.substr(0, sign), typed = line.substr(sign + 1);
    const auto* entry = form.entry(field);
    if (line.front() == '!')
      filled.confirmed.push_back(line.substr(1));
    else if (field.empty())
      filled.outcome = typed;
    else
      filled.with.set(field, value_of(typed, entry ? entry->type : Type::text));
  } catch (const Error& error) {  // it is no JSON
    out_ << error.what() << '\n';
  }

  void draw(const Form& form) {
    for (const auto& entry : form) draw(entry, "  ");
    for (const auto& outcome : form.outcomes()) out_ << "  =" << outcome.name << "  " << in(outcome.title) << '\n';
  }
  void draw(const FormEntry& entry, const std::string& indent) {
    if (entry.asked == Asked::no) return;
    out_ << indent << entry.field
         << (entry.shown      ? " : "
             : entry.required ? "* = "
                              : " = ")
         << text_of(entry.value) << "  " << in(entry.title) << " (" << type_name(entry.type) << ") " << in(entry.help);
    for (const auto& choice : entry.choices) out_ << "  " << choice.name << " : " << in(choice.title) << ';';
    out_ << '\n';
    for (const auto& row : entry.asked_rows) {
      out_ << indent << "  " << row.row << '\n';
      for (const auto& each : row.form) draw(each, indent + "    ");
    }
    if (entry.rows.empty())
      for (const auto& each : entry.form) draw(each, indent + "  ");
  }
  void show(const Problems& problems) {
    for (const auto& p : problems) out_ << p.code << ' ' << p.where << " : " << in(p.message) << '\n';
  }

  Engine& engine_;
  Actor by_;
  std::istream& in_;
  std::ostream& out_;
};

}  // namespace

int main(int argc, char** argv) {  // a configuration file, and the actor, who is authenticated by the host
  if (argc != 3) return std::cerr << "example_03_any_workflow CONFIGURATION ACTOR\n", 2;
  Engine engine{std::filesystem::path(argv[1])};
  Client(engine, {argv[2]}, std::cin, std::cout).run();
  return 0;
}
