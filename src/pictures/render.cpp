// A page: title and sentence on top, legend at the left or at the foot, source line below, the map in what remains.
#include "xylem/pictures/render.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <thread>

#include "draw_scene.h"
#include "xylem/raster/rasterizer.h"
#include "xylem/scene/legend.h"

namespace xylem::pictures {
namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using geometry::Box;
using geometry::Camera;
using scene::LegendBlock;
using scene::Scene;

constexpr float kLargestSide = 32'767.0F;
constexpr float kMostPixels = 200e6F;

Result<void> check(const PictureOptions& options) {
  const float width = options.width_px * options.scale;
  const float height = options.height_px * options.scale;
  const bool finite = std::isfinite(width) && std::isfinite(height) && std::isfinite(options.text_scale);
  if (!finite || options.width_px < 16.0F || options.height_px < 16.0F || options.scale < 0.1F ||
      options.scale > 8.0F || options.text_scale < 0.1F || options.text_scale > 10.0F) {
    return Error{ErrorKind::invalid_argument, "A picture is at least 16 x 16 pixels, at a scale of 0.1 to 8", {}, {}};
  }
  if (width > kLargestSide || height > kLargestSide || width * height > kMostPixels) {
    return Error{ErrorKind::too_large,
                 "A picture has at most 32,767 pixels a side and 200 million in all",
                 {},
                 "Choose a smaller size or scale"};
  }
  return {};
}

/// Where everything stands on the page, and in which sizes.
struct Page {
  float margin = 0.0F;
  float text = 1.0F;  // scale of all words
  text::TextStyle title, sentence, source;
  Box title_box, sentence_box, source_box;
  LegendBlock legend;
  geometry::Point legend_at;
  Box map;
};

Box cut_top(Box& rest, float height, float gap) {
  const Box top{rest.min, {rest.max.x, rest.min.y + height}};
  rest.min.y += height + gap;
  return top;
}

void place_words(Page& page, Box& rest, const Scene& scene, const text::Fonts& fonts) {
  const float width = rest.width();
  if (!scene.title.empty()) {
    const auto size = measure_block(fonts, scene.title, page.title, width, 2);
    page.title_box = cut_top(rest, size.height(), 4.0F * page.text);
  }
  if (!scene.sentence.empty()) {
    const auto size = measure_block(fonts, scene.sentence, page.sentence, width, 4);
    page.sentence_box = cut_top(rest, size.height(), 12.0F * page.text);
  }
  if (!scene.source.empty()) {
    const auto size = measure_block(fonts, scene.source, page.source, width, 3);
    page.source_box = {{rest.min.x, rest.max.y - size.height()}, rest.max};
    rest.max.y -= size.height() + 10.0F * page.text;
  }
}

std::size_t longest_group(const Scene& scene) {
  std::size_t rows = 1;
  for (const scene::LegendGroup& group : scene.legend) rows = std::max(rows, group.rows.size());
  return rows;
}

/// How large words are on a page of that size.
float text_for(float width, float height) {
  return std::clamp(std::sqrt(std::min(width, height) / 800.0F), 0.75F, 2.5F);
}

float margin_for(float width, float height, float text) {
  return std::min(std::min(width, height) * 0.06F, 28.0F * text);
}

bool is_wide(const Box& rest) { return rest.width() > rest.height() * 1.1F; }

/// At the left of a wide page, at the foot of a narrow one; smaller or shorter, if need be, until it leaves the map its
/// room.
void place_legend(Page& page, Box& rest, const Scene& scene, text::Measure& measure) {
  const bool wide = is_wide(rest);
  const float most_width = wide ? rest.width() * 0.34F : rest.width();
  const float most_height = wide ? rest.height() : rest.height() * 0.4F;
  scene::LegendOptions options;
  options.text_scale = page.text;
  options.most_height_px = most_height;
  for (std::size_t most_rows = 1000; most_rows > 0;) {
    options.most_rows = most_rows;
    options.most_width_px = std::min(260.0F * options.text_scale, most_width);
    page.legend = legend_block(scene, measure, options);
    if (page.legend.width <= most_width && page.legend.height <= most_height) break;
    if (options.text_scale > page.text * 0.7F) {
      options.text_scale *= 0.9F;
    } else {  // smaller could not be read: leave rows out
      most_rows = std::min(most_rows - 1, longest_group(scene) - 1);
    }
  }
  if (page.legend.width <= 0.0F) return;
  const float gap = 16.0F * page.text;
  if (wide) {
    page.legend_at = {rest.min.x, rest.min.y + 4.0F * page.text};
    rest.min.x += page.legend.width + gap;
  } else {
    page.legend_at = {rest.min.x, rest.max.y - page.legend.height};
    rest.max.y -= page.legend.height + gap;
  }
}

Page laid_out(const Scene& scene, const PictureOptions& options, text::Measure& measure) {
  Page page;
  page.text = options.text_scale * text_for(options.width_px, options.height_px);
  page.title = {22.0F * page.text, text::Weight::semibold, false};
  page.sentence = {14.0F * page.text, text::Weight::regular, false};
  page.source = {11.0F * page.text, text::Weight::regular, false};
  const bool words = options.words && !(scene.title.empty() && scene.sentence.empty() && scene.source.empty());
  const bool legend = options.legend && !scene.legend.empty();
  page.map = geometry::box_at({}, options.width_px, options.height_px);
  if (!words && !legend) return page;
  page.margin = margin_for(options.width_px, options.height_px, page.text);
  Box rest = page.map.grown(-page.margin);
  if (words) place_words(page, rest, scene, measure.fonts());
  if (legend) place_legend(page, rest, scene, measure);
  page.map = rest;
  return page;
}

/// The part of the world to show: all discs with what stands around them.
Box world_of(const Scene& scene) {
  Box world;
  for (const scene::Disc& disc : scene.discs) {
    const float reach = disc.radius * scene::kGhostHalo;
    world.include(disc.center - geometry::Point{reach, reach});
    world.include(disc.center + geometry::Point{reach, reach});
  }
  for (const scene::Tint& tint : scene.tints) {
    for (const geometry::Point center : tint.centers) {
      world.include(center - geometry::Point{tint.radius, tint.radius});
      world.include(center + geometry::Point{tint.radius, tint.radius});
    }
  }
  return world;
}

/// As world_of, with the room that names take below the discs when one unit is `scale` pixels.
Box world_with_names(const Scene& scene, float scale, float text_scale, text::Measure& measure) {
  Box world = world_of(scene);
  for (const scene::Label& label : scene.labels) {
    const scene::Disc& disc = scene.discs[label.disc];
    if (!label.strong && disc.radius * scale < disc.smallest_px) continue;
    const text::Extent size = measure(label.text, style_of(label, text_scale));
    const geometry::Point half{(size.width * 0.5F + 2.0F) / scale, disc.radius + (size.height() + 8.0F) / scale};
    world.include(disc.center - half);
    world.include({disc.center.x + half.x, disc.center.y});
  }
  return world;
}

Camera camera_for(const Scene& scene, const PictureOptions& options, const Box& map, float text_scale,
                  text::Measure& measure) {
  const float width = std::max(map.width(), 1.0F);
  const float height = std::max(map.height(), 1.0F);
  if (options.camera) {
    Camera camera = *options.camera;
    camera.width_px = width;
    camera.height_px = height;
    return camera;
  }
  constexpr float kMargin = 8.0F;
  constexpr float kLargestScale = 2.5F;
  const Camera bare = fitted(world_of(scene), width, height, kMargin, kLargestScale);
  if (!options.labels) return bare;
  Camera camera = bare;
  for (int i = 0; i < 4; ++i) {  // the farther away, the more of the world a name covers: this converges
    camera = fitted(world_with_names(scene, camera.scale, text_scale, measure), width, height, kMargin, kLargestScale);
    camera.scale = std::max(camera.scale, bare.scale * 0.7F);  // very long names must not make the map small
  }
  return camera;
}

/// What of `box` covers whole device pixels.
Box on_device_pixels(const Box& box, float scale) {
  return {{std::ceil(box.min.x * scale) / scale, std::ceil(box.min.y * scale) / scale},
          {std::floor(box.max.x * scale) / scale, std::floor(box.max.y * scale) / scale}};
}

/// Links and discs by the raster room; `corner` is the map's, on the page.
void put_marks(Canvas& canvas, const Scene& scene, const Camera& camera, geometry::Point corner,
               const PictureOptions& options, const text::Fonts& fonts) {
  scene::MapView view;
  view.scene = {std::shared_ptr<void>(), &scene};  // not ours: it outlives the view
  view.camera = camera;
  view.device_scale = options.scale;
  view.grain_phase = 0.5F;
  const auto threads = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 8U));
  raster::DrawOptions drawing;
  drawing.ground = options.transparent ? raster::Ground::transparent : raster::Ground::filled;
  raster::Bitmap bitmap;
  raster::Rasterizer(fonts, threads).draw(view, bitmap, drawing);
  canvas.put(bitmap, static_cast<int>(std::lround(corner.x * options.scale)),
             static_cast<int>(std::lround(corner.y * options.scale)));
}

