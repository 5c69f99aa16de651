// What is drawn again in parts must look as if all had been drawn.
#include "app/window_picture.h"

#include <glad/gl.h>
#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui/backends/imgui_impl_opengl3.h>

#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "support/gl_context.h"
#include "xylem/base/random.h"

namespace xylem::app {
namespace {

using geometry::Box;

constexpr int kWidth = 240;  // logical pixels
constexpr int kHeight = 160;

/// A picture in a framebuffer.
class Canvas {
 public:
  Canvas(int width, int height) : width_(width), height_(height) {
    glGenTextures(1, &color_);
    glBindTexture(GL_TEXTURE_2D, color_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glGenFramebuffers(1, &framebuffer_);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, color_, 0);
  }
  ~Canvas() {
    glDeleteFramebuffers(1, &framebuffer_);
    glDeleteTextures(1, &color_);
  }
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  [[nodiscard]] unsigned framebuffer() const { return framebuffer_; }
  [[nodiscard]] std::vector<std::uint8_t> pixels() const { return gl::read_pixels(framebuffer_, width_, height_).rgba; }

 private:
  int width_;
  int height_;
  unsigned color_ = 0;
  unsigned framebuffer_ = 0;
};

/// A panel that is a rectangle of one color with a smaller one in it.
struct Panel {
  ImVec2 place;
  ImVec2 size;
  std::uint32_t color = 0;
  bool open = true;
};

/// Panels over a map, as the window has them.
class WindowPictureTest : public testing::TestWithParam<float> {
 protected:
  void SetUp() override {
    context_ = gl::test::Context::open();
    if (context_ == nullptr) GTEST_SKIP() << "EGL cannot draw without a display here";
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplOpenGL3_Init("#version 330 core");
    picture_.emplace();
    shown_.emplace(width(), height());
    again_.emplace(width(), height());
    map_.emplace(width(), height());
    ground_.color = {250, 250, 248, 255};
    ground_.map = {{60.0F, 20.0F}, {180.0F, 140.0F}};
    ground_.copy_map = [this](const PicturePart& part) {
      glBindFramebuffer(GL_READ_FRAMEBUFFER, map_->framebuffer());
      glBindFramebuffer(GL_DRAW_FRAMEBUFFER, part.framebuffer);
      const int side = pixels(120);
      const int left = pixels(60);
      const int bottom = height() - pixels(140);
      glBlitFramebuffer(0, 0, side, side, left, bottom, left + side, bottom + side, GL_COLOR_BUFFER_BIT, GL_NEAREST);
      glBindFramebuffer(GL_FRAMEBUFFER, part.framebuffer);
    };
    paint_map(0.2F);
    for (int i = 0; i < 4; ++i) panels_[static_cast<std::size_t>(i)] = random_panel();
  }
  void TearDown() override {
    if (context_ == nullptr) return;
    picture_.reset();
    shown_.reset();
    again_.reset();
    map_.reset();
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
  }

  static int pixels(int logical) { return static_cast<int>(std::lround(static_cast<float>(logical) * GetParam())); }
  static int width() { return pixels(kWidth); }
  static int height() { return pixels(kHeight); }

