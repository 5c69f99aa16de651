// PanelPainter: ImGui's triangles drawn by the CPU, for windows without OpenGL.
#pragma once

#include <cstdint>

#include "xylem/geometry/shapes.h"
#include "xylem/raster/bitmap.h"

struct ImDrawCmd;
struct ImDrawList;

namespace xylem::app {

/// What an ImTextureID points at where the CPU draws panels. `bytes` for each texel: 1 or 2, the first being the
/// coverage of white; or 4, opaque red, green, blue and alpha. Row by row from the top.
struct PanelTexture {
  int width = 0;
  int height = 0;
  int bytes = 1;
  const std::uint8_t* texels = nullptr;
};

/// Draws one command of `list` over `picture`, which is opaque, within `clip` (whole device pixels, inside the
/// picture). `scale` device pixels make one of the list's. A pixel belongs to the triangle that its middle lies in:
/// neighbors leave no gap and cover nothing twice. Texels are mixed as OpenGL's linear filter does it; those of four
/// bytes are taken as they are.
void draw_panel(const ImDrawList& list, const ImDrawCmd& command, const geometry::Box& clip, float scale,
                raster::Bitmap& picture);

}  // namespace xylem::app
