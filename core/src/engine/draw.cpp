// The diagram of a case on the version that it runs in.
#include <algorithm>

#include "drawing/case_progress.hpp"
#include "drawing/drawing.hpp"
#include "engine/diagnostics.hpp"
#include "engine/engine_context.hpp"
#include "engine/rights.hpp"
#include "execution/codec.hpp"

namespace parcours {
namespace {

std::vector<std::vector<execution::Event>> journal_of(store::Reader& reader, const store::CaseRow& case_row) {
  std::vector<std::vector<execution::Event>> journal;
  for (const auto& row : reader.journal(case_row.head, static_cast<std::size_t>(case_row.revision)))
    journal.push_back(execution::decode_events(row.events));
  std::reverse(journal.begin(), journal.end());
  return journal;
}

}  // namespace

Checked<std::string> Engine::draw(const Actor& by, std::string_view reference, std::string_view language,
                                  Notation notation) {
  if (notation == Notation::bpmn) throw Error(Error::Code::misuse, "a case is drawn as dot or mermaid, not as bpmn");
  const auto reader = engine_context_->store->read();
  const auto input = reader->load_for_command(reference, by.id, engine::micros(engine_context_->clock.now()));
  if (!input.case_row) return engine::diagnostics().problem("not-found");
  const auto& case_row = *input.case_row;
  const auto deployed = engine_context_->catalogue.workflow(case_row.workflow);
  const auto& workflow = deployed->workflow;
  const auto c = execution::decode({case_row.state, case_row.c2, case_row.c3});
  if (!engine::may_view(workflow, c, case_row.territory, by.id, engine::grants_of(input.requester)))
    return engine::diagnostics().problem("not-found");
  const auto progress = drawing::progress_of(workflow, journal_of(*reader, case_row));
  const auto diagram = drawing::diagram_of(workflow, language, &progress);
  return notation == Notation::mermaid ? drawing::to_mermaid(diagram) : drawing::to_dot(diagram);
}

}  // namespace parcours
