// The lines of a story that assert something, compared with its case.
#include <algorithm>
#include <map>
#include <set>

#include "base/json.hpp"
#include "engine/command/message_template.hpp"
#include "execution/lookup.hpp"
#include "store/proof/proof_reader.hpp"
#include "story/phrases.hpp"
#include "story/runner.hpp"

namespace parcours::story {
namespace {

using definition::Step;
using execution::Token;

std::string value_text(const Value& value) { return value.is_null() ? "-" : json::write_plain(value); }

}  // namespace

StoryRunner::Verdict StoryRunner::run_line(const StoryWaits& waits) {
  for (const auto& step : waits.steps)
    if (is_waiting_at(step, waits.row) == waits.negated)
      return Mismatch{story_text(waits.negated ? "want-not-at" : "want-waits", {{"step", step}}), position()};
  return std::nullopt;
}

StoryRunner::DeployedData StoryRunner::deployed_data() {
  const auto reader = context_.store->read();
  return {context_.catalogue.parameters(*reader, deploys_, workflow_.name), context_.catalogue.city(*reader, deploys_)};
}

execution::DecisionContext StoryRunner::decision_context(const DeployedData& deployed, const std::string& actor) const {
  return {{clock_.now(), calendar_, *deployed.city}, state_.revision + 1, actor, *deployed.parameters, {}};
}

// An offer is for an actor who has one of its roles in the story.
StoryRunner::Verdict StoryRunner::run_line(const StoryOffered& offered) {
  const auto deployed = deployed_data();
  std::set<std::string> found;
  for (const auto& offer : execution::offered(workflow_, state_, decision_context(deployed, offered.by)))
    if (offered.by.empty() || is_for(*workflow_.step(offer.step), offer.frame, offered.by)) found.insert(offer.step);
  const std::set<std::string> wanted(offered.steps.begin(), offered.steps.end());
  if (found == wanted) return std::nullopt;
  return Mismatch{story_text("want-offered", {{"steps", joined(offered.steps)}}),
                  found.empty() ? story_text("is-nothing-offered")
                                : story_text("is-offered", {{"steps", joined({found.begin(), found.end()})}})};
}

bool StoryRunner::is_for(const Step& step, std::int64_t frame, const std::string& actor) const {
  const auto who = execution::eligible(workflow_, state_, step.offer->to, frame);
  const auto known =
      std::find_if(story_.actors.begin(), story_.actors.end(), [&](const auto& a) { return a.name == actor; });
  return std::any_of(who.begin(), who.end(), [&](const execution::Eligible& e) {
    if (e.role.empty()) return e.actor == actor;
    if (known == story_.actors.end() || (!e.actor.empty() && e.actor != actor)) return false;
    return std::any_of(known->rights.begin(), known->rights.end(),
                       [&](const auto& right) { return right.role == e.role; });
  });
}

// The fields that `Engine::read` shows; none to an actor who may not know of the case.
StoryRunner::Verdict StoryRunner::run_line(const StorySees& sees) {
  const auto seen = engine_.read({sees.by}, reference_);
  std::set<std::string> found;
  if (seen)
    for (const auto& [name, value] : seen->fields) found.insert(name);
  const std::set<std::string> wanted(sees.fields.begin(), sees.fields.end());
  if (found == wanted) return std::nullopt;
  const auto text_of = [&](const std::set<std::string>& names, const char* some, const char* none) {
    return names.empty() ? story_text(none, {{"by", sees.by}})
                         : story_text(some, {{"by", sees.by}, {"fields", joined({names.begin(), names.end()})}});
  };
  return Mismatch{text_of(wanted, "sees-fields", "sees-nothing"), text_of(found, "sees-fields", "sees-nothing")};
}

StoryRunner::Verdict StoryRunner::run_line(const StoryTold& told) {
  const bool is_opener = case_ && told.by == opener_;
  const auto deployed = deployed_data();
  const auto text =
      is_opener ? engine::text_for_opener({workflow_, state_, decision_context(deployed, told.by)}) : Text();
  for (const auto& [language, translation] : text.translations())
    if (translation == told.text) return std::nullopt;
  return Mismatch{story_text("told-text", {{"by", told.by}, {"text", told.text}}),
                  is_opener ? story_text("told-text", {{"by", told.by}, {"text", text.in("fr")}})
                            : story_text("told-nothing", {{"by", told.by}})};
}

StoryRunner::Verdict StoryRunner::run_line(const StoryHas& has) {
  const Record* row = has.row.empty() || !case_ ? nullptr : row_called(has.row);
  for (const auto& [name, wanted] : has.fields) {
    const Value* stored = !case_            ? nullptr
                          : has.row.empty() ? case_->fields.find(name)
                          : row             ? row->find(name)
                                            : nullptr;
    if (stored ? *stored == wanted : wanted.is_null()) continue;
    return Mismatch{story_text("want-field", {{"field", name}, {"value", value_text(wanted)}}),
                    stored ? story_text("is-field", {{"value", value_text(*stored)}}) : story_text("is-empty")};
  }
  return std::nullopt;
}

StoryRunner::Verdict StoryRunner::run_line(const StoryNotified& notified) {
  if (was_notified(notified)) return std::nullopt;
  const auto code = notified.reminded ? "want-reminded" : "want-sent";
  return Mismatch{story_text(code, {{"what", notified.what}, {"to", notified.to.empty() ? "-" : notified.to}}),
                  story_text("is-not-sent")};
}

// Only what was sent since the clock was last moved counts: an older message of the same name is another one.
bool StoryRunner::was_notified(const StoryNotified& notified) const {
  if (!case_) return false;
  const auto names = [&](const Record& event) {
    const auto* to = event.find("to");
    if (notified.to.empty()) return true;
    if (!to) return false;
    return std::any_of(to->as<List>().begin(), to->as<List>().end(), [&](const Value& each) {
      const auto& text = each.as<std::string>();
      return text == notified.to || text == "role:" + notified.to || text == "actor:" + notified.to ||
             text.starts_with("role:" + notified.to + "@");
    });
  };
  const auto& history = case_->history;
  for (auto entry = history.rbegin(); entry != history.rend() && entry->revision > notified_since_; ++entry) {
    for (const auto& event : entry->events) {
      const auto& e = event.as<Record>();
      const auto what = e.at("event").as<std::string>();
      const bool is_it = notified.reminded ? what == "reminded"
                                           : what == "sent" && e.find("what") && e.at("what") == Value(notified.what);
      if (is_it && names(e)) return true;
    }
  }
  return false;
}

StoryRunner::Verdict StoryRunner::run_line(const StoryCounted& counted) {
  std::map<std::string, std::int64_t> sums;
  const auto stored = context_.store->read()->load_for_command(reference_, opener_, engine::micros(clock_.now()));
  if (stored.case_row)
    for (const auto& fact : context_.store->read_for_proof()->facts({stored.case_row->id - 1, stored.case_row->id}))
      if (fact.seq > notified_since_) sums[fact.indicator] += fact.n;
  for (const auto& [name, n] : counted.sums)
    if (sums[name] != n)
      return Mismatch{story_text("want-counted", {{"name", name}, {"n", std::to_string(n)}}),
                      story_text("is-counted", {{"n", std::to_string(sums[name])}})};
  return std::nullopt;
}

StoryRunner::Verdict StoryRunner::run_line(const StoryEnded& ended) {
  if (case_ && case_->ended_as == ended.as) return std::nullopt;
  return Mismatch{story_text("want-ended", {{"as", ended.as}}), position()};
}

bool StoryRunner::is_waiting_at(const std::string& step, const std::string& row) const {
  return std::any_of(state_.tokens.begin(), state_.tokens.end(),
                     [&](const Token& t) { return t.branch.empty() && t.step == step && is_in_row(t.id, row); });
}

bool StoryRunner::is_in_row(std::int64_t token, const std::string& row) const {
  if (row.empty()) return true;
  const bool is_both = execution::is_ambiguous_row(workflow_, state_, row);  // then the number is meant
  for (const Token* t = state_.token(token); t; t = state_.token(t->parent))
    if (execution::is_row_named(workflow_, state_, *t, is_both ? "number:" + row : row,
                                execution::NamedBy::number_or_key))
      return true;
  return false;
}

const Record* StoryRunner::row_called(const std::string& row) const {
  for (const auto& list : workflow_.fields) {
    const auto stored = state_.fields.find(list.name);
    if (list.item.empty() || stored == state_.fields.end()) continue;
    const auto& rows = stored->second.value.as<List>();
    if (const auto n = execution::row_named(list, rows, row); n > 0)
      return &rows[static_cast<std::size_t>(n - 1)].as<Record>();
  }
  return nullptr;
}

}  // namespace parcours::story
