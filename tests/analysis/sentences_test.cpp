// The sentence of each lens, with the grammar of none, one and many.
#include <gtest/gtest.h>

#include "analysis/ecosystems.h"
#include "analysis/networks.h"
#include "xylem/analysis/sentences.h"

namespace xylem::analysis::test {
namespace {

std::string influence(const graph::Graph& graph) {
  jobs::Progress progress;
  return influence_sentence(graph, measure_all(graph, {}, std::stop_token(), progress).value(), fragile_points(graph));
}
TEST(InfluenceSentenceTest, NamesTheShareOfTheFirstAndWhatItsLossWouldDo) {
  EXPECT_EQ(influence(r6::graph()),
            "One organization carries 80% of all shortest routes. Without it, 3 others are cut off.");
  EXPECT_EQ(influence(kite()),
            "One organization carries 39% of all shortest routes. Without it, 2 others are cut off.");
}
TEST(InfluenceSentenceTest, SharedFirstPlacesAndSafeMapsAreSaid) {
  EXPECT_EQ(influence(ring(6)),
            "Six organizations carry 20% of all shortest routes each. No single loss would cut others off.");
  EXPECT_EQ(influence(complete(5)), "Nobody stands between others: whoever can be reached is a partner.");
}
TEST(InfluenceSentenceTest, TooLittleIsSaidInCounts) {
  EXPECT_EQ(influence(graph::Graph(0, {})), "No organizations yet. Add the first one, paste a table or open a file.");
  EXPECT_EQ(influence(graph::Graph(7, {})), "No partnerships yet. Add who works with whom to see who connects whom.");
  EXPECT_EQ(influence(undirected(3, {{0, 1}})),
            "3 organizations, 1 partnership. Shares say little with fewer than five organizations.");
}

std::string sectors(Sketch& sketch) {
  const auto snapshot = sketch.snapshot();
  const Grouping groups = sectors_of(*snapshot, SectorLevel::sectors);
  return sectors_sentence(groups, mixing(snapshot->partnerships, groups, std::stop_token()).value());
}
TEST(SectorsSentenceTest, CountsSectorsAndTheLinksAcross) {
  Sketch sketch;
  EXPECT_EQ(sectors(sketch), "No organizations yet. Add the first one, paste a table or open a file.");
  sketch.organization("s1", "");
  EXPECT_EQ(sectors(sketch), "1 organization. No sector is given yet: choose one for each to see who works with whom.");
  sketch.organization("s1", "k12");
  EXPECT_EQ(sectors(sketch), "1 organization from 1 sector. No partnerships yet: add who works with whom.");
  sketch.organization("m", "informal").partners("s1", "m");
  EXPECT_EQ(sectors(sketch), "2 organizations from 2 sectors; their partnership crosses sectors.");
  sketch.organization("s2", "k12").organization("u", "k12").organization("b", "informal").organization("t", "industry");
  sketch.partners("s1", "u").partners("m", "u").partners("u", "t").partners("u", "b").partners("b", "s2");
  EXPECT_EQ(sectors(sketch),
            "6 organizations from 3 sectors; 83% of their partnerships cross sectors. Hardly linked: informal with "
            "industry, 0 of 2 possible pairs.");
  sketch.partners("m", "t").organization("x", "");
  EXPECT_EQ(
      sectors(sketch),
      "7 organizations from 3 sectors; 86% of their partnerships cross sectors. 1 organization has no sector given.");
}

TEST(GapsSentenceTest, CountsWhatIsCoveredAndShort) {
  Sketch sketch;
  sketch.organization("a", "k12", {"high"});
  const auto snapshot = sketch.snapshot();
  const auto said = [&](std::vector<ecosystem::TargetRow> rows) {
    ecosystem::TargetProfile profile;
    profile.rows = std::move(rows);
    const Coverage coverage = coverage_of(*snapshot, profile);
    return gaps_sentence(*snapshot, &coverage);
  };
  const auto met = wanted_organizations("high", "k12", 1);
  const auto unmet = wanted_organizations("middle", "k12", 1);
  EXPECT_EQ(gaps_sentence(*snapshot, nullptr),
            "No target profile yet. Say what the ecosystem should have to see what is missing.");
  EXPECT_EQ(said({}), "The target profile wants nothing yet. Add rows to it.");
  EXPECT_EQ(said({met}), "The one target cell is covered.");
  EXPECT_EQ(said({met, met}), "All 2 target cells are covered.");
  EXPECT_EQ(said({met, unmet}), "1 of 2 target cells is covered. One is short.");
  EXPECT_EQ(said({met, met, unmet, unmet}), "2 of 4 target cells are covered. 2 are short.");
  EXPECT_EQ(said({unmet, unmet}), "None of 2 target cells is covered.");
  EXPECT_EQ(said({met, wanted_amount("high", "didactic", 1, "hours")}),
            "1 of 2 target cells is covered. One cannot be told: stages or amounts are missing.");
}

TEST(FlowsSentenceTest, SaysHowMuchMovedFromHowManyAndHowMuchIsTwoWay) {
  Sketch sketch = flows_of_five();
  const FlowScope mentoring{ecosystem::ResourceId("mentoring"), {}, {}};
  Balance balance = balance_of(*sketch.snapshot(), mentoring);
  EXPECT_EQ(flows_sentence(&balance),
            "mentoring, hours: 133 moved in 12 months, as if from 3.6 equal givers; 27% of it is two-way.");
  sketch.flow("t", "s2", std::nullopt);
  balance = balance_of(*sketch.snapshot(), mentoring);
  EXPECT_TRUE(flows_sentence(&balance).ends_with("two-way. 1 more flow has no amount."));
  balance = balance_of(*sketch.snapshot(), {ecosystem::ResourceId("grant"), {}, {}});
  EXPECT_EQ(flows_sentence(&balance), "No flows recorded yet. Add who gives what to whom, or import directed ties.");
  sketch.flow("t", "s2", std::nullopt, "grant");
  balance = balance_of(*sketch.snapshot(), {ecosystem::ResourceId("grant"), {}, {}});
  EXPECT_EQ(flows_sentence(&balance),
            "grant, currency: 1 flow, its amount not known. Add amounts to see who gives how much.");
  EXPECT_EQ(flows_sentence(nullptr), "No flows recorded yet. Add who gives what to whom, or import directed ties.");
}

TEST(PercentTest, NeverRoundsSomethingToNothing) {
  EXPECT_EQ(percent_in_words(.314), "31%");
  EXPECT_EQ(percent_in_words(.001), "less than 1%");
  EXPECT_EQ(percent_in_words(.999), "more than 99%");
  EXPECT_EQ(percent_in_words(1), "100%");
}

}  // namespace
}  // namespace xylem::analysis::test
