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

namespace xylem::gl {
namespace {

constexpr int kCurveSteps = 20;

/// A color picture to draw into.
class Target {
 public:
  Target() = default;
  ~Target() { drop(); }
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;

  void resize(int width, int height) {
    if (width == width_ && height == height_) return;
    drop();
    width_ = width;
    height_ = height;
    glGenTextures(1, &color_);
    glBindTexture(GL_TEXTURE_2D, color_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glGenFramebuffers(1, &framebuffer_);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, color_, 0);
  }
  [[nodiscard]] GLuint framebuffer() const { return framebuffer_; }
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }

 private:
  void drop() {
    glDeleteFramebuffers(1, &framebuffer_);
    glDeleteTextures(1, &color_);
    framebuffer_ = color_ = 0;
  }
  GLuint framebuffer_ = 0;
  GLuint color_ = 0;
  int width_ = 0;
  int height_ = 0;
};

/// The atlas' pages as textures, brought up to date before each drawing.
class Pages {
 public:
  ~Pages() { glDeleteTextures(static_cast<GLsizei>(textures_.size()), textures_.data()); }
  Pages() = default;
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

  void upload(text::Atlas& atlas) {
    const auto pages = atlas.pages();
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const bool fresh = i >= textures_.size();
      if (fresh) textures_.push_back(made(pages[i].size));
      const auto dirty = atlas.take_dirty(i);
      if (!dirty || dirty->width == 0) continue;
      glBindTexture(GL_TEXTURE_2D, textures_[i]);
      glPixelStorei(GL_UNPACK_ROW_LENGTH, pages[i].size);
      const std::size_t first = 2 * (static_cast<std::size_t>(dirty->y) * static_cast<std::size_t>(pages[i].size) + static_cast<std::size_t>(dirty->x));
      glTexSubImage2D(GL_TEXTURE_2D, 0, dirty->x, dirty->y, dirty->width, dirty->height, GL_RG, GL_UNSIGNED_BYTE, pages[i].pixels.data() + first);
    }
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  }
  [[nodiscard]] GLuint texture(std::size_t page) const { return textures_[page]; }

 private:
  static GLuint made(int size) {
    GLuint texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RG8, size, size, 0, GL_RG, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    return texture;
  }
  std::vector<GLuint> textures_;
};

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
  Target target;
  Pages pages;
  text::Atlas atlas;
  std::optional<MapView> drawn;

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
    discs = Instances(std::array<Attribute, 3>{{{0, 2, 0}, {1, 4, 2}, {2, 4, 6}}}, kDiscFloats);
    triangles = Instances(std::array<Attribute, 3>{{{0, 4, 0}, {1, 2, 4}, {2, 4, 6}}}, kTriangleFloats);
    glyphs = Instances(std::array<Attribute, 4>{{{0, 4, 0}, {1, 4, 4}, {2, 4, 8}, {3, 2, 12}}}, kGlyphFloats);
    return {};
  }

  void draw_glyphs(const std::vector<Rows>& by_page, float width, float height) {
    glyph_program.use(width, height);
    glyph_program.set("page", 0);
    glActiveTexture(GL_TEXTURE0);
    for (std::size_t page = 0; page < by_page.size(); ++page) {
      glBindTexture(GL_TEXTURE_2D, pages.texture(page));
      glyphs.draw(by_page[page], 4);
    }
  }

  void draw(const Batches& batches, float width, float height) {
    line_program.use(width, height);
    line_program.set("steps", 1);
    lines.draw(batches.straight, 4);
    line_program.set("steps", kCurveSteps);
    lines.draw(batches.curved, (kCurveSteps + 1) * 2);
    triangle_program.use(width, height);
    triangles.draw(batches.arrows, 4);
    disc_program.use(width, height);
    discs.draw(batches.grains, 4);
    discs.draw(batches.discs, 4);
    draw_glyphs(batches.icons, width, height);
    draw_glyphs(batches.labels, width, height);
  }
};

base::Result<void> load(FunctionLookup look_up) {
  const int version = gladLoadGL(look_up);
  if (version >= GLAD_MAKE_VERSION(3, 3)) return {};
  return base::Error{base::ErrorKind::unsupported, "This machine offers no OpenGL 3.3", "", "Update the graphics driver, or use xylem-cli."};
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

bool SceneRenderer::draw(const MapView& view) {
  Parts& parts = *parts_;
  if (parts.drawn == view || view.scene == nullptr) return false;
  const int width = std::max(static_cast<int>(std::lround(view.camera.width_px * view.device_scale)), 1);
  const int height = std::max(static_cast<int>(std::lround(view.camera.height_px * view.device_scale)), 1);
  parts.atlas.trim();
  const Batches batches = batches_of(view, parts.atlas);
  parts.pages.upload(parts.atlas);
  parts.target.resize(width, height);
  glBindFramebuffer(GL_FRAMEBUFFER, parts.target.framebuffer());
  glViewport(0, 0, width, height);
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  const geometry::Color ground = view.scene->ground;
  glClearColor(static_cast<float>(ground.r) / 255.0F, static_cast<float>(ground.g) / 255.0F, static_cast<float>(ground.b) / 255.0F, 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
  parts.draw(batches, static_cast<float>(width), static_cast<float>(height));
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  parts.drawn = view;
  return true;
}

void SceneRenderer::blit(unsigned framebuffer, int x, int y) const {
  const Target& target = parts_->target;
  glBindFramebuffer(GL_READ_FRAMEBUFFER, target.framebuffer());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer);
  glBlitFramebuffer(0, 0, target.width(), target.height(), x, y, x + target.width(), y + target.height(), GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
}

Pixels SceneRenderer::read() const { return read_pixels(parts_->target.framebuffer(), parts_->target.width(), parts_->target.height()); }

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
