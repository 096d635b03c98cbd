// The words of the command line. (CLI11 lives here alone: it is slow to compile.)
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <iostream>

#include "cli/request.hpp"
#include "cli/screen.hpp"

namespace parcours::cli {
namespace {

// The value of `--name value` or `--name=value`, before anything is parsed.
std::string peek(int argc, char** argv, std::string_view name) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == name && i + 1 < argc) return argv[i + 1];
    if (word.starts_with(name) && word.substr(name.size()).starts_with("="))
      return std::string(word.substr(name.size() + 1));
  }
  return {};
}

CLI::Validator one_of(std::string_view first, std::string_view second) {
  return {[first, second](std::string& word) { return word == first || word == second ? std::string() : "no"; }, ""};
}

std::string after_colon(const std::string& text) {
  const auto colon = text.find(": ");
  return colon == std::string::npos ? text : text.substr(colon + 2);
}

class CommandLine {
 public:
  CommandLine(Request& request, std::string language)
      : request_(request), language_(std::move(language)), app_(in(say::about), "parcours") {
    label();
    app_.set_version_flag("--version", "parcours " PARCOURS_VERSION, in(say::version));
    app_.require_subcommand(1);
    app_.fallthrough();
    add_options();
    add_workflow_commands();
    add_language_commands();
    add_operator_commands();
    add_case_commands();
  }

  CLI::App& app() { return app_; }

  // CLI11 speaks English alone: of its errors only the word is taken.
  Usage usage_of(const CLI::ParseError& error) const {
    const std::string what = error.what();
    const auto extra = app_.remaining();
    if (what.starts_with("A subcommand"))
      return extra.empty() ? Usage{say::missing, in(say::a_command)} : Usage{say::unexpected, extra.front()};
    if (dynamic_cast<const CLI::RequiredError*>(&error))
      return {say::missing, what.substr(0, what.find(" is required"))};
    if (dynamic_cast<const CLI::ExtrasError*>(&error)) return {say::unexpected, after_colon(what)};
    if (dynamic_cast<const CLI::ConversionError*>(&error)) return {say::not_right, after_colon(what)};
    return {say::not_right, what.substr(0, what.find(':'))};
  }

 private:
  std::string in(const Phrase& phrase) const { return std::string(phrase.in(language_)); }

  void label() {
    auto& formatter = *app_.get_formatter();
    formatter.label("Usage", in(say::usage));
    formatter.label("Positionals", in(say::arguments));
    formatter.label("REQUIRED", in(say::required));
    formatter.label("SUBCOMMAND", "...");
    formatter.label("OPTIONS", "...");
    formatter.label("TEXT", "");
    formatter.label("INT", "");
    formatter.column_width(34);
    app_.option_defaults()->group(in(say::options));
    app_.set_help_flag("-h,--help", in(say::help))->group(in(say::options));
  }

  void add_options() {
    app_.option_defaults()->group(in(say::everywhere));
    app_.add_option("--db", request_.database, in(say::option_database));
    app_.add_option("--workflows", request_.workflows, in(say::option_workflows));
    app_.add_option("--plugins", request_.plugins, in(say::option_plugins))
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    app_.add_option("--journal-key", request_.journal_key, in(say::option_journal_key))
        ->envname("PARCOURS_JOURNAL_KEY");
    app_.add_option("--config", request_.config, in(say::option_config))->envname("PARCOURS_CONFIG");
    app_.add_option("--as", request_.actor, in(say::option_actor))->envname("PARCOURS_ACTOR");
    app_.add_option("--lang", request_.language, in(say::option_language))
        ->envname("PARCOURS_LANG")
        ->check(one_of("fr", "en"));
    app_.add_option("--format", request_.format, in(say::option_format))->check(one_of("text", "json"));
    app_.add_option("--confirm", request_.confirmed, in(say::option_confirm))
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    app_.add_option("--key", request_.key, in(say::option_key));
    app_.add_option("--seen", request_.seen, in(say::option_seen));
    app_.option_defaults()->group(in(say::options));
  }

  // A command that is run under its own name.
  CLI::App* named(CLI::App* command) {
    command->group(in(say::commands));
    command->fallthrough();
    command->final_callback([this, command] {
      const auto* family = command->get_parent();
      request_.command = (family == &app_ ? "" : family->get_name() + " ") + command->get_name();
    });
    return command;
  }

  void paths(CLI::App* command, const char* name, const Phrase& help) {
    command->add_option(name, request_.paths, in(help));
  }

  void add_workflow_commands() {
    paths(named(app_.add_subcommand("lint", in(say::lint))), "PATH", say::word_paths);
    auto* graph = named(app_.add_subcommand("graph", in(say::graph)));
    graph->add_option("FILE", request_.paths, in(say::word_file))->expected(1);
    graph->add_option("--case", request_.of, in(say::word_case));
    graph->add_option("--svg", request_.svg, in(say::word_svg));
    graph->add_option("--to", request_.notation, in(say::word_notation))
        ->check(CLI::IsMember({"dot", "mermaid", "bpmn"}));
    auto* test = named(app_.add_subcommand("test", in(say::test)));
    paths(test, "FOLDER", say::word_folder);
    test->add_option("--junit", request_.junit, in(say::word_junit));
  }

