// base/shared.h: copies share one value that never changes.
#include "xylem/base/shared.h"

#include <gtest/gtest.h>

#include <vector>

namespace xylem::base {
namespace {

TEST(SharedTest, CopiesAreTheVerySameAndEqualContentsAreEqual) {
  const Shared<std::vector<int>> one(std::vector<int>{1, 2, 3});
  const Shared<std::vector<int>> copy = one;
  const Shared<std::vector<int>> equal(std::vector<int>{1, 2, 3});
  EXPECT_TRUE(copy.same_as(one));
  EXPECT_FALSE(equal.same_as(one));
  EXPECT_EQ(equal, one);
  EXPECT_EQ(&copy.get(), &one.get());
}
TEST(SharedTest, WhatWasNeverGivenIsTheDefault) {
  Shared<std::vector<int>> none;
  EXPECT_TRUE(none.get().empty());
  none = Shared<std::vector<int>>(std::vector<int>{4});
  EXPECT_EQ(none.get().front(), 4);
  const Shared<std::vector<int>> moved = std::move(none);
  EXPECT_EQ(moved.get().front(), 4);
}
TEST(SharedTextTest, IsReadAndComparedLikeAText) {
  const SharedText harbor("Harbor");
  const std::string& text = harbor;
  EXPECT_EQ(text, "Harbor");
  EXPECT_TRUE(harbor == "Harbor");
  EXPECT_TRUE(harbor == std::string("Harbor"));
  EXPECT_TRUE(SharedText("Hill") > harbor);
  EXPECT_TRUE(SharedText().empty());
  EXPECT_EQ(SharedText(""), SharedText());
  EXPECT_EQ(sizeof(SharedText), sizeof(void*));
}

}  // namespace
}  // namespace xylem::base
