// UiHarness: real ImGui frames without a window, a GPU or a display; items are pressed, typed into and read by name.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/base/text.h"
#include "xylem/ui/widgets.h"

namespace xylem::support {

/// Draws one frame with `draw` whenever asked. Presses and releases go on separate frames, as a hand does it.
class UiHarness {
 public:
  using Draw = std::function<void(ui::Widgets&)>;
  /// `after` runs between frames (obeying commands); it says whether something is still under way.
  using After = std::function<bool()>;

  explicit UiHarness(Draw draw, After after = {}, float width = 1600.0F, float height = 1000.0F)
      : context_(ImGui::CreateContext()), draw_(std::move(draw)), after_(std::move(after)) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {width, height};
    io.DeltaTime = 1.0F / 60.0F;
    io.ConfigInputTextCursorBlink = false;
    io.SetClipboardTextFn = [](void* self, const char* text) { static_cast<UiHarness*>(self)->clipboard = text; };
    io.GetClipboardTextFn = [](void* self) { return static_cast<UiHarness*>(self)->clipboard.c_str(); };
    io.ClipboardUserData = this;
    ui::map_keys_for_scripts();
    faces_ = ui::plain_faces(*io.Fonts);
    ui::apply(scene::light_theme(), 1.0F, ImGui::GetStyle());
    ui::feed_mouse({-1.0F, -1.0F});
  }
  ~UiHarness() { ImGui::DestroyContext(context_); }
  UiHarness(const UiHarness&) = delete;
  UiHarness& operator=(const UiHarness&) = delete;

  /// Other fonts than ImGui's own, for pictures.
  void use(const ui::Faces& faces) { faces_ = faces; }
  void use(const scene::Theme& theme, float text_scale) {
    theme_ = &theme;
    text_scale_ = text_scale;
    ui::apply(theme, text_scale, ImGui::GetStyle());
  }

  void frame() {
    ImGui::SetCurrentContext(context_);
    ImGui::NewFrame();
    widgets.begin_frame(faces_, *theme_, text_scale_);
    draw_(widgets);
    widgets.end_frame();
    ImGui::Render();
  }
  /// Frames until nothing is under way.
  void settle() {
    int quiet = 0;  // frames since the last thing happened: what it changed has to be drawn too
    for (int i = 0; i < 600; ++i) {
      frame();
      quiet = after_ && after_() ? 0 : quiet + 1;
      if (quiet >= 3) return;
    }
    ADD_FAILURE() << "the window does not settle";
  }

  // --- by name
  void click(std::string_view path) { click_at(middle(path)); }
  void double_click(std::string_view path) {
    click_at(middle(path));
    click_at(middle(path));
  }
  void hover(std::string_view path) {
    ui::feed_mouse(middle(path));
    settle();
  }
  void click_at(ImVec2 at) {
    ui::feed_mouse(at);
    frame();
    ui::feed_button(0, true);
    frame();
    obey();
    ui::feed_button(0, false);
    settle();
  }
  void drag(ImVec2 from, ImVec2 to, int steps = 4) {
    ui::feed_mouse(from);
    frame();
    ui::feed_button(0, true);
    frame();
    for (int i = 1; i <= steps; ++i) {
      const float t = static_cast<float>(i) / static_cast<float>(steps);
      ui::feed_mouse({from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t});
      frame();
      obey();
    }
    ui::feed_button(0, false);
    settle();
  }
  /// Clicks the field, replaces what stands in it, leaves it by Enter.
  void type(std::string_view path, std::string_view text) {
    click(path);
    key(ui::Key::a, true);
    keys(text);
    key(ui::Key::enter);
  }
  /// Letters one by one, each on a frame of its own.
  void keys(std::string_view text) {
    for (const char32_t c : base::code_points(text)) {
      ImGui::GetIO().AddInputCharacter(static_cast<unsigned int>(c));
      frame();
      obey();
    }
    settle();
  }
  void key(ui::Key key, bool ctrl = false, bool shift = false, bool alt = false) {
    ui::feed_modifiers(ctrl, shift, alt);
    frame();
    ui::feed_key(key, true);
    frame();
    obey();
    ui::feed_key(key, false);
    frame();
    ui::feed_modifiers(false, false, false);
    settle();
  }
  void wheel(std::string_view path, float steps) {
    ui::feed_mouse(middle(path));
    frame();
    ui::feed_wheel(steps);
    settle();
  }

  [[nodiscard]] bool shows(std::string_view path) const { return widgets.registry().find(path) != nullptr; }
  /// What the item of that name shows; fails with the list of what is there when it is not.
  [[nodiscard]] std::string text(std::string_view path) const {
    const ui::Item* item = found(path);
    return item == nullptr ? std::string() : item->shown;
  }
  /// The middle of the item; scrolls to it first.
  ImVec2 middle(std::string_view path) {
    const ui::Item* item = found(path);
    if (item == nullptr) return {-1.0F, -1.0F};
    if (!item->visible) {
      widgets.reveal(std::string(path));
      settle();
      item = found(path);
      if (item == nullptr) return {-1.0F, -1.0F};
    }
    return item->rect.center();
  }

  ui::Widgets widgets;
  std::string clipboard;

 private:
  const ui::Item* found(std::string_view path) const {
    const ui::Item* item = widgets.registry().find(path);
    EXPECT_NE(item, nullptr) << "there is no \"" << path << "\" on the screen, but\n" << widgets.registry().listing();
    return item;
  }
  void obey() {
    if (after_) after_();
  }

  ImGuiContext* context_;
  Draw draw_;
  After after_;
  ui::Faces faces_;
  const scene::Theme* theme_ = &scene::light_theme();
  float text_scale_ = 1.0F;
};

}  // namespace xylem::support
