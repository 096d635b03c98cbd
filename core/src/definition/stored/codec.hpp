// The stored form of a whole workflow, described as in codec_parts.hpp: on top of its steps, the fields, messages,
// texts and rules of the workflow itself.
#pragma once
#include "definition/stored/codec_steps.hpp"

namespace parcours::definition {

// The newest format of the compiled text, which names it in "format". An engine reads the formats 1 to this.
inline constexpr int kWorkflowFormat = 1;

template <class Form>
void describe(Form& form, Message& message) {
  form.part("name", message.name);
  form.part("roles", message.roles);
  form.part("workflows", message.workflows);
  form.part("title", message.title);
  form.part("token", message.token);
  form.part("form", message.form);
  form.part("outcomes", message.outcomes);
}

template <class Form>
void describe(Form& form, Accepts& accepts) {
  form.part("from", accepts.from);
  form.part("by", accepts.by);
  form.part("within", accepts.within);
}

template <class Form>
void describe(Form& form, Reopen& reopen) {
  form.part("by", reopen.by);
  form.part("token", reopen.token);
  form.part("within", reopen.within);
  form.part("times", reopen.times);
  form.always("next", reopen.next);
}

template <class Form>
void describe(Form& form, Workflow& workflow) {
  form.part("name", workflow.name);
  form.part("title", workflow.title);
  form.part("sheet", workflow.sheet);
  form.always("subject", workflow.subject);
  form.part("purpose", workflow.purpose);
  form.part("basis", workflow.basis);
  form.part("keep_active", workflow.keep_active);
  form.part("keep_archive", workflow.keep_archive);
  form.part("keep_from", workflow.keep_from);
  form.part("keep_until_age", workflow.keep_until_age);
  form.part("outcomes", workflow.outcomes);
  form.part("texts", workflow.texts);
  form.part("told", workflow.told);
  form.part("parameters", workflow.parameters);
  form.part("fields", workflow.fields);
  form.part("blocks", workflow.blocks);
  form.part("phases", workflow.phases);
  form.part("steps", workflow.steps);
  form.part("messages", workflow.messages);
  form.part("accepts", workflow.accepts);
  form.part("reopen", workflow.reopen);
}

}  // namespace parcours::definition
