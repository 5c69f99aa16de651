// TextPictures: words that ImGui cannot draw, shaped by Pango into a texture.
#pragma once

#include <array>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "app/panel_painter.h"
#include "xylem/text/atlas.h"
#include "xylem/ui/theme.h"

namespace xylem::app {

/// One texture for each page of the atlas, and the dots of the minimap.
class TextPictures : public ui::TextTextures {
 public:
  TextPictures(text::Fonts fonts, float device_scale) : atlas_(std::move(fonts), 1024), device_scale_(device_scale) {}

  std::optional<ui::TextPicture> picture(std::string_view text, const text::TextStyle& style) override;
  void set_device_scale(float scale) { device_scale_ = scale; }
  /// Between frames: forgets what no longer fits. Returns whether it did: other words may then stand where these stood.
  bool trim() {
    const auto before = atlas_.generation();
    atlas_.trim();
    return atlas_.generation() != before;
  }

 protected:
  [[nodiscard]] text::Atlas& atlas() { return atlas_; }

 private:
  /// The texture of a page, up to date.
  [[nodiscard]] virtual ImTextureID texture(std::size_t page) = 0;

  text::Atlas atlas_;
  float device_scale_;
};

/// In OpenGL's textures; belongs to the current context.
class GlTextPictures final : public TextPictures {
 public:
  using TextPictures::TextPictures;
  ~GlTextPictures() override;
  void put_dots(const ui::Dots& dots) override;
  [[nodiscard]] ImTextureID dots() const override;

 private:
  [[nodiscard]] ImTextureID texture(std::size_t page) override;
  std::vector<unsigned> textures_;
  std::array<unsigned, 2> dots_{};  // in turn: what looks different has another name
  std::size_t dots_shown_ = 0;
};

/// Where the atlas keeps them, as PanelTextures.
class SoftTextPictures final : public TextPictures {
 public:
  using TextPictures::TextPictures;
  void put_dots(const ui::Dots& dots) override;
  [[nodiscard]] ImTextureID dots() const override;

 private:
  [[nodiscard]] ImTextureID texture(std::size_t page) override;
  std::deque<PanelTexture> pages_;
  struct Kept {
    ui::Dots dots;
    PanelTexture texture;
  };
  std::array<Kept, 2> dots_;
  std::size_t dots_shown_ = 0;
};

}  // namespace xylem::app
