#include "store/diagnostics.hpp"

namespace parcours::store {
namespace {

constexpr DiagnosticDescriptor kTable[] = {
    {"database-busy", "la base de données est occupée : {why}", "the database is busy: {why}",
     "recommencez dans un instant", "try again in a moment"},
    {"database-not-reached", "la base de données ne répond pas : {why}", "the database is not reached: {why}",
     "vérifiez son adresse, et que son serveur tourne", "check its address, and that its server runs"},
    {"database-full", "la base de données est pleine : {why}", "the database is full: {why}",
     "faites de la place sur le disque, puis recommencez", "make room on the disk, then try again"},
    {"database-refused", "la base de données a refusé : {why}", "the database refused: {why}"},
    {"database-newer",
     "la base de données est plus récente que ce moteur : '{component}' en est à l'étape {at}, la dernière connue est "
     "{known}",
     "the database is newer than this engine: '{component}' is at step {at}, the newest known is {known}",
     "prenez la version qui l'a écrite, ou une plus récente", "take the version that wrote it, or a later one"},
    {"database-foreign", "c'est une base de données, mais pas de Parcours", "it is a database, but not one of Parcours",
     "donnez un autre fichier", "name another file"},
    {"database-not-made", "elle ne peut pas être créée : {why}", "it cannot be made: {why}",
     "vérifiez le dossier et ses droits", "check the folder and its rights"},
    {"database-no-file", "ce n'est pas un fichier", "it is no file", "donnez le chemin d'un fichier",
     "give the path of a file"},
    {"database-name", "un nom de base est un chemin sans guillemets",
     "the name of a database is a path without quotation marks", "par exemple sqlite3:cases.db",
     "for example sqlite3:cases.db"},
    {"database-kind", "une base se nomme sqlite3:FICHIER ou postgresql:MOTS-CLÉS",
     "a database is named by sqlite3:FILE or postgresql:KEYWORDS"},
};

}  // namespace

const DiagnosticTable& diagnostics() {
  static constexpr DiagnosticTable table{kTable};
  return table;
}

LocalizedError store_error(std::string_view what, DiagnosticTable::Arguments arguments, Error::Code code) {
  return {code, Problems{diagnostics().problem(what, arguments)}};
}

}  // namespace parcours::store
