#include "engine/acts/first_act.hpp"

#include "engine/acts/replay.hpp"
#include "engine/command/retry_on_conflict.hpp"
#include "engine/diagnostics.hpp"
#include "engine/engine_context.hpp"
#include "execution/stored_record.hpp"
#include "parcours/localized_error.hpp"

namespace parcours::engine {
namespace {

constexpr std::size_t kCasesToTry = 20;  // a row may be damaged

[[noreturn]] void refuse_key(const EngineContext& engine_context) {
  const auto file = key_file(engine_context.settings, engine_context.store->path());
  throw LocalizedError(Error::Code::configuration, {diagnostics().problem("key-wrong", {}, file.string())});
}

// A first act that was changed outside the engine is left to a verification, as long as its fingerprint fits.
bool is_key_of(const trust::Key& key, const store::ActRow& first) {
  if (act_hash(key, {}, first) == first.hash) return true;
  try {
    return execution::text_of(act_of(first).body, "fingerprint") == trust::fingerprint(key);
  } catch (const Error&) {
    return false;
  }
}

// Of a first act that was changed outside the engine: 0, as for a database without rows of before.
std::int64_t unhashed_in(const trust::Key& key, const store::ActRow& first) {
  return act_hash(key, {}, first) == first.hash ? execution::integer_of(act_of(first).body, "unhashed") : 0;
}

// Whether the key made the first journal row of a case, or there is no case.
bool fits_the_journal(EngineContext& engine_context, store::Reader& reader) {
  const auto cases = reader.cases(0, kCasesToTry);
  for (const auto& each : cases) {
    const auto rows =
        reader.journal(each.id, 1, store::Level::c4);  // the first row of a case has the number of the case
    if (rows.empty()) continue;
    const auto actor = engine_context.catalogue.actor(reader, rows.front().actor);
    if (chain_hash(engine_context.key, {}, rows.front(), actor) == rows.front().hash) return true;
  }
  return cases.empty();
}

// Returns false when there is none.
bool take_first_act(EngineContext& engine_context, store::Reader& reader) {
  const auto first = reader.acts(0, 1);
  if (first.empty()) return false;
  if (!is_key_of(engine_context.key, first.front())) refuse_key(engine_context);
  engine_context.unhashed_until = unhashed_in(engine_context.key, first.front());
  return true;
}

// Returns false when another engine has written a first act.
bool write_first_act(EngineContext& engine_context, const AuditedTables& present) {
  const auto now = micros(engine_context.clock.now());
  const auto transaction = engine_context.store->begin();
  ActWriter acts(*transaction, engine_context.key);
  if (acts.last().seq != 0) return false;
  acts.append({Act::Kind::database, Record{{"database", trust::random_name()},
                                           {"fingerprint", trust::fingerprint(engine_context.key)},
                                           {"unhashed", engine_context.unhashed_until}}},
              now);
  if (!present.empty()) acts.append(baseline_act(present), now);
  transaction->commit();
  return true;
}

// Returns false when it has to be asked again: another engine has written the first act meanwhile.
bool identify_once(EngineContext& engine_context) {
  AuditedTables present;
  {
    const auto reader = engine_context.store->read();
    if (take_first_act(engine_context, *reader)) return true;
    if (!fits_the_journal(engine_context, *reader)) refuse_key(engine_context);
    present = read_audited_tables(*reader);
    engine_context.unhashed_until = reader->unhashed_until();
  }
  return write_first_act(engine_context, present);
}

}  // namespace

void identify(EngineContext& engine_context) {
  if (!retry_or_busy([&] { return identify_once(engine_context) || identify_once(engine_context); }))
    throw store::Conflict{};
}

void check_identity(EngineContext& engine_context) { take_first_act(engine_context, *engine_context.store->read()); }

std::string database_name(store::Reader& reader) {
  const auto first = reader.acts(0, 1);
  if (first.empty()) throw Error(Error::Code::store, "the engine's own journal is empty");
  return execution::text_of(act_of(first.front()).body, "database");
}

}  // namespace parcours::engine
