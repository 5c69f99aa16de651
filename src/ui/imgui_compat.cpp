// Keys, scripted input and item behavior for each version of ImGui.
#include "xylem/ui/imgui_compat.h"

#include <algorithm>
#include <array>

namespace xylem::ui {
namespace {

constexpr std::size_t kKeys = static_cast<std::size_t>(Key::keypad_0) + 1;

#if IMGUI_VERSION_NUM < 18700

// ImGui names 22 keys; the others are known by the numbers of GLFW, whose letters and digits are ASCII.
constexpr int native_of(Key key) {
  if (key >= Key::a && key <= Key::z) return 'A' + static_cast<int>(key) - static_cast<int>(Key::a);
  if (key >= Key::n0 && key <= Key::n9) return '0' + static_cast<int>(key) - static_cast<int>(Key::n0);
  switch (key) {
    case Key::equal:
      return '=';
    case Key::minus:
      return '-';
    case Key::keypad_0:
      return 320;
    case Key::keypad_subtract:
      return 333;
    case Key::keypad_add:
      return 334;
    default:
      return -1;
  }
}
constexpr std::array<std::pair<Key, ImGuiKey>, 15> kNamed{{{Key::tab, ImGuiKey_Tab},
                                                           {Key::left, ImGuiKey_LeftArrow},
                                                           {Key::right, ImGuiKey_RightArrow},
                                                           {Key::up, ImGuiKey_UpArrow},
                                                           {Key::down, ImGuiKey_DownArrow},
                                                           {Key::page_up, ImGuiKey_PageUp},
                                                           {Key::page_down, ImGuiKey_PageDown},
                                                           {Key::home, ImGuiKey_Home},
                                                           {Key::end, ImGuiKey_End},
                                                           {Key::del, ImGuiKey_Delete},
                                                           {Key::backspace, ImGuiKey_Backspace},
                                                           {Key::space, ImGuiKey_Space},
                                                           {Key::enter, ImGuiKey_Enter},
                                                           {Key::escape, ImGuiKey_Escape},
                                                           {Key::keypad_enter, ImGuiKey_KeyPadEnter}}};

int index_of(Key key) {
  const auto* named = std::ranges::find(kNamed, key, &std::pair<Key, ImGuiKey>::first);
  return named == kNamed.end() ? native_of(key) : ImGui::GetIO().KeyMap[named->second];
}

#else

constexpr std::array<ImGuiKey, kKeys> kNamed = [] {
  std::array<ImGuiKey, kKeys> all{};
  const auto set = [&](Key key, ImGuiKey is) { all.at(static_cast<std::size_t>(key)) = is; };
  set(Key::tab, ImGuiKey_Tab);
  set(Key::left, ImGuiKey_LeftArrow);
  set(Key::right, ImGuiKey_RightArrow);
  set(Key::up, ImGuiKey_UpArrow);
  set(Key::down, ImGuiKey_DownArrow);
  set(Key::page_up, ImGuiKey_PageUp);
  set(Key::page_down, ImGuiKey_PageDown);
  set(Key::home, ImGuiKey_Home);
  set(Key::end, ImGuiKey_End);
  set(Key::del, ImGuiKey_Delete);
  set(Key::backspace, ImGuiKey_Backspace);
  set(Key::space, ImGuiKey_Space);
  set(Key::enter, ImGuiKey_Enter);
  set(Key::escape, ImGuiKey_Escape);
  for (int i = 0; i < 26; ++i)
    all.at(static_cast<std::size_t>(Key::a) + static_cast<std::size_t>(i)) = static_cast<ImGuiKey>(ImGuiKey_A + i);
  for (int i = 0; i < 10; ++i)
    all.at(static_cast<std::size_t>(Key::n0) + static_cast<std::size_t>(i)) = static_cast<ImGuiKey>(ImGuiKey_0 + i);
  set(Key::equal, ImGuiKey_Equal);
  set(Key::minus, ImGuiKey_Minus);
  set(Key::keypad_enter, ImGuiKey_KeypadEnter);
  set(Key::keypad_add, ImGuiKey_KeypadAdd);
  set(Key::keypad_subtract, ImGuiKey_KeypadSubtract);
  set(Key::keypad_0, ImGuiKey_Keypad0);
  return all;
}();

#endif

}  // namespace

#if IMGUI_VERSION_NUM < 18700

bool pressed(Key key, bool repeat) {
  const int index = index_of(key);
  return index >= 0 && ImGui::IsKeyPressed(index, repeat);
}

void map_keys_for_scripts() {
  int next = 256;
  for (const auto& [key, named] : kNamed) ImGui::GetIO().KeyMap[named] = next++;
  constexpr std::array kLetters{ImGuiKey_A, ImGuiKey_C, ImGuiKey_V, ImGuiKey_X, ImGuiKey_Y, ImGuiKey_Z};
  constexpr std::array kNames{'A', 'C', 'V', 'X', 'Y', 'Z'};
  for (std::size_t i = 0; i < kLetters.size(); ++i) ImGui::GetIO().KeyMap[kLetters.at(i)] = kNames.at(i);
}

void feed_key(Key key, bool down) {
  const int index = index_of(key);
  if (index >= 0) ImGui::GetIO().KeysDown[index] = down;
}

void feed_modifiers(bool ctrl, bool shift, bool alt) {
  ImGuiIO& io = ImGui::GetIO();
  io.KeyCtrl = ctrl;
  io.KeyShift = shift;
  io.KeyAlt = alt;
}

void feed_mouse(ImVec2 position) { ImGui::GetIO().MousePos = position; }
void feed_button(int button, bool down) { ImGui::GetIO().MouseDown[button] = down; }
void feed_wheel(float steps) { ImGui::GetIO().MouseWheel += steps; }

#else

bool pressed(Key key, bool repeat) { return ImGui::IsKeyPressed(kNamed.at(static_cast<std::size_t>(key)), repeat); }
void map_keys_for_scripts() {}
void feed_key(Key key, bool down) { ImGui::GetIO().AddKeyEvent(kNamed.at(static_cast<std::size_t>(key)), down); }
void feed_modifiers(bool ctrl, bool shift, bool alt) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, ctrl);
  io.AddKeyEvent(ImGuiMod_Shift, shift);
  io.AddKeyEvent(ImGuiMod_Alt, alt);
}
void feed_mouse(ImVec2 position) { ImGui::GetIO().AddMousePosEvent(position.x, position.y); }
void feed_button(int button, bool down) { ImGui::GetIO().AddMouseButtonEvent(button, down); }
void feed_wheel(float steps) { ImGui::GetIO().AddMouseWheelEvent(0.0F, steps); }

