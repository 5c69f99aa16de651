// Preferences as JSON.
#include "app/preferences.h"

#include <algorithm>
#include <cstdlib>

#include <nlohmann/json.hpp>

namespace xylem::app {
namespace {

using Json = nlohmann::json;

template <class T>
T value_of(const Json& json, const char* key, T otherwise, bool (Json::*is)() const noexcept) {
  const auto found = json.find(key);
  return found != json.end() && ((*found).*is)() ? found->get<T>() : otherwise;
}

std::filesystem::path folder(const char* variable, const char* below_home) {
  const char* set = std::getenv(variable);  // NOLINT: read at start, before any thread
  if (set != nullptr && *set == '/') return std::filesystem::path(set) / "xylem";
  const char* home = std::getenv("HOME");  // NOLINT
  return std::filesystem::path(home == nullptr ? "/tmp" : home) / below_home / "xylem";
}

}  // namespace

void remember(Preferences& preferences, const std::filesystem::path& path) {
  const std::string text = path.string();
  std::erase(preferences.recent, text);
  preferences.recent.insert(preferences.recent.begin(), text);
  if (preferences.recent.size() > 10) preferences.recent.resize(10);
}

std::string to_json(const Preferences& preferences) {
  return Json{{"width", preferences.width},
              {"height", preferences.height},
              {"dark", preferences.dark},
              {"text_scale", preferences.text_scale},
              {"reduce_motion", preferences.reduce_motion},
              {"recent", preferences.recent}}
             .dump(2) +
         "\n";
}

Preferences preferences_from(std::string_view text) {
  Preferences preferences;
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return preferences;
  preferences.width = std::clamp(value_of(json, "width", preferences.width, &Json::is_number_integer), 900, 16000);
  preferences.height = std::clamp(value_of(json, "height", preferences.height, &Json::is_number_integer), 560, 16000);
  preferences.dark = value_of(json, "dark", preferences.dark, &Json::is_boolean);
  preferences.text_scale = std::clamp(value_of(json, "text_scale", preferences.text_scale, &Json::is_number), 0.75F, 2.0F);
  preferences.reduce_motion = value_of(json, "reduce_motion", preferences.reduce_motion, &Json::is_boolean);
  if (const auto recent = json.find("recent"); recent != json.end() && recent->is_array()) {
    for (const Json& path : *recent) {
      if (path.is_string() && preferences.recent.size() < 10) preferences.recent.push_back(path.get<std::string>());
    }
  }
  return preferences;
}

std::filesystem::path preferences_path() { return folder("XDG_CONFIG_HOME", ".config") / "preferences.json"; }
std::filesystem::path state_folder() { return folder("XDG_STATE_HOME", ".local/state"); }

}  // namespace xylem::app
