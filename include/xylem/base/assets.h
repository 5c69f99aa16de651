// Where the program's own files lie: taxonomies, profiles, icons, samples; in a checkout as in an installed tree.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "xylem/base/result.h"

namespace xylem::base {

/// A folder of assets with the folder of samples that belongs to it. Either may be absent on disk.
struct AssetFolders {
  std::filesystem::path assets;
  std::filesystem::path samples;
};

/// The places to look in, best first: `override_folder` laid out as share/xylem (skipped when empty), the installed
/// tree around the program `executable` (its ../share/xylem; skipped when empty), the checkout `source_folder`.
[[nodiscard]] std::vector<AssetFolders> asset_folders(const std::filesystem::path& override_folder,
                                                      const std::filesystem::path& executable,
                                                      const std::filesystem::path& source_folder);

/// The first of `folders` that has the file or folder `relative` among its assets, or its samples.
/// Errors  invalid_argument when `relative` is empty, absolute or climbs out by `..`; not_found, with the places tried.
[[nodiscard]] Result<std::filesystem::path> asset_in(const std::vector<AssetFolders>& folders,
                                                     const std::filesystem::path& relative);
[[nodiscard]] Result<std::filesystem::path> sample_in(const std::vector<AssetFolders>& folders,
                                                      const std::filesystem::path& relative);

/// The asset `relative` ("taxonomies/sector.json") of this program: under $XYLEM_ASSETS when it is set, else in the
/// tree the running program is installed in, else in the checkout it was built from. Errors as `asset_in`.
[[nodiscard]] Result<std::filesystem::path> asset(const std::filesystem::path& relative);

/// The sample called `name` ("river-region"; its file river-region.xylem.json). Looked for and errors as `asset`.
[[nodiscard]] Result<std::filesystem::path> sample(const std::string& name);

}  // namespace xylem::base
