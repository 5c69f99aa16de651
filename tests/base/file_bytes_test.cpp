// base/file_bytes.h
#include "xylem/base/file_bytes.h"

#include <gtest/gtest.h>

#include <fstream>

#include "support/folder.h"

namespace xylem::base {
namespace {

using FileBytesTest = support::FolderTest;

TEST_F(FileBytesTest, WhatWasWrittenIsReadBack) {
  const std::string bytes("a\0b\r\n", 5);
  ASSERT_TRUE(write_file(folder / "x", bytes));
  EXPECT_EQ(read_file(folder / "x").value(), bytes);
}
TEST_F(FileBytesTest, WritingLeavesNothingElseBehind) {
  ASSERT_TRUE(write_file(folder / "x", "1"));
  ASSERT_TRUE(write_file(folder / "x", "2"));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
}
TEST_F(FileBytesTest, AMissingFileIsNotFoundAndNamed) {
  const auto read = read_file(folder / "nowhere");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind, ErrorKind::not_found);
  EXPECT_EQ(read.error().where, (folder / "nowhere").string());
}
TEST_F(FileBytesTest, AFolderIsNotAFile) { EXPECT_EQ(read_file(folder).error().kind, ErrorKind::io); }
TEST_F(FileBytesTest, AFileBeyondTheLimitIsRefused) {
  ASSERT_TRUE(write_file(folder / "x", "12345"));
  EXPECT_EQ(read_file(folder / "x", 4).error().kind, ErrorKind::too_large);
  EXPECT_TRUE(read_file(folder / "x", 5));
}
TEST_F(FileBytesTest, WritingIntoAMissingFolderSaysSo) { EXPECT_FALSE(write_file(folder / "no" / "x", "1")); }

}  // namespace
}  // namespace xylem::base
