// GraphML in the dialects of six programs.
#include <gtest/gtest.h>

#include "files/shared_files.h"
#include "xylem/files/formats.h"

namespace xylem::files {
namespace {

using ecosystem::Value;

GraphTable read(const std::string& name) {
  auto table = read_graph_table(testing::fixture(name));
  EXPECT_TRUE(table.ok()) << (table.ok() ? "" : to_text(table.error()));
  return table.ok() ? std::move(table).value() : GraphTable{};
}

const Value& cell(const GraphTable& table, std::size_t node, const std::string& name) {
  static const Value kNone;
  const auto column = find_column(table.node_columns, name);
  return column ? value_in(table.nodes[node].cells, *column) : kNone;
}

TEST(GraphmlTest, KeysOfNetworkxMayStandBehindTheGraph) {
  const GraphTable table = read("networkx.graphml");
  ASSERT_EQ(table.nodes.size(), 2U);
  EXPECT_EQ(cell(table, 0, "pupils"), Value{std::int64_t{412}});
  EXPECT_EQ(cell(table, 0, "open"), Value{false}) << "the default";
  EXPECT_EQ(cell(table, 1, "open"), Value{true});
  ASSERT_EQ(table.edges.size(), 2U);
  EXPECT_EQ(table.edges[1].weight, 4.0);
  EXPECT_EQ(table.edges[1].direction, EdgeDirection::directed);
}

TEST(GraphmlTest, YedsLabelsPositionsColorsAndGroupsAreKept) {
  const GraphTable table = read("yed.graphml");
  ASSERT_EQ(table.nodes.size(), 3U);
  EXPECT_EQ(table.nodes[0].label, "West bank");
  EXPECT_EQ(table.nodes[1].label, "Reed & Rush Library");
  EXPECT_EQ(table.nodes[1].group, "n0");
  EXPECT_EQ(table.nodes[1].position, (FilePoint{30.0, -35.0})) << "the middle of the shape, y up";
  EXPECT_EQ(table.nodes[1].color, geometry::rgb(0xFFCC00));
  EXPECT_EQ(table.nodes[2].color, std::nullopt);
  EXPECT_EQ(cell(table, 1, "url"), Value{std::string("https://library.example")});
}

TEST(GraphmlTest, AYedEdgeWithoutArrowsHasNoDirection) {
  const GraphTable table = read("yed.graphml");
  EXPECT_EQ(table.edges[0].direction, EdgeDirection::undirected);
  EXPECT_EQ(table.edges[0].label, "meets");
  EXPECT_EQ(table.edges[1].direction, EdgeDirection::directed);
}

TEST(GraphmlTest, YfilesForHtmlHasLabelsInListsAndRectangles) {
  const GraphTable table = read("yfiles-html.graphml");
  ASSERT_EQ(table.nodes.size(), 2U);
  EXPECT_EQ(table.nodes[0].label, "Quarry Works");
  EXPECT_EQ(table.nodes[0].position, (FilePoint{20.0, -25.0}));
  EXPECT_EQ(table.nodes[1].label, "Fern College");
  EXPECT_EQ(table.edges[0].label, "hires from");
}

TEST(GraphmlTest, CytoscapesNameIsTheLabelAndItsInteractionTheKind) {
  const GraphTable table = read("cytoscape.graphml");
  EXPECT_EQ(table.nodes[0].label, "Hill School");
  ASSERT_EQ(table.edges.size(), 1U);
  EXPECT_EQ(table.edges[0].kind, "visits");
  const Imported imported = import_graph(table, testing::defaults());
  const auto& fields = imported.document.ecosystem->all<ecosystem::CustomField>();
  ASSERT_EQ(fields.size(), 1U) << "names repeat the label, the degree is a measure";
  EXPECT_EQ(fields.begin()->label, "grades");
}

TEST(GraphmlTest, GephisKeysArePositionsColorsAndWeights) {
  const GraphTable table = read("gephi.graphml");
  EXPECT_EQ(table.nodes[0].label, "Mill Farm");
  EXPECT_EQ(table.nodes[0].position, (FilePoint{-12.5, 40.0}));
  EXPECT_EQ(table.nodes[0].color, (geometry::Color{192, 10, 7, 255}));
  EXPECT_EQ(table.edges[0].label, "feeds");
  EXPECT_EQ(table.edges[0].direction, EdgeDirection::directed);
  EXPECT_TRUE(table.node_columns.empty());
}

TEST(GraphmlTest, AHyperedgeIsReported) {
  const GraphTable table = read("gephi.graphml");
  ASSERT_EQ(table.problems.size(), 1U);
  EXPECT_EQ(table.problems[0].where, "gephi.graphml, line 12");
  EXPECT_FALSE(table.problems[0].remedy.empty());
}

TEST(GraphmlTest, SeveralGraphsAreRelationsOverTheSameNodes) {
  const GraphTable table = read("relations.graphml");
  ASSERT_EQ(table.nodes.size(), 2U);
  ASSERT_EQ(table.edges.size(), 2U);
  EXPECT_EQ(table.edges[0].kind, "trust");
  EXPECT_EQ(table.edges[1].kind, "advice");
  EXPECT_EQ(table.nodes[0].position, (FilePoint{0.25, -0.75}));
  EXPECT_TRUE(table.problems.empty());
}

}  // namespace
}  // namespace xylem::files
