#include "store/rows.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace parcours::store {

namespace {

constexpr char between_grants = 30, between_parts = 31;

std::string_view cut(std::string_view& rest, char at) {
  const auto end = rest.find(at);
  const auto part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  return part;
}

std::int64_t integer(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::vector<GrantRow> grants_in(std::string_view joined) {
  std::vector<GrantRow> grants;
  while (!joined.empty()) {
    auto one = cut(joined, between_grants);
    GrantRow grant{std::string(cut(one, between_parts))};
    grant.territory = integer(cut(one, between_parts));
    grant.structure = integer(one);
    grants.push_back(std::move(grant));
  }
  std::sort(grants.begin(), grants.end(), [](const GrantRow& a, const GrantRow& b) {
    return std::tie(a.role, a.territory, a.structure) < std::tie(b.role, b.territory, b.structure);
  });
  return grants;
}

}  // namespace

RequesterRow requester_of(const Cursor& row) {
  RequesterRow requester;
  requester.actor = row.number(0);
  requester.grants = grants_in(row.text(1));
  if (!row.null(2)) requester.earlier_command = {row.number(2), row.number(3)};
  requester.deploys = row.number(4);
  return requester;
}

CaseRow case_of(const Cursor& row, std::size_t from) {
  CaseRow case_row;
  case_row.id = row.number(from);
  case_row.reference = row.text(from + 1);
  case_row.workflow = row.number(from + 2);
  case_row.revision = row.number(from + 3);
  case_row.status = static_cast<Status>(row.number(from + 4));
  case_row.structure = row.number(from + 5);
  case_row.territory = row.number(from + 6);
  case_row.head = row.number(from + 7);
  case_row.head_hash = row.text(from + 8);
  case_row.opened_at = row.number(from + 9);
  case_row.ended_as = row.text(from + 10);
  case_row.state = row.text(from + 11);
  case_row.c2 = row.text(from + 12);
  case_row.c3 = row.text(from + 13);
  case_row.wake = number_or_none(row, from + 14);
  case_row.scope = row.number(from + 15);
  case_row.opened_by = row.number(from + 16);
  case_row.phase = row.text(from + 17);
  case_row.waits_at = row.text(from + 18);
  case_row.due = row.number(from + 19);
  return case_row;
}

ViewedRow viewed_of(const Cursor& row, std::size_t from) {
  ViewedRow viewed{case_of(row, from), {}};
  for (std::string_view joined = row.text(from + 20); !joined.empty();) {
    auto one = cut(joined, between_grants);
    MemberRow member;
    member.role = cut(one, between_parts);
    member.actor = integer(cut(one, between_parts));
    member.structure = integer(one);
    viewed.memberships.push_back(std::move(member));
  }
  return viewed;
}

JournalRow journal_of(const Cursor& row) {
  return {row.number(0), row.number(1), row.number(2), row.number(3), row.number(4), row.number(5), row.number(6),
          row.text(7),   row.text(9),   row.text(8),   row.text(10),  row.text(11),  row.text(12)};
}

TaskRow task_of(const Cursor& row) {
  return {row.number(0), row.number(1), row.number(2), row.number(3),
          row.number(4), row.text(5),   row.text(6),   row.text(7)};
}

EffectRow effect_of(const Cursor& row) {
  EffectRow effect;
  effect.entry = row.number(0), effect.n = row.number(1);
  effect.case_id = row.number(2), effect.seq = row.number(3), effect.at = row.number(4);
  effect.reference = row.text(5), effect.kind = row.text(6), effect.what = row.text(7), effect.target = row.text(8);
  effect.payload = row.text(9);
  effect.token = row.number(10), effect.attempts = row.number(11);
  effect.next = number_or_none(row, 12);
  effect.code = row.text(13);
  effect.workflow = row.number(14);
  effect.hash = row.text(15);
  return effect;
}

FailureRow failure_of(const Cursor& row) {
  return {row.number(0), row.number(1), row.number(2), row.number(3), row.text(4),
          row.text(5),   row.text(6),   row.number(7), row.text(8)};
}

ActRow act_of(const Cursor& row) { return {row.number(0), row.number(1), row.text(2), row.text(3), row.text(4)}; }

ScopeRow scope_of(const Cursor& row) { return {row.number(0), row.text(1), row.number(2), row.number(3), row.text(4)}; }

DeployedRow deployed_of(const Cursor& row) { return {workflow_of(row), row.number(9)}; }

WorkflowHead head_of(const Cursor& row) {
  return {row.number(0), row.text(1), row.number(2), row.number(3), row.number(4)};
}

WorkflowRow workflow_of(const Cursor& row) {
  return {head_of(row), row.text(5), row.text(6), row.text(7), row.text(8)};
}

CompiledRow compiled_of(const Cursor& row) { return {row.number(0), row.number(1), row.text(2)}; }

}  // namespace parcours::store
