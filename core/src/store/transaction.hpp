// What transactions on every database have in common: statements, names, failures that stick until they are undone.
#pragma once
#include <exception>
#include <memory>
#include <optional>

#include "store/database.hpp"

namespace parcours::store {

class CommonTransaction : public Transaction {
 public:
  explicit CommonTransaction(std::shared_ptr<Database> database);

  CommandInput load_for_command(std::string_view reference, std::string_view actor, std::string_view key,
                                std::int64_t now) override;
  OpeningInput load_for_opening(std::string_view workflow, std::string_view counter, std::string_view actor,
                                std::string_view key, std::int64_t now) override;
  StoredReceipt find_receipt(std::int64_t case_id, std::int64_t seq) override;
  void apply(const Change& change) override;
  bool remove_effect(const EffectRow& effect) override;
  bool postpone(const EffectRow& effect) override;
  bool retry(const EffectRow& effect, std::int64_t now) override;
  bool postpone(const CaseRow& case_row) override;
  void record_incident(const IncidentRow& row) override;
  void savepoint() override;
  void release() override;
  void rollback_to() override;
  bool lost() const override { return lost_; }
  std::unique_ptr<SheetRows> rows(std::string_view sheet, std::int64_t case_id, std::int64_t seq,
                                  std::int64_t now) override;
  void commit() override;
  std::int64_t actor(std::string_view name) override;
  std::int64_t term(std::string_view kind, std::string_view name) override;
  std::int64_t audience(std::string_view spec) override;
  void grant(std::int64_t actor, std::string_view role, std::int64_t structure, std::int64_t territory,
             std::int64_t since, std::int64_t until) override;
  WorkflowRow deploy(const WorkflowRow& row) override;
  void set_parameters(const std::vector<std::pair<std::string, std::string>>& values, std::int64_t now) override;

  // Runs `work`, whose failure sticks. For this layer: what sheets' rows do goes through it too.
  template <class Work>
  auto attempt(Work work) -> decltype(work()) {
    refuse_after_failure();
    try {
      return work();
    } catch (const DatabaseError& error) {
      fail(to_exception(error));
    } catch (...) {
      fail(std::current_exception());
    }
  }
  Session& session() const { return session_guard_->session(); }
  virtual Session& writing() = 0;  // the session, inside a transaction

 protected:
  virtual Session& reading() = 0;  // the session, seeing what this transaction wrote
  virtual const Query& opening_query() = 0;
  virtual void write(const Change& change) = 0;
  virtual void finish() = 0;       // commits
  virtual bool begun() const = 0;  // a transaction is to be there
  const Queries& queries() const { return database_->queries; }

  std::shared_ptr<Database> database_;
  std::optional<Database::SessionGuard> session_guard_;  // given up by the commit
  bool lost_ = false, over_ = false;

 private:
  void refuse_after_failure() const;
  static void check_name(std::string_view name);
  [[noreturn]] void fail(std::exception_ptr why);
  std::int64_t number_of_name(const std::string& known_as, const Query& find, const Query& made,
                              std::initializer_list<Binding> name);
  void set_parameter(std::string_view name, std::string_view value, std::int64_t now);

  std::exception_ptr failed_;
  std::vector<Names::Entry> made_names_;
  std::vector<std::size_t>
      savepoints_;            // how many names were made when each began: an undone one takes its own with it
  bool made_a_name_ = false;  // so what is found may not last
};

}  // namespace parcours::store
