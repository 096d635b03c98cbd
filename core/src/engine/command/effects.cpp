#include "engine/command/effects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/json.hpp"
#include "engine/command/message_template.hpp"
#include "execution/codec_record.hpp"
#include "execution/stored_record.hpp"

namespace parcours::engine {
namespace {

using execution::Effect;

// In the order of Effect::Kind.
constexpr std::array<std::string_view, 7> kKinds{"remind", "text",       "message", "handover",
                                                 "reply",  "withdrawal", "kept"};

std::string name_of(Effect::Kind kind) { return std::string(kKinds.at(static_cast<std::size_t>(kind))); }

bool goes_to_people(Effect::Kind kind) { return kind == Effect::Kind::remind || kind == Effect::Kind::text; }

// The host delivers to people what has neither a next attempt nor a failed one; the engine delivers the rest.
bool has_right_way(const store::EffectRow& row) {
  const bool by_host = !row.next && row.code.empty();
  return std::find(kKinds.begin(), kKinds.end(), row.kind) != kKinds.end() &&
         parcours::engine::is_for_people(row) == by_host;
}

std::string step_of(std::int64_t token, const execution::Case& before, const execution::Case& after) {
  const auto* found = after.token(token) ? after.token(token) : before.token(token);
  return found ? found->step : std::string();
}

// For people: the step that the effect is about, its values, and its text in every language.
Record payload_for_people(const Effect& effect, const std::string& step, const execution::EvaluationContext& seen) {
  Record payload{{"with", effect.with}, {"step", step}};
  const auto text = seen.workflow.texts.find(effect.what);
  if (text == seen.workflow.texts.end()) return payload;
  const Text rendered = render(text->second, seen, effect.of_rows);
  Record translations;
  for (const auto& [language, words] : rendered.translations()) translations.set(language, words);
  payload.set("text", std::move(translations));
  return payload;
}

// A message that names a row or an outcome is in format 2.
constexpr std::int64_t kChoosingMessage = 2;

std::string payload_text(const Effect& effect, const Record& with) {
  if (effect.row.empty() && effect.outcome.empty()) return execution::encode_record(with);
  Record message{{"with", with}};
  if (!effect.row.empty()) message.set("row", effect.row);
  if (!effect.outcome.empty()) message.set("outcome", effect.outcome);
  return json::write_exact(List{kChoosingMessage, std::move(message)});
}

}  // namespace

std::vector<store::EffectRow> effect_rows(const CommandContext& context, const Calendar& calendar,
                                          const execution::Case& after, const std::vector<Effect>& effects) {
  const auto decision = context.decision_context(calendar);
  std::vector<store::EffectRow> rows;
  for (const auto& effect : effects) {
    const auto step = step_of(effect.token, context.before.state, after);
    const Record with = goes_to_people(effect.kind)
                            ? payload_for_people(effect, step, {context.workflow(), after, decision})
                            : effect.with;
    const auto to = effect.kind == Effect::Kind::handover ? std::vector<std::string>{effect.what} : effect.to;
    for (const auto& target : to) {
      store::EffectRow row;
      row.n = static_cast<std::int64_t>(rows.size()) + 1;
      row.kind = name_of(effect.kind), row.what = effect.what, row.target = target, row.token = effect.token;
      row.payload = payload_text(effect, with);
      if (!goes_to_people(effect.kind)) row.next = micros(context.at);
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

std::optional<std::int64_t> wake_micros(const execution::Case& c) {
  const auto wake = execution::next_due(c);
  return wake ? std::optional(micros(*wake)) : std::nullopt;
}

Record payload_of(const store::EffectRow& row) {
  return execution::decode_record(row.payload, "the payload of an outbox row");
}

SentMessage message_of(const store::EffectRow& row) {
  return execution::decode_or_throw([&]() -> SentMessage {
    const auto root = json::read_exact(row.payload);
    const auto* marked = root.get_if<List>();
    if (!marked || marked->size() != 2 || marked->front() != Value(kChoosingMessage)) return {payload_of(row), {}, {}};
    const auto& message = (*marked)[1].as<Record>();
    return {message.at("with").as<Record>(), execution::text_of(message, "row"),
            execution::text_of(message, "outcome")};
  });
}

bool is_for_people(const store::EffectRow& effect) {
  return effect.kind == name_of(Effect::Kind::remind) || effect.kind == name_of(Effect::Kind::text);
}

std::string effect_id(const store::EffectRow& effect) { return fmt::format("{}.{}", effect.entry, effect.n); }

// The first part keeps it apart from the hashes of the journal. Texts of any content follow their length.
std::string effect_hash(const trust::Key& key, const store::EffectRow& effect) {
  const auto header =
      fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", effect.case_id, effect.seq, effect.n, effect.at, effect.token,
                  effect.kind, effect.what.size(), effect.what, effect.target.size(), effect.target);
  return trust::chain(key, "outbox", header, trust::digest(effect.payload));
}

bool is_intact(const EngineContext& engine_context, const store::EffectRow& effect) {
  if (effect.reference.empty() || effect.attempts < 0 || !has_right_way(effect)) return false;
  if (effect.hash.empty()) return effect.entry <= engine_context.unhashed_until;
  return effect.hash == effect_hash(engine_context.key, effect);
}

std::string effect_key(const store::EffectRow& effect) {
  return fmt::format("{}:{}:{}", effect.reference, effect.seq, effect.n);
}

}  // namespace parcours::engine
