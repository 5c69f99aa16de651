// GEXF as Gephi and others write it, in small files made for the purpose.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "files/shared_files.h"
#include "xylem/files/formats.h"

namespace xylem::files {
namespace {

using ecosystem::Date;
using ecosystem::Value;
using ::testing::Contains;
using ::testing::HasSubstr;

GraphTable read(const std::string& name) {
  auto table = read_graph_table(testing::fixture(name));
  EXPECT_TRUE(table.ok()) << (table.ok() ? "" : to_text(table.error()));
  return table.ok() ? std::move(table).value() : GraphTable{};
}

const Value& cell(const std::vector<Column>& columns, const std::vector<Cell>& cells, const std::string& name) {
  static const Value kNone;
  const auto column = find_column(columns, name);
  return column ? value_in(cells, *column) : kNone;
}

bool says(const GraphTable& table, const std::string& text) {
  return std::ranges::any_of(table.problems, [&](const auto& p) { return p.message.find(text) != std::string::npos; });
}

TEST(GexfTest, GephisNodesHaveLabelsPositionsAndColors) {
  const GraphTable table = read("gephi-1.3.gexf");
  ASSERT_EQ(table.nodes.size(), 3U);
  EXPECT_EQ(table.creator, "Gephi 0.10.1");
  EXPECT_EQ(table.title, "Valley");
  EXPECT_EQ(table.nodes[0].label, "Hill School");
  EXPECT_EQ(table.nodes[0].position, (FilePoint{10.5, -20.25}));
  EXPECT_EQ(table.nodes[0].color, (geometry::Color{255, 0, 16, 128}));
  EXPECT_EQ(table.nodes[2].label, "");
}

TEST(GexfTest, ANodeWithoutPositionStandsAtTheOriginWhereMostHaveOne) {
  EXPECT_EQ(read("gephi-1.3.gexf").nodes[2].position, (FilePoint{0, 0}));
}

TEST(GexfTest, ValuesAreTypedAndDefaultsFilledIn) {
  const GraphTable table = read("gephi-1.3.gexf");
  const auto& first = table.nodes[0].cells;
  EXPECT_EQ(cell(table.node_columns, first, "Kind of partner"), Value{std::string("School")});
  EXPECT_EQ(cell(table.node_columns, first, "Topics"), (Value{Value::Texts{"water", "robots"}}));
  EXPECT_EQ(cell(table.node_columns, first, "Staff"), Value{std::int64_t{12}});
}

TEST(GexfTest, AValueOfAnotherTypeIsKeptAsTextAndReported) {
  const GraphTable table = read("gephi-1.3.gexf");
  EXPECT_EQ(cell(table.node_columns, table.nodes[1].cells, "Staff"), Value{std::string("forty")});
  EXPECT_TRUE(says(table, "\"forty\" is not of the type"));
}

TEST(GexfTest, EdgesOfAMixedGraphKeepDirectionKindAndWeight) {
  const GraphTable table = read("gephi-1.3.gexf");
  ASSERT_EQ(table.edges.size(), 3U);
  EXPECT_EQ(table.edges[0].direction, EdgeDirection::undirected);
  EXPECT_EQ(table.edges[0].weight, 2.5);
  EXPECT_EQ(table.edges[1].direction, EdgeDirection::directed);
  EXPECT_EQ(table.edges[1].kind, "funds");
  EXPECT_EQ(table.edges[1].weight, 1.0) << "Gephi leaves a weight of 1 out";
  EXPECT_EQ(table.edges[2].direction, EdgeDirection::mutual);
  EXPECT_EQ(table.edges[2].label, "lends to");
}

TEST(GexfTest, StartsEndsAndSpellsBecomeDates) {
  const GraphTable table = read("gexf-1.2-time.gexf");
  ASSERT_EQ(table.nodes.size(), 5U);
  EXPECT_EQ(table.nodes[0].from, (Date{2019, 1, 1}));
  EXPECT_EQ(table.nodes[0].to, (Date{2024, 6, 30}));
  const Node& birch = table.nodes[2];
  EXPECT_EQ(birch.from, (Date{2020, 1, 1}));
  EXPECT_EQ(birch.to, std::nullopt) << "its last spell has no end";
  EXPECT_EQ(table.edges[0].since, (Date{2020, 0, 0}));
  EXPECT_EQ(table.edges[1].since, std::nullopt) << "-INF is always";
}

TEST(GexfTest, ATimeThatIsNoDateIsKeptAsText) {
  const GraphTable table = read("gexf-1.2-time.gexf");
  EXPECT_THAT(ecosystem::to_text(cell(table.edge_columns, table.edges[2].cells, "Time")), HasSubstr("third week"));
}

TEST(GexfTest, NestedNodesAndParentsBecomeGroupsAndACycleOfThemIsTakenApart) {
  const GraphTable table = read("gexf-1.2-time.gexf");
  EXPECT_EQ(table.nodes[1].group, "a");
  EXPECT_EQ(table.nodes[2].group, "a");
  EXPECT_NE(table.nodes[3].group.empty(), table.nodes[4].group.empty());
  EXPECT_TRUE(says(table, "lies, by way of its groups, in itself"));
}

TEST(GexfTest, PrefixesAndLatin1AreNoObstacle) {
  const GraphTable table = read("gexf-1.1.gexf");
  ASSERT_EQ(table.nodes.size(), 3U);
  EXPECT_EQ(table.nodes[0].label, "Zürich Lab");
  EXPECT_EQ(cell(table.node_columns, table.nodes[0].cells, "country"), Value{std::string("CH")});
}

TEST(GexfTest, LinesAreKnown) { EXPECT_EQ(read("gephi-1.3.gexf").nodes[0].line, 15U); }

}  // namespace
}  // namespace xylem::files
