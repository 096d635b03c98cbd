// Workflows as files: checks, drawings and schemas that need no database.
//
// A function that takes Settings loads the sheets of Settings::plugins and throws Error::plugin when one cannot be
// loaded. A mistake in
// a file is a problem, not an error. Any number of threads may call the functions. `language` is "fr" or "en".
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/administration.hpp"
#include "parcours/problem.hpp"
#include "parcours/settings.hpp"
#include "parcours/views.hpp"

namespace parcours {

// The result of a check of workflow files.
struct Linted {
  std::size_t workflows = 0;  // how many files were read
  Problems problems;          // errors and warnings, in the order of the files and of their lines
};

// Checks the workflows at `paths`, and the stories next to each that can be read; a folder means every `workflow.yaml`
// below it. The files of the city (`roles.yaml`,
// `territories.yaml`, `parameters.yaml`, `vocabularies.yaml`) are those next to a workflow, or in the folder above it.
Linted lint(const std::vector<std::filesystem::path>& paths, const Settings& settings);

// Checks a grant against the files of the city next to the workflows of `folder`. Warnings for a role that neither
// `roles.yaml` nor a sheet declares, and for a territory that `territories.yaml` does not declare. An engine accepts
// both.
Problems lint(const Grant& grant, const std::filesystem::path& folder, const Settings& settings);

// The diagram of one workflow, with texts in `language`, or the problems of its file. A folder with several workflows
// gives their map, as dot or as an outline: the handovers and messages between them. Engine::draw draws a case.
Checked<std::string> draw(const std::filesystem::path& file, const Settings& settings, std::string_view language,
                          Notation notation = Notation::dot);

// Returns an SVG that graphviz made of a drawing (`dot -Tsvg`) as a page of A3: its bands arranged so that they are
// printed as large as they can be, its title on top, the colours of a dark screen, and `outline`, the same drawing as
// an ordered list, for readers who do not see it. The first line of the outline is the title. Returns an SVG of others
// as it is.
std::string to_page(std::string_view svg, std::string_view outline, std::string_view language);

// The files that administrators write.
enum class FileKind { workflow, story, roles, bilan };

// The JSON Schema (2020-12) of a kind of file, for editors: completion, checks while typing, and descriptions in
// `language`. It contains the actions of the sheets with their settings and outcomes.
std::string schema(FileKind kind, const Settings& settings, std::string_view language);

// A problem for people in a terminal: "file:1:2: message", the line, a mark, the hint, the code. Several lines, none
// empty; the last one ends with a newline.
std::string to_text(const Problem& problem, std::string_view language);

}  // namespace parcours
