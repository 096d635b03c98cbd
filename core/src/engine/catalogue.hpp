// What an engine keeps in memory. Workflow versions and the numbers of names never change once they are written.
// Parameters and the city's data change with a deployment; every command reads how many there were. No case is kept.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/city.hpp"
#include "definition/model/bilan.hpp"
#include "definition/model/roles.hpp"
#include "definition/model/workflow.hpp"
#include "store/store.hpp"

namespace parcours::engine {

// A deployed workflow version. Immutable.
struct Deployed {
  std::int64_t id = 0, version = 0;
  definition::Workflow workflow;
};

// What bilans show, and since which day each fact is counted, by its full name.
struct DeployedBilans {
  definition::CityBilans city;
  std::map<std::string, Date, std::less<>> counted_since;
};

// Threads: any number may call at once. No lock is taken while the database is read. What is not in memory is read by
// the transaction or the reader `from` of the caller: nobody waits for a second session while having one.
class Catalogue {
 public:
  // The version with that id. Throws Error::store when it is not stored.
  std::shared_ptr<const Deployed> workflow(store::Definitions& from, std::int64_t id);
  // The version in force under that name. Reads the database only for a name that it does not know; null when there is
  // no such workflow. Another engine may have deployed a later version: `refresh` reads all names again.
  std::shared_ptr<const Deployed> in_force(store::Definitions& from, std::string_view name);
  // The same, and null too where it is damaged. Throws when the database fails.
  std::shared_ptr<const Deployed> sound_in_force(store::Definitions& from, std::string_view name);
  // The names that `in_force` knows, sorted.
  std::vector<std::string> names_in_force();
  // Reads the names and versions in force.
  void refresh(store::Definitions& from);
  // The parameters of a workflow after so many deployments. They apply to cases of every version. Throws Error::store,
  // with the name of the parameter, when the row of one of them is damaged; the other workflows go on.
  std::shared_ptr<const Record> parameters(store::Definitions& from, std::int64_t deploys, const std::string& workflow);
  // The city's outlines and school years after so many deployments. What is damaged of them is marked in it.
  std::shared_ptr<const City> city(store::Definitions& from, std::int64_t deploys);
  // What each role of the city sees, after so many deployments. Where that is damaged, no role sees anything.
  std::shared_ptr<const definition::Roles> roles(store::Definitions& from, std::int64_t deploys);
  // What bilans show, after so many deployments. Where that is damaged, every bilan is the automatic one.
  std::shared_ptr<const DeployedBilans> bilans(store::Definitions& from, std::int64_t deploys);

  // Names by their numbers, and numbers by their names. New ones are read with `reader`. Empty or 0 when unknown.
  // `kind`: "territory", "structure" or "field".
  std::string actor(store::Reader& reader, std::int64_t id);
  std::string term(store::Reader& reader, std::string_view kind, std::int64_t id);
  std::int64_t structure(store::Reader& reader, const std::string& name);
  // The number of the name of an actor, or of a term of that kind; 0 when unknown. `known_number` reads nothing.
  std::int64_t number(store::Reader& reader, std::string_view kind, const std::string& name);
  std::int64_t known_number(std::string_view kind, const std::string& name);
  // The texts of all audiences (trust::to_spec) by their numbers, read anew.
  std::map<std::int64_t, std::string> audiences(store::Reader& reader);

 private:
  // Names and their numbers, both ways.
  struct Numbered {
    std::map<std::int64_t, std::string> names;
    std::map<std::string, std::int64_t, std::less<>> ids;
    void fill(const std::vector<std::pair<std::int64_t, std::string>>& rows);
  };
  // What was deployed with the workflows, after so many deployments.
  struct DeployedData {
    std::int64_t deploys = -1;
    std::map<std::string, std::shared_ptr<const Record>> parameters;  // by workflow
    std::map<std::string, std::string> damaged;                       // a parameter, by workflow
    City city;
    definition::Roles roles;
    std::string bilans, counted_since;  // as they are stored: they are long, and few commands read them
  };
  // 0: unknown.
  std::int64_t id_in_force(std::string_view name);
  std::shared_ptr<const DeployedData> deployed_data(store::Definitions& from, std::int64_t deploys);
  static std::shared_ptr<const DeployedData> read_deployed_data(store::Definitions& from, std::int64_t deploys);
  Numbered& numbered(std::string_view kind);
  void load(store::Reader& reader, std::string_view kind);
  std::string name_of(store::Reader& reader, std::string_view kind, std::int64_t id);

  std::mutex mutex_;
  std::map<std::int64_t, std::shared_ptr<const Deployed>> workflows_;
  std::map<std::string, std::int64_t, std::less<>> in_force_;
  std::shared_ptr<const DeployedData> deployed_data_;
  std::map<std::string, Numbered, std::less<>> numbered_;  // by "actor", "audience", or the kind of a term
};

}  // namespace parcours::engine
