// The report of stories as text, as JSON and as JUnit XML.
#include <fmt/format.h>

#include "base/boundary.hpp"
#include "base/json.hpp"
#include "base/xml.hpp"
#include "parcours/stories.hpp"
#include "parcours/workflows.hpp"
#include "story/phrases.hpp"

namespace parcours {
namespace {

using story::story_text;

std::string indented(const std::string& text, std::size_t by) {
  std::string out, margin(by, ' ');
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (end > at) out += margin + text.substr(at, end - at);
    out += '\n';
    at = end + 1;
  }
  return out;
}

std::string word(std::string_view code, std::string_view language) { return story_text(code).in(language); }

std::string failure_text(const StoryFailure& failure, std::string_view language) {
  std::string out = fmt::format("{}\n", failure.where);
  out += indented(failure.excerpt, 2);
  out += fmt::format("  {}{}\n  {}{}\n", word("expected", language), failure.expected.in(language),
                     word("found", language), failure.found.in(language));
  if (failure.position != failure.found)
    out += fmt::format("  {}{}\n", word("position", language), failure.position.in(language));
  if (failure.history.empty()) return out;
  out += fmt::format("  {}\n", word("history", language));
  for (const auto& line : failure.history) out += fmt::format("    {}\n", line);
  return out;
}

std::string story_lines(const StoryResult& story, std::string_view language) {
  std::string out = fmt::format("  {:<6} {}\n", word(story.passed() ? "ok" : "fail", language), story.title);
  for (const auto& p : story.problems) out += indented(to_text(p, language), 9);
  if (story.failure) out += indented(failure_text(*story.failure, language), 9);
  return out;
}

std::string sum(const Coverage& coverage, Covered::Kind kind) {
  std::size_t all = 0, taken = 0;
  for (const auto& part : coverage.parts)
    if (part.kind == kind) ++all, taken += part.times > 0;
  return fmt::format("{}/{}", taken, all);
}

// A step that no story entered is listed without its routes and rows.
std::vector<std::string> never_taken(const Coverage& coverage, std::string_view language) {
  std::vector<std::string> names;
  bool entered = true;
  for (const auto& part : coverage.parts) {
    if (part.kind == Covered::Kind::step) entered = part.times > 0;
    if (part.times > 0 || (!entered && part.kind != Covered::Kind::step)) continue;
    if (part.kind == Covered::Kind::step) names.push_back(part.step);
    if (part.kind == Covered::Kind::route) names.push_back(fmt::format("{} ({})", part.step, part.way));
    if (part.kind == Covered::Kind::guard)
      names.push_back(story_text("row", {{"step", part.step}, {"row", part.way}}).in(language));
  }
  return names;
}

std::string coverage_lines(const Coverage& coverage, std::string_view language) {
  const auto sums = story_text("sums", {{"steps", sum(coverage, Covered::Kind::step)},
                                        {"routes", sum(coverage, Covered::Kind::route)},
                                        {"guards", sum(coverage, Covered::Kind::guard)}});
  std::string out = fmt::format("  {}\n", sums.in(language));
  const auto never = never_taken(coverage, language);
  if (!never.empty()) out += fmt::format("  {}\n", story_text("never", {{"parts", story::joined(never)}}).in(language));
  return out;
}

std::size_t failures(const StoryReport& report, std::string_view workflow = {}) {
  std::size_t n = 0;
  for (const auto& story : report.stories) n += (workflow.empty() || story.workflow == workflow) && !story.passed();
  return n;
}

std::size_t stories(const StoryReport& report, std::string_view workflow) {
  std::size_t n = 0;
  for (const auto& story : report.stories) n += story.workflow == workflow;
  return n;
}

Record problem_value(const Problem& p, std::string_view language) {
  return {{"code", p.code}, {"where", p.where}, {"message", p.message.in(language)}, {"hint", p.hint.in(language)}};
}
List problem_values(const Problems& problems, std::string_view language) {
  List list;
  for (const auto& p : problems) list.push_back(problem_value(p, language));
  return list;
}

Record story_value(const StoryResult& story, std::string_view language) {
  Record r{{"file", story.file},
           {"workflow", story.workflow},
           {"title", story.title},
           {"passed", story.passed()},
           {"problems", problem_values(story.problems, language)}};
  if (!story.failure) return r;
  const auto& f = *story.failure;
  r.set("failure", Record{{"where", f.where},
                          {"expected", f.expected.in(language)},
                          {"found", f.found.in(language)},
                          {"stood", f.position.in(language)},
                          {"history", List(f.history.begin(), f.history.end())}});
  return r;
}

Record coverage_value(const Coverage& coverage) {
  List steps, routes, guards;
  for (const auto& part : coverage.parts) {
    Record r{{"step", part.step}, {"line", part.line}, {"times", static_cast<std::int64_t>(part.times)}};
    if (part.kind == Covered::Kind::route) r.set("outcome", part.way);
    if (part.kind == Covered::Kind::guard) r.set("row", part.way);
    (part.kind == Covered::Kind::step    ? steps
     : part.kind == Covered::Kind::route ? routes
                                         : guards)
        .push_back(std::move(r));
  }
  return {{"workflow", coverage.workflow},
          {"file", coverage.file},
          {"steps", std::move(steps)},
          {"routes", std::move(routes)},
          {"guards", std::move(guards)}};
}

std::string xml(std::string_view text) { return xml_text(text, "&#10;"); }

std::string testcase(const StoryResult& story, std::string_view language) {
  std::string out = fmt::format("    <testcase classname=\"{}\" name=\"{}\" file=\"{}\"", xml(story.workflow),
                                xml(story.title), xml(story.file));
  if (story.passed()) return out + "/>\n";
  std::string message, whole;
  for (const auto& p : story.problems) message = p.message.in(language), whole += to_text(p, language);
  if (story.failure)
    message = story.failure->expected.in(language) + " / " + story.failure->found.in(language),
    whole += failure_text(*story.failure, language);
  return out +
         fmt::format(">\n      <failure message=\"{}\">{}</failure>\n    </testcase>\n", xml(message), xml(whole));
}

}  // namespace

