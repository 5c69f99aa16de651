// The graphics of yEd (yFiles for Java) and of yFiles for HTML.
#include "files/yfiles.h"

#include <string>

#include "xylem/base/text.h"

namespace xylem::files {
namespace {

/// The first element of that local name at any depth; the document was checked not to be deep.
XmlNode within(XmlNode node, std::string_view name) {
  for (const XmlNode child : node) {
    if (is_called(child, name)) return child;
    if (const XmlNode found = within(child, name)) return found;
  }
  return {};
}

/// The text of the first label that has any.
std::string first_label(XmlNode graphics, std::string_view name) {
  for (const XmlNode child : graphics) {
    if (!is_called(child, name)) continue;
    const std::string text = text_of(child);
    if (!base::trimmed(text).empty()) return std::string(base::trimmed(text));
  }
  return {};
}

/// A rectangle from its corner at the top left, y down, as its center, y up.
std::optional<FilePoint> center_of(XmlNode element, std::string_view x, std::string_view y,
                                   std::string_view width, std::string_view height) {
  const auto left = base::number_from(attribute(element, x)), top = base::number_from(attribute(element, y));
  if (!left || !top) return std::nullopt;
  const double w = base::number_from(attribute(element, width)).value_or(0.0);
  const double h = base::number_from(attribute(element, height)).value_or(0.0);
  return FilePoint{*left + w / 2, -(*top + h / 2)};
}

/// yEd wraps groups twice: ProxyAutoBoundsNode > Realizers > GroupNode; the active one counts.
XmlNode realizer_of(XmlNode data) {
  for (const XmlNode child : data) {
    if (!child.is_element()) continue;
    if (!is_called(child, "ProxyAutoBoundsNode")) return child;
    const XmlNode realizers = child_called(child, "Realizers");
    const auto active = base::integer_from(attribute(realizers, "active")).value_or(0);
    std::int64_t index = 0;
    for (const XmlNode realizer : realizers) {
      if (index++ == active) return realizer;
    }
    return realizers ? *realizers.begin() : XmlNode();
  }
  return {};
}

bool read_yed_node(XmlNode data, Node& node) {
  const XmlNode graphics = realizer_of(data);
  const XmlNode geometry = child_called(graphics, "Geometry");
  if (!geometry) return false;
  if (const auto center = center_of(geometry, "x", "y", "width", "height")) node.position = center;
  if (const std::string label = first_label(graphics, "NodeLabel"); !label.empty()) node.label = label;
  const XmlNode fill = child_called(graphics, "Fill");
  if (attribute(fill, "hasColor") != "false") {
    if (const auto color = geometry::color_from(attribute(fill, "color"))) node.color = color;
  }
  return true;
}

}  // namespace

bool read_yfiles_node(XmlNode data, Node& node) {
  if (read_yed_node(data, node)) return true;
  if (const XmlNode rectangle = child_called(data, "RectD")) {
    if (const auto center = center_of(rectangle, "X", "Y", "Width", "Height")) node.position = center;
    return true;
  }
  if (const XmlNode text = within(data, "Label.Text")) {
    if (node.label.empty()) node.label = std::string(base::trimmed(text_of(text)));
    return true;
  }
  if (const XmlNode label = within(data, "Label"); label && !attribute(label, "Text").empty()) {
    if (node.label.empty()) node.label = std::string(base::trimmed(attribute(label, "Text")));
    return true;
  }
  return false;
}

bool read_yfiles_edge(XmlNode data, Edge& edge) {
  const XmlNode graphics = realizer_of(data);
  const XmlNode arrows = child_called(graphics, "Arrows");
  const bool yed = arrows || child_called(graphics, "LineStyle") || child_called(graphics, "Path");
  if (const std::string label = first_label(graphics, "EdgeLabel"); !label.empty()) edge.label = label;
  if (const XmlNode text = within(data, "Label.Text"); text && edge.label.empty()) {
    edge.label = std::string(base::trimmed(text_of(text)));
    return true;
  }
  if (arrows) {
    const bool at_source = attribute(arrows, "source") != "none" && !attribute(arrows, "source").empty();
    const bool at_target = attribute(arrows, "target") != "none" && !attribute(arrows, "target").empty();
    if (at_source && at_target) edge.direction = EdgeDirection::mutual;
    if (!at_source && !at_target) edge.direction = EdgeDirection::undirected;
    if (at_source && !at_target) {
      edge.direction = EdgeDirection::directed;
      std::swap(edge.from, edge.to);
    }
  }
  return yed;
}

}  // namespace xylem::files
