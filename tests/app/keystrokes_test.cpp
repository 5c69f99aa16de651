// app/keystrokes.h
#include "app/keystrokes.h"

#include <gtest/gtest.h>

namespace xylem::app {
namespace {

constexpr int kControl = 341;
constexpr int kE = 69;
Keystroke down(int key) { return {.key = key, .action = 1}; }
Keystroke up(int key) { return {.key = key, .action = 0}; }
Keystroke typed(char c) { return {.kind = Keystroke::Kind::character, .character = static_cast<unsigned int>(c)}; }

TEST(KeystrokesTest, AFastShortcutLastsTwoFrames) {
  Keystrokes keys;
  for (const Keystroke& stroke : {down(kControl), down(kE), up(kE), up(kControl)}) keys.push(stroke);
  EXPECT_EQ(keys.take_for_frame().size(), 2U);  // both are down
  EXPECT_FALSE(keys.empty());
  EXPECT_EQ(keys.take_for_frame().size(), 2U);  // both are up
  EXPECT_TRUE(keys.empty());
}
TEST(KeystrokesTest, TheSameKeyTwiceIsTwoPresses) {
  Keystrokes keys;
  for (int i = 0; i < 2; ++i) {
    keys.push(down(kE));
    keys.push(up(kE));
  }
  for (const int action : {1, 0, 1, 0}) {
    const auto frame = keys.take_for_frame();
    ASSERT_EQ(frame.size(), 1U);
    EXPECT_EQ(frame[0].action, action);
  }
}
TEST(KeystrokesTest, CharactersKeepTheirPlaceAmongTheKeys) {
  Keystrokes keys;
  for (const Keystroke& stroke : {down(kE), typed('e'), up(kE), typed('f')}) keys.push(stroke);
  EXPECT_EQ(keys.take_for_frame().size(), 2U);
  const auto second = keys.take_for_frame();
  ASSERT_EQ(second.size(), 2U);
  EXPECT_EQ(second[1].character, static_cast<unsigned int>('f'));
}

}  // namespace
}  // namespace xylem::app
