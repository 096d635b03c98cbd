// The stages of reading a workflow. Each stage is a type that only the stage before it can make, so the passes over a
// draft cannot run in another order.
//
//   HeadDraft      the head is read: sheet, subject, purpose, retention
//   TypedDraft     parameters and fields are read
//   NamedDraft     phases, blocks, steps and messages are known by name
//   LinkedDraft    lines of `meanwhile` are read, without their expressions
//   RoutedDraft    routes are known, and with them everything that an expression may read
//   AssignedDraft  performers, computed fields, offers, ways and conditions of branches are read
//   SuppliedDraft  data that steps send, carry and hand over is read
//   FormedDraft    contracts of actions and forms are read
//   ResolvedDraft  everything is read
//
// To make a stage is to run its passes. A pass that needs a stage takes that stage; a later one will do, because each
// stage is derived from the one before it. Mistakes go to the sink of the draft, and the rest is read all the same.
// Stages are small handles: the tree and the draft belong to the caller and must outlive them. Not for several threads.
#pragma once
#include <cstddef>

#include "definition/read/draft.hpp"

namespace parcours::definition {

class HeadDraft {
 public:
  HeadDraft(const Node& root, Draft& draft);
  const Node& root() const { return *root_; }
  Draft& draft() const { return *draft_; }

 private:
  const Node* root_;
  Draft* draft_;
};

class TypedDraft : public HeadDraft {
 public:
  explicit TypedDraft(const HeadDraft& before);
  // How many errors the head, the parameters and the fields have.
  std::size_t errors_before_steps() const { return errors_; }

 private:
  std::size_t errors_ = 0;
};

class NamedDraft : public TypedDraft {
 public:
  explicit NamedDraft(const TypedDraft& before);
};

class LinkedDraft : public NamedDraft {
 public:
  explicit LinkedDraft(const NamedDraft& before);
};

class RoutedDraft : public LinkedDraft {
 public:
  explicit RoutedDraft(const LinkedDraft& before);
  // True when every step, line and route could be read. What is found in the graph of the steps is sure only then.
  bool routes_known() const { return routes_known_; }

 private:
  bool routes_known_ = false;
};

class AssignedDraft : public RoutedDraft {
 public:
  explicit AssignedDraft(const RoutedDraft& before);
};

class SuppliedDraft : public AssignedDraft {
 public:
  explicit SuppliedDraft(const AssignedDraft& before);
};

class FormedDraft : public SuppliedDraft {
 public:
  explicit FormedDraft(const SuppliedDraft& before);
};

class ResolvedDraft : public FormedDraft {
 public:
  explicit ResolvedDraft(const FormedDraft& before);
};

}  // namespace parcours::definition
