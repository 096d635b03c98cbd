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
  Performance(House& house, store::Transaction& tx, const Scene& scene, const Asked& asked,
              const std::string& territory)
      : house_(house), tx_(tx), scene_(scene), asked_(asked), territory_(territory) {}

  // What a deed writes stands in a savepoint, kept once the case has taken the answer.
  void begin() {
    if (is_deed()) tx_.savepoint();
  }
  void end(bool keep) {
    if (is_deed()) keep ? tx_.release() : tx_.rollback_to();
  }

  Checked<Answer> run() {
    if (const auto supposed = house_.supposed.find(asked_.action); supposed != house_.supposed.end())
      return Answer{asked_.token, Answer::Kind::ended, supposed->second, {}, {}};
    if (!action_) return failed("sheet-missing", {{"sheet", asked_.action.substr(0, asked_.action.find('.'))}});
    try {
      return read(is_deed() ? perform() : plugin::run(*action_, call(), nullptr));
    } catch (const Error& e) {
      // A busy or lost database is nobody's fault here; everything else is the action's.
      if (e.code() == Error::Code::busy || tx_.lost()) throw;
      return failed("action-failed", {{"action", asked_.action}});
    }
  }

 private:
  bool is_deed() const { return action_ && action_->is_deed(); }
  sdk::Call call() const {
    const auto& settings = asked_.settings;
    return {settings,         asked_.input,      asked_.fields, asked_.chosen, scene_.file.ref,
            scene_.sender.id, territory_,        roles_,        scene_.at,     house_.calendar.day_of(scene_.at),
            scene_.file.id,   scene_.revision(), asked_.attempt};
  }
  sdk::Outcome perform() const {
    const auto rows =
        tx_.rows(house_.sheets.owner(asked_.action)->name, scene_.file.id, scene_.revision(), micros(scene_.at));
    return plugin::run(*action_, call(), rows.get());
  }

  Checked<Answer> read(const sdk::Outcome& outcome) const {
    using Kind = sdk::Outcome::Kind;
    if (outcome.kind == Kind::refused) return refused(outcome.problems);
    if (outcome.kind == Kind::later) return failed("action-later", {{"action", asked_.action}});
    Problems open;
    const auto& yes = scene_.sender.confirmed;
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
  Checked<Answer> failed(std::string_view code, Messages::Arguments arguments) const {
    return refused({messages().problem(code, arguments)});
  }

  House& house_;
  store::Transaction& tx_;
  const Scene& scene_;
  const Asked& asked_;
  std::vector<std::string> roles_ = roles_of(scene_.grants, scene_.file.territory);
  const std::string& territory_;
  const plugin::Action* action_ = house_.sheets.action(asked_.action);
};

}  // namespace

Problems run_actions(House& house, store::Transaction& transaction, const Scene& scene, execution::Decision& decision,
                     Happened& happened) {
  const auto around = scene.around(house.calendar);
  for (int ran = 0; decision.asked; ++ran) {
    if (ran == kMostActions) return {messages().problem("too-many-actions")};
    const auto asked = *decision.asked;
    const auto before = decision.after;
    Performance performance(house, transaction, scene, asked, before.territory);
    performance.begin();
    auto answer = performance.run();
    if (answer) decision = execution::decide(scene.workflow(), std::move(decision.after), *answer, around);
    performance.end(answer && answer->kind == Answer::Kind::ended && decision.problems.empty());
    if (!answer) return answer.problems();
    if (!decision.problems.empty() &&
        !asked.by_person)  // an answer that does not fit the case is not the sender's to mend
      decision =
          execution::decide(scene.workflow(), before,
                            Answer{asked.token, Answer::Kind::failed, decision.problems.front().code, {}, {}}, around);
    if (!decision.problems.empty()) return decision.problems;
    happened.add(decision);
  }
  return {};
}

}  // namespace parcours::engine
