// Measuring: one layout for each new string at one reference size; other sizes follow by proportion.
#include "xylem/text/measure.h"

#include <algorithm>

#include "pango.h"
#include "xylem/base/text.h"

namespace xylem::text {
namespace {

constexpr std::size_t kLongest = 2000;      // bytes of one text that are shaped
constexpr std::size_t kMostKnown = 50'000;  // strings remembered
constexpr float kReferencePx = 64.0F;       // the size at which strings are measured
constexpr const char* kFamilies =
    "Inter,Noto Sans,Noto Sans Arabic,Noto Sans Hebrew,Noto Sans Devanagari,Noto Sans CJK JP,sans-serif";

PangoWeight pango_weight(Weight weight) {
  switch (weight) {
    case Weight::regular:
      return PANGO_WEIGHT_NORMAL;
    case Weight::medium:
      return PANGO_WEIGHT_MEDIUM;
    case Weight::semibold:
      return PANGO_WEIGHT_SEMIBOLD;
    case Weight::bold:
      return PANGO_WEIGHT_BOLD;
  }
  return PANGO_WEIGHT_NORMAL;
}

/// `text` as one paragraph that Pango takes without complaint.
std::string cleaned(std::string_view text) {
  std::string clean = base::utf8_repaired(text.substr(0, kLongest));
  if (text.size() > kLongest) {  // the cut may have split a character
    while (clean.ends_with("\xEF\xBF\xBD")) clean.resize(clean.size() - 3);
  }
  std::ranges::replace_if(
      clean, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return clean;
}

float px(int pango_units) { return static_cast<float>(pango_units) / static_cast<float>(PANGO_SCALE); }

/// Scripts whose letters join, reorder or stack, and marks that sit on the letter before them.
bool needs_shaping(char32_t c) {
  if (c >= 0x10000) return true;
  if (c >= 0x0300 && c <= 0x036F) return true;            // combining marks
  if (c >= 0x0590 && c <= 0x10FF) return !(c >= 0x10A0);  // Hebrew … Myanmar; Georgian is simple
  if (c >= 0x1780 && c <= 0x18AF) return true;            // Khmer, Mongolian
  if (c >= 0x1900 && c <= 0x1CFF) return true;            // Limbu … Vedic
  if (c >= 0x200C && c <= 0x200F) return true;            // joiners and direction marks
  if (c >= 0x202A && c <= 0x202E) return true;
  if (c >= 0x1100 && c <= 0x11FF) return true;  // Hangul in loose letters
  if (c >= 0xA800 && c <= 0xABFF) return !(c >= 0xAB30 && c <= 0xAB6F);
  return (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFE70 && c <= 0xFEFF);
}

}  // namespace

Owned<PangoLayout> layout_of(Fonts::State& state, std::string_view text, const TextStyle& style,
                             const Setting& setting) {
  Owned<PangoLayout> layout{pango_layout_new(state.context.get())};
  const Owned<PangoFontDescription> description{pango_font_description_from_string(kFamilies)};
  pango_font_description_set_weight(description.get(), pango_weight(style.weight));
  pango_font_description_set_absolute_size(description.get(), static_cast<double>(style.size_px) * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), description.get());
  const std::string clean = cleaned(text);
  pango_layout_set_text(layout.get(), clean.data(), static_cast<int>(clean.size()));
  if (style.tabular) {
    PangoAttrList* features = pango_attr_list_new();
    pango_attr_list_insert(features, pango_attr_font_features_new("tnum=1"));
    pango_layout_set_attributes(layout.get(), features);
    pango_attr_list_unref(features);
  }
  if (setting.max_width_px > 0.0F) {
    pango_layout_set_width(layout.get(), static_cast<int>(setting.max_width_px * PANGO_SCALE));
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_height(layout.get(), -setting.max_lines);
    if (setting.max_lines == 1) pango_layout_set_alignment(layout.get(), PANGO_ALIGN_LEFT);
  }
  return layout;
}

Extent extent_of(PangoLayout* layout) {
  PangoRectangle logical;
  pango_layout_get_extents(layout, nullptr, &logical);
  const float ascent = px(pango_layout_get_baseline(layout));
  return {px(logical.width), ascent, px(logical.height) - ascent};
}

Extent Measure::operator()(std::string_view text, const TextStyle& style) {
  std::string key(text.substr(0, kLongest + 1));
  key += static_cast<char>(static_cast<int>(style.weight) * 2 + (style.tabular ? 1 : 0));
  auto found = known_.find(key);
  if (found == known_.end()) {
    if (known_.size() >= kMostKnown) known_.clear();
    Fonts::State& state = fonts_.state();
    const std::lock_guard lock(state.mutex);
    const auto layout = layout_of(state, text, {kReferencePx, style.weight, style.tabular}, {});
    found = known_.emplace(std::move(key), extent_of(layout.get())).first;
  }
  const float factor = style.size_px / kReferencePx;
  const Extent& measured = found->second;
  return {measured.width * factor, measured.ascent * factor, measured.descent * factor};
}

Extent measure_block(const Fonts& fonts, std::string_view text, const TextStyle& style, float width_px, int max_lines) {
  Fonts::State& state = fonts.state();
  const std::lock_guard lock(state.mutex);
  return extent_of(layout_of(state, text, style, {width_px, max_lines}).get());
}

bool is_simple(std::string_view text) { return std::ranges::none_of(base::code_points(text), needs_shaping); }

}  // namespace xylem::text
