// Rect: a box on the screen that panels cut into pieces from its sides.
#pragma once

#include <algorithm>

#include <imgui.h>

namespace xylem::ui {

/// Logical pixels, y downward. cut_* take a strip off the rectangle and return it.
struct Rect {
  float x = 0.0F;
  float y = 0.0F;
  float w = 0.0F;
  float h = 0.0F;

  [[nodiscard]] float right() const { return x + w; }
  [[nodiscard]] float bottom() const { return y + h; }
  [[nodiscard]] ImVec2 min() const { return {x, y}; }
  [[nodiscard]] ImVec2 max() const { return {x + w, y + h}; }
  [[nodiscard]] ImVec2 center() const { return {x + w * 0.5F, y + h * 0.5F}; }
  [[nodiscard]] bool contains(ImVec2 p) const { return p.x >= x && p.x < x + w && p.y >= y && p.y < y + h; }

  Rect cut_left(float width) {
    width = std::clamp(width, 0.0F, std::max(w, 0.0F));
    const Rect part{x, y, width, h};
    x += width;
    w -= width;
    return part;
  }
  Rect cut_right(float width) {
    width = std::clamp(width, 0.0F, std::max(w, 0.0F));
    w -= width;
    return {x + w, y, width, h};
  }
  Rect cut_top(float height) {
    height = std::clamp(height, 0.0F, std::max(h, 0.0F));
    const Rect part{x, y, w, height};
    y += height;
    h -= height;
    return part;
  }
  Rect cut_bottom(float height) {
    height = std::clamp(height, 0.0F, std::max(h, 0.0F));
    h -= height;
    return {x, y + h, w, height};
  }
  [[nodiscard]] Rect inset(float by) const { return inset(by, by); }
  [[nodiscard]] Rect inset(float by_x, float by_y) const {
    return {x + by_x, y + by_y, std::max(w - 2.0F * by_x, 0.0F), std::max(h - 2.0F * by_y, 0.0F)};
  }
  /// A box of this size in its middle.
  [[nodiscard]] Rect middle(float width, float height) const {
    return {x + (w - width) * 0.5F, y + (h - height) * 0.5F, width, height};
  }
};

}  // namespace xylem::ui
