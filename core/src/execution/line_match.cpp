#include "execution/line_match.hpp"

#include <algorithm>

#include "execution/lines.hpp"

namespace parcours::execution {
namespace {

using definition::Line;
using definition::Workflow;

const std::string& renamed_step(const std::string& name, const NamePairs& steps) {
  const auto at = std::find_if(steps.begin(), steps.end(), [&](const auto& pair) { return pair.first == name; });
  return at == steps.end() ? name : at->second;
}

bool is_of_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

// The text of an expression in which `steps.trier` has the step's new name.
std::string renamed_expression(const std::string& text, const NamePairs& steps) {
  constexpr std::string_view word = "steps.";
  std::string out;
  std::size_t done = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, done)) {
    auto end = at + word.size();
    while (end < text.size() && is_of_name(text[end])) ++end;
    const bool is_word = at == 0 || !is_of_name(text[at - 1]);
    const auto name = text.substr(at + word.size(), end - at - word.size());
    out.append(text, done, at + word.size() - done).append(is_word ? renamed_step(name, steps) : name);
    done = end;
  }
  return out.append(text, done);
}

const NamePairs kNoneRenamed;

// Writes what a line is. `renamed`: the new names of the steps that it names.
class LineWriter {
 public:
  explicit LineWriter(const Workflow& workflow, const NamePairs& renamed = kNoneRenamed)
      : workflow_(workflow), renamed_(renamed) {}

  // When a line is due, apart from its `roll`.
  std::string date(const Line& line) const {
    std::string text;
    const auto* delay = line.delay ? std::get_if<Delay>(&*line.delay) : nullptr;
    const auto* program = line.delay ? std::get_if<expression::Program>(&*line.delay) : nullptr;
    if (delay) text = "after " + to_text(*delay);
    if (program) text = "after " + expression(*program);
    if (line.at) text = "at " + expression(*line.at);
    if (line.every) text += (text.empty() ? "every " : " every ") + to_text(*line.every);
    return text;
  }
  std::string trigger(const Line& line) const {
    if (line.trigger == Line::Trigger::message) return "message " + line.message;
    if (line.trigger == Line::Trigger::when) return "when " + (line.when ? expression(*line.when) : std::string());
    return date(line);
  }
  std::string effect(const Line& line) const {
    std::string text;
    for (const auto& who : line.remind) add(text, "remind " + selector(who));
    if (line.also != definition::none) add(text, "also " + step(line.also));
    for (const auto also : line.also_more) add(text, "also " + step(also));
    for (const auto& route : line.next)
      add(text, (route.outcome.empty() ? "" : route.outcome + ": ") + target(route.to));
    return text;
  }
  std::string identity(const Line& line) const { return trigger(line) + ": " + effect(line); }
  // Everything in which a line may differ from another with the same trigger and effect.
  std::string whole(const Line& line) const {
    const auto condition = [&](const auto& program) { return program ? expression(*program) : std::string(); };
    return identity(line) + "\n" + condition(line.when) + "\n" + condition(line.pause) + "\n" + line.text + "\n" +
           std::to_string(static_cast<int>(line.roll));
  }

 private:
  static void add(std::string& text, const std::string& part) { text += (text.empty() ? "" : ", ") + part; }
  std::string expression(const expression::Program& program) const {
    return renamed_expression(program.text(), renamed_);
  }
  std::string step(definition::Index index) const {
    return renamed_step(workflow_.steps[static_cast<std::size_t>(index)].name, renamed_);
  }
  std::string selector(const definition::ActorSelector& who) const {
    using Kind = definition::ActorSelector::Kind;
    if (who.kind == Kind::opener) return "case.opened_by";
    return who.kind == Kind::performer ? "steps." + renamed_step(who.name, renamed_) + ".by" : who.name;
  }
  std::string target(const definition::Target& to) const {
    if (to.stay) return "stay";
    return to.step != definition::none ? "next " + step(to.step) : to.end.empty() ? "end" : "end " + to.end;
  }

  const Workflow& workflow_;
  const NamePairs& renamed_;
};

// Pairs the lines of one owner. Each line is in one pair at most.
class OwnerMatch {
 public:
  OwnerMatch(const std::vector<Line>& before, const std::vector<Line>& after) : after_(after), found_(after.size()) {
    for (const auto& line : before) left_.push_back(&line);
  }

