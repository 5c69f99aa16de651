// Tests of the widgets: names, drafts, lists, the keyboard.
#include "xylem/ui/widgets.h"

#include <gtest/gtest.h>

#include "ui/harness.h"

namespace xylem::ui {
namespace {

using support::UiHarness;

constexpr Rect kRow{20.0F, 20.0F, 300.0F, 32.0F};

/// A window with one panel "P" over all of it.
UiHarness::Draw on_panel(std::function<void(Widgets&)> draw) {
  return [draw = std::move(draw)](Widgets& w) {
    w.panel("P", {0.0F, 0.0F, 1600.0F, 1000.0F}, w.theme().panel, [&] { draw(w); });
  };
}

TEST(WidgetsTest, AButtonIsPressedByName) {
  int pressed = 0;
  UiHarness ui(on_panel([&](Widgets& w) { pressed += w.button("Save", kRow, "Save") ? 1 : 0; }));
  ui.settle();
  ui.click("P/Save");
  EXPECT_EQ(pressed, 1);
  EXPECT_EQ(ui.text("P/Save"), "Save");
}

TEST(WidgetsTest, TabAndEnterPressAButtonWithoutAMouse) {
  int first = 0;
  int second = 0;
  UiHarness ui(on_panel([&](Widgets& w) {
    first += w.button("First", kRow, "First") ? 1 : 0;
    second += w.button("Second", {20.0F, 60.0F, 300.0F, 32.0F}, "Second") ? 1 : 0;
  }));
  ui.settle();
  ui.key(Key::tab);
  ui.key(Key::tab);
  ui.key(Key::enter);
  EXPECT_EQ(first, 0);
  EXPECT_EQ(second, 1);
  ui.key(Key::tab, false, true);
  ui.key(Key::space);
  EXPECT_EQ(first, 1);
}

/// A field for `value` that counts how often it reports.
struct OneField {
  std::string value;
  int reports = 0;
  UiHarness ui{on_panel([this](Widgets& w) {
    if (const auto text = w.edit("Name", kRow, value)) {
      value = *text;
      ++reports;
    }
    (void)w.button("Other", {20.0F, 60.0F, 300.0F, 32.0F}, "Other");
  })};
};

TEST(EditTest, ReportsOnceHoweverManyKeysWerePressed) {
  OneField it{"Museum"};
  it.ui.settle();
  it.ui.type("P/Name", "Science Museum");
  EXPECT_EQ(it.value, "Science Museum");
  EXPECT_EQ(it.reports, 1);
}

TEST(EditTest, ReportsWhenSomethingElseIsClicked) {
  OneField it{"Museum"};
  it.ui.settle();
  it.ui.click("P/Name");
  it.ui.key(Key::end);
  it.ui.keys(" 2");
  EXPECT_EQ(it.reports, 0);
  it.ui.click("P/Other");
  EXPECT_EQ(it.value, "Museum 2");
}

TEST(EditTest, TabLeavesAndReports) {
  OneField it{"Museum"};
  it.ui.settle();
  it.ui.key(Key::tab);
  it.ui.key(Key::end);
  it.ui.keys("s");
  it.ui.key(Key::tab);
  EXPECT_EQ(it.value, "Museums");
  EXPECT_EQ(it.ui.widgets.focused(), "P/Other");
}

TEST(EditTest, EscapeTakesTheDraftBack) {
  OneField it{"Museum"};
  it.ui.settle();
  it.ui.click("P/Name");
  it.ui.keys("x");
  it.ui.key(Key::escape);
  EXPECT_EQ(it.reports, 0);
  EXPECT_EQ(it.value, "Museum");
}

TEST(EditTest, ClickingIntoTextItCannotShowChangesNothing) {
  for (const std::string text : {"Robotics 🤖 Club", "القاهرة", "हिन्दी 東京"}) {
    OneField it{text};
    it.ui.settle();
    it.ui.click("P/Name");
    it.ui.click("P/Other");
    EXPECT_EQ(it.reports, 0) << text;
    EXPECT_EQ(it.value, text);
  }
}

TEST(EditTest, TypingBesideAnEmojiKeepsIt) {
  OneField it{"Robotics 🤖 Club"};
  it.ui.settle();
  it.ui.click("P/Name");
  it.ui.key(Key::end);
  it.ui.keys("s");
  it.ui.key(Key::enter);
  EXPECT_EQ(it.value, "Robotics 🤖 Clubs");
}

TEST(EditTest, APastedEmojiArrives) {
  OneField it{"Club"};
  it.ui.settle();
  it.ui.clipboard = "Robotics 🤖 Club القاهرة";
  it.ui.click("P/Name");
  it.ui.key(Key::v, true);
  it.ui.key(Key::enter);
  EXPECT_EQ(it.value, "Robotics 🤖 Club القاهرة");
}

TEST(EditTest, WhatIsNoNumberIsSaidAndChangesNothing) {
  std::optional<double> value = 3.0;
  std::string fault;
  UiHarness ui(on_panel([&](Widgets& w) {
    if (const auto number = w.edit_number("Hours", kRow, value, {}, 0.0)) value = *number;
    fault = w.fault("Hours") == nullptr ? "" : *w.fault("Hours");
  }));
  ui.settle();
  ui.type("P/Hours", "many");
  EXPECT_EQ(value, 3.0);
  EXPECT_EQ(fault, "\"many\" is not a number");
  ui.type("P/Hours", "-1");
  EXPECT_EQ(fault, "At least 0");
  ui.type("P/Hours", "4,200");
  EXPECT_EQ(value, 4200.0);
  EXPECT_EQ(fault, "");
  ui.click("P/Hours");
  ui.key(Key::del);
  ui.key(Key::enter);
  EXPECT_EQ(value, std::nullopt);
}

TEST(EditTest, ADateKeepsItsPrecision) {
  std::optional<ecosystem::Date> value;
  UiHarness ui(on_panel([&](Widgets& w) {
    if (const auto date = w.edit_date("Since", kRow, value)) value = *date;
  }));
  ui.settle();
  ui.type("P/Since", "2024-05");
  ASSERT_TRUE(value.has_value());
  EXPECT_EQ(ecosystem::to_text(*value), "2024-05");
}

const std::vector<Option> kFruits{
    {.key = "apple", .label = "Apple"}, {.key = "pear", .label = "Pear"}, {.key = "plum", .label = "Plum"}};

TEST(ChoiceTest, IsMadeWithTheMouseAndClosesItsList) {
  std::string chosen = "Pear";
  UiHarness ui(on_panel([&](Widgets& w) {
    if (const auto key = w.choice("Fruit", kRow, chosen, kFruits)) chosen = *key;
  }));
  ui.settle();
  ui.click("P/Fruit");
  ui.click("P/Fruit/List/Rows/plum");
  EXPECT_EQ(chosen, "plum");
  EXPECT_FALSE(ui.shows("P/Fruit/List/Rows/plum"));
}

TEST(ChoiceTest, IsMadeByKeysAlone) {
  std::string chosen = "Apple";
  UiHarness ui(on_panel([&](Widgets& w) {
    if (const auto key = w.choice("Fruit", kRow, chosen, kFruits)) chosen = *key;
  }));
  ui.settle();
  ui.key(Key::tab);
  ui.key(Key::enter);
  ui.key(Key::down);
  ui.key(Key::enter);
  EXPECT_EQ(chosen, "pear");
  ui.key(Key::enter);
  ui.key(Key::escape);
  EXPECT_FALSE(ui.shows("P/Fruit/List/Rows/plum"));
  EXPECT_EQ(chosen, "pear");
}

TEST(ChoicesTest, SeveralAreTurnedOnAndOff) {
  std::vector<std::string> chosen;
  UiHarness ui(on_panel([&](Widgets& w) {
    if (const auto keys = w.choices("Fruit", kRow, "Fruit", kFruits, chosen)) chosen = *keys;
  }));
  ui.settle();
  ui.click("P/Fruit");
  ui.click("P/Fruit/List/Rows/plum");
  ui.click("P/Fruit/List/Rows/apple");
  EXPECT_EQ(chosen, (std::vector<std::string>{"plum", "apple"}));
  ui.click("P/Fruit/List/Rows/plum");
  EXPECT_EQ(chosen, (std::vector<std::string>{"apple"}));
}

TEST(DialogTest, NothingBehindItCanBePressed) {
  int behind = 0;
  bool open = true;
  UiHarness ui(on_panel([&](Widgets& w) {
    behind += w.button("Behind", kRow, "Behind") ? 1 : 0;
    if (open)
      open = w.dialog("Ask", 400.0F, 300.0F, [&](Rect place) { (void)w.button("Yes", place.cut_top(32.0F), "Yes"); });
  }));
  ui.settle();
  ui.click("P/Behind");
  ui.key(Key::tab);
  ui.key(Key::enter);
  EXPECT_EQ(behind, 0);
  ui.key(Key::escape);
  EXPECT_FALSE(open);
  ui.click("P/Behind");
  EXPECT_EQ(behind, 1);
}

TEST(FitTest, BeginningsWinOverInsidesOverScatteredLetters) {
  EXPECT_GT(fit("har", "Harbor High"), fit("har", "Old Harbor"));
  EXPECT_GT(fit("har", "Old Harbor"), fit("har", "Uncharted"));
  EXPECT_GT(fit("har", "Uncharted"), fit("har", "High Arcade Row"));
  EXPECT_FALSE(fit("har", "Museum").has_value());
  EXPECT_TRUE(fit("zurich", "Zürich").has_value());
}

TEST(TypedChangeTest, OnlyWhatWasTypedChanges) {
  EXPECT_EQ(with_typed_change("a🤖b", "a\ufffdb", "a\ufffdbc"), "a🤖bc");
  EXPECT_EQ(with_typed_change("a🤖b", "a\ufffdb", "ab"), "ab");
  EXPECT_EQ(with_typed_change("a🤖b", "a\ufffdb", "a\ufffdb"), "a🤖b");
  EXPECT_EQ(with_typed_change("ab", "ab", "a\ufffdb"), "ab");
}

TEST(RegistryTest, TwoWidgetsOfOneNameAreAnError) {
  EXPECT_DEATH(
      {
        UiHarness ui(on_panel([](Widgets& w) {
          (void)w.button("Same", kRow, "One");
          (void)w.button("Same", kRow, "Two");
        }));
        ui.frame();
      },
      "one name");
}

}  // namespace
}  // namespace xylem::ui
