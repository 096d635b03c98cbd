#include "definition/check/filled.hpp"

#include <algorithm>
#include <array>

namespace parcours::definition {
namespace {

// The outcome of a step, as the condition of an entry of its form reads it. Every other name is empty.
struct OutcomeAlone : expression::Bindings {
  explicit OutcomeAlone(std::string_view of) : outcome(std::string(of)) {}
  const Value* find(std::string_view name) const override { return name == "outcome" ? &outcome : nullptr; }
  Value outcome;
};

// Returns whether an answer to the form always has the field.
struct Requires {
  const Workflow& workflow;
  const Calendar& calendar;
  const std::string& name;

  bool operator()(const std::vector<FormField>& form, std::string_view outcome) const {
    return std::any_of(form.begin(), form.end(), [&](const FormField& entry) {
      const auto* field = workflow.field(entry.field);
      if (entry.field != name || entry.shown || entry.rows || !field) return false;
      if (entry.optional && !field->default_value) return false;
      return !entry.when || entry.when->evaluate(OutcomeAlone(outcome), {Instant{}, calendar}).is_true();
    });
  }
};

// The steps that a case may come to before a name has a value. The vertices are the steps, and for each block, phase
// and end of a block one more. The end of a branch leads on only if no branch next to it fills the name.
class UnfilledWays {
 public:
  // `branches`: whether each branch that was asked for fills the name. Each is followed once.
  UnfilledWays(const Requires& fills, std::map<Index, bool>& branches, Index within = none)
      : w_(fills.workflow), fills_(fills), branches_(branches), within_(within) {
    seen_.resize(w_.steps.size() + 2 * w_.blocks.size() + w_.phases.size());
  }

  const std::vector<bool>& from(Index step) {
    to_step(step);
    while (!open_.empty()) {
      const auto at = open_.back();
      open_.pop_back();
      visit(at);
    }
    return seen_;
  }
  bool ends(Index block) const { return seen_[end_of(block)]; }

 private:
  const Step& step(Index index) const { return w_.steps[static_cast<std::size_t>(index)]; }
  const Block& block(Index index) const { return w_.blocks[static_cast<std::size_t>(index)]; }
  std::size_t in_block(Index index) const { return w_.steps.size() + static_cast<std::size_t>(index); }
  std::size_t end_of(Index index) const { return in_block(index) + w_.blocks.size(); }
  std::size_t in_phase(Index index) const {
    return w_.steps.size() + 2 * w_.blocks.size() + static_cast<std::size_t>(index);
  }
  bool is_inside(Index at) const {
    for (; at != within_; at = step(block(at).owner).block)
      if (at == 0) return within_ == none;
    return true;
  }
  void add(std::size_t vertex) {
    if (!seen_[vertex]) seen_[vertex] = true, open_.push_back(vertex);
  }
  void to_step(Index index) {
    if (index != none && is_inside(step(index).block)) add(static_cast<std::size_t>(index));
  }
  // A branch that was ended is left; a run of an anytime step that stays is over.
  void to(const Target& target, Index in) {
    if (target.step != none) return to_step(target.step);
    if (target.stay || in == 0) return;
    const auto owner = block(in).owner;
    if (step(owner).kind != Step::Kind::block) return is_inside(in) ? add(end_of(in)) : void();
    if (const auto* route = step(owner).route(target.end)) leave(owner, *route, target.end);
  }
  // Follows the route of a step that ends, unless the name is filled by that.
  void leave(Index from, const Target& target, std::string_view outcome) {
    const auto& each = step(from);
    const auto& outputs = each.binding ? each.binding->outputs : std::vector<std::string>();
    if (fills_.name == "steps." + each.name || fills_(each.form, outcome)) return;
    if (std::find(outputs.begin(), outputs.end(), fills_.name) == outputs.end()) to(target, each.block);
  }

  void visit(std::size_t vertex) {
    const auto n = w_.steps.size(), blocks = w_.blocks.size();
    const auto index = [](std::size_t at) { return static_cast<Index>(at); };
    if (vertex < n) return visit_step(index(vertex));
    if (vertex < n + blocks) return visit_block(index(vertex - n));
    if (vertex < n + 2 * blocks) return visit_end(index(vertex - n - blocks));
    const auto& phase = w_.phases[vertex - n - 2 * blocks];
    lines(phase.lines, 0), offers(phase.anytime);
    around(0);
  }
  void visit_step(Index index) {
    const auto& each = step(index);
    if (each.body != none) to_step(block(each.body).entry);
    for (const auto branch : each.branches) to_step(block(branch).entry);
    // A list may be empty; its step is then done.
    if (each.kind != Step::Kind::block && each.kind != Step::Kind::parallel)
      for (const auto& route : each.next) leave(index, route.to, route.outcome);
    for (const auto& row : each.rows) leave(index, row.to, {});
    for (const auto& way : each.ways) to_step(way.step), to_step(way.merge);
    for (const auto& also : each.also) to_step(also.step);
    lines(each.lines, each.block);
    if (each.block == 0 && each.phase != none && is_inside(0)) return add(in_phase(each.phase));
    around(each.block);
  }
  void visit_block(Index index) {
    lines(block(index).lines, index), offers(block(index).anytime);
    if (index == 0) return;
    const auto& owner = step(block(index).owner);
    owner.block == 0 && owner.phase != none&& is_inside(0) ? add(in_phase(owner.phase)) : around(owner.block);
  }
  void visit_end(Index index) {
    if (index == within_ || fills_.name == "steps." + block(index).name) return;
    const auto owner = block(index).owner;
    const auto& parallel = step(owner);
    const bool all = parallel.kind == Step::Kind::parallel && !parallel.until;
    if (all && std::any_of(parallel.branches.begin(), parallel.branches.end(), [&](Index b) { return fills(b); }))
      return;
    if (const auto* route = parallel.route("done")) leave(owner, *route, "done");
  }
  bool fills(Index branch) const {
    if (block(branch).when) return false;
    const auto [known, is_new] = branches_.try_emplace(branch);
    if (!is_new) return known->second;
    UnfilledWays ways(fills_, branches_, branch);
    ways.from(block(branch).entry);
    return known->second = !ways.ends(branch);
  }
  void around(Index in) {
    if (is_inside(in)) add(in_block(in));
  }
  void offers(const std::vector<Index>& anytime) {
    for (const auto index : anytime)
      if (step(index).offer && step(index).offer->offered) to_step(index);
  }
  void lines(const std::vector<Line>& all, Index in) {
    for (const auto& line : all) {
      const auto* message = line.message.empty() ? nullptr : w_.message(line.message);
      for (const auto& route : line.next)
        if (!message || !fills_(message->form, route.outcome)) to(route.to, in);
      for (const auto anytime : starts_of(line)) to_step(anytime);
    }
  }

