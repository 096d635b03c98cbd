// The input and output of a read by a reader. Plain values.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "store/stored.hpp"

namespace parcours::store {

// What a reader may reach, from an earlier read of their grants. Numbers of scopes and of structures.
struct Reach {
  std::vector<std::int64_t> scopes;      // where they know of cases
  std::vector<std::int64_t> c2, c3;      // where they read values of level 2, of level 3
  std::vector<std::int64_t> structures;  // for which something is granted to them
};

// A case for a reader. `case_row.c2` and `c3` are empty where neither its scope nor a membership reaches that level.
struct ViewedRow {
  CaseRow case_row;
  std::vector<MemberRow> memberships;  // the reader, and the structures of Reach, as the case names them
};

// Who reads, at this moment, and the case that they name, if there is one.
struct ViewInput {
  RequesterRow requester;   // without an earlier command
  std::int64_t scopes = 0;  // the highest number of a scope
  std::optional<ViewedRow> viewed;
};

}  // namespace parcours::store
