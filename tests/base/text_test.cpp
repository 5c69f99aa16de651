// base/text.h and base/id.h
#include "xylem/base/text.h"

#include <gtest/gtest.h>

#include "xylem/base/id.h"

namespace xylem::base {
namespace {

TEST(Utf8Test, AcceptsEveryScriptAndRefusesWhatIsIllFormed) {
  EXPECT_TRUE(is_utf8("Zürich Łódź 東京 서울 القاهرة ירושלים हिन्दी 🤖"));
  EXPECT_FALSE(is_utf8("\xC0\xAF"));          // overlong
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));      // a surrogate
  EXPECT_FALSE(is_utf8("\xF5\x80\x80\x80"));  // beyond U+10FFFF
  EXPECT_FALSE(is_utf8("caf\xE9"));           // Latin-1
  EXPECT_FALSE(is_utf8("\xE6\x9D"));          // cut off
}
TEST(Utf8Test, RepairingReplacesOnlyTheBadBytes) { EXPECT_EQ(utf8_repaired("a\xFF" "b"), "a\xEF\xBF\xBD" "b"); }
TEST(Utf8Test, Windows1252KeepsItsEuroAndItsAccents) { EXPECT_EQ(utf8_from_windows_1252("\x80 caf\xE9"), "€ café"); }
TEST(Utf8Test, Utf16ReadsPairsInBothOrders) {
  EXPECT_EQ(utf8_from_utf16(std::string_view("\x3D\xD8\x16\xDD", 4), false), "\xF0\x9F\x94\x96");
  EXPECT_EQ(utf8_from_utf16(std::string_view("\xD8\x3D\xDD\x16", 4), true), "\xF0\x9F\x94\x96");
}

TEST(FoldedTest, AccentsCaseAndBlanksDoNotMatter) {
  EXPECT_EQ(folded("  Zürich\u00a0 Łódź "), "zurich lodz");
  EXPECT_EQ(folded("STRASSE"), folded("Straße"));
  EXPECT_TRUE(contains_ignoring_case("Universität Zürich", "zurich"));
}
TEST(TrimmedTest, DropsNoBreakSpacesAndByteOrderMarks) { EXPECT_EQ(trimmed("\xEF\xBB\xBF a b\u00a0\n"), "a b"); }

TEST(NumberTest, ReadsWholeTextsOnly) {
  EXPECT_EQ(number_from(" 12.5 "), 12.5);
  EXPECT_EQ(number_from("+3"), 3.0);
  EXPECT_FALSE(number_from("12,5"));
  EXPECT_FALSE(number_from("1e999"));
  EXPECT_FALSE(number_from("nan"));
  EXPECT_FALSE(number_from(""));
  EXPECT_EQ(integer_from("-7"), -7);
  EXPECT_FALSE(integer_from("7.0"));
}
TEST(NumberTest, TextOfANumberReadsBackExactly) {
  for (const double number : {0.1, 1.0 / 3.0, 1e300, -4.9e-324, 12.0}) EXPECT_EQ(number_from(text_from(number)), number);
}
TEST(ReadableTest, PartsThousandsAndDropsTrailingZeros) {
  EXPECT_EQ(readable(4200.0), "4,200");
  EXPECT_EQ(readable(0.310), "0.31");
  EXPECT_EQ(readable(-1234567.891, 1), "-1,234,567.9");
  EXPECT_EQ(readable(-0.001), "0");
  EXPECT_EQ(readable(100.0, 0), "100");
}
TEST(CountedTest, OneIsSingular) {
  EXPECT_EQ(counted(1, "partner"), "1 partner");
  EXPECT_EQ(counted(2500, "partner"), "2,500 partners");
  EXPECT_EQ(counted(0, "agency", "agencies"), "0 agencies");
}

TEST(SlugTest, NamesBecomeSlugs) {
  EXPECT_EQ(slug_from("Harbor High School"), "harbor-high-school");
  EXPECT_EQ(slug_from("  Zürich / Łódź!  "), "zurich-lodz");
  EXPECT_EQ(slug_from("東京"), "");
  EXPECT_EQ(slug_from(std::string(100, 'a')).size(), 64U);
  EXPECT_TRUE(is_slug("org-1_b"));
  EXPECT_FALSE(is_slug("Org"));
  EXPECT_FALSE(is_slug(""));
}

}  // namespace
}  // namespace xylem::base
