#include "trust/rights.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <random>

#include "parcours/error.hpp"

namespace parcours::trust {
namespace {

constexpr std::int64_t kEverywhere = 0, kNone = 0;

TEST(Covers, EverythingWhenTheGrantHasNoLimit) {
  const Grant grant{"coordonnateur", 0, 0};

  EXPECT_TRUE(covers(grant, 3, 7));
  EXPECT_TRUE(covers(grant, kEverywhere, kNone));
}

TEST(Covers, ItsOwnTerritoryOnly) {
  const Grant grant{"coordonnateur", 3, 0};

  EXPECT_TRUE(covers(grant, 3, 7));
  EXPECT_FALSE(covers(grant, 4, 7));
  EXPECT_FALSE(covers(grant, kEverywhere, 7));
}

TEST(Covers, ItsOwnStructureAndCasesWithoutOne) {
  const Grant grant{"educateur", 0, 7};

  EXPECT_TRUE(covers(grant, 3, 7));
  EXPECT_TRUE(covers(grant, 3, kNone));
  EXPECT_FALSE(covers(grant, 3, 8));
}

TEST(Covers, WhatIsWithinBothLimits) {
  const Grant grant{"educateur", 3, 7};

  EXPECT_TRUE(covers(grant, 3, 7));
  EXPECT_FALSE(covers(grant, 4, 7));
  EXPECT_FALSE(covers(grant, 3, 8));
  EXPECT_FALSE(covers(grant, 4, kNone));
}

Audience of_roles(std::vector<Audience::Role> roles, std::int64_t territory = 0) {
  return {std::move(roles), {}, territory};
}
Audience of_persons(std::vector<std::string> actors, std::int64_t territory = 0) {
  return {{}, std::move(actors), territory};
}

TEST(AudienceSpec, IsOneTextForEqualAudiences) {
  EXPECT_EQ(to_spec(of_roles({{"educateur", 0}, {"coordonnateur", 0}, {"educateur", 0}, {"", 0}}, 3)),
            "coordonnateur,educateur@3");
  EXPECT_EQ(to_spec(of_roles({{"educateur", 7}, {"educateur", 0}}, 3)), "educateur,educateur/7@3");
  EXPECT_EQ(to_spec(of_persons({"nadia"})), "=nadia@0");
  EXPECT_EQ(to_spec(of_persons({"nadia", "", "karim", "nadia"})), "=karim,=nadia@0");
  EXPECT_EQ(to_spec({{{"educateur", 2}}, {"nadia"}, 1}), "=nadia,educateur/2@1");
  EXPECT_EQ(to_spec({}), "@0");
}

TEST(AudienceSpec, EscapesWhatWouldBeReadAsSomethingElse) {
  EXPECT_EQ(to_spec(of_persons({"a,b@c/d=e%f g"})), "=a%2Cb%40c%2Fd%3De%25f%20g@0");
  EXPECT_EQ(to_spec(of_roles({{"=nadia", 0}})), "%3Dnadia@0");
  EXPECT_EQ(to_spec(of_persons({"Zoé"})), "=Zoé@0");
}

// Random audiences whose names contain the separators.
class Generator {
 public:
  Audience audience() {
    Audience audience;
    for (auto n = chance_() % 3; n > 0; --n) audience.actors.push_back(name());
    for (auto n = chance_() % 4; n > 0; --n)
      audience.roles.push_back({name(), static_cast<std::int64_t>(chance_() % 3)});
    audience.territory = static_cast<std::int64_t>(chance_() % 5) - 1;
    sort_unique(audience.actors);
    sort_unique(audience.roles);
    return audience;
  }

 private:
  std::string name() {
    static const std::string parts[] = {"a",   ",",  "@",    "/",  "=",  "%",    " ",
                                        "%2C", "é",  "𝄞",    "\n", "\t", "\x7F", std::string(1, '\0'),
                                        "@0",  "/7", "\xFF", "-"};
    std::string name = parts[chance_() % std::size(parts)];
    for (auto n = chance_() % 5; n > 0; --n) name += parts[chance_() % std::size(parts)];
    return name;
  }
  template <class T>
  static void sort_unique(std::vector<T>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }

