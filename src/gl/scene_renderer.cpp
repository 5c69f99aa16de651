// SceneRenderer: batches into a framebuffer of its own.
#include "xylem/gl/scene_renderer.h"

#include <glad/gl.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "gl/batches.h"
#include "gl/program.h"
#include "gl/shaders.h"
#include "gl/targets.h"

namespace xylem::gl {
namespace {

constexpr int kCurveSteps = 20;

/// How far, in whole device pixels, a picture moves when its camera does.
struct Move {
  int right = 0;
  int down = 0;
};

/// The way from the picture of `before` to that of `now`, when that is all that happens to the map without its labels.
std::optional<Move> move_between(const scene::MapView& before, const scene::MapView& now) {
  const geometry::Camera& a = before.camera;
  const geometry::Camera& b = now.camera;
  if (before.scene != now.scene || a.scale != b.scale || before.device_scale != now.device_scale) return std::nullopt;
  if (before.grain_phase.has_value() != now.grain_phase.has_value()) return std::nullopt;
  if (a.width_px != b.width_px || a.height_px != b.height_px) return std::nullopt;
  const geometry::Point by = (b.screen_from_world({}) - a.screen_from_world({})) * now.device_scale;
  const Move move{static_cast<int>(std::lround(by.x)), static_cast<int>(std::lround(by.y))};
  constexpr float kAlmostWhole = 0.03F;
  const bool whole = std::abs(by.x - static_cast<float>(move.right)) < kAlmostWhole &&
                     std::abs(by.y - static_cast<float>(move.down)) < kAlmostWhole;
  return whole ? std::optional(move) : std::nullopt;
}

}  // namespace

struct SceneRenderer::Parts {
  Program line_program;
  Program disc_program;
  Program triangle_program;
  Program glyph_program;
  Instances lines;
  Instances discs;
  Instances triangles;
  Instances glyphs;
  Target target;  // the whole picture
  Target map;     // without labels, of `map_view`; where grains move, only the ground and the lines
  Target spare;   // where the map is moved to
  std::optional<scene::MapView> map_view;
  Pages pages;
  text::Atlas atlas;
  std::optional<scene::MapView> drawn;

  explicit Parts(text::Fonts fonts) : atlas(std::move(fonts)) {}

  base::Result<void> prepare() {
    const auto make = [](Program& program, const char* vertex, const char* fragment) -> base::Result<void> {
      auto made = Program::make(vertex, fragment);
      if (!made) return made.error();
      program = *std::move(made);
      return {};
    };
    for (const auto& result : {make(line_program, shaders::kLineVertex, shaders::kLineFragment),
                               make(disc_program, shaders::kDiscVertex, shaders::kDiscFragment),
                               make(triangle_program, shaders::kTriangleVertex, shaders::kTriangleFragment),
                               make(glyph_program, shaders::kGlyphVertex, shaders::kGlyphFragment)}) {
      if (!result) return result;
    }
    lines = Instances(std::array<Attribute, 4>{{{0, 4, 0}, {1, 2, 4}, {2, 4, 6}, {3, 4, 10}}}, kLineFloats);
    discs = Instances(std::array<Attribute, 6>{{{0, 2, 0}, {1, 4, 2}, {2, 4, 6}, {3, 4, 10}, {4, 4, 14}, {5, 4, 18}}},
                      kDiscFloats);
    triangles = Instances(std::array<Attribute, 3>{{{0, 4, 0}, {1, 2, 4}, {2, 4, 6}}}, kTriangleFloats);
    glyphs = Instances(std::array<Attribute, 4>{{{0, 4, 0}, {1, 4, 4}, {2, 4, 8}, {3, 2, 12}}}, kGlyphFloats);
    return {};
  }

