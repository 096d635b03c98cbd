// A Merkle tree as RFC 6962 defines it (SHA-256), which grows at its end.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parcours::trust {

// Keeps the frontier only: the roots of the complete subtrees that the leaves make, the largest first. A value.
class MerkleTree {
 public:
  MerkleTree() = default;
  // The tree of `size` leaves with that frontier (base64), to go on from. Throws Error::store when they do not fit.
  MerkleTree(std::int64_t size, const std::vector<std::string>& frontier);

  void add(std::string_view leaf);
  std::int64_t size() const { return static_cast<std::int64_t>(size_); }
  // The root over all leaves, in base64. Of no leaves: the hash of the empty text.
  std::string root() const;
  // At most 63 hashes in base64.
  std::vector<std::string> frontier() const;

 private:
  using Hash = std::array<unsigned char, 32>;
  static Hash joined(const Hash& left, const Hash& right);

  std::uint64_t size_ = 0;
  std::vector<Hash> frontier_;  // one for each bit of size_ that is set
};

}  // namespace parcours::trust
