// A set of numbers of rows, one bit for each where they are dense.
#pragma once
#include <bitset>
#include <cstdint>
#include <unordered_map>

namespace parcours::engine {

class NumberSet {
 public:
  void insert(std::int64_t number) { pages_[number >> kBits].set(place(number)); }
  bool contains(std::int64_t number) const {
    const auto page = pages_.find(number >> kBits);
    return page != pages_.end() && page->second.test(place(number));
  }

 private:
  static constexpr int kBits = 12;
  static constexpr std::int64_t kPage = std::int64_t{1} << kBits;
  static std::size_t place(std::int64_t number) { return static_cast<std::size_t>(number & (kPage - 1)); }
  std::unordered_map<std::int64_t, std::bitset<kPage>> pages_;
};

}  // namespace parcours::engine
