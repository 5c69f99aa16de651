// xylem-cli layout: lines in, places out, and how long it took.
#include <cmath>
#include <regex>
#include <set>
#include <sstream>

#include "cli/running.h"

#include "xylem/base/file_bytes.h"

namespace xylem::cli::test {
namespace {

class LayoutTest : public CommandTest {
 protected:
  LayoutRequest asking(const std::string& edges) {
    LayoutRequest request;
    request.edges = folder / "edges";
    request.out = folder / "places";
    EXPECT_TRUE(base::write_file(request.edges, edges).ok());
    return request;
  }
  std::string places() const { return base::read_file(folder / "places").value(); }
};

TEST_F(LayoutTest, WritesOneFinitePlaceForEachName) {
  const auto request = asking("# a comment\na b\nb c\nc a\n% another\nc d extra columns\n");
  ASSERT_EQ(run([&] { return layout(request); }).code, kDone);
  std::istringstream lines(places());
  std::set<std::string> names;
  std::string name;
  double x = 0.0;
  double y = 0.0;
  while (lines >> name >> x >> y) {
    EXPECT_TRUE(std::isfinite(x) && std::isfinite(y)) << name;
    names.insert(name);
  }
  EXPECT_EQ(names, (std::set<std::string>{"a", "b", "c", "d"}));
}
TEST_F(LayoutTest, SaysOnStandardErrorHowLongItTook) {
  const auto request = asking("a b\nb c\n");
  const Ran ran = run([&] { return layout(request); });
  EXPECT_TRUE(std::regex_match(ran.err, std::regex("ALG [0-9]+\\.[0-9]+ [0-9]+\\.[0-9]+\n"))) << ran.err;
  EXPECT_TRUE(ran.out.empty());
}
TEST_F(LayoutTest, TheSameSeedGivesTheSamePlacesOnAnyNumberOfThreads) {
  std::string ring;
  for (int i = 0; i < 60; ++i)
    ring += std::to_string(i) + " " + std::to_string((i + 1) % 60) + "\n" + std::to_string(i) + " 60\n";
  auto request = asking(ring);
  ASSERT_EQ(run([&] { return layout(request); }).code, kDone);
  const std::string first = places();
  request.threads = 3;
  ASSERT_EQ(run([&] { return layout(request); }).code, kDone);
  EXPECT_EQ(places(), first);
  request.seed = 2;
  ASSERT_EQ(run([&] { return layout(request); }).code, kDone);
  EXPECT_NE(places(), first);
}
TEST_F(LayoutTest, ALineWithOneNameIsNamedByItsNumber) {
  const auto request = asking("a b\nlonely\n");
  const Ran ran = run([&] { return layout(request); });
  EXPECT_EQ(ran.code, kFailed);
  EXPECT_NE(ran.err.find("line 2"), std::string::npos) << ran.err;
}
TEST_F(LayoutTest, AnEmptyListGivesAnEmptyFile) {
  const auto request = asking("");
  EXPECT_EQ(run([&] { return layout(request); }).code, kDone);
  EXPECT_TRUE(places().empty());
}
TEST_F(LayoutTest, ALayoutThatThereIsNotIsSaid) {
  auto request = asking("a b\n");
  request.layout = "tidy";
  const Ran ran = run([&] { return layout(request); });
  EXPECT_EQ(ran.code, kFailed);
  EXPECT_NE(ran.err.find("\"tidy\""), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace xylem::cli::test
