// Fonts into ImGui's atlas, and the theme into its style.
#include "xylem/ui/theme.h"

#include <algorithm>
#include <vector>

#include "xylem/scene/icons.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

struct TypeRow {
  float size;
  text::Weight weight;
  bool written;  // people write in it: then ImGui must have every letter
};
constexpr std::array<TypeRow, kTypes> kRows{{{11.0F, text::Weight::regular, false},
                                             {11.0F, text::Weight::semibold, false},
                                             {13.0F, text::Weight::regular, true},
                                             {13.0F, text::Weight::semibold, true},
                                             {15.0F, text::Weight::semibold, true},
                                             {18.0F, text::Weight::semibold, false},
                                             {17.0F, text::Weight::regular, true},
                                             {34.0F, text::Weight::bold, false}}};
constexpr float kIconSize = 20.0F;
// ImGui takes a font's size as ascent + descent; the em of Inter is this part of it.
constexpr float kLineOfEm = 1.21F;

// Latin with its extensions, Greek, Cyrillic, punctuation, currency, arrows, mathematical signs.
constexpr std::array<ImWchar, 17> kWordRanges{0x0020, 0x024F, 0x02B0, 0x02FF, 0x0370, 0x052F, 0x1E00, 0x1EFF, 0x2010,
                                              0x205E, 0x2070, 0x20BF, 0x2100, 0x2193, 0x2200, 0x22FF, 0};
// Western and Central European Latin, punctuation, the euro, arrows, a few signs. What is only shown and has other
// letters is set by the text room, as Arabic is: making all letters in all sizes takes longer than to read a file.
constexpr std::array<ImWchar, 13> kFewRanges{0x0020, 0x017F, 0x2010, 0x205E, 0x20AC, 0x20AC, 0x2190,
                                             0x2193, 0x2212, 0x2212, 0x2248, 0x2265, 0};

/// As ImGui wants them: pairs of first and last, ended by 0.
std::vector<ImWchar> icon_ranges() {
  std::vector<char32_t> all = scene::all_icons();
  all.insert(all.end(), icons::kPanels.begin(), icons::kPanels.end());
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  std::vector<ImWchar> ranges;
  for (const char32_t icon : all) ranges.insert(ranges.end(), 2, static_cast<ImWchar>(icon));
  ranges.push_back(0);
  return ranges;
}

ImVec4 tint(geometry::Color c) { return ImGui::ColorConvertU32ToFloat4(ink(c)); }

}  // namespace

text::TextStyle style_of(Type type, float text_scale) {
  const TypeRow& row = kRows.at(static_cast<std::size_t>(type));
  return {row.size * text_scale, row.weight, true};
}

Faces load_faces(ImFontAtlas& atlas, const text::Fonts& fonts, float text_scale, float device_scale) {
  atlas.Clear();
  // ImGui's own rasterizer: its FreeType one rounds every letter's advance up to a whole pixel, which sets text too
  // wide.
  const float sharp = text_scale * device_scale;
  Faces faces;
  for (std::size_t i = 0; i < kTypes; ++i) {
    const TypeRow& row = kRows.at(i);
    const text::FontFile& file = fonts.words(row.weight);
    ImFontConfig config;
    config.FontNo = file.face;
    config.OversampleH = sharp < 1.5F ? 2 : 1;  // letters stand between pixels
    config.PixelSnapH = false;
    ImFont* font = atlas.AddFontFromFileTTF(file.path.c_str(), row.size * sharp * kLineOfEm, &config,
                                            row.written ? kWordRanges.data() : kFewRanges.data());
    faces.words.at(i) = {font, row.size * text_scale * kLineOfEm};
  }
  ImFontConfig config;
  config.FontNo = fonts.icons().face;
  const std::vector<ImWchar> ranges = icon_ranges();  // lives until the atlas is built
  faces.icons = {atlas.AddFontFromFileTTF(fonts.icons().path.c_str(), kIconSize * sharp, &config, ranges.data()),
                 kIconSize * text_scale};
  atlas.Build();
  for (const Face& face : faces.words) make_digits_equal(*face.font);
  return faces;
}

Faces plain_faces(ImFontAtlas& atlas) {
  ImFont* font = atlas.AddFontDefault();
  Faces faces;
  for (Face& face : faces.words) face = {font, 13.0F};
  faces.icons = {font, 13.0F};
  atlas.Build();
  return faces;
}

void apply(const scene::Theme& theme, float text_scale, ImGuiStyle& style) {
  style = ImGuiStyle();
  style.WindowPadding = {0.0F, 0.0F};
  style.WindowBorderSize = 0.0F;
  style.PopupBorderSize = 1.0F;
  style.PopupRounding = 9.0F * text_scale;
  style.WindowRounding = 0.0F;
  style.ChildBorderSize = 0.0F;
  style.FrameRounding = 6.0F * text_scale;
  style.FrameBorderSize = 0.0F;
  style.ItemSpacing = {0.0F, 0.0F};
  style.ScrollbarSize = 10.0F;
  style.ScrollbarRounding = 5.0F;
  style.AntiAliasedLinesUseTex = false;
  style.WindowMinSize = {1.0F, 1.0F};
  style.CircleTessellationMaxError = 0.1F;
  const auto set = [&](ImGuiCol part, geometry::Color color) { style.Colors[part] = tint(color); };
  constexpr geometry::Color kNothing{0, 0, 0, 0};
  set(ImGuiCol_Text, theme.text);
  set(ImGuiCol_TextDisabled, theme.muted);
  set(ImGuiCol_WindowBg, theme.panel);
  set(ImGuiCol_ChildBg, kNothing);
  set(ImGuiCol_PopupBg, theme.panel);
  set(ImGuiCol_Border, theme.hairline);
  set(ImGuiCol_FrameBg, kNothing);
  set(ImGuiCol_FrameBgHovered, kNothing);
  set(ImGuiCol_FrameBgActive, kNothing);
  set(ImGuiCol_ScrollbarBg, kNothing);
  set(ImGuiCol_ScrollbarGrab, theme.hairline);
  set(ImGuiCol_ScrollbarGrabHovered, theme.edge);
  set(ImGuiCol_ScrollbarGrabActive, theme.edge);
  set(ImGuiCol_TextSelectedBg, geometry::mixed(theme.accent_soft, theme.accent, 0.25F));
  set(ImGuiCol_ModalWindowDimBg, geometry::Color{10, 20, 15, 255}.with_alpha(theme.dark ? 0.6F : 0.45F));
#if IMGUI_VERSION_NUM < 19140
  set(ImGuiCol_NavHighlight, kNothing);
#else
  set(ImGuiCol_NavCursor, kNothing);
#endif
}

}  // namespace xylem::ui
