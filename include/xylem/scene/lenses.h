// Lenses: one question, one way to color and size the map, one panel, one sentence.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace xylem::scene {

enum class Lens : std::uint8_t { sectors, influence, gaps, flows, capital, change };

/// One row of the catalogue. `key` names the lens on the command line, `question` is what it answers.
struct LensRow {
  Lens lens;
  std::string_view key;
  std::string_view title;
  std::string_view question;
  char shortcut;
};

/// In the order of the switch; row i is lens i.
[[nodiscard]] std::span<const LensRow> lenses();
[[nodiscard]] const LensRow& row_of(Lens lens);
/// The lens with that key, or nothing.
[[nodiscard]] std::optional<Lens> lens_from(std::string_view key);

}  // namespace xylem::scene
