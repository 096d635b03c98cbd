// A text for people, in one or more languages.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parcours {

// One text in several languages ("fr", "en", "nb"...), in the order in which they were set. Texts are UTF-8. A value
// type.
class Text {
 public:
  // Texts in French, or in French and English. An empty text counts as none.
  Text() = default;
  Text(std::string fr) {
    if (!fr.empty()) set("fr", std::move(fr));
  }
  Text(const char* fr) : Text(std::string(fr)) {}
  Text(std::string fr, std::string en) : Text(std::move(fr)) {
    if (!en.empty()) set("en", std::move(en));
  }

  // Adds a translation. The first one of a language counts.
  void set(std::string language, std::string text) { translations_.emplace_back(std::move(language), std::move(text)); }
  // The text in that language, else the first translation, else an empty text. The reference lives as long as this
  // object does not change.
  const std::string& in(std::string_view language) const {
    static const std::string none;
    for (const auto& [l, t] : translations_)
      if (l == language) return t;
    return translations_.empty() ? none : translations_.front().second;
  }
  bool empty() const { return translations_.empty(); }
  // Pairs of language and text.
  const std::vector<std::pair<std::string, std::string>>& translations() const { return translations_; }
  friend bool operator==(const Text&, const Text&) = default;

 private:
  std::vector<std::pair<std::string, std::string>> translations_;
};

}  // namespace parcours
