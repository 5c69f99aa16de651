// Batches: a view of a scene as rows of floats, one for each thing to draw, in the order in which they are drawn.
#pragma once

#include <cstddef>
#include <vector>

#include "xylem/gl/scene_renderer.h"
#include "xylem/text/atlas.h"

namespace xylem::gl {

using Rows = std::vector<float>;

inline constexpr std::size_t kLineFloats = 14;      // ends 4, control 2, shape 4, color 4
inline constexpr std::size_t kDiscFloats = 10;      // center 2, shape 4, color 4
inline constexpr std::size_t kTriangleFloats = 10;  // corners 6, color 4
inline constexpr std::size_t kGlyphFloats = 14;     // box 4, source 4, color 4, halo 2

/// Everything of one picture, in device pixels. Glyphs are parted by the atlas page that holds them.
struct Batches {
  Rows straight;
  Rows curved;
  Rows arrows;
  Rows grains;                     // discs
  Rows discs;
  std::vector<Rows> icons;         // by page
  std::vector<Rows> labels;        // by page; halos first within each
};

/// What is outside the viewport is left out.
[[nodiscard]] Batches batches_of(const MapView& view, text::Atlas& atlas);

}  // namespace xylem::gl
