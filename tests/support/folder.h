// A folder of a test's own, gone when the test is over.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

namespace xylem::support {

/// Where the running test may write. Tests run side by side, also those of two checkouts, so it has the test's name and
/// the process's number.
inline std::filesystem::path own_folder() {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  std::string name =
      "xylem-" + std::string(test->test_suite_name()) + "-" + test->name() + "-" + std::to_string(getpid());
  for (char& c : name) {
    if (c == '/') c = '-';  // tests with parameters have it in their names
  }
  return std::filesystem::path(testing::TempDir()) / name;
}

/// Makes own_folder() and removes it with all that is in it.
class Folder {
 public:
  Folder() : path_(own_folder()) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// Tests in a folder of their own.
class FolderTest : public testing::Test {
  const Folder own_;

 protected:
  const std::filesystem::path& folder = own_.path();
};

}  // namespace xylem::support
