#include "cli/candidates.hpp"

#include <iostream>
#include <optional>
#include <set>

#include "cli/partial_line.hpp"
#include "cli/screen.hpp"
#include "cli/settings.hpp"
#include "parcours/engine.hpp"
#include "parcours/explain.hpp"

namespace parcours::cli {
namespace {

constexpr std::size_t kMostCases = 500;  // of a list of references

struct Candidate {
  std::string word, about;
};
using Candidates = std::vector<Candidate>;

// The answers for one line. The engine is opened when the first is needed.
class Completion {
 public:
  Completion(const ProgramShape& program, PartialLine line)
      : program_(program), line_(std::move(line)), request_(line_.request()) {}

  Candidates candidates() {
    if (line_.awaited) return of_option(*line_.awaited);
    if (line_.last.starts_with("-")) return options();
    if (!line_.command) return commands();
    const auto* argument = line_.current();
    return argument ? of_argument(*argument) : Candidates();
  }

 private:
  Engine& engine() {
    if (!engine_) engine_.emplace(settings_with_database(request_));
    return *engine_;
  }
  Actor who() const { return {request_.actor}; }
  const std::string& in(const Text& text) const { return text.in(request_.language == "en" ? "en" : "fr"); }

  Candidates commands() const {
    Candidates found;
    for (const auto& command : program_.commands) {
      const auto& name = command.name;
      const auto blank = name.find(' ');
      if (!line_.family.empty()) {
        if (name.starts_with(line_.family + " ")) found.push_back({name.substr(blank + 1), command.about});
      } else {
        found.push_back({name.substr(0, blank), command.about});
      }
    }
    return found;
  }

  Candidates options() const {
    Candidates found;
    const auto add = [&](const std::vector<OptionShape>& all) {
      for (const auto& option : all)
        for (const auto& name : option.names)
          if (name.starts_with("--")) found.push_back({name, option.about});
    };
    if (line_.command) add(line_.command->options);
    add(program_.options);
    return found;
  }

  Candidates of_option(const OptionShape& option) {
    Candidates found;
    for (const auto& value : option.allowed) found.push_back({value, {}});
    if (option.names.front() == "--case") return references();
    return found;
  }

  Candidates of_argument(const OptionShape& argument) {
    const auto& name = argument.names.front();
    if (!argument.allowed.empty()) return of_option(argument);
    if (name == "CODE") return codes();
    if (name == "WORKFLOW") return workflows();
    if (name == "REF") return references();
    if (name == "TASK" || name == "TOKEN") return tasks(name == "TASK");
    if (name == "STEP") return offers();
    if (name == "MESSAGE") return messages();
    if (name == "OUTCOME" || name == "FIELDS" || name == "FIELD") return words_of(form());
    return {};
  }

  static Candidates codes() {
    Candidates found;
    for (const auto& each : explanations()) found.push_back({each.code, {}});
    return found;
  }

  Candidates workflows() {
    Candidates found;
    if (line_.command->name == "open")
      for (const auto& each : engine().workflows(who())) found.push_back({each.workflow, in(each.title)});
    else
      for (const auto& each : engine().in_force()) found.push_back({each.workflow, in(each.title)});
    return found;
  }

  // Those of the actor's tasks first. A command that completes a task has no other.
  Candidates references() {
    Candidates found;
    std::set<std::string> known;
    const auto add = [&](const std::string& reference, const std::string& about) {
      if (known.insert(reference).second) found.push_back({reference, about});
    };
    for (const auto& task : engine().tasks(who(), {}, {}, kMostCases).items) add(task.id.reference, in(task.title));
    if (line_.command && (line_.command->name == "do" || line_.command->name == "task")) return found;
    for (const auto& each : engine().cases(who(), {}, {}, kMostCases).items) add(each.reference, each.workflow);
    return found;
  }

  std::optional<Case> seen() {
    auto found = engine().read(who(), line_.argument("REF"));
    return found ? std::optional(*std::move(found)) : std::nullopt;
  }

