// Proves the tables of the sheets as far as their checks go.
#include <map>
#include <string>

#include "engine/verification/proofs.hpp"

namespace parcours::engine {
namespace {

bool check_passes(store::Reader& reader, const sdk::Check& check) {
  try {
    return reader.run_check(check).empty();
  } catch (const Error&) {
    reader.rethrow_database_failure();
    return false;  // its tables have changed
  }
}

void run_checks(EngineContext& engine, Findings& findings, const plugin::LoadedSheet& sheet) {
  const auto reader = engine.store->read();
  for (const auto& check : sheet.checks)
    if (check_passes(*reader, check))
      findings.proved("check", 1);
    else
      findings.problem("check-failed",
                       {{"sheet", sheet.name}, {"check", check.name}, {"message", check.message.in("fr")}});
}

std::int64_t newest_of(const plugin::LoadedSheet& sheet) {
  return sheet.migrations.empty() ? 0 : sheet.migrations.back().number;
}

// A sheet that was never used here has no tables, and nothing to prove.
void prove_sheet(EngineContext& engine, Findings& findings, const plugin::LoadedSheet& sheet, std::int64_t at) {
  const auto known = newest_of(sheet);
  if (at == known)
    run_checks(engine, findings, sheet);
  else if (at != 0)
    findings.problem("sheet-differs",
                     {{"sheet", sheet.name}, {"at", std::to_string(at)}, {"known", std::to_string(known)}});
  if (at != 0) findings.unproved("unproved-tables", {{"sheet", sheet.name}});
}

}  // namespace

void prove_sheets(EngineContext& engine, Findings& findings) {
  std::map<std::string, std::int64_t> components;
  for (auto& each : engine.store->read_for_proof()->components()) components.insert(std::move(each));
  components.erase("core");
  for (const auto& sheet : engine.sheets.sheets()) {
    const auto at = components.find(sheet->name);
    prove_sheet(engine, findings, *sheet, at == components.end() ? 0 : at->second);
    if (at != components.end()) components.erase(at);
  }
  for (const auto& [component, number] : components) findings.unproved("unproved-sheet", {{"sheet", component}});
}

}  // namespace parcours::engine
