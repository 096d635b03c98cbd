// What a correction lacks: the field, its row, the value, the reason.
#include "cli/asking.hpp"
#include "cli/form_texts.hpp"
#include "cli/form_view.hpp"
#include "cli/questions.hpp"
#include "cli/usage_texts.hpp"

namespace parcours::cli {
namespace {

// "besoin.motif" is a field of the rows of a list.
bool is_of_row(const std::string& field) { return field.find('.') != std::string::npos; }

class CorrectionQuestions {
 public:
  CorrectionQuestions(const Form& form, Request& request, const Screen& screen)
      : form_(form), request_(request), screen_(screen) {}

  // False: somebody gave up.
  bool ask(std::string field, ParsedWords& words) {
    if (field.empty()) field = ask_choice(fields(), phrases::which_field, screen_).value_or("");
    if (field.empty() || !ask_row(field)) return false;
    if (!words.with.find(field)) {
      const auto* entry = form_.entry(field);
      auto value = entry ? ask_corrected(form_, *entry, screen_) : Value();  // the engine reports an unknown field
      if (!value) return false;
      words.with.set(field, *std::move(value));
    }
    if (request_.why.empty()) request_.why = ask_text(phrases::which_reason, screen_).value_or("");
    return !request_.why.empty();
  }

 private:
  std::vector<Choice> fields() const {
    std::vector<Choice> choices;
    for (const auto& entry : form_) choices.push_back({entry.field, entry.title});
    return choices;
  }
  bool ask_row(const std::string& field) {
    if (!is_of_row(field) || !request_.row.empty()) return true;
    request_.row = ask_text(phrases::which_row, screen_).value_or("");
    return !request_.row.empty();
  }

  const Form& form_;
  Request& request_;
  const Screen& screen_;
};

}  // namespace

Checked<bool> settle_correction(Request& request, ParsedWords& words, const Screen& screen) {
  std::string field;  // named without a value
  if (request.words.size() == 1 && request.words.front().find('=') == std::string::npos)
    field = request.words.front();
  else
    words = read_words(request.words, false);
  if (words.with.size() > 1) throw Usage{phrases::one_field, {}};
  if (words.with.size() == 1) field = words.with.begin()->first;
  const bool is_whole = !words.with.empty() && !request.why.empty();
  if (is_whole) return true;
  if (!screen.terminal().asks || screen.json()) {
    if (!words.with.empty()) throw Usage{phrases::missing, "--why"};
    if (field.empty()) throw Usage{phrases::missing, "FIELD"};
    throw Usage{phrases::not_a_field, field};
  }
  const auto settings = settings_with_database(request);
  Engine engine(settings);
  const auto seen = engine.read({request.actor}, request.reference);
  if (!seen) return seen.problems();
  const auto form = engine.corrections({request.actor}, request.reference);
  if (!form) return form.problems();
  if (request.seen == 0) request.seen = seen->revision;
  return CorrectionQuestions(*form, request, screen.in_zone(settings.zone)).ask(field, words);
}

}  // namespace parcours::cli
