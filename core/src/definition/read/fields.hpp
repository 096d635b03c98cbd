// How fields are read: what read_fields.cpp and field_attributes.cpp share.
#pragma once
#include "definition/read/draft.hpp"

namespace parcours::definition {

// Reads the attributes of a field whose type is known into it.
void read_attributes(const Node& node, Field& field, Draft& draft);
// A field of the element of a list.
Field read_element_field(const Pair& pair, Draft& draft);
// Reads `min` and `max` into a field whose type is known.
void read_range(const Node& node, Field& field, Draft& draft);
// ValueKind a name that fields, elements and parameters share, once; a role of that name is said too, but for the
// field's own.
void declare_name(const Node& name, const Field* field, Draft& draft);

}  // namespace parcours::definition
