// The scripts with which shells complete the command line. They ask the program (candidates.hpp).
#pragma once
#include <string_view>

namespace parcours::cli {

// A word that is completed ends at a blank; bash itself also ends it at `=` and `:`.
inline constexpr std::string_view kBash = R"(# bash completion of parcours
_parcours() {
  local line="${COMP_LINE:0:COMP_POINT}" words=() current word
  read -ra words <<<"$line"
  [[ "$line" == *[[:space:]] ]] && words+=("")
  current="${words[${#words[@]} - 1]}"
  COMPREPLY=()
  while IFS=$'\t' read -r word _; do
    COMPREPLY+=("$word")
  done < <("${words[0]}" candidates -- "${words[@]:1}" 2>/dev/null)
  if [[ ${#COMPREPLY[@]} -eq 1 && "${COMPREPLY[0]}" == *= ]]; then compopt -o nospace; fi
  if [[ "$current" == *[=:]* ]]; then
    local before="${current%"${current##*[=:]}"}"
    COMPREPLY=("${COMPREPLY[@]#"$before"}")
  fi
}
complete -o default -F _parcours parcours
)";

inline constexpr std::string_view kZsh = R"(#compdef parcours
_parcours() {
  local line word about
  local -a ready open
  while IFS=$'\t' read -r word about; do
    line="${word//:/\\:}:$about"
    if [[ "$word" == *= ]]; then open+=("$line"); else ready+=("$line"); fi
  done < <("$words[1]" candidates -- "${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)
  if (( $#ready + $#open == 0 )); then
    _files
    return
  fi
  (( $#ready )) && _describe -V 'parcours' ready
  (( $#open )) && _describe -V 'parcours' open -S ''
}
if [[ "$funcstack[1]" == _parcours ]]; then _parcours "$@"; else compdef _parcours parcours; fi
)";

inline constexpr std::string_view kFish = R"(# fish completion of parcours
function __parcours_candidates
    set -l words (commandline -opc)
    set -l found ($words[1] candidates -- $words[2..-1] (commandline -ct) 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c parcours -f -a '(__parcours_candidates)'
)";

}  // namespace parcours::cli
