// Widgets, painting: fills, lines, icons and words.
#include <algorithm>
#include <cmath>

#include "xylem/base/text.h"
#include "xylem/ui/widgets.h"

namespace xylem::ui {
namespace {

ImDrawList& drawing() { return *ImGui::GetWindowDrawList(); }

std::size_t next_code_point(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

float natural_width(const Face& face, std::string_view text) {
  return face.font->CalcTextSizeA(face.size, FLT_MAX, 0.0F, text.data(), text.data() + text.size()).x;
}

}  // namespace

void Widgets::fill(Rect place, geometry::Color color, float radius) {
  drawing().AddRectFilled(place.min(), place.max(), ink(color), radius);
}

void Widgets::frame(Rect place, geometry::Color color, float radius, float width) {
  const float half = width * 0.5F;
  drawing().AddRect({place.x + half, place.y + half}, {place.right() - half, place.bottom() - half}, ink(color), radius,
                    0, width);
}

void Widgets::line(ImVec2 a, ImVec2 b, geometry::Color color, float width) {
  drawing().AddLine(a, b, ink(color), width);
}

void Widgets::dashed(ImVec2 a, ImVec2 b, geometry::Color color, float width, float on, float off) {
  const float length = std::hypot(b.x - a.x, b.y - a.y);
  if (length <= 0.0F) return;
  const ImVec2 step{(b.x - a.x) / length, (b.y - a.y) / length};
  for (float at = 0.0F; at < length; at += on + off) {
    const float to = std::min(at + on, length);
    drawing().AddLine({a.x + step.x * at, a.y + step.y * at}, {a.x + step.x * to, a.y + step.y * to}, ink(color),
                      width);
  }
}

void Widgets::rule() {
  const Rect place = take(1.0F);
  fill(place, theme_->hairline);
}

void Widgets::disc(ImVec2 center, float radius, geometry::Color color) {
  drawing().AddCircleFilled(center, radius, ink(color));
}

void Widgets::picture(Rect place, bool fresh, const std::function<Dots()>& make) {
  if (pictures_ == nullptr) return;
  if (fresh || pictures_->dots() == ImTextureID{}) pictures_->put_dots(make());
  if (pictures_->dots() != ImTextureID{}) drawing().AddImage(pictures_->dots(), place.min(), place.max());
}

void Widgets::icon(char32_t icon, ImVec2 center, float size, geometry::Color color) {
  const Face& face = faces_->icons;
  const ImFontGlyph* glyph = face.font->FindGlyph(static_cast<ImWchar>(icon));
  if (glyph == nullptr) return;
  const float scale = size / face.font->FontSize;
  const float x = std::round(center.x - glyph->AdvanceX * scale * 0.5F);
  const float y = std::round(center.y - size * 0.5F);
  face.font->RenderChar(&drawing(), size, {x, y}, ink(color), static_cast<ImWchar>(icon));
}

void Widgets::sector_disc(ImVec2 center, float radius, geometry::Color color, char32_t sign) {
  disc(center, radius, color);
  if (sign != 0) icon(sign, center, std::round(radius * 1.3F), theme_->icon);
}

// The sign of the program, as assets/icons/xylem.svg draws it: ground, stem, a small leaf and a large one.
void Widgets::sprout(Rect place, geometry::Color color) {
  const float s = std::min(place.w, place.h) / 64.0F;
  const float width = std::max(4.5F * s, 1.4F);
  const auto at = [&](float x, float y) { return ImVec2{place.x + x * s, place.y + y * s}; };
  ImDrawList& list = drawing();
  const auto stroke = [&](ImDrawFlags flags) { list.PathStroke(ink(color), flags, width); };
  list.AddLine(at(12, 56), at(52, 56), ink(color), width);
  list.PathLineTo(at(28, 56));
  list.PathBezierCubicCurveTo(at(34, 47), at(34, 37), at(31, 27));
  stroke(0);
  list.PathLineTo(at(31, 27));
  list.PathBezierCubicCurveTo(at(25, 31), at(14, 30), at(9, 17));
  list.PathBezierCubicCurveTo(at(19, 13), at(29, 16), at(31, 27));
  stroke(0);
  list.PathLineTo(at(33, 34));
  list.PathBezierCubicCurveTo(at(32, 20), at(39, 9), at(55, 7));
  list.PathBezierCubicCurveTo(at(56, 22), at(49, 33), at(33, 34));
  stroke(0);
}

float Widgets::line_height(Type type) const { return std::round(faces_->of(type).size * 1.25F); }

bool Widgets::drawn_by_font(const Face& face, std::string_view text) const {
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80U; })) return true;
  if (pictures_ == nullptr) return true;
  if (!text::is_simple(text)) return false;
  const std::u32string points = base::code_points(text);
  return std::ranges::all_of(
      points, [&](char32_t c) { return c < U' ' || has_glyph(*face.font, static_cast<unsigned int>(c)); });
}

float Widgets::width_of(std::string_view text, Type type) const {
  const Face& face = faces_->of(type);
  if (!drawn_by_font(face, text)) {
    if (const auto picture = pictures_->picture(text, style_of(type, scale_))) return picture->extent.width;
  }
  return natural_width(face, text);
}

float Widgets::draw_words(ImVec2 top_left, std::string_view text, Type type, geometry::Color color) {
  const Face& face = faces_->of(type);
  if (!drawn_by_font(face, text)) {
    if (const auto picture = pictures_->picture(text, style_of(type, scale_))) {
      const float baseline = std::round(top_left.y + face.font->Ascent * face.size / face.font->FontSize);
      const ImVec2 corner{std::round(top_left.x) + picture->offset.x, baseline + picture->offset.y};
      drawing().AddImage(picture->texture, corner, {corner.x + picture->size.x, corner.y + picture->size.y},
                         picture->uv0, picture->uv1, ink(color));
      return picture->extent.width;
    }
  }
  drawing().AddText(face.font, face.size, {std::round(top_left.x), std::round(top_left.y)}, ink(color), text.data(),
                    text.data() + text.size());
  return natural_width(face, text);
}

float Widgets::words(Rect place, std::string_view text, const Words& how) {
  const geometry::Color color = how.color.value_or(theme_->text);
  const std::string_view whole = text;
  std::string cut;
  float width = width_of(text, how.type);
  if (width > place.w + 0.5F && place.w > 0.0F) {
    const float dots = width_of("…", how.type);
    std::size_t fits = 0;
    for (std::size_t at = 0; at < text.size();) {
      at = next_code_point(text, at);
      if (width_of(text.substr(0, at), how.type) + dots > place.w) break;
      fits = at;
    }
    cut = std::string(base::trimmed(text.substr(0, fits))) + "…";
    text = cut;
    width = width_of(text, how.type);
    tell_whole(place, whole);
  }
  float x = place.x;
  if (how.align == Align::center) x += (place.w - width) * 0.5F;
  if (how.align == Align::right) x += place.w - width;
  const float y = place.y + (place.h - faces_->of(how.type).size) * 0.5F;
  draw_words({x, y}, text, how.type, color);
  return width;
}

void Widgets::bar(Rect place, float fraction, geometry::Color color) {
  const float radius = place.h * 0.5F;
  fill(place, theme_->soft, radius);
  const float width = std::clamp(fraction, 0.0F, 1.0F) * place.w;
  if (width > 0.0F) fill({place.x, place.y, std::max(width, place.h), place.h}, color, radius);
}

}  // namespace xylem::ui
