#include "cli/manual_page.hpp"

#include "cli/examples.hpp"
#include "cli/manual_texts.hpp"
#include "cli/program_shape.hpp"

namespace parcours::cli {
namespace {

// A text as roff takes it: a backslash and a hyphen are escaped, and a line does not begin as a request.
std::string escaped(std::string_view text) {
  std::string all = text.starts_with('.') || text.starts_with('\'') ? "\\&" : "";
  for (const char c : text) all += c == '\\' ? "\\e" : c == '-' ? "\\-" : std::string(1, c);
  return all;
}

std::string heading(std::string_view title) { return ".SH " + std::string(title) + "\n"; }
std::string paragraph(std::string_view text) { return ".PP\n" + escaped(text) + "\n"; }

// A name in bold, then what it is for, indented.
std::string item(std::string_view name, std::string_view about) {
  return ".TP\n.B " + escaped(name) + "\n" + escaped(about) + "\n";
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "" : std::string(between)) + word;
  return all;
}

std::string options(const std::vector<OptionShape>& shapes) {
  std::string all;
  for (const auto& option : shapes) {
    auto name = joined(option.names, ", ");
    if (!option.allowed.empty()) name += " " + joined(option.allowed, "|");
    all += item(name, option.about);
  }
  return all;
}

std::string command(const CommandShape& shape, std::string_view example_title) {
  auto name = "parcours " + shape.name;
  for (const auto& argument : shape.arguments) name += " " + argument.names.front();
  auto all = ".SS " + escaped(name) + "\n" + escaped(shape.about) + "\n" + options(shape.arguments);
  std::vector<OptionShape> own;
  for (const auto& option : shape.options)
    if (option.names.front() != "--help") own.push_back(option);
  all += options(own);
  if (const auto example = example_of(shape.name); !example.empty())
    all += ".PP\n" + escaped(example_title) + "\n.PP\n.RS\n" + escaped(example) + "\n.RE\n";
  return all;
}

}  // namespace

std::string manual_page(const std::string& language) {
  const auto in = [&](const Phrase& phrase) { return phrase.in(language); };
  const auto program = program_shape(language);
  std::string page = ".TH PARCOURS 1 \"\" \"parcours " PARCOURS_VERSION "\"\n";
  page += heading(in(phrases::manual_name)) + "parcours \\- " + escaped(in(phrases::manual_summary)) + "\n";
  page += heading(in(phrases::manual_synopsis)) + ".B parcours\n" + escaped(in(phrases::manual_usage)) + "\n";
  page += heading(in(phrases::manual_description)) + paragraph(in(phrases::manual_about));
  page += heading(in(phrases::manual_commands));
  for (const auto& each : program.commands) page += command(each, in(phrases::manual_example));
  page += heading(in(phrases::manual_options)) + options(program.options);
  page += heading(in(phrases::manual_exit));
  for (const auto& [code, meaning] : phrases::manual_codes) page += item(code, in(meaning));
  page += heading(in(phrases::manual_environment));
  for (const auto& [name, meaning] : phrases::manual_variables) page += item(name, in(meaning));
  return page;
}

}  // namespace parcours::cli
