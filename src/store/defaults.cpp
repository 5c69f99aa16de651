// The defaults: every JSON file of three folders of assets, by name.
#include "xylem/store/defaults.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "xylem/base/assets.h"
#include "xylem/base/file_bytes.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::store {
namespace {

base::Result<void> add_folder(ecosystem::Ecosystem& ecosystem, const char* name) {
  const auto folder = base::asset(name);
  if (!folder) return folder.error();
  std::vector<std::filesystem::path> files;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(*folder, failed)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  if (failed)
    return base::Error{base::ErrorKind::io, "The folder cannot be read: " + failed.message(), folder->string(), ""};
  std::ranges::sort(files);
  for (const auto& file : files) {
    const auto text = base::read_file(file);
    if (!text) return text.error();
    if (const auto added = ecosystem::add_defaults(ecosystem, *text); !added) {
      base::Error error = added.error();
      error.where = file.string() + (error.where.empty() ? "" : ", " + error.where);
      return error;
    }
  }
  return {};
}

}  // namespace

base::Result<ecosystem::Ecosystem> default_ecosystem() {
  ecosystem::Ecosystem ecosystem;
  for (const char* folder : {"taxonomies", "profiles", "indicators"}) {
    if (const auto added = add_folder(ecosystem, folder); !added) return added.error();
  }
  const auto& profiles = ecosystem.all<ecosystem::TargetProfile>();
  if (!profiles.empty()) ecosystem.about.profile = profiles.begin()->id;
  return ecosystem;
}

}  // namespace xylem::store
