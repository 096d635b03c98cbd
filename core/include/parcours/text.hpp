// A text for people, in the languages it was given in.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parcours {

// One text in several languages ("fr", "en", "nb"...), the first given first. A value type.
class Text {
 public:
  Text() = default;
  Text(std::string fr) {
    if (!fr.empty()) set("fr", std::move(fr));
  }
  Text(const char* fr) : Text(std::string(fr)) {}
  Text(std::string fr, std::string en) : Text(std::move(fr)) {
    if (!en.empty()) set("en", std::move(en));
  }

  void set(std::string language, std::string text) { translations_.emplace_back(std::move(language), std::move(text)); }
  // In that language, else the first given; empty when nothing was given.
  const std::string& in(std::string_view language) const {
    static const std::string none;
    for (const auto& [l, t] : translations_)
      if (l == language) return t;
    return translations_.empty() ? none : translations_.front().second;
  }
  bool empty() const { return translations_.empty(); }
  const std::vector<std::pair<std::string, std::string>>& translations() const { return translations_; }
  friend bool operator==(const Text&, const Text&) = default;

 private:
  std::vector<std::pair<std::string, std::string>> translations_;
};

}  // namespace parcours
