// xylem-cli analyze: A9 to A13, as the definitions spell them.
#include <set>
#include <string>

#include "cli/running.h"

namespace xylem::cli::test {
namespace {

const Json& region() {
  static const Json answer = [] {
    AnalyzeRequest request;
    request.file = sample("river-region");
    request.json = true;
    const Ran ran = run([&] { return analyze(request); });
    EXPECT_EQ(ran.code, kDone) << ran.err;
    return ran.json();
  }();
  return answer;
}
void expect_keys(const Json& object, const std::set<std::string>& keys) {
  for (const std::string& key : keys)
    EXPECT_TRUE(object.contains(key)) << key << " in " << object.dump().substr(0, 200);
}

TEST(AnalyzeFlowsTest, BalancesAreSpelledAsDefined) {
  const Json& scope = region()["A9"]["scopes"].at(0);
  expect_keys(scope, {"recip_weighted", "recip_arc", "recip_dyad", "hhi_out", "gini_out", "hhi_in", "gini_in", "net"});
  EXPECT_TRUE(region()["A9"]["common_value"]["total"].is_null());
  EXPECT_FALSE(region()["A9"]["common_value"]["without_value"].empty());
}
TEST(AnalyzeFlowsTest, FairnessAndAccessAreSpelledAsDefined) {
  expect_keys(region()["A10"], {"limits", "idle", "marginalization", "roles", "power", "findings"});
  expect_keys(region()["A11"]["resources"].at(0), {"acc", "available", "accessible", "lost", "no_taker", "barriers"});
}
TEST(AnalyzeFlowsTest, CirculationIsSpelledAsDefinedOrSaysWhyThereIsNone) {
  bool some = false;
  for (const Json& scope : region()["A12"]["scopes"]) {
    EXPECT_NE(scope["ena"].is_null(), scope["reason"].is_null());
    if (scope["ena"].is_null()) continue;
    some = true;
    expect_keys(scope["ena"], {"z", "y", "TST", "TSTp", "FCI", "APL", "AMI", "A", "C", "overhead", "a", "robustness"});
  }
  EXPECT_TRUE(some);
}
TEST(AnalyzeFlowsTest, CooperationCapitalSaysWhoseIndexItIs) {
  const Json& capital = region()["A13"];
  EXPECT_EQ(capital["title"], "Xylem's own index");
  expect_keys(capital["summary"], {"median", "quartiles", "bootstrap_90", "share_shown", "response_rate"});
  for (const Json& row : capital["partnerships"]) {
    expect_keys(row, {"R", "T", "U", "C", "K", "weight_range", "q", "weakest"});
    if (!row["K"].is_null()) {
      EXPECT_LE(row["K"][0].get<double>(), row["K"][2].get<double>());
    }
  }
}

}  // namespace
}  // namespace xylem::cli::test
