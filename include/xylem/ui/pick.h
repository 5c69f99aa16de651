// Picking one of many by typing: how well a name matches what was typed, and the memory of such a list.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/geometry/color.h"

namespace xylem::ui {

/// One row of a list to pick from. `key` is what is given back, `label` what is read, `detail` stands muted behind it.
struct Option {
  std::string key = {};
  std::string label = {};
  std::string detail = {};
  std::optional<geometry::Color> color = {};  // a dot before the label
  char32_t icon = 0;                          // in the dot, or alone
  std::string also_found_by = {};             // further words that find it
};

/// How well `typed` fits `text`, case and accents aside: all its letters must come in order. Larger is better; words
/// that begin with it win over words that hold it, those over scattered letters. Nothing when it does not fit; 0 for
/// nothing typed.
[[nodiscard]] std::optional<int> fit(std::string_view typed, std::string_view text);

/// The positions in `options` of those that fit, best first; equally good ones in their order; all of them when nothing
/// is typed.
[[nodiscard]] std::vector<std::size_t> fitting(std::string_view typed, const std::vector<Option>& options);

/// What a pick list remembers between frames.
struct PickMemory {
  std::string typed;
  std::size_t highlight = 0;
  bool fresh = true;  // just opened: takes the keyboard
};

}  // namespace xylem::ui
