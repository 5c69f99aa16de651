// Rendering: a scene as a picture, by itself or on a page with title, sentence, legend and source.
#pragma once

#include <cstdint>
#include <optional>

#include "xylem/base/result.h"
#include "xylem/geometry/camera.h"
#include "xylem/pictures/image.h"
#include "xylem/scene/scene.h"
#include "xylem/text/fonts.h"

namespace xylem::pictures {

/// Who draws links and discs: the raster room, as it does in a window without a GPU, or Cairo, many times as slow,
/// which the raster room is held against. Words are set by the text room in either case.
enum class MapBy : std::uint8_t { raster, cairo };

struct PictureOptions {
  float width_px = 1600.0F;  // logical pixels; the image has `scale` times as many
  float height_px = 1000.0F;
  float scale = 1.0F;                      // device pixels for each logical one, 0.1 to 8
  std::optional<geometry::Camera> camera;  // its size does not matter; none = all of the map
  bool labels = true;
  bool words = true;  // title, sentence and source line
  bool legend = true;
  bool transparent = false;  // no ground; labels keep their halo
  float text_scale = 1.0F;
  MapBy map_by = MapBy::raster;
};

/// `scene` as a picture. Nothing is cut at the border: the map keeps clear of words and legend, long words are broken
/// into lines or shortened with "…", the legend takes as many columns as it needs. A scene without words or legend, or
/// with both switched off, fills the picture with its map.
///
/// Errors  invalid_argument for a size below 16 px or not finite; too_large above 32,767 device pixels a side or 200
///         million in all.
/// Cost    by the raster room 20 ms for 120 organizations, 60 ms for 5,000 and 15,000 links, at 1600 x 1000. Any thread.
[[nodiscard]] base::Result<Image> render(const scene::Scene& scene, const text::Fonts& fonts,
                                         const PictureOptions& options = {});

/// Width over height of the map on a page with words and a legend of usual length: for what lays a map out before there
/// is a scene. Within 1/4 and 4.
[[nodiscard]] float usual_map_aspect(float width_px, float height_px);

}  // namespace xylem::pictures
