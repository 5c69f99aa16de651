// Finding what hangs together with what is pointed at.
#include "xylem/scene/highlight.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace xylem::scene {
namespace {

constexpr float kLitFlowOpacity = 0.85F;

Link lit(const Scene& scene, const Link& link, bool pointed) {
  Link shown = link;
  const float opacity = static_cast<float>(link.color.a) / 255.0F;
  if (link.arrow) {
    shown.color = link.color.with_alpha(std::max(opacity, kLitFlowOpacity));
  } else if (pointed) {
    shown.color = scene.accent;
    shown.width += 1.0F;
  } else if (link.subject.kind == Subject::Kind::partnership) {
    shown.color = mixed(link.color.with_alpha(1.0F), scene.text, 0.5F);
  }
  return shown;
}

}  // namespace

Highlight highlight_of(const Scene& scene, const Subject& pointed) {
  Highlight highlight;
  if (pointed.kind == Subject::Kind::none) return highlight;
  std::vector<std::uint8_t> core(scene.discs.size(), 0);
  std::vector<std::uint8_t> added(scene.discs.size(), 0);
  const auto add = [&](std::uint32_t disc) {
    if (std::exchange(added[disc], std::uint8_t{1}) == 0) highlight.discs.push_back(disc);
  };
  for (std::uint32_t i = 0; i < scene.discs.size(); ++i) {
    if (scene.discs[i].subject != pointed) continue;
    core[i] = 1;
    add(i);
  }
  for (const Link& link : scene.links) {
    const bool itself = link.subject == pointed;
    if (!itself && core[link.from] == 0 && core[link.to] == 0) continue;
    highlight.links.push_back(lit(scene, link, itself));
    add(link.from);
    add(link.to);
  }
  return highlight;
}

std::vector<PlacedLabel> labels_with(const Highlight& highlight, const Scene& scene, const geometry::Camera& camera,
                                     text::Measure& measure, const LabelOptions& options,
                                     std::span<const PlacedLabel> placed) {
  std::unordered_map<std::uint32_t, std::size_t> order;  // disc -> place among the lit
  for (const std::uint32_t disc : highlight.discs) order.emplace(disc, order.size());
  // A scene in which only the lit have names: what is pointed at wins, then who is named already, then the rest.
  std::vector<PlacedLabel> before;
  std::vector<Label> wanted;
  std::vector<std::uint32_t> was;  // label of `wanted` -> label of the scene
  for (std::uint32_t i = 0; i < scene.labels.size(); ++i) {
    const auto at = order.find(scene.labels[i].disc);
    if (at == order.end()) continue;
    Label label = scene.labels[i];
    const auto stood = std::ranges::find(placed, i, &PlacedLabel::label);
    label.importance += at->second == 0 ? 1000.0F : stood != placed.end() ? 100.0F : 0.0F;
    label.from_radius_px = 0.0F;
    if (stood != placed.end()) {
      before.push_back(*stood);
      before.back().label = static_cast<std::uint32_t>(wanted.size());
    }
    wanted.push_back(std::move(label));
    was.push_back(i);
  }
  std::vector<PlacedLabel> lit = place_labels(scene, wanted, camera, measure, options, before);
  for (PlacedLabel& label : lit) label.label = was[label.label];
  const std::size_t count = lit.size();
  for (const PlacedLabel& label : placed) {
    if (order.contains(scene.labels[label.label].disc)) continue;
    const auto in_the_way = [&](const PlacedLabel& other) {
      return other.box.grown(options.air_px).overlaps(label.box);
    };
    if (std::none_of(lit.begin(), lit.begin() + static_cast<std::ptrdiff_t>(count), in_the_way)) lit.push_back(label);
  }
  return lit;
}

}  // namespace xylem::scene