#endif

Behavior behave(ImRect box, ImGuiID id, bool also_right_and_middle) {
  Behavior behavior;
  behavior.visible = ImGui::ItemAdd(box, id);
  if (!behavior.visible) return behavior;
  ImGuiButtonFlags flags = ImGuiButtonFlags_MouseButtonLeft;
  if (also_right_and_middle) flags |= ImGuiButtonFlags_MouseButtonMiddle | ImGuiButtonFlags_MouseButtonRight;
  behavior.clicked = ImGui::ButtonBehavior(box, id, &behavior.hovered, &behavior.held, flags);
  behavior.pressed_now = behavior.held && ImGui::IsMouseClicked(0);
  behavior.double_clicked = behavior.hovered && ImGui::IsMouseDoubleClicked(0);
  return behavior;
}

#if IMGUI_VERSION_NUM < 19200

bool has_glyph(const ImFont& font, unsigned int code_point) {
  return code_point <= IM_UNICODE_CODEPOINT_MAX &&
         font.FindGlyphNoFallback(static_cast<ImWchar>(code_point)) != nullptr;
}

void make_digits_equal(ImFont& font) {
  float widest = 0.0F;
  for (ImWchar digit = '0'; digit <= '9'; ++digit) widest = std::max(widest, font.GetCharAdvance(digit));
  for (ImFontGlyph& glyph : font.Glyphs) {
    if (glyph.Codepoint < '0' || glyph.Codepoint > '9') continue;
    const float shift = (widest - glyph.AdvanceX) * 0.5F;
    glyph.X0 += shift;
    glyph.X1 += shift;
    glyph.AdvanceX = widest;
    font.IndexAdvanceX[static_cast<int>(glyph.Codepoint)] = widest;
  }
}

#else

bool has_glyph(const ImFont& font, unsigned int code_point) {
  return const_cast<ImFont&>(font).IsGlyphInFont(static_cast<ImWchar>(code_point));  // NOLINT: 1.92 loads on demand
}
void make_digits_equal(ImFont& /*font*/) {}  // glyphs are made on demand there; a face with the feature tnum does it

#endif

}  // namespace xylem::ui
