// One description of a workflow's parts for both ways of its stored form: a `Form` either writes each named part or reads it.
#pragma once
#include "definition/workflow.hpp"

namespace parcours::definition {

// `form.part(name, member)` for each member; `form.text_of(...)` decides by its own kind whether it writes or reads.
template <class Form>
void describe(Form& form, Option& option) {
  form.part("name", option.name);
  form.part("title", option.title);
  form.part("from", option.from);
  form.part("to", option.to);
}

template <class Form>
void describe(Form& form, Field& field) {
  form.part("name", field.name);
  form.part("type", field.type);
  form.part("title", field.title);
  form.part("help", field.help);
  form.part("why", field.why);
  form.part("person", field.person);
  form.part("level", field.level);
  form.part("options", field.options);
  form.part("role", field.role);
  form.part("minimum", field.minimum);
  form.part("maximum", field.maximum);
  form.part("decimals", field.decimals);
  form.part("preset", field.preset);
  form.part("seen_by", field.seen_by);
  form.part("keep", field.keep);
  form.part("item", field.item);
  form.part("key", field.key);
  form.part("fields", field.fields);
  form.part("unique", field.unique);
}

template <class Form>
void describe(Form& form, Parameter& parameter) {
  form.part("name", parameter.name);
  form.part("type", parameter.type);
  form.part("preset", parameter.preset);
  form.part("why", parameter.why);
}

template <class Form>
void describe(Form& form, Who& who) {
  form.part("kind", who.kind);
  form.part("name", who.name);
}

template <class Form>
void describe(Form& form, Entry& entry) {
  form.part("field", entry.field);
  form.part("optional", entry.optional);
  form.part("shown", entry.shown);
  form.condition("when", entry.when);
  [[maybe_unused]] const auto inside = form.element_of(entry.field);
  form.part("form", entry.form);
}

template <class Form>
void describe(Form& form, Target& target) {
  form.part("step", target.step);
  form.part("end", target.end);
}

template <class Form>
void describe(Form& form, Route& route) {
  form.part("outcome", route.outcome);
  form.part("to", route.to);
}

template <class Form>
void describe(Form& form, Row& row) {
  form.condition("guard", row.guard);
  form.part("to", row.to);
}

template <class Form>
void describe(Form& form, Use& use) {
  form.part("action", use.action);
  form.part("literals", use.literals);
  form.part("settings", use.settings);
  form.part("inputs", use.inputs);
  form.part("optional_inputs", use.optional_inputs);
  form.part("outputs", use.outputs);
  form.part("reads", use.reads);
  form.part("chosen", use.chosen);
}

template <class Form>
void describe(Form& form, Step& step) {
  form.part("name", step.name);
  form.part("kind", step.kind);
  form.part("title", step.title);
  form.part("block", step.block);
  form.part("phase", step.phase);
  form.part("by", step.by);
  form.part("not_by", step.not_by);
  form.part("form", step.form);
  form.part("due", step.due);
  form.part("next", step.next);
  form.part("rows", step.rows);
  form.part("use", step.use);
  form.part("body", step.body);
  form.part("line", step.line);
}

template <class Form>
void describe(Form& form, Block& block) {
  form.part("name", block.name);
  form.part("title", block.title);
  form.part("owner", block.owner);
  form.part("entry", block.entry);
  form.part("steps", block.steps);
}

template <class Form>
void describe(Form& form, Phase& phase) {
  form.part("name", phase.name);
  form.part("title", phase.title);
  form.part("steps", phase.steps);
}

template <class Form>
void describe(Form& form, Workflow& workflow) {
  form.part("name", workflow.name);
  form.part("title", workflow.title);
  form.part("sheet", workflow.sheet);
  form.part("subject", workflow.subject);
  form.part("purpose", workflow.purpose);
  form.part("basis", workflow.basis);
  form.part("keep_active", workflow.keep_active);
  form.part("keep_archive", workflow.keep_archive);
  form.part("keep_from", workflow.keep_from);
  form.part("keep_until_age", workflow.keep_until_age);
  form.part("outcomes", workflow.outcomes);
  form.part("texts", workflow.texts);
  form.part("parameters", workflow.parameters);
  form.part("fields", workflow.fields);
  form.part("blocks", workflow.blocks);
  form.part("phases", workflow.phases);
  form.part("steps", workflow.steps);
}

}  // namespace parcours::definition
