// Opening fonts: a private fontconfig, the faces Xylem needs found in it, a Pango font map on top.
#include "xylem/text/fonts.h"

#include <algorithm>
#include <vector>

#include <pango/pangofc-fontmap.h>

#include "pango.h"

namespace xylem::text {
namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

constexpr const char* kWords = "Inter";
constexpr const char* kIcons = "Material Icons";

std::optional<FontFile> file_of(FcPattern* pattern) {
  FcChar8* path = nullptr;
  int face = 0;
  if (FcPatternGetString(pattern, FC_FILE, 0, &path) != FcResultMatch) return std::nullopt;
  FcPatternGetInteger(pattern, FC_INDEX, 0, &face);
  return FontFile{reinterpret_cast<const char*>(path), face & 0xFFFF};
}

/// All faces of `family` that are plain font files (web fonts are packed, ImGui cannot read them).
Owned<FcFontSet> faces(FcConfig* config, const char* family) {
  const Owned<FcPattern> wanted{FcPatternCreate()};
  FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
  FcObjectSet* fields = FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, nullptr);
  Owned<FcFontSet> found{FcFontList(config, wanted.get(), fields)};
  FcObjectSetDestroy(fields);
  return found;
}

bool upright_font_file(FcPattern* pattern, const FontFile& file) {
  int slant = FC_SLANT_ROMAN;
  FcPatternGetInteger(pattern, FC_SLANT, 0, &slant);
  const auto extension = file.path.extension();
  return slant == FC_SLANT_ROMAN && (extension == ".ttf" || extension == ".otf" || extension == ".ttc");
}

/// The upright face of `family` nearest to `weight` (fontconfig's scale); a variable font counts as any weight.
std::optional<FontFile> face(FcConfig* config, const char* family, double weight) {
  const auto set = faces(config, family);
  std::optional<FontFile> best;
  double best_gap = 1e9;
  for (int i = 0; set != nullptr && i < set->nfont; ++i) {
    FcPattern* pattern = set->fonts[i];
    const auto file = file_of(pattern);
    if (!file || !upright_font_file(pattern, *file)) continue;
    double own = weight;
    FcPatternGetDouble(pattern, FC_WEIGHT, 0, &own);
    const double gap = std::abs(own - weight);
    const bool nearer = gap < best_gap || (gap == best_gap && best && file->path < best->path);
    if (nearer) {
      best = file;
      best_gap = gap;
    }
  }
  return best;
}

Result<Owned<FcConfig>> configured(const std::filesystem::path& file) {
  if (file.empty()) {
    Owned<FcConfig> config{FcInitLoadConfigAndFonts()};
    if (!config)
      return Error{ErrorKind::not_found, "The system's fonts cannot be read", "fontconfig", "Install fontconfig"};
    return config;
  }
  Owned<FcConfig> config{FcConfigCreate()};
  const auto* name = reinterpret_cast<const FcChar8*>(file.c_str());
  if (!FcConfigParseAndLoad(config.get(), name, FcTrue) || !FcConfigBuildFonts(config.get())) {
    return Error{ErrorKind::not_found, "This fontconfig file cannot be read", file.string(), {}};
  }
  return config;
}

Error missing(const char* family, const char* package) {
  return {ErrorKind::not_found, "The font \"" + std::string(family) + "\" is not installed", "fonts",
          "Install the package " + std::string(package)};
}

/// Same text wherever it is drawn: no hinting, so that widths grow evenly with the size; gray edges.
void set_drawing_options(PangoContext* context) {
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context, FALSE);
  pango_context_set_language(context,
                             pango_language_from_string("en"));  // not the user's: the picture must not depend on it
}

}  // namespace

Result<Fonts> Fonts::open(const std::filesystem::path& config_file) {
  auto config = configured(config_file);
  if (!config) return config.error();
  auto state = std::make_shared<State>();
  state->config = std::move(*config);
  constexpr std::array kWeights{FC_WEIGHT_REGULAR, FC_WEIGHT_MEDIUM, FC_WEIGHT_DEMIBOLD, FC_WEIGHT_BOLD};
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    const auto file = face(state->config.get(), kWords, kWeights.at(i));
    if (!file) return missing(kWords, "fonts-inter");
    state->words.at(i) = *file;
  }
  const auto icons = face(state->config.get(), kIcons, FC_WEIGHT_REGULAR);
  if (!icons) return missing(kIcons, "fonts-material-design-icons-iconfont");
  state->icons = *icons;

  state->map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(state->map.get()), state->config.get());
  state->context.reset(pango_font_map_create_context(state->map.get()));
  set_drawing_options(state->context.get());
  return Fonts{std::move(state)};
}

const FontFile& Fonts::words(Weight weight) const { return state_->words.at(static_cast<std::size_t>(weight)); }
const FontFile& Fonts::icons() const { return state_->icons; }

std::optional<FontFile> Fonts::with_glyph(char32_t code_point) const {
  const std::lock_guard lock(state_->mutex);
  const Owned<FcPattern> wanted{FcPatternCreate()};
  for (const char* family : {"Noto Sans", "Noto Sans CJK JP", "sans-serif"}) {
    FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
  }
  FcCharSet* characters = FcCharSetCreate();
  FcCharSetAddChar(characters, code_point);
  FcPatternAddCharSet(wanted.get(), FC_CHARSET, characters);
  FcCharSetDestroy(characters);
  FcPatternAddBool(wanted.get(), FC_SCALABLE, FcTrue);
  FcConfigSubstitute(state_->config.get(), wanted.get(), FcMatchPattern);
  FcDefaultSubstitute(wanted.get());
  FcResult result = FcResultNoMatch;
  const Owned<FcPattern> match{FcFontMatch(state_->config.get(), wanted.get(), &result)};
  FcCharSet* covered = nullptr;
  if (!match || FcPatternGetCharSet(match.get(), FC_CHARSET, 0, &covered) != FcResultMatch) return std::nullopt;
  if (!FcCharSetHasChar(covered, code_point)) return std::nullopt;
  return file_of(match.get());
}

std::string library_versions() { return std::string(pango_version_string()) + " " + cairo_version_string(); }

}  // namespace xylem::text
