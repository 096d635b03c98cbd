// Forms that a program can draw, without knowing the workflow: what an opening, a task, an offer or a message asks.
//
//   for (const auto& entry : form.entries())
//     if (entry.asked != Asked::no) given.set(entry.field, ask(entry));
//   show(check(form, given, outcome));
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/contract.hpp"
#include "parcours/problem.hpp"
#include "parcours/text.hpp"
#include "parcours/value.hpp"

namespace parcours {

// A value that may be chosen.
struct Choice {
  std::string name;
  Text title;
  friend bool operator==(const Choice&, const Choice&) = default;
};

// Whether an entry is asked. `unknown`: its condition depends on what the reader may not see, or on a row that is not
// there yet. The reader may give a value or leave it out; only the engine knows.
enum class Asked { no, yes, unknown };

struct FormRow;

// One entry of a form.
struct FormEntry {
  std::string field;  // its name in the `with` of a command: "naissance", "besoin.motif"; inside `form`, "motif"
  Text title, help;
  std::string shown_as;         // how the host shows it; the engine does not read it; empty: the workflow names none
  Type type = Type::text;       // of a handover to a workflow that is not in force: text
  std::string of;               // actor, structure: the role; case: the workflow
  std::vector<Choice> choices;  // choice, choices, territory: the values in use today, and those that are there or a
                                // default; empty: any value
  Value minimum, maximum;       // null: none; of texts, the length in characters
  int decimals = 0;             // number, money: the digits after the point
  Value default_value;          // taken where nothing is given or stored; null: none
  Value value;                  // the stored value, where the reader may see it; of a fresh entry, null
  bool blind = false;           // the reader may not see whether it has a value: left out, a stored one stays
  Asked asked = Asked::yes;     // with the values that are there
  bool required = false;  // left out, it is refused: now, with the values that are there; of a blind entry, unless
                          // one is stored
  bool optional = false;
  bool shown = false;           // it is shown and not asked
  bool fresh = false;           // it is asked anew: the host does not fill in the stored value beforehand
  std::string when;             // an expression: the entry is asked only while it is true; empty: always
  std::vector<FormEntry> form;  // of a list: the entries of a new row, or with `rows` of each row that it asks
  std::string rows;  // of a list: an expression; the rows for which it is true are asked, by their key or number
  std::vector<FormRow> asked_rows;  // these rows, with the values that are there, where the reader may see them
};

// A row that a form asks. What is given names it by `row`. A row that is left out stays as it is, so an entry of it is
// `required` once something else is given.
struct FormRow {
  std::string row;  // its key, or its number
  std::int64_t number = 0;
  std::vector<FormEntry> form;
};

// An outcome that the person may choose, and what is asked for it. Of a step that has one, it need not be given.
struct Outcome {
  std::string name;
  Text title;
  std::vector<std::string> asked, required;  // the names of entries, as in `asked` and `required` of an entry
};

// A condition that the values must meet. Where what it reads is not filled, it passes.
struct FormCheck {
  std::string code;  // of the problem
  std::string that;  // the expression
  Text message;
  std::string field;         // it is made where that field is given; empty: always
  bool warns = false;        // a question: `confirmed` passes it
  bool engine_only = false;  // it reads what the reader may not see: `check` does not make it
};

// A form, as one reader sees it. A value type, immutable and cheap to copy; it refers to no engine.
class Form {
 public:
  struct Parts {
    std::vector<FormEntry> entries;
    std::vector<Outcome> outcomes;
    std::vector<FormCheck> checks;
  };
  // A form that asks nothing.
  Form() = default;

  const std::vector<FormEntry>& entries() const { return parts().entries; }
  const std::vector<Outcome>& outcomes() const { return parts().outcomes; }
  const std::vector<FormCheck>& checks() const { return parts().checks; }
  // The entry of that field; null when there is none. It lives as long as the form.
  const FormEntry* entry(std::string_view field) const {
    for (const auto& entry : entries())
      if (entry.field == field) return &entry;
    return nullptr;
  }
  auto begin() const { return entries().begin(); }
  auto end() const { return entries().end(); }
  std::size_t size() const { return entries().size(); }
  bool empty() const { return entries().empty(); }
  const FormEntry& operator[](std::size_t at) const { return entries()[at]; }

  // For this library alone: the type is complete nowhere else.
  struct Content;
  explicit Form(std::shared_ptr<const Content> content);
  const Content* content() const { return content_.get(); }

 private:
  const Parts& parts() const {
    static const Parts none;
    return parts_ ? *parts_ : none;
  }

  std::shared_ptr<const Content> content_;
  const Parts* parts_ = nullptr;  // owned by `content_`
};

// What is wrong with the values before they are sent: errors, and questions that are not among `confirmed`. It is the
// code of Engine::submit, at the time when the form was made, on what its reader may see. Only the engine knows the
// rest: hidden values and the conditions and checks that read them, rights, `not_by`, whether the case has moved,
// references of cases, what an action refuses, and what a handover's receiver asks of its fields.
Problems check(const Form& form, const Record& given, std::string_view outcome = {},
               std::span<const std::string> confirmed = {});

// The form while it is filled in: `asked` and `required` of its entries with these values and this outcome. Values that
// `check` refuses count as not given.
Form fill(const Form& form, const Record& given, std::string_view outcome = {});

// The word of a type in workflows: "text", "bool", "choice".
std::string_view type_name(Type type);

}  // namespace parcours
