// What a reader may see of a case. Whatever shows cases, tasks or drawings gets nothing else of them.
#pragma once
#include <memory>
#include <optional>
#include <string_view>

#include "drawing/case_progress.hpp"
#include "engine/engine_context.hpp"
#include "engine/rights.hpp"
#include "parcours/views.hpp"

namespace parcours::engine {

// One case in the eyes of one reader. CaseReader::see alone makes it.
class SeenCase {
 public:
  // How much of the case is read. `outline`: its fields, without tasks, offers, waits and history. `whole`: everything
  // that is shown in words. `progress`: the outline, and what is drawn.
  enum class Detail { outline, whole, progress };

  // The case as faces show it.
  const Case& shown() const& { return shown_; }
  Case shown() && { return std::move(shown_); }
  // Of Detail::progress; empty otherwise.
  const drawing::CaseProgress& progress() const { return progress_; }
  // The workflow version in which the case runs.
  const definition::Workflow& workflow() const { return deployed_->workflow; }

 private:
  friend class CaseReader;
  SeenCase() = default;

  std::shared_ptr<const Deployed> deployed_;
  Case shown_;
  drawing::CaseProgress progress_;
};

// One reading by one actor: the reader's loader. It sees the database at one moment. For one thread; outlived by the
// engine context. Its calls throw Error::store on rows that cannot be read.
class CaseReader {
 public:
  // One statement: the reader's grants at this moment, and the row of the case `reference`, if there is such a case.
  CaseReader(EngineContext& engine_context, const Actor& by, std::string_view reference = {});

  // The reader.
  const ActorGrants& who() const { return who_; }
  // The same moment of the database, for rows that are not of cases.
  store::Reader& store() const { return *store_; }

  // The case `reference`; Detail::whole, with the history after the revision `after`: whoever knows the rest reads the
  // new rows alone. Problem: not-found (there is no such case, or the reader may not know of it).
  Checked<SeenCase> see(SeenCase::Detail detail, std::int64_t after = 0) const;
  // The case of a row. Empty when the reader may not know of it.
  std::optional<SeenCase> see(const store::CaseRow& row, SeenCase::Detail detail, std::int64_t after = 0) const;
  // An entry of a worklist that the reader may see, from its row alone.
  Task see(const store::TaskRow& row) const;

 private:
  void add_details(Case& shown, const LoadedCase& loaded, std::int64_t after) const;
  // The anytime steps that the reader may start.
  std::vector<Offer> offers(const LoadedCase& loaded) const;
  // The last revisions, of those after `after`, the oldest of them first. Values that the reader may not see are empty.
  std::vector<Entry> history(const store::CaseRow& row, std::int64_t after) const;
  Entry entry(const store::JournalRow& row) const;
  drawing::CaseProgress progress(const LoadedCase& loaded) const;

  EngineContext& engine_context_;
  std::unique_ptr<store::Reader> store_;
  Instant now_;
  store::CommandInput input_;
  ActorGrants who_;
};

}  // namespace parcours::engine
