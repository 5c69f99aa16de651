// Introductions against the worked example of six, and against trying every tie.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/ecosystems.h"
#include "analysis/networks.h"
#include "xylem/analysis/fragility.h"
#include "xylem/analysis/introductions.h"

namespace xylem::analysis::test {
namespace {

Sketch six() {
  Sketch sketch;
  sketch.organization("S1", "k12").organization("S2", "k12").organization("U", "higher_ed");
  sketch.organization("M", "informal").organization("B", "library_maker").organization("T", "industry");
  sketch.partners("S1", "M").partners("S1", "U").partners("M", "U").partners("U", "T").partners("U", "B").partners(
      "B", "S2");
  return sketch;
}
Introductions introductions(const graph::Snapshot& snapshot, const IntroductionOptions& options = {}) {
  const Grouping sectors = sectors_of(snapshot, SectorLevel::sectors);
  const Mixing mixed = mixing(snapshot.partnerships, sectors, {}).value();
  return introductions_of(snapshot, sectors, mixed, matching_of(snapshot, {}).value(), {}, options).value();
}
/// "S2-U .066667 by 1".
std::string in_words(const graph::Snapshot& snapshot, const Introduction& pair) {
  const std::string a = snapshot.organizations[pair.a]->name;
  const std::string b = snapshot.organizations[pair.b]->name;
  char gain[32];
  std::snprintf(gain, sizeof gain, " %.6f by ", pair.gain);
  return std::min(a, b) + "-" + std::max(a, b) + gain + std::to_string(pair.introducers.size());
}
std::shared_ptr<const graph::Snapshot> snapshot_of_graph(const graph::Graph& graph) {
  auto snapshot = std::make_shared<graph::Snapshot>(*Sketch().snapshot());
  static const std::vector<ecosystem::Organization> kNames = [] {
    std::vector<ecosystem::Organization> names(200);
    for (std::size_t i = 0; i < names.size(); ++i) names[i].name = "O" + std::to_string(1000 + i);
    return names;
  }();
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) snapshot->organizations.push_back(&kNames[node]);
  snapshot->partnerships = graph;
  return snapshot;
}
double worst_loss(const graph::Graph& graph) {
  double worst = 0.0;
  for (std::uint32_t lost = 0; lost < graph.node_count(); ++lost) {
    std::vector<graph::Edge> rest;
    for (const graph::Edge& edge : graph.edges()) {
      if (edge.from != lost && edge.to != lost) rest.push_back(edge);
    }
    std::vector<std::uint32_t> sizes = graph::components(graph::merged(graph.node_count(), rest)).sizes;
    sizes.pop_back();  // the lost one stands alone
    worst = std::max(worst, fragmentation(sizes));
  }
  return worst;
}
graph::Graph with_tie(const graph::Graph& graph, std::uint32_t a, std::uint32_t b) {
  std::vector<graph::Edge> edges(graph.edges().begin(), graph.edges().end());
  edges.push_back({a, b});
  return graph::merged(graph.node_count(), edges);
}

TEST(IntroductionsTest, OfTheSixAreRankedByWhatTheyGain) {
  const auto snapshot = six().snapshot();
  const Introductions found = introductions(*snapshot);
  EXPECT_NEAR(found.efficiency.value(), .6666666667, 1e-9);
  EXPECT_NEAR(found.worst_fragmentation, .8, 1e-12);
  std::vector<std::string> words;
  for (const Introduction& pair : found.pairs) words.push_back(in_words(*snapshot, pair));
  EXPECT_THAT(words, testing::ElementsAre("S2-U 0.066667 by 1", "M-S2 0.055556 by 0", "S1-S2 0.055556 by 0",
                                          "B-M 0.044444 by 1", "B-S1 0.044444 by 1", "B-T 0.044444 by 1",
                                          "S2-T 0.044444 by 0", "M-T 0.033333 by 1", "S1-T 0.033333 by 1"));
  EXPECT_EQ(found.basis, "All 9 pairs without a partnership");
}
TEST(IntroductionsTest, OnlyFourTiesOfTheSixHalveTheWorstLoss) {
  const auto snapshot = six().snapshot();
  for (const Introduction& pair : introductions(*snapshot).pairs) {
    const std::string words = in_words(*snapshot, pair).substr(0, 5);
    const bool helps = words == "B-M 0" || words == "B-S1 " || words == "S1-S2" || words == "M-S2 ";
    const bool of_turbine = words.find('T') != std::string::npos;  // joins two of three parts that U holds
    EXPECT_NEAR(pair.worst_fragmentation, helps ? .4 : of_turbine ? .6 : .8, 1e-12) << words;
  }
}
TEST(IntroductionsTest, WhatOneOffersAndTheOtherNeedsBreaksATie) {
  Sketch sketch = six();
  sketch.offer("S2", "mentoring", 10);
  sketch.need("T", "mentoring", 3);
  auto need = *sketch.records().find<ecosystem::Need>(ecosystem::NeedId("need1"));
  need.amount = 30;
  sketch.records().put(need);
  const auto snapshot = sketch.snapshot();
  const Introductions found = introductions(*snapshot);
  EXPECT_DOUBLE_EQ(found.pairs[6].need_value, 30) << in_words(*snapshot, found.pairs[6]);
  need.amount.reset();
  sketch.records().put(need);
  const Introductions unknown = introductions(*sketch.snapshot());
  EXPECT_EQ(unknown.pairs[6].need_value, 0);
  EXPECT_EQ(unknown.pairs[6].unknown_amounts, 1U);
}
TEST(IntroductionsTest, GainWhatTheWholeGainsWhenTheTieIsAdded) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const auto n = static_cast<std::uint32_t>(5 + seed % 16);
    const graph::Graph graph = random_graph(n, n + static_cast<std::uint32_t>(seed % 7), seed);
    const auto snapshot = snapshot_of_graph(graph);
    IntroductionOptions options;
    options.shown = 1000;
    const Introductions found = introductions(*snapshot, options);
    ASSERT_EQ(found.pairs.size(), found.tried);
    for (std::size_t i = 0; i < found.pairs.size(); i += 5) {
      const Introduction& pair = found.pairs[i];
      const graph::Graph after = with_tie(graph, pair.a, pair.b);
      const double gain = figures(after).of("efficiency").value_or(0) - figures(graph).of("efficiency").value_or(0);
      EXPECT_NEAR(pair.gain, gain, 1e-9) << seed;
      EXPECT_GE(pair.gain, 0.0);
      EXPECT_NEAR(pair.worst_fragmentation, worst_loss(after), 1e-9) << seed;
      EXPECT_LE(pair.worst_fragmentation, found.worst_fragmentation + 1e-12);
    }
  }
}
TEST(IntroductionsTest, AreTheSameWhateverTheOrderOfTheOrganizations) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const graph::Graph graph = random_graph(12, 16, seed);
    const auto to = shuffled(12, seed + 1000);
    const Introductions one = introductions(*snapshot_of_graph(graph));
    const Introductions two = introductions(*snapshot_of_graph(renumbered(graph, to)));
    ASSERT_EQ(one.pairs.size(), two.pairs.size());
    for (std::size_t i = 0; i < one.pairs.size(); ++i) EXPECT_NEAR(one.pairs[i].gain, two.pairs[i].gain, 1e-12) << seed;
  }
}
TEST(IntroductionsTest, OfLargeMapsSayWhatWasTried) {
  IntroductionOptions options;
  options.all_pairs_up_to = 10;
  options.most_candidates = 20;
  const Introductions found = introductions(*snapshot_of_graph(random_graph(40, 60, 3)), options);
  EXPECT_EQ(found.tried, 20U);
  EXPECT_THAT(found.basis, testing::HasSubstr("20 of 7"));
}
TEST(IntroductionsTest, AreNoneWhereNobodyIs) { EXPECT_TRUE(introductions(*Sketch().snapshot()).pairs.empty()); }

}  // namespace
}  // namespace xylem::analysis::test
