// The command line. CLI11 is included here alone, because it is slow to compile.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <iostream>

#include "cli/examples.hpp"
#include "cli/help_texts.hpp"
#include "cli/option_texts.hpp"
#include "cli/shape_of_program.hpp"
#include "cli/suggestions.hpp"
#include "cli/usage_texts.hpp"
#include "cli/whole_number.hpp"

namespace parcours::cli {
namespace {

CLI::Validator whole_number(std::int64_t least) {
  return {[least](std::string& word) { return is_whole_number(word, least) ? "" : "no"; }, ""};
}
CLI::Validator step_or_number() {
  return {[](std::string& word) { return is_step_or_number(word) ? "" : "no"; }, ""};
}

class CommandLine {
 public:
  CommandLine(Request& request, std::string language)
      : request_(request), language_(std::move(language)), app_(in(phrases::about), "parcours") {
    label();
    app_.set_version_flag("--version", "parcours " PARCOURS_VERSION, in(phrases::version));
    app_.require_subcommand(1);
    app_.fallthrough();
    add_options();
    add_workflow_commands();
    add_language_commands();
    add_operator_commands();
    add_engine_commands();
    add_case_commands();
  }

  CLI::App& app() { return app_; }

  // The messages of CLI11 are English only, so only the words are taken from its errors.
  Usage usage_of(const CLI::ParseError& error) const {
    const std::string what = error.what();
    const auto extra = app_.remaining(true);
    const auto program = shape();
    const auto* command = program.command(request_.command.empty() ? parsed_command() : request_.command);
    if (what.starts_with("A subcommand"))
      return extra.empty() ? Usage{phrases::missing, in(phrases::a_command)} : unknown_command(program, extra.front());
    if (dynamic_cast<const CLI::RequiredError*>(&error))
      return {phrases::missing, what.substr(0, what.find(" is required"))};
    if (dynamic_cast<const CLI::ExtrasError*>(&error))
      return unexpected_word(program, command, extra.empty() ? after_colon(what) : extra.front());
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) return wrong_number(what);
    if (dynamic_cast<const CLI::ConversionError*>(&error)) return {phrases::not_right, after_colon(what)};
    return refused_value(program, command, what.substr(0, what.find(':')), after_colon(what));
  }

  ProgramShape shape() const { return shape_of_program(app_, allowed_); }

 private:
  // The command of a line that could not be read whole; empty when it has none.
  std::string parsed_command() const {
    std::string name;
    for (const auto* at = &app_; !at->get_subcommands().empty();) {
      at = at->get_subcommands().back();
      name += (name.empty() ? "" : " ") + at->get_name();
    }
    return name;
  }

  // The option may be given several times, each time with one value.
  static CLI::Option* repeated(CLI::Option* option) { return option->take_all()->expected(1)->allow_extra_args(false); }

  // The option takes these values alone. The error of another value contains it.
  void allow(CLI::Option* option, std::vector<std::string> words) {
    allowed_[option] = words;
    option->check(CLI::Validator(
        [words = std::move(words)](std::string& word) {
          return std::find(words.begin(), words.end(), word) != words.end() ? std::string() : word;
        },
        ""));
  }

  std::string in(const Phrase& phrase) const { return std::string(phrase.in(language_)); }

  void label() {
    auto& formatter = *app_.get_formatter();
    formatter.label("Usage", in(phrases::usage));
    formatter.label("Positionals", in(phrases::arguments));
    formatter.label("REQUIRED", in(phrases::required));
    for (const auto* each : {"SUBCOMMAND", "OPTIONS"}) formatter.label(each, "...");
    for (const auto* each : {"TEXT", "INT"}) formatter.label(each, "");
    formatter.column_width(34);
    app_.option_defaults()->group(in(phrases::options));
    app_.set_help_flag("-h,--help", in(phrases::help))->group(in(phrases::options));
  }

  void add_options() {
    app_.option_defaults()->group(in(phrases::everywhere));
    app_.add_option("--db", request_.database, in(phrases::option_database));
    app_.add_option("--workflows", request_.workflows, in(phrases::option_workflows));
    repeated(app_.add_option("--plugins", request_.plugins, in(phrases::option_plugins)));
    app_.add_option("--journal-key", request_.journal_key, in(phrases::option_journal_key))
        ->envname("PARCOURS_JOURNAL_KEY");
    app_.add_option("--config", request_.config, in(phrases::option_config))->envname("PARCOURS_CONFIG");
    app_.add_option("--as", request_.actor, in(phrases::option_actor))->envname("PARCOURS_ACTOR");
    allow(app_.add_option("--lang", request_.language, in(phrases::option_language))->envname("PARCOURS_LANG"),
          {"fr", "en"});
    auto* format = app_.add_option("--format", request_.format, in(phrases::option_format));
    allow(format, {"text", "json", "csv", "html"}), allowed_[format].pop_back();  // html: the option of `bilan`
    repeated(app_.add_option("--confirm", request_.confirmed, in(phrases::option_confirm)));
    app_.add_option("--key", request_.key, in(phrases::option_key));
    app_.add_option("--seen", request_.seen, in(phrases::option_seen))->check(whole_number(0));
    app_.option_defaults()->group(in(phrases::options));
  }

