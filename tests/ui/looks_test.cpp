// Pictures of the window, to be looked at beside the design: build/pictures.
#include "ui/window.h"

#include <set>

namespace xylem::ui {
namespace {

using LooksTest = support::WindowTest;

/// How many different colors there are in a coarse grid of it: a window that was not drawn has one.
std::size_t colors_in(const pictures::Image& image) {
  std::set<std::uint32_t> colors;
  for (int y = 0; y < image.height; y += 3) {
    for (int x = 0; x < image.width; x += 3) {
      const auto* p = image.at(x, y);
      colors.insert(static_cast<std::uint32_t>(p[0] << 16 | p[1] << 8 | p[2]));
    }
  }
  return colors.size();
}

TEST_F(LooksTest, TheFirstSecond) { EXPECT_GT(colors_in(picture("empty")), 20U); }

TEST_F(LooksTest, TheWindowInTheLight) {
  open_sample("river-region");
  EXPECT_GT(colors_in(picture("sectors")), 100U);
}

TEST_F(LooksTest, TheWindowInTheDarkWithSomebodySelected) {
  open_sample("river-region");
  ask(session::SetTheme{true});
  ASSERT_FALSE(session.snapshot().organizations.empty());
  select(session.snapshot().organizations.front()->id.text());
  EXPECT_GT(colors_in(picture("inspector")), 100U);
}

TEST_F(LooksTest, TheBoxOfLayoutsInBothThemes) {
  open_sample("river-region");
  for (const bool dark : {false, true}) {
    ask(session::SetTheme{dark});
    ui.key(Key::g);
    EXPECT_GT(colors_in(picture(dark ? "layouts-dark" : "layouts")), 100U);
    ui.key(Key::escape);
  }
}

TEST_F(LooksTest, EachLens) {
  open_sample("river-region");
  for (const scene::LensRow& row : scene::lenses()) {
    ask(session::SetTheme{row.lens == scene::Lens::flows});
    ask(session::SetLens{row.lens});
    EXPECT_GT(colors_in(picture("lens-" + std::string(row.key))), 100U);
  }
}

TEST_F(LooksTest, WhatStandsOverTheWindow) {
  open_sample("river-region");
  ui.key(Key::k, true);
  ui.keys("school");
  picture("palette");
  ui.key(Key::escape);
  ui.key(Key::e, true);
  picture("export");
  ui.click("Export/Kind/Graph file");
  picture("export-formats");
  ui.key(Key::escape);
  ui.key(Key::o, true);
  picture("files");
  ui.key(Key::escape);
  select("alder-foundation");
  ui.click("Inspector/Scroll/Organization/sector");
  picture("choice");
  ui.key(Key::escape);
  ui.click("Inspector/Scroll/Organization/Tabs/Partners 5");
  picture("partners");
  ask(
      session::Paste{"Label,type of org,city\nHarbor HS,public school,Eastgate\nRSU,makerspace?,Upland\n"
                     "Acme,co.,Eastgate\nMill Street,non profit,\nCity Library,library,Upland\n"});
  ASSERT_TRUE(session.pending_import().has_value());
  picture("import");
}

TEST_F(LooksTest, TheWindowWithLargeText) {
  open_sample("river-region");
  ask(session::SetTextScale{1.5F});
  EXPECT_GT(colors_in(picture("large-text")), 100U);
}

}  // namespace
}  // namespace xylem::ui
