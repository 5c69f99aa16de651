// text: fonts.h
#include "xylem/text/fonts.h"

#include <gtest/gtest.h>

#include <fstream>

#include "support/folder.h"
#include "support/fonts.h"

namespace xylem::text {
namespace {

using support::test_fonts;

TEST(FontsTest, EveryWeightOfInterIsAFileOfItsOwn) {
  EXPECT_TRUE(std::filesystem::exists(test_fonts().words(Weight::regular).path));
  EXPECT_NE(test_fonts().words(Weight::regular), test_fonts().words(Weight::semibold));
  EXPECT_NE(test_fonts().words(Weight::medium), test_fonts().words(Weight::bold));
}
TEST(FontsTest, TheIconFontIsAFileThatImGuiReads) { EXPECT_EQ(test_fonts().icons().path.extension(), ".ttf"); }
TEST(FontsTest, AFontWithJapaneseIsFound) {
  const auto font = test_fonts().with_glyph(U'東');
  ASSERT_TRUE(font);
  EXPECT_NE(font->path.string().find("Noto"), std::string::npos);
}
TEST(FontsTest, NoFontHasWhatIsNoCharacter) { EXPECT_FALSE(test_fonts().with_glyph(0x10FFFE)); }
TEST(FontsTest, AMissingFontIsNamedWithItsPackage) {
  const support::Folder folder;
  const std::filesystem::path file = folder / "no-fonts.conf";
  std::ofstream(file) << "<?xml version=\"1.0\"?><fontconfig><dir>/nonexistent</dir></fontconfig>";
  const auto fonts = Fonts::open(file);
  ASSERT_FALSE(fonts);
  EXPECT_EQ(fonts.error().message, "The font \"Inter\" is not installed");
  EXPECT_EQ(fonts.error().remedy, "Install the package fonts-inter");
}
TEST(FontsTest, AConfigurationThatIsNotThereIsAnError) {
  const auto fonts = Fonts::open("/nonexistent/fonts.conf");
  ASSERT_FALSE(fonts);
  EXPECT_EQ(fonts.error().where, "/nonexistent/fonts.conf");
}
TEST(FontsTest, TheSystemsOwnFontsWillDo) { EXPECT_TRUE(Fonts::open()); }

}  // namespace
}  // namespace xylem::text
