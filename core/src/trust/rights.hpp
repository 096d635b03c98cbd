// Who may do what. The grants in the database decide, never what a caller claims.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parcours::trust {

// A role that an actor has. `territory` and `structure` are numbers of names; 0 means no limit.
struct Grant {
  std::string role;
  std::int64_t territory = 0, structure = 0;
  friend bool operator==(const Grant&, const Grant&) = default;
};

// Whether a grant applies to a case of that territory and structure. A case of territory 0 is of the whole city: only a
// grant without a limit applies. A case of structure 0 has none: every grant applies.
bool covers(const Grant& grant, std::int64_t territory, std::int64_t structure);

// The people of a task or a step: everyone who has one of `roles` in `territory`, and the persons `actors`.
struct Audience {
  struct Role {
    std::string name;
    std::int64_t structure = 0;  // 0: of any structure
    std::string actor{};         // only this person among those who have the role; empty: every one
    friend auto operator<=>(const Role&, const Role&) = default;
  };
  std::vector<Role> roles;
  std::vector<std::string> actors;
  std::int64_t territory = 0;
  friend bool operator==(const Audience&, const Audience&) = default;
};

// The text of an audience, such as "coordonnateur,educateur/7@3" (structure 7, territory 3), "educateur=nadia@3" or
// "=nadia@0". Equal audiences have equal texts: roles and persons are sorted, each once, without empty ones. In names,
// `,` `@` `/` `=` `%`, blanks and control characters are written as `%` and two digits.
std::string to_spec(const Audience& audience);
// Reads such a text. Throws Error::misuse for a text that `to_spec` does not write.
Audience from_spec(std::string_view spec);

// Whether `actor`, who has `grants`, belongs to the audience. Never for an empty actor. A person in `actors`
// needs no grant: the caller refuses actors who have none.
bool may(const Audience& audience, std::string_view actor, const std::vector<Grant>& grants);

}  // namespace parcours::trust
