// new: writes a first workflow with its roles and a story, to be changed by its administrator.
#include <filesystem>
#include <fstream>

#include "cli/commands.hpp"
#include "cli/result_texts.hpp"
#include "cli/usage_texts.hpp"
#include "parcours/value.hpp"

namespace parcours::cli {
namespace {

constexpr std::string_view kWorkflow =
    R"(# Un parcours type : des phases, des étapes, qui les fait, et où chaque issue mène.
workflow: NAME
title: Demande d'un habitant
subject: none

# Comment un dossier se termine.
outcomes:
  accordee: Demande accordée
  refusee: Demande refusée

# Ce qui est demandé.
fields:
  objet: { type: text, max: 80, title: Objet de la demande }
  lieu: { type: choice, title: Lieu, of: { mairie: Mairie, centre_social: Centre social, ecole: École } }

phases:
  demande:
    title: La demande
    steps:
      recevoir:
        task: Recevoir la demande
        by: agent_accueil
        form: [objet, lieu]

  decision:
    title: La décision
    steps:
      decider:
        task: Décider de la demande
        by: responsable
        due: 5 working days
        form: [objet: show]
        meanwhile:
          - { after: 5 working days, remind: responsable }
        next: { accorder: end accordee, refuser: end refusee }

# Le titre de chaque issue d'une étape.
texts:
  accorder: Accorder
  refuser: Refuser
)";

constexpr std::string_view kRoles =
    R"(# Qui fait les étapes, et ce que chacun voit des dossiers (C1 : le déroulement et les champs ordinaires).
agent_accueil: { title: Agent d'accueil, sees: { NAME: C1 } }
responsable: { title: Responsable, sees: { NAME: C1 }, corrects: [NAME] }
)";

constexpr std::string_view kStory =
    R"(# Un récit est un essai : ce qui arrive à un dossier, et ce que le parcours doit en faire.
story: Une demande est reçue, puis accordée
actors: { alice: agent_accueil, rachid: responsable }
open: { by: alice, at: 2026-03-02 09:00, with: { objet: Prêt de la salle, lieu: centre_social } }
then:
  - { waits_at: decider }
  - { at: 2026-03-10 09:00 }
  - { reminded: responsable }
  - { do: decider, by: rachid, outcome: accorder }
  - { ended_as: accordee }
)";

std::string with_name(std::string_view text, const std::string& name) {
  std::string out(text);
  for (auto at = out.find("NAME"); at != std::string::npos; at = out.find("NAME", at + name.size()))
    out.replace(at, 4, name);
  return out;
}

bool is_name(const std::string& word) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz", others = "0123456789-";
  return word.size() > 1 && word.size() <= 60 && letters.find(word.front()) != std::string_view::npos &&
         word.find_first_not_of(std::string(letters) + std::string(others)) == std::string::npos && word.back() != '-';
}

void write(const std::filesystem::path& file, const std::string& text, const Screen& screen) {
  std::error_code ignored;  // a folder that is not made is a file that is not written
  std::filesystem::create_directories(file.parent_path(), ignored);
  if (!(std::ofstream(file, std::ios::binary) << text).flush())
    throw Error(Error::Code::configuration, fill(screen.in(phrases::cannot_write_to), {file.string()}));
}

}  // namespace

Exit create(const Request& request, const Screen& screen) {
  if (!is_name(request.workflow)) throw Usage{phrases::not_a_name, request.workflow};
  const std::filesystem::path folder = request.workflow;
  if (std::filesystem::exists(folder))
    throw Error(Error::Code::configuration, fill(screen.in(phrases::is_there_already), {folder.string()}));
  List written;
  const auto add = [&](const std::filesystem::path& file, std::string_view text) {
    write(file, with_name(text, request.workflow), screen);
    written.emplace_back(file.string());
    screen.done(fill(screen.in(phrases::written), {file.string()}));
  };
  add(folder / "workflow.yaml", kWorkflow);
  if (!std::filesystem::exists("roles.yaml")) add(folder / "roles.yaml", kRoles);
  add(folder / "stories" / "accordee.yaml", kStory);
  screen.document(Record{{"written", std::move(written)}});
  return Exit::done;
}

}  // namespace parcours::cli