  CLI::App* named(CLI::App* command) {
    command->group(in(phrases::commands));
    command->get_help_ptr()->group(in(phrases::options));
    command->fallthrough();
    const auto* family = command->get_parent();
    const auto name = (family == &app_ ? "" : family->get_name() + " ") + command->get_name();
    command->final_callback([this, name] { request_.command = name; });
    if (const auto example = example_of(name); !example.empty())
      command->footer(in(phrases::example) + "\n  " + std::string(example));
    return command;
  }

  CLI::App* add_command(const char* name, const Phrase& about) { return named(app_.add_subcommand(name, in(about))); }

  void add_workflow_commands() {
    auto* create = add_command("new", phrases::create);
    create->add_option("NAME", request_.workflow, in(phrases::word_new_name))->required();
    add_command("lint", phrases::lint)->add_option("PATH", request_.paths, in(phrases::word_paths));
    auto* graph = add_command("graph", phrases::graph);
    graph->add_option("FILE", request_.paths, in(phrases::word_file))->expected(1);
    graph->add_option("--case", request_.reference, in(phrases::word_case));
    graph->add_option("--svg", request_.svg, in(phrases::word_svg));
    allow(graph->add_option("--to", request_.notation, in(phrases::word_notation)),
          {"dot", "mermaid", "bpmn", "outline"});
    auto* test = add_command("test", phrases::test);
    test->add_option("FOLDER", request_.paths, in(phrases::word_folder));
    test->add_option("--junit", request_.junit, in(phrases::word_junit));
  }

  void add_language_commands() {
    add_command("explain", phrases::explain)->add_option("CODE", request_.code, in(phrases::word_code));
    add_command("reference", phrases::reference);
    allow(add_command("schema", phrases::schema)->add_option("KIND", request_.kind, in(phrases::word_kind)),
          {"workflow", "story", "roles", "bilan"});
    auto* eval = add_command("eval", phrases::eval);
    eval->add_flag("--jsonl")->description(in(phrases::word_jsonl))->required();
    eval->add_option("FILE", request_.paths, in(phrases::word_rows))->expected(1);
    auto* shell = add_command("completion", phrases::completion)->add_option("SHELL", request_.shell);
    allow(shell->description(in(phrases::word_shell))->required(), {"bash", "zsh", "fish"});
  }

  void add_operator_commands() {
    add_command("deploy", phrases::deploy)->add_option("FOLDER", request_.paths, in(phrases::word_folder));
    auto* migrate = add_command("migrate", phrases::migrate);
    migrate->add_option("WORKFLOW", request_.workflow, in(phrases::word_workflow))->required();
    repeated(migrate->add_option("--map", request_.renamed, in(phrases::word_map)));
    migrate->add_flag("--dry-run", request_.dry_run, in(phrases::word_dry_run));
    auto* grant = add_command("grant", phrases::grant);
    right(grant);
    grant->add_option("--until", request_.until, in(phrases::word_granted_until));
    right(add_command("revoke", phrases::revoke));
    add_command("grants", phrases::grants);
    add_command("workflows", phrases::workflows);
    add_command("incidents", phrases::incidents);
  }

  void right(CLI::App* command) {
    command->add_option("ACTOR", request_.grantee, in(phrases::word_grantee))->required();
    command->add_option("ROLE", request_.role, in(phrases::word_role))->required();
    command->add_option("--territory", request_.territory, in(phrases::word_territory));
    command->add_option("--structure", request_.structure, in(phrases::word_structure));
  }

