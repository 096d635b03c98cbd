// The readers of fields that read_fields.cpp and field_attributes.cpp share. Each reports mistakes to the sink.
#pragma once
#include "definition/read/draft.hpp"

namespace parcours::definition {

// Reads the attributes of a field whose type is known.
void read_attributes(const Node& node, Field& field, Draft& draft);
// Reads a field of the element of a list.
Field read_element_field(const Pair& pair, Draft& draft);
// Reads `min` and `max` of a field whose type is known.
void read_range(const Node& node, Field& field, Draft& draft);
// Declares a name. Fields, elements and parameters share one set of names, in which each is unique. A role may have the
// name of a field only when the field is of that role. `field` is null for elements and parameters.
void declare_name(const Node& name, const Field* field, Draft& draft);

}  // namespace parcours::definition