  /// Brings `map` up to date: by moving it, where that is enough, and drawing what comes in at its edges.
  void update_map(const scene::MapView& view, int width, int height) {
    const std::optional<Move> move = map_view ? move_between(*map_view, view) : std::nullopt;
    if (move && move->right == 0 && move->down == 0) return;
    map.resize(width, height);
    spare.resize(width, height);
    if (move && std::abs(move->right) < width && std::abs(move->down) < height) {
      move_map(*move);
    } else {
      map_view =
          scene::MapView{view.scene, view.camera, {}, view.device_scale, view.text_scale, view.grain_phase, nullptr};
      begin_map();
      draw_part(0, 0, width, height);
    }
    glDisable(GL_SCISSOR_TEST);
  }

  /// From whole pixel to whole pixel, so that what is left of one does not add up.
  void move_map(const Move& move) {
    const geometry::Point by{static_cast<float>(move.right), static_cast<float>(move.down)};
    map_view->camera = map_view->camera.dragged(by * (1.0F / map_view->device_scale));
    spare.take_moved(map, move.right, move.down);
    std::swap(map, spare);
    begin_map();
    const int right = std::abs(move.right);
    const int down = std::abs(move.down);
    if (right > 0) draw_part(move.right > 0 ? 0 : map.width() - right, 0, right, map.height());
    if (down > 0) draw_part(0, move.down > 0 ? 0 : map.height() - down, map.width(), down);
  }

  void begin_map() const {
    glBindFramebuffer(GL_FRAMEBUFFER, map.framebuffer());
    glViewport(0, 0, map.width(), map.height());
    glEnable(GL_SCISSOR_TEST);
  }

  /// One part of the map: device pixels from its upper left corner.
  void draw_part(int x, int y, int width, int height) {
    glScissor(x, map.height() - y - height, width, height);
    glClear(GL_COLOR_BUFFER_BIT);
    const float logical = 1.0F / map_view->device_scale;
    const geometry::Point corner{static_cast<float>(x), static_cast<float>(y)};
    const auto region =
        geometry::box_at(corner * logical, static_cast<float>(width) * logical, static_cast<float>(height) * logical);
    if (!map_view->scene->tints.empty()) draw_discs(*map_view, tints_of(*map_view, region, atlas));
    draw_lines(lines_of(*map_view, region));
    if (!map_view->grain_phase) draw_discs(*map_view, discs_of(*map_view, region, atlas));
  }

  void draw_lines(const LineBatches& batches) const {
    line_program.use(static_cast<float>(map.width()), static_cast<float>(map.height()));
    line_program.set("steps", 1);
    lines.draw(batches.straight, 4);
    line_program.set("steps", kCurveSteps);
    lines.draw(batches.curved, (kCurveSteps + 1) * 2);
  }

  void draw_discs(const scene::MapView& view, const DiscBatches& batches) {
    pages.upload(atlas);
    disc_program.use(static_cast<float>(map.width()), static_cast<float>(map.height()));
    disc_program.set("page", 0);
    disc_program.set("ground", view.scene->ground);
    discs.draw(batches.grains, 4);
    triangle_program.use(static_cast<float>(map.width()), static_cast<float>(map.height()));
    triangles.draw(batches.arrows, 4);
    disc_program.use(static_cast<float>(map.width()), static_cast<float>(map.height()));
    draw_runs(batches.discs, discs);
  }

  /// What is lit, over a veil on all the rest.
  void draw_highlight(const scene::MapView& view) {
    draw_lines(veil_of(view));
    draw_lines(lit_lines_of(view));
    draw_discs(view, lit_discs_of(view, atlas));
  }

