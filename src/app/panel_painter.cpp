// Rectangles of one color and letters, which are nearly all there is, have ways of their own; the rest goes row by row.
#include "app/panel_painter.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>

namespace xylem::app {
namespace {

using geometry::Box;
using geometry::Point;

/// Whole pixels, the last ones not included.
struct Pixels {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
};

struct Corner {
  Point at;  // device pixels
  Point uv;
  ImU32 color = 0;
};

int first_middle(float at) { return static_cast<int>(std::ceil(at - 0.5F)); }

/// Those whose middles lie within.
Pixels within(float left, float top, float right, float bottom, const Pixels& clip) {
  return {std::max(first_middle(left), clip.left), std::max(first_middle(top), clip.top),
          std::min(first_middle(right), clip.right), std::min(first_middle(bottom), clip.bottom)};
}

std::uint32_t channel(ImU32 color, unsigned shift) { return color >> shift & 0xFFU; }

/// `color` over the opaque `under`, `weight` / 256 of it.
std::uint32_t over(std::uint32_t under, ImU32 color, std::uint32_t weight) {
  const std::uint32_t keep = 256U - weight;
  const std::uint32_t even = ((under & 0x00FF00FFU) * keep + (color & 0x00FF00FFU) * weight + 0x00800080U) >> 8U;
  const std::uint32_t green = ((under >> 8U & 0xFFU) * keep + channel(color, 8) * weight + 0x80U) >> 8U;
  return (even & 0x00FF00FFU) | (green & 0xFFU) << 8U | 0xFF000000U;
}

std::uint32_t weight_of(float alpha) { return static_cast<std::uint32_t>(alpha * (256.0F / 255.0F) + 0.5F); }

/// Coverage 0 to 255 at a place given in texels, between the middles of the four around it.
float filtered(const PanelTexture& texture, float u, float v) {
  const float x = u - 0.5F;
  const float y = v - 0.5F;
  const auto left = static_cast<int>(std::floor(x));
  const auto top = static_cast<int>(std::floor(y));
  const float right_part = x - static_cast<float>(left);
  const float low_part = y - static_cast<float>(top);
  const auto texel = [&](int column, int row) {
    const auto c = static_cast<std::ptrdiff_t>(std::clamp(column, 0, texture.width - 1));
    const auto r = static_cast<std::ptrdiff_t>(std::clamp(row, 0, texture.height - 1));
    return static_cast<float>(texture.texels[(r * texture.width + c) * texture.bytes]);
  };
  const float above = texel(left, top) * (1.0F - right_part) + texel(left + 1, top) * right_part;
  const float below = texel(left, top + 1) * (1.0F - right_part) + texel(left + 1, top + 1) * right_part;
  return above * (1.0F - low_part) + below * low_part;
}

std::uint32_t nearest(const PanelTexture& texture, float u, float v) {
  const auto column = static_cast<std::ptrdiff_t>(std::clamp(static_cast<int>(u), 0, texture.width - 1));
  const auto row = static_cast<std::ptrdiff_t>(std::clamp(static_cast<int>(v), 0, texture.height - 1));
  const std::uint8_t* texel = texture.texels + (row * texture.width + column) * 4;
  return static_cast<std::uint32_t>(texel[0]) | static_cast<std::uint32_t>(texel[1]) << 8U |
         static_cast<std::uint32_t>(texel[2]) << 16U | 0xFF000000U;
}

void fill_rectangle(const Pixels& area, ImU32 color, raster::Bitmap& picture) {
  const std::uint32_t alpha = channel(color, 24);
  if (alpha == 0) return;
  const std::uint32_t weight = weight_of(static_cast<float>(alpha));
  for (int y = area.top; y < area.bottom; ++y) {
    std::uint32_t* row = picture.row(y);
    if (alpha == 255) {
      std::fill(row + area.left, row + std::max(area.left, area.right), color);
    } else {
      for (int x = area.left; x < area.right; ++x) row[x] = over(row[x], color, weight);
    }
  }
}

void lay_texture(const Pixels& area, const Corner& low, const Corner& high, const PanelTexture& texture,
                 raster::Bitmap& picture) {
  const auto wide = static_cast<float>(texture.width);
  const auto tall = static_cast<float>(texture.height);
  const float du = (high.uv.x - low.uv.x) * wide / (high.at.x - low.at.x);
  const float dv = (high.uv.y - low.uv.y) * tall / (high.at.y - low.at.y);
  const float alpha = static_cast<float>(channel(low.color, 24)) / 255.0F;
  for (int y = area.top; y < area.bottom; ++y) {
    std::uint32_t* row = picture.row(y);
    const float v = low.uv.y * tall + (static_cast<float>(y) + 0.5F - low.at.y) * dv;
    for (int x = area.left; x < area.right; ++x) {
      const float u = low.uv.x * wide + (static_cast<float>(x) + 0.5F - low.at.x) * du;
      if (texture.bytes == 4) {
        row[x] = over(row[x], nearest(texture, u, v), weight_of(255.0F * alpha));
      } else {
        row[x] = over(row[x], low.color, weight_of(filtered(texture, u, v) * alpha));
      }
    }
  }
}

/// Two triangles that are an upright rectangle of one color, by two opposite corners; else nothing.
struct Rectangle {
  Corner low;
  Corner high;
};
std::optional<Rectangle> rectangle_of(const std::array<Corner, 6>& c) {
  const bool shared = c[0].at == c[3].at && c[2].at == c[4].at;
  const bool one_color = c[0].color == c[1].color && c[0].color == c[2].color && c[0].color == c[5].color;
  if (!shared || !one_color) return std::nullopt;
  const Corner& a = c[0];
  const Corner& b = c[1];
  const Corner& z = c[2];
  const Corner& d = c[5];
  const bool upright = a.at.y == b.at.y && b.at.x == z.at.x && z.at.y == d.at.y && d.at.x == a.at.x;
  if (!upright || a.at.x >= z.at.x || a.at.y >= z.at.y) return std::nullopt;
  return Rectangle{a, z};
}

/// Where the line through `a` and `b` crosses the height `y`; the same from either side.
float crossing(Point a, Point b, float y) {
  if (b.y < a.y || (b.y == a.y && b.x < a.x)) std::swap(a, b);
  return a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y));
}

