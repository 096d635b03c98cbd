// The command `parcours`: reads the command line, runs the command, reports errors.
#include <csignal>
#include <iostream>
#include <new>

#include "cli/candidates.hpp"
#include "cli/commands.hpp"
#include "cli/manual_page.hpp"
#include "cli/result_texts.hpp"
#include "cli/suggestions.hpp"
#include "cli/usage_texts.hpp"
#include "parcours/localized_error.hpp"

namespace {

using namespace parcours::cli;

struct Named {
  std::string_view name;
  Exit (*run)(const Request&, const Screen&);
};
constexpr Named kCommands[] = {
    {"lint", lint},           {"graph", graph},
    {"test", test},           {"deploy", deploy},
    {"grant", grant},         {"revoke", revoke},
    {"migrate", migrate},     {"plugin list", list_plugins},
    {"verify", verify},       {"head", head},
    {"bilan", bilan},         {"open", open},
    {"tasks", tasks},         {"cases", cases},
    {"do", complete},         {"retry", retry},
    {"show", show},           {"history", history},
    {"eval", eval},           {"explain", explain},
    {"schema", schema},       {"run-due", run_due},
    {"outbox", outbox},       {"start", start},
    {"message", message},     {"reopen", reopen},
    {"suspend", suspend},     {"resume", resume},
    {"correct", correct},     {"grants", grants},
    {"workflows", workflows}, {"incidents", incidents},
    {"task", show_task},      {"completion", completion},
    {"backup", backup},       {"reference", reference},
    {"new", create},
};

const char* name_of(parcours::Error::Code code) {
  using Code = parcours::Error::Code;
  switch (code) {
    case Code::store:
      return "store";
    case Code::busy:
      return "busy";
    case Code::plugin:
      return "plugin";
    case Code::configuration:
      return "configuration";
    case Code::misuse:
      return "misuse";
    case Code::internal:
      break;
  }
  return "internal";
}

Exit run(int argc, char** argv, const Screen& screen) {
  const auto request = read_command_line(argc, argv);
  if (!request) return Exit::done;
  const bool lists = request->command == "cases" || request->command == "tasks";
  if (request->command != "bilan" && (request->html() || (request->csv() && !lists))) {
    std::vector<std::string> possible{"text", "json"};
    if (lists) possible.emplace_back("csv");
    throw Usage{phrases::not_right, "--format " + request->format, {}, std::move(possible)};
  }
  for (const auto& command : kCommands)
    if (command.name == request->command) return command.run(*request, screen);
  throw Usage{phrases::missing, {}};
}

// Reports every exception: a message for people, an exit code for programs.
Exit guarded(int argc, char** argv, const Screen& screen) {
  try {
    return run(argc, argv, screen);
  } catch (const Usage& usage) {
    screen.error("usage", text_of(usage, screen.language()));
    if (!screen.json()) std::cerr << screen.in(phrases::try_help) << '\n';
    return Exit::usage;
  } catch (const parcours::LocalizedError& error) {
    screen.error(name_of(error.code()), screen.in(error.text()));
  } catch (const parcours::Error& error) {
    const bool of_sheet = error.code() == parcours::Error::Code::plugin;
    screen.error(name_of(error.code()),
                 of_sheet ? fill(screen.in(phrases::plugin_refused), {error.what()}) : error.what());
  } catch (const std::bad_alloc&) {
    screen.error("memory", screen.in(phrases::no_memory));
  } catch (const std::exception& error) {
    screen.error("internal", error.what());
  }
  return Exit::failure;
}

// What was done stays done when nobody can read it: it is reported, under an exit code of its own.
Exit unwritten(const Screen& screen) {
  std::cerr << "parcours: " << screen.in(phrases::cannot_write);
  if (!screen.changes().empty()) std::cerr << fill(screen.in(phrases::done_all_the_same), {screen.changes()});
  std::cerr << '\n';
  return screen.changes().empty() ? Exit::failure : Exit::done_unwritten;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "candidates") return print_candidates({argv + 2, argv + argc});
  if (argc > 1 && std::string_view(argv[1]) == "manual-page") {
    std::cout << manual_page(language_of(argc, argv));
    return std::cout.flush() ? 0 : static_cast<int>(Exit::failure);
  }
  std::signal(SIGPIPE, SIG_IGN);  // a reader that has gone is an output that cannot be written
  const Screen screen(language_of(argc, argv), wants_json(argc, argv), terminal_of_process());
  auto exit = guarded(argc, argv, screen);
  if (!std::cout.flush()) exit = unwritten(screen);
  return static_cast<int>(exit);
}
