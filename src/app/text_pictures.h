// TextPictures: words that ImGui cannot draw, shaped by Pango into a texture.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "xylem/text/atlas.h"
#include "xylem/ui/theme.h"

namespace xylem::app {

/// Belongs to the current OpenGL context.
class TextPictures final : public ui::TextTextures {
 public:
  TextPictures(text::Fonts fonts, float device_scale) : atlas_(std::move(fonts), 1024), device_scale_(device_scale) {}
  ~TextPictures() override;
  TextPictures(const TextPictures&) = delete;
  TextPictures& operator=(const TextPictures&) = delete;

  std::optional<ui::TextPicture> picture(std::string_view text, const text::TextStyle& style) override;
  void put_dots(const ui::Dots& dots) override;
  [[nodiscard]] ImTextureID dots() const override;
  void set_device_scale(float scale) { device_scale_ = scale; }
  /// Between frames: forgets what no longer fits. Returns whether it did: other words may then stand where these stood.
  bool trim() {
    const auto before = atlas_.generation();
    atlas_.trim();
    return atlas_.generation() != before;
  }

 private:
  [[nodiscard]] unsigned texture(std::size_t page);
  text::Atlas atlas_;
  float device_scale_;
  std::vector<unsigned> textures_;
  std::array<unsigned, 2> dots_{};  // in turn: what looks different has another name
  std::size_t dots_shown_ = 0;
};

}  // namespace xylem::app
