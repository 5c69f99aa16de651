// Packed scene: what a frame reads of a scene, close together.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "xylem/scene/scene.h"

namespace xylem::raster {

class PackedScene {
 public:
  explicit PackedScene(std::shared_ptr<const scene::Scene> scene);

  struct Disc {
    geometry::Point center;
    float radius = 0.0F;
    float smallest_px = 0.0F;
    geometry::Color fill;
    bool plain = true;  // nothing stands around it
    bool pinned = false;
  };
  struct Tie {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    float width = 0.0F;
    float bend = 0.0F;
    geometry::Color color;
    bool plain = true;      // straight, solid, without an arrow
    std::uint8_t veil = 0;  // 1 + its class in veil_looks(); 0 = none
  };
  /// How ties look that may be part of one veil: all of one color.
  struct VeilLook {
    float width = 0.0F;  // world units
    std::uint8_t opacity = 0;
    friend bool operator==(const VeilLook&, const VeilLook&) = default;
  };
  [[nodiscard]] const std::shared_ptr<const scene::Scene>& scene() const { return scene_; }
  [[nodiscard]] const std::vector<Disc>& discs() const { return discs_; }
  [[nodiscard]] const std::vector<Tie>& ties() const { return ties_; }
  /// Empty where ties are too few, too many colors or too strong for a veil.
  [[nodiscard]] const std::vector<VeilLook>& veil_looks() const { return veil_looks_; }
  [[nodiscard]] geometry::Color veil_color() const { return veil_color_; }

 private:
  void find_veil();

  std::shared_ptr<const scene::Scene> scene_;
  std::vector<Disc> discs_;
  std::vector<Tie> ties_;
  std::vector<VeilLook> veil_looks_;
  geometry::Color veil_color_;
};

}  // namespace xylem::raster
