// Forms as JSON: what is asked, in the words of the screen.
#include "cli/views.hpp"

namespace parcours::cli {
namespace {

// As a condition is: true, false, or null where only the engine knows.
Value asked_value(Asked asked) { return asked == Asked::unknown ? Value() : Value(asked == Asked::yes); }

}  // namespace

Value to_value(const Choice& choice, const Screen& screen) {
  return Record{{"name", choice.name}, {"title", screen.in(choice.title)}};
}

Value to_value(const FormEntry& entry, const Screen& screen) {
  return Record{{"asked", asked_value(entry.asked)},
                {"asked_rows", listed(entry.asked_rows, screen)},
                {"blind", entry.blind},
                {"choices", listed(entry.choices, screen)},
                {"decimals", entry.decimals},
                {"default", entry.default_value},
                {"field", entry.field},
                {"form", listed(entry.form, screen)},
                {"fresh", entry.fresh},
                {"help", screen.in(entry.help)},
                {"max", entry.maximum},
                {"min", entry.minimum},
                {"of", entry.of},
                {"optional", entry.optional},
                {"required", entry.required},
                {"rows", entry.rows},
                {"shown", entry.shown},
                {"shown_as", entry.shown_as},
                {"title", screen.in(entry.title)},
                {"type", type_name(entry.type)},
                {"value", entry.value},
                {"when", entry.when}};
}

Value to_value(const FormRow& row, const Screen& screen) {
  return Record{{"form", listed(row.form, screen)}, {"number", row.number}, {"row", row.row}};
}

Value to_value(const Outcome& outcome, const Screen& screen) {
  return Record{{"asked", List(outcome.asked.begin(), outcome.asked.end())},
                {"name", outcome.name},
                {"required", List(outcome.required.begin(), outcome.required.end())},
                {"title", screen.in(outcome.title)}};
}

Value to_value(const FormCheck& check, const Screen& screen) {
  return Record{{"code", check.code},   {"engine_only", check.engine_only},
                {"field", check.field}, {"message", screen.in(check.message)},
                {"that", check.that},   {"warns", check.warns}};
}

Record to_record(const Form& form, const Screen& screen) {
  return Record{{"checks", listed(form.checks(), screen)},
                {"form", listed(form.entries(), screen)},
                {"outcomes", listed(form.outcomes(), screen)}};
}

}  // namespace parcours::cli
