// Packing a scene, and finding which of its links make a veil.
#include "raster/packed.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace xylem::raster {
namespace {

constexpr std::size_t kFewestVeiled = 2000;
constexpr std::uint8_t kStrongest = 110;  // of 255: what is more opaque has an order
constexpr std::size_t kMostLooks = 32;

std::uint32_t without_alpha(geometry::Color color) {
  return static_cast<std::uint32_t>(color.r) | static_cast<std::uint32_t>(color.g) << 8U |
         static_cast<std::uint32_t>(color.b) << 16U;
}

bool may_be_veiled(const PackedScene::Tie& tie) { return tie.plain && tie.color.a > 0 && tie.color.a <= kStrongest; }

}  // namespace

PackedScene::PackedScene(std::shared_ptr<const scene::Scene> scene) : scene_(std::move(scene)) {
  discs_.reserve(scene_->discs.size());
  for (const scene::Disc& disc : scene_->discs) {
    const bool plain = disc.ring == scene::Ring::none && !disc.selected;
    discs_.push_back({disc.center, disc.radius, disc.smallest_px, disc.fill, plain, disc.pinned});
  }
  ties_.reserve(scene_->links.size());
  for (const scene::Link& link : scene_->links) {
    const bool straight = std::abs(link.bend) < 1e-4F;
    ties_.push_back({link.from, link.to, link.width, link.bend, link.color,
                     straight && !link.arrow && !link.grains && link.dash == scene::Dash::solid, 0});
  }
  find_veil();
}

/// The color that most thin links have is that of the veil; other colors, as of what is selected, are drawn over it.
void PackedScene::find_veil() {
  std::map<std::uint32_t, std::size_t> counts;
  for (const Tie& tie : ties_) {
    if (may_be_veiled(tie)) ++counts[without_alpha(tie.color)];
  }
  const auto most = std::ranges::max_element(counts, {}, [](const auto& each) { return each.second; });
  if (most == counts.end() || most->second < kFewestVeiled) return;
  for (Tie& tie : ties_) {
    if (!may_be_veiled(tie) || without_alpha(tie.color) != most->first) continue;
    const VeilLook look{tie.width, tie.color.a};
    auto found = std::ranges::find(veil_looks_, look);
    if (found == veil_looks_.end() && veil_looks_.size() < kMostLooks) found = veil_looks_.insert(found, look);
    if (found == veil_looks_.end()) continue;
    tie.veil = static_cast<std::uint8_t>(1 + (found - veil_looks_.begin()));
    veil_color_ = tie.color.with_alpha(1.0F);
  }
}

}  // namespace xylem::raster
