// Questions to somebody at a terminal: what a form asks and the command line has not given.
//
// Answers are plain lines: the terminal itself edits them, and a list is answered by numbers or first letters, which is
// less to type than a completion by keys. So the command needs no library for its input.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cli/screen.hpp"
#include "cli/settings.hpp"
#include "parcours/forms.hpp"

namespace parcours::cli {

// Whether the form asks something that `words` must still contain: a required entry, or one of several outcomes.
bool lacks_something(const Form& form, const ParsedWords& words);

// Asks the outcome and the entries that `words` does not contain, and adds the answers. An answer that the form refuses
// is asked again. Returns false when the input ends: somebody gives up. The screen has a zone, and its terminal asks.
bool ask_missing(const Form& form, ParsedWords& words, const Screen& screen);

// Asks for a yes. An empty answer is `otherwise`, the end of the input is no.
bool ask_yes(const Phrase& question, const Screen& screen, bool otherwise = false);

// These ask until there is an answer. Empty when the input ends.
std::optional<std::string> ask_choice(const std::vector<Choice>& choices, const Phrase& heading, const Screen& screen);
std::optional<std::string> ask_text(const Phrase& question, const Screen& screen);
// The new value of an entry of Engine::corrections; null empties the field. The screen has a zone.
std::optional<Value> ask_corrected(const Form& form, const FormEntry& entry, const Screen& screen);

}  // namespace parcours::cli
