// What is counted in the city as it is now, for the bilans.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/engine_context.hpp"
#include "report/period.hpp"

namespace parcours::engine {

// The workflows in force and the sheets, with what they count. Its workflows live as long as this object.
class CountedByCity {
 public:
  CountedByCity(EngineContext& engine, store::Reader& reader, const definition::CityBilans& bilans);

  // The workflows in force of a sheet, or the one of that name; empty: there is none.
  std::vector<const definition::Workflow*> workflows_of(std::string_view bilan) const;
  // The names of the workflows that count the fact: those that declare it, or of what a sheet counts all of the sheet.
  // `fact` may be a workflow, of which the open cases are counted.
  std::vector<std::string> workflows_that_count(const std::string& fact) const;
  // Null: nothing counts it now.
  const definition::CountedFact* counted(const std::string& fact) const;
  // The declaration of a fact, in whatever bilan; null: none.
  const definition::DeclaredFact* declared(const std::string& fact) const;
  // Whether figures of the fact are numbers of persons, and of which periods they are shown then.
  bool is_of_persons(const std::string& fact) const;
  report::Period::Kind period_of(const std::string& fact) const;
  // Whether the fact lasts: it is a stay, or a workflow.
  bool lasts(const std::string& fact) const;
  // The titles of a dimension and of its values, as the workflows write them.
  BilanDimension dimension(const std::string& fact, const std::string& name) const;
  Text title_of_territory(const std::string& name) const;
  const definition::Workflow* workflow(std::string_view name) const;

 private:
  void add_values(const definition::Workflow& workflow, const std::string& fact, BilanDimension& dimension) const;
  // A sheet counts by names alone: where a field of its workflows has that name, the words are those of the field.
  void add_fields_of_sheet(const std::string& fact, BilanDimension& dimension) const;
  BilanDimension territories() const;

  std::vector<std::shared_ptr<const Deployed>> deployed_;
  definition::CountedFacts facts_;
  const definition::CityBilans& bilans_;
};

}  // namespace parcours::engine