  // By number, and where `by_step` by the step that one task alone has.
  Candidates tasks(bool by_step) {
    Candidates found;
    const auto one = seen();
    if (!one) return found;
    for (const auto& task : one->tasks) {
      std::size_t same = 0;
      for (const auto& other : one->tasks) same += other.step == task.step ? 1 : 0;
      if (by_step && same == 1) found.push_back({task.step, in(task.title)});
      found.push_back({std::to_string(task.id.token), in(task.title)});
    }
    return found;
  }

  Candidates offers() {
    Candidates found;
    const auto one = seen();
    if (!one) return found;
    for (const auto& offer : one->offers) found.push_back({offer.step, in(offer.title)});
    return found;
  }

  Candidates messages() {
    Candidates found;
    const auto one = seen();
    if (!one) return found;
    for (const auto& each : one->messages) found.push_back({each.message, in(each.title)});
    return found;
  }

  // What the command line asks so far; a form that asks nothing when that is not known.
  Form form() {
    if (line_.command->name == "open") {
      auto form = engine().form(who(), line_.argument("WORKFLOW"));
      return form ? *std::move(form) : Form();
    }
    if (line_.command->name == "correct") {
      auto form = engine().corrections(who(), line_.argument("REF"));
      return form ? *std::move(form) : Form();
    }
    const auto one = seen();
    if (!one) return {};
    const auto task = line_.argument("TASK"), step = line_.argument("STEP"), message = line_.argument("MESSAGE");
    for (const auto& each : one->tasks)
      if (!task.empty() && (each.step == task || std::to_string(each.id.token) == task)) return each.form;
    for (const auto& each : one->offers)
      if (!step.empty() && each.step == step) return each.form;
    for (const auto& each : one->messages)
      if (!message.empty() && each.message == message) return each.form;
    return {};
  }

  // Outcomes in the first place, fields, and behind `=` the choices of a field.
  Candidates words_of(const Form& form) {
    const auto equals = line_.last.find('=');
    if (equals != std::string::npos) return choices_of(form.entry(line_.last.substr(0, equals)), equals + 1);
    Candidates found;
    if (form.outcomes().size() > 1 && line_.arguments.size() + 1 == line_.command->arguments.size())
      for (const auto& outcome : form.outcomes()) found.push_back({outcome.name, in(outcome.title)});
    for (const auto& entry : form)
      if (entry.asked != Asked::no && !entry.shown) found.push_back({entry.field + "=", in(entry.title)});
    return found;
  }

  // Several choices are given as `a,b`: the last one is completed.
  Candidates choices_of(const FormEntry* entry, std::size_t from) const {
    Candidates found;
    if (!entry) return found;
    const auto comma = entry->type == Type::choices ? line_.last.rfind(',') : std::string::npos;
    const auto given = line_.last.substr(0, comma == std::string::npos || comma < from ? from : comma + 1);
    for (const auto& choice : entry->choices) found.push_back({given + choice.name, in(choice.title)});
    if (entry->type == Type::boolean) found = {{given + "oui", {}}, {given + "non", {}}};
    return found;
  }

  const ProgramShape& program_;
  PartialLine line_;
  Request request_;
  std::optional<Engine> engine_;
};

std::string language_in(const std::vector<std::string>& words) {
  return read_partial_line(program_shape("fr"), words).request().language == "en" ? "en" : "fr";
}

}  // namespace

int print_candidates(const std::vector<std::string>& words) {
  try {
    std::vector<std::string> typed(words.begin() + (words.empty() ? 0 : 1), words.end());
    if (typed.empty()) typed.emplace_back();
    const auto program = program_shape(language_in(typed));
    auto line = read_partial_line(program, typed);
    const auto before = line.before, last = line.last;
    std::set<std::string> known;
    for (const auto& [word, about] : Completion(program, std::move(line)).candidates())
      if (word.starts_with(last) && known.insert(word).second)
        std::cout << sanitized(before + word) << '\t' << sanitized(about) << '\n';
    std::cout.flush();
  } catch (...) {  // nobody wants a message in the middle of a word
  }
  return 0;
}

}  // namespace parcours::cli
