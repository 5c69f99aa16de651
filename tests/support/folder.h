// A folder of a test's own, gone when the test is over.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace xylem::support {

class FolderTest : public testing::Test {
 protected:
  std::filesystem::path folder = [] {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    return std::filesystem::path(testing::TempDir()) /
           ("xylem-" + std::string(test->test_suite_name()) + "-" + test->name());
  }();
  void SetUp() override {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }
};

}  // namespace xylem::support
