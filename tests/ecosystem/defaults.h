// The shipped taxonomies and profiles, read for tests.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "xylem/base/file_bytes.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::ecosystem {

/// The JSON files of a folder of assets, by name.
inline std::vector<std::filesystem::path> asset_files(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(XYLEM_SOURCE_DIR "/assets/" + folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

/// An ecosystem with the default terms, target profiles and indicators.
inline Ecosystem with_defaults() {
  Ecosystem ecosystem;
  for (const std::string folder : {"taxonomies", "profiles", "indicators"}) {
    for (const auto& file : asset_files(folder)) {
      const auto text = base::read_file(file);
      if (text.ok()) static_cast<void>(add_defaults(ecosystem, *text));
    }
  }
  return ecosystem;
}

}  // namespace xylem::ecosystem
