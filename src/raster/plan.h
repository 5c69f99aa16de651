// Plan: what one picture consists of, as marks in device pixels; made anew for each picture in memory that is kept.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "raster/marks.h"
#include "xylem/jobs/crew.h"
#include "xylem/raster/rasterizer.h"
#include "xylem/scene/map_view.h"
#include "xylem/text/atlas.h"

namespace xylem::raster {

/// Drawn in this order.
struct Layer {
  Banded<Circle> tints;
  Lines lines;
  Banded<Circle> grains;
  Banded<Triangle> arrows;
  Banded<Circle> discs;
  std::vector<Icon> icons;  // of `discs`
};
struct Names {
  Lines leaders;
  Banded<Words> words;
};

/// What a frame reads of a scene, close together.
class PackedScene {
 public:
  explicit PackedScene(std::shared_ptr<const scene::Scene> scene);

  struct Disc {
    geometry::Point center;
    float radius = 0.0F;
    bool plain = true;  // nothing stands around it
  };
  struct Tie {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    float width = 0.0F;
    float bend = 0.0F;
    geometry::Color color;
    bool plain = true;  // straight, solid, without an arrow
    bool grains = false;
  };
  [[nodiscard]] const std::shared_ptr<const scene::Scene>& scene() const { return scene_; }
  [[nodiscard]] const std::vector<Disc>& discs() const { return discs_; }
  [[nodiscard]] const std::vector<Tie>& ties() const { return ties_; }

 private:
  std::shared_ptr<const scene::Scene> scene_;
  std::vector<Disc> discs_;
  std::vector<Tie> ties_;
};

/// Makes the marks of views. Blocks of links and discs are done by the crew, in an order that does not depend on it.
class Planner {
 public:
  Planner(text::Atlas& atlas, jobs::Crew& crew) : atlas_(atlas), crew_(crew) {}

  void plan_map(const scene::MapView& view, const PackedScene& packed, const Bands& bands, const DrawOptions& options,
                Layer& layer);
  /// What lies over the veil.
  void plan_highlight(const scene::MapView& view, const Bands& bands, Layer& layer);
  void plan_names(const scene::MapView& view, const Bands& bands, Names& names);
  /// To be called when all is planned: the atlas' pages may have moved until then.
  void find_pages(Layer& layer) const;

 private:
  struct End {
    geometry::Point center;  // logical pixels
    float reach = 0.0F;
  };
  struct IconWish {
    std::size_t circle = 0;
    char32_t code_point = 0;
    float size_px = 0.0F;  // logical
    geometry::Color color;
  };
  struct DiscBlock {
    std::vector<Circle> circles;
    std::vector<IconWish> icons;
  };
  struct MarkBlock {
    std::vector<Circle> grains;
    std::vector<Triangle> arrows;
    std::size_t seen = 0;
  };

  static void plan_tints(const scene::MapView& view, const Bands& bands, Layer& layer);
  void find_ends(const scene::MapView& view, const PackedScene& packed);
  /// From this to that part of all links, 0 to 1.
  struct Share {
    double from = 0.0;
    double to = 1.0;
  };
  void plan_links(const scene::MapView& view, const PackedScene& packed, const Bands& bands, const DrawOptions& options,
                  Layer& layer);
  std::size_t plan_share(const scene::MapView& view, const PackedScene& packed, const Bands& bands, const Share& share,
                         Lines& lines);
  void plan_tie(const scene::MapView& view, const PackedScene& packed, std::size_t at, const Bands& bands, Lines& lines,
                MarkBlock& marks) const;
  void thicken(const PackedScene& packed, double share, Lines& lines);
  void add_disc(const scene::MapView& view, const scene::Disc& disc, DiscBlock& block) const;
  static void add_marks(const scene::MapView& view, const scene::Link& link, const scene::LinkShape& shape,
                        MarkBlock& marks);
  void gather(const std::vector<DiscBlock>& blocks, std::size_t count, float scale, const Bands& bands, Layer& layer);
  static void gather(const std::vector<MarkBlock>& blocks, std::size_t count, const Bands& bands, Layer& layer);
  void add_icon(const IconWish& wish, float scale, Circle& circle, Layer& layer);

  text::Atlas& atlas_;
  jobs::Crew& crew_;
  std::vector<End> ends_;
  std::vector<DiscBlock> disc_blocks_;
  std::vector<MarkBlock> mark_blocks_;
};

}  // namespace xylem::raster
