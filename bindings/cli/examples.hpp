// One example of each command, which its help shows.
#pragma once
#include <string_view>

namespace parcours::cli {

struct Example {
  std::string_view command, line;
};

inline constexpr Example kExamples[] = {
    {"new", "parcours new demande"},
    {"lint", "parcours lint workflows"},
    {"graph", "parcours graph workflows/presence-educative/workflow.yaml --svg out.svg"},
    {"test", "parcours test workflows"},
    {"explain", "parcours explain unknown-outcome"},
    {"reference", "parcours reference --lang en > reference.md"},
    {"schema", "parcours schema story > story.schema.json"},
    {"eval", "parcours eval --jsonl rows.jsonl"},
    {"completion", "source <(parcours completion bash)"},
    {"deploy", "parcours deploy workflows"},
    {"workflows", "parcours workflows"},
    {"migrate", "parcours migrate presence-educative --dry-run"},
    {"grant", "parcours grant nadia coordonnateur_prevention --territory monaque"},
    {"revoke", "parcours revoke nadia coordonnateur_prevention --territory monaque"},
    {"grants", "parcours grants"},
    {"plugin list", "parcours plugin list"},
    {"verify", "parcours verify --since head.txt"},
    {"head", "parcours head > head.txt"},
    {"backup", "parcours backup backup/cases-2026-11-29.db"},
    {"bilan", "parcours bilan p2 --period 2026"},
    {"run-due", "parcours run-due"},
    {"outbox", "parcours outbox --sent 42.1"},
    {"incidents", "parcours incidents"},
    {"open", "parcours open presence-educative quartier=monaque origine=ecole faits=isolement --as claire"},
    {"tasks", "parcours tasks --as nadia"},
    {"cases", "parcours cases dupont --territory monaque --overdue --as nadia"},
    {"task", "parcours task P2-2026-00001 verifier_doublon --as nadia"},
    {"do", "parcours do P2-2026-00001 verifier_doublon nouveau --as nadia"},
    {"retry", "parcours retry P2-2026-00001 4 --as nadia"},
    {"start", "parcours start P2-2026-00001 faire_le_point --as nadia"},
    {"message", "parcours message P2-2026-00001 reponse accepte --row 2 --as paul"},
    {"correct", "parcours correct P2-2026-00001 origine=voisin --why \"faute de frappe\" --as nadia"},
    {"reopen", "parcours reopen P2-2026-00001 --as nadia"},
    {"suspend", "parcours suspend P2-2026-00001 --as nadia"},
    {"resume", "parcours resume P2-2026-00001 --as nadia"},
    {"show", "parcours show P2-2026-00001 --as nadia"},
    {"history", "parcours history P2-2026-00001 --as nadia"},
};

// Empty for a command without one.
constexpr std::string_view example_of(std::string_view command) {
  for (const auto& example : kExamples)
    if (example.command == command) return example.line;
  return {};
}

}  // namespace parcours::cli
