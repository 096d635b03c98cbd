// A set of numbers of rows, one bit for each where they are dense.
#pragma once
#include <bitset>
#include <cstdint>
#include <unordered_map>

namespace parcours::engine {

class NumberSet {
 public:
  void insert(std::int64_t number) { pages_[number / kPage].set(place(number)); }
  bool contains(std::int64_t number) const {
    const auto page = pages_.find(number / kPage);
    return page != pages_.end() && page->second.test(place(number));
  }

 private:
  static constexpr std::int64_t kPage = 4096;
  static std::size_t place(std::int64_t number) { return static_cast<std::size_t>((number % kPage + kPage) % kPage); }
  std::unordered_map<std::int64_t, std::bitset<kPage>> pages_;
};

}  // namespace parcours::engine
