// Kumu projects and tables: elements and connections, organizations and partnerships.
#include <gtest/gtest.h>

#include "files/delimited.h"
#include "files/encoding.h"
#include "files/readers.h"
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

GraphTable read_text(const std::string& name, const std::string& bytes) {
  auto table = read_tables({{name, bytes}});
  EXPECT_TRUE(table.ok()) << (table.ok() ? "" : to_text(table.error()));
  return table.ok() ? std::move(table).value() : GraphTable{};
}

TEST(KumuTest, ElementsConnectionsAndThePlacesOfTheDefaultMapAreRead) {
  const GraphTable table = read("kumu-project.json");
  ASSERT_EQ(table.nodes.size(), 5U);
  ASSERT_EQ(table.edges.size(), 5U);
  EXPECT_EQ(table.title, "Valley");
  EXPECT_EQ(table.nodes[0].position, (FilePoint{100.0, 50.5}));
  EXPECT_TRUE(table.nodes[0].pinned);
  EXPECT_FALSE(table.nodes[1].pinned);
  EXPECT_EQ(table.edges[0].from, "elem-B") << "it is reversed";
  EXPECT_EQ(table.edges[0].kind, "funds");
  EXPECT_EQ(table.edges[0].weight, 5.0);
  EXPECT_EQ(table.edges[1].direction, EdgeDirection::mutual);
}

TEST(KumuTest, AttributesHaveTheTitlesOfTheProject) {
  const GraphTable table = read("kumu-project.json");
  ASSERT_TRUE(find_column(table.node_columns, "Pupils Reached"));
  EXPECT_EQ(table.node_columns[*find_column(table.node_columns, "Pupils Reached")].name, "Pupils Reached");
}

TEST(KumuTest, ABlueprintNamesItsEndsByLabelOrId) {
  const GraphTable table = read("kumu-blueprint.json");
  ASSERT_EQ(table.edges.size(), 1U);
  EXPECT_EQ(table.edges[0].from, "Hill School");
  EXPECT_EQ(table.edges[0].to, "m");
  EXPECT_EQ(table.edges[0].kind, "visits");
}

TEST(TablesTest, EitherTableOfAPairFindsTheOther) {
  for (const char* name :
       {"river-organizations.csv", "river-partnerships.csv", "Kumu Elements.csv", "Kumu Connections.csv"}) {
    const GraphTable table = read(name);
    EXPECT_EQ(table.nodes.size(), 3U) << name;
    EXPECT_GE(table.edges.size(), 3U) << name;
  }
}

TEST(TablesTest, QuotesDelimitersAndDecimalCommasAreUnderstood) {
  const GraphTable table = read("river-organizations.csv");
  EXPECT_EQ(value_in(table.nodes[0].cells, *find_column(table.node_columns, "Notes")),
            Value{std::string("Says \"we teach\";\nand does")});
  EXPECT_EQ(value_in(table.nodes[1].cells, *find_column(table.node_columns, "Notes")), Value{std::string("=SUM(A1)")});
  EXPECT_EQ(value_in(table.nodes[0].cells, *find_column(table.node_columns, "Founded")),
            (Value{ecosystem::Date{1998, 5, 1}}));
  EXPECT_EQ(table.edges[0].weight, 1.5);
  EXPECT_EQ(table.edges[1].weight, std::nullopt);
  EXPECT_EQ(table.nodes[1].line, 4U) << "the row before it has two lines";
}

TEST(TablesTest, ANameInTheTableOfTiesFindsItsOrganization) {
  const GraphTable table = read("river-partnerships.csv");
  EXPECT_EQ(table.edges[2].from, "hill");
}

TEST(TablesTest, KumuTiesWithSeveralEndsInOneCellAreTakenApart) {
  const GraphTable table = read("Kumu Connections.csv");
  ASSERT_EQ(table.edges.size(), 3U);
  EXPECT_EQ(table.edges[1].to, "Fern College");
  EXPECT_EQ(table.edges[1].direction, EdgeDirection::directed);
  EXPECT_EQ(table.edges[1].kind, "visits");
}

TEST(TablesTest, AListOfTiesAloneMakesItsNodes) {
  const GraphTable table = read("edges-only.tsv");
  ASSERT_EQ(table.nodes.size(), 3U);
  EXPECT_EQ(table.nodes[2].label, "Fern College");
  EXPECT_EQ(table.edges[1].weight, 3.0);
}

TEST(TablesTest, GephisTypeColumnIsADirectionNotAKind) {
  const GraphTable table =
      read_text("edges.csv", "Source,Target,Type,Id,Label,Weight\na,b,Directed,1,,2\nb,c,Undirected,2,knows,1\n");
  EXPECT_EQ(table.edges[0].direction, EdgeDirection::directed);
  EXPECT_EQ(table.edges[1].direction, EdgeDirection::undirected);
  EXPECT_EQ(table.edges[1].label, "knows");
  EXPECT_EQ(table.edges[0].kind, "");
}

TEST(TablesTest, RowsWithoutAHeaderAreTiesOrNeighbors) {
  EXPECT_EQ(read_text("a.csv", "a,b,2\nb,c,3\n").edges[1].weight, 3.0);
  const GraphTable neighbors = read_text("b.csv", "a;b\nb;c;d\ne\n");
  EXPECT_EQ(neighbors.nodes.size(), 5U);
  EXPECT_EQ(neighbors.edges.size(), 3U);
}

TEST(TablesTest, EncodingsOfSpreadsheetsAreRecognized) {
  const std::string western = "Id,Label\n1,Z\xFCrich\n";
  const GraphTable guessed = read_text("w.csv", western);
  EXPECT_EQ(guessed.nodes[0].label, "Zürich");
  ASSERT_FALSE(guessed.problems.empty());
  EXPECT_EQ(guessed.problems[0].where, "w.csv, line 2");
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("Id\tLabel\r\n1\tX\r\n")) wide += std::string{c, '\0'};
  EXPECT_EQ(read_text("u.csv", wide).nodes[0].label, "X");
  EXPECT_EQ(read_text("u.csv", wide.substr(2)).nodes[0].label, "X") << "without the mark";
}

TEST(TablesTest, ASepLineOfExcelSaysTheDelimiter) {
  EXPECT_EQ(read_text("s.csv", "sep=;\nId;Label\n1;a,b\n").nodes[0].label, "a,b");
}

TEST(TablesTest, CellsThatLookLikeFormulasAreGuardedAndComeBack) {
  for (const std::string text :
       {"=1+1", "+41 44", "-", "@home", "'quoted", "''x", "\tindented", "a\"b", "a,b\nc", "-3.5", "don't"}) {
    const std::string cell = csv_cell(text);
    const bool number = text == "-3.5";
    if (!number) {
      const char first = cell[0] == '"' ? cell[1] : cell[0];
      EXPECT_EQ(std::string("=+-@\t").find(first), std::string::npos) << cell;
    }
    EXPECT_EQ(delimited("x," + cell + "\n").rows.at(0).cells.at(1), text);
  }
}

}  // namespace
}  // namespace xylem::files
