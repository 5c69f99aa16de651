// The small map: dots into a picture once for each scene, and the frame that follows the camera.
#include "xylem/ui/minimap.h"

#include <algorithm>
#include <cmath>

namespace xylem::ui {
namespace {

using geometry::Box;
using geometry::Camera;
using geometry::Point;

constexpr std::size_t kManyDiscs = 300;  // from so many on it is always there
constexpr std::size_t kFewDiscs = 12;    // so few are found without
constexpr float kMostlyOutside = 0.4F;   // of the map's area is seen
constexpr float kWidthPx = 176.0F;
constexpr float kLeastHeightPx = 80.0F;
constexpr float kMostHeightPx = 136.0F;
constexpr float kFromCornerPx = 12.0F;
constexpr float kDotOpacity = 0.9F;

float area(const Box& box) { return box.empty() ? 0.0F : box.width() * box.height(); }

Box common(const Box& a, const Box& b) {
  const Box both{{std::max(a.min.x, b.min.x), std::max(a.min.y, b.min.y)},
                 {std::min(a.max.x, b.max.x), std::min(a.max.y, b.max.y)}};
  return both.min.x < both.max.x && both.min.y < both.max.y ? both : Box{};
}

std::uint32_t pixel_of(geometry::Color color) {
  return static_cast<std::uint32_t>(color.r) | static_cast<std::uint32_t>(color.g) << 8U |
         static_cast<std::uint32_t>(color.b) << 16U | 0xFF000000U;
}

/// `color` over `pixel`, `share` of it.
std::uint32_t laid(std::uint32_t pixel, geometry::Color color, float share) {
  const geometry::Color under{static_cast<std::uint8_t>(pixel), static_cast<std::uint8_t>(pixel >> 8U),
                              static_cast<std::uint8_t>(pixel >> 16U), 255};
  return pixel_of(mixed(under, color, share));
}

void put_dot(Dots& dots, Point center, float radius, geometry::Color color) {
  const auto first = [](float at) { return std::max(static_cast<int>(std::floor(at)), 0); };
  const int right = std::min(static_cast<int>(std::ceil(center.x + radius + 0.5F)), dots.width);
  const int bottom = std::min(static_cast<int>(std::ceil(center.y + radius + 0.5F)), dots.height);
  for (int y = first(center.y - radius - 0.5F); y < bottom; ++y) {
    for (int x = first(center.x - radius - 0.5F); x < right; ++x) {
      const Point middle{static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F};
      const float cover = std::clamp(radius + 0.5F - distance(middle, center), 0.0F, 1.0F);
      if (cover <= 0.0F) continue;
      std::uint32_t& pixel =
          dots.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(dots.width) + static_cast<std::size_t>(x)];
      pixel = laid(pixel, color, cover * kDotOpacity);
    }
  }
}

}  // namespace

Dots dots_of(const scene::Scene& scene, const Camera& camera, float scale) {
  Dots dots{std::max(static_cast<int>(std::lround(camera.width_px * scale)), 1),
            std::max(static_cast<int>(std::lround(camera.height_px * scale)), 1),
            {}};
  dots.pixels.assign(static_cast<std::size_t>(dots.width) * static_cast<std::size_t>(dots.height),
                     pixel_of(scene.ground));
  for (const scene::Disc& disc : scene.discs) {
    if (disc.ring == scene::Ring::ghost) continue;
    const float radius = std::clamp(disc.radius * camera.scale, 0.8F, 4.0F) * scale;
    put_dot(dots, camera.screen_from_world(disc.center) * scale, radius, disc.fill);
  }
  return dots;
}

bool wants_minimap(const scene::Scene& scene, const Camera& camera) {
  if (scene.discs.size() < kFewDiscs || scene.bounds.empty()) return false;
  if (scene.discs.size() >= kManyDiscs) return true;
  return area(common(scene.bounds, camera.visible_world())) < kMostlyOutside * area(scene.bounds);
}

std::optional<Point> Minimap::draw(Rect map, const Camera& camera, const std::shared_ptr<const scene::Scene>& scene,
                                   Widgets& w) {
  const float pad = w.px(4.0F);
  const Box& world = scene->bounds;
  const float shape = world.height() / std::max(world.width(), 1e-3F);
  const float width = w.px(kWidthPx);
  const float height = std::round(std::clamp(width * shape, w.px(kLeastHeightPx), w.px(kMostHeightPx)));
  place_ = {std::round(map.right() - width - w.px(kFromCornerPx)),
            std::round(map.bottom() - height - w.px(kFromCornerPx)), width, height};
  inside_ = place_.inset(pad);
  whole_ = geometry::fitted(world, inside_.w, inside_.h, w.px(4.0F), 1e6F);

  w.fill(place_, scene->ground, w.px(9.0F));
  w.frame(place_, w.theme().hairline, w.px(9.0F));
  draw_dots(scene, w);
  const Box seen = camera.visible_world();
  if (!seen.contains(world.min) || !seen.contains(world.max)) draw_frame(seen, w);
  const Press press = w.press("Minimap", place_, "", false);
  w.tooltip("Drag to look somewhere else");
  return moved_to(press, camera);
}

void Minimap::draw_dots(const std::shared_ptr<const scene::Scene>& scene, Widgets& w) {
  const float scale = std::max(ImGui::GetIO().DisplayFramebufferScale.x, 0.1F);
  const bool fresh = drawn_ != scene || drawn_camera_ != whole_ || drawn_scale_ != scale;
  w.picture(inside_, fresh, [&] { return dots_of(*scene, whole_, scale); });
  drawn_ = scene;
  drawn_camera_ = whole_;
  drawn_scale_ = scale;
}

void Minimap::draw_frame(const Box& seen, Widgets& w) const {
  const Point a = whole_.screen_from_world({seen.min.x, seen.max.y});
  const Point b = whole_.screen_from_world({seen.max.x, seen.min.y});
  constexpr float kLeast = 4.0F;  // px: never lost
  const float left = std::clamp(a.x, 0.0F, inside_.w - kLeast);
  const float top = std::clamp(a.y, 0.0F, inside_.h - kLeast);
  const Rect frame{inside_.x + left, inside_.y + top, std::clamp(b.x, left + kLeast, inside_.w) - left,
                   std::clamp(b.y, top + kLeast, inside_.h) - top};
  w.fill(frame, w.theme().accent.with_alpha(0.1F), 2.0F);
  w.frame(frame, w.theme().accent, 2.0F, 1.5F);
  w.note("Minimap frame", "", frame);
}

/// Where the frame is taken it stays under the hand; beside it, it comes there.
std::optional<Point> Minimap::moved_to(const Press& press, const Camera& camera) {
  if (!press.held) {
    held_ = false;
    return std::nullopt;
  }
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const Point at = whole_.world_from_screen({mouse.x - inside_.x, mouse.y - inside_.y});
  if (!held_) {
    held_ = true;
    const bool on_frame = camera.visible_world().contains(at);
    grip_ = on_frame ? at - camera.center : Point{};
  }
  return at - *grip_;
}

}  // namespace xylem::ui
