// Writes shapes of BPMN 2.0 as XML, with their places in the form of the diagram interchange.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/xml.hpp"
#include "drawing/bpmn.hpp"
#include "drawing/drawing.hpp"

namespace parcours::drawing {
namespace bpmn {
namespace {

class BpmnWriter {
 public:
  explicit BpmnWriter(const Process& process) : process_(process) {}

  std::string text() {
    line(R"(<?xml version="1.0" encoding="UTF-8"?>)");
    line(R"(<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL")"
         R"( xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI")"
         R"( xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI")"
         R"( xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:parcours:{}">)",
         process_.id);
    for (const auto& message : process_.messages)
      line(R"(  <message id="message_{}" name="{}"/>)", message.name, xml_text(message.title));
    for (const auto& signal : process_.signals)
      line(R"(  <signal id="signal_{}" name="{}"/>)", signal.name, xml_text(signal.title));
    line(R"(  <process id="{}" name="{}" isExecutable="false">)", process_.id, xml_text(process_.name));
    lanes();
    content(-1);
    line("  </process>");
    diagram_interchange();
    line("</definitions>");
    return std::move(out_);
  }

 private:
  template <class... Parts>
  void line(fmt::format_string<Parts...> pattern, Parts&&... parts) {
    fmt::format_to(std::back_inserter(out_), pattern, std::forward<Parts>(parts)...);
    out_ += '\n';
  }
  const Shape& shape(int i) const { return process_.shapes[static_cast<std::size_t>(i)]; }

  void lanes() {
    if (process_.lanes.empty()) return;
    line(R"(    <laneSet id="phases">)");
    for (std::size_t i = 0; i < process_.lanes.size(); ++i) {
      line(R"(      <lane id="phase_{}" name="{}">)", i, xml_text(process_.lanes[i]));
      for (const auto& s : process_.shapes)
        if (s.parent < 0 && s.lane == static_cast<int>(i)) line("        <flowNodeRef>{}</flowNodeRef>", s.id);
      line("      </lane>");
    }
    line("    </laneSet>");
  }

  void content(int parent) {
    for (std::size_t i = 0; i < process_.shapes.size(); ++i)
      if (process_.shapes[i].parent == parent) element(static_cast<int>(i));
    for (std::size_t i = 0; i < process_.flows.size(); ++i)
      if (shape(process_.flows[i].from).parent == parent) flow(i);
  }
  void element(int i) {
    const auto& s = shape(i);
    std::string otherwise;
    for (std::size_t f = 0; f < process_.flows.size(); ++f)
      if (process_.flows[f].from == i && process_.flows[f].is_default)
        otherwise = fmt::format(" default=\"flow_{}\"", f);
    line("    <{} id=\"{}\" name=\"{}\"{}{}>", s.element, s.id, xml_text(s.name), s.attributes, otherwise);
    for (std::size_t f = 0; f < process_.flows.size(); ++f)
      if (process_.flows[f].to == i) line("      <incoming>flow_{}</incoming>", f);
    for (std::size_t f = 0; f < process_.flows.size(); ++f)
      if (process_.flows[f].from == i) line("      <outgoing>flow_{}</outgoing>", f);
    if (!s.inside.empty()) line("      {}", s.inside);
    content(i);
    line("    </{}>", s.element);
  }
  void flow(std::size_t i) {
    const auto& f = process_.flows[i];
    const auto condition =
        f.condition.empty()
            ? std::string()
            : fmt::format("<conditionExpression xsi:type=\"tFormalExpression\">{}</conditionExpression>",
                          xml_text(f.condition));
    line(R"(    <sequenceFlow id="flow_{}" sourceRef="{}" targetRef="{}" name="{}">{}</sequenceFlow>)", i,
         shape(f.from).id, shape(f.to).id, xml_text(f.name), condition);
  }

  void diagram_interchange() {
    line(R"(  <bpmndi:BPMNDiagram id="diagram">)");
    line(R"(    <bpmndi:BPMNPlane id="plane" bpmnElement="{}">)", process_.id);
    for (std::size_t i = 0; i < process_.lanes.size(); ++i) band(i);
    for (const auto& s : process_.shapes) {
      const bool open = s.element == "subProcess";
      line(R"(      <bpmndi:BPMNShape id="shape_{0}" bpmnElement="{0}"{1}>)", s.id, open ? " isExpanded=\"true\"" : "");
      bounds(s.x, s.y, s.width, s.height);
      line("      </bpmndi:BPMNShape>");
    }
    for (std::size_t i = 0; i < process_.flows.size(); ++i) edge(i);
    line("    </bpmndi:BPMNPlane>");
    line("  </bpmndi:BPMNDiagram>");
  }
  void bounds(double x, double y, double width, double height) {
    line(R"(        <dc:Bounds x="{:.0f}" y="{:.0f}" width="{:.0f}" height="{:.0f}"/>)", x, y, width, height);
  }
  // The band of a phase surrounds its shapes and is as wide as the whole.
  void band(std::size_t lane) {
    double right = 0, top = 1e9, bottom = 0;
    for (const auto& s : process_.shapes) {
      if (s.parent >= 0 || s.host >= 0) continue;
      right = std::max(right, s.x + s.width);
      if (s.lane == static_cast<int>(lane)) top = std::min(top, s.y), bottom = std::max(bottom, s.y + s.height);
    }
    if (bottom <= 0) return;
    line(R"(      <bpmndi:BPMNShape id="shape_phase_{0}" bpmnElement="phase_{0}" isHorizontal="true">)", lane);
    bounds(0, top - 20, right + 40, bottom - top + 60);
    line("      </bpmndi:BPMNShape>");
  }
  // From the right of one shape to the left of the other; a boundary event is left from below.
  void edge(std::size_t i) {
    const auto& from = shape(process_.flows[i].from);
    const auto& to = shape(process_.flows[i].to);
    const bool below = from.host >= 0;
    const double x1 = below ? from.x + from.width / 2 : from.x + from.width,
                 y1 = below ? from.y + from.height : from.y + from.height / 2;
    const double x2 = to.x, y2 = to.y + to.height / 2, middle = below ? x1 : (x1 + x2) / 2;
    line(R"(      <bpmndi:BPMNEdge id="edge_flow_{0}" bpmnElement="flow_{0}">)", i);
    for (const auto& [x, y] : {std::pair(x1, y1), {middle, y1}, {middle, y2}, {x2, y2}})
      line(R"(        <di:waypoint x="{:.0f}" y="{:.0f}"/>)", x, y);
    line("      </bpmndi:BPMNEdge>");
  }

  const Process& process_;
  std::string out_;
};

}  // namespace
}  // namespace bpmn

std::string to_bpmn(const Diagram& diagram) {
  auto process = bpmn::process_of(diagram);
  bpmn::arrange_flows(process);
  bpmn::lay_out(process);
  return bpmn::BpmnWriter(process).text();
}

}  // namespace parcours::drawing
