// Grants rights and ends them, each an act of the engine's journal.
#include <algorithm>

#include "base/boundary.hpp"
#include "base/nearest.hpp"
#include "definition/source/diagnostic_sink.hpp"
#include "engine/acts/acts.hpp"
#include "engine/command/input.hpp"
#include "engine/command/requester.hpp"
#include "engine/command/retry_on_conflict.hpp"
#include "engine/diagnostics.hpp"
#include "engine/engine_context.hpp"
#include "engine/rights.hpp"

namespace parcours {
namespace {

using engine::diagnostics;
using engine::EngineContext;
using engine::micros;

Problems check_grant(const Grant& grant, const Actor& by) {
  Problems problems;
  for (const auto& [text, where] : {std::pair{&grant.actor, "actor"},
                                    {&grant.role, "role"},
                                    {&grant.territory, "territory"},
                                    {&grant.structure, "structure"},
                                    {&by.id, "by"}})
    for (auto& p : engine::check_text(*text, where)) problems.push_back(std::move(p));
  if (grant.actor.empty()) problems.push_back(diagnostics().problem("unknown-actor", {}, "actor"));
  if (grant.actor == engine::kEngineActor)
    problems.push_back(diagnostics().problem("reserved-actor", {{"actor", grant.actor}}, "actor"));
  if (grant.role.empty()) problems.push_back(diagnostics().problem("unknown-role", {}, "role"));
  return problems;
}

// One change of rights in one transaction, by an administrator.
class RightsWriter {
 public:
  RightsWriter(EngineContext& engine_context, const Actor& by)
      : by_(by),
        now_(micros(engine_context.clock.now())),
        transaction_(engine_context.store->begin()),
        acts_(*transaction_, engine_context.key),
        allowed_(engine::is_administrator(engine_context.settings, by,
                                          transaction_->load_for_command({}, by.id, {}, now_).requester)) {}

  bool allowed() const { return allowed_; }
  std::int64_t now() const { return now_; }
  // An `until` that is not after `since` ends what is in force then.
  void write(const Grant& grant, std::int64_t since, std::int64_t until) {
    acts_.append(engine::granted_act(grant, since, until, by_.id), now_);
    const auto number = [&](const char* kind, const std::string& name) {
      return name.empty() ? 0 : transaction_->term(kind, name);
    };
    const auto structure = number("structure", grant.structure), territory = number("territory", grant.territory);
    transaction_->grant(transaction_->actor(grant.actor), {grant.role, territory, structure}, since, until);
  }
  std::vector<Grant> grants_of(const std::string& actor) {
    std::vector<Grant> grants;
    for (const auto& row : transaction_->granted_to(actor, now_)) {
      Grant grant{actor, row.role, row.territory, row.structure, engine::instant(row.since), {}};
      if (row.until != store::for_ever) grant.until = engine::instant(row.until);
      grants.push_back(std::move(grant));
    }
    return grants;
  }
  void commit() { transaction_->commit(); }

 private:
  const Actor& by_;
  const std::int64_t now_;
  std::unique_ptr<store::Transaction> transaction_;
  engine::ActWriter acts_;
  const bool allowed_;
};

// "educateur_rue (monaque), coordonnateur_prevention"
std::string rights_text(const std::vector<Grant>& grants) {
  std::string text;
  for (const auto& grant : grants) {
    const auto between = grant.territory.empty() || grant.structure.empty() ? "" : ", ";
    const auto limits = grant.territory + between + grant.structure;
    text += (text.empty() ? "" : ", ") + grant.role + (limits.empty() ? "" : " (" + limits + ")");
  }
  return text;
}

// Empty hints where no name is near.
Problem nothing_granted(EngineContext& engine_context, const Grant& right) {
  std::vector<std::string> names;
  for (auto& [number, name] : engine_context.store->read()->actors()) names.push_back(std::move(name));
  const auto near = nearest(right.actor, names);
  auto problem = diagnostics().problem("nothing-granted", {{"actor", right.actor}, {"near", near}}, "actor");
  if (near.empty()) problem.hint = {};
  return problem;
}

// A right that is granted and will reach nothing, by what is deployed now.
class ReachCheck {
 public:
  explicit ReachCheck(EngineContext& engine_context) : reader_(engine_context.store->read()) {
    engine_context.catalogue.refresh(*reader_);
    const auto deploys = reader_->load_for_command({}, {}, micros(engine_context.clock.now())).requester.deploys;
    for (const auto& role : *engine_context.catalogue.roles(*reader_, deploys)) roles_.push_back(role.name);
    if (!roles_.empty()) add_other_roles(engine_context);
    for (const auto& name : engine_context.catalogue.names_in_force())
      if (const auto deployed = engine_context.catalogue.in_force(*reader_, name)) {
        is_deployed_ = true;
        for (const auto& field : deployed->workflow.fields) add(field);
      }
  }

