// The stored form of steps, blocks, phases and lines, described as in codec_parts.hpp. A step refers to another by
// its index in the list of steps, a block by its index in the list of blocks; -1 is none.
#pragma once
#include "definition/stored/codec_parts.hpp"

namespace parcours::definition {

template <class Form>
void describe(Form& form, Line& line) {
  form.part("key", line.key);
  form.part("name", line.name);
  form.always("trigger", line.trigger);
  form.part("delay", line.delay);
  form.part("at", line.at);
  form.part("every", line.every);
  form.part("message", line.message);
  form.condition("when", line.when);
  form.condition("pause", line.pause);
  form.always("roll", line.roll);
  form.part("remind", line.remind);
  form.part("text", line.text);
  form.always("also", line.also);
  form.part("also_more", line.also_more);
  form.part("next", line.next);
  form.part("count", line.counts);
  form.always("line", line.line);
}

template <class Form>
void describe(Form& form, ActionBinding& binding) {
  form.part("action", binding.action);
  form.part("literals", binding.literals);
  form.part("settings", binding.settings);
  form.part("inputs", binding.inputs);
  form.part("optional_inputs", binding.optional_inputs);
  form.part("outputs", binding.outputs);
  form.part("reads", binding.reads);
  form.part("chosen", binding.chosen);
}

template <class Form>
void describe(Form& form, Send& send) {
  form.part("message", send.message);
  form.part("text", send.text);
  form.part("to", send.to);
  form.part("cases", send.cases);
  form.part("row", send.row);
  form.part("outcome", send.outcome);
}

template <class Form>
void describe(Form& form, Handover& handover) {
  form.part("workflow", handover.workflow);
  form.part("frame", handover.frame);
  form.part("asked", handover.asked);
  form.always("await", handover.await);
  form.part("within", handover.within);
}

template <class Form>
void describe(Form& form, Offer& offer) {
  form.part("offered", offer.offered);
  form.part("to", offer.to);
  form.condition("when", offer.when);
  form.part("drops", offer.dropped_at_end);
}

template <class Form>
void describe(Form& form, CompletionCondition& until) {
  form.always("count", until.count);
  form.part("expression", until.expression);
}

template <class Form>
void describe(Form& form, Step& step) {
  form.part("name", step.name);
  form.always("kind", step.kind);
  form.part("title", step.title);
  form.always("block", step.block);
  form.always("phase", step.phase);
  form.part("by", step.by);
  form.part("not_by", step.not_by);
  form.part("form", step.form);
  form.part("due", step.due);
  form.part("next", step.next);
  form.part("also", step.also);
  form.part("lines", step.lines);
  form.part("checks", step.checks);
  form.part("offer", step.offer);
  form.part("rows", step.rows);
  form.part("ways", step.ways);
  form.part("use", step.binding);
  form.part("send", step.send);
  form.part("handover", step.handover);
  form.part("carry", step.carry);
  form.part("with", step.with);
  form.always("body", step.body);
  form.part("branches", step.branches);
  form.part("list", step.list);
  form.condition("chosen", step.chosen);
  form.part("until", step.until);
  form.part("count", step.counts);
  form.always("line", step.line);
}

template <class Form>
void describe(Form& form, Block& block) {
  form.part("name", block.name);
  form.part("title", block.title);
  form.always("owner", block.owner);
  form.always("entry", block.entry);
  form.part("steps", block.steps);
  form.part("anytime", block.anytime);
  form.part("lines", block.lines);
  form.part("count", block.counts);
  form.condition("when", block.when);
}

template <class Form>
void describe(Form& form, Phase& phase) {
  form.part("name", phase.name);
  form.part("title", phase.title);
  form.part("steps", phase.steps);
  form.part("anytime", phase.anytime);
  form.part("lines", phase.lines);
  form.part("count", phase.counts);
}

}  // namespace parcours::definition
