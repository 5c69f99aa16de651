// Highlight: what stays lit while something is pointed at. It lies over the scene, which stays as it is: pointing moves
// nothing and costs little.
#pragma once

#include <cstdint>
#include <vector>

#include "xylem/scene/labels.h"
#include "xylem/scene/scene.h"

namespace xylem::scene {

/// How much of the ground's color lies over everything that is not lit.
inline constexpr float kVeilOpacity = 0.78F;

/// Drawn over the veil: links below discs, as in the scene.
struct Highlight {
  std::vector<Link> links;  // in the colors in which they stand out
  /// Positions in the scene: what is pointed at first, then who hangs together with it.
  std::vector<std::uint32_t> discs;
  friend bool operator==(const Highlight&, const Highlight&) = default;
};

/// What is lit when `pointed` is: the disc or link itself, the links that end at the disc and their other ends. Empty
/// when the scene does not show it. Cost  O(discs + links), about 30 us for 10,000.
[[nodiscard]] Highlight highlight_of(const Scene& scene, const Subject& pointed);

/// `placed` with the names of all that is lit, as far as there is room; the one pointed at is always named when it fits
/// anywhere. Names that are not lit and in the way are left out; no other moves.
[[nodiscard]] std::vector<PlacedLabel> labels_with(const Highlight& highlight, const Scene& scene,
                                                   const geometry::Camera& camera, text::Measure& measure,
                                                   const LabelOptions& options, std::span<const PlacedLabel> placed);

}  // namespace xylem::scene
