// The map by OpenGL, and the choice between the two ways to draw it.
#include "app/map_layer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <limits>
#include <string>

#include "app/raster_map.h"
#include "xylem/gl/scene_renderer.h"

namespace xylem::app {
namespace {

class GlMap final : public MapLayer {
 public:
  GlMap(std::unique_ptr<gl::SceneRenderer> renderer, text::Fonts fonts)
      : renderer_(std::move(renderer)), labels_(std::move(fonts)) {}

  bool draw(const MapWanted& wanted) override {
    const bool drawn = renderer_->draw(labels_.view_of(wanted));
    pictures_ += drawn ? 1 : 0;
    return drawn;
  }
  void copy(const PicturePart& part, const geometry::Box& place, int height) const override {
    renderer_->blit(part.framebuffer, static_cast<int>(place.min.x), height - static_cast<int>(place.max.y));
  }
  [[nodiscard]] int pictures() const override { return pictures_; }

 private:
  std::unique_ptr<gl::SceneRenderer> renderer_;
  MapLabels labels_;
  int pictures_ = 0;
};

}  // namespace

double MapLayer::patience_s() const { return std::numeric_limits<double>::infinity(); }

Drawing drawing_for(std::string_view name, std::string_view gl_renderer) {
  if (name == "gl") return Drawing::gl;
  if (name == "raster") return Drawing::raster;
  std::string lower(gl_renderer);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  constexpr std::array kPrograms{"llvmpipe", "softpipe", "swrast", "software"};
  const bool program =
      std::ranges::any_of(kPrograms, [&](const char* word) { return lower.find(word) != std::string::npos; });
  return program ? Drawing::raster : Drawing::gl;
}

base::Result<std::unique_ptr<MapLayer>> make_map_layer(const text::Fonts& fonts, const MapLayerOptions& options) {
  if (options.drawing == Drawing::raster) {
    return std::unique_ptr<MapLayer>(std::make_unique<RasterMap>(fonts, options.painting, options.wake));
  }
  auto renderer = gl::SceneRenderer::create(fonts);
  if (!renderer) return renderer.error();
  return std::unique_ptr<MapLayer>(std::make_unique<GlMap>(*std::move(renderer), fonts));
}

}  // namespace xylem::app
