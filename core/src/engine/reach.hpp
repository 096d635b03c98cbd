// What a reader may reach: the scopes, structures and audiences that their grants open. Computed once for a set of
// grants and kept, so that a read asks the database one question.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/catalogue.hpp"
#include "engine/rights.hpp"

namespace parcours::engine {

// What one reader reaches while `grants`, `deploys` and `scopes` are those that the database returns. Immutable.
struct ReaderReach {
  std::vector<trust::Grant> grants;
  std::int64_t deploys = -1, scopes = -1;
  store::Reach columns;  // the parameters of the reader's statements

  bool is_of(const store::ViewInput& input) const;
};

// Threads: any number may call at once. No lock is taken while the database is read. Outlived by the catalogue.
class Reaches {
 public:
  explicit Reaches(Catalogue& catalogue) : catalogue_(catalogue) {}

  // The last known reach of the actor; one that reaches nothing for an unknown actor.
  std::shared_ptr<const ReaderReach> last(const std::string& actor);
  // The reach by what the database returned. Reads the scopes that are new.
  std::shared_ptr<const ReaderReach> of(store::Reader& reader, const std::string& actor, const store::ViewInput& input);
  // The numbers of the audiences to which the reader belongs. One statement, which returns the audiences that are new
  // and those of the reader alone.
  std::vector<std::int64_t> audiences(store::Reader& reader, const ActorGrants& who);
  // The numbers of the scopes for which `is_meant` is true, among those that some reader has learned.
  std::vector<std::int64_t> scopes_where(const std::function<bool(const store::ScopeRow&)>& is_meant);

 private:
  using Numbered = std::vector<std::pair<std::int64_t, trust::Audience>>;
  // Of one actor: the audiences to which they belong, among the first `looked_at` of the shared ones.
  struct Belongs {
    std::vector<trust::Grant> grants;
    std::size_t looked_at = 0;
    std::vector<std::int64_t> audiences;
  };

  // Another engine may have deployed workflows since.
  void learn_deployments(store::Reader& reader, std::int64_t deploys);
  void learn_scopes(store::Reader& reader, std::int64_t highest);
  // The sheet of the version in force; empty when there is none, or its stored text cannot be read.
  std::optional<std::string> sheet_of(store::Reader& reader, const std::string& workflow);
  store::Reach columns_of(store::Reader& reader, const definition::Roles& roles,
                          const std::vector<trust::Grant>& grants, std::int64_t highest);
  // The caller has locked `mutex_`.
  const std::vector<std::int64_t>& shared_audiences(const ActorGrants& who);

  Catalogue& catalogue_;
  std::mutex mutex_;
  std::int64_t deploys_ = -1;            // of which the catalogue knows the workflows in force
  std::vector<store::ScopeRow> scopes_;  // by number
  Numbered shared_;                      // by number: audiences that a role reaches
  std::map<std::string, std::shared_ptr<const ReaderReach>> reaches_;
  std::map<std::string, Belongs> belongs_;
};

}  // namespace parcours::engine
