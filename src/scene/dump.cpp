// Writing a scene as text.
#include "xylem/scene/dump.h"

#include <fmt/format.h>

#include <cmath>

namespace xylem::scene {
namespace {

/// To a tenth, and never "-0".
double tenth(float value) {
  const double rounded = std::round(static_cast<double>(value) * 10.0) / 10.0;
  return rounded == 0.0 ? 0.0 : rounded;
}

std::string_view word(Dash dash) {
  switch (dash) {
    case Dash::solid:
      return "solid";
    case Dash::dashed:
      return "dashed";
    case Dash::dotted:
      return "dotted";
  }
  return "";
}

std::string_view word(Ring ring) {
  switch (ring) {
    case Ring::none:
      return "";
    case Ring::backbone:
      return " backbone";
    case Ring::marked:
      return " marked";
    case Ring::ghost:
      return " ghost";
  }
  return "";
}

std::string word(const Subject& subject) {
  switch (subject.kind) {
    case Subject::Kind::none:
      return "nothing";
    case Subject::Kind::organization:
      return "organization " + subject.id;
    case Subject::Kind::person:
      return "person " + subject.id;
    case Subject::Kind::partnership:
      return "partnership " + subject.id;
    case Subject::Kind::flow:
      return "flow " + subject.id;
    case Subject::Kind::ghost:
      return "ghost " + subject.id;
  }
  return "";
}

std::string line_of(const Disc& disc) {
  return fmt::format("disc {} at {:.1f} {:.1f} radius {:.1f} {} icon {:x}{}{}{}\n", word(disc.subject),
                     tenth(disc.center.x), tenth(disc.center.y), tenth(disc.radius), to_text(disc.fill),
                     static_cast<std::uint32_t>(disc.icon),
                     disc.ring == Ring::none ? "" : fmt::format("{} {}", word(disc.ring), to_text(disc.ring_color)),
                     disc.pinned ? " pinned" : "", disc.selected ? " selected" : "");
}

std::string line_of(const Link& link) {
  const std::string bend = link.bend == 0.0F ? "" : fmt::format(" bend {:.2f}", link.bend);
  return fmt::format("link {} {} to {} width {:.1f}{} {} {}{}{}\n", word(link.subject), link.from, link.to,
                     tenth(link.width), bend, to_text(link.color), word(link.dash), link.arrow ? " arrow" : "",
                     link.grains ? " grains" : "");
}

std::string line_of(const Label& label) {
  return fmt::format("label {} \"{}\" importance {:.3f} {:.1f} px{} {}\n", label.disc, label.text, label.importance,
                     tenth(label.size_px), label.strong ? " strong" : "", to_text(label.color));
}

std::string line_of(const LegendRow& row) {
  const std::string sign = row.line ? fmt::format("{} {:.1f} px", word(row.dash), tenth(row.width_px))
                                    : fmt::format("icon {:x}", static_cast<std::uint32_t>(row.icon));
  return fmt::format("  {} \"{}\" {} {}\n", sign, row.text, to_text(row.color), row.count.empty() ? "-" : row.count);
}

}  // namespace

std::string dump(const Scene& scene) {
  std::string text =
      fmt::format("title \"{}\"\nsentence \"{}\"\nsource \"{}\"\nground {} text {} accent {}\n", scene.title,
                  scene.sentence, scene.source, to_text(scene.ground), to_text(scene.text), to_text(scene.accent));
  for (const Tint& tint : scene.tints) {
    text += fmt::format("tint \"{}\" of {} radius {:.1f} {}\n", tint.name, tint.centers.size(), tenth(tint.radius),
                        to_text(tint.fill));
  }
  for (const Disc& disc : scene.discs) text += line_of(disc);
  for (const Link& link : scene.links) text += line_of(link);
  for (const Label& label : scene.labels) text += line_of(label);
  for (const LegendGroup& group : scene.legend) {
    text += fmt::format("legend \"{}\"\n", group.heading);
    for (const LegendRow& row : group.rows) text += line_of(row);
  }
  return text;
}

}  // namespace xylem::scene
