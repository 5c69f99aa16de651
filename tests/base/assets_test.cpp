// base/assets.h
#include "xylem/base/assets.h"

#include <gtest/gtest.h>

#include <fstream>

#include "support/folder.h"

namespace xylem::base {
namespace {

namespace fs = std::filesystem;

void put(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

/// A prefix with an installed program and a checkout beside it, gone when the test ends.
class AssetsTest : public testing::Test {
 protected:
  AssetsTest() {
    put(prefix_ / "bin/xylem-cli", "program");
    put(prefix_ / "share/xylem/taxonomies/sector.json", "installed");
    put(prefix_ / "share/xylem/samples/river-region.xylem.json", "installed");
    put(checkout_ / "assets/taxonomies/sector.json", "checkout");
    put(checkout_ / "assets/taxonomies/resource.json", "checkout");
    put(checkout_ / "samples/river-region.xylem.json", "checkout");
  }

  const support::Folder folder_;
  const fs::path root_ = folder_.path();
  const fs::path prefix_ = root_ / "usr";
  const fs::path checkout_ = root_ / "checkout";
};

TEST_F(AssetsTest, AnInstalledProgramFindsItsOwnTree) {
  const auto folders = asset_folders({}, prefix_ / "bin/xylem-cli", checkout_);
  EXPECT_EQ(asset_in(folders, "taxonomies/sector.json").value(), prefix_ / "share/xylem/taxonomies/sector.json");
  EXPECT_EQ(sample_in(folders, "river-region.xylem.json").value(),
            prefix_ / "share/xylem/samples/river-region.xylem.json");
}
TEST_F(AssetsTest, AMovedTreeIsStillFound) {
  fs::rename(prefix_, root_ / "elsewhere");
  const auto folders = asset_folders({}, root_ / "elsewhere/bin/xylem-cli", checkout_);
  EXPECT_EQ(asset_in(folders, "taxonomies/sector.json").value(),
            root_ / "elsewhere/share/xylem/taxonomies/sector.json");
}
TEST_F(AssetsTest, AProgramInABuildFolderFindsTheCheckout) {
  const auto folders = asset_folders({}, checkout_ / "build/dev/bin/xylem-cli", checkout_);
  EXPECT_EQ(asset_in(folders, "taxonomies").value(), checkout_ / "assets/taxonomies");
  EXPECT_EQ(sample_in(folders, "river-region.xylem.json").value(), checkout_ / "samples/river-region.xylem.json");
}
TEST_F(AssetsTest, TheChosenFolderComesFirst) {
  put(root_ / "mine/taxonomies/sector.json", "mine");
  const auto folders = asset_folders(root_ / "mine", prefix_ / "bin/xylem-cli", checkout_);
  EXPECT_EQ(asset_in(folders, "taxonomies/sector.json").value(), root_ / "mine/taxonomies/sector.json");
  EXPECT_EQ(asset_in(folders, "taxonomies/resource.json").value(), checkout_ / "assets/taxonomies/resource.json");
}
TEST_F(AssetsTest, WhatIsMissingIsNamedWithThePlacesTried) {
  const auto found = asset_in(asset_folders({}, prefix_ / "bin/xylem-cli", checkout_), "taxonomies/none.json");
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().kind, ErrorKind::not_found);
  EXPECT_NE(found.error().message.find("none.json"), std::string::npos);
  EXPECT_NE(found.error().where.find((prefix_ / "share/xylem").string()), std::string::npos);
}
TEST_F(AssetsTest, NoPathLeadsOutOfTheFolder) {
  const auto folders = asset_folders({}, prefix_ / "bin/xylem-cli", checkout_);
  for (const char* path : {"", "/etc/passwd", "../../bin/xylem-cli", "taxonomies/../../xylem/taxonomies/sector.json"}) {
    const auto found = asset_in(folders, path);
    ASSERT_FALSE(found.ok()) << path;
    EXPECT_EQ(found.error().kind, ErrorKind::invalid_argument) << path;
  }
}

}  // namespace
}  // namespace xylem::base
