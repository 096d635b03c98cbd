#include "definition/check/check_workflow.hpp"

namespace parcours::definition {

std::optional<Workflow> check_workflow(const ResolvedDraft& in) {
  check_messages(in);
  check_forms_of_messages(in);
  if (in.routes_known()) check_decisions(in);
  check_merges(in);
  if (in.routes_known()) check_conditions(in);
  check_waits(in);
  if (in.routes_known()) check_deadlines(in);
  check_structure(in);
  check_texts(in);
  check_texts_for_opener(in);
  check_sight(in);
  check_people_and_places(in);
  in.draft().sink.report_missing_languages();
  if (in.draft().sink.errors() > 0) return std::nullopt;
  return std::move(in.draft().workflow);
}

}  // namespace parcours::definition
