#include "store/sqlite/cause.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

namespace parcours::store {
namespace {

constexpr std::pair<std::string_view, std::string_view> kFrench[] = {
    {"Disk quota exceeded", "le quota de disque est atteint"},
    {"File name too long", "le nom de fichier est trop long"},
    {"Is a directory", "c'est un dossier"},
    {"No space left on device", "il n'y a plus de place sur le disque"},
    {"No such file or directory", "ce fichier ou ce dossier n'existe pas"},
    {"Not a directory", "un des dossiers du chemin n'en est pas un"},
    {"Permission denied", "l'accès est refusé"},
    {"Read-only file system", "ce disque est en lecture seule"},
    {"Too many open files", "trop de fichiers sont ouverts"},
    {"attempt to write a readonly database", "elle est en lecture seule"},
    {"database disk image is malformed", "son fichier est endommagé"},
    {"database is locked", "un autre programme y écrit"},
    {"database or disk is full", "il n'y a plus de place"},
    {"disk I/O error", "le disque ne répond pas comme il faut"},
    {"file is not a database", "ce fichier n'est pas une base de données"},
    {"unable to open database file", "son fichier ne s'ouvre pas"},
};

}  // namespace

Text cause(const std::string& sentence) {
  const auto known =
      std::find_if(std::begin(kFrench), std::end(kFrench), [&](const auto& each) { return each.first == sentence; });
  return known == std::end(kFrench) ? Text(sentence) : Text(std::string(known->second), sentence);
}

Text cause_of_errno(int error) { return cause(std::strerror(error)); }

}  // namespace parcours::store
