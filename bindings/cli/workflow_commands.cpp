// lint, graph and test: workflows as files. Only graph needs a database, when it draws a case.
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>

#include "cli/commands.hpp"
#include "cli/result_texts.hpp"
#include "cli/settings.hpp"
#include "cli/usage_texts.hpp"
#include "parcours/engine.hpp"
#include "parcours/json.hpp"
#include "parcours/stories.hpp"
#include "parcours/workflows.hpp"

namespace parcours::cli {
namespace {

enum class Picture { written, no_program, failed };

// Runs the program of graphviz to draw `dot` to the file `to`.
Picture draw_svg(const std::string& dot, const std::string& to) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> input(std::tmpfile(), &std::fclose);
  if (!input || std::fwrite(dot.data(), 1, dot.size(), input.get()) != dot.size() || std::fflush(input.get()) != 0 ||
      std::fseek(input.get(), 0, SEEK_SET) != 0)
    return Picture::failed;
  posix_spawn_file_actions_t redirected;
  posix_spawn_file_actions_init(&redirected);
  posix_spawn_file_actions_adddup2(&redirected, fileno(input.get()), STDIN_FILENO);
  std::string out = "-o" + to, program = "dot", format = "-Tsvg";
  char* arguments[] = {program.data(), format.data(), out.data(), nullptr};
  pid_t child = 0;
  const int refused = posix_spawnp(&child, "dot", &redirected, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&redirected);
  if (refused != 0) return Picture::no_program;
  int status = 0;
  if (waitpid(child, &status, 0) != child || !WIFEXITED(status)) return Picture::failed;
  return WEXITSTATUS(status) == 0 ? Picture::written : Picture::failed;
}

// The drawing in a notation, without a character that has an effect on a terminal or is not allowed in XML.
Checked<std::string> drawn(const Request& request, Notation notation) {
  const auto drawing = request.reference.empty()
                           ? draw(request.paths.front(), settings_of_files(request), request.language, notation)
                           : Engine(settings_with_database(request))
                                 .draw({request.actor}, request.reference, request.language, notation);
  if (!drawing) return drawing.problems();
  return sanitized(*drawing, '\n');
}

// Draws `dot` to the file that the request names, as a page.
Picture draw_page(const Request& request, const std::string& dot) {
  const auto picture = draw_svg(dot, request.svg.string());
  const auto outline = picture == Picture::written ? drawn(request, Notation::outline) : std::string();
  if (picture != Picture::written || !outline) return picture;
  std::ifstream file(request.svg, std::ios::binary);
  const std::string svg{std::istreambuf_iterator<char>(file), {}};
  const auto page = to_page(svg, *outline, request.language);
  return (std::ofstream(request.svg, std::ios::binary) << page).flush() ? Picture::written : Picture::failed;
}

Notation notation_of(const Request& request) {
  if (request.notation == "mermaid") return Notation::mermaid;
  if (request.notation == "outline") return Notation::outline;
  return request.notation == "bpmn" ? Notation::bpmn : Notation::dot;
}

// Either a file or a case is drawn. A case has no BPMN, and only DOT becomes a picture.
void check_drawing(const Request& request, Notation notation) {
  if (request.paths.empty() && request.reference.empty()) throw Usage{phrases::missing, "FILE, --case"};
  if (!request.paths.empty() && !request.reference.empty())
    throw Usage{phrases::unexpected, request.paths.front().string()};
  if (!request.reference.empty() && notation == Notation::bpmn) throw Usage{phrases::no_case_in, request.notation};
  if (notation != Notation::dot && !request.svg.empty()) throw Usage{phrases::not_right, "--svg"};
}

}  // namespace

Exit lint(const Request& request, const Screen& screen) {
  const auto paths = request.paths.empty() ? std::vector{workflows_of(request)} : request.paths;
  const auto found = parcours::lint(paths, settings_of_files(request));
  const auto errors = std::count_if(found.problems.begin(), found.problems.end(),
                                    [](const Problem& p) { return p.severity == Problem::Severity::error; });
  const auto others = static_cast<std::ptrdiff_t>(found.problems.size()) - errors;
  const auto exit = screen.problems(found.problems, {{"workflows", static_cast<std::int64_t>(found.workflows)}});
  screen.line(phrases::linted, {screen.count(static_cast<std::int64_t>(found.workflows), phrases::workflows_read),
                                screen.count(errors, phrases::errors), screen.count(others, phrases::warnings)});
  return exit;
}

Exit graph(const Request& request, const Screen& screen) {
  const auto notation = notation_of(request);
  check_drawing(request, notation);
  const auto drawing = drawn(request, notation);
  if (!drawing) return screen.problems(drawing.problems());
  if (request.svg.empty()) {
    screen.document(Record{{request.notation.empty() ? "dot" : request.notation, *drawing}});
    screen.line(*drawing);
    return Exit::done;
  }
  const auto picture = draw_page(request, *drawing);
  if (picture == Picture::written) {
    screen.document(Record{{"svg", request.svg.string()}});
    screen.done(fill(screen.in(phrases::drawn), {request.svg.string()}));
    return Exit::done;
  }
  screen.error("graphviz", fill(screen.in(picture == Picture::no_program ? phrases::no_dot : phrases::dot_failed),
                                {request.svg.string()}));
  return Exit::failure;
}

Exit test(const Request& request, const Screen& screen) {
  const auto path = workflows_of(request);
  const auto report = run_stories(path, settings_of_files(request));
  screen.line(to_text(report, request.language));
  if (screen.json()) screen.document(json::read_plain(to_json(report, request.language)));
  if (!request.junit.empty() && !(std::ofstream(request.junit) << to_junit(report, request.language)).flush())
    throw Error(Error::Code::configuration, fill(screen.in(phrases::cannot_write_to), {request.junit.string()}));
  if (report.stories.empty() && report.passed()) screen.line(phrases::no_stories, {path.string()});
  return report.passed() && !report.stories.empty() ? Exit::done : Exit::problems;
}

}  // namespace parcours::cli
