// text: atlas.h
#include "xylem/text/atlas.h"

#include <gtest/gtest.h>

#include <string>

#include "support/fonts.h"

namespace xylem::text {
namespace {

using support::test_fonts;

bool overlap(const AtlasEntry& a, const AtlasEntry& b) {
  return a.page == b.page && a.rect.x < b.rect.x + b.rect.width && b.rect.x < a.rect.x + a.rect.width &&
         a.rect.y < b.rect.y + b.rect.height && b.rect.y < a.rect.y + a.rect.height;
}

TEST(AtlasTest, ALabelIsPackedOnce) {
  Atlas atlas(test_fonts(), 512);
  const AtlasEntry first = atlas.label("Harbor High School", {12.0F}, 2.0F);
  const auto revision = atlas.pages()[0].revision;
  const AtlasEntry second = atlas.label("Harbor High School", {12.0F}, 2.0F);
  EXPECT_EQ(first.rect, second.rect);
  EXPECT_EQ(atlas.pages()[0].revision, revision);
}
TEST(AtlasTest, SizeWeightAndHaloMakeLabelsOfTheirOwn) {
  Atlas atlas(test_fonts(), 512);
  const AtlasEntry label = atlas.label("Harbor", {12.0F}, 2.0F);
  EXPECT_FALSE(label.rect == atlas.label("Harbor", {14.0F}, 2.0F).rect);
  EXPECT_FALSE(label.rect == atlas.label("Harbor", {12.0F, Weight::semibold}, 2.0F).rect);
  EXPECT_FALSE(label.rect == atlas.label("Harbor", {12.0F}, 0.0F).rect);
}
TEST(AtlasTest, LabelsNeverShareAPixel) {
  Atlas atlas(test_fonts(), 256);
  std::vector<AtlasEntry> entries;
  for (int i = 0; i < 120; ++i)
    entries.push_back(atlas.label("Partner " + std::to_string(i), {10.0F + static_cast<float>(i % 5)}, 2.0F));
  EXPECT_GT(atlas.pages().size(), 1U);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    EXPECT_LE(entries[i].rect.x + entries[i].rect.width, 256);
    EXPECT_LE(entries[i].rect.y + entries[i].rect.height, 256);
    for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(overlap(entries[i], entries[j])) << i << " " << j;
  }
}
TEST(AtlasTest, TheHaloReachesFartherThanTheText) {
  Atlas atlas(test_fonts(), 256);
  const AtlasEntry entry = atlas.label("l", {20.0F}, 3.0F);
  long text = 0;
  long halo = 0;
  const AtlasPage& page = atlas.pages()[0];
  for (std::size_t i = 0; i + 1 < page.pixels.size(); i += 2) {
    text += page.pixels[i];
    halo += page.pixels[i + 1];
    EXPECT_GE(page.pixels[i + 1], page.pixels[i]);
  }
  EXPECT_GT(halo, text * 3);
  EXPECT_GT(entry.rect.width, 6);
}
TEST(AtlasTest, WhatChangedIsTakenOnce) {
  Atlas atlas(test_fonts(), 256);
  const AtlasEntry first = atlas.label("Harbor", {12.0F}, 0.0F);
  EXPECT_EQ(atlas.take_dirty(0), first.rect);
  EXPECT_FALSE(atlas.take_dirty(0));
  const AtlasEntry icon = atlas.icon(0xE80C, 16.0F);
  EXPECT_EQ(atlas.take_dirty(0), icon.rect);
}
TEST(AtlasTest, TooManyPagesAreForgottenTogether) {
  Atlas atlas(test_fonts(), 256);
  for (int i = 0; i < 200; ++i) (void)atlas.label("Organization " + std::to_string(i), {20.0F}, 2.0F);
  atlas.trim(100);
  EXPECT_EQ(atlas.generation(), 0U);
  atlas.trim(2);
  EXPECT_EQ(atlas.generation(), 1U);
  EXPECT_TRUE(atlas.pages().empty());
  EXPECT_GT(atlas.label("Again", {12.0F}, 0.0F).rect.width, 0);
}
TEST(AtlasTest, ALabelWiderThanAPageIsCut) {
  Atlas atlas(test_fonts(), 256);
  const AtlasEntry entry = atlas.label(std::string(300, 'W'), {14.0F}, 2.0F);
  EXPECT_GT(entry.rect.width, 200);
  EXPECT_LE(entry.rect.width, 256);
}

}  // namespace
}  // namespace xylem::text
