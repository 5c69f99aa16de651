// Icons: the signs of Material Icons by the names that terms and panels use.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace xylem::scene {

/// The code point of the icon called `name` ("school", "push_pin": the font's own names, those that Xylem knows).
[[nodiscard]] std::optional<char32_t> icon_from(std::string_view name);

/// The code points of all of them, for a font atlas.
[[nodiscard]] std::vector<char32_t> all_icons();

}  // namespace xylem::scene