  std::mt19937 chance_{11};
};

TEST(AudienceSpec, IsReadBackWhateverTheNames) {
  Generator generator;
  std::map<std::string, Audience> seen;
  for (int i = 0; i < 5000; ++i) {
    const auto audience = generator.audience();
    const auto spec = to_spec(audience);
    ASSERT_EQ(from_spec(spec), audience) << spec;
    ASSERT_EQ(seen.emplace(spec, audience).first->second, audience) << "two audiences share " << spec;
  }
}

TEST(AudienceSpec, HoldsTheLargestNumbers) {
  using Limits = std::numeric_limits<std::int64_t>;
  const auto audience = of_roles({{"a", Limits::max()}, {"b", Limits::min()}}, Limits::min());

  EXPECT_EQ(from_spec(to_spec(audience)), audience);
}

TEST(AudienceSpec, IsRefusedUnlessItIsTheOneText) {
  for (const char* spec :
       {"",      "@",     "a",      "a@",      "a@0/0",   "a@0 ",  "a@0\n",  "b,a@0", "a,a@0", ",a@0",
        "a,@0",  "=@0",   "a,=b@0", "=b,=a@0", "=a,=a@0", "a@00",  "a@+1",   "a@-0",  "a@1.0", "a@9223372036854775808",
        "a/@0",  "a/0@0", "a/07@0", "a/7/7@0", "/7@0",    "a/x@0", "=a/7@0", "%41@0", "%@0",   "%2@0",
        "%zz@0", "%2c@0", "a b@0",  "a=@0",    "a@0@0"})
    EXPECT_THROW(from_spec(spec), Error) << spec;
}

TEST(May, WhoHoldsOneOfTheRolesWhereTheCaseIs) {
  const auto audience = of_roles({{"coordonnateur", 0}, {"educateur", 7}}, 3);

  EXPECT_TRUE(may(audience, "nadia", {{"educateur", 3, 0}}));
  EXPECT_TRUE(may(audience, "nadia", {{"educateur", 3, 7}}));
  EXPECT_TRUE(may(audience, "nadia", {{"agent", 0, 0}, {"coordonnateur", 0, 8}}));
  EXPECT_FALSE(may(audience, "nadia", {{"agent", 0, 0}}));
  EXPECT_FALSE(may(audience, "nadia", {{"educateur", 4, 0}}));
  EXPECT_FALSE(may(audience, "nadia", {{"educateur", 3, 8}}));
}

TEST(May, NobodyByAddingUpTwoGrantsThatDoNotSuffice) {
  EXPECT_FALSE(
      may(of_roles({{"educateur", 7}}, 3), "nadia", {{"educateur", 4, 7}, {"educateur", 3, 8}, {"agent", 3, 7}}));
}

TEST(May, WhoIsNamed) {
  const auto audience = of_persons({"karim", "nadia"}, 3);

  EXPECT_TRUE(may(audience, "nadia", {}));
  EXPECT_TRUE(may(audience, "karim", {}));
  EXPECT_FALSE(may(audience, "Nadia", {{"coordonnateur", 0, 0}}));
  EXPECT_FALSE(may(audience, "nadi", {}));
}

TEST(May, WhoIsNamedOrHoldsARole) {
  const Audience audience{{{"coordonnateur", 0}}, {"nadia"}, 3};

  EXPECT_TRUE(may(audience, "nadia", {}));
  EXPECT_TRUE(may(audience, "karim", {{"coordonnateur", 3, 0}}));
  EXPECT_FALSE(may(audience, "karim", {{"educateur", 3, 0}}));
}

TEST(May, NobodyByDefault) {
  EXPECT_FALSE(may({}, "nadia", {{"coordonnateur", 0, 0}}));
  EXPECT_FALSE(may(of_persons({""}), "", {}));
  EXPECT_FALSE(may(of_roles({{"coordonnateur", 0}}), "", {{"coordonnateur", 0, 0}}));
  EXPECT_FALSE(may(of_roles({{"", 0}}), "nadia", {{"", 0, 0}}));
  EXPECT_FALSE(may(of_roles({{"coordonnateur", 0}}), "nadia", {}));
  EXPECT_FALSE(may(of_roles({{"coordonnateur", 0}}, 0), "nadia", {{"coordonnateur", 3, 0}}));
}

}  // namespace
}  // namespace parcours::trust