  Problems check(const Grant& grant) {
    if (!roles_.empty()) check_name("grant-of-no-role", grant.role, roles_);
    if (is_deployed_) check_name("grant-of-no-territory", grant.territory, territories_);
    if (!structure_roles_.empty() && !grant.structure.empty())
      check_name("grant-of-no-structure", grant.role, structure_roles_);
    return std::move(problems_);
  }

 private:
  void add_other_roles(const EngineContext& engine_context) {
    roles_.emplace_back(engine::kAdministrator);
    for (const auto& sheet : engine_context.sheets.sheets())
      for (const auto& role : sheet->roles) roles_.push_back(role.name);
  }
  void add(const definition::Field& field) {
    if (field.type == Type::territory)
      for (const auto& option : field.options) territories_.push_back(option.name);
    if (field.type == Type::structure) structure_roles_.push_back(field.role);
    for (const auto& inner : field.fields) add(inner);
  }
  void check_name(const char* code, const std::string& name, const std::vector<std::string>& known) {
    if (name.empty() || std::find(known.begin(), known.end(), name) != known.end()) return;
    problems_.push_back(diagnostics().problem(code, {{"name", name}}));
    if (const auto near = nearest(name, known); !near.empty()) problems_.back().hint = definition::did_you_mean(near);
  }

  std::unique_ptr<store::Reader> reader_;
  std::vector<std::string> roles_, territories_, structure_roles_;
  bool is_deployed_ = false;
  Problems problems_;
};

// The right is granted by now: what cannot be read for the warning is no failure of the grant.
Problems unreached(EngineContext& engine_context, const Grant& grant) {
  try {
    return ReachCheck(engine_context).check(grant);
  } catch (const Error&) {
    return {};
  }
}

bool is_same_right(const Grant& a, const Grant& b) {
  return a.role == b.role && a.territory == b.territory && a.structure == b.structure;
}

// Empty: the actor has no grant at all.
Checked<std::optional<RightsChange>> end_right(EngineContext& engine_context, const Grant& right, const Actor& by) {
  RightsWriter writer(engine_context, by);
  if (!writer.allowed()) return diagnostics().problem("administrators-only");
  const auto grants = writer.grants_of(right.actor);
  if (grants.empty()) return std::optional<RightsChange>{};
  RightsChange change;
  for (const auto& grant : grants) {
    if (grant.role != right.role) continue;
    (is_same_right(grant, right) ? change.ended : change.remaining).push_back(grant);
  }
  if (change.ended.empty())
    return diagnostics().problem("nothing-to-revoke", {{"actor", right.actor}, {"rights", rights_text(grants)}},
                                 "role");
  for (const auto& grant : change.ended) {
    const auto at = std::max(micros(*grant.since), writer.now());
    writer.write(right, at, at);
  }
  writer.commit();
  return std::optional(std::move(change));
}

}  // namespace

Problems Engine::grant(const Grant& grant, const Actor& by) {
  return errors_only([&]() -> Problems {
    if (auto problems = check_grant(grant, by); !problems.empty()) return problems;
    const auto written = engine::retry_or_busy([&]() -> Problems {
      RightsWriter writer(*engine_context_, by);
      if (!writer.allowed()) return {diagnostics().problem("administrators-only")};
      writer.write(grant, grant.since ? micros(*grant.since) : writer.now(),
                   grant.until ? micros(*grant.until) : store::for_ever);
      writer.commit();
      return {};
    });
    return written.empty() ? unreached(*engine_context_, grant) : written;
  });
}

Checked<RightsChange> Engine::revoke(const Grant& right, const Actor& by) {
  return errors_only([&]() -> Checked<RightsChange> {
    if (auto problems = check_grant(right, by); !problems.empty()) return problems;
    auto change = engine::retry_or_busy([&] { return end_right(*engine_context_, right, by); });
    if (!change) return change.problems();
    if (!*change) return nothing_granted(*engine_context_, right);
    return **std::move(change);
  });
}

}  // namespace parcours
