// xylem-cli check: what a file holds, what the document holds, what was not understood.
#include "cli/running.h"

#include "xylem/base/file_bytes.h"

namespace xylem::cli::test {
namespace {

Path written(const Path& folder, const std::string& name, const std::string& bytes) {
  EXPECT_TRUE(base::write_file(folder / name, bytes).ok());
  return folder / name;
}
bool says(const Json& answer, const std::string& severity, const std::string& words) {
  for (const Json& problem : answer["problems"]) {
    if (problem["severity"] == severity && problem["message"].get<std::string>().find(words) != std::string::npos)
      return true;
  }
  return false;
}

class CheckTest : public CommandTest {};

TEST_F(CheckTest, CountsWhatTheFileHoldsAndWhatTheDocumentHolds) {
  const Ran ran = checked(fixture("hours_of_five.gexf"));
  EXPECT_EQ(ran.code, kDone);
  const Json answer = ran.json();
  EXPECT_EQ(answer["read"], Json({{"nodes", 5}, {"edges", 9}}));
  EXPECT_EQ(answer["organizations"], 5);
  EXPECT_EQ(answer["partnerships"], 6);
  EXPECT_EQ(answer["flows"], 9);
}
TEST_F(CheckTest, OneLineSaysThatManyTiesFallOnOnePair) {
  const Json problems = checked(fixture("hours_of_five.gexf")).json()["problems"];
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0]["severity"], "note");
  EXPECT_EQ(problems[0]["where"], "hours_of_five.gexf");
  EXPECT_EQ(problems[0]["message"], "9 ties fall on 6 pairs");
  EXPECT_FALSE(problems[0]["remedy"].get<std::string>().empty());
}
TEST_F(CheckTest, InWordsItSaysTheSame) {
  CheckRequest request;
  request.file = fixture("kite.graphml");
  const Ran ran = run([&] { return check(request); });
  EXPECT_EQ(ran.code, kDone);
  EXPECT_EQ(ran.out,
            "kite.graphml: 10 nodes and 18 ties read\n"
            "The document holds 10 organizations, 18 partnerships and 0 flows.\n"
            "Nothing needs a look.\n");
}
TEST_F(CheckTest, ListOfTiesAloneMakesItsOrganizations) {
  const Json answer = checked(fixture("zachary.csv")).json();
  EXPECT_EQ(answer["organizations"], 34);
  EXPECT_EQ(answer["partnerships"], 78);
}
TEST_F(CheckTest, FileThatIsNotThereIsAnErrorInWordsAndInJson) {
  const Ran ran = checked(folder / "nothing.gexf");
  EXPECT_EQ(ran.code, kFailed);
  const Json answer = ran.json();
  EXPECT_TRUE(answer["read"].is_null());
  EXPECT_EQ(answer["organizations"], 0);
  EXPECT_EQ(answer["problems"][0]["severity"], "error");
  EXPECT_NE(answer["problems"][0]["where"].get<std::string>().find("nothing.gexf"), std::string::npos);
  CheckRequest request;
  request.file = folder / "nothing.gexf";
  const Ran words = run([&] { return check(request); });
  EXPECT_EQ(words.code, kFailed);
  EXPECT_TRUE(words.out.empty());
  EXPECT_NE(words.err.find("nothing.gexf"), std::string::npos) << words.err;
}
TEST_F(CheckTest, TruncatedFileIsAnErrorThatSaysWhere) {
  const std::string whole = base::read_file(fixture("hours_of_five.gexf")).value();
  const Ran ran = checked(written(folder, "half.gexf", whole.substr(0, whole.size() / 2)));
  EXPECT_EQ(ran.code, kFailed);
  const Json problem = ran.json()["problems"][0];
  EXPECT_EQ(problem["severity"], "error");
  EXPECT_NE(problem["where"].get<std::string>().find("half.gexf"), std::string::npos) << problem;
  EXPECT_FALSE(problem["remedy"].get<std::string>().empty());
}
TEST_F(CheckTest, NonsenseIsAnError) {
  std::string nonsense(100'000, '\0');
  for (std::size_t i = 0; i < nonsense.size(); ++i) nonsense[i] = static_cast<char>(i * 7919 % 251);
  for (const char* name : {"a.gexf", "a.graphml", "a.xylem", "a.xylem.json", "a.json", "a"}) {
    const Ran ran = checked(written(folder, name, nonsense));
    EXPECT_EQ(ran.code, kFailed) << name << ran.out;
  }
}
TEST_F(CheckTest, EntitiesThatGrowWithoutEndAreNotFollowed) {
  std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE g [<!ENTITY a \"ha\">";
  for (char c = 'b'; c < 'o'; ++c) {
    laughs += std::string("<!ENTITY ") + c + " \"";
    for (int i = 0; i < 10; ++i) laughs += std::string("&") + static_cast<char>(c - 1) + ";";
    laughs += "\">";
  }
  laughs += "]><gexf version=\"1.3\"><graph><nodes><node id=\"1\" label=\"&n;\"/></nodes></graph></gexf>";
  const Ran ran = checked(written(folder, "laughs.gexf", laughs));
  EXPECT_LT(ran.out.size(), 10'000U);
  ASSERT_FALSE(ran.json().is_discarded());
}
TEST_F(CheckTest, TiesThatLeadNowhereAreNamedAndLeftOut) {
  const Path file =
      written(folder, "loose.graphml",
              "<graphml><graph edgedefault=\"undirected\"><node id=\"a\"/><node id=\"b\"/>"
              "<edge source=\"a\" target=\"b\"/><edge source=\"a\" target=\"c\"/><edge source=\"b\" target=\"b\"/>"
              "</graph></graphml>");
  const Ran ran = checked(file);
  EXPECT_EQ(ran.code, kDone);
  const Json answer = ran.json();
  EXPECT_EQ(answer["read"]["edges"], 3);
  EXPECT_EQ(answer["partnerships"], 1);
  EXPECT_TRUE(says(answer, "warning", "There is no node \"c\"")) << answer;
  EXPECT_TRUE(says(answer, "warning", "\"b\" is tied to itself")) << answer;
}
TEST_F(CheckTest, TheAnswerIsJsonWhateverTheNames) {
  const Path file = written(folder, "hostile.csv",
                            "Source,Target\n"
                            "\"\"\"quoted\"\"; DROP TABLE organizations;--\",\"<script>alert(1)</script>\"\n"
                            "\"line\nbreak\",\"=cmd+' /C calc'!A0\"\n"
                            "\"\u202Eright to left\",\"\\u0000 \\n %s %n {}\"\n"
                            "\u6771\u4EAC,\U0001F916 Robotics Club\n");
  const Ran ran = checked(file);
  EXPECT_EQ(ran.code, kDone) << ran.out;
  const Json answer = ran.json();
  ASSERT_FALSE(answer.is_discarded());
  EXPECT_EQ(answer["organizations"], 8);
  AnalyzeRequest request;
  request.file = file;
  request.json = true;
  const Json analyzed = run([&] { return analyze(request); }).json();
  ASSERT_FALSE(analyzed.is_discarded());
  std::vector<std::string> names;
  for (const Json& organization : analyzed["organizations"]) names.push_back(organization["name"]);
  for (const char* name : {"\"quoted\"; DROP TABLE organizations;--", "<script>alert(1)</script>", "\u6771\u4EAC",
                           "\U0001F916 Robotics Club"}) {
    EXPECT_NE(std::ranges::find(names, name), names.end()) << name;
  }
}
TEST_F(CheckTest, BytesThatAreNoTextDoNotBreakTheAnswer) {
  const Ran ran = checked(written(folder, "bytes.csv", "Source,Target\n\xFF\xFE\xC3,b\xE9\x80\n"));
  EXPECT_FALSE(ran.json().is_discarded()) << ran.out;
}
TEST_F(CheckTest, EverySampleIsWithoutErrors) {
  for (const char* name : {"first-workshop", "river-region", "national-network"}) {
    const Ran ran = checked(sample(name));
    EXPECT_EQ(ran.code, kDone) << name;
    const Json answer = ran.json();
    EXPECT_GT(answer["organizations"].get<int>(), 20) << name;
    EXPECT_GT(answer["partnerships"].get<int>(), 20) << name;
  }
}

}  // namespace
}  // namespace xylem::cli::test
