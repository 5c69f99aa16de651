// The weak points of flows that were planted in the river region: each is found, and mending it takes away that finding
// and no other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>

#include "xylem/analysis/access.h"
#include "xylem/analysis/circulation.h"
#include "xylem/analysis/cooperation_capital.h"
#include "xylem/analysis/exchange.h"
#include "xylem/analysis/fairness.h"
#include "xylem/base/file_bytes.h"
#include "xylem/graph/snapshot.h"
#include "xylem/store/defaults.h"
#include "xylem/store/text_twin.h"

namespace xylem::analysis::test {
namespace {

using ecosystem::Ecosystem;

const Ecosystem& river_region() {
  static const Ecosystem region = [] {
    const auto text = base::read_file(std::string(XYLEM_SOURCE_DIR) + "/samples/river-region.xylem.json");
    auto read = store::read_text_twin(text.value(), store::default_ecosystem().value());
    return *read.value().document.ecosystem;
  }();
  return region;
}

std::vector<Finding> findings_in(const Ecosystem& region) {
  const auto snapshot =
      graph::snapshot_of(std::make_shared<Ecosystem>(region), graph::View{.day = graph::day_of(region.about, 0)});
  std::vector<Finding> all = findings_of(*snapshot, fairness_of(*snapshot));
  const auto add = [&](const std::vector<Finding>& more) { all.insert(all.end(), more.begin(), more.end()); };
  add(findings_of(*snapshot, access_of(*snapshot)));
  add(findings_of(*snapshot, cooperation_capital_of(*snapshot)));
  for (const FlowScopeRow& row : flow_scopes(*snapshot)) {
    add(findings_of(*snapshot, balance_of(*snapshot, row.scope)));
    if (const auto circulation = circulation_of(*snapshot, row.scope, {})) add(findings_of(*snapshot, *circulation));
  }
  return all;
}
/// "marginalized new-harbor-center": the rule, and what it is most about.
std::set<std::string> named(const std::vector<Finding>& findings) {
  std::set<std::string> names;
  for (const Finding& finding : findings) {
    names.insert(finding.subjects.empty() ? finding.kind : finding.kind + " " + finding.subjects.front().id);
  }
  return names;
}

/// Mends the region and expects that only `finding` is gone.
void expect_mended(const std::string& finding, const std::function<void(Ecosystem&)>& mend) {
  const std::set<std::string> before = named(findings_in(river_region()));
  EXPECT_THAT(before, testing::Contains(finding));
  Ecosystem mended = river_region();
  mend(mended);
  const std::set<std::string> after = named(findings_in(mended));
  std::vector<std::string> different;
  std::ranges::set_symmetric_difference(before, after, std::back_inserter(different));
  EXPECT_THAT(different, testing::ElementsAre(finding));
}
template <class Record, class Change>
void change(Ecosystem& region, const char* id, Change&& change) {
  Record record = *region.find<Record>(decltype(Record::id)(id));
  change(record);
  region.put(record);
}

TEST(PlantedFlowsTest, TheIdleLaboratoryIsFoundUntilItIsUsed) {
  expect_mended("idle_capacity offer-river-sciences-lab", [](Ecosystem& region) {
    change<ecosystem::ResourceFlow>(region, "flow-river-sciences-lab", [](auto& flow) { flow.amount = 250; });
  });
}
TEST(PlantedFlowsTest, TheAquariumBehindItsBarrierIsFoundUntilItsPlacesAreTaken) {
  expect_mended("blocked_capacity offer-aquarium-places", [](Ecosystem& region) {
    change<ecosystem::Offer>(region, "offer-aquarium-places", [](auto& offer) { offer.barriers.clear(); });
    change<ecosystem::ResourceFlow>(region, "flow-aquarium-places", [](auto& flow) { flow.amount = 450; });
  });
}
TEST(PlantedFlowsTest, OneSidedTrustIsFoundUntilBothTrust) {
  expect_mended("one_sided_trust brackwater-high--brackwater-shipyard", [](Ecosystem& region) {
    change<ecosystem::Rating>(region, "rating-school-of-shipyard",
                              [](auto& rating) { rating.reliability = rating.shared_mission = rating.openness = 3; });
  });
}
TEST(PlantedFlowsTest, TheMarginalizedCenterIsFoundUntilItComesToConvenings) {
  expect_mended("marginalized new-harbor-center", [](Ecosystem& region) {
    const ecosystem::OrganizationId center("new-harbor-center");
    for (ecosystem::Convening convening : region.all<ecosystem::Convening>()) {
      if (convening.attended.empty()) continue;
      convening.attended.push_back({center, {}});
      region.put(convening);
    }
  });
}
TEST(PlantedFlowsTest, UnevenPowerIsFoundUntilBothCountTheSame) {
  expect_mended("uneven_power eastgate-neighbors--university-of-sallow", [](Ecosystem& region) {
    for (const char* id : {"rating-university-of-neighbors", "rating-neighbors-of-university"}) {
      change<ecosystem::Rating>(region, id, [](auto& rating) { rating.influence = 3; });
    }
  });
}
TEST(PlantedFlowsTest, EveryFindingSaysWhatItRestsOn) {
  for (const Finding& finding : findings_in(river_region())) {
    EXPECT_FALSE(finding.sentence.empty());
    EXPECT_FALSE(finding.next_move.empty()) << finding.kind;
    EXPECT_FALSE(finding.why.formula.empty()) << finding.kind;
    EXPECT_FALSE(finding.why.terms.empty()) << finding.kind;
    EXPECT_GE(finding.weight, 0.0);
    EXPECT_LE(finding.weight, 1.0);
  }
}

}  // namespace
}  // namespace xylem::analysis::test
