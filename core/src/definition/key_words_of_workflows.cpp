// The keys of workflows, blocks, fields, messages and parameters.
#include "definition/key_words.hpp"

namespace parcours::definition {
namespace {

constexpr KeyWord table[] = {
    {"workflow", Takes::hyphened, "le nom du parcours type, en minuscules et traits d'union",
     "the name of the workflow, in small letters and hyphens"},
    {"language", Takes::count, "la version de la langue (1) ; celle du parcours est donnée par le moteur",
     "the version of the language (1); the workflow's own is given by the engine"},
    {"title", Takes::text, "le titre montré aux gens", "the title that people see"},
    {"sheet", Takes::name, "la fiche action dont ce parcours emploie les actions", "the sheet whose actions this workflow uses"},
    {"subject", Takes::one_of, "ce dont parle un dossier", "what a case is about", {}, "person group place project none"},
    {"purpose", Takes::text, "la finalité : pourquoi l'on traite ces données", "the purpose: why these data are processed"},
    {"basis", Takes::text, "la base légale (RGPD, article 6), obligatoire pour une personne",
     "the legal basis (GDPR, article 6), required for a person"},
    {"keep", Takes::place, "combien de temps un dossier est gardé", "how long a case is kept", "workflow"},
    {"keep", Takes::word, "combien de temps ce champ est gardé : 6 months after end",
     "how long this field is kept: 6 months after end"},
    {"active", Takes::word, "actif : 2 years after last_event, ou after end", "active: 2 years after last_event, or after end"},
    {"archive", Takes::delay, "puis archivé : 3 years", "then archived: 3 years"},
    {"until_age", Takes::count, "jamais au-delà de cet âge", "never beyond this age"},
    {"outcomes", Takes::texts, "les fins possibles d'un dossier, et leur texte", "the ways a case may end, and their text"},
    {"outcomes", Takes::texts, "les réponses possibles, et leur texte", "the possible answers, and their text", "message"},
    {"parameters", Takes::parameters, "les réglages dont la ville donne la valeur (parameters.yaml)",
     "settings whose value the city gives (parameters.yaml)"},
    {"fields", Takes::fields, "les champs d'un dossier", "the fields of a case"},
    {"fields", Takes::list_fields, "les champs d'un élément de cette liste", "the fields of an element of this list", "field"},
    {"messages", Takes::messages, "les messages qu'un dossier peut recevoir", "the messages that a case may receive"},
    {"accepts", Takes::place, "qui peut passer le relais à ce parcours", "who may hand over to this workflow"},
    {"phases", Takes::phases, "les phases, dans l'ordre ; la première étape ouvre le dossier",
     "the phases, in order; the first step opens the case"},
    {"anytime", Takes::anytime, "les étapes qui peuvent se faire à côté du chemin", "steps that may be done beside the path"},
    {"meanwhile", Takes::lines, "ce qui peut arriver pendant ce temps : délais, messages, conditions",
     "what may happen meanwhile: timers, messages, conditions"},
    {"reopen", Takes::place, "qui peut rouvrir un dossier terminé, et où il reprend",
     "who may reopen an ended case, and where it goes on"},
    {"texts", Takes::texts, "les textes envoyés, et ceux des boutons", "texts that are sent, and those of buttons"},

    {"steps", Takes::steps, "les étapes ; la première est l'entrée, l'ordre compte",
     "the steps; the first is the entry, order counts"},

    {"type", Takes::one_of, "le type du champ", "the type of the field", {}, "@types"},
    {"of", Takes::names, "les valeurs d'un choix, le rôle d'un acteur ou d'une structure, le parcours d'un dossier",
     "the values of a choice, the role of an actor or structure, the workflow of a case"},
    {"level",
     Takes::one_of,
     "le niveau de confidentialité (C1 ; C2 pour une personne)",
     "the level of confidentiality (C1; C2 for a person)",
     {},
     "C0 C1 C2 C3 C4"},
    {"person", Takes::name, "de qui sont ces données : subject, ou un autre nom",
     "whose data these are: subject, or another name"},
    {"why", Takes::text, "pourquoi ce champ est demandé, obligatoire à partir de C2",
     "why this field is asked, required from C2"},
    {"min", Takes::word, "la plus petite valeur, ou le plus petit nombre d'éléments",
     "the least value, or the least number of elements"},
    {"max", Takes::word, "la plus grande valeur, ou le plus grand nombre d'éléments",
     "the greatest value, or the greatest number of elements"},
    {"decimals", Takes::count, "combien de chiffres après le point", "how many digits behind the point"},
    {"unique", Takes::flag, "chaque élément a une autre valeur", "each element has another value"},
    {"help", Takes::text, "une aide montrée à côté du champ", "a help that is shown beside the field"},
    {"default", Takes::literal, "la valeur proposée (today pour une date)", "the value that is offered (today for a date)"},
    {"value", Takes::value, "calculé : une expression, ou des lignes ; jamais demandé",
     "computed: an expression, or rows; never asked"},
    {"value", Takes::word, "la valeur quand cette ligne s'applique", "the value when this row applies", "row of a value"},
    {"checks", Takes::checks, "ce qui doit être vrai : that, et refuse ou warn", "what must be true: that, and refuse or warn"},
    {"seen_by", Takes::words, "les seuls rôles qui voient ce champ", "the only roles that see this field"},
    {"item", Takes::name, "le nom d'un élément dans les expressions", "the name of an element in expressions"},
    {"key", Takes::name, "le champ qui distingue les éléments", "the field that tells elements apart"},

    {"that", Takes::expression, "la condition qui doit être vraie", "the condition that must be true"},
    {"refuse", Takes::text, "sinon, ce qui est refusé et pourquoi", "else, what is refused and why"},
    {"warn", Takes::text, "sinon, ce que l'on demande de confirmer", "else, what one is asked to confirm"},

    {"from", Takes::words, "d'où viennent les messages ou les relais : rôles, parcours, token",
     "where messages or handovers come from: roles, workflows, token"},
    {"from", Takes::word, "le premier jour de cette valeur", "the first day of this value", "option"},
    {"to", Takes::word, "le dernier jour de cette valeur", "the last day of this value", "option"},
    {"outline", Takes::literal, "le tour du territoire : [latitude longitude, ...]", "the way around the territory: [latitude longitude, ...]",
     "territory"},
    {"first", Takes::word, "le premier jour d'école", "the first day of school", "school year"},
    {"last", Takes::word, "le dernier jour d'école", "the last day of school", "school year"},
    {"holidays", Takes::literals, "les vacances : nom: premier..dernier jour", "the holidays: name: first..last day", "school year"},
    {"times", Takes::count, "combien de fois au plus", "how many times at most"},
};

}  // namespace

std::span<const KeyWord> key_words_of_workflows() { return table; }

}  // namespace parcours::definition
