// Proves who is named in a case, its notes, and the words by which it is found: the rows are those that its state and
// its journal give.
#include <tuple>

#include "engine/command/derived_rows.hpp"
#include "engine/command/placement.hpp"
#include "engine/verification/case_proofs.hpp"
#include "engine/verification/same_rows.hpp"

namespace parcours::engine {
namespace {

auto key_of_member(const store::MemberRow& row) { return std::tie(row.actor, row.structure, row.role); }
auto whole_note(const store::NoteRow& row) { return std::tie(row.author, row.field, row.revision, row.value); }

auto whole_word(const store::FoundRow& row) { return std::tie(row.field, row.word); }

}  // namespace

void prove_members(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed) {
  const auto& names = context.names;
  const auto& workflow = context.engine.catalogue.workflow(context.reader, evidence.row.workflow)->workflow;
  auto expected = member_rows(
      workflow, replayed.state, [&](const std::string& name) { return names.actors.number(name); },
      [&](const std::string& name) { return names.structures.number(name); });
  if (!same_rows(std::move(expected), evidence.members, key_of_member))
    context.findings.problem("members-differ", {{"ref", evidence.row.reference}}, evidence.row.reference);
}

void prove_notes(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed) {
  if (!same_rows(replayed.notes, evidence.notes, whole_note))
    context.findings.problem("notes-differ", {{"ref", evidence.row.reference}}, evidence.row.reference);
}

void prove_words(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed) {
  const auto& workflow = context.engine.catalogue.workflow(context.reader, evidence.row.workflow)->workflow;
  auto expected =
      found_rows(workflow, replayed.state, [&](const std::string& name) { return context.names.fields.number(name); });
  if (!same_rows(std::move(expected), evidence.words, whole_word))
    context.findings.problem("found-differ", {{"ref", evidence.row.reference}}, evidence.row.reference);
}

}  // namespace parcours::engine
