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

/// The lines of links, in device pixels: what takes longest to draw, and stays the same while the map is moved about.
struct LineBatches {
  Rows straight;
  Rows curved;
};

/// Rows whose glyphs all lie on one page of the atlas.
struct Run {
  std::size_t page = 0;
  Rows rows;
};

/// Everything on top of the lines, in device pixels, in the order of drawing.
struct TopBatches {
  Rows grains;  // discs
  Rows arrows;
  std::vector<Run> discs;
  std::vector<Run> labels;
};

/// The lines that touch `region` (logical pixels of the viewport).
[[nodiscard]] LineBatches lines_of(const MapView& view, const geometry::Box& region);
/// What is outside the viewport is left out. `atlas` gets the icons and labels that it does not have yet.
[[nodiscard]] TopBatches top_of(const MapView& view, text::Atlas& atlas);

}  // namespace xylem::gl
