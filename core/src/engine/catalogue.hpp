// What an engine keeps in memory: only what never changes once it is written (workflow versions, the numbers of names),
// and parameters, which every command's read tells the age of. There is no cache of cases.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/city.hpp"
#include "definition/model/workflow.hpp"
#include "store/store.hpp"

namespace parcours::engine {

// A workflow version that is deployed. Immutable.
struct Deployed {
  std::int64_t id = 0, version = 0;
  definition::Workflow workflow;
};

// May be used from several threads at once; nothing is read from the database while its lock is stored.
class Catalogue {
 public:
  explicit Catalogue(store::Store& store) : store_(store) {}

  // Throws Error::store when there is none of that id.
  std::shared_ptr<const Deployed> workflow(std::int64_t id);
  // The version in force as last seen, null when none was; `refresh` looks again.
  std::shared_ptr<const Deployed> in_force(std::string_view name);
  std::vector<std::string> names_in_force();
  void refresh();
  // The parameters of a workflow as of that count of deployments: read when they are used, whatever a case's version.
  std::shared_ptr<const Record> parameters(std::int64_t deploys, const std::string& workflow);
  std::shared_ptr<const City> city(std::int64_t deploys);  // the same of the city

  // Names by their numbers, read with the session at hand when they are new. Empty or 0 when unknown.
  std::string actor(store::Reader& reader, std::int64_t id);
  std::string term(store::Reader& reader, std::string_view kind, std::int64_t id);
  std::int64_t structure(store::Reader& reader, const std::string& name);
  std::map<std::int64_t, std::string> audiences(store::Reader& reader);

 private:
  struct Numbered {
    std::map<std::int64_t, std::string> names;
    std::map<std::string, std::int64_t, std::less<>> ids;
    void fill(const std::vector<std::pair<std::int64_t, std::string>>& rows);
  };
  // What was deployed beside the workflows, as of a count of deployments.
  struct DeployedData {
    std::int64_t deploys = -1;
    std::map<std::string, std::shared_ptr<const Record>> parameters;  // by workflow
    City city;
  };
  std::int64_t id_in_force(std::string_view name);
  std::shared_ptr<const DeployedData> deployed_data(std::int64_t deploys);
  std::shared_ptr<const DeployedData> read_deployed_data(std::int64_t deploys);
  Numbered& numbered(std::string_view kind);
  void load(store::Reader& reader, std::string_view kind);
  std::string name_of(store::Reader& reader, std::string_view kind, std::int64_t id);

  store::Store& store_;
  std::mutex mutex_;
  std::map<std::int64_t, std::shared_ptr<const Deployed>> workflows_;
  std::map<std::string, std::int64_t, std::less<>> in_force_;
  std::shared_ptr<const DeployedData> deployed_data_;
  std::map<std::string, Numbered, std::less<>> numbered_;  // by "actor", "audience", "territory", "structure"
};

}  // namespace parcours::engine