/// What grows evenly over a triangle: its value where x and y are 0, and its growth along both.
struct Slope {
  float base = 0.0F;
  float along_x = 0.0F;
  float along_y = 0.0F;
  [[nodiscard]] float at(float x, float y) const { return base + along_x * x + along_y * y; }
};

struct Slopes {
  std::array<Corner, 3> corners;
  float area;

  explicit Slopes(const std::array<Corner, 3>& c)
      : corners(c),
        area((c[1].at.x - c[0].at.x) * (c[2].at.y - c[0].at.y) - (c[1].at.y - c[0].at.y) * (c[2].at.x - c[0].at.x)) {}
  [[nodiscard]] Slope of(float a, float b, float c) const {
    const Point p = corners[1].at - corners[0].at;
    const Point q = corners[2].at - corners[0].at;
    Slope slope;
    slope.along_x = ((b - a) * q.y - (c - a) * p.y) / area;
    slope.along_y = ((c - a) * p.x - (b - a) * q.x) / area;
    slope.base = a - slope.along_x * corners[0].at.x - slope.along_y * corners[0].at.y;
    return slope;
  }
  [[nodiscard]] Slope of_channel(unsigned shift) const {
    const auto value = [&](std::size_t i) { return static_cast<float>(channel(corners.at(i).color, shift)); };
    return of(value(0), value(1), value(2));
  }
};

std::uint32_t rounded(float value) { return static_cast<std::uint32_t>(std::clamp(value, 0.0F, 255.0F) + 0.5F); }

