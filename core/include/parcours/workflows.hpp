// Workflows as files: what an administrator asks about them before any database knows them.
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/engine.hpp"
#include "parcours/problem.hpp"

namespace parcours {

// What was found in workflow files: how many were read, and everything to say about them, warnings too, in the order of
// the files and of their lines.
struct Linted {
  std::size_t workflows = 0;
  Problems problems;
};

// Reads the workflows at `paths`: a folder stands for every `workflow.yaml` below it. The city's files (`roles.yaml`,
// `territories.yaml`, `parameters.yaml`, `vocabularies.yaml`) are looked for beside a workflow, else in the folder
// above it. Of `settings` only `plugins` is used: no database is opened. Nothing that is written in a file is an error:
// it is a problem. Throws Error::plugin when a sheet cannot be loaded.
Linted lint(const std::vector<std::filesystem::path>& paths, const Settings& settings);

// What `grant` names and the city's files beside the workflows of `folder` do not: a role that neither `roles.yaml` nor
// a sheet has, a territory that `territories.yaml` does not have. Warnings: an engine takes it all the same. Throws as
// above.
Problems lint(const Grant& grant, const std::filesystem::path& folder, const Settings& settings);

// The diagram of one workflow, texts in `language`; or what is wrong with it. Throws as `lint` does. (Of a case:
// Engine::draw.)
Checked<std::string> draw(const std::filesystem::path& file, const Settings& settings, std::string_view language,
                          Notation notation = Notation::dot);

// JSON Schema (2020-12) of the files that administrators write, for editors: completion, checking while typing, texts
// to hover over in `language`. With the actions of the sheets of `settings`, their settings and outcomes. Throws as
// `lint` does.
enum class FileKind { workflow, story };
std::string schema(FileKind kind, const Settings& settings, std::string_view language);

// A problem as people read it in a terminal: "file:1:2: message", the line, a mark, the hint, the code. Several lines,
// none empty, the last one ended too.
std::string to_text(const Problem& problem, std::string_view language);

}  // namespace parcours
