// Preferences: what the program remembers between two starts. Losing them loses nothing of anybody's work.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "xylem/base/result.h"

namespace xylem::app {

struct Preferences {
  int width = 1600;
  int height = 1000;
  bool dark = false;
  float text_scale = 1.0F;
  bool reduce_motion = false;
  std::vector<std::string> recent;  // paths, the newest first, at most 10
  friend bool operator==(const Preferences&, const Preferences&) = default;
};

/// `path` becomes the newest recent file.
void remember(Preferences& preferences, const std::filesystem::path& path);

[[nodiscard]] std::string to_json(const Preferences& preferences);
/// What is missing, of a wrong kind or out of range keeps its default; text that is no JSON gives the defaults.
[[nodiscard]] Preferences preferences_from(std::string_view json);

/// $XDG_CONFIG_HOME/xylem/preferences.json, or below ~/.config.
[[nodiscard]] std::filesystem::path preferences_path();
/// $XDG_STATE_HOME/xylem, or below ~/.local/state: where untitled documents live.
[[nodiscard]] std::filesystem::path state_folder();

}  // namespace xylem::app
