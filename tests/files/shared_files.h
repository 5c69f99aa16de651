// Where tests of readers find files: the project's own fixtures, and real ones of other programs where they are at
// hand.
#pragma once

#include <filesystem>
#include <string>

#include "xylem/base/assets.h"
#include "xylem/base/file_bytes.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::files::testing {

inline std::filesystem::path fixture(const std::string& name) {
  return std::filesystem::path(XYLEM_SOURCE_DIR) / "tests/files/fixtures" / name;
}

/// Files that other programs wrote; they are not part of the project.
inline std::filesystem::path real_file(const std::string& name) {
  return std::filesystem::path(XYLEM_SOURCE_DIR) / "../shared/data/formats" / name;
}

/// The taxonomies that a new ecosystem starts with.
inline const ecosystem::Ecosystem& defaults() {
  static const ecosystem::Ecosystem kDefaults = [] {
    ecosystem::Ecosystem made;
    const auto folder = std::filesystem::path(XYLEM_SOURCE_DIR) / "assets/taxonomies";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      const auto bytes = base::read_file(entry.path());
      if (bytes) static_cast<void>(ecosystem::add_defaults(made, *bytes));
    }
    return made;
  }();
  return kDefaults;
}

}  // namespace xylem::files::testing

/// Skips the test, aloud, when the real file is not there.
#define XYLEM_NEEDS_REAL_FILE(path) \
  if (!std::filesystem::exists(path)) GTEST_SKIP() << (path).string() << " is not there"
