#include "drawing/dot_labels.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/xml.hpp"

namespace parcours::drawing {

using definition::Step;

namespace {

constexpr std::size_t kArrow = 24, kTitle = 30, kRow = 44;  // characters in a line

std::size_t length_of(std::string_view text) {
  std::size_t n = 0;
  for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return n;
}

std::string lines_for_table(const std::string& text, std::size_t width) {
  std::string out;
  for (const auto& line : wrapped(text, width)) out += (out.empty() ? "" : "<BR/>") + xml_text(line);
  return out;
}

// The text in quotes; its line ends stay.
std::string lines_in_quotes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto quoted = quoted_for_dot(text.substr(at, end - at));
    out += (out.empty() ? "" : "\\n") + quoted.substr(1, quoted.size() - 2);
    at = end + 1;
  }
  return "\"" + out + "\"";
}

constexpr std::string_view kStrong = R"(color="#000000", fontcolor="#000000")";

std::string style_of(std::string_view style, std::string_view more) {
  if (style.empty() && more.empty()) return {};
  return fmt::format(", style=\"{}{}{}\"", style, style.empty() || more.empty() ? "" : ",", more);
}

}  // namespace

std::string quoted_for_dot(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + "\"";
}

std::string quoted_for_dot(std::string_view first, std::string_view second) {
  auto opened = quoted_for_dot(first);
  opened.pop_back();
  return opened + "\\n" + quoted_for_dot(second).substr(1);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines{""};
  for (std::size_t at = 0; at < text.size();) {
    auto end = text.find_first_of(" \n", at);
    if (end == std::string_view::npos) end = text.size();
    const auto word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    // A sign alone stays with the word before it: "Objet :".
    const bool is_sign = length_of(word) == 1 && word.find_first_of(":;!?") != std::string_view::npos;
    if (!lines.back().empty() && !is_sign && length_of(lines.back()) + 1 + length_of(word) > width)
      lines.emplace_back(word);
    else
      lines.back().append(lines.back().empty() ? "" : " ").append(word);
  }
  return lines;
}

std::string label_in_lines(const std::string& text) {
  std::string out;
  for (const auto& line : wrapped(text, kArrow)) out += (out.empty() ? "" : "\n") + line;
  return lines_in_quotes(out);
}

std::string label_of_arrow(const std::vector<std::string>& texts, std::string_view joint) {
  std::string out;
  for (const auto& text : texts)
    for (const auto& line : text.empty() ? std::vector<std::string>()
                                         : wrapped(&text == &texts.back() ? text : text + std::string(joint), kArrow))
      // The blanks keep two labels apart.
      if (!line.empty()) out += fmt::format("{} {} ", out.empty() ? "" : "\n", line);
  return lines_in_quotes(out);
}

std::string card(const std::string& title, const std::vector<std::string>& rows) {
  auto text = fmt::format("<B>{}</B>", lines_for_table(title.empty() ? " " : title, kTitle));
  for (const auto& row : rows)
    if (!row.empty()) text += fmt::format(R"(<BR/><FONT POINT-SIZE="11">{}</FONT>)", lines_for_table(row, kRow));
  return "<" + text + ">";
}

Form form_of(Step::Kind kind) {
  switch (kind) {
    case Step::Kind::task:
      return {"task", "box", "rounded", "#dbeafe", "#1d4ed8"};
    case Step::Kind::action:
      return {"action", "box", "", "#d1fae5", "#047857"};
    case Step::Kind::decide:
      return {"decide", "hexagon", "", "#fef3c7", "#b45309"};
    case Step::Kind::wait:
      return {"wait", "box", "diagonals", "#e5e7eb", "#4b5563"};
    case Step::Kind::send:
      return {"send", "note", "", "#ede9fe", "#6d28d9"};
    case Step::Kind::handover:
      return {"handover", "cds, margin=\"0.3,0.16\"", "", "#fee2e2", "#b91c1c"};
    case Step::Kind::split:
      return {"split", "trapezium", "", "#fef9c3", "#854d0e"};
    case Step::Kind::merge:
      return {"merge", "invtrapezium", "", "#fef9c3", "#854d0e"};
    case Step::Kind::block:
    case Step::Kind::parallel:
    case Step::Kind::each:
      break;
  }
  return {"block", "box, peripheries=2", "", "#ffffff", "#374151"};
}

std::string meaning_of(Step::Kind kind, bool in_english) {
  const auto in = [&](const char* french, const char* english) { return std::string(in_english ? english : french); };
  switch (kind) {
    case Step::Kind::task:
      return in("tâche : une personne la fait", "task: a person does it");
    case Step::Kind::action:
      return in("action de la fiche", "action of the sheet");
    case Step::Kind::decide:
      return in("choix par les données", "choice by the data");
    case Step::Kind::wait:
      return in("attente", "wait");
    case Step::Kind::send:
      return in("envoi d'un message", "message sent");
    case Step::Kind::handover:
      return in("relais vers un autre parcours", "handover to another workflow");
    case Step::Kind::split:
      return in("départ de plusieurs voies", "several ways begin");
    case Step::Kind::merge:
      return in("réunion des voies", "the ways meet");
    case Step::Kind::block:
    case Step::Kind::parallel:
    case Step::Kind::each:
      break;
  }
  return in("étape qui en contient d'autres", "step that contains others");
}

std::string marked(Mark mark, const Form& form) {
  switch (mark) {
    case Mark::plain:
      return fmt::format("{}, fillcolor=\"{}\", color=\"{}\", class=\"{}\"", style_of(form.style, "filled"), form.fill,
                         form.border, form.name);
    case Mark::unvisited:
      break;
    case Mark::cancelled:
      return fmt::format("{}, penwidth=2, {}, class=\"cancelled\"", style_of(form.style, "dashed"), kStrong);
    case Mark::completed:
      return fmt::format("{}, penwidth=2, {}, class=\"completed\"", style_of(form.style, {}), kStrong);
    case Mark::active:
      return fmt::format("{}, penwidth=4, fillcolor=\"#ffdf80\", {}, class=\"active\"", style_of(form.style, "filled"),
                         kStrong);
    case Mark::stalled:
      return fmt::format("{}, penwidth=4, fillcolor=\"#ffb0a0\", {}, class=\"stalled\"",
                         style_of(form.style, "filled,dashed"), kStrong);
  }
  return style_of(form.style, {});
}

std::string_view border_of(Mark mark) {
  switch (mark) {
    case Mark::active:
    case Mark::stalled:
      return " color=\"#000000\"; penwidth=4;";
    case Mark::completed:
    case Mark::cancelled:
      return " color=\"#000000\"; penwidth=2;";
    case Mark::unvisited:
    case Mark::plain:
      break;
  }
  return " color=\"#6b7280\"; penwidth=1;";
}

}  // namespace parcours::drawing
