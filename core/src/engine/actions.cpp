#include "engine/actions.hpp"

#include <algorithm>

#include "engine/messages.hpp"
#include "engine/rights.hpp"

namespace parcours::engine {
namespace {

using execution::Answer;
using execution::Asked;

constexpr int kMostActions = 100;  // of one command

// How one action came out: an answer for the case, or problems for the sender.
class Performance {
 public:
  Performance(House& house, store::Transaction& tx, const Scene& scene, const Asked& asked) : house_(house), tx_(tx), scene_(scene), asked_(asked) {}

  Checked<Answer> run() {
    if (const auto supposed = house_.supposed.find(asked_.action); supposed != house_.supposed.end())
      return Answer{asked_.token, Answer::Kind::ended, supposed->second, {}, {}};
    const plugin::Action* action = house_.sheets.action(asked_.action);
    if (!action) return failed("sheet-missing", {{"sheet", asked_.action.substr(0, asked_.action.find('.'))}});
    try {
      return action->is_deed() ? perform(*action) : read(plugin::run(*action, call(), nullptr));
    } catch (const Error& e) {
      if (e.code() != Error::Code::plugin) throw;
      return failed("action-failed", {{"action", asked_.action}});
    }
  }

 private:
  sdk::Call call() const {
    const auto& settings = asked_.settings;
    return {settings, asked_.input, asked_.fields, asked_.chosen, scene_.file.ref, scene_.command.by.id, territory_, roles_, scene_.at,
            house_.calendar.day_of(scene_.at), scene_.file.id, scene_.revision(), asked_.attempt};
  }
  // What the deed wrote stays only when it ends.
  Checked<Answer> perform(const plugin::Action& action) {
    tx_.savepoint();
    try {
      auto rows = tx_.rows(house_.sheets.owner(asked_.action)->name, scene_.file.id, scene_.revision(), micros(scene_.at), {});
      auto answer = read(plugin::run(action, call(), rows.get()));
      answer && answer->kind == Answer::Kind::ended ? tx_.release() : tx_.rollback_to();
      return answer;
    } catch (...) {
      if (!tx_.lost()) tx_.rollback_to();
      throw;
    }
  }

  Checked<Answer> read(const sdk::Outcome& outcome) const {
    using Kind = sdk::Outcome::Kind;
    if (outcome.kind == Kind::refused) return refused(outcome.problems);
    if (outcome.kind == Kind::later) return failed("action-later", {{"action", asked_.action}});
    Problems open;
    const auto& yes = scene_.command.confirmed;
    for (const auto& p : outcome.problems)
      if (std::find(yes.begin(), yes.end(), p.code) == yes.end()) open.push_back(p);
    if (!open.empty()) return refused(open);
    Answer answer{asked_.token, Answer::Kind::ended, outcome.name, outcome.outputs, {}};
    for (const auto& f : outcome.facts) answer.facts.push_back({f.indicator, f.by, f.n});
    return answer;
  }
  Checked<Answer> refused(const Problems& problems) const {
    if (asked_.by_person) return problems;
    return Answer{asked_.token, Answer::Kind::failed, problems.front().code, {}, {}};
  }
  Checked<Answer> failed(std::string_view code, Messages::Arguments arguments) const { return refused({messages().problem(code, arguments)}); }

  House& house_;
  store::Transaction& tx_;
  const Scene& scene_;
  const Asked& asked_;
  std::vector<std::string> roles_ = roles_of(scene_.grants, scene_.file.territory);
  std::string territory_ = scene_.before.territory;
};

}  // namespace

Problems run_actions(House& house, store::Transaction& transaction, const Scene& scene, execution::Decision& decision,
                     std::vector<execution::Event>& events) {
  const execution::Circumstances around{{scene.at, house.calendar}, scene.revision(), scene.command.by.id, *scene.parameters};
  for (int ran = 0; decision.asked; ++ran) {
    if (ran == kMostActions) return {messages().problem("too-many-actions")};
    auto answer = Performance(house, transaction, scene, *decision.asked).run();
    if (!answer) return answer.problems();
    decision = execution::decide(scene.workflow(), std::move(decision.after), *answer, around);
    if (!decision.problems.empty()) return decision.problems;
    events.insert(events.end(), decision.events.begin(), decision.events.end());
  }
  return {};
}

}  // namespace parcours::engine
