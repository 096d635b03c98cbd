#include "definition/language/key_sets.hpp"

#include <array>

namespace parcours::definition::key_sets {
namespace {

using Word = std::string_view;

constexpr Word workflow_keys[] = {"workflow", "language",  "title",      "sheet",  "subject",  "purpose", "basis",
                                  "keep",     "outcomes",  "parameters", "fields", "messages", "accepts", "phases",
                                  "anytime",  "meanwhile", "reopen",     "texts",  "told",     "count"};
constexpr Word workflow_required[] = {"workflow", "phases"};
constexpr Word keep_keys[] = {"active", "archive", "until_age"};
constexpr Word block_keys[] = {"title", "steps", "anytime", "meanwhile", "count"};
constexpr Word block_required[] = {"steps"};
constexpr Word branch_more[] = {"when"};

constexpr Word field_keys[] = {"type", "title", "of",     "level",    "person",   "why",     "keep",
                               "min",  "max",   "help",   "shown_as", "decimals", "default", "seen_by",
                               "item", "key",   "fields", "value",    "checks",   "find"};
constexpr Word list_field_keys[] = {"type", "title", "of",       "level",    "person",  "why",     "keep",  "min",
                                    "max",  "help",  "shown_as", "decimals", "default", "seen_by", "unique"};
constexpr Word field_required[] = {"type"};
constexpr Word parameter_keys[] = {"type", "default", "min", "max", "why"};
constexpr Word parameter_required[] = {"type", "default"};
constexpr Word entry_keys[] = {"when", "optional", "fresh", "rows", "form"};
constexpr Word option_keys[] = {"title", "from", "to"};
constexpr Word role_keys[] = {"title", "sees", "persons", "corrects"};
constexpr Word territory_keys[] = {"title", "outline"};
constexpr Word school_year_keys[] = {"first", "last", "holidays"};
constexpr Word school_year_required[] = {"first", "last"};

constexpr Word line_keys[] = {"name", "after",  "at",   "message", "when", "every", "pause",
                              "roll", "remind", "text", "also",    "next", "count"};
constexpr Word message_keys[] = {"title", "from", "form", "outcomes"};
constexpr Word message_required[] = {"from"};
constexpr Word accepts_keys[] = {"from", "by", "within"};
constexpr Word accepts_required[] = {"from"};
constexpr Word reopen_keys[] = {"by", "within", "times", "next"};
constexpr Word reopen_required[] = {"by", "next"};

constexpr Word row_keys[] = {"is", "when", "next", "otherwise"};
constexpr Word value_row_keys[] = {"is", "when", "value", "otherwise"};
constexpr Word way_keys[] = {"next", "when"};
constexpr Word way_required[] = {"next"};
constexpr Word check_keys[] = {"that", "refuse", "warn"};
constexpr Word check_required[] = {"that"};
constexpr Word count_keys[] = {"name", "moment", "when", "each", "per", "n", "day"};
constexpr Word count_required[] = {"name"};

constexpr Word task_keys[] = {"task", "by", "not_by", "form", "checks", "due", "also", "next", "meanwhile", "count"};
constexpr Word action_keys[] = {"action", "title", "by",   "not_by", "form",      "checks", "carry",
                                "with",   "due",   "also", "next",   "meanwhile", "count"};
constexpr Word decide_keys[] = {"decide", "title", "count"};
constexpr Word wait_keys[] = {"wait", "due", "meanwhile", "count"};
constexpr Word send_keys[] = {"send", "title", "to", "for", "outcome", "carry", "with", "also", "next", "count"};
constexpr Word handover_keys[] = {"handover", "title",  "by",  "not_by", "frame", "carry",     "with", "form",
                                  "await",    "within", "due", "also",   "next",  "meanwhile", "count"};
constexpr Word block_step_keys[] = {"block", "title", "due", "also", "next", "meanwhile", "count"};
constexpr Word parallel_keys[] = {"parallel", "title", "until", "due", "also", "next", "meanwhile", "count"};
constexpr Word each_keys[] = {"each", "title", "branch", "when", "until", "due", "also", "next", "meanwhile", "count"};
constexpr Word split_keys[] = {"split", "title", "count"};
constexpr Word merge_keys[] = {"merge", "title", "also", "next", "count"};
constexpr Word anytime_keys[] = {"offered_to", "when", "at_end"};
constexpr Word anytime_each_keys[] = {"offered_to", "at_end"};
constexpr Word by_required[] = {"by"};
constexpr Word meanwhile_required[] = {"meanwhile"};
constexpr Word to_required[] = {"to"};
constexpr Word branch_required[] = {"branch"};

constexpr Word kind_words[] = {"task",  "action",   "decide", "wait",  "send", "handover",
                               "block", "parallel", "each",   "split", "merge"};

}  // namespace

const KeySet workflow{"workflow", workflow_keys, workflow_required};
const KeySet keep{"keep", keep_keys};
const KeySet phase{"phase", block_keys, block_required};
const KeySet block{"block", block_keys, block_required};
const KeySet branch{"branch", block_keys, block_required, branch_more};
const KeySet field{"field", field_keys, field_required};
const KeySet list_field{"field of a list", list_field_keys, field_required};
const KeySet parameter{"parameter", parameter_keys, parameter_required};
const KeySet entry{"entry", entry_keys};
const KeySet option{"option", option_keys};
const KeySet role{"role", role_keys};
const KeySet territory{"territory", territory_keys};
const KeySet school_year{"school year", school_year_keys, school_year_required};
const KeySet line{"line", line_keys};
const KeySet message{"message", message_keys, message_required};
const KeySet accepts{"accepts", accepts_keys, accepts_required};
const KeySet reopen{"reopen", reopen_keys, reopen_required};
const KeySet row{"row", row_keys};
const KeySet value_row{"row of a value", value_row_keys};
const KeySet way{"way", way_keys, way_required};
const KeySet check{"check", check_keys, check_required};
const KeySet count{"count", count_keys, count_required};

const KeySet task{"task", task_keys, by_required};
const KeySet action{"action", action_keys};
const KeySet decide{"decide", decide_keys};
const KeySet wait{"wait", wait_keys, meanwhile_required};
const KeySet send{"send", send_keys, to_required};
const KeySet handover{"handover", handover_keys};
const KeySet block_step{"block step", block_step_keys};
const KeySet parallel{"parallel", parallel_keys};
const KeySet each{"each", each_keys, branch_required};
const KeySet split{"split", split_keys};
const KeySet merge{"merge", merge_keys};

const KeySet anytime_task{"anytime task", task_keys, {}, anytime_keys};
const KeySet anytime_action{"anytime action", action_keys, {}, anytime_keys};
const KeySet anytime_decide{"anytime decide", decide_keys, {}, anytime_keys};
const KeySet anytime_wait{"anytime wait", wait_keys, meanwhile_required, anytime_keys};
const KeySet anytime_send{"anytime send", send_keys, to_required, anytime_keys};
const KeySet anytime_handover{"anytime handover", handover_keys, {}, anytime_keys};
const KeySet anytime_block{"anytime block", block_step_keys, {}, anytime_keys};
const KeySet anytime_parallel{"anytime parallel", parallel_keys, {}, anytime_keys};
const KeySet anytime_each{"anytime each", each_keys, branch_required, anytime_each_keys};
const Words kinds = kind_words;

std::span<const KeySet* const> all() {
  static constexpr std::array every{&workflow,       &keep,
                                    &phase,          &block,
                                    &branch,         &field,
                                    &list_field,     &parameter,
                                    &entry,          &option,
                                    &role,           &territory,
                                    &school_year,    &line,
                                    &message,        &accepts,
                                    &reopen,         &row,
                                    &value_row,      &way,
                                    &check,          &task,
                                    &action,         &decide,
                                    &wait,           &send,
                                    &handover,       &block_step,
                                    &parallel,       &each,
                                    &split,          &merge,
                                    &anytime_task,   &anytime_action,
                                    &anytime_decide, &anytime_wait,
                                    &anytime_send,   &anytime_handover,
                                    &anytime_block,  &anytime_parallel,
                                    &anytime_each,   &count};
  return every;
}

}  // namespace parcours::definition::key_sets
