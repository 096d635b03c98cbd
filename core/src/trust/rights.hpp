// Who may do what: decided from the grants of the engine alone, never from what a caller says of himself.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parcours::trust {

// A role that an actor holds, everywhere or in one territory, for every structure or for one. 0: no limit.
struct Grant {
  std::string role;
  std::int64_t territory = 0, structure = 0;
  friend bool operator==(const Grant&, const Grant&) = default;
};

// True when the grant reaches a case of that territory and structure. 0 as the territory of a case is the whole city:
// only a grant without that limit reaches it. 0 as its structure is none: every grant reaches it.
bool covers(const Grant& grant, std::int64_t territory, std::int64_t structure);

// Whom a task or a step is for: everyone who holds one of `roles` where the case is, and the persons `actors`.
struct Audience {
  struct Role {
    std::string name;
    std::int64_t structure = 0;  // 0: of any structure
    std::string actor{};         // this person among those who hold it; empty: every one
    friend auto operator<=>(const Role&, const Role&) = default;
  };
  std::vector<Role> roles;
  std::vector<std::string> actors;
  std::int64_t territory = 0;
  friend bool operator==(const Audience&, const Audience&) = default;
};

// The one text for an audience, such as "coordonnateur,educateur/7@3" (of structure 7, in territory 3),
// "educateur=nadia@3" or "=nadia@0": equal audiences have equal texts. Roles and persons are sorted, each once, empty
// ones left out; in names, `,` `@` `/` `=` `%`, blanks and control characters are written `%` and two digits.
std::string to_spec(const Audience& audience);
// Reads such a text; throws Error::misuse for any that `to_spec` does not write.
Audience from_spec(std::string_view spec);

// True when `actor`, who holds `grants`, is of the audience. Default: no; in particular for an empty actor. A person
// who is named needs no grant: that an actor who has left may do nothing is for the caller, who looks actors up, to see
// to.
bool may(const Audience& audience, std::string_view actor, const std::vector<Grant>& grants);

}  // namespace parcours::trust
