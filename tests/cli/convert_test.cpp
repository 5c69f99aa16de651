// xylem-cli convert: from one format to the next and back, nothing is lost on the way.
#include "cli/running.h"

#include "xylem/base/file_bytes.h"

namespace xylem::cli::test {
namespace {

class ConvertTest : public CommandTest {
 protected:
  static Ran converted(const Path& in, const Path& out) {
    ConvertRequest request;
    request.in = in;
    request.out = out;
    return run([&] { return convert(request); });
  }
  /// The counts of a document, without what was said of it.
  static Json counts(const Path& file) {
    const Json answer = checked(file).json();
    return {{"organizations", answer["organizations"]},
            {"partnerships", answer["partnerships"]},
            {"flows", answer["flows"]}};
  }
  static std::multiset<std::string> names(const Path& file) {
    AnalyzeRequest request;
    request.file = file;
    request.json = true;
    const Json answer = run([&] { return analyze(request); }).json();
    std::multiset<std::string> all;
    for (const Json& organization : answer["organizations"]) all.insert(organization["name"].get<std::string>());
    return all;
  }
};

TEST_F(ConvertTest, FromGexfThroughEveryFormatTheCountsAndNamesStay) {
  const Path start = fixture("hours_of_five.gexf");
  const Json expected = counts(start);
  EXPECT_EQ(expected["flows"], 9);
  Path last = start;
  for (const char* next : {"a.graphml", "b.xylem", "c.xylem.json", "d.gexf", "e.csv", "f.xylem"}) {
    const Path out = folder / next;
    const Ran ran = converted(last, out);
    ASSERT_EQ(ran.code, kDone) << next << ": " << ran.err;
    last = std::string(next) == "e.csv" ? folder / "e-organizations.csv" : out;
    EXPECT_EQ(counts(last), expected) << next;
    EXPECT_EQ(names(last), names(start)) << next;
  }
}
TEST_F(ConvertTest, TheNumbersOfTheKiteAreTheSameFromEveryFormat) {
  const auto organizations = [](const Path& file) {
    AnalyzeRequest request;
    request.file = file;
    request.json = true;
    std::map<std::string, Json> by_name;
    const Json answer = run([&] { return analyze(request); }).json();
    for (const Json& one : answer["organizations"]) by_name[one["name"]] = one["measures"];
    return by_name;
  };
  const auto expected = organizations(fixture("kite.graphml"));
  ASSERT_EQ(expected.size(), 10U);
  for (const char* out : {"kite.gexf", "kite.xylem", "kite.xylem.json"}) {
    ASSERT_EQ(converted(fixture("kite.graphml"), folder / out).code, kDone);
    EXPECT_EQ(organizations(folder / out), expected) << out;
  }
}
TEST_F(ConvertTest, TheTwinsOfADocumentAreByteForByteTheSameAfterAWayThroughTheDatabase) {
  ASSERT_EQ(converted(sample("river-region"), folder / "one.xylem.json").code, kDone);
  ASSERT_EQ(converted(folder / "one.xylem.json", folder / "two.xylem").code, kDone);
  ASSERT_EQ(converted(folder / "two.xylem", folder / "three.xylem.json").code, kDone);
  EXPECT_EQ(base::read_file(folder / "one.xylem.json").value(), base::read_file(folder / "three.xylem.json").value());
}
TEST_F(ConvertTest, TheWholeSampleKeepsItsCountsAsGraphs) {
  const Json expected = counts(sample("first-workshop"));
  for (const char* out : {"workshop.gexf", "workshop.graphml"}) {
    ASSERT_EQ(converted(sample("first-workshop"), folder / out).code, kDone);
    EXPECT_EQ(counts(folder / out), expected) << out;
  }
}
TEST_F(ConvertTest, NamesThatMeanSomethingToOtherProgramsComeBackAsTheyWere) {
  const std::string table =
      "Source,Target\n"
      "\"a \"\"b\"\" & <c>\",\"]]> &amp; '\"\n"
      "\"comma, semicolon;\ttab\",\"=1+1\"\n"
      "\u0627\u0644\u0642\u0627\u0647\u0631\u0629,\u05D9\u05E8\u05D5\u05E9\u05DC\u05D9\u05DD\n";
  ASSERT_TRUE(base::write_file(folder / "hostile.csv", table).ok());
  const auto expected = names(folder / "hostile.csv");
  ASSERT_EQ(expected.size(), 6U);
  for (const char* out : {"h.gexf", "h.graphml", "h.xylem", "h.xylem.json"}) {
    ASSERT_EQ(converted(folder / "hostile.csv", folder / out).code, kDone) << out;
    EXPECT_EQ(names(folder / out), expected) << out;
  }
  ASSERT_EQ(converted(folder / "hostile.csv", folder / "h.csv").code, kDone);
  EXPECT_EQ(names(folder / "h-organizations.csv"), expected);
}
TEST_F(ConvertTest, SaysWhichFilesItWrote) {
  const Ran ran = converted(fixture("hours_of_five.gexf"), folder / "out.gexf");
  EXPECT_EQ(ran.out, (folder / "out.gexf").string() + "\n" + (folder / "out-flows.gexf").string() + "\n");
}
TEST_F(ConvertTest, AnEndingThatNobodyWritesIsRefusedAndNothingWritten) {
  const Ran ran = converted(fixture("kite.graphml"), folder / "kite.docx");
  EXPECT_EQ(ran.code, kFailed);
  EXPECT_FALSE(ran.err.empty());
  EXPECT_FALSE(std::filesystem::exists(folder / "kite.docx"));
}
TEST_F(ConvertTest, AFolderThatIsNotThereIsSaid) {
  for (const char* out : {"no/kite.gexf", "no/kite.xylem", "no/kite.xylem.json"}) {
    const Ran ran = converted(fixture("kite.graphml"), folder / out);
    EXPECT_EQ(ran.code, kFailed) << out;
    EXPECT_FALSE(ran.err.empty()) << out;
  }
}

}  // namespace
}  // namespace xylem::cli::test
