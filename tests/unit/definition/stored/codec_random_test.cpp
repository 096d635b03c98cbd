// Every workflow comes back from its stored form, and every stored form is refused or is a whole workflow.
#include <gtest/gtest.h>

#include <random>

#include "base/json.hpp"
#include "definition/model/workflow.hpp"

namespace parcours::definition {
namespace {

using Kind = Step::Kind;

Program program(const char* text) {
  const expression::Environment names{{"lieu", expression::Type::Kind::text},
                                      {"age", expression::Type::Kind::integer},
                                      {"today", expression::Type::Kind::date}};
  return std::get<Program>(Program::compile(text, names));
}

// A workflow of random steps, blocks and lines, with valid indices.
class Made {
 public:
  explicit Made(unsigned seed) : chance_(seed) {
    data();
    w_.blocks.emplace_back();
    for (int i = 0; i < 2; ++i) w_.phases.push_back({name()});
    for (Index phase = 0; phase < 2; ++phase) fill(0, phase, 0);
    beside(0, none);
    for (auto& step : w_.steps) lead(step);
    for (std::size_t i = 0; i < w_.blocks.size(); ++i) w_.blocks[i].lines = lines(static_cast<Index>(i), none);
    for (std::size_t i = 0; i < w_.phases.size(); ++i) w_.phases[i].lines = lines(0, static_cast<Index>(i));
    around();
  }
  Workflow take() { return std::move(w_); }

 private:
  int below(int n) { return static_cast<int>(chance_() % static_cast<unsigned>(n)); }
  bool maybe() { return below(2) == 0; }
  std::string name() { return "n" + std::to_string(++names_); }
  Text text() { return maybe() ? Text() : Text{"dit " + name(), "says"}; }
  std::optional<Program> guard() {
    return maybe() ? std::optional(program(maybe() ? "age > 3" : "known(lieu)")) : std::nullopt;
  }
  Delay delay() { return {1 + below(9), maybe() ? Delay::Unit::days : Delay::Unit::hours, {}}; }
  Due due() { return maybe() ? Due(delay()) : Due(program("today")); }
  std::vector<ActorSelector> people() { return {{static_cast<ActorSelector::Kind>(below(4)), name()}}; }
  std::vector<Check> checks() {
    return maybe() ? std::vector<Check>{} : std::vector<Check>{{name(), program("age > 3"), text(), maybe()}};
  }
  std::vector<FormField> form() {
    if (maybe()) return {};
    return {
        {"lieu", maybe(), maybe(), maybe(), guard(), {}, {}},
        {"besoins", maybe(), false, false, guard(), guard(), {{"motif", maybe(), maybe(), maybe(), guard(), {}, {}}}}};
  }

  void data() {
    Field lieu, age, besoins, motif, doublon;
    lieu.name = "lieu", lieu.checks = checks(), lieu.default_value = Value("ici"),
    lieu.options = {{"ici", text(), {}, {}}};
    age.name = "age", age.type = Type::number, age.computed = {{guard(), program("3")}, {{}, program("age + 1")}};
    motif.name = "motif", motif.unique = maybe();
    besoins.name = "besoins", besoins.type = Type::list, besoins.item = "besoin", besoins.fields = {motif};
    doublon.name = "doublon", doublon.type = Type::case_, doublon.of = "autre-parcours";
    w_.name = "essai";
    w_.fields = {lieu, age, besoins, doublon};
    w_.messages = {{"avis", {name()}, {name()}, maybe(), form(), {{"oui", text(), {}, {}}}}};
    w_.parameters = {{"seuil", Type::boolean, Value(false), {}}};
  }
  void around() {
    w_.accepts = {{name()}, people(), delay()};
    w_.reopen = {people(), maybe(), delay(), maybe() ? std::optional(below(5)) : std::nullopt, w_.entry()};
    w_.texts["salut"] = text();
  }

