// What a reader may see of a case. Whatever shows cases, tasks or drawings gets nothing else of them.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <type_traits>

#include "drawing/case_progress.hpp"
#include "engine/bilan/seen_figures.hpp"
#include "engine/engine_context.hpp"
#include "engine/forms/seen_forms.hpp"
#include "engine/rights.hpp"
#include "parcours/query.hpp"
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
  // Whether the case waits at the step, as far as the reader may know.
  bool waits_at(const std::string& step) const { return waits_at_.find("/" + step + "/") != std::string::npos; }

 private:
  friend class CaseReader;
  SeenCase() = default;

  std::shared_ptr<const Deployed> deployed_;
  Case shown_;
  std::string waits_at_;
  drawing::CaseProgress progress_;
};

class Search;

// One reading by one actor: the reader's loader. It sees the database at one moment. For one thread; outlived by the
// engine context. Its calls throw Error::store on rows that cannot be read.
class CaseReader {
 public:
  // The reader's grants at this moment, and the row of the case `reference`, if there is such a case: one statement,
  // and more only where grants, roles or scopes have changed since the reader's last read.
  CaseReader(EngineContext& engine_context, const Actor& by, std::string_view reference = {});

  // The reader.
  const ActorGrants& who() const { return who_; }
  const definition::Roles& roles() const { return *roles_; }  // of the city
  store::Reader& store() const { return *store_; }            // the same moment, for rows that are not of cases

  // The same for who tests workflows: they see everything but notes. `by` matters to offers and to notes.
  struct SeesAll {};
  CaseReader(EngineContext& engine_context, SeesAll, const Actor& by, std::string_view reference);

  // The case `reference`; of Detail::whole, the history after the revision `after`: a reader that knows the rest reads
  // the new rows alone. Problem: not-found (there is no such case, or the reader may not know of it).
  Checked<SeenCase> see(SeenCase::Detail detail, std::int64_t after = 0) const;
  // A query of the reader, checked. Problems: those of Query.
  Checked<Search> search(const Query& query) const;
  // Cases in the order of a query.
  struct Listed {
    std::vector<SeenCase> cases;
    std::int64_t last = 0;  // the place of the last one: its number, or its last journal row
    bool more = false;      // whether the reader may know of another one after it
  };
  // The next cases that meet the query and that the reader may know of, after a place that an earlier call returned or
  // from the first on (0); fewer than `limit` only at the end. A case that cannot be read is left out.
  Listed list(const Search& search, std::int64_t after, std::size_t limit) const;
  // Whether more cases meet the query than are ordered by their last event.
  bool is_too_large(const Search& search) const;
  // The open tasks of the reader that meet the query, by date.
  struct ListedTasks {
    std::vector<Task> tasks;
    store::TaskRow last{};
    bool more = false;
  };
  ListedTasks list_tasks(const Search& search, store::TaskRow after, std::size_t limit) const;
  // The numbers of the audiences to which the reader belongs.
  std::vector<std::int64_t> audiences() const;
  // Where the reader sees figures of what all of these workflows count.
  SeenFigures figures_of(const std::vector<std::string>& workflows) const;
  std::shared_ptr<const DeployedBilans> bilans() const;  // of the city, at this moment
  // An entry of a worklist that the reader may see, from its row alone. Empty when its workflow cannot be read.
  std::optional<Task> see(const store::TaskRow& row) const;
  SeenForms forms() const;  // of this reading, and what the reader may open; it refers to this reader
  Form corrections(const SeenCase& seen) const { return forms().corrections(seen.deployed_, seen.shown_); }

 private:
  template <class Read>  // empty when a row is damaged; a failure of the database passes
  std::invoke_result_t<Read> unless_damaged(const Read& read) const;
  struct Known;  // a case, and what the reader may know of it
  Known known(const store::ViewedRow& row, std::int64_t after = 0) const;
  // Whether the reader may know anything of another case that a history names. One statement each.
  bool knows(const std::string& reference) const;
  // Empty when the reader may not know of the case.
  std::optional<SeenCase> see(const Known& known, SeenCase::Detail detail) const;
  void add_details(Case& shown, const Known& known) const;
  // In outline; empty also when it cannot be read.
  std::optional<SeenCase> outline(const store::ViewedRow& row) const;
  // The cases of these rows whose case meets the query, by number; all of them where a query asks nothing of the case.
  std::set<std::int64_t> met_cases(const Search& search, const std::vector<store::TaskRow>& rows) const;
  static bool reads_due(const Known& known, const std::string& step_name, std::int64_t token);
  void add_due(Case& shown, const Known& known) const;
  static void hide_due_dates(std::vector<Task>& tasks, const Known& known);
  // The fields of the case that the reader reads; of computed ones those that have a value.
  void add_fields(Case& shown, const Known& known, bool computed_too) const;
  void add_notes(Case& shown, const LoadedCase& loaded) const;
  // What the reader gave when they opened the case or later, until another changed it.
  void add_given(Case& shown, const LoadedCase& loaded) const;
  std::vector<Offer> offers(const Known& known) const;
  // The last revisions, the oldest of them first. Values that the reader may not see are empty.
  std::vector<Entry> history(const Known& known) const;
  drawing::CaseProgress progress(const LoadedCase& loaded) const;
  NumberOf structures() const;
  // What expressions about the case see; `decision` refers to the other members.
  struct Evaluation {
    std::shared_ptr<const Record> parameters;
    std::shared_ptr<const City> city;
    execution::DecisionContext decision;
  };
  Evaluation decision_context(const LoadedCase& loaded) const;
  // How far the case is, for the actor who opened it.
  Text told(const LoadedCase& loaded) const;

  EngineContext& engine_context_;
  std::unique_ptr<store::Reader> store_;
  Instant now_;
  std::shared_ptr<const ReaderReach> reach_;
  store::ViewInput input_;
  ActorGrants who_;
  std::shared_ptr<const definition::Roles> roles_;
  // Of the grants of the reader: numbers by name. Read before the case, so that a hidden one costs as an absent one.
  std::map<std::string, std::int64_t> structures_;
  bool sees_all_ = false;
  mutable std::optional<SeenForms> outlines_;
  mutable std::map<std::string, bool> others_;  // cases that histories name, by reference: whether the reader may know
};

}  // namespace parcours::engine
