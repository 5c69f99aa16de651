// Batches: a view of a scene as rows of floats, one for each thing to draw, in the order in which they are drawn.
#pragma once

#include <cstddef>
#include <vector>

#include "xylem/gl/scene_renderer.h"
#include "xylem/text/atlas.h"

namespace xylem::gl {

using Rows = std::vector<float>;

inline constexpr std::size_t kLineFloats = 14;  // ends 4, control 2, shape 4, color 4
inline constexpr std::size_t kDiscFloats = 22;  // center 2, shape 4, color 4, icon box 4, icon source 4, icon color 4
inline constexpr std::size_t kTriangleFloats = 10;  // corners 6, color 4
inline constexpr std::size_t kGlyphFloats = 14;     // box 4, source 4, color 4, halo 2

/// Rows whose glyphs all lie on one page of the atlas.
struct Run {
  std::size_t page = 0;
  Rows rows;
};

struct LineBatches {
  Rows straight;
  Rows curved;
};
struct DiscBatches {
  Rows grains;  // discs
  Rows arrows;
  std::vector<Run> discs;
};

struct LabelBatches {
  LineBatches leaders;
  std::vector<Run> glyphs;
};

/// In device pixels, in the order of drawing; only what touches `region` (logical pixels of the viewport).
[[nodiscard]] LineBatches lines_of(const scene::MapView& view, const geometry::Box& region);
/// The grounds below the lines.
[[nodiscard]] DiscBatches tints_of(const scene::MapView& view, const geometry::Box& region, text::Atlas& atlas);
/// What lies on the lines. `atlas` gets the icons that it does not have yet.
[[nodiscard]] DiscBatches discs_of(const scene::MapView& view, const geometry::Box& region, text::Atlas& atlas);
/// What the view's highlight shows over the veil.
[[nodiscard]] LineBatches lit_lines_of(const scene::MapView& view);
[[nodiscard]] DiscBatches lit_discs_of(const scene::MapView& view, text::Atlas& atlas);
/// A line as thick as the map is high: the veil over what is not lit.
[[nodiscard]] LineBatches veil_of(const scene::MapView& view);
/// The labels of the view, each with its halo below; the lines to those that stand far off go under all of them.
[[nodiscard]] LabelBatches labels_of(const scene::MapView& view, text::Atlas& atlas);

}  // namespace xylem::gl