  Index add(Index block, Index phase, int depth, bool anytime) {
    const auto index = static_cast<Index>(w_.steps.size());
    Step step;
    step.name = name(), step.block = block, step.phase = phase, step.title = text(), step.line = below(100);
    step.kind = static_cast<Kind>(below(depth < 2 ? 11 : 6));
    while (depth == 2 && step.kind == Kind::block) step.kind = Kind::task;
    if (anytime) step.offer = Offer{maybe(), people(), guard(), maybe()};
    w_.steps.push_back(step);
    equip(index, depth);
    return index;
  }
  Step& at(Index index) { return w_.steps[static_cast<std::size_t>(index)]; }
  Index inner(Index owner, int depth) {
    const auto block = static_cast<Index>(w_.blocks.size());
    w_.blocks.emplace_back();
    w_.blocks.back().name = name(), w_.blocks.back().owner = owner, w_.blocks.back().when = guard();
    fill(block, at(owner).phase, depth + 1);
    return block;
  }
  void equip(Index index, int depth) {
    const auto kind = at(index).kind;
    if (kind == Kind::action)
      at(index).binding = ActionBinding{"p2.triage", Record{{"n", 3}}, {"a"}, {"b"}, {"c"}, {"d"}, {"e"}, maybe()};
    if (kind == Kind::send) at(index).send = Send{"avis", {}, people(), {"doublon"}, guard(), maybe() ? "oui" : ""};
    if (kind == Kind::handover)
      at(index).handover = Handover{"autre",
                                    text(),
                                    {{"nom", maybe(), false, false, {}, {}, {}}},
                                    static_cast<Handover::Await>(below(3)),
                                    delay()};
    if (kind == Kind::send || kind == Kind::handover)
      at(index).carry = {{"lieu", program("lieu")}}, at(index).with = Record{{"a", "b"}};
    if (kind == Kind::block || kind == Kind::each) {
      const auto body = inner(index, depth);
      at(index).body = body;
    }
    if (kind == Kind::each) at(index).list = "besoins", at(index).chosen = guard();
    for (int i = 0; kind == Kind::parallel && i < 2; ++i) {
      const auto branch = inner(index, depth);
      at(index).branches.push_back(branch);
    }
    if (maybe())
      at(index).until = CompletionCondition{1 + below(3), maybe() ? std::optional(program("age")) : std::nullopt};
  }
  void beside(Index block, Index phase) {
    const auto index = add(block, phase, 2, true);
    (block == 0 && phase != none ? w_.phases[static_cast<std::size_t>(phase)].anytime
                                 : w_.blocks[static_cast<std::size_t>(block)].anytime)
        .push_back(index);
  }
  void fill(Index block, Index phase, int depth) {
    for (int i = 0; i < 1 + below(3); ++i) {
      const auto index = add(block, phase, depth, false);
      auto& in = w_.blocks[static_cast<std::size_t>(block)];
      in.steps.push_back(index);
      if (in.entry == none) in.entry = index;
      if (block == 0) w_.phases[static_cast<std::size_t>(phase)].steps.push_back(index);
    }
    if (maybe()) beside(block, phase);
  }

  Target target(Index block, bool anytime) {
    const auto& steps = w_.blocks[static_cast<std::size_t>(block)].steps;
    if (anytime && maybe()) return {none, {}, true};
    return maybe() ? Target{none, name()}
                   : Target{steps[static_cast<std::size_t>(below(static_cast<int>(steps.size())))], {}};
  }
  Index anytime_of(Index block) {
    const auto& all = w_.blocks[static_cast<std::size_t>(block)].anytime;
    return all.empty() ? none : all.front();
  }
  std::vector<Line> lines(Index block, Index) {
    std::vector<Line> all;
    for (int i = 0; i < below(3); ++i) {
      Line line;
      line.key = name(), line.name = maybe() ? name() : "", line.trigger = static_cast<Line::Trigger>(below(5)),
      line.delay = due(), line.at = program("today");
      line.every = delay(), line.message = "avis", line.when = program("age > 3"), line.pause = guard();
      line.roll = static_cast<Roll>(below(3)), line.remind = people(), line.text = "salut",
      line.also = anytime_of(block);
      if (line.also != none && maybe()) line.also_more = {line.also};
      line.next = {{maybe() ? "" : "oui", target(block, false)}}, line.line = below(9);
      all.push_back(std::move(line));
    }
    return all;
  }
  void lead(Step& step) {
    const bool anytime = step.offer.has_value();
    step.by = people(), step.not_by = {name()}, step.form = form(), step.due = due(), step.checks = checks();
    step.next = {{"done", target(step.block, anytime)}, {name(), target(step.block, anytime)}};
    step.rows = {{guard(), target(step.block, anytime)}};
    step.lines = lines(step.block, step.phase);
    if (anytime_of(step.block) != none) step.also = {{maybe() ? "" : "done", anytime_of(step.block)}};
    if (step.kind == Kind::split) step.ways = {{guard(), w_.blocks[static_cast<std::size_t>(step.block)].entry}};
  }

  std::mt19937 chance_;
  int names_ = 0;
  Workflow w_;
};

TEST(RandomWorkflow, ComesBackFromItsStoredForm) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const auto text = encode(Made(seed).take());

    ASSERT_EQ(encode(decode(text)), text) << seed;
  }
}

// Replaces one number of a stored form, the `left`-th.
void replace_number(const Value& value, const Value& by, std::size_t& left, Value& out) {
  out = value;
  if (value.is<std::int64_t>() && left-- == 0) out = by;
  if (const auto* list = value.get_if<List>()) {
    List all(list->size());
    for (std::size_t i = 0; i < all.size(); ++i) replace_number((*list)[i], by, left, all[i]);
    out = std::move(all);
  }
  if (const auto* record = value.get_if<Record>()) {
    Record all;
    for (const auto& [name, part] : *record) {
      Value changed;
      replace_number(part, by, left, changed);
      all.set(name, std::move(changed));
    }
    out = std::move(all);
  }
}

TEST(StoredWorkflow, WithAnyNumberChangedIsRefusedOrWhole) {
  const auto stored = json::read_exact(encode(Made(7).take()));
  const std::vector<Value> others{Value(-1), Value(0), Value(3), Value(10'000)};
  std::size_t refused = 0;
  for (std::size_t n = 0;; n += 5) {
    std::size_t left = n;
    Value changed;
    replace_number(stored, others[n % others.size()], left, changed);
    if (left <= n) break;  // there are no more
    try {
      encode(decode(json::write_exact(changed)));
    } catch (const Error& error) {
      ASSERT_EQ(error.code(), Error::Code::store);
      ++refused;
    }
  }

  EXPECT_GT(refused, 20u);
}

}  // namespace
}  // namespace parcours::definition
