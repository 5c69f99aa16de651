// What differs between Dear ImGui 1.86 (Debian 12) and 1.92, in one place: keys, scripted input, item behavior.
#pragma once

#include <imgui.h>
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <cstdint>

namespace xylem::ui {

/// The keys Xylem listens to, by what is printed on them.
enum class Key : std::uint8_t {
  tab,
  left,
  right,
  up,
  down,
  page_up,
  page_down,
  home,
  end,
  del,
  backspace,
  space,
  enter,
  escape,
  a,
  b,
  c,
  d,
  e,
  f,
  g,
  h,
  i,
  j,
  k,
  l,
  m,
  n,
  o,
  p,
  q,
  r,
  s,
  t,
  u,
  v,
  w,
  x,
  y,
  z,
  n0,
  n1,
  n2,
  n3,
  n4,
  n5,
  n6,
  n7,
  n8,
  n9,
  equal,
  minus,
  keypad_enter,
  keypad_add,
  keypad_subtract,
  keypad_0,
};

/// Whether `key` went down in this frame (with `repeat`: or repeats).
[[nodiscard]] bool pressed(Key key, bool repeat = false);

/// Scripted input for tests and tutorials, to be called before ImGui::NewFrame.
void feed_key(Key key, bool down);
void feed_modifiers(bool ctrl, bool shift, bool alt);
void feed_mouse(ImVec2 position);
void feed_button(int button, bool down);
void feed_wheel(float steps);
/// Tells a bare context which key is which; a window's backend does that itself.
void map_keys_for_scripts();

/// A region of the screen that reacts to the mouse; the shell of ImGui's own buttons.
struct Behavior {
  bool hovered = false;
  bool held = false;
  bool clicked = false;      // released over it
  bool pressed_now = false;  // went down on it in this frame
  bool double_clicked = false;
  bool visible = false;  // not clipped away
};
[[nodiscard]] Behavior behave(ImRect box, ImGuiID id, bool also_right_and_middle = false);

/// Whether the font has a glyph of its own for `code_point`.
[[nodiscard]] bool has_glyph(const ImFont& font, unsigned int code_point);
/// Gives the digits of `font` equal advances, as tables need them.
void make_digits_equal(ImFont& font);

}  // namespace xylem::ui
