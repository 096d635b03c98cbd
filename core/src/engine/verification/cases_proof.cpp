#include "engine/verification/cases_proof.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "engine/operation/progress.hpp"
#include "engine/verification/case_proofs.hpp"
#include "engine/verification/case_replay.hpp"
#include "engine/verification/case_stream.hpp"
#include "engine/verification/proofs.hpp"

namespace parcours::engine {
namespace {

constexpr std::int64_t kMostGroups = 16;
constexpr std::size_t kCasesPage = 200;

bool has_its_workflows(const ProofContext& context, const CaseEvidence& evidence) {
  try {
    for (const auto& [row, owner] : evidence.journal) context.engine.catalogue.workflow(context.reader, row.workflow);
    context.engine.catalogue.workflow(context.reader, evidence.row.workflow);
    return true;
  } catch (const Error&) {
    context.reader.rethrow_database_failure();
    return false;
  }
}

// Whether everything that is stored of the case was proved.
bool prove_case(const ProofContext& context, const CaseEvidence& evidence) {
  const auto before = context.findings.problems();
  try {
    if (!prove_chain(context, evidence)) return false;
    const auto replayed = replay(context, evidence);
    for (const auto proof : {prove_state, prove_tasks, prove_facts, prove_outbox, prove_incidents, prove_requests,
                             prove_members, prove_notes, prove_words})
      proof(context, evidence, replayed);
  } catch (const std::exception&) {  // of any layer: the rows may contain anything
    context.reader.rethrow_database_failure();
    context.findings.problem(has_its_workflows(context, evidence) ? "unreadable" : "workflow-missing",
                             {{"ref", evidence.row.reference}}, evidence.row.reference);
  }
  return context.findings.problems() == before;
}

class GroupProof {
 public:
  GroupProof(const ProofContext& context, store::CaseRange range, ProvedCases& proved)
      : context_(context),
        proved_(proved),
        range_(range),
        tasks_(context.reader.tasks(range)),
        facts_(context.reader.facts(range)),
        effects_(context.reader.effects(range)),
        incidents_(context.reader.incidents(range)),
        requests_(context.reader.requests(range)),
        members_(context.reader.members(range)),
        notes_(context.reader.notes(range)),
        words_(context.reader.words(range)) {}

  // `on_page`: called with the number of cases of each page.
  template <class OnPage>
  void run(const OnPage& on_page) {
    auto after = range_.after;
    for (auto page = context_.reader.cases(range_, kCasesPage); !page.empty();
         page = context_.reader.cases({after, range_.until}, kCasesPage)) {
      CaseStream journals(context_.reader.journals({after, page.back().id}));
      for (const auto& row : page) prove({row, journals.take(row.id)});
      after = page.back().id;
      on_page(page.size());
    }
    report_strays();
  }

 private:
  void prove(CaseEvidence evidence) {
    const auto id = evidence.row.id;
    evidence.tasks = tasks_.take(id), evidence.facts = facts_.take(id), evidence.effects = effects_.take(id);
    evidence.incidents = incidents_.take(id), evidence.requests = requests_.take(id);
    evidence.members = members_.take(id), evidence.notes = notes_.take(id), evidence.words = words_.take(id);
    for (const auto& each : evidence.journal) proved_.journal_rows.insert(each.row.id);
    note_number(evidence.row.reference);
    if (prove_case(context_, evidence)) count(evidence);
  }
  void count(const CaseEvidence& evidence) {
    auto& findings = context_.findings;
    findings.proved("case_file", 1), findings.proved("journal", evidence.journal.size());
    findings.proved("task", evidence.tasks.size()), findings.proved("fact", evidence.facts.size());
    findings.proved("outbox", evidence.effects.size()), findings.proved("request", evidence.requests.size());
    findings.proved("incident", evidence.incidents.size());
    findings.proved("member", evidence.members.size()), findings.proved("note", evidence.notes.size());
    findings.proved("found", evidence.words.size());
  }
  // "P2-2026-00042"
  void note_number(const std::string& reference) {
    const auto dash = reference.rfind('-');
    std::int64_t number = 0;
    if (dash == std::string::npos) return;
    std::from_chars(reference.data() + dash + 1, reference.data() + reference.size(), number);
    auto& highest = proved_.highest[reference.substr(0, dash)];
    highest = std::max(highest, number);
  }
  void report_strays() {
    const std::pair<const char*, std::size_t> tables[] = {
        {"task", tasks_.strays()},         {"fact", facts_.strays()},       {"outbox", effects_.strays()},
        {"incident", incidents_.strays()}, {"request", requests_.strays()}, {"member", members_.strays()},
        {"note", notes_.strays()},         {"found", words_.strays()}};
    for (const auto& [table, n] : tables)
      if (n > 0) context_.findings.problem("stray-rows", {{"table", table}, {"n", std::to_string(n)}}, table);
  }

  const ProofContext& context_;
  ProvedCases& proved_;
  const store::CaseRange range_;
  CaseStream<store::TaskRow> tasks_;
  CaseStream<store::FactRow> facts_;
  CaseStream<store::EffectRow> effects_;
  CaseStream<store::StoredIncident> incidents_;
  CaseStream<store::RequestRow> requests_;
  CaseStream<store::StoredMember> members_;
  CaseStream<store::StoredNote> notes_;
  CaseStream<store::StoredFound> words_;
};

}  // namespace

ProvedCases prove_cases(EngineContext& engine, Findings& findings, const VerifyOptions& options,
                        std::int64_t least_group) {
  ProvedCases proved;
  const auto total = engine.store->read_for_proof()->count_cases();
  const auto size = std::max(least_group, total / kMostGroups + 1);
  std::int64_t done = 0;
  const auto on_page = [&](std::size_t cases) {
    done += static_cast<std::int64_t>(cases);
    report_progress(options.on_progress, done, std::max(done, total));
  };
  auto after = std::numeric_limits<std::int64_t>::min();
  for (bool more = true; more;) {
    const auto reader = engine.store->read_for_proof();
    const auto group = reader->group(after, static_cast<std::size_t>(size));
    more = group.size == size;
    const ProofNames names(*reader);
    const ProofContext context{engine, *reader, names, findings};
    GroupProof(context, {after, more ? group.until : std::numeric_limits<std::int64_t>::max()}, proved).run(on_page);
    if (!more) prove_counters(context, proved);
    if (!more) prove_audiences(context);
    after = group.until;
  }
  return proved;
}

}  // namespace parcours::engine
