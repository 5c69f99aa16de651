// The one place where Pango and fontconfig are held: a font map with a configuration of its own, and layouts made from
// it.
#pragma once

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "xylem/text/fonts.h"
#include "xylem/text/measure.h"

namespace xylem::text {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
  void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
  void operator()(FcConfig* config) const { FcConfigDestroy(config); }
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
  void operator()(FcFontSet* set) const { FcFontSetDestroy(set); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

struct Fonts::State {
  std::mutex mutex;  // Pango's font maps are for one thread at a time
  Owned<FcConfig> config;
  Owned<PangoFontMap> map;
  Owned<PangoContext> context;
  std::array<FontFile, 4> words;
  FontFile icons;
};

/// What is laid out: one line, or a block of at most `max_lines` lines.
struct Setting {
  float max_width_px = 0.0F;  // 0 = any
  int max_lines = 1;
};

/// A layout of `text`, cleaned of what no line can show. The caller holds the mutex of `state`.
[[nodiscard]] Owned<PangoLayout> layout_of(Fonts::State& state, std::string_view text, const TextStyle& style,
                                           const Setting& setting);
[[nodiscard]] Extent extent_of(PangoLayout* layout);

}  // namespace xylem::text
