// Circulation against published and hand-worked flow networks, and what must hold for any.
#include "xylem/analysis/circulation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "analysis/ecosystems.h"
#include "xylem/base/random.h"

namespace xylem::analysis::test {
namespace {

using Arcs = std::vector<FlowNetwork::Arc>;

FlowNetwork network(std::vector<double> inputs, Arcs arcs, std::vector<double> exports = {},
                    std::vector<double> losses = {}) {
  FlowNetwork made{std::move(arcs), std::move(inputs), std::move(exports), std::move(losses)};
  made.exports.resize(made.inputs.size());
  made.losses.resize(made.inputs.size());
  return made;
}
Circulation circulated(const FlowNetwork& network) { return circulation_of(network, {}).value(); }
double used(const Circulation& found, std::uint32_t origin, std::uint32_t use) {
  for (const OriginUse& row : found.origin_use) {
    if (row.origin == origin && row.use == use) return row.amount;
  }
  return 0.0;
}

/// Tilly (1968): plants, detritus, bacteria, detritivores, carnivores; kcal per square meter and year.
FlowNetwork cone_spring() {
  return network(
      {11184, 635, 0, 0, 0},
      {{0, 1, 8881}, {1, 2, 5205}, {1, 3, 2309}, {2, 1, 1600}, {2, 3, 75}, {3, 1, 200}, {3, 4, 370}, {4, 1, 167}},
      {300, 860, 255, 0, 0}, {2003, 3109, 3275, 1814, 203});
}

TEST(CirculationTest, OfConeSpringIsWhatIsPublished) {
  const Circulation found = circulated(cone_spring());
  EXPECT_THAT(found.throughflow, testing::ElementsAre(11184, 11483, 5205, 2384, 370));
  EXPECT_NEAR(found.tst_put, 42445, 1e-9);
  EXPECT_NEAR(found.tst, 30626, 1e-9);
  const std::vector<double> returns{1, 1.206704, 1.169351, 1.038567, 1.017549};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(found.returns[i], returns[i], 5.1e-7);
  EXPECT_NEAR(found.cycled, 2815.723487, 1e-6);
  EXPECT_NEAR(found.finn, .091938989, 1e-9);
  EXPECT_NEAR(found.finn_by_put, .066338167, 1e-9);
  EXPECT_NEAR(found.path_length, 2.591251375, 1e-9);
  EXPECT_NEAR(found.ami, 1.336446826, 1e-9);
  EXPECT_NEAR(found.ascendency, 56725.485526, 1e-6);
  EXPECT_NEAR(found.capacity, 135864.731912, 1e-6);
  EXPECT_NEAR(found.overhead, 79139.246385, 1e-6);
  EXPECT_NEAR(found.fixed.value(), .417514426, 1e-9);
  EXPECT_NEAR(found.robustness.value(), .364672206, 1e-9);
  EXPECT_NEAR(found.entropy, 3.200959640, 1e-9);
  EXPECT_NEAR(found.ascendency_parts.input, 19147.847106, 1e-6);
  EXPECT_NEAR(found.ascendency_parts.internal, 29331.979259, 1e-6);
  EXPECT_NEAR(found.ascendency_parts.exported, 1051.765390, 1e-6);
  EXPECT_NEAR(found.ascendency_parts.lost, 7193.893771, 1e-6);
}
TEST(CirculationTest, OfALoopOfThreeIsWorkedByHand) {
  const Circulation found = circulated(network({10, 0, 0}, {{0, 1, 12}, {1, 2, 8}, {2, 0, 4}}, {2, 4, 4}));
  EXPECT_THAT(found.throughflow, testing::ElementsAre(14, 12, 8));
  EXPECT_NEAR(found.tst, 34, 1e-12);
  EXPECT_NEAR(found.tst_put, 44, 1e-12);
  for (const double returns : found.returns) EXPECT_NEAR(returns, 1.4, 1e-12);
  EXPECT_NEAR(found.finn, 2.0 / 7.0, 1e-12);
  EXPECT_NEAR(found.path_length, 3.4, 1e-12);
  EXPECT_NEAR(found.ami, 1.349323, 5.1e-7);
  EXPECT_NEAR(found.ascendency, 59.3702224449, 1e-9);
  EXPECT_NEAR(found.entropy, 2.590367, 5.1e-7);
  EXPECT_NEAR(found.capacity, 113.9761602625, 1e-9);
  EXPECT_NEAR(found.fixed.value(), .520900, 5.1e-7);
  EXPECT_NEAR(found.overhead, 54.605938, 5.1e-7);
}
TEST(CirculationTest, OfAPairIsWorkedByHand) {
  const Circulation found = circulated(network({5, 0}, {{0, 1, 10}, {1, 0, 5}}, {0, 5}));
  EXPECT_THAT(found.throughflow, testing::ElementsAre(10, 10));
  EXPECT_NEAR(found.returns[0], 2.0, 1e-12);
  EXPECT_NEAR(found.finn, .5, 1e-12);
  EXPECT_NEAR(found.path_length, 4.0, 1e-12);
  EXPECT_NEAR(found.ascendency, 28.048202, 5.1e-7);
  EXPECT_NEAR(found.capacity, 48.048202, 5.1e-7);
  EXPECT_NEAR(found.fixed.value(), .583751, 5.1e-7);
}
TEST(CirculationTest, OfAChainHasNoCycling) {
  const Circulation found = circulated(network({12, 0, 0}, {{0, 1, 12}, {1, 2, 8}}, {0, 4, 8}));
  EXPECT_EQ(found.finn, 0.0);
  EXPECT_NEAR(found.path_length, 2.666667, 5.1e-7);
  EXPECT_NEAR(found.ascendency, 76.136791, 5.1e-7);
  EXPECT_NEAR(found.capacity, 98.175891, 5.1e-7);
  EXPECT_NEAR(found.fixed.value(), .775514, 5.1e-7);
}
TEST(CirculationTest, OfFiveOrganizationsClosesTheBooksOpenly) {
  const auto snapshot = flows_of_five().snapshot();
  const Circulation found = circulation_of(*snapshot, {ecosystem::ResourceId("mentoring"), {}, {}}, {}).value();
  const auto place = [&](const char* id) {
    const std::uint32_t node = snapshot->node_of(ecosystem::OrganizationId(id)).value();
    return static_cast<std::uint32_t>(std::ranges::find(found.nodes, node) - found.nodes.begin());
  };
  EXPECT_EQ(found.own[place("t")], 50);
  EXPECT_EQ(found.own[place("u")], 25);
  EXPECT_EQ(found.kept[place("s1")], 56);
  EXPECT_EQ(found.kept[place("s2")], 16);
  EXPECT_EQ(found.kept[place("m")], 3);
  EXPECT_NEAR(found.tst, 208, 1e-9);
  EXPECT_NEAR(found.tst_put, 283, 1e-9);
  EXPECT_NEAR(found.finn, .0885469778, 1e-10);
  EXPECT_NEAR(found.path_length, 2.7733333333, 1e-10);
  EXPECT_NEAR(found.ami, 1.511891, 5.1e-7);
  EXPECT_NEAR(found.ascendency, 427.8650957807, 1e-9);
  EXPECT_NEAR(found.capacity, 952.7367237869, 1e-9);
  EXPECT_NEAR(found.fixed.value(), .449091, 5.1e-7);
  EXPECT_NEAR(used(found, place("t"), place("s1")), 39.4320, 5.1e-5);
  EXPECT_NEAR(used(found, place("t"), place("s2")), 8.8994, 5.1e-5);
  EXPECT_NEAR(used(found, place("t"), place("m")), 1.6686, 5.1e-5);
  EXPECT_NEAR(used(found, place("u"), place("s1")), 16.5680, 5.1e-5);
  EXPECT_NEAR(used(found, place("u"), place("s2")), 7.1006, 5.1e-5);
  EXPECT_NEAR(used(found, place("u"), place("m")), 1.3314, 5.1e-5);
  EXPECT_EQ(circulation_sentence(found),
            "9% of all exchange comes back to someone it already passed; one hour brought in supports 2.8 of exchange "
            "in all.");
}
TEST(CirculationTest, ALoopThatNothingEntersOrLeavesHasNoNumber) {
  const auto found = circulation_of(network({0, 0}, {{0, 1, 3}, {1, 0, 3}}), {});
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().message, "No boundary flow recorded");
  const auto beside = circulation_of(network({0, 0, 5, 0}, {{0, 1, 3}, {1, 0, 3}, {2, 3, 5}}), {});
  ASSERT_FALSE(beside.ok());
  EXPECT_EQ(beside.error().message, "No boundary flow recorded");
}
TEST(CirculationTest, NothingAndNonsenseAreSaidAsSuch) {
  EXPECT_EQ(circulation_of(network({}, {}), {}).error().kind, base::ErrorKind::not_found);
  EXPECT_EQ(circulation_of(network({0, 0}, {}), {}).error().kind, base::ErrorKind::not_found);
  EXPECT_EQ(circulation_of(network({-1, 0}, {}), {}).error().kind, base::ErrorKind::invalid_argument);
  EXPECT_EQ(circulation_of(network({1, 0}, {{0, 1, NAN}}), {}).error().kind, base::ErrorKind::invalid_argument);
}
TEST(CirculationTest, CanBeCancelled) {
  std::stop_source source;
  source.request_stop();
  EXPECT_EQ(circulation_of(cone_spring(), source.get_token()).error().kind, base::ErrorKind::cancelled);
}
TEST(CirculationTest, LeavesOutWhatDoesNotDepleteAndCountsWhatIsNotKnown) {
  Sketch sketch = flows_of_five();
  ecosystem::Term term = *ecosystem::find_term(sketch.records(), "resource", "co_teaching");
  term.rival = false;
  sketch.records().put(term);
  sketch.flow("t", "s2", 1000, "co_teaching").flow("t", "s2", std::nullopt);
  const auto snapshot = sketch.snapshot();
  const Circulation found = circulation_of(*snapshot, {{}, "hours", {}}, {}).value();
  EXPECT_NEAR(found.tst, 208, 1e-9);
  EXPECT_EQ(found.unknown, 1U);
  EXPECT_FALSE(circulation_of(*snapshot, {ecosystem::ResourceId("co_teaching"), {}, {}}, {}).ok());
}

/// Up to nine nodes, some acyclic by construction.
FlowNetwork random_network(base::Random& random, bool acyclic) {
  const auto n = static_cast<std::uint32_t>(2 + random.below(8));
  FlowNetwork made = network(std::vector<double>(n, 0.0), {});
  for (std::uint32_t i = 0; i < n; ++i) {
    if (random.below(3) == 0) made.inputs[i] = 1.0 + static_cast<double>(random.below(50));
    if (random.below(3) == 0) made.exports[i] = 1.0 + static_cast<double>(random.below(20));
  }
  for (std::uint64_t k = 2 + random.below(3 * n); k > 0; --k) {
    auto a = static_cast<std::uint32_t>(random.below(n));
    auto b = static_cast<std::uint32_t>(random.below(n));
    if (a == b) continue;
    if (acyclic && a > b) std::swap(a, b);
    made.arcs.push_back({a, b, 1.0 + static_cast<double>(random.below(90))});
  }
  return made;
}
void expect_bounds(const Circulation& found) {
  EXPECT_GE(found.finn, 0.0);
  EXPECT_LT(found.finn, 1.0);
  EXPECT_LE(found.ascendency, found.capacity + 1e-9);
  EXPECT_NEAR(found.capacity, found.ascendency + found.overhead, 1e-7);
  EXPECT_LE(found.tst, found.tst_put + 1e-9);
}
void expect_table_sums(const Circulation& found) {
  std::vector<double> rows(found.nodes.size());
  std::vector<double> columns(found.nodes.size());
  for (const OriginUse& cell : found.origin_use) {
    rows[cell.origin] += cell.amount;
    columns[cell.use] += cell.amount;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_NEAR(rows[i], found.inputs[i], 1e-6 * (1.0 + found.tst));
    EXPECT_NEAR(columns[i], found.outputs[i], 1e-6 * (1.0 + found.tst));
  }
}
bool has_cycle(const FlowNetwork& network) {  // by taking away sources until none is left
  std::vector<char> gone(network.inputs.size(), 0);
  for (std::size_t round = 0; round < gone.size(); ++round) {
    for (std::uint32_t node = 0; node < gone.size(); ++node) {
      const bool fed =
          std::ranges::any_of(network.arcs, [&](const auto& arc) { return arc.to == node && !gone[arc.from]; });
      if (!fed) gone[node] = 1;
    }
  }
  return std::ranges::find(gone, 0) != gone.end();
}

TEST(CirculationTest, BoundsAndSumsHoldForAnyNetwork) {
  base::Random random(412);
  int checked = 0;
  for (int round = 0; round < 400; ++round) {
    const FlowNetwork made = random_network(random, round % 3 == 0);
    const auto found = circulation_of(made, {});
    if (!found) continue;
    ++checked;
    expect_bounds(*found);
    expect_table_sums(*found);
    EXPECT_EQ(found->finn > 0.0, has_cycle(made)) << "round " << round;
  }
  EXPECT_GE(checked, 200);
}
TEST(CirculationTest, SharesStayAndAmountsScaleWithAllFlows) {
  base::Random random(77);
  int checked = 0;
  for (int round = 0; round < 300; ++round) {
    FlowNetwork made = random_network(random, false);
    const auto before = circulation_of(made, {});
    if (!before) continue;
    const double factor = .1 + 20.0 * random.unit();
    for (auto& arc : made.arcs) arc.amount *= factor;
    for (double& amount : made.inputs) amount *= factor;
    for (double& amount : made.exports) amount *= factor;
    const Circulation after = circulated(made);
    ++checked;
    EXPECT_NEAR(after.finn, before->finn, 1e-9);
    EXPECT_NEAR(after.fixed.value_or(0), before->fixed.value_or(0), 1e-9);
    EXPECT_NEAR(after.ascendency, factor * before->ascendency, 1e-7 * after.capacity + 1e-9);
    EXPECT_NEAR(after.capacity, factor * before->capacity, 1e-9 * after.capacity + 1e-9);
    EXPECT_NEAR(after.tst, factor * before->tst, 1e-9 * after.tst);
  }
  EXPECT_GE(checked, 200);
}
TEST(CirculationTest, OrderOfNodesChangesNothing) {
  base::Random random(5);
  int checked = 0;
  for (int round = 0; round < 300; ++round) {
    const FlowNetwork made = random_network(random, false);
    const auto before = circulation_of(made, {});
    if (!before) continue;
    const auto n = static_cast<std::uint32_t>(made.inputs.size());
    FlowNetwork turned = made;
    std::ranges::reverse(turned.inputs);
    std::ranges::reverse(turned.exports);
    for (auto& arc : turned.arcs) arc = {n - 1 - arc.from, n - 1 - arc.to, arc.amount};
    const Circulation after = circulated(turned);
    ++checked;
    EXPECT_NEAR(after.finn, before->finn, 1e-9);
    EXPECT_NEAR(after.ascendency, before->ascendency, 1e-7);
    for (std::uint32_t i = 0; i < n; ++i) EXPECT_NEAR(after.returns[n - 1 - i], before->returns[i], 1e-8);
  }
  EXPECT_GE(checked, 200);
}

}  // namespace
}  // namespace xylem::analysis::test