  /// The whole picture: the map, what moves on it, what is lit, and the labels.
  void draw_picture(const scene::MapView& view) {
    target.resize(map.width(), map.height());
    target.take_moved(map, 0, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer());
    glViewport(0, 0, target.width(), target.height());
    if (view.grain_phase) {
      draw_discs(view, discs_of(view, geometry::box_at({}, view.camera.width_px, view.camera.height_px), atlas));
    }
    if (view.highlight != nullptr && !view.highlight->discs.empty()) draw_highlight(view);
    const LabelBatches labels = labels_of(view, atlas);
    draw_lines(labels.leaders);
    pages.upload(atlas);
    glyph_program.use(static_cast<float>(target.width()), static_cast<float>(target.height()));
    glyph_program.set("page", 0);
    draw_runs(labels.glyphs, glyphs);
  }

  void draw_runs(const std::vector<Run>& runs, const Instances& instances) const {
    glActiveTexture(GL_TEXTURE0);
    for (const Run& run : runs) {
      glBindTexture(GL_TEXTURE_2D, pages.texture(run.page));
      instances.draw(run.rows, 4);
    }
  }
};

base::Result<void> load(FunctionLookup look_up) {
  const int version = gladLoadGL(look_up);
  if (version >= GLAD_MAKE_VERSION(3, 3)) return {};
  return base::Error{base::ErrorKind::unsupported, "This machine offers no OpenGL 3.3", "",
                     "Update the graphics driver, or use xylem-cli."};
}

std::string renderer_name() {
  const auto* name = glGetString(GL_RENDERER);
  return name == nullptr ? std::string() : reinterpret_cast<const char*>(name);  // NOLINT: OpenGL's bytes are text
}

base::Result<std::unique_ptr<SceneRenderer>> SceneRenderer::create(text::Fonts fonts) {
  auto parts = std::make_unique<Parts>(std::move(fonts));
  if (auto ready = parts->prepare(); !ready) return ready.error();
  return std::unique_ptr<SceneRenderer>(new SceneRenderer(std::move(parts)));
}

SceneRenderer::SceneRenderer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SceneRenderer::~SceneRenderer() = default;

bool SceneRenderer::draw(const scene::MapView& view) {
  Parts& parts = *parts_;
  if (parts.drawn == view || view.scene == nullptr) return false;
  const int width = std::max(static_cast<int>(std::lround(view.camera.width_px * view.device_scale)), 1);
  const int height = std::max(static_cast<int>(std::lround(view.camera.height_px * view.device_scale)), 1);
  parts.atlas.trim();
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  const geometry::Color ground = view.scene->ground;
  glClearColor(static_cast<float>(ground.r) / 255.0F, static_cast<float>(ground.g) / 255.0F,
               static_cast<float>(ground.b) / 255.0F, 1.0F);
  parts.update_map(view, width, height);
  parts.draw_picture(view);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  parts.drawn = view;
  return true;
}

void SceneRenderer::blit(unsigned framebuffer, int x, int y) const {
  const Target& target = parts_->target;
  glBindFramebuffer(GL_READ_FRAMEBUFFER, target.framebuffer());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer);
  glBlitFramebuffer(0, 0, target.width(), target.height(), x, y, x + target.width(), y + target.height(),
                    GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
}

Pixels SceneRenderer::read() const {
  return read_pixels(parts_->target.framebuffer(), parts_->target.width(), parts_->target.height());
}

Pixels read_pixels(unsigned framebuffer, int width, int height) {
  Pixels pixels{width, height, {}};
  const std::size_t row = static_cast<std::size_t>(pixels.width) * 4;
  std::vector<std::uint8_t> bottom_up(row * static_cast<std::size_t>(pixels.height));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, pixels.width, pixels.height, GL_RGBA, GL_UNSIGNED_BYTE, bottom_up.data());
  glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
  pixels.rgba.reserve(bottom_up.size());
  for (std::size_t y = static_cast<std::size_t>(pixels.height); y-- > 0;) {
    const auto begin = bottom_up.begin() + static_cast<std::ptrdiff_t>(y * row);
    pixels.rgba.insert(pixels.rgba.end(), begin, begin + static_cast<std::ptrdiff_t>(row));
  }
  return pixels;
}

}  // namespace xylem::gl
