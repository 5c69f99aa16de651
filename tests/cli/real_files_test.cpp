// Files that other programs wrote, through the command line.
#include <cmath>

#include "cli/running.h"
#include "support/fonts.h"

#include "xylem/pictures/render.h"
#include "xylem/scene/drawing.h"
#include "xylem/scene/labels.h"
#include "xylem/session/opening.h"
#include "xylem/session/session.h"
#include "xylem/store/defaults.h"

namespace xylem::cli::test {
namespace {

class EuroSisTest : public CommandTest {
 protected:
  Path file = real_file("WebAtlas_EuroSiS.gexf");
  void SetUp() override {
    CommandTest::SetUp();
    if (!std::filesystem::exists(file)) GTEST_SKIP() << file << " is not there";
  }
};

TEST_F(EuroSisTest, IsReadWholeAndOneLineSaysThatItsTiesFallOnPairs) {
  const Ran ran = checked(file);
  EXPECT_EQ(ran.code, kDone);
  const Json answer = ran.json();
  EXPECT_EQ(answer["read"], Json({{"nodes", 1285}, {"edges", 7524}}));
  EXPECT_EQ(answer["organizations"], 1285);
  EXPECT_EQ(answer["partnerships"], 6462);
  EXPECT_EQ(answer["flows"], 0);
  const auto lines = std::ranges::count_if(
      answer["problems"], [](const Json& p) { return p["message"] == "7,524 ties fall on 6,462 pairs"; });
  EXPECT_EQ(lines, 1);
  EXPECT_LT(answer["problems"].size(), 10U);
}
TEST_F(EuroSisTest, HasItsCountsInTheAnalysis) {
  AnalyzeRequest request;
  request.file = file;
  request.json = true;
  request.sector_from = "actor_type";
  const Json answer = run([&] { return analyze(request); }).json();
  EXPECT_EQ(answer["network"]["organizations"], 1285);
  EXPECT_EQ(answer["network"]["partnerships"], 6462);
  EXPECT_NEAR(answer["network"]["density"].get<double>(), 2.0 * 6462 / (1285.0 * 1284.0), 1e-12);
  EXPECT_EQ(answer["organizations"].size(), 1285U);
  EXPECT_GT(answer["mixing"]["sectors"].size(), 2U);
}

/// Whether the rectangle of a label meets a disc.
bool meets(const geometry::Box& box, const scene::DiscShape& disc) {
  const float x = std::clamp(disc.center.x, box.min.x, box.max.x) - disc.center.x;
  const float y = std::clamp(disc.center.y, box.min.y, box.max.y) - disc.center.y;
  return std::hypot(x, y) < disc.radius;
}
TEST_F(EuroSisTest, NoLabelStandsOnAnotherOrOnADisc) {
  const auto defaults = store::default_ecosystem();
  ASSERT_TRUE(defaults.ok());
  auto opened = session::open_document(file, *defaults, {});
  ASSERT_TRUE(opened.ok());
  session::Options options;
  options.threads = false;
  session::Session session(options);
  session::CommandQueue commands;
  commands.push(session::Adopt{std::move(opened->document)});
  session.settle(commands);
  const auto scene = session.scene();
  text::Measure measure(support::test_fonts());
  const geometry::Camera all = geometry::fitted(scene->bounds, 1600.0F, 900.0F, 40.0F, 2.5F);
  for (const float nearer : {1.0F, 2.0F, 5.0F}) {
    geometry::Camera camera = all;
    camera.scale *= nearer;
    const auto labels = scene::place_labels(*scene, camera, measure);
    EXPECT_GT(labels.size(), 20U);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(labels[i].box.overlaps(labels[j].box)) << i << " on " << j;
      for (const scene::Disc& disc : scene->discs) EXPECT_FALSE(meets(labels[i].box, shape_of(disc, camera))) << i;
    }
  }
}
TEST_F(EuroSisTest, IsAPictureInEachLens) {
  for (const char* lens : {"sectors", "influence"}) {
    RenderRequest request;
    request.file = file;
    request.out = folder / "map.png";
    request.lens = lens;
    const Ran ran = run([&] { return render(request); });
    EXPECT_EQ(ran.code, kDone) << lens << ran.err;
    EXPECT_GT(std::filesystem::file_size(request.out), 100'000U) << lens;
  }
}

struct Counted {
  std::string file;
  int nodes;
  int edges;
};
void PrintTo(const Counted& counted, std::ostream* out) { *out << counted.file; }

class FilesOfOtherPrograms : public testing::TestWithParam<Counted> {};
TEST_P(FilesOfOtherPrograms, HaveTheCountsThatThoseProgramsReport) {
  const Path file = real_file(GetParam().file);
  if (!std::filesystem::exists(file)) GTEST_SKIP() << file << " is not there";
  const Ran ran = checked(file);
  EXPECT_EQ(ran.code, kDone) << ran.out;
  EXPECT_EQ(ran.json()["read"], Json({{"nodes", GetParam().nodes}, {"edges", GetParam().edges}}));
}
INSTANTIATE_TEST_SUITE_P(Read, FilesOfOtherPrograms,
                         testing::Values(Counted{"lesmis-1.3.gexf", 77, 254}, Counted{"gephi-lite.gexf", 61, 88},
                                         Counted{"gexf-slice.gexf", 2, 1}, Counted{"yed-desktop.graphml", 20, 3},
                                         Counted{"yfiles-html.graphml", 3, 2}, Counted{"cytoscape.graphml", 41, 118},
                                         Counted{"socnetv.graphml", 2, 1}, Counted{"kumu-project.json", 51, 113},
                                         Counted{"gephi-adjacency-list.csv", 9, 7}));

class FormatsNotRead : public testing::TestWithParam<std::string> {};
TEST_P(FormatsNotRead, AreRefusedWithWhatToDo) {
  const Path file = real_file(GetParam());
  if (!std::filesystem::exists(file)) GTEST_SKIP() << file << " is not there";
  const Ran ran = checked(file);
  EXPECT_EQ(ran.code, kFailed);
  const Json problem = ran.json()["problems"][0];
  EXPECT_EQ(problem["severity"], "error");
  EXPECT_FALSE(problem["remedy"].get<std::string>().empty()) << problem;
}
INSTANTIATE_TEST_SUITE_P(Others, FormatsNotRead,
                         testing::Values("kumu-tables.xlsx", "damaged.xlsx", "netscience.gml", "Sampson_Monks_N18.net",
                                         "Zachary_Karate_Club.dl", "demo.cx2", "truncated.cx2", "galFiltered.sif"));

}  // namespace
}  // namespace xylem::cli::test
