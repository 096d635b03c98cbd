#include "engine/command/input.hpp"

#include "base/utf8.hpp"
#include "engine/command/command_table.hpp"
#include "engine/diagnostics.hpp"

namespace parcours::engine {
namespace {

constexpr std::size_t kMaxBytes = 256 * 1024;
constexpr int kMaxDepth = 20;

}  // namespace

void InputCheck::text(std::string_view t, std::string_view where) {
  bytes_ += t.size();
  if (find_invalid(t) != std::string_view::npos)
    problems_.push_back(diagnostics().problem("not-text", {}, std::string(where)));
}

void InputCheck::name(std::string_view t, std::string_view where) {
  text(t, where);
  if (t.size() > kMaxName)
    problems_.push_back(diagnostics().problem("too-long", {{"most", std::to_string(kMaxName)}}, std::string(where)));
}

void InputCheck::record(const Record& r, std::string_view where, int depth) {
  for (const auto& [name, v] : r) {
    text(name, where.empty() ? std::string_view("with") : where);
    value(v, where.empty() ? std::string_view(name) : where, depth);
  }
}

void InputCheck::value(const Value& v, std::string_view where, int depth) {
  bytes_ += 8;
  if (depth > kMaxDepth || bytes_ > kMaxBytes) {
    deep_ = true;
    return;
  }
  if (const auto* t = v.get_if<std::string>()) text(*t, where);
  if (const auto* l = v.get_if<List>())
    for (const auto& each : *l) value(each, where, depth + 1);
  if (const auto* r = v.get_if<Record>()) record(*r, where, depth + 1);
}

Problems InputCheck::done() && {
  if (bytes_ > kMaxBytes || deep_) problems_.push_back(diagnostics().problem("too-large"));
  return std::move(problems_);
}

Problems check_text(std::string_view text, std::string_view where) {
  InputCheck in;
  in.name(text, where);
  return std::move(in).done();
}

Problems check_command(const Command& command) {
  InputCheck in;
  in.name(command.by.id, "by");
  in.name(command.key, "key");
  check_texts(in, command.what);
  auto problems = std::move(in).done();
  if (command.by.id == kEngineActor)
    problems.push_back(diagnostics().problem("reserved-actor", {{"actor", command.by.id}}, "by"));
  if (command.by.id.empty()) problems.push_back(diagnostics().problem("unknown-actor", {}, "by"));
  return problems;
}

}  // namespace parcours::engine