  // Pairs, in their order, the lines that are still without a partner and for which the texts are equal and not empty.
  template <class Before, class After>
  void pair_by(const Before& text_before, const After& text_after) {
    for (std::size_t i = 0; i < after_.size(); ++i) {
      const std::string text = found_[i] ? std::string() : text_after(after_[i]);
      if (text.empty()) continue;
      const auto at = std::find_if(left_.begin(), left_.end(), [&](const Line* l) { return text_before(*l) == text; });
      if (at == left_.end()) continue;
      found_[i] = *at;
      left_.erase(at);
    }
  }
  void add_to(std::vector<LinePair>& all) const {
    for (std::size_t i = 0; i < after_.size(); ++i)
      if (found_[i]) all.push_back({found_[i], &after_[i]});
  }

 private:
  const std::vector<Line>& after_;
  std::vector<const Line*> left_, found_;
};

void match_owner(const std::vector<Line>& before, const std::vector<Line>& after, const WorkflowVersions& versions,
                 std::vector<LinePair>& all) {
  const LineWriter writes_before(versions.before, versions.renamed), writes_after(versions.after);
  const auto name = [](const Line& line) { return line.name; };
  OwnerMatch match(before, after);
  match.pair_by(name, name);
  match.pair_by([&](const Line& l) { return writes_before.whole(l); },
                [&](const Line& l) { return writes_after.whole(l); });
  match.pair_by([&](const Line& l) { return writes_before.identity(l); },
                [&](const Line& l) { return writes_after.identity(l); });
  match.add_to(all);
}

// Whether a value that the expression reads may be another in the new version, though its text is the same.
bool reads_what_may_differ(const std::optional<expression::Program>& program, const WorkflowVersions& versions) {
  if (!program) return false;
  const auto preset = [](const Workflow& workflow, const std::string& name) -> const Value* {
    for (const auto& parameter : workflow.parameters)
      if (parameter.name == name) return &parameter.default_value;
    return nullptr;
  };
  const auto differs = [&](const std::string& name) {
    const auto* one = preset(versions.before, name);
    const auto* other = preset(versions.after, name);
    const auto* field = versions.after.field(name);
    return (field && !field->computed.empty()) || !one != !other || (one && !(*one == *other));
  };
  return std::any_of(program->reads().begin(), program->reads().end(), differs);
}

}  // namespace

std::string renamed_line(const std::string& key, const NamePairs& steps) {
  const auto end = key.find('/');
  return end == std::string::npos ? key : renamed_step(key.substr(0, end), steps) + key.substr(end);
}

std::vector<LinePair> match_lines(const WorkflowVersions& versions) {
  std::vector<LinePair> all;
  const auto match = [&](const std::string& owner, const std::vector<Line>& lines) {
    if (lines.empty()) return;
    const auto* after = lines_of_owner(versions.after, renamed_line(owner + "/", versions.renamed));
    if (after) match_owner(lines, *after, versions, all);
  };
  const auto& before = versions.before;
  match("/", before.blocks.front().lines);
  for (const auto& phase : before.phases) match("/" + phase.name, phase.lines);
  for (const auto& step : before.steps) match(step.name, step.lines);
  for (std::size_t i = 1; i < before.blocks.size(); ++i) match(before.blocks[i].name + "/", before.blocks[i].lines);
  return all;
}

bool may_change_date(const LinePair& lines, const WorkflowVersions& versions) {
  const auto &before = *lines.before, &after = *lines.after;
  const LineWriter writes_before(versions.before, versions.renamed), writes_after(versions.after);
  const auto program = [](const Line& line) -> std::optional<expression::Program> {
    const auto* delay = line.delay ? std::get_if<expression::Program>(&*line.delay) : nullptr;
    return line.at ? line.at : delay ? std::optional(*delay) : std::nullopt;
  };
  return before.trigger != after.trigger || before.roll != after.roll || before.next.empty() != after.next.empty() ||
         writes_before.date(before) != writes_after.date(after) || reads_what_may_differ(program(after), versions);
}

std::string line_text(const Workflow& workflow, const Line& line) { return LineWriter(workflow).identity(line); }

}  // namespace parcours::execution