  void add_language_commands() {
    named(app_.add_subcommand("explain", in(say::explain)))->add_option("CODE", request_.code, in(say::word_code));
    named(app_.add_subcommand("schema", in(say::schema)))
        ->add_option("KIND", request_.kind, in(say::word_kind))
        ->check(one_of("workflow", "story"));
    auto* eval = named(app_.add_subcommand("eval", in(say::eval)));
    eval->add_flag("--jsonl")->description(in(say::word_jsonl))->required();
    eval->add_option("FILE", request_.paths, in(say::word_rows))->expected(1);
  }

  void add_operator_commands() {
    paths(named(app_.add_subcommand("deploy", in(say::deploy))), "FOLDER", say::word_folder);
    auto* migrate = named(app_.add_subcommand("migrate", in(say::migrate)));
    migrate->add_option("WORKFLOW", request_.workflow, in(say::word_workflow))->required();
    migrate->add_option("--map", request_.renamed, in(say::word_map))->take_all()->expected(1)->allow_extra_args(false);
    migrate->add_flag("--dry-run", request_.dry_run, in(say::word_dry_run));
    auto* grant = named(app_.add_subcommand("grant", in(say::grant)));
    grant->add_option("ACTOR", request_.grantee, in(say::word_grantee))->required();
    grant->add_option("ROLE", request_.role, in(say::word_role))->required();
    grant->add_option("--territory", request_.territory, in(say::word_territory));
    grant->add_option("--structure", request_.structure, in(say::word_structure));
    grant->add_option("--until", request_.until, in(say::word_granted_until));
    auto* plugin =
        app_.add_subcommand("plugin", in(say::plugin))->group(in(say::commands))->fallthrough()->require_subcommand(1);
    named(plugin->add_subcommand("list", in(say::plugin_list)));
    named(app_.add_subcommand("verify", in(say::verify)));
    auto* bilan = named(app_.add_subcommand("bilan", in(say::bilan)));
    bilan->add_option("--from", request_.from, in(say::word_from));
    bilan->add_option("--until", request_.until, in(say::word_until));
    auto* due = named(app_.add_subcommand("run-due", in(say::run_due)));
    due->add_option("--most", request_.most, in(say::word_most))->check(CLI::PositiveNumber);
    auto* outbox = named(app_.add_subcommand("outbox", in(say::outbox)));
    auto* sent = outbox->add_option("--sent", request_.sent, in(say::word_sent))
                     ->take_all()
                     ->expected(1)
                     ->allow_extra_args(false);
    auto* retried = outbox->add_option("--retry", request_.retried, in(say::word_retried));
    retried->take_all()->expected(1)->allow_extra_args(false)->excludes(sent);
  }

  CLI::App* of_a_case(CLI::App* command) {
    named(command)->add_option("REF", request_.of, in(say::word_of))->required();
    return command;
  }

  void add_case_commands() {
    auto* open = named(app_.add_subcommand("open", in(say::open)));
    open->add_option("WORKFLOW", request_.workflow, in(say::word_workflow))->required();
    open->add_option("FIELDS", request_.words, in(say::word_outcome));
    named(app_.add_subcommand("tasks", in(say::tasks)));
    auto* complete = of_a_case(app_.add_subcommand("do", in(say::do_task)));
    complete->add_option("TOKEN", request_.token, in(say::word_token))->required();
    complete->add_option("OUTCOME", request_.words, in(say::word_outcome));
    of_a_case(app_.add_subcommand("retry", in(say::retry)))
        ->add_option("TOKEN", request_.token, in(say::word_token))
        ->required();
    auto* start = of_a_case(app_.add_subcommand("start", in(say::start)));
    start->add_option("STEP", request_.step, in(say::word_step))->required();
    start->add_option("OUTCOME", request_.words, in(say::word_outcome));
    start->add_option("--in", request_.in, in(say::word_in));
    auto* message = of_a_case(app_.add_subcommand("message", in(say::message)));
    message->add_option("MESSAGE", request_.message, in(say::word_message))->required();
    message->add_option("OUTCOME", request_.words, in(say::word_outcome));
    message->add_option("--row", request_.row, in(say::word_row));
    of_a_case(app_.add_subcommand("reopen", in(say::reopen)));
    of_a_case(app_.add_subcommand("suspend", in(say::suspend)));
    of_a_case(app_.add_subcommand("resume", in(say::resume)));
    of_a_case(app_.add_subcommand("show", in(say::show)));
    of_a_case(app_.add_subcommand("history", in(say::history)));
  }

  Request& request_;
  std::string language_;
  CLI::App app_;
};

}  // namespace

std::string language_of(int argc, char** argv) {
  std::string language = peek(argc, argv, "--lang");
  if (const char* given = std::getenv("PARCOURS_LANG"); language.empty() && given) language = given;
  return language == "en" ? "en" : "fr";
}

bool wants_json(int argc, char** argv) { return peek(argc, argv, "--format") == "json"; }

std::optional<Request> read_command_line(int argc, char** argv) {
  Request request;
  request.actor = "operator";
  request.language = "fr";
  request.format = "text";
  CommandLine line(request, language_of(argc, argv));
  try {
    line.app().parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    std::cout << line.app().help();
    return std::nullopt;
  } catch (const CLI::CallForVersion& version) {
    std::cout << version.what() << '\n';
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    throw line.usage_of(error);
  }
  return request;
}

}  // namespace parcours::cli
