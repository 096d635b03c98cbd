// Gives computed fields the level and the `seen_by` of what they read.
#include <algorithm>
#include <set>

#include "definition/model/protection.hpp"
#include "definition/read/passes.hpp"

namespace parcours::definition {
namespace {

class LevelResolver {
 public:
  LevelResolver(const Pair& fields, Draft& draft) : fields_(fields), draft_(draft) {}

  // What the field reads is resolved first. A field that reads itself is reported elsewhere.
  void resolve(Field& field) {
    if (field.computed.empty() || !known_.insert(field.name).second) return;
    for (const auto& name : names_read(field)) {
      const auto at = draft_.field_index.find(name);
      if (at != draft_.field_index.end()) resolve(draft_.workflow.fields[static_cast<std::size_t>(at->second)]);
    }
    if (const auto* pair = pair_in(fields_.value, field.name)) set(*pair, field);
  }

 private:
  static std::set<std::string> names_read(const Field& field) {
    std::set<std::string> names;
    const auto add = [&](const Program& program) {
      for (const auto& path : program.reads()) names.insert(path.substr(0, path.find('.')));
    };
    for (const auto& row : field.computed) {
      if (row.guard) add(*row.guard);
      if (const auto* program = std::get_if<Program>(&row.value)) add(*program);
    }
    return names;
  }

  void set(const Pair& pair, Field& field) {
    const auto reads = protection_of_reads(field, draft_.workflow);
    const auto* level = pair_in(pair.value, "level");
    if (level && field.level < reads.level)
      draft_.sink.report("level-below-reads", level->value.span,
                         {{"field", field.name}, {"level", word_of(field.level)}, {"reads", word_of(reads.level)}});
    if (!level) field.level = std::max(reads.level, least(pair, field));
    if (!reads.seen_by || pair_in(pair.value, "seen_by")) return;
    if (reads.seen_by->empty()) draft_.sink.report("seen-by-nobody", pair.key.span, {{"field", field.name}});
    field.seen_by = *reads.seen_by;
  }

  // Returns the level that the field has at least: that of a person's, or of a field that reads nothing.
  static int least(const Pair& pair, const Field& field) {
    if (pair_in(pair.value, "person")) return 2;
    return names_read(field).empty() ? 1 : 0;
  }
  static std::string word_of(int level) { return "C" + std::to_string(level); }

  const Pair& fields_;
  Draft& draft_;
  std::set<std::string> known_;
};

}  // namespace

void resolve_levels(const RoutedDraft& in) {
  auto& draft = in.draft();
  const auto* fields = pair_in(in.root(), "fields");
  if (!fields) return;
  LevelResolver levels(*fields, draft);
  for (auto& field : draft.workflow.fields) levels.resolve(field);
}

}  // namespace parcours::definition