  const Workflow& w_;
  const Requires& fills_;
  std::map<Index, bool>& branches_;
  Index within_;  // the branch that is not left; none: the whole case
  std::vector<bool> seen_;
  std::vector<std::size_t> open_;
};

bool asks(const std::vector<FormField>& form, const std::string& name) {
  return std::any_of(form.begin(), form.end(), [&](const FormField& e) { return e.field == name && !e.shown; });
}

bool is_asked(const Workflow& workflow, const std::string& name) {
  const auto here = [&](const auto& each) { return asks(each.form, name); };
  return std::any_of(workflow.steps.begin(), workflow.steps.end(), here) ||
         std::any_of(workflow.messages.begin(), workflow.messages.end(), here);
}

}  // namespace

bool FilledNames::may_be_emptied(const std::string& name) const {
  const auto* field = w_.field(name);
  const auto empties = [&](const auto& each) {
    return std::any_of(each.form.begin(), each.form.end(), [&](const FormField& e) {
      return e.field == name && e.fresh && e.optional && !(field && field->default_value);
    });
  };
  return std::any_of(w_.steps.begin(), w_.steps.end(), empties) ||
         std::any_of(w_.messages.begin(), w_.messages.end(), empties);
}

// "besoin.limite" is in every row when a form that adds rows requires it.
bool FilledNames::is_in_every_row(const std::string& name) const {
  const auto dot = name.find('.');
  const auto* list = dot == std::string::npos ? nullptr : w_.list_of(name.substr(0, dot));
  if (!list) return false;
  const auto adds = [&](const auto& each) {
    return std::any_of(each.form.begin(), each.form.end(), [&](const FormField& e) {
      return e.field == list->name && !e.rows && std::any_of(e.form.begin(), e.form.end(), [&](const FormField& row) {
               return (row.field == name || row.field == name.substr(dot + 1)) && !row.optional && !row.when;
             });
    });
  };
  return std::any_of(w_.steps.begin(), w_.steps.end(), adds) ||
         std::any_of(w_.messages.begin(), w_.messages.end(), adds);
}

bool FilledNames::are_filled(const Program& expression, Index step) {
  const auto& names = expression.reads();
  return std::all_of(names.begin(), names.end(), [&](const auto& name) { return is_filled(name, step); });
}

// A field that reads itself has no value.
bool FilledNames::is_computed(const Field& field, Index step) {
  const auto [known, is_new] = computed_.try_emplace({field.name, step});
  if (!is_new) return known->second;
  return known->second = std::all_of(field.computed.begin(), field.computed.end(), [&](const ValueRow& row) {
           const auto* value = std::get_if<Program>(&row.value);
           return !value || are_filled(*value, step);
         });
}

bool FilledNames::is_filled(const std::string& name, Index step) {
  std::string wanted = name;
  if (name.starts_with("steps.")) {
    const auto dot = name.rfind('.');
    static constexpr std::array moments{".at", ".by", ".outcome"};
    const auto is_one = [&](std::string_view end) { return name.ends_with(end) && dot > 5; };
    if (std::none_of(moments.begin(), moments.end(), is_one)) return true;
    wanted = name.substr(0, dot);
  } else {
    const auto* field = w_.field(name);
    if (!field || field->type == Type::list) return name.find('.') == std::string::npos || !field;
    if (!field->computed.empty()) return is_computed(*field, step);
    if (may_be_emptied(name)) return false;
    if ((field->default_value && !is_asked(w_, name)) || is_in_every_row(name)) return true;
  }
  const auto [at, is_new] = unfilled_at_.try_emplace(wanted);
  if (is_new) {
    const Requires fills{w_, calendar_, at->first};
    std::map<Index, bool> branches;
    at->second = UnfilledWays(fills, branches).from(w_.entry());
  }
  return !at->second[static_cast<std::size_t>(step)];
}

}  // namespace parcours::definition
