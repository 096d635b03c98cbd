#include "trust/merkle.hpp"

#include <sodium.h>

#include <bit>

#include "parcours/error.hpp"
#include "trust/sodium.hpp"

namespace parcours::trust {
namespace {

// The first byte of what is hashed: a leaf is never taken for an inner node.
constexpr unsigned char kLeaf = 0, kNode = 1;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

MerkleTree::MerkleTree(std::int64_t size, const std::vector<std::string>& frontier)
    : size_(static_cast<std::uint64_t>(size)) {
  bool fits = size >= 0 && frontier.size() == static_cast<std::size_t>(std::popcount(size_));
  for (const auto& text : frontier) {
    std::size_t length = 0;
    auto& hash = frontier_.emplace_back();
    fits = fits && sodium_base642bin(hash.data(), hash.size(), text.data(), text.size(), nullptr, &length, nullptr,
                                     sodium_base64_VARIANT_ORIGINAL) == 0;
    fits = fits && length == hash.size();
  }
  if (!fits) throw Error(Error::Code::store, "the frontier of a Merkle tree is damaged");
}

MerkleTree::Hash MerkleTree::joined(const Hash& left, const Hash& right) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  crypto_hash_sha256_update(&state, &kNode, 1);
  crypto_hash_sha256_update(&state, left.data(), left.size());
  crypto_hash_sha256_update(&state, right.data(), right.size());
  Hash hash;
  crypto_hash_sha256_final(&state, hash.data());
  return hash;
}

void MerkleTree::add(std::string_view leaf) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  crypto_hash_sha256_update(&state, &kLeaf, 1);
  crypto_hash_sha256_update(&state, bytes_of(leaf), leaf.size());
  Hash hash;
  crypto_hash_sha256_final(&state, hash.data());
  for (auto full = size_++; (full & 1) != 0; full >>= 1) {  // two subtrees of one size become one
    hash = joined(frontier_.back(), hash);
    frontier_.pop_back();
  }
  frontier_.push_back(hash);
}

std::string MerkleTree::root() const {
  Hash hash;
  if (frontier_.empty()) {
    crypto_hash_sha256(hash.data(), nullptr, 0);
  } else {
    hash = frontier_.back();
    for (auto at = frontier_.size() - 1; at > 0; --at) hash = joined(frontier_[at - 1], hash);
  }
  return base64({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

std::vector<std::string> MerkleTree::frontier() const {
  std::vector<std::string> texts;
  for (const auto& hash : frontier_) texts.push_back(base64({reinterpret_cast<const char*>(hash.data()), hash.size()}));
  return texts;
}

}  // namespace parcours::trust
