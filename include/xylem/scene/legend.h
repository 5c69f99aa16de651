// The legend as a measured block, so that a picture can place it and nothing is cut.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "xylem/scene/scene.h"
#include "xylem/text/measure.h"

namespace xylem::scene {

/// One line of words in a legend. `pen` is the left end of the baseline, from the block's top-left corner, px.
struct LegendText {
  geometry::Point pen;
  std::string text;
  text::TextStyle style;
  bool muted = false;
};

/// The sign of one row: a disc with an icon, or a line, within `box`.
struct LegendSwatch {
  geometry::Box box;
  LegendRow row;
};

/// All that is drawn, and the room it takes, px.
struct LegendBlock {
  float width = 0.0F;
  float height = 0.0F;
  std::vector<LegendText> texts;
  std::vector<LegendSwatch> swatches;
};

struct LegendOptions {
  float text_scale = 1.0F;
  float most_width_px = 220.0F;   // words are shortened with "…" to fit into a column
  std::size_t most_rows = 1000;   // of one group; of a longer one the last row says how many more there are
  float most_height_px = 600.0F;  // what does not fit goes into a further column
};

/// Lays out the legend of `scene`: groups one below the other, in as many columns as the height asks for; a group
/// starts a new column rather than being parted, unless it is higher than a column alone. Empty for a scene without a
/// legend.
[[nodiscard]] LegendBlock legend_block(const Scene& scene, text::Measure& measure, const LegendOptions& options = {});

}  // namespace xylem::scene
