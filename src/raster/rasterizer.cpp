// Rasterizer: a plan, then its bands.
#include "xylem/raster/rasterizer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include "raster/kernels.h"
#include "raster/plan.h"

namespace xylem::raster {
namespace {

std::uint32_t opaque(geometry::Color color) {
  return static_cast<std::uint32_t>(color.r) | static_cast<std::uint32_t>(color.g) << 8U |
         static_cast<std::uint32_t>(color.b) << 16U | 0xFF000000U;
}

bool is_lit(const scene::MapView& view) { return view.highlight != nullptr && !view.highlight->discs.empty(); }

bool same_map(const scene::MapView& a, const scene::MapView& b) {
  return a.scene == b.scene && a.camera == b.camera && a.device_scale == b.device_scale &&
         a.grain_phase == b.grain_phase;
}

/// What same_map compares.
scene::MapView map_of(const scene::MapView& view) {
  return {view.scene, view.camera, {}, view.device_scale, view.text_scale, view.grain_phase, nullptr};
}

/// The map, all but its names; `depth`: the thread's own.
void draw_map(const Band& band, const Layer& map, const Stamps& stamps, geometry::Color ground, VeilDepth& depth) {
  draw(band, map.tints, {{}, nullptr, ground});
  draw(band, map.lines, map.veil, depth);
  draw(band, map.grains, {{}, nullptr, ground});
  draw(band, map.arrows);
  for (const Banded<Circle>& block : map.discs) draw(band, block, {map.icons, &stamps, ground});
}

/// What is lit; few, so that there is neither a veil nor are there stamps.
void draw_lit(const Band& band, const Layer& lit, geometry::Color ground) {
  draw(band, lit.lines);
  draw(band, lit.grains, {{}, nullptr, ground});
  draw(band, lit.arrows);
  for (const Banded<Circle>& block : lit.discs) draw(band, block, {lit.icons, nullptr, ground});
}

Band band_of(Bitmap& picture, const Bands& bands, std::size_t number) {
  const int top = static_cast<int>(number) * bands.rows;
  const std::ptrdiff_t stride = picture.height() > 1 ? picture.row(1) - picture.row(0) : picture.stride();
  return {picture.row(0),
          stride,
          picture.width(),
          top,
          std::min(top + bands.rows, picture.height()),
          static_cast<std::uint8_t>(number)};
}

}  // namespace

struct Rasterizer::Parts {
  jobs::Crew crew;
  text::Atlas atlas;
  int band_rows;
  Planner planner{atlas, crew};
  std::vector<VeilDepth> depths{crew.size()};  // of each of the crew
  std::optional<PackedScene> packed;
  Layer map;
  Layer highlight;
  Names names;
  /// The map without what is lit and without names, of `kept_view`: pointing at something else then draws little.
  Bitmap kept;
  std::optional<scene::MapView> kept_view;
  std::optional<scene::MapView> last;  // without labels

  Parts(text::Fonts fonts, int threads, int rows) : crew(threads), atlas(std::move(fonts)), band_rows(rows) {}
};

Rasterizer::Rasterizer(text::Fonts fonts, int threads, int band_rows)
    : parts_(std::make_unique<Parts>(std::move(fonts), threads, band_rows)) {}
Rasterizer::~Rasterizer() = default;

bool Rasterizer::draw(const scene::MapView& view, Bitmap& picture, const DrawOptions& options) {
  Parts& parts = *parts_;
  const float scale = view.device_scale;
  picture.resize(static_cast<int>(std::lround(view.camera.width_px * scale)),
                 static_cast<int>(std::lround(view.camera.height_px * scale)));
  const Bands bands = bands_for(picture.width(), picture.height(), parts.band_rows);
  parts.atlas.trim();
  if (!parts.packed || parts.packed->scene() != view.scene) parts.packed.emplace(view.scene);

  const bool lit = is_lit(view);
  const bool whole = options.ground == Ground::filled && options.links == Links::all;
  const bool use_kept = whole && parts.kept_view && same_map(*parts.kept_view, view) &&
                        parts.kept.width() == picture.width() && parts.kept.height() == picture.height();
  const bool stands = parts.last && same_map(*parts.last, view);
  const bool keep = whole && !use_kept && lit && stands;
  if (!use_kept) parts.planner.plan_map(view, *parts.packed, bands, options, parts.map);
  if (lit) parts.planner.plan_highlight(view, bands, parts.highlight);
  parts.planner.plan_names(view, bands, parts.names);
  if (!use_kept) parts.planner.find_pages(parts.map);
  if (lit) parts.planner.find_pages(parts.highlight);
  if (keep) parts.kept.resize(picture.width(), picture.height());

  const geometry::Color ground = view.scene->ground;
  for (VeilDepth& depth : parts.depths) depth.make_for(picture.width(), bands.rows);
  parts.crew.each(static_cast<std::size_t>(bands.count()), [&](std::size_t number, std::size_t who) {
    if (options.stop.stop_requested()) return;
    const Band band = band_of(picture, bands, number);
    const auto row_bytes = static_cast<std::size_t>(picture.width()) * sizeof(std::uint32_t);
    if (use_kept) {
      for (int y = band.top; y < band.bottom; ++y) std::memcpy(picture.row(y), parts.kept.row(y), row_bytes);
    } else {
      fill(band, options.ground == Ground::filled ? opaque(ground) : 0U);
      draw_map(band, parts.map, parts.planner.stamps(), ground, parts.depths[who]);
    }
    if (keep) {
      for (int y = band.top; y < band.bottom; ++y) std::memcpy(parts.kept.row(y), picture.row(y), row_bytes);
    }
    if (lit) {
      lay_over(band, ground.with_alpha(scene::kVeilOpacity));
      draw_lit(band, parts.highlight, ground);
    }
    raster::draw(band, parts.names.leaders);
    raster::draw(band, parts.names.words, ground);
  });
  if (options.stop.stop_requested()) {
    parts.last.reset();
    parts.kept_view.reset();
    return false;
  }
  parts.last = map_of(view);
  if (keep) {
    parts.kept_view = parts.last;
  } else if (!use_kept) {
    parts.kept_view.reset();
  }
  return true;
}

}  // namespace xylem::raster
