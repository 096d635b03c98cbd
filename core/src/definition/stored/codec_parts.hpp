// The stored form of a workflow's parts, described once for both ways: a `Form` either writes each part or reads it.
// core/FORMATS.md lists the parts. A name in the text never changes.
#pragma once
#include "definition/model/types.hpp"
#include "definition/model/workflow.hpp"

namespace parcours::definition {

// Each description calls, for each member:
//   form.part(name, member)         A part that is left out of the text while it is empty. A new part is one of these,
//                                   so that a workflow that does not use it keeps its text, and with it its version.
//   form.always(name, member)       A part that is always in the text: numbers, kinds, parts made of parts.
//   form.condition(name, program)   An expression that gives a boolean.
//   form.wants(type)                The type of the expressions in the parts that follow.
// A part that is absent from the text is read as its default.
template <class Form>
void describe(Form& form, Option& option) {
  form.part("name", option.name);
  form.part("title", option.title);
  form.part("from", option.from);
  form.part("to", option.to);
}

template <class Form>
void describe(Form& form, Check& check) {
  form.part("code", check.code);
  form.condition("that", check.that);
  form.part("text", check.text);
  form.part("warns", check.warns);
}

template <class Form>
void describe(Form& form, ValueRow& row) {
  form.condition("guard", row.guard);
  form.always("value", row.value);
}

template <class Form>
void describe(Form& form, Field& field) {
  form.part("name", field.name);
  form.always("type", field.type);
  form.part("title", field.title);
  form.part("help", field.help);
  form.part("screen", field.screen);
  form.part("why", field.why);
  form.part("person", field.person);
  form.always("level", field.level);
  form.part("options", field.options);
  form.part("role", field.role);
  form.part("minimum", field.minimum);
  form.part("maximum", field.maximum);
  form.always("decimals", field.decimals);
  form.part("preset", field.default_value);
  form.part("checks", field.checks);
  form.part("of", field.of);
  form.part("seen_by", field.seen_by);
  form.part("keep", field.keep);
  form.part("item", field.item);
  form.part("key", field.key);
  form.part("fields", field.fields);
  form.part("unique", field.unique);
  form.part("find", field.find);
  form.wants(expression_type(field));
  form.part("computed", field.computed);
}

template <class Form>
void describe(Form& form, Parameter& parameter) {
  form.part("name", parameter.name);
  form.always("type", parameter.type);
  form.part("preset", parameter.default_value);
  form.part("why", parameter.why);
}

template <class Form>
void describe(Form& form, ActorSelector& who) {
  form.always("kind", who.kind);
  form.part("name", who.name);
}

template <class Form>
void describe(Form& form, FormField& entry) {
  form.part("field", entry.field);
  form.part("optional", entry.optional);
  form.part("shown", entry.shown);
  form.part("fresh", entry.fresh);
  form.condition("when", entry.when);
  form.condition("rows", entry.rows);
  form.part("form", entry.form);
}

template <class Form>
void describe(Form& form, Target& target) {
  form.always("step", target.step);
  form.part("end", target.end);
  form.part("stay", target.stay);
}

template <class Form>
void describe(Form& form, Route& route) {
  form.part("outcome", route.outcome);
  form.always("to", route.to);
}

template <class Form>
void describe(Form& form, AnytimeStart& also) {
  form.part("outcome", also.outcome);
  form.always("step", also.step);
}

template <class Form>
void describe(Form& form, Row& row) {
  form.condition("guard", row.guard);
  form.always("to", row.to);
}

template <class Form>
void describe(Form& form, Way& way) {
  form.condition("when", way.when);
  form.always("step", way.step);
}

template <class Form>
void describe(Form& form, Dimension& dimension) {
  form.part("name", dimension.name);
  form.always("value", dimension.value);
}

template <class Form>
void describe(Form& form, Count& count) {
  form.part("name", count.name);
  form.always("moment", count.moment);
  form.condition("when", count.when);
  form.part("each", count.each);
  form.part("per", count.per);
  form.part("n", count.n);
  form.part("day", count.day);
  form.always("line", count.line);
}

template <class Form>
void describe(Form& form, DataAssignment& carried) {
  form.part("name", carried.name);
  form.always("value", carried.value);
}

}  // namespace parcours::definition
