// Plan: what one picture consists of, as marks in device pixels; made anew for each picture in memory that is kept.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "raster/marks.h"
#include "raster/packed.h"
#include "raster/stamps.h"
#include "raster/veil.h"
#include "xylem/jobs/crew.h"
#include "xylem/raster/rasterizer.h"
#include "xylem/scene/map_view.h"
#include "xylem/text/atlas.h"

namespace xylem::raster {

/// Drawn in this order.
struct Layer {
  Banded<Circle> tints;
  Lines lines;
  VeilInk veil;  // of those lines that are veiled
  Banded<Circle> grains;
  Banded<Triangle> arrows;
  std::vector<Banded<Circle>> discs;  // in blocks
  std::vector<Icon> icons;            // of `discs`
};
struct Names {
  Lines leaders;
  Banded<Words> words;
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
  /// Of the discs planned last.
  [[nodiscard]] const Stamps& stamps() const { return stamps_; }

 private:
  struct End {
    geometry::Point center;  // logical pixels
    float reach = 0.0F;
  };
  struct IconWish {
    std::size_t block = 0;
    std::size_t circle = 0;
    char32_t code_point = 0;
    float size_px = 0.0F;  // logical
    geometry::Color color;
  };
  /// Where the discs of one block go.
  struct DiscBlock {
    std::size_t number = 0;
    Banded<Circle>& circles;
    std::vector<IconWish>& icons;
    const Bands& bands;
  };
  struct MarkBlock {
    std::vector<Circle> grains;
    std::vector<Triangle> arrows;
    std::size_t seen = 0;
  };

  static void plan_tints(const scene::MapView& view, const Bands& bands, Layer& layer);
  void find_ends(const scene::MapView& view, const PackedScene& packed);
  /// Which link is planned as which line: all in their order, or of a sample every so many.
  struct Order {
    std::size_t count = 0;
    std::size_t step = 1;  // no divisor in common with `count`
    [[nodiscard]] std::size_t operator()(std::size_t at) const { return step == 1 ? at : at * step % count; }
  };
  void plan_links(const scene::MapView& view, const PackedScene& packed, const Bands& bands, const DrawOptions& options,
                  Layer& layer);
  static void prepare_veil(const scene::MapView& view, const PackedScene& packed, VeilInk& veil);
  std::size_t plan_ties(const scene::MapView& view, const PackedScene& packed, const Bands& bands, const Order& order,
                        std::size_t from, std::size_t to, Layer& layer);
  void plan_tie(const scene::MapView& view, const PackedScene& packed, std::size_t tie, std::size_t at,
                const Bands& bands, Layer& layer, MarkBlock& marks) const;
  void thicken(const PackedScene& packed, const Order& order, double share, Lines& lines);
  void plan_discs(const scene::MapView& view, const PackedScene& packed, const Bands& bands, Layer& layer);
  void add_disc(const scene::MapView& view, const scene::Disc& disc, const DiscBlock& block) const;
  static void add_marks(const scene::MapView& view, const scene::Link& link, const scene::LinkShape& shape,
                        MarkBlock& marks);
  static void gather(const std::vector<MarkBlock>& blocks, std::size_t count, const Bands& bands, Layer& layer);
  void add_icons(std::span<const IconWish> wishes, float scale, Layer& layer);

  text::Atlas& atlas_;
  jobs::Crew& crew_;
  Stamps stamps_;
  std::vector<End> ends_;
  std::vector<std::vector<IconWish>> icon_blocks_;
  std::vector<MarkBlock> mark_blocks_;
};

}  // namespace xylem::raster
