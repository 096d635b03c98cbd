#include "trust/seal.hpp"

#include <gtest/gtest.h>

namespace parcours::trust {
namespace {

const std::string kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

TEST(Seal, IsOpenedUnderItsKeyForItsPurpose) {
  const auto key = Key::random();
  for (const std::string text : {"12.7.3", "", "é"}) EXPECT_EQ(unseal(key, "cursor", seal(key, "cursor", text)), text);
  const std::string long_text(5000, 'x');
  EXPECT_EQ(unseal(key, "cursor", seal(key, "cursor", long_text)), long_text);
}

TEST(Seal, OfEqualTextsDiffers) {
  const auto key = Key::random();

  EXPECT_NE(seal(key, "cursor", "12"), seal(key, "cursor", "12"));
}

TEST(Seal, HasNoCharacterThatAnAddressEscapes) {
  const auto key = Key::random();
  for (int i = 0; i < 50; ++i)
    EXPECT_EQ(seal(key, "cursor", std::to_string(i)).find_first_not_of(kAlphabet), std::string::npos);
}

TEST(Seal, OfAnotherKeyOrForAnotherPurposeIsNotOpened) {
  const auto key = Key::random(), other = Key::random();
  const auto sealed = seal(key, "cursor", "12");

  EXPECT_EQ(unseal(other, "cursor", sealed), std::nullopt);
  EXPECT_EQ(unseal(key, "link", sealed), std::nullopt);
  EXPECT_EQ(unseal(key, "", sealed), std::nullopt);
}

TEST(Seal, ThatIsForgedIsNotOpened) {
  const auto key = Key::random();
  const auto sealed = seal(key, "cursor", "12.7");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    auto forged = sealed;
    forged[i] = kAlphabet[(kAlphabet.find(forged[i]) + 16) % kAlphabet.size()];  // a bit that counts in every place
    EXPECT_EQ(unseal(key, "cursor", forged), std::nullopt) << i;
  }
  EXPECT_EQ(unseal(key, "cursor", sealed.substr(0, sealed.size() - 4)), std::nullopt);
  EXPECT_EQ(unseal(key, "cursor", sealed + "AAAA"), std::nullopt);
}

TEST(Seal, IsNoOtherText) {
  const auto key = Key::random();
  for (const auto* text : {"", "12.7", "AAAA", "é", "====", "not a seal at all, but a text that is longer than one"})
    EXPECT_EQ(unseal(key, "cursor", text), std::nullopt) << text;
}

}  // namespace
}  // namespace parcours::trust
