// The rows of one case, in one state of the database.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "execution/case.hpp"
#include "store/proof/proof_reader.hpp"

namespace parcours::engine {

// What is stored of a case. Refers to rows of the caller.
struct CaseEvidence {
  const store::CaseRow& row;
  std::span<const store::OwnedJournalRow> journal;  // from the first
  std::span<const store::TaskRow> tasks{};
  std::span<const store::FactRow> facts{};
  std::span<const store::EffectRow> effects{};
  std::span<const store::StoredIncident> incidents{};
  std::span<const store::RequestRow> requests{};
  std::span<const store::StoredMember> members{};
  std::span<const store::StoredNote> notes{};
  std::span<const store::StoredFound> words{};
};

// What follows from the journal of a case.
struct ReplayedCase {
  execution::Case state{};
  std::vector<store::FactRow> facts{};
  // Everything that was ever sent, without payload except that of a reply. Rows of the outbox leave when they arrive.
  std::vector<store::EffectRow> effects{};
  std::vector<store::StoredIncident> incidents{};       // those of stalled steps
  std::vector<store::NoteRow> notes{};                  // the last of each field and author
  std::vector<std::vector<std::string>> other_cases{};  // by journal row: the cases that sent what it contains
};

}  // namespace parcours::engine
