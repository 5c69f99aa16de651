// A whole tour by the keyboard alone, and the dialogs on its way.
#include <gtest/gtest.h>

#include <filesystem>

#include "support/folder.h"
#include "ui/window.h"

namespace xylem::ui {
namespace {

class TourTest : public support::WindowTest {
 protected:
  TourTest() {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    ui.settle();
  }
  ~TourTest() override { std::filesystem::remove_all(folder); }

  /// What the palette does for somebody who types and presses Enter.
  void run(const std::string& typed) {
    ui.key(Key::k, true);
    ui.keys(typed);
    ui.key(Key::enter);
  }
  void press_tab_until(const std::string& path) {
    for (int i = 0; i < 60 && ui.widgets.focused() != path; ++i) ui.key(Key::tab);
    EXPECT_EQ(ui.widgets.focused(), path) << ui.widgets.registry().listing();
  }

  std::filesystem::path folder = support::own_folder();
};

TEST_F(TourTest, FromASampleToAnExportedFileWithoutAMouse) {
  run("river region");
  ASSERT_EQ(session.snapshot().size(), 120U);
  ui.key(Key::n2);
  EXPECT_EQ(session.view().lens, scene::Lens::influence);
  ui.key(Key::n1);
  run("alder foundation");
  ASSERT_EQ(session.view().selected.size(), 1U);
  EXPECT_EQ(ui.text("Inspector/Scroll/Organization/Name"), "Alder Foundation");

  ui.key(Key::r);
  ui.key(Key::a, true);
  ui.keys("Elder Foundation");
  ui.key(Key::enter);
  EXPECT_EQ(session.history().undo_label(), "Rename organization");
  EXPECT_EQ(ui.text("Inspector/Scroll/Organization/Name"), "Elder Foundation");
  ui.key(Key::z, true);
  EXPECT_EQ(ui.text("Inspector/Scroll/Organization/Name"), "Alder Foundation");

  ui.key(Key::e, true);
  press_tab_until("Export/Kind/Graph file");
  ui.key(Key::enter);
  press_tab_until("Export/What/gexf");
  ui.key(Key::enter);
  press_tab_until("Export/OK");
  ui.key(Key::enter);
  ui.key(Key::a, true);
  ui.keys((folder / "tour.gexf").string());
  ui.key(Key::enter);
  EXPECT_TRUE(std::filesystem::exists(folder / "tour.gexf"));
}

TEST_F(TourTest, ArrowKeysWalkAlongPartnerships) {
  run("first workshop");
  ui.key(Key::right);
  ASSERT_EQ(session.view().selected.size(), 1U);
  const auto start = session.view().selected;
  const auto& snapshot = session.snapshot();
  std::size_t walked = 0;
  for (const Key way : {Key::right, Key::left, Key::up, Key::down}) {
    ask(session::Select{start});
    ui.key(way);
    const auto here = snapshot.node_of_id.at(start.front().id);
    const auto there = snapshot.node_of_id.at(session.view().selected.front().id);
    if (here == there) continue;
    ++walked;
    const auto partners = snapshot.partnerships.neighbors(here);
    EXPECT_TRUE(std::ranges::any_of(partners, [&](const graph::Neighbor& n) { return n.node == there; }));
  }
  EXPECT_GT(walked, 0U);
}

TEST_F(TourTest, TypingInAFieldRunsNoCommand) {
  run("first workshop");
  ui.key(Key::a);
  ui.keys("f1 p2 Robotics");
  ui.key(Key::enter);
  EXPECT_EQ(session.view().lens, scene::Lens::sectors);
  EXPECT_EQ(session.snapshot().size(), 25U);
}

TEST_F(TourTest, ThePaletteSaysWhatUndoWouldTakeBack) {
  run("first workshop");
  ui.key(Key::a);
  ui.keys("Robotics Club");
  ui.key(Key::enter);
  ui.key(Key::k, true);
  ui.keys("undo");
  EXPECT_EQ(ui.text("Palette/List/Rows/command undo").rfind("Undo: ", 0), 0U);
  ui.key(Key::enter);
  EXPECT_EQ(session.snapshot().size(), 24U);
}

TEST_F(TourTest, EscapeClosesThePaletteAndNothingElse) {
  run("first workshop");
  ui.key(Key::right);
  ui.key(Key::k, true);
  EXPECT_TRUE(ui.shows("Palette/List/Find"));
  ui.key(Key::escape);
  EXPECT_FALSE(ui.shows("Palette/List/Find"));
  EXPECT_EQ(session.view().selected.size(), 1U);
}

TEST_F(TourTest, AFileIsFoundInTheBrowserByTyping) {
  ASSERT_TRUE(base::write_file(folder / "pairs.csv", "source,target\nHarbor High,City Library\n").ok());
  ui.key(Key::o, true);
  ui.keys(folder.string());
  ui.key(Key::enter);
  EXPECT_EQ(ui.text("Files/Folder"), folder.string());
  ui.keys("pai");
  ui.key(Key::enter);
  ASSERT_TRUE(session.pending_import().has_value());
  press_tab_until("Import/OK");
  ui.key(Key::enter);
  EXPECT_EQ(session.snapshot().size(), 2U);
}

TEST_F(TourTest, SavingOverAFileAsksFirst) {
  run("first workshop");
  ASSERT_TRUE(base::write_file(folder / "there.gexf", "old").ok());
  ui.key(Key::e, true);
  ui.click("Export/Kind/Graph file");
  ui.click("Export/What/gexf");
  ui.click("Export/OK");
  ui.type("Files/Name", (folder / "there.gexf").string());
  EXPECT_EQ(*base::read_file(folder / "there.gexf"), "old");
  EXPECT_EQ(ui.text("Files/OK"), "Replace");
  ui.click("Files/OK");
  EXPECT_NE(*base::read_file(folder / "there.gexf"), "old");
}

TEST_F(TourTest, APictureIsExportedInTheChosenSize) {
  run("first workshop");
  ui.click("Top/Export");
  ui.click("Export/What/Square");
  ui.click("Export/What/Sharpness/Screen");
  ui.click("Export/OK");
  ui.type("Files/Name", (folder / "map").string());
  const auto bytes = base::read_file(folder / "map.png");
  ASSERT_TRUE(bytes.ok());
  const auto image = pictures::read_png(*bytes);
  ASSERT_TRUE(image.ok());
  EXPECT_EQ(image->width, 1200);
  EXPECT_EQ(image->height, 1200);
}

}  // namespace
}  // namespace xylem::ui
