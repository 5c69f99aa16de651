// The picture of the window in memory, by the CPU.
#include <imgui.h>

#include <algorithm>

#include "app/panel_painter.h"
#include "app/pixel_boxes.h"
#include "app/window_picture.h"

namespace xylem::app {

using geometry::Box;

void SoftPicture::make() { bitmap_.resize(width(), height()); }

void SoftPicture::draw_ground(const Box& part, const Box& map, bool /*whole_map*/, const Ground& ground) {
  if (map != part) {
    const geometry::Color& c = ground.color;
    const std::uint32_t pixel = static_cast<std::uint32_t>(c.r) | static_cast<std::uint32_t>(c.g) << 8U |
                                static_cast<std::uint32_t>(c.b) << 16U | 0xFF000000U;
    for (int y = static_cast<int>(part.min.y); y < static_cast<int>(part.max.y); ++y) {
      std::uint32_t* row = bitmap_.row(y);
      std::fill(row + static_cast<int>(part.min.x), row + static_cast<int>(part.max.x), pixel);
    }
  }
  if (!map.empty()) ground.copy_map({0, 0, map, &bitmap_});
}

void SoftPicture::draw_lists(const Box& part, const std::vector<ImDrawList*>& lists, ImDrawData& panels) {
  const float scale = panels.FramebufferScale.x;
  for (const ImDrawList* list : lists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const ImVec4& clip = command.ClipRect;
      draw_panel(*list, command, common(snapped({{clip.x, clip.y}, {clip.z, clip.w}}, scale), part), scale, bitmap_);
    }
  }
}

}  // namespace xylem::app
