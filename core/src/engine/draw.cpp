// The diagram of a case on the version that it runs in.
#include <algorithm>

#include "drawing/drawing.hpp"
#include "drawing/trail.hpp"
#include "engine/house.hpp"
#include "engine/messages.hpp"
#include "engine/rights.hpp"

namespace parcours {
namespace {

std::vector<std::vector<execution::Event>> journal_of(store::Reader& reader, const store::CaseRow& file) {
  std::vector<std::vector<execution::Event>> journal;
  for (const auto& row : reader.journal(file.head, static_cast<std::size_t>(file.revision)))
    journal.push_back(execution::decode_events(row.events));
  std::reverse(journal.begin(), journal.end());
  return journal;
}

}  // namespace

Checked<std::string> Engine::draw(const Actor& by, std::string_view ref, std::string_view language, Notation notation) {
  if (notation == Notation::bpmn) throw Error(Error::Code::misuse, "a case is drawn as dot or mermaid, not as bpmn");
  const auto reader = house_->store->read();
  const auto standing = reader->stand(ref, by.id, engine::micros(house_->clock.now()));
  if (!standing.file) return engine::messages().problem("not-found");
  const auto& file = *standing.file;
  const auto deployed = house_->catalogue.workflow(file.workflow);
  const auto& workflow = deployed->workflow;
  const auto c = execution::decode({file.state, file.c2, file.c3});
  if (!engine::may_know(workflow, c, file.territory, by.id, engine::grants_of(standing.asker)))
    return engine::messages().problem("not-found");
  const auto trail = execution::trail_of(workflow, journal_of(*reader, file));
  return notation == Notation::mermaid ? definition::to_mermaid(workflow, language, &trail)
                                       : definition::to_dot(workflow, language, &trail);
}

}  // namespace parcours
