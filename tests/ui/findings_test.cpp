// Findings: one list over all lenses; each shows itself on the map and opens its Why.
#include <gtest/gtest.h>

#include "ui/window.h"
#include "xylem/session/answers.h"

namespace xylem::ui {
namespace {

class FindingsWindow : public support::WindowTest {};

TEST_F(FindingsWindow, TheFirstTenAreShownAndAllOnRequest) {
  open_sample("river-region");
  ui.key(Key::n7);
  EXPECT_TRUE(ui.shows("Findings/Scroll/10"));
  EXPECT_FALSE(ui.shows("Findings/Scroll/11"));
  picture("findings");
  EXPECT_GT(session.answers().findings->size(), 20U);
}

TEST_F(FindingsWindow, APressShowsWhatItIsAboutAndWhyOpensTheTerms) {
  open_sample("river-region");
  ui.key(Key::n7);
  ui.click("Findings/Scroll/1");
  EXPECT_FALSE(session.view().selected.empty());
  EXPECT_TRUE(ui.shows("Findings/Scroll/1")) << "the list stays";
  ui.click("Findings/Scroll/Why 1");
  EXPECT_EQ(ui.text("Findings/Scroll/Why 1"), "open");
  ask(session::SetTheme{true});
  picture("findings-why");
  ui.key(Key::n2);
  EXPECT_FALSE(ui.shows("Findings/Scroll/1"));
}

TEST_F(FindingsWindow, AMapWithTwoNamesSaysThatThereIsLittleToFind) {
  ask(session::QuickAdd{"Harbor High \u2013 City Library"});
  ui.key(Key::n7);
  picture("findings-small");
  EXPECT_TRUE(ui.shows("Findings/Scroll/Empty") || ui.shows("Findings/Scroll/1"));
}

}  // namespace
}  // namespace xylem::ui
