// Files that other programs wrote: the counts that those programs report.
#include <gtest/gtest.h>

#include "files/shared_files.h"
#include "xylem/files/formats.h"

namespace xylem::files {
namespace {

struct Expected {
  std::string file;
  Counts counts;
};
void PrintTo(const Expected& expected, std::ostream* out) { *out << expected.file; }

class RealFile : public ::testing::TestWithParam<Expected> {};

TEST_P(RealFile, HasTheCountsThatOtherProgramsReport) {
  const auto path = testing::real_file(GetParam().file);
  XYLEM_NEEDS_REAL_FILE(path);
  const auto table = read_graph_table(path);
  ASSERT_TRUE(table.ok()) << to_text(table.error());
  EXPECT_EQ(table->nodes.size(), GetParam().counts.nodes);
  EXPECT_EQ(table->edges.size(), GetParam().counts.edges);
}

INSTANTIATE_TEST_SUITE_P(Gexf, RealFile,
                         ::testing::Values(Expected{"WebAtlas_EuroSiS.gexf", {1285, 7524}},
                                           Expected{"lesmis-1.3.gexf", {77, 254}},
                                           Expected{"gephi-lite.gexf", {61, 88}}, Expected{"gexf-slice.gexf", {2, 1}}));

INSTANTIATE_TEST_SUITE_P(Others, RealFile,
                         ::testing::Values(Expected{"yed-desktop.graphml", {20, 3}},
                                           Expected{"yfiles-html.graphml", {3, 2}},
                                           Expected{"cytoscape.graphml", {41, 118}},
                                           Expected{"socnetv.graphml", {2, 1}},
                                           Expected{"kumu-project.json", {51, 113}}, Expected{"gephi-bom.csv", {2, 0}},
                                           Expected{"gephi-adjacency-list.csv", {9, 7}}));

class UnreadFile : public ::testing::TestWithParam<std::string> {};

TEST_P(UnreadFile, IsRefusedWithWhatItIsAndWhatToDo) {
  const auto path = testing::real_file(GetParam());
  XYLEM_NEEDS_REAL_FILE(path);
  const auto table = read_graph_table(path);
  ASSERT_FALSE(table.ok());
  EXPECT_EQ(table.error().kind, base::ErrorKind::unsupported);
  EXPECT_EQ(table.error().where, GetParam());
  EXPECT_FALSE(table.error().remedy.empty());
}

INSTANTIATE_TEST_SUITE_P(Others, UnreadFile,
                         ::testing::Values("kumu-tables.xlsx", "damaged.xlsx", "netscience.gml",
                                           "Sampson_Monks_N18.net", "Padgett_Florentine_Families.paj",
                                           "Zachary_Karate_Club.dl", "demo.cx2", "truncated.cx2", "galFiltered.sif",
                                           "nodexl.xlsx"));

TEST(YedTest, LabelsPositionsAndColorsAreKept) {
  const auto path = testing::real_file("yed-desktop.graphml");
  XYLEM_NEEDS_REAL_FILE(path);
  const auto table = read_graph_table(path);
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(std::ranges::count_if(table->nodes, [](const Node& n) { return !n.label.empty(); }), 13);
  EXPECT_EQ(std::ranges::count_if(table->nodes, [](const Node& n) { return n.position.has_value(); }), 20);
}

TEST(KumuTest, TheProjectsPlacesArePinned) {
  const auto path = testing::real_file("kumu-project.json");
  XYLEM_NEEDS_REAL_FILE(path);
  const auto imported = read_document(path, testing::defaults());
  ASSERT_TRUE(imported.ok());
  EXPECT_EQ(imported->document.places->size(), 51U);
  for (const auto& place : *imported->document.places) EXPECT_TRUE(place.pinned);
}

TEST(EuroSisTest, SevenThousandTiesBecomePartnershipsOfTheirPairsAndNoneIsLost) {
  const auto path = testing::real_file("WebAtlas_EuroSiS.gexf");
  XYLEM_NEEDS_REAL_FILE(path);
  ImportOptions options;
  options.sector_from = "actor_type";
  const auto imported = read_document(path, testing::defaults(), options);
  ASSERT_TRUE(imported.ok());
  const auto& ecosystem = *imported->document.ecosystem;
  EXPECT_EQ(ecosystem.all<ecosystem::Organization>().size(), 1285U);
  EXPECT_EQ(ecosystem.all<ecosystem::Partnership>().size(), 6462U);
  EXPECT_EQ(ecosystem.all<ecosystem::ResourceFlow>().size(), 0U);
  std::size_t ties = 0;
  for (const auto& partnership : ecosystem.all<ecosystem::Partnership>()) ties += partnership.ties.size();
  EXPECT_EQ(ties, 7524U);
  const auto summary =
      std::ranges::count(imported->problems, "7,524 ties fall on 6,462 pairs", &base::Problem::message);
  EXPECT_EQ(summary, 1);
  for (const auto& problem : imported->problems) EXPECT_NE(problem.severity, base::Severity::error) << problem.message;
}

TEST(LesMiserablesTest, PositionsComeAndTheModularityOfGephiDoesNot) {
  const auto path = testing::real_file("lesmis-1.3.gexf");
  XYLEM_NEEDS_REAL_FILE(path);
  const auto imported = read_document(path, testing::defaults());
  ASSERT_TRUE(imported.ok());
  EXPECT_EQ(imported->document.places->size(), 77U);
  EXPECT_TRUE(imported->document.ecosystem->all<ecosystem::CustomField>().empty());
}

}  // namespace
}  // namespace xylem::files