void draw_triangle(const std::array<Corner, 3>& c, const Pixels& clip, const PanelTexture& texture,
                   raster::Bitmap& picture) {
  const Slopes slopes(c);
  if (std::abs(slopes.area) < 1e-9F) return;
  const bool textured = !(c[0].uv == c[1].uv && c[1].uv == c[2].uv);
  const Slope red = slopes.of_channel(0);
  const Slope green = slopes.of_channel(8);
  const Slope blue = slopes.of_channel(16);
  const Slope alpha = slopes.of_channel(24);
  const Slope u = slopes.of(c[0].uv.x, c[1].uv.x, c[2].uv.x);
  const Slope v = slopes.of(c[0].uv.y, c[1].uv.y, c[2].uv.y);
  const auto [low, high] = std::minmax({c[0].at.y, c[1].at.y, c[2].at.y});
  const int bottom = std::min(first_middle(high), clip.bottom);
  for (int y = std::max(first_middle(low), clip.top); y < bottom; ++y) {
    const float middle = static_cast<float>(y) + 0.5F;
    float left = 1e9F;
    float right = -1e9F;
    for (std::size_t i = 0; i < 3; ++i) {
      const Point a = c.at(i).at;
      const Point b = c.at((i + 1) % 3).at;
      if ((a.y <= middle) == (b.y <= middle)) continue;
      const float x = crossing(a, b, middle);
      left = std::min(left, x);
      right = std::max(right, x);
    }
    std::uint32_t* row = picture.row(y);
    const int last = std::min(first_middle(right), clip.right);
    for (int x = std::max(first_middle(left), clip.left); x < last; ++x) {
      const float across = static_cast<float>(x) + 0.5F;
      float cover = alpha.at(across, middle);
      if (textured && texture.bytes != 4) {
        cover *= filtered(texture, u.at(across, middle) * static_cast<float>(texture.width),
                          v.at(across, middle) * static_cast<float>(texture.height)) /
                 255.0F;
      }
      const ImU32 color = rounded(red.at(across, middle)) | rounded(green.at(across, middle)) << 8U |
                          rounded(blue.at(across, middle)) << 16U;
      row[x] = over(row[x], color, weight_of(std::clamp(cover, 0.0F, 255.0F)));
    }
  }
}

}  // namespace

void draw_panel(const ImDrawList& list, const ImDrawCmd& command, const Box& clip, float scale,
                raster::Bitmap& picture) {
  const auto* texture = static_cast<const PanelTexture*>(command.GetTexID());
  if (texture == nullptr || texture->texels == nullptr || clip.empty()) return;
  const Pixels area{static_cast<int>(clip.min.x), static_cast<int>(clip.min.y), static_cast<int>(clip.max.x),
                    static_cast<int>(clip.max.y)};
  const auto corner = [&](unsigned at) {
    const ImDrawIdx index = list.IdxBuffer[static_cast<int>(command.IdxOffset + at)];
    const ImDrawVert& vertex = list.VtxBuffer[static_cast<int>(command.VtxOffset + index)];
    return Corner{Point{vertex.pos.x, vertex.pos.y} * scale, {vertex.uv.x, vertex.uv.y}, vertex.col};
  };
  unsigned at = 0;
  while (at + 3 <= command.ElemCount) {
    if (at + 6 <= command.ElemCount) {
      const std::array<Corner, 6> six{corner(at),     corner(at + 1), corner(at + 2),
                                      corner(at + 3), corner(at + 4), corner(at + 5)};
      if (const auto rectangle = rectangle_of(six)) {
        const auto& [low, high] = *rectangle;
        const Pixels part = within(low.at.x, low.at.y, high.at.x, high.at.y, area);
        if (low.uv == high.uv) {
          fill_rectangle(part, low.color, picture);
        } else {
          lay_texture(part, low, high, *texture, picture);
        }
        at += 6;
        continue;
      }
    }
    draw_triangle({corner(at), corner(at + 1), corner(at + 2)}, area, *texture, picture);
    at += 3;
  }
}

}  // namespace xylem::app