  void add_engine_commands() {
    auto* plugin = app_.add_subcommand("plugin", in(phrases::plugin))
                       ->group(in(phrases::commands))
                       ->fallthrough()
                       ->require_subcommand(1);
    named(plugin->add_subcommand("list", in(phrases::plugin_list)));
    auto* verify = add_command("verify", phrases::verify);
    // CLI11 takes an empty word for no option.
    verify->add_option_function<std::string>(
        "--since", [this](const std::string& given) { request_.since = given; }, in(phrases::word_since));
    add_command("head", phrases::head);
    auto* backup = add_command("backup", phrases::backup);
    backup->add_option("FILE", request_.paths, in(phrases::word_backup))->required()->expected(1);
    auto* bilan = add_command("bilan", phrases::bilan);
    bilan->add_option("SHEET", request_.sheet, in(phrases::word_bilan))->required();
    bilan->add_option("--period", request_.period, in(phrases::word_period));
    bilan->add_option("--territory", request_.territory, in(phrases::word_territory));
    allow(bilan->add_option("--format", request_.format, in(phrases::option_format)), {"text", "json", "csv", "html"});
    allow(bilan->add_option("--for", request_.audience, in(phrases::word_for)), {"partners", "publication"});
    auto* due = add_command("run-due", phrases::run_due);
    due->add_option("--most", request_.limit, in(phrases::word_most))->check(whole_number(1));
    auto* outbox = add_command("outbox", phrases::outbox);
    auto* sent = repeated(outbox->add_option("--sent", request_.sent, in(phrases::word_sent)));
    repeated(outbox->add_option("--retry", request_.retried, in(phrases::word_retried)))->excludes(sent);
  }

  CLI::App* on_case(const char* name, const Phrase& about) {
    auto* command = add_command(name, about);
    command->add_option("REF", request_.reference, in(phrases::word_of))->required();
    return command;
  }

  void add_filters(CLI::App* list) {
    list->add_option("WORDS", request_.words, in(phrases::word_words));
    list->add_option("--workflow", request_.workflow, in(phrases::word_of_workflow));
    list->add_option("--sheet", request_.sheet, in(phrases::word_of_sheet));
    list->add_option("--phase", request_.phase, in(phrases::word_in_phase));
    list->add_option("--step", request_.step, in(phrases::word_at_step));
    list->add_option("--status", request_.status, in(phrases::word_status));
    list->add_option("--ended-as", request_.ended_as, in(phrases::word_ended_as));
    list->add_option("--territory", request_.territory, in(phrases::word_in_territory));
    list->add_option("--assigned-to", request_.assigned_to, in(phrases::word_assigned_to));
    list->add_flag("--overdue", request_.overdue, in(phrases::word_overdue));
    list->add_option("--opened-from", request_.opened_from, in(phrases::word_opened_from));
    list->add_option("--opened-until", request_.opened_until, in(phrases::word_opened_until));
    list->add_flag("--total", request_.counted, in(phrases::word_total));
    list->add_option("--most", request_.limit, in(phrases::word_most_listed))->check(CLI::PositiveNumber);
  }

  void add_case_commands() {
    auto* open = add_command("open", phrases::open);
    open->add_option("WORKFLOW", request_.workflow, in(phrases::word_workflow))->required();
    open->add_option("FIELDS", request_.words, in(phrases::word_outcome));
    add_filters(add_command("tasks", phrases::tasks));
    auto* cases = add_command("cases", phrases::cases);
    add_filters(cases);
    cases->add_flag("--by-last-event", request_.by_last_event, in(phrases::word_by_last_event));
    auto* task = on_case("task", phrases::task);
    task->add_option("TASK", request_.task, in(phrases::word_task))->required()->check(step_or_number());
    auto* complete = on_case("do", phrases::do_task);
    complete->add_option("TASK", request_.task, in(phrases::word_task))->required()->check(step_or_number());
    complete->add_option("OUTCOME", request_.words, in(phrases::word_outcome));
    auto* retry = on_case("retry", phrases::retry);
    retry->add_option("TOKEN", request_.token, in(phrases::word_token))->required()->check(whole_number(1));
    auto* start = on_case("start", phrases::start);
    start->add_option("STEP", request_.step, in(phrases::word_step))->required();
    start->add_option("OUTCOME", request_.words, in(phrases::word_outcome));
    start->add_option("--in", request_.in, in(phrases::word_in))->check(whole_number(0));
    auto* message = on_case("message", phrases::message);
    message->add_option("MESSAGE", request_.message, in(phrases::word_message))->required();
    message->add_option("OUTCOME", request_.words, in(phrases::word_outcome));
    message->add_option("--row", request_.row, in(phrases::word_row));
    on_case("reopen", phrases::reopen);
    on_case("suspend", phrases::suspend);
    on_case("resume", phrases::resume);
    auto* correct = on_case("correct", phrases::correct);
    correct->add_option("FIELD", request_.words, in(phrases::word_corrected));
    correct->add_option("--row", request_.row, in(phrases::word_row));
    correct->add_option("--why", request_.why, in(phrases::word_why));
    on_case("show", phrases::show);
    on_case("history", phrases::history);
  }

  Request& request_;
  std::string language_;
  CLI::App app_;
  AllowedValues<CLI::Option> allowed_;
};

}  // namespace

ProgramShape program_shape(const std::string& language) {
  Request request;
  return CommandLine(request, language).shape();
}

std::optional<Request> read_command_line(int argc, char** argv) {
  Request request;
  request.actor = "operator", request.language = "fr", request.format = "text";
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
