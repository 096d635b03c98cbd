// Forms, as `task` shows them and as they are asked in a terminal.
#pragma once
#include "cli/phrase.hpp"

namespace parcours::cli::phrases {

inline constexpr Phrase asks{"Demande", "Asks"};
inline constexpr Phrase asks_nothing{"ne demande rien", "asks nothing"};
inline constexpr Phrase outcomes{"Issues", "Outcomes"};
inline constexpr Phrase outcome_asks{"demande {}", "asks {}"};
inline constexpr Phrase to_complete{"Pour l'accomplir", "To complete it"};
inline constexpr Phrase word_for_outcome{"ISSUE", "OUTCOME"};
inline constexpr Phrase word_for_value{"valeur", "value"};
inline constexpr Phrase is_required{"obligatoire", "required"};
inline constexpr Phrase is_optional{"facultatif", "optional"};
inline constexpr Phrase is_shown{"montré", "shown"};
inline constexpr Phrase is_asked_maybe{"demandé selon la situation", "asked as the case may be"};
inline constexpr Phrase is_not_asked{"pas demandé pour l'instant", "not asked for now"};
inline constexpr Phrase has_value{"vaut : {}", "is: {}"};
inline constexpr Phrase has_default{"sinon : {}", "otherwise: {}"};
inline constexpr Phrase at_least{"au moins {}", "at least {}"};
inline constexpr Phrase at_most{"au plus {}", "at most {}"};
inline constexpr Phrase letters_at_most{"{} lettres au plus", "{} letters at most"};
inline constexpr Phrase letters_at_least{"{} lettres au moins", "{} letters at least"};
inline constexpr Phrase role_of{"rôle {}", "role {}"};
inline constexpr Phrase each_row{"chaque élément :", "each element:"};

inline constexpr Phrase type_text{"texte", "text"};
inline constexpr Phrase type_note{"note", "note"};
inline constexpr Phrase type_number{"nombre", "number"};
inline constexpr Phrase type_money{"somme", "amount"};
inline constexpr Phrase type_boolean{"oui ou non", "yes or no"};
inline constexpr Phrase type_choice{"un choix", "one choice"};
inline constexpr Phrase type_choices{"un ou plusieurs choix", "one or more choices"};
inline constexpr Phrase type_date{"date", "date"};
inline constexpr Phrase type_datetime{"date et heure", "date and time"};
inline constexpr Phrase type_birth{"naissance", "birth"};
inline constexpr Phrase type_duration{"durée", "duration"};
inline constexpr Phrase type_place{"lieu", "place"};
inline constexpr Phrase type_territory{"territoire", "territory"};
inline constexpr Phrase type_structure{"structure", "structure"};
inline constexpr Phrase type_actor{"personne", "person"};
inline constexpr Phrase type_contact{"contact", "contact"};
inline constexpr Phrase type_case{"dossier", "case"};
inline constexpr Phrase type_file{"fichier", "file"};
inline constexpr Phrase type_files{"fichiers", "files"};
inline constexpr Phrase type_notice{"avis", "notice"};
inline constexpr Phrase type_list{"liste", "list"};

inline constexpr Phrase colon{" : ", ": "};
inline constexpr Phrase how_to_answer{"Entrée garde ou passe ; Ctrl-D abandonne, et rien ne change.",
                                      "Enter keeps or skips; Ctrl-D gives up, and nothing changes."};
inline constexpr Phrase which_outcome{"Issue", "Outcome"};
inline constexpr Phrase number_or_name{"numéro, nom ou premières lettres", "number, name or first letters"};
inline constexpr Phrase numbers_or_names{"numéros ou noms, séparés par des virgules",
                                         "numbers or names, between commas"};
inline constexpr Phrase form_of_date{"JJ/MM/AAAA", "YYYY-MM-DD"};
inline constexpr Phrase form_of_datetime{"JJ/MM/AAAA HH:MM", "YYYY-MM-DD HH:MM"};
inline constexpr Phrase form_of_birth{"JJ/MM/AAAA, MM/AAAA ou AAAA", "YYYY-MM-DD, YYYY-MM or YYYY"};
inline constexpr Phrase form_of_number{"12,50", "12.50"};
inline constexpr Phrase form_of_delay{"2 jours ouvrés", "2 working days"};
inline constexpr Phrase expects_date{"on attend une date qui existe, {}", "a date that exists is expected, {}"};
inline constexpr Phrase expects_datetime{"on attend une date et une heure, {}", "a date and a time are expected, {}"};
inline constexpr Phrase expects_birth{"on attend une date de naissance, {}", "a date of birth is expected, {}"};
inline constexpr Phrase expects_delay{"on attend un délai : {}", "a delay is expected: {}"};
inline constexpr Phrase date_for_example{"par exemple 24/11/2026", "for example 2026-11-24"};
inline constexpr Phrase datetime_for_example{"par exemple 24/11/2026 09:30", "for example 2026-11-24 09:30"};
inline constexpr Phrase birth_estimated{"suivie de « ~ » si elle est estimée",
                                        "with '~' behind it when it is an estimate"};
inline constexpr Phrase delay_for_example{"en minutes, heures, jours, semaines, mois ou ans",
                                          "in minutes, hours, days, weeks, months or years"};
inline constexpr Phrase form_of_boolean{"o/n", "y/n"};
inline constexpr Phrase one_more_row{"Ajouter un élément ? (o/N)", "Add an element? (y/N)"};
inline constexpr Phrase needs_answer{"il faut une réponse", "an answer is needed"};
inline constexpr Phrase no_such_choice{"aucun choix de ce nom : {}", "no such choice: {}"};
inline constexpr Phrase which_one{"lequel ? {}", "which one? {}"};
inline constexpr Phrase not_yes_or_no{"oui ou non ?", "yes or no?"};
inline constexpr Phrase confirm_question{"Confirmer ? (o/N)", "Confirm? (y/N)"};
inline constexpr Phrase fill_in_now{"Remplir maintenant ? (O/n)", "Fill it in now? (Y/n)"};
inline constexpr Phrase which_row{"Quel élément", "Which element"};
inline constexpr Phrase which_field{"Champ à corriger", "Field to correct"};
inline constexpr Phrase empty_the_field{"Vider le champ ? (o/N)", "Empty the field? (y/N)"};
inline constexpr Phrase which_reason{"Raison de la correction", "Reason of the correction"};
inline constexpr Phrase given_up_asking{"abandonné, rien n'a changé", "given up, nothing has changed"};

}  // namespace parcours::cli::phrases
