// What holds for every row of the catalogue.
#include <gtest/gtest.h>

#include <map>

#include "analysis/networks.h"

namespace xylem::analysis {

void PrintTo(const MeasureRow& row, std::ostream* out) { *out << row.id; }  // bytes would put addresses into test names

namespace test {
namespace {

class CatalogTest : public testing::TestWithParam<MeasureRow> {
 protected:
  const MeasureRow& row() const { return GetParam(); }
  Values of(const graph::Graph& graph) const { return measured(row().measure, graph); }
};

std::vector<graph::Graph> examples() {
  return {graph::Graph(0, {}),
          graph::Graph(1, {}),
          graph::Graph(4, {}),
          complete(2),
          complete(3),
          r6::graph(),
          kite(),
          florence::graph(16),
          zachary(),
          borgatti::digraph(),
          d5::graph(),
          star(7),
          ring(8),
          random_graph(60, 70, 3)};
}

TEST_P(CatalogTest, GivesOneValueForEachNode) {
  for (const graph::Graph& graph : examples()) EXPECT_EQ(of(graph).size(), graph.node_count());
}

TEST_P(CatalogTest, StaysWithinItsRange) {
  for (const graph::Graph& graph : examples()) {
    for (const auto& value : of(graph)) {
      if (!value) continue;
      EXPECT_GE(*value, row().low);
      if (row().high) {
        EXPECT_LE(*value, *row().high + 1e-12);
      }
    }
  }
}

/// Communities have no order of their own: what matters is who is with whom.
Values without_names(const Values& values) {
  std::map<double, double> first_seen;
  Values named;
  for (const auto& value : values) {
    if (value) named.emplace_back(first_seen.try_emplace(*value, static_cast<double>(first_seen.size())).first->second);
    if (!value) named.emplace_back();
  }
  return named;
}

TEST_P(CatalogTest, IsTheSameAfterRenumberingTheNodes) {
  for (const graph::Graph& graph : {r6::graph(), kite(), florence::graph(16), zachary(), d5::graph()}) {
    const bool named = row().measure == Measure::community;
    if (named && graph.node_count() != 6 && graph.node_count() != 34)
      continue;  // several divisions are equally good there
    const std::vector<std::uint32_t> to = shuffled(graph.node_count(), 11);
    const Values before = of(graph);
    const Values moved = of(renumbered(graph, to));
    Values after;
    for (std::uint32_t node = 0; node < graph.node_count(); ++node) after.push_back(moved[to[node]]);
    const Values a = named ? without_names(before) : before;
    const Values b = named ? without_names(after) : after;
    for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
      ASSERT_EQ(a[node].has_value(), b[node].has_value());
      if (a[node]) {
        EXPECT_NEAR(*a[node], *b[node], 1e-7) << row().id << " of node " << node;
      }
    }
  }
}

TEST_P(CatalogTest, IsTheSameAsWhenAllAreMeasuredTogether) {
  jobs::Progress progress;
  const auto all = measure_all(kite(), {}, std::stop_token(), progress);
  EXPECT_EQ(all.value().of(row().measure), of(kite()));
}

TEST_P(CatalogTest, SaysWhatItIsAndWhoSaidSo) {
  EXPECT_FALSE(row().title.empty());
  EXPECT_FALSE(row().term.empty());
  EXPECT_FALSE(row().formula.empty());
  EXPECT_FALSE(row().source.empty());
  EXPECT_TRUE(row().sentence.ends_with('.'));
  EXPECT_TRUE(row().trap.ends_with('.'));
  EXPECT_EQ(find_measure(row().id)->measure, row().measure);
  EXPECT_EQ(&row_of(row().measure), find_measure(row().id));
}

INSTANTIATE_TEST_SUITE_P(All, CatalogTest, testing::ValuesIn(catalog().begin(), catalog().end()),
                         [](const auto& row) { return std::string(row.param.id); });

TEST(CatalogIdsTest, UnknownIdsHaveNoRow) { EXPECT_EQ(find_measure("influence"), nullptr); }

}  // namespace
}  // namespace test
}  // namespace xylem::analysis
