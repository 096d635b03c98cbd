#include "definition/places.hpp"

#include <array>

namespace parcours::definition::places {
namespace {

using Word = std::string_view;

constexpr Word workflow_keys[] = {"workflow", "language", "title",      "sheet",  "subject", "purpose", "basis",
                                  "keep",     "outcomes", "parameters", "fields", "phases",  "texts"};
constexpr Word workflow_required[] = {"workflow", "phases"};
constexpr Word workflow_later[] = {"messages", "accepts", "anytime", "meanwhile", "reopen"};
constexpr Word keep_keys[] = {"active", "archive", "until_age"};
constexpr Word block_keys[] = {"title", "steps"};
constexpr Word block_required[] = {"steps"};
constexpr Word block_later[] = {"anytime", "meanwhile", "when"};

constexpr Word field_keys[] = {"type", "title", "of",       "level",   "person",  "why",  "keep", "min",
                               "max",  "help",  "decimals", "default", "seen_by", "item", "key",  "fields"};
constexpr Word list_field_keys[] = {"type", "title", "of",   "level",    "person",  "why",     "keep",
                                    "min",  "max",   "help", "decimals", "default", "seen_by", "unique"};
constexpr Word field_required[] = {"type"};
constexpr Word field_later[] = {"value", "checks", "screen", "unique"};
constexpr Word list_field_later[] = {"value", "checks", "screen", "item", "key", "fields"};
constexpr Word parameter_keys[] = {"type", "default", "why"};
constexpr Word parameter_required[] = {"type", "default"};
constexpr Word entry_keys[] = {"when", "optional", "form"};
constexpr Word row_keys[] = {"is", "when", "next", "otherwise"};
constexpr Word row_later[] = {"value"};
constexpr Word option_keys[] = {"title", "from", "to"};
constexpr Word named_keys[] = {"title"};

constexpr Word task_keys[] = {"task", "by", "not_by", "form", "due", "next"};
constexpr Word action_keys[] = {"action", "title", "by", "not_by", "form", "with", "due", "next"};
constexpr Word decide_keys[] = {"decide", "title"};
constexpr Word block_step_keys[] = {"block", "title", "due", "next"};
constexpr Word by_required[] = {"by"};
constexpr Word task_later[] = {"also", "meanwhile", "checks", "offered_to", "when", "at_end"};
constexpr Word action_later[] = {"also", "meanwhile", "checks", "carry", "offered_to", "when", "at_end"};
constexpr Word other_later[] = {"also", "meanwhile", "checks", "offered_to", "when", "at_end"};

constexpr Word kind_words[] = {"task", "action", "decide", "block"};
constexpr Word later_kind_words[] = {"wait", "send", "handover", "parallel", "each", "split", "merge"};

}  // namespace

const Place workflow{"workflow", workflow_keys, workflow_required, workflow_later};
const Place keep{"keep", keep_keys};
const Place phase{"phase", block_keys, block_required, block_later};
const Place block{"block", block_keys, block_required, block_later};
const Place field{"field", field_keys, field_required, field_later};
const Place list_field{"field of a list", list_field_keys, field_required, list_field_later};
const Place parameter{"parameter", parameter_keys, parameter_required};
const Place entry{"entry", entry_keys};
const Place row{"row", row_keys, {}, row_later};
const Place option{"option", option_keys};
const Place named{"name", named_keys};
const Place task{"task", task_keys, by_required, task_later};
const Place action{"action", action_keys, {}, action_later};
const Place decide{"decide", decide_keys, {}, other_later};
const Place block_step{"block step", block_step_keys, {}, other_later};
const Words kinds = kind_words;
const Words later_kinds = later_kind_words;

std::span<const Place* const> all() {
  static constexpr std::array every{&workflow, &keep,   &phase, &block, &field,  &list_field, &parameter, &entry,
                                    &row,      &option, &named, &task,  &action, &decide,     &block_step};
  return every;
}

}  // namespace parcours::definition::places
