#include "trust/merkle.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

#include <span>

#include "parcours/error.hpp"
#include "trust/sodium.hpp"

namespace parcours::trust {
namespace {

std::string sha256(const std::string& text) {
  std::string hash(32, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size());
  return hash;
}

// The recursive definition of RFC 6962, section 2.1.
std::string defined_root(std::span<const std::string> leaves) {
  if (leaves.empty()) return sha256("");
  if (leaves.size() == 1) return sha256(std::string(1, '\0') + leaves.front());
  std::size_t left = 1;
  while (left * 2 < leaves.size()) left *= 2;
  return sha256(std::string(1, '\1') + defined_root(leaves.first(left)) + defined_root(leaves.subspan(left)));
}

std::vector<std::string> leaves(std::size_t count) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back("leaf " + std::to_string(i));
  return all;
}

MerkleTree tree_of(const std::vector<std::string>& leaves) {
  MerkleTree tree;
  for (const auto& leaf : leaves) tree.add(leaf);
  return tree;
}

TEST(MerkleTree, HasTheRootThatTheRecursiveDefinitionGives) {
  const auto all = leaves(130);
  MerkleTree tree;
  for (std::size_t n = 0; n <= all.size(); ++n) {
    EXPECT_EQ(tree.root(), base64(defined_root(std::span(all).first(n)))) << n;
    EXPECT_EQ(tree.size(), static_cast<std::int64_t>(n));
    if (n < all.size()) tree.add(all[n]);
  }
}

// Computed with another program (Python's hashlib).
TEST(MerkleTree, HasRootsThatAnotherProgramGives) {
  EXPECT_EQ(tree_of({}).root(), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  EXPECT_EQ(tree_of(leaves(1)).root(), "G7l9zCFjXUfiZj79/QoXRobZjdcBNS3SzQbotD/T0wU=");
  EXPECT_EQ(tree_of(leaves(7)).root(), "WmH8K1T5z6cXdPJDIUPdQMbLKxGUf69lp9PaXLZRmcg=");
  EXPECT_EQ(tree_of(leaves(8)).root(), "xcLIIO00L92ozolra5z1uMAKIcxLIHFMxuXTwFw1JAs=");
}

TEST(MerkleTree, GoesOnFromNothing) {
  MerkleTree tree(0, {});
  EXPECT_EQ(tree.root(), MerkleTree().root());
  tree.add("leaf 0");
  EXPECT_EQ(tree.root(), tree_of(leaves(1)).root());
}

TEST(MerkleTree, GoesOnFromItsFrontier) {
  for (std::size_t n = 0; n < 20; ++n) {
    auto whole = tree_of(leaves(n));
    MerkleTree continued(whole.size(), whole.frontier());
    EXPECT_EQ(continued.root(), whole.root());
    for (const auto* leaf : {"x", "y", "z"}) whole.add(leaf), continued.add(leaf);
    EXPECT_EQ(continued.root(), whole.root()) << n;
    EXPECT_EQ(continued.frontier(), whole.frontier()) << n;
  }
}

TEST(MerkleTree, RefusesAFrontierThatDoesNotFitItsSize) {
  const auto frontier = tree_of(leaves(3)).frontier();

  EXPECT_THROW(MerkleTree(4, frontier), Error);
  EXPECT_THROW(MerkleTree(-1, {}), Error);
  EXPECT_THROW(MerkleTree(3, {frontier[0], "short"}), Error);
  EXPECT_THROW(MerkleTree(3, {frontier[0], "not base64!"}), Error);
}

TEST(MerkleTree, NeverTakesALeafForANode) {
  const auto two = tree_of(leaves(2));
  const auto all = leaves(2);
  const auto inner = defined_root(std::span(all).first(1)) + defined_root(std::span(all).subspan(1));

  EXPECT_NE(tree_of({inner}).root(), two.root());
}

}  // namespace
}  // namespace parcours::trust
