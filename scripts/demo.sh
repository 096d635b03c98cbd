#!/usr/bin/env bash
# From a fresh clone to finished cases: sets up what is missing, builds, then plays some weeks of the work of two sheets on a
# SQLite file in build/demo, or with --postgres on a PostgreSQL of its own that is gone afterwards. Then it plays the year before,
# and writes its bilans. Can be run again; begins anew each time.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$root"
case "${1:-}" in
  '') bash scripts/setup.sh ;;
  --postgres) bash scripts/setup.sh tests ;;
  *) die 'usage: scripts/demo.sh [--postgres]' ;;
esac

build release parcours_installed example_09_year

parcours="$root/build/release/bin/parcours"
demo="$root/build/demo"
rm -rf "$demo"
mkdir -p "$demo"
export TZ=Europe/Paris
soon="$(date -d '+7 days' +%F)"
today="$(date +%F)"
starts="$(date -d '+60 days' +%F)"
ends="$(date -d '+72 days' +%F)"
began="$(date -d '-3 hours' '+%F %H:%M')"
ended="$(date -d '-1 hours' '+%F %H:%M')"

database="sqlite3:$demo/cases.db"
if [ "${1:-}" = --postgres ]; then
  server="$(mktemp -d /tmp/parcours-demo.XXXXXX)"
  chmod 711 "$server"
  trap 'sh scripts/postgres.sh stop "$server/server" >/dev/null 2>&1; rm -rf "$server"' EXIT
  database="postgresql:$(sh scripts/postgres.sh start "$server/server")" || die 'the PostgreSQL of the demo does not start'
fi

# The configuration that an operator would write.
cat >"$demo/parcours.info" <<INFO
database "$database"
key "$demo/journal.key"
plugins { folder "$root/build/release/plugins" }
administrators { admin }
INFO
export PARCOURS_CONFIG="$demo/parcours.info"

title() { printf '\n%s\n' "$*"; }
shown() { printf '$ parcours %s\n' "$*"; "$parcours" "$@"; }

# Commands to one case. Who opens a case may see no task of it, so each person looks at their own worklist.
case_ref=''
open() { local actor="$1" out; shift; out="$("$parcours" open "$@" --as "$actor")"; case_ref="$(awk 'NR == 1 { print $1 }' <<<"$out")"; }
task_of() { "$parcours" tasks --as "$1" | awk -v case_ref="$case_ref" '$1 == case_ref { print $2 }' | sort -n | tail -n 1; }
note() { local actor="$1" step="$2"; shift 2; "$parcours" start "$case_ref" "$step" "$@" --as "$actor" >/dev/null; }
act() { local actor="$1"; shift; "$parcours" do "$case_ref" "$(task_of "$actor")" "$@" --as "$actor" >/dev/null; }

title '1. Les parcours types sont contrôlés'
shown lint workflows

title '2. Deux parcours types sont dessinés'
shown graph workflows/presence-educative --svg "$demo/presence-educative.svg"
shown graph workflows/chantier --svg "$demo/chantier.svg"

title '3. Les fiches actions P2 et P3 sont chargées'
shown plugin list

title '4. Les parcours types entrent en vigueur, chacun reçoit son rôle'
shown deploy workflows --as admin
for right in 'claire signalant_pro' 'nadia coordonnateur_prevention' 'karim educateur_rue' 'mila conseiller_ml' 'yann encadrant_technique'; do
  shown grant $right --as admin
done

title '5. Des dossiers vont à leur terme'
references=()

# A child reported by the school joins an activity.
integrated() {
  open claire presence-educative quartier=monaque origine=ecole faits:='["isolement"]' "naissance=$(($(date +%Y) - 11))"
  act nadia nouveau
  act nadia retenu
  act nadia "date_veille=$soon"
  act nadia educateur referent=karim
  act karim joint proposition=sport
  act karim adhesion_enfant=oui adhesion_parents=oui
  act karim echelle=1
  act karim objectifs:='["inscription"]' "prochain_point=$soon"
  for _ in 1 2 3; do note karim noter_presence activite=sport venue=present; done
  act karim point
  act karim echelle=3
  act karim conclure
  act karim echelle=4
  act nadia integre
}

# A report that nothing comes of.
dismissed() {
  open claire presence-educative quartier=bressons origine=habitant faits:='["nuisance_lieu"]'
  act nadia nouveau
  act nadia sans_suite
}

# An evening in the street, without a name.
round() {
  open karim tournee-de-rue quartier=monaque 'lieu=Pied de la tour B' "debut=$began" "fin=$ended" equipe=2 \
    nombre=6 tranches:='["de_10_11"]' effectif=true proposition=sport
  act karim terminee
}

# A chantier of two places: two young people take them, a third waits, one gives the place back, and the third is asked.
chantier() {
  open karim chantier quartier=monaque nature=educatif support=peinture 'pour=Office de l’habitat' par_les_jeunes=true
  local site="$case_ref" young=()
  act karim faisable 'employeur=Association intermédiaire' partenaires=mission_locale
  act nadia signee "convention_le=$today"
  act karim "debut=$starts" "fin=$ends" places=2 heures_semaine=24 encadrant_technique=yann
  for _ in 1 2 3; do
    open mila parcours-chantier quartier=monaque origine=mission_locale naissance=2006-06-01
    young+=("$case_ref")
    references+=("$case_ref")
    act mila connu_ml=oui
    act karim engage referent=karim diplome=aucun situation=sans_activite
    act karim chantier
    act karim "chantier=$site"
  done
  case_ref="${young[0]}" && act karim refusee
  case_ref="${young[1]}" && act karim acceptee
  for _ in 1 2; do "$parcours" run-due >/dev/null; done  # the chantier learns of the place, then the next of the list
  case_ref="${young[2]}" && act karim acceptee
  "$parcours" run-due >/dev/null
  case_ref="$site"
}

for kind in integrated integrated integrated integrated integrated integrated dismissed round chantier; do
  "$kind"
  references+=("$case_ref")
  printf '  %s\n' "$case_ref"
done

title '6. Le journal de chaque dossier'
for reference in "${references[@]}"; do
  actor=nadia
  "$parcours" show "$reference" --as nadia >/dev/null 2>&1 || actor=karim
  shown history "$reference" --as "$actor"
done

title '7. La base se prouve'
shown verify

title '8. Un premier bilan du mois (les personnes se montrent une fois la période terminée)'
shown bilan p2 --period "$(date +%Y-%m)" --as nadia

# A quarter of the cases of a city of 45,000 takes some seconds; 100 in place of 25 plays them all.
year="$(($(date +%Y) - 1))"
title "9. L'an dernier de la ville, inventé et joué par commandes (un quart des dossiers) : le bilan de chaque fiche"
"$root/build/release/bin/example_09_year" workflows "$root/build/release/plugins" "sqlite3:$demo/year.db" "$demo" "$year" 25

title "Les dessins et la base sont dans build/demo ; la commande est build/release/bin/parcours (--help)."
