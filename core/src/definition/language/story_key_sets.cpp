#include "definition/language/story_key_sets.hpp"

#include <array>
#include <vector>

namespace parcours::definition::story_key_sets {
namespace {

using Word = std::string_view;

constexpr Word story_keys[] = {"story", "actors", "suppose", "open", "then"};
constexpr Word story_required[] = {"story", "actors", "open", "then"};
constexpr Word opening_keys[] = {"by", "at", "with", "outcome", "confirmed", "refused"};
constexpr Word opening_required[] = {"by", "at"};
constexpr Word granted_keys[] = {"role", "of"};
constexpr Word granted_required[] = {"role"};

constexpr Word deed_keys[] = {"do", "for", "by", "outcome", "with", "confirmed", "refused"},
               deed_required[] = {"do", "by"};
constexpr Word story_message_keys[] = {"message", "for", "from", "outcome", "with", "refused"},
               story_message_required[] = {"message", "from"};
constexpr Word correct_keys[] = {"correct", "for", "by", "why", "confirmed", "refused"},
               correct_required[] = {"correct", "by", "why"};
constexpr Word answer_keys[] = {"answer", "to", "for"};
constexpr Word supposed_keys[] = {"outcome", "with"}, supposed_required[] = {"outcome"};
constexpr Word story_reopen_keys[] = {"reopen", "refused"}, suspend_keys[] = {"suspend", "refused"},
               resume_keys[] = {"resume", "refused"};
constexpr Word after_keys[] = {"after"}, at_keys[] = {"at"};
constexpr Word waits_at_keys[] = {"waits_at", "for"}, not_at_keys[] = {"not_at", "for"},
               offered_keys[] = {"offered", "by"};
constexpr Word has_keys[] = {"has", "for"}, sees_keys[] = {"sees", "by"}, told_keys[] = {"told", "by"},
               reminded_keys[] = {"reminded"}, sent_keys[] = {"sent", "to"}, counted_keys[] = {"counted"},
               ended_as_keys[] = {"ended_as"};

const KeySet deed{"do", deed_keys, deed_required};
const KeySet message{"story message", story_message_keys, story_message_required};
const KeySet correct{"correct", correct_keys, correct_required};
const KeySet answer{"answer", answer_keys};
const KeySet reopen{"story reopen", story_reopen_keys}, suspend{"suspend", suspend_keys}, resume{"resume", resume_keys};
const KeySet after{"after", after_keys}, at{"at", at_keys};
const KeySet waits_at{"waits at", waits_at_keys}, not_at{"not at", not_at_keys}, offered{"offered", offered_keys};
const KeySet has{"has", has_keys}, sees{"sees", sees_keys, sees_keys}, told{"told", told_keys, told_keys},
    reminded{"reminded", reminded_keys}, sent{"sent", sent_keys}, counted{"counted", counted_keys},
    ended_as{"ended as", ended_as_keys};

}  // namespace

const KeySet story{"story", story_keys, story_required};
const KeySet opening{"opening", opening_keys, opening_required};
const KeySet granted{"granted", granted_keys, granted_required};
const KeySet supposed{"supposed", supposed_keys, supposed_required};

std::span<const KeySet* const> lines() {
  static constexpr std::array every{&deed,  &message,  &correct,  &answer,  &reopen,  &suspend, &resume,
                                    &after, &at,       &waits_at, &not_at,  &offered, &has,     &sees,
                                    &told,  &reminded, &sent,     &counted, &ended_as};
  return every;
}

std::span<const KeySet* const> all() {
  static const auto every = [] {
    std::vector<const KeySet*> places{&story, &opening, &granted, &supposed};
    places.insert(places.end(), lines().begin(), lines().end());
    return places;
  }();
  return every;
}

}  // namespace parcours::definition::story_key_sets
