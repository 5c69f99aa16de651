// Icons: the signs of Material Icons by the names that terms and panels use.
#pragma once

#include <optional>
#include <string_view>

namespace xylem::scene {

/// The code point of the icon called `name` ("school", "push_pin": the font's own names, those that Xylem knows).
[[nodiscard]] std::optional<char32_t> icon_from(std::string_view name);

}  // namespace xylem::scene