void draw_words(Canvas& canvas, const Page& page, const Scene& scene) {
  const auto put = [&](const Box& box, const std::string& words, const text::TextStyle& style, int lines,
                       geometry::Color color) {
    if (!box.empty()) canvas.block(box.min, words, style, box.width(), lines, color);
  };
  put(page.title_box, scene.title, page.title, 2, scene.text);
  put(page.sentence_box, scene.sentence, page.sentence, 4, scene.text);
  put(page.source_box, scene.source, page.source, 3, scene.muted_text);
}

void draw_legend(Canvas& canvas, const Page& page, const Scene& scene) {
  for (const scene::LegendSwatch& swatch : page.legend.swatches) {
    draw_swatch(canvas, scene, {swatch.box.min + page.legend_at, swatch.box.max + page.legend_at}, swatch.row);
  }
  for (const scene::LegendText& words : page.legend.texts) {
    canvas.text(words.pen + page.legend_at, words.text, words.style, words.muted ? scene.muted_text : scene.text);
  }
}

}  // namespace

Result<Image> render(const Scene& scene, const text::Fonts& fonts, const PictureOptions& options) {
  if (const auto fit = check(options); !fit) return fit.error();
  Canvas canvas(static_cast<int>(std::lround(options.width_px * options.scale)),
                static_cast<int>(std::lround(options.height_px * options.scale)), options.scale, fonts);
  if (!canvas.ok())
    return Error{ErrorKind::too_large,
                 "There is not enough memory for a picture of this size",
                 {},
                 "Choose a smaller size or scale"};
  text::Measure measure(fonts);
  const Page page = laid_out(scene, options, measure);
  if (!options.transparent) canvas.fill_all(scene.ground);

  const Box map = on_device_pixels(page.map, options.scale);
  const Camera camera = camera_for(scene, options, map, page.text, measure);
  canvas.clip(map);
  canvas.set_origin(map.min);
  if (options.map_by == MapBy::raster) {
    put_marks(canvas, scene, camera, map.min, options, fonts);
  } else {
    draw_marks(canvas, scene, camera);
  }
  if (options.labels) draw_names(canvas, scene, camera, measure, page.text);
  canvas.set_origin({});
  canvas.unclip();

  draw_words(canvas, page, scene);
  draw_legend(canvas, page, scene);
  return canvas.image();
}

float usual_map_aspect(float width_px, float height_px) {
  const float text = text_for(width_px, height_px);
  Box rest = geometry::box_at({}, width_px, height_px).grown(-margin_for(width_px, height_px, text));
  rest.min.y += 100.0F * text;  // title, sentence and source
  if (is_wide(rest)) {
    rest.min.x += 210.0F * text;  // the legend
  } else {
    rest.max.y -= rest.height() * 0.3F;
  }
  return std::clamp(rest.width() / std::max(rest.height(), 1.0F), 0.25F, 4.0F);
}

}  // namespace xylem::pictures
