// The part of a transaction that is the same on every database: its statements, the numbers of names, and failures that
// stay until they are undone.
#pragma once
#include <exception>
#include <memory>
#include <optional>

#include "store/database.hpp"

namespace parcours::store {

// The calls are those of Transaction, with the same errors. One thread at a time.
class CommonTransaction : public Transaction {
 public:
  // Takes a session, as Database::SessionGuard does, and shares the database.
  explicit CommonTransaction(std::shared_ptr<Database> database);

  CommandInput load_for_command(std::string_view reference, std::string_view actor, std::string_view key,
                                std::int64_t now) override;
  OpeningInput load_for_opening(std::string_view workflow, std::string_view counter, std::string_view actor,
                                std::string_view key, std::int64_t now) override;
  StoredReceipt find_receipt(std::int64_t case_id, std::int64_t seq, std::string_view key) override;
  void apply(const Change& change) override;
  bool remove_effect(const EffectRow& effect) override;
  bool postpone(const EffectRow& effect) override;
  bool set_aside(const EffectRow& effect, const std::string& code) override;
  bool retry(const EffectRow& effect, std::int64_t now) override;
  bool postpone(const CaseRow& case_row) override;
  bool place(const CaseRow& case_row, const std::vector<MemberRow>& members) override;
  void record_incident(const IncidentRow& row) override;
  void record_failure(const FailureRow& row) override;
  void savepoint() override;
  void release() override;
  void rollback_to() override;
  bool lost() const override { return lost_; }
  void rethrow_database_failure() const override;
  void describe(std::string doing) override { session_guard_->describe(std::move(doing)); }
  std::optional<CompiledRow> workflow(std::int64_t id) override;
  std::vector<WorkflowHead> workflows_in_force() override;
  std::vector<std::pair<std::string, std::string>> parameters() override;
  std::unique_ptr<SheetRows> rows(std::string_view sheet, std::int64_t case_id, std::int64_t seq,
                                  std::int64_t now) override;
  void commit() override;
  std::int64_t actor(std::string_view name) override;
  std::int64_t term(std::string_view kind, std::string_view name) override;
  std::int64_t audience(std::string_view spec, const std::vector<std::string>& persons) override;
  std::int64_t scope(const ScopeRow& scope) override;
  void grant(std::int64_t actor, const GrantRow& grant, std::int64_t since, std::int64_t until) override;
  std::vector<NamedGrantRow> granted_to(std::string_view actor, std::int64_t now) override;
  WorkflowRow deploy(const WorkflowRow& row) override;
  void set_parameters(const std::vector<std::pair<std::string, std::string>>& values, std::int64_t now) override;
  void keep_total(const TotalRow& row) override;

  std::optional<ActRow> last_act() override;
  void append_act(const ActRow& row) override;

  // Runs `work`. After a failure every later call throws the same error. The statements of sheets run here too.
  template <class Work>
  auto attempt(Work work) -> decltype(work()) {
    refuse_after_failure();
    try {
      return work();
    } catch (const DatabaseError& error) {
      of_database_ = is_of_database(error.kind);
      fail(to_exception(error));
    } catch (...) {
      fail(std::current_exception());
    }
  }

  // The session until the commit.
  Session& session() const { return session_guard_->session(); }
  virtual Session& writing() = 0;  // the session; begins a transaction when none has begun

 protected:
  virtual Session& reading() = 0;  // the session, which sees the writes of this transaction
  // The read of a command that opens a case.
  virtual const Query& opening_query() = 0;
  // Writes the whole change, or keeps it for finish(). Throws DatabaseError, Conflict.
  virtual void write(const Change& change) = 0;
  virtual void finish() = 0;       // commits; throws as write()
  virtual bool begun() const = 0;  // whether the database has begun a transaction
  const Queries& queries() const { return database_->queries; }

  std::shared_ptr<Database> database_;
  std::optional<Database::SessionGuard> session_guard_;  // empty after the commit
  bool lost_ = false;                                    // see Transaction::lost()
  bool over_ = false;                                    // committed

 private:
  // Throws the earlier failure, or Error::misuse after the commit.
  void refuse_after_failure() const;
  // Throws Error::misuse for a name that is longer than `longest_name`.
  static void check_name(std::string_view name);
  // Keeps the failure, and throws it.
  [[noreturn]] void fail(std::exception_ptr why);
  // The number of a name, from the cache (under `known_as`), by `find`, or by `made`, which inserts it.
  std::int64_t number_of_name(const std::string& known_as, const Query& find, const Query& made,
                              std::initializer_list<Binding> name);
  std::int64_t make_name(const Query& find, const Query& made, std::initializer_list<Binding> name);
  void set_parameter(std::string_view name, std::string_view value, std::int64_t now);

  std::exception_ptr failed_;             // the first failure, until rollback_to()
  bool of_database_ = false;              // whether that is one of the database itself
  std::vector<Names::Entry> made_names_;  // they enter the cache at the commit
  // The number of made names when each savepoint began: rollback_to() forgets the later ones.
  std::vector<std::size_t> savepoints_;
  bool made_a_name_ = false;  // a name that is found may be one of these, and be undone
};

}  // namespace parcours::store
