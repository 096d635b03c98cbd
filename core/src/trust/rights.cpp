#include "trust/rights.hpp"

#include <algorithm>
#include <charconv>

#include "parcours/error.hpp"

namespace parcours::trust {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

[[noreturn]] void refuse() { throw Error(Error::Code::misuse, "the text of an audience is damaged"); }

bool is_reserved(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte == 0x7F || std::string_view(",@/=%").find(c) != std::string_view::npos;
}

void append_escaped(std::string& out, std::string_view name) {
  for (const char c : name) {
    if (!is_reserved(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 0xF];
  }
}

char byte_of(std::string_view digits) {
  if (digits.size() < 2) refuse();
  const auto high = kHex.find(digits[0]), low = kHex.find(digits[1]);
  if (high == std::string_view::npos || low == std::string_view::npos) refuse();
  return static_cast<char>(high << 4 | low);
}

std::string unescaped(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (name[at] != '%') {
      out += name[at];
      continue;
    }
    out += byte_of(name.substr(at + 1));
    at += 2;
  }
  return out;
}

std::int64_t number_of(std::string_view digits) {
  std::int64_t n = 0;
  const auto end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, n);
  if (error != std::errc() || stop != end) refuse();
  return n;
}

template <class Names>
Names canonical(Names names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

// Takes the text up to `separator`, or all of it, from the front of `text`.
std::string_view take(std::string_view& text, char separator) {
  const auto part = text.substr(0, text.find(separator));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

void read_names(std::string_view names, Audience& audience) {
  while (!names.empty()) {
    auto name = take(names, ',');
    if (name.starts_with('=')) {
      audience.actors.push_back(unescaped(name.substr(1)));
      continue;
    }
    auto role = take(name, '=');
    const auto role_name = take(role, '/');
    audience.roles.push_back({unescaped(role_name), role.empty() ? 0 : number_of(role), unescaped(name)});
  }
}

void append_role(std::string& spec, const Audience::Role& role) {
  append_escaped(spec, role.name);
  if (role.structure != 0) spec += '/' + std::to_string(role.structure);
  if (role.actor.empty()) return;
  spec += '=';
  append_escaped(spec, role.actor);
}

bool has_role(const std::vector<Grant>& grants, const Audience::Role& role, std::int64_t territory) {
  return std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) {
    return grant.role == role.name && covers(grant, territory, role.structure);
  });
}

}  // namespace

bool covers(const Grant& grant, std::int64_t territory, std::int64_t structure) {
  return (grant.territory == 0 || grant.territory == territory) &&
         (grant.structure == 0 || structure == 0 || grant.structure == structure);
}

std::string to_spec(const Audience& audience) {
  std::string spec;
  const auto separate = [&] { spec += spec.empty() ? "" : ","; };
  for (const auto& actor : canonical(audience.actors)) {
    if (actor.empty()) continue;
    separate(), spec += '=';
    append_escaped(spec, actor);
  }
  for (const auto& role : canonical(audience.roles)) {
    if (role.name.empty()) continue;
    separate(), append_role(spec, role);
  }
  return spec + '@' + std::to_string(audience.territory);
}

Audience from_spec(std::string_view spec) {
  auto rest = spec;
  Audience audience;
  read_names(take(rest, '@'), audience);
  audience.territory = number_of(rest);
  if (to_spec(audience) != spec) refuse();
  return audience;
}

bool may(const Audience& audience, std::string_view actor, const std::vector<Grant>& grants) {
  if (actor.empty()) return false;
  if (std::find(audience.actors.begin(), audience.actors.end(), actor) != audience.actors.end()) return true;
  return std::any_of(audience.roles.begin(), audience.roles.end(), [&](const auto& role) {
    const bool meant = !role.name.empty() && (role.actor.empty() || role.actor == actor);
    return meant && has_role(grants, role, audience.territory);
  });
}

}  // namespace parcours::trust
