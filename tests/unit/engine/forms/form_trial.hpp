// A workflow with a field of each type, and the forms that its readers see.
#pragma once
#include <string>

#include "support/trial.hpp"

namespace parcours::testing {

inline constexpr const char* kForms = R"(
workflow: formulaires
title: { fr: Formulaires, en: Forms }
texts: { bien: Tout va bien, refuse: Refuser }
outcomes: { retenu: { fr: Dossier retenu, en: Kept }, refuse: Refusé, fait: Fait }
parameters: { seuil: { type: number, default: 3, why: essai } }
messages:
  avis: { from: [accueil], form: [precision], outcomes: { bon: Bon, mauvais: Mauvais } }
fields:
  nom: { type: text, title: { fr: Nom, en: Name }, help: { fr: Le nom, en: The name }, max: 40, shown_as: court }
  libre: { type: note }
  age: { type: number, min: 0, max: 120 }
  poids: { type: number, decimals: 1 }
  prix: { type: money, min: 0 }
  urgent: { type: bool }
  motif: { type: choice, of: { loyer: { fr: Loyer, en: Rent }, autre_chose: Autre } }
  plan: { type: choice, of: [plan_a, plan_b] }
  aides: { type: choices, of: administrations }
  lieu: { type: territory }
  jour: { type: date, default: today }
  heure: { type: datetime }
  naissance: { type: birth }
  duree: { type: duration }
  adresse: { type: place }
  referent: { type: actor, of: chef }
  ecole: { type: structure, of: partenaire }
  joindre: { type: contact }
  lie: { type: case, of: essais }
  piece: { type: file }
  pieces: { type: files }
  convocation: { type: notice }
  secret: { type: text, level: C3, why: essai }
  precision: { type: text }
  double_age: { type: number, value: age * 2 }
  besoins:
    type: list
    item: besoin
    key: quoi
    fields: { quoi: { type: text }, montant: { type: number, min: 1 }, urgent: { type: bool } }
  presents:
    type: list
    item: present
    key: qui
    fields: { qui: { type: text }, attendu: { type: bool }, venu: { type: bool } }
phases:
  suivi:
    steps:
      ouvrir:
        task: Ouvrir
        by: accueil
        form:
          - nom
          - libre: optional
          - age: optional
          - poids: optional
          - prix: optional
          - urgent: optional
          - motif: optional
          - plan: optional
          - aides: optional
          - lieu: optional
          - jour
          - heure: optional
          - naissance: optional
          - duree: optional
          - adresse: optional
          - referent: optional
          - ecole: optional
          - joindre: optional
          - lie: optional
          - piece: optional
          - pieces: optional
          - convocation: optional
          - secret: optional
          - besoins: { optional: true, form: [quoi, montant: { when: known(besoin.urgent) }, urgent: optional] }
          - precision: { when: age > seuil }
          - presents: { optional: true, form: [qui, attendu: optional] }
        checks:
          - { that: age < 100, warn: { fr: "Cent ans ?", en: "A hundred?" } }
      decider:
        task: Décider
        by: [accueil, chef]
        form:
          - nom
          - secret
          - double_age: show
          - precision: { when: outcome == 'refuse' }
          - libre: { when: secret == 'oui' }
          - jour: fresh
          - presents: { rows: present.attendu, form: [venu: { when: present.qui != 'x' }, attendu: show] }
        checks:
          - { that: outcome == 'retenu' || nom != 'Personne', refuse: { fr: "Pas lui.", en: "Not them." } }
          - { that: secret != 'non', refuse: { fr: "Non.", en: "No." } }
        next: { retenu: traiter, refuse: end, a_revoir: decider }
      traiter:
        each: besoins
        branch:
          steps:
            lire: { task: Lire, by: [accueil, chef], form: [besoin.quoi: show, besoin.montant, besoin.urgent: fresh] }
        next: end fait
    anytime:
      noter: { task: Noter, offered_to: [accueil, chef], form: [libre], next: { bien: stay, mal: stay }, at_end: drop }
    meanwhile:
      - { message: avis, remind: chef }
)";

// accueil opens cases and reads them up to C1, chef up to C3.
class FormTrial : public ::testing::Test {
 protected:
  FormTrial() {
    t.folder.write("formulaires/workflow.yaml", kForms);
    t.folder.write("vocabularies.yaml",
                   "administrations: { ancienne: { title: Ancienne, to: 2023-12-31 }, caf: { fr: CAF, en: Benefits }, "
                   "future: { title: Future, from: 2027-01-01 } }\n");
    t.folder.write("roles.yaml",
                   "accueil: { title: Accueil, sees: { tx: C3, formulaires: C1 } }\n"
                   "chef: { title: Chef, sees: { tx: C3, formulaires: C3 } }\n"
                   "partenaire: Partenaire\n");
    for (const auto& p : t.engine.deploy(t.folder.path(), {"root"}))
      if (p.severity != Problem::Severity::warning)
        ADD_FAILURE() << p.where << ": " << p.message.in("en") << " " << p.hint.in("en");
  }

  Form opening(const std::string& who = "anna") {
    const auto form = t.engine.form({who}, "formulaires");
    EXPECT_TRUE(form);
    return form ? *form : Form();
  }
  std::string open(const Record& with = {{"nom", "Essai"}}) {
    const auto opened = t.engine.submit({Open{"formulaires", with, {}}, {"anna"}});
    if (!opened) ADD_FAILURE() << opened.problems().front().code << " " << opened.problems().front().where;
    return opened ? opened->reference : std::string();
  }
  Case read(const std::string& reference, const std::string& who = "chloe") {
    const auto seen = t.engine.read({who}, reference);
    EXPECT_TRUE(seen);
    return seen ? *seen : Case();
  }
  // The form of the first task of a case.
  Form task(const std::string& reference, const std::string& who = "chloe") {
    const auto seen = read(reference, who);
    return seen.tasks.empty() ? Form() : seen.tasks.front().form;
  }
  static const FormEntry& entry(const Form& form, const std::string& field) {
    static const FormEntry none;
    const auto* found = form.entry(field);
    EXPECT_NE(found, nullptr) << field;
    return found ? *found : none;
  }

  Trial t;
};

}  // namespace parcours::testing
