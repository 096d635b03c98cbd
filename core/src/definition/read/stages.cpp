#include "definition/read/stages.hpp"

#include "definition/read/passes.hpp"

namespace parcours::definition {

HeadDraft::HeadDraft(const Node& root, Draft& draft) : root_(&root), draft_(&draft) { read_head(root, draft); }

TypedDraft::TypedDraft(const HeadDraft& before) : HeadDraft(before) {
  read_parameters(before);
  read_fields(before);
  errors_ = draft().sink.errors();
}

NamedDraft::NamedDraft(const TypedDraft& before) : TypedDraft(before) {
  read_phases(before);
  read_messages(before);
}

LinkedDraft::LinkedDraft(const NamedDraft& before) : NamedDraft(before) { read_lines(before); }

RoutedDraft::RoutedDraft(const LinkedDraft& before) : LinkedDraft(before) {
  resolve_routes(before);
  routes_known_ = draft().sink.errors() == errors_before_steps();
  draft().environment = draft().workflow.environment();
}

AssignedDraft::AssignedDraft(const RoutedDraft& before) : RoutedDraft(before) {
  resolve_values(before);
  resolve_levels(before);
  resolve_people(before);
  resolve_parts(before);
}

SuppliedDraft::SuppliedDraft(const AssignedDraft& before) : AssignedDraft(before) { resolve_data_transfers(before); }

FormedDraft::FormedDraft(const SuppliedDraft& before) : SuppliedDraft(before) {
  resolve_actions(before);
  resolve_forms(before);
}

ResolvedDraft::ResolvedDraft(const FormedDraft& before) : FormedDraft(before) {
  resolve_rows(before);
  resolve_messages(before);
  resolve_lines(before);
  resolve_counts(before);
}

}  // namespace parcours::definition
