// app/preferences.h
#include "app/preferences.h"

#include <gtest/gtest.h>

namespace xylem::app {
namespace {

TEST(PreferencesTest, WhatIsRememberedIsReadBack) {
  Preferences preferences;
  preferences.width = 1280;
  preferences.dark = true;
  preferences.text_scale = 1.25F;
  remember(preferences, "/maps/東京.xylem");
  EXPECT_EQ(preferences_from(to_json(preferences)), preferences);
}
TEST(PreferencesTest, ADamagedFileGivesTheDefaults) {
  EXPECT_EQ(preferences_from("{\"width\": "), Preferences{});
  EXPECT_EQ(preferences_from("[1]"), Preferences{});
  EXPECT_EQ(preferences_from(R"({"width":"wide","dark":3,"recent":{}})"), Preferences{});
}
TEST(PreferencesTest, SizesAreKeptWithinReason) {
  EXPECT_EQ(preferences_from(R"({"width":1,"text_scale":99})").width, 900);
  EXPECT_EQ(preferences_from(R"({"text_scale":99})").text_scale, 2.0F);
}
TEST(PreferencesTest, ARecentFileMovesToTheFrontAndTenAreKept) {
  Preferences preferences;
  for (int i = 0; i < 12; ++i) remember(preferences, "/" + std::to_string(i));
  remember(preferences, "/5");
  EXPECT_EQ(preferences.recent.size(), 10U);
  EXPECT_EQ(preferences.recent.front(), "/5");
}

}  // namespace
}  // namespace xylem::app
