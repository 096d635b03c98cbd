#include "definition/stored/indices.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace parcours::definition {
namespace {

// Ends the check at the first mistake.
struct IndexError {
  std::string_view text;
};

void require(bool valid, std::string_view text) {
  if (!valid) throw IndexError{text};
}

template <class Part>
std::size_t index_of(const Part& part, const std::vector<Part>& all) {
  return static_cast<std::size_t>(&part - all.data());
}

class IndexValidator {
 public:
  explicit IndexValidator(const Workflow& workflow) : w_(workflow) {}
  void check() {
    require(!w_.blocks.empty(), "it has no block");
    require(!w_.steps.empty(), "it has no step");
    for (const auto& field : w_.fields) check(field);
    for (const auto& message : w_.messages) check(message);
    for (const auto& block : w_.blocks) check(block);
    for (const auto& phase : w_.phases) check(phase);
    for (const auto& step : w_.steps) check(step);
    on_path(w_.entry(), 0);
    if (w_.reopen && w_.reopen->next != none) on_path(w_.reopen->next, 0);
  }

 private:
  const Step& step(Index index) const {
    require(index >= 0 && static_cast<std::size_t>(index) < w_.steps.size(), "a step is missing");
    return w_.steps[static_cast<std::size_t>(index)];
  }
  const Block& block(Index index) const {
    require(index >= 0 && static_cast<std::size_t>(index) < w_.blocks.size(), "a block is missing");
    return w_.blocks[static_cast<std::size_t>(index)];
  }
  // A step on the path of that block.
  const Step& on_path(Index index, Index in) const {
    const auto& each = step(index);
    require(each.block == in && !each.offer, "a step stands in another block");
    return each;
  }
  const Step& anytime_step(Index index, Index in) const {
    const auto& each = step(index);
    require(each.block == in && each.offer, "a step does not stand beside that block");
    return each;
  }
  // The anytime step may belong to an outer block. An outer block comes before the blocks inside it.
  void also(Index index, Index in) const {
    const auto& each = step(index);
    while (in != each.block && in > 0) in = step(block(in).owner).block;
    require(each.offer && in == each.block, "a step starts what it cannot start");
  }
  void target(const Target& to, Index in) const {
    if (to.step != none) on_path(to.step, in);
  }

  void check(const Field& each) const {
    require(each.level >= 0 && each.level <= 4, "a level is unknown");
    require(each.decimals >= 0 && each.decimals <= 18, "a number has too many decimals");
    for (const auto& inner : each.fields) check(inner);
  }
  void check(const Message& each) const {
    require(!each.name.empty(), "a message has no name");
    form(each.form, w_.fields);
  }
  void form(const std::vector<FormField>& entries, const std::vector<Field>& of) const {
    for (const auto& entry : entries) {
      const auto at = std::find_if(of.begin(), of.end(), [&](const Field& field) { return field.name == entry.field; });
      const auto* field = at == of.end() ? w_.field(entry.field) : &*at;
      require(field != nullptr, "a form asks a field that there is not");
      form(entry.form, field->fields);
    }
  }
  void check(const Line& each, Index in) const {
    using Trigger = Line::Trigger;
    require(each.trigger != Trigger::after || each.delay, "a line has no delay");
    require(each.trigger != Trigger::at || each.at, "a line has no date");
    require(each.trigger != Trigger::every || each.every, "a line has no interval");
    require(!each.every || each.every->n > 0, "a line comes without a pause");
    require(each.trigger != Trigger::message || w_.message(each.message), "a line waits for no message");
    require(each.trigger != Trigger::when || each.when, "a line has no condition");
    for (const auto anytime : starts_of(each)) also(anytime, in);
    for (const auto& route : each.next) target(route.to, in);
  }
  void lines(const std::vector<Line>& all, Index in) const {
    for (const auto& line : all) check(line, in);
  }

  // Only block 0, the workflow itself, has no owner. A block comes before the blocks inside it, so that none is inside
  // itself.
  void check(const Block& each) const {
    const auto at = static_cast<Index>(index_of(each, w_.blocks));
    require((at == 0) == (each.owner == none), "a block belongs to no step");
    if (at != 0) {
      const auto& owner = step(each.owner);
      require(owner.body == at || std::count(owner.branches.begin(), owner.branches.end(), at) == 1,
              "a block is not its step's");
      require(owner.block >= 0 && owner.block < at, "a block stands in itself");
      on_path(each.entry, at);
    }
    for (const auto index : each.steps) on_path(index, at);
    for (const auto index : each.anytime) anytime_step(index, at);
    lines(each.lines, at);
  }
  void check(const Phase& each) const {
    const auto at = static_cast<Index>(index_of(each, w_.phases));
    for (const auto index : each.steps) require(on_path(index, 0).phase == at, "a step stands in another phase");
    for (const auto index : each.anytime)
      require(anytime_step(index, 0).phase == at, "a step stands beside another phase");
    lines(each.lines, 0);
  }
  void body(Index index, const Step& of) const {
    require(block(index).owner == static_cast<Index>(index_of(of, w_.steps)), "a block is another step's");
  }
  // A step has the parts that its kind needs, and only blocks that it owns.
  void parts(const Step& each) const {
    using Kind = Step::Kind;
    const bool has_body = each.kind == Kind::block || each.kind == Kind::each;
    require(has_body == (each.body != none), "a step has no body");
    require((each.kind == Kind::parallel) == !each.branches.empty(), "a step has no branches");
    require((each.kind == Kind::action) == each.binding.has_value(), "a step has no action");
    require((each.kind == Kind::send) == each.send.has_value(), "a step sends nothing");
    require((each.kind == Kind::handover) == each.handover.has_value(), "a step hands nothing over");
    const auto* list = each.kind == Kind::each ? w_.field(each.list) : nullptr;
    require(each.kind != Kind::each || (list && list->type == Type::list), "a step goes through no list");
    require(!each.until || each.until->count > 0, "a step waits for no branch");
    if (each.body != none) body(each.body, each);
    for (const auto branch : each.branches) body(branch, each);
    for (const auto& way : each.ways) on_path(way.step, each.block);
  }
  void check(const Step& each) {
    require(!each.name.empty() && names_.insert(each.name).second, "a step has no name of its own");
    block(each.block);
    const bool in_phase = each.phase >= 0 && static_cast<std::size_t>(each.phase) < w_.phases.size();
    require(in_phase || each.phase == none, "a phase is missing");
    parts(each);
    form(each.form, w_.fields);
    for (const auto& one : each.also) also(one.step, each.block);
    for (const auto& route : each.next) target(route.to, each.block);
    for (const auto& row : each.rows) target(row.to, each.block);
    lines(each.lines, each.block);
  }

  const Workflow& w_;
  std::set<std::string_view> names_;
};

}  // namespace

std::string_view find_index_error(const Workflow& workflow) {
  try {
    IndexValidator(workflow).check();
    return {};
  } catch (const IndexError& error) {
    return error.text;
  }
}

}  // namespace parcours::definition
