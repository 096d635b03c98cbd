// One description of the parts that workflows are made of, for both ways of their stored form: a `Form` either writes
// each named part or reads it.
#pragma once
#include "definition/model/types.hpp"
#include "definition/model/workflow.hpp"

namespace parcours::definition {

// `form.part(name, member)` for each member, whatever it is; `form.condition(name, program)` where a boolean is wanted,
// and `form.wants(type)` before parts whose expressions want that type.
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
  form.part("value", row.value);
}

template <class Form>
void describe(Form& form, Field& field) {
  form.part("name", field.name);
  form.part("type", field.type);
  form.part("title", field.title);
  form.part("help", field.help);
  form.part("screen", field.screen);
  form.part("why", field.why);
  form.part("person", field.person);
  form.part("level", field.level);
  form.part("options", field.options);
  form.part("role", field.role);
  form.part("minimum", field.minimum);
  form.part("maximum", field.maximum);
  form.part("decimals", field.decimals);
  form.part("preset", field.default_value);
  form.part("checks", field.checks);
  form.part("of", field.of);
  form.part("seen_by", field.seen_by);
  form.part("keep", field.keep);
  form.part("item", field.item);
  form.part("key", field.key);
  form.part("fields", field.fields);
  form.part("unique", field.unique);
  form.wants(expression_type(field));
  form.part("computed", field.computed);
}

template <class Form>
void describe(Form& form, Parameter& parameter) {
  form.part("name", parameter.name);
  form.part("type", parameter.type);
  form.part("preset", parameter.default_value);
  form.part("why", parameter.why);
}

template <class Form>
void describe(Form& form, ActorSelector& who) {
  form.part("kind", who.kind);
  form.part("name", who.name);
}

template <class Form>
void describe(Form& form, FormField& entry) {
  form.part("field", entry.field);
  form.part("optional", entry.optional);
  form.part("shown", entry.shown);
  form.condition("when", entry.when);
  form.part("form", entry.form);
}

template <class Form>
void describe(Form& form, Target& target) {
  form.part("step", target.step);
  form.part("end", target.end);
  form.part("stay", target.stay);
}

template <class Form>
void describe(Form& form, Route& route) {
  form.part("outcome", route.outcome);
  form.part("to", route.to);
}

template <class Form>
void describe(Form& form, AnytimeStart& also) {
  form.part("outcome", also.outcome);
  form.part("step", also.step);
}

template <class Form>
void describe(Form& form, Row& row) {
  form.condition("guard", row.guard);
  form.part("to", row.to);
}

template <class Form>
void describe(Form& form, Way& way) {
  form.condition("when", way.when);
  form.part("step", way.step);
}

template <class Form>
void describe(Form& form, DataAssignment& carried) {
  form.part("name", carried.name);
  form.part("value", carried.value);
}

}  // namespace parcours::definition