std::string to_text(const StoryReport& report, std::string_view language) {
  return errors_only([&]() -> std::string {
    std::string out;
    for (const auto& p : report.problems) out += to_text(p, language);
    for (const auto& coverage : report.coverage) {
      out += fmt::format("{}\n", coverage.workflow);
      for (const auto& story : report.stories)
        if (story.workflow == coverage.workflow) out += story_lines(story, language);
      out += coverage_lines(coverage, language);
    }
    const auto total = story_text(
        "total", {{"stories", std::to_string(report.stories.size())}, {"failed", std::to_string(failures(report))}});
    return out + total.in(language) + "\n";
  });
}

std::string to_json(const StoryReport& report, std::string_view language) {
  return errors_only([&]() -> std::string {
    List stories, coverage;
    for (const auto& story : report.stories) stories.push_back(story_value(story, language));
    for (const auto& each : report.coverage) coverage.push_back(coverage_value(each));
    return json::write_plain(Record{{"passed", report.passed()},
                                    {"stories", std::move(stories)},
                                    {"coverage", std::move(coverage)},
                                    {"problems", problem_values(report.problems, language)}},
                             true);
  });
}

std::string to_junit(const StoryReport& report, std::string_view language) {
  return errors_only([&]() -> std::string {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
    for (const auto& coverage : report.coverage) {
      out += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n", xml(coverage.workflow),
                         stories(report, coverage.workflow), failures(report, coverage.workflow));
      for (const auto& story : report.stories)
        if (story.workflow == coverage.workflow) out += testcase(story, language);
      out += "  </testsuite>\n";
    }
    return out + "</testsuites>\n";
  });
}

}  // namespace parcours
