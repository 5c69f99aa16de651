// Running subcommands in the test's own process, and reading what they said.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "support/folder.h"

namespace xylem::cli::test {

using Json = nlohmann::json;
using Path = std::filesystem::path;

inline Path fixture(const std::string& name) { return Path(XYLEM_SOURCE_DIR) / "tests/cli/fixtures" / name; }
inline Path sample(const std::string& name) { return Path(XYLEM_SOURCE_DIR) / "samples" / (name + ".xylem.json"); }
/// Files that other programs wrote; they are not part of the project.
inline Path real_file(const std::string& name) { return Path(XYLEM_SOURCE_DIR) / "../shared/data/formats" / name; }

/// How a subcommand ended, and its words on standard output and standard error.
struct Ran {
  int code = 0;
  std::string out;
  std::string err;
  [[nodiscard]] Json json() const { return Json::parse(out, nullptr, false); }
};

inline Ran run(const std::function<int()>& command) {
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  Ran ran;
  ran.code = command();
  ran.out = testing::internal::GetCapturedStdout();
  ran.err = testing::internal::GetCapturedStderr();
  return ran;
}

inline Ran checked(const Path& file) {
  CheckRequest request;
  request.file = file;
  request.json = true;
  return run([&] { return check(request); });
}

using CommandTest = support::FolderTest;

}  // namespace xylem::cli::test
