// Finding assets and samples around the running program.
#include "xylem/base/assets.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

namespace xylem::base {
namespace {

namespace fs = std::filesystem;

std::vector<AssetFolders> folders_of_this_program() {
  const char* chosen = std::getenv("XYLEM_ASSETS");
  std::error_code unreadable;
  const fs::path executable = fs::read_symlink("/proc/self/exe", unreadable);
  return asset_folders(chosen == nullptr ? "" : chosen, unreadable ? fs::path() : executable, XYLEM_CHECKOUT);
}

Result<fs::path> first_that_has(const std::vector<AssetFolders>& folders, fs::path AssetFolders::*part,
                                const fs::path& relative) {
  if (relative.empty() || relative.is_absolute() || std::ranges::find(relative, fs::path("..")) != relative.end()) {
    return Error{
        ErrorKind::invalid_argument, "\"" + relative.string() + "\" is not a path inside the program's files", {}, {}};
  }
  std::string tried;
  for (const AssetFolders& folder : folders) {
    std::error_code unreadable;
    if (const fs::path path = folder.*part / relative; fs::exists(path, unreadable)) return path;
    tried += (tried.empty() ? "" : ", ") + (folder.*part).string();
  }
  return Error{ErrorKind::not_found, "the program's own file " + relative.string() + " is missing", tried,
               "Install Xylem again, or set XYLEM_ASSETS to its share/xylem folder"};
}

}  // namespace

std::vector<AssetFolders> asset_folders(const fs::path& override_folder, const fs::path& executable,
                                        const fs::path& source_folder) {
  std::vector<AssetFolders> folders;
  if (!override_folder.empty()) folders.push_back({override_folder, override_folder / "samples"});
  if (!executable.empty()) {
    const fs::path share = (executable.parent_path() / XYLEM_SHARE_FROM_BIN).lexically_normal();
    folders.push_back({share, share / "samples"});
  }
  folders.push_back({source_folder / "assets", source_folder / "samples"});
  return folders;
}

Result<fs::path> asset_in(const std::vector<AssetFolders>& folders, const fs::path& relative) {
  return first_that_has(folders, &AssetFolders::assets, relative);
}
Result<fs::path> sample_in(const std::vector<AssetFolders>& folders, const fs::path& relative) {
  return first_that_has(folders, &AssetFolders::samples, relative);
}

Result<fs::path> asset(const fs::path& relative) { return asset_in(folders_of_this_program(), relative); }

Result<fs::path> sample(const std::string& name) { return sample_in(folders_of_this_program(), name + ".xylem.json"); }

}  // namespace xylem::base