  Panel random_panel() {
    const auto below = [this](std::uint64_t bound) { return static_cast<float>(random_.below(bound)); };
    return {{below(200), below(120)},
            {20.0F + below(100), 20.0F + below(60)},
            static_cast<std::uint32_t>(random_.below(1U << 24U)) | 0xC0000000U,
            true};
  }
  void paint_map(float red) {
    glDisable(GL_SCISSOR_TEST);
    glBindFramebuffer(GL_FRAMEBUFFER, map_->framebuffer());
    glClearColor(red, 0.5F, 0.3F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    ground_.map_changed = true;
  }
  ImDrawData& panels(std::optional<std::size_t> to_front) {
    ImGui::GetIO().DisplaySize = {static_cast<float>(kWidth), static_cast<float>(kHeight)};
    ImGui::GetIO().DisplayFramebufferScale = {GetParam(), GetParam()};
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    for (std::size_t i = 0; i < panels_.size(); ++i) {
      const Panel& panel = panels_[i];
      if (!panel.open) continue;
      ImGui::SetNextWindowPos(panel.place);
      ImGui::SetNextWindowSize(panel.size);
      if (to_front == i) ImGui::SetNextWindowFocus();
      ImGui::PushStyleColor(ImGuiCol_WindowBg, panel.color);
      ImGui::Begin(std::to_string(i).c_str(), nullptr, ImGuiWindowFlags_NoDecoration);
      ImGui::PopStyleColor();
      const ImVec2 inner{panel.place.x + 8.0F, panel.place.y + 8.0F};
      const ImVec2 end{inner.x + panel.size.x * 0.7F, inner.y + panel.size.y * 0.6F};
      ImGui::PushClipRect({inner.x + 0.3F, inner.y + 0.6F}, {end.x - 1.3F, end.y - 0.6F}, true);
      ImGui::GetWindowDrawList()->AddRectFilled(inner, end, ~panel.color | 0xFF000000U);
      ImGui::PopClipRect();
      ImGui::End();
    }
    ImGui::Render();
    return *ImGui::GetDrawData();
  }
  /// Draws a frame in parts, and another all anew; whether the two look the same.
  bool looks_the_same(std::optional<std::size_t> to_front = {}) {
    ImDrawData& now = panels(to_front);
    picture_->draw(now, ground_, width(), height());
    picture_->show(shown_->framebuffer());
    GlPicture whole;
    whole.draw(now, ground_, width(), height());
    whole.show(again_->framebuffer());
    ground_.map_changed = false;
    return shown_->pixels() == again_->pixels();
  }

  std::unique_ptr<gl::test::Context> context_;
  std::optional<GlPicture> picture_;
  std::optional<Canvas> shown_, again_, map_;
  Ground ground_;
  std::array<Panel, 4> panels_;
  base::Random random_{11};
};

TEST_P(WindowPictureTest, WhatIsDrawnInPartsLooksAsIfAllWere) {
  ASSERT_TRUE(looks_the_same());
  for (int step = 0; step < 300; ++step) {
    const auto which = static_cast<std::size_t>(random_.below(panels_.size()));
    std::optional<std::size_t> to_front;
    switch (random_.below(7)) {
      case 0:
        panels_[which] = random_panel();
        break;
      case 1:
        panels_[which].color ^= 0x40U;
        break;
      case 2:
        panels_[which].open = !panels_[which].open;
        break;
      case 3:
        to_front = which;
        break;
      case 4:
        paint_map(static_cast<float>(random_.unit()));
        break;
      case 5:
        ground_.color.g ^= 8U;
        break;
      default:
        break;  // nothing changes
    }
    ASSERT_TRUE(looks_the_same(to_front)) << "after step " << step;
  }
}
TEST_P(WindowPictureTest, WhatDidNotChangeIsNotDrawnAgain) {
  int copies = 0;
  const auto copy = ground_.copy_map;
  ground_.copy_map = [&](const PicturePart& part) {
    ++copies;
    copy(part);
  };
  for (Panel& panel : panels_) panel.open = false;
  panels_[0] = {{0, 0}, {40, 40}, 0xFF0000FFU, true};  // beside the map
  const auto draw = [&] {
    picture_->draw(panels({}), ground_, width(), height());
    picture_->show(shown_->framebuffer());
    ground_.map_changed = false;
  };
  draw();
  draw();  // ImGui settles the size of a new window in its second frame
  copies = 0;
  draw();
  panels_[0].color = 0xFF00FF00U;
  draw();
  EXPECT_EQ(copies, 0);
  picture_->forget();
  draw();
  EXPECT_EQ(copies, 1);
}

INSTANTIATE_TEST_SUITE_P(DeviceScales, WindowPictureTest, testing::Values(1.0F, 1.25F, 1.5F, 2.0F));

}  // namespace
}  // namespace xylem::app
