// files/xml.h: XML as the readers see it, and what is refused.
#include "files/xml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xylem::files {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::unique_ptr<XmlFile> parsed(std::string_view text) {
  base::Problems problems;
  auto file = XmlFile::parse("test.xml", text, problems);
  EXPECT_TRUE(file.ok()) << (file.ok() ? "" : file.error().message);
  return file.ok() ? *std::move(file) : nullptr;
}
base::Error refused(std::string_view text) {
  base::Problems problems;
  const auto file = XmlFile::parse("test.xml", text, problems);
  EXPECT_FALSE(file.ok()) << text;
  return file.ok() ? base::Error{} : file.error();
}
std::string only_text(std::string_view text) {
  const auto file = parsed(text);
  return file == nullptr ? std::string() : text_of(file->root());
}

TEST(XmlTest, ReferencesStandForTheirLettersAndWhatIsNoneStaysAsItIs) {
  EXPECT_EQ(only_text("<a>&lt;b&gt; &amp;amp; &quot;c&quot; &apos;d&apos;</a>"), "<b> &amp; \"c\" 'd'");
  EXPECT_EQ(only_text("<a>&#233;&#xE9;&#X41;&#x1F332;</a>"), "\xC3\xA9\xC3\xA9&#X41;\xF0\x9F\x8C\xB2");
  EXPECT_EQ(only_text("<a>fish & chips &nbsp; &#0; &#;</a>"), "fish & chips &nbsp; &#0; &#;");
  EXPECT_EQ(only_text("<a>&#xD800;&#x110000;&#99999999999;</a>"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}
TEST(XmlTest, LineEndsAreOneKindAndBlanksInAttributesAreBlanks) {
  EXPECT_EQ(only_text("<a>1\r\n2\r3\n4</a>"), "1\n2\n3\n4");
  const auto file = parsed("<a b='1\r\n2\t3&#10;4'/>");
  EXPECT_EQ(attribute(file->root(), "b"), "1 2 3\n4");
}
TEST(XmlTest, CdataIsKeptAsWrittenAndCommentsAreNotThere) {
  EXPECT_EQ(only_text("<a>x<![CDATA[<b>&lt;]]>y<!-- > ]]> <c> -->z<?p >?></a>"), "x<b>&lt;yz");
}
TEST(XmlTest, NamesAreMatchedWithoutTheirPrefixes) {
  const auto file =
      parsed("<g:graphml><x:graph x:id='1'><y:node id='2'><z:data>t</z:data></y:node></x:graph></g:graphml>");
  const XmlNode graph = child_called(file->root(), "graph");
  EXPECT_TRUE(is_called(file->root(), "graphml"));
  EXPECT_FALSE(is_called(file->root(), "raphml"));
  EXPECT_EQ(attribute(graph, "id"), "1");
  EXPECT_EQ(text_of(child_called(child_called(graph, "node"), "data")), "t");
  EXPECT_FALSE(child_called(graph, "data"));
}
TEST(XmlTest, ElementsOfAListAreTakenApartOneByOne) {
  const auto file = parsed(
      "<graphml>\n<graph>\n<node id='a'><data>1</data></node>\n<node id='b'/>\n"
      "<node id='c'><data>3</data></node>\n</graph></graphml>");
  std::vector<std::string> ids, texts, lines;
  for (const XmlNode node : child_called(file->root(), "graph")) {
    ids.emplace_back(attribute(node, "id"));
    texts.push_back(text_of(child_called(node, "data")));
    lines.push_back(file->where(node));
  }
  EXPECT_THAT(ids, ElementsAre("a", "b", "c"));
  EXPECT_THAT(texts, ElementsAre("1", "", "3"));
  EXPECT_THAT(lines, ElementsAre("test.xml, line 3", "test.xml, line 4", "test.xml, line 5"));
}
TEST(XmlTest, WhatIsNotWellFormedIsRefusedWithItsLine) {
  EXPECT_THAT(refused("<graph>\n<node></edge></graph>").where, HasSubstr("line 2"));
  EXPECT_THAT(refused("<graph>\n<node>").message, HasSubstr("not closed"));
  EXPECT_THAT(refused("<graph>\n<node id=a/></graph>").message, HasSubstr("attribute"));
  EXPECT_THAT(refused("<graph>\n<node id='a").where, HasSubstr("line 2"));
  EXPECT_THAT(refused("<graph>\n<node id='a'b='c'/></graph>").message, HasSubstr("tag"));
  EXPECT_THAT(refused("<graph>\n<node").message, HasSubstr("tag"));
  EXPECT_THAT(refused("<graph>< node/></graph>").message, HasSubstr("tag"));
  EXPECT_THAT(refused("<graph><!-- never ends").message, HasSubstr("does not end"));
  EXPECT_THAT(refused("<graph><![CDATA[ never ends").message, HasSubstr("does not end"));
  EXPECT_THAT(refused("just words").message, HasSubstr("no XML element"));
  EXPECT_THAT(refused("  \n ").message, HasSubstr("empty"));
  EXPECT_THAT(refused(std::string_view("<graph><node/>\0</graph>", 24)).message, HasSubstr("not closed"));
}
TEST(XmlTest, NoBeginningOfAFileIsTakenForTheWhole) {
  const std::string text =
      "<?xml version='1.0'?><!DOCTYPE g [<!ELEMENT g ANY>]><g a='1&amp;2'>t<![CDATA[c]]><b/><!-- d --></g>";
  EXPECT_EQ(only_text(text), "tc");
  for (std::size_t length = 0; length < text.size(); ++length) {
    EXPECT_FALSE(refused(text.substr(0, length)).message.empty()) << text.substr(0, length);
  }
}

}  // namespace
}  // namespace xylem::files
