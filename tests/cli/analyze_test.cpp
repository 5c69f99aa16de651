// xylem-cli analyze: networks from files, against published and hand-worked numbers.
#include <cmath>
#include <map>
#include <vector>

#include "cli/running.h"

namespace xylem::cli::test {
namespace {

constexpr double kSixDigits = 5.1e-7;
constexpr double kFourDigits = 5.1e-5;
constexpr double kThreeDigits = 5.1e-4;

AnalyzeRequest asking(const std::string& file) {
  AnalyzeRequest request;
  request.file = fixture(file);
  request.json = true;
  return request;
}
Json analyzed(const AnalyzeRequest& request) {
  const Ran ran = run([&] { return analyze(request); });
  EXPECT_EQ(ran.code, kDone) << ran.err;
  return ran.json();
}
Json flows_of(const std::string& file, bool weighted) {
  AnalyzeRequest request = asking(file);
  request.graph = "flows";
  request.weighted = weighted;
  return analyzed(request);
}
Json weighted(const std::string& file) {
  AnalyzeRequest request = asking(file);
  request.weighted = true;
  return analyzed(request);
}

/// The measures of the organization of that name.
Json measures_of(const Json& answer, const std::string& name) {
  for (const Json& organization : answer["organizations"]) {
    if (organization["name"] == name) return organization["measures"];
  }
  ADD_FAILURE() << "there is no " << name;
  return Json::object();
}
using Expected = std::map<std::string, double>;  // by the organization's name
void expect(const Json& answer, const std::string& measure, const Expected& expected, double digits = kSixDigits) {
  for (const auto& [name, number] : expected) {
    const Json value = measures_of(answer, name).value(measure, Json());
    ASSERT_TRUE(value.is_number()) << measure << " of " << name << " is " << value;
    EXPECT_NEAR(value.get<double>(), number, digits) << measure << " of " << name;
  }
}
void expect_network(const Json& answer, const Expected& expected, double digits = kSixDigits) {
  for (const auto& [figure, number] : expected) {
    const Json value = answer["network"].value(figure, Json());
    ASSERT_TRUE(value.is_number()) << figure << " is " << value;
    EXPECT_NEAR(value.get<double>(), number, digits) << figure;
  }
}
/// The names of all organizations that hold parts together.
std::vector<std::string> articulation(const Json& answer) {
  std::vector<std::string> names;
  for (const Json& organization : answer["organizations"]) {
    if (organization["measures"]["articulation"] == 1.0) names.push_back(organization["name"]);
  }
  std::ranges::sort(names);
  return names;
}
using Names = std::vector<std::string>;

class SixOrganizations : public testing::Test {
 protected:
  Json answer = analyzed([] {
    AnalyzeRequest request = asking("six_organizations.graphml");
    request.sector_from = "group";
    return request;
  }());
  /// In the order of the worked example: S1 S2 U M B T.
  static Expected each(std::vector<double> values) {
    const Names names{"Harbor School",  "Hill School",  "State University",
                      "Science Museum", "City Library", "Turbine Works"};
    Expected expected;
    for (std::size_t i = 0; i < names.size(); ++i) expected[names[i]] = values[i];
    return expected;
  }
};

TEST_F(SixOrganizations, HaveTheMeasuresOfTheWorkedExample) {
  expect(answer, "degree", each({2, 1, 4, 2, 2, 1}));
  expect(answer, "betweenness", each({0, 0, 8, 0, 4, 0}));
  expect(answer, "betweenness_normalized", each({0, 0, .8, 0, .4, 0}));
  expect(answer, "closeness", each({.555556, .416667, .833333, .555556, .625, .5}));
  expect(answer, "harmonic", each({.666667, .5, .9, .666667, .7, .566667}));
  expect(answer, "eigenvector", each({.724702, .214417, 1, .724702, .510285, .420190}));
  expect(answer, "pagerank", each({.159246, .100064, .313255, .159246, .176621, .091567}));
  expect(answer, "constraint", each({.953125, 1, .40625, .953125, .5, 1}));
  expect(answer, "effective_size", each({1, 1, 3.5, 1, 2, 1}));
  expect(answer, "coreness", each({2, 1, 2, 2, 1, 1}));
  EXPECT_EQ(articulation(answer), (Names{"City Library", "State University"}));
}
TEST_F(SixOrganizations, HaveTheFiguresOfTheWorkedExample) {
  expect_network(answer, {{"organizations", 6},
                          {"partnerships", 6},
                          {"density", .4},
                          {"diameter", 3},
                          {"mean_distance", 1.8},
                          {"efficiency", .666667},
                          {"transitivity", .333333},
                          {"mean_clustering", .361111},
                          {"degree_assortativity", -.466667},
                          {"degree_centralization", .6},
                          {"betweenness_centralization", .72},
                          {"closeness_centralization", .68125},
                          {"bridges", 3},
                          {"components", 1}});
}
TEST_F(SixOrganizations, MixAsTheWorkedExampleSays) {
  const Json& mixing = answer["mixing"];
  EXPECT_NEAR(mixing["e_i"].get<double>(), .666667, kSixDigits);
  EXPECT_NEAR(mixing["e_i_expected"].get<double>(), .466667, kSixDigits);
  EXPECT_NEAR(mixing["e_i_chance_of_as_much"].get<double>(), .4333, kFourDigits);
  EXPECT_NEAR(mixing["assortativity"].get<double>(), -.538462, kSixDigits);
  EXPECT_EQ(mixing["sectors"].size(), 3U);
}
TEST_F(SixOrganizations, ShouldMeetAndAreFragileAsTheWorkedExampleSays) {
  const Json& links = answer["A4"];
  EXPECT_NEAR(links["efficiency"].get<double>(), .6666666667, kSixDigits);
  EXPECT_NEAR(links["worst_fragmentation"].get<double>(), .8, kSixDigits);
  ASSERT_EQ(links["pairs"].size(), 9U);
  EXPECT_NEAR(links["pairs"][0]["gain"].get<double>(), .066667, kSixDigits);
  EXPECT_EQ(links["pairs"][0]["introducers"].size(), 1U);
  const Json& weak = answer["A6"];
  ASSERT_EQ(weak["articulation"].size(), 2U);
  EXPECT_NEAR(weak["articulation"][0]["fragmentation"].get<double>(), .8, kSixDigits);
  EXPECT_NEAR(weak["bridges"][0]["fragmentation"].get<double>(), .533333, kSixDigits);
  EXPECT_EQ(weak["top_without_ties"]["stable"], true);
}
TEST_F(SixOrganizations, SayOfEachGapWhatIsNotKnown) {
  for (const char* key : {"A3", "A4", "A5", "A6", "A7", "A8"}) {
    EXPECT_TRUE(answer[key]["unknown"].is_object()) << key;
    EXPECT_TRUE(answer[key]["findings"].is_array()) << key;
  }
  EXPECT_EQ(answer["A3"]["COVERAGE"], answer["A3"]["coverage_index"]);
  EXPECT_EQ(answer["A5"]["value"], 0.0);
  EXPECT_TRUE(answer["A7"]["conditions"]["common_agenda"].is_null());
  EXPECT_EQ(answer["A8"]["unknown"]["phases"], 6);
}
/// The id of the organization of that name.
std::string id_of(const Json& answer, const std::string& name) {
  for (const Json& organization : answer["organizations"]) {
    if (organization["name"] == name) return organization["id"];
  }
  return {};
}
TEST_F(SixOrganizations, StandAsTheWorkedExampleSaysInA1) {
  const Json& position = answer["A1"];
  const auto near = [&](const Json& numbers, const Expected& expected) {
    for (const auto& [name, value] : expected) {
      EXPECT_NEAR(numbers[id_of(answer, name)].get<double>(), value, kSixDigits) << name;
    }
  };
  near(position["betweenness_raw"], each({0, 0, 8, 0, 4, 0}));
  near(position["closeness"], each({.555556, .416667, .833333, .555556, .625, .5}));
  near(position["constraint"], each({.953125, 1, .40625, .953125, .5, 1}));
  near(position["effective_size"], each({1, 1, 3.5, 1, 2, 1}));
  near(position["fragmentation_after_removal"], each({0, 0, .8, 0, .4, 0}));
  EXPECT_NEAR(position["freeman"]["degree"].get<double>(), .6, kSixDigits);
  EXPECT_NEAR(position["freeman"]["betweenness"].get<double>(), .72, kSixDigits);
  EXPECT_NEAR(position["freeman"]["closeness"].get<double>(), .68125, kSixDigits);
  EXPECT_EQ(position["articulation"].size(), 2U);
  EXPECT_EQ(position["bridges"].size(), 3U);
  EXPECT_NEAR(position["EI"]["value"].get<double>(), .666667, kSixDigits);
  EXPECT_NEAR(position["EI"]["expected"].get<double>(), .466667, kSixDigits);
  EXPECT_NEAR(position["EI"]["p_ge"].get<double>(), .433333, kSixDigits);
  EXPECT_EQ(position["lip"]["k"], 2);
  EXPECT_EQ(position["lip"]["Z"], 1.0);
  EXPECT_NEAR(position["lip"]["fit"].get<double>(), .833333, kSixDigits);
  EXPECT_NEAR(position["efficiency"].get<double>(), .666667, kSixDigits);
  const Json& broker = position["brokerage"]["of_organization"][id_of(answer, "State University")];
  EXPECT_EQ(broker["consultant"], 2.0);
  EXPECT_EQ(broker["liaison"], 4.0);
  EXPECT_EQ(broker["total"], 10.0);
  EXPECT_FALSE(position.contains("hub"));
}
TEST_F(SixOrganizations, AreAHubAndItsSpokesInA2) {
  EXPECT_EQ(answer["A2"]["name"], "hub-and-spoke");
  EXPECT_EQ(answer["A2"]["top"], id_of(answer, "State University"));
  EXPECT_TRUE(answer["A2"]["leave_one_out"].is_null());
  EXPECT_FALSE(answer["A2"]["findings"].empty());
}
TEST(LeaveOneOutInJson, SaysHowFirmTheNameIs) {
  AnalyzeRequest request = asking("six_organizations.graphml");
  request.leave_one_out = true;
  const Json certainty = analyzed(request)["A2"]["leave_one_out"];
  EXPECT_EQ(certainty["same_name"], 0.0);
  EXPECT_EQ(certainty["verdict"], "uncertain, n = 6");
  EXPECT_EQ(certainty["left_out"], 6);
}
TEST(FlowsInA1, AreTwoWayInThreeSenses) {
  const Json position = flows_of("hours_of_five.gexf", true)["A1"];
  EXPECT_NEAR(position["recip_weighted"].get<double>(), .270677, kSixDigits);
  EXPECT_NEAR(position["recip_arc"].get<double>(), .666667, kSixDigits);
  EXPECT_NEAR(position["recip_dyad"].get<double>(), .5, kSixDigits);
  EXPECT_NEAR(position["hhi_out"].get<double>(), .276160, kSixDigits);
  EXPECT_NEAR(position["gini_out"].get<double>(), .345865, kSixDigits);
  EXPECT_NEAR(position["hhi_in"].get<double>(), .378597, kSixDigits);
  EXPECT_NEAR(position["gini_in"].get<double>(), .502256, kSixDigits);
  EXPECT_EQ(position["hub"].size(), 5U);
}
TEST_F(SixOrganizations, AreTwoCommunities) {
  const auto community = [&](const char* name) { return measures_of(answer, name)["community"].get<double>(); };
  EXPECT_EQ(community("Harbor School"), community("State University"));
  EXPECT_EQ(community("City Library"), community("Hill School"));
  EXPECT_NE(community("City Library"), community("State University"));
}
TEST_F(SixOrganizations, AnswerWithEveryNamePromisedAndInThatOrder) {
  AnalyzeRequest request = asking("six_organizations.graphml");
  const Ran ran = run([&] { return analyze(request); });
  const auto ordered = nlohmann::ordered_json::parse(ran.out);
  const auto keys = [](const auto& object) {
    Names names;
    for (const auto& item : object.items()) names.push_back(item.key());
    return names;
  };
  EXPECT_EQ(keys(ordered["network"]),
            (Names{"organizations", "partnerships", "density", "diameter", "mean_distance", "transitivity",
                   "mean_clustering", "degree_assortativity", "efficiency", "degree_centralization",
                   "betweenness_centralization", "closeness_centralization", "bridges", "components", "fragmentation",
                   "core_size", "core_misfits", "core_fit"}));
  EXPECT_EQ(keys(ordered["organizations"][0]["measures"]),
            (Names{"degree", "in_degree", "out_degree", "strength", "betweenness", "betweenness_normalized", "closeness",
                   "harmonic", "eigenvector", "pagerank", "hub", "authority", "constraint", "effective_size",
                   "ego_efficiency", "coreness", "community", "articulation"}));
  EXPECT_EQ(keys(ordered["organizations"][0]), (Names{"id", "name", "sector", "measures"}));
  for (const char* part : {"network", "organizations", "gaps", "flows"}) EXPECT_TRUE(ordered.contains(part)) << part;
}

// Contribution-hours, by name: schools S1 (Harbor), S2 (Hill), museum M, university U, industry T.
Expected hours(double s1, double s2, double m, double u, double t) {
  return {
      {"Harbor School", s1}, {"Hill School", s2}, {"Science Museum", m}, {"State University", u}, {"Turbine Works", t}};
}
TEST(HoursOfFiveTest, DirectedTiesWithWeightsBecomeFlowsOfTheUnspecified) {
  const Json scopes = flows_of("hours_of_five.gexf", false)["flows"]["scopes"];
  ASSERT_EQ(scopes.size(), 1U);
  EXPECT_EQ(scopes[0]["resource"], "unspecified");
  EXPECT_EQ(scopes[0]["flows"], 9);
  EXPECT_EQ(scopes[0]["total"], 133.0);
  EXPECT_EQ(scopes[0]["unknown_amounts"], 0);
}
TEST(HoursOfFiveTest, WhatEachGivesAndReceivesIsThatOfTheWorkedExample) {
  const Json balance = flows_of("hours_of_five.gexf", false)["flows"]["scopes"][0];
  struct Row {
    double gives, receives, net, balance, reciprocated;
  };
  const std::map<std::string, Row> expected{{"s1", {16, 72, 56, .636364, .363636}},
                                            {"s2", {2, 18, 16, .8, .2}},
                                            {"m", {30, 33, 3, .047619, .253968}},
                                            {"u", {35, 10, -25, -.555556, .444444}},
                                            {"t", {50, 0, -50, -1, 0}}};
  ASSERT_EQ(balance["organizations"].size(), expected.size());
  for (const Json& row : balance["organizations"]) {
    const Row& numbers = expected.at(row["id"]);
    EXPECT_EQ(row["gives"], numbers.gives);
    EXPECT_EQ(row["receives"], numbers.receives);
    EXPECT_EQ(row["net"], numbers.net);
    EXPECT_NEAR(row["balance"].get<double>(), numbers.balance, kSixDigits) << row["id"];
    EXPECT_NEAR(row["reciprocated"].get<double>(), numbers.reciprocated, kSixDigits) << row["id"];
  }
}
TEST(HoursOfFiveTest, ReciprocityAndConcentrationAreThoseOfTheWorkedExample) {
  const Json balance = flows_of("hours_of_five.gexf", false)["flows"]["scopes"][0];
  EXPECT_NEAR(balance["reciprocity"]["weighted"].get<double>(), .270677, kSixDigits);
  EXPECT_NEAR(balance["reciprocity"]["arcs"].get<double>(), .666667, kSixDigits);
  EXPECT_NEAR(balance["reciprocity"]["dyads"].get<double>(), .5, kSixDigits);
  EXPECT_NEAR(balance["giving"]["hhi"].get<double>(), .276160, kSixDigits);
  EXPECT_NEAR(balance["giving"]["effective"].get<double>(), 3.6211, kFourDigits);
  EXPECT_NEAR(balance["giving"]["hhi_normalized"].get<double>(), .095200, kSixDigits);
  EXPECT_NEAR(balance["giving"]["gini"].get<double>(), .345865, kSixDigits);
  EXPECT_NEAR(balance["giving"]["gini_corrected"].get<double>(), .432331, kSixDigits);
  EXPECT_NEAR(balance["receiving"]["hhi"].get<double>(), .378597, kSixDigits);
  EXPECT_NEAR(balance["receiving"]["effective"].get<double>(), 2.6413, kFourDigits);
  EXPECT_NEAR(balance["receiving"]["gini"].get<double>(), .502256, kSixDigits);
}
TEST(HoursOfFiveTest, WeightsSayWhereHoursEndUpAndWhoIsBoxedIn) {
  const Json answer = flows_of("hours_of_five.gexf", true);
  expect(answer, "pagerank", hours(.248330, .208921, .350825, .161925, .03));
  expect(answer, "constraint", hours(.556333, 1, .623161, .801114, .866925));
}
TEST(HoursOfFiveTest, WithoutWeightsRoutesFollowTheArrows) {
  const Json answer = flows_of("hours_of_five.gexf", false);
  expect(answer, "betweenness", hours(3, 0, 5, 0, 0));
  expect(answer, "constraint", hours(.69, 1, .534105, .964938, .934444));
}
TEST(HoursOfFiveTest, TheFlowsOfOneResourceAreAskedForByName) {
  AnalyzeRequest request = asking("hours_of_five.gexf");
  request.graph = "flows:unspecified";
  request.weighted = true;
  expect(analyzed(request), "pagerank", hours(.248330, .208921, .350825, .161925, .03));
}
TEST(HoursOfFiveTest, AskedForPartnershipsOnlyNothingFlows) {
  AnalyzeRequest request = asking("hours_of_five.gexf");
  request.ties = "partnerships";
  EXPECT_TRUE(analyzed(request)["flows"]["scopes"].empty());
}
TEST(HoursOfFiveTest, AskedForFlowsOnlyNobodyIsAPartner) {
  AnalyzeRequest request = asking("hours_of_five.gexf");
  request.ties = "flows";
  const Json answer = analyzed(request);
  EXPECT_EQ(answer["network"]["partnerships"], 0);
  EXPECT_EQ(answer["flows"]["scopes"][0]["total"], 133.0);
}

TEST(KiteTest, HasTheNumbersOfKrackhardt) {
  const Json answer = analyzed(asking("kite.graphml"));
  const auto each = [](double andre_beverley, double carol_ed, double diane, double fernando_garth, double heather,
                       double ike, double jane) {
    return Expected{{"Andre", andre_beverley},
                    {"Beverley", andre_beverley},
                    {"Carol", carol_ed},
                    {"Ed", carol_ed},
                    {"Diane", diane},
                    {"Fernando", fernando_garth},
                    {"Garth", fernando_garth},
                    {"Heather", heather},
                    {"Ike", ike},
                    {"Jane", jane}};
  };
  expect(answer, "degree", each(4, 3, 6, 5, 3, 2, 1));
  expect(answer, "betweenness", each(.8333, 0, 3.6667, 8.3333, 14, 8, 0), kFourDigits);
  expect(answer, "betweenness_normalized", each(.023148, 0, .101852, .231481, .388889, .222222, 0));
  expect(answer, "closeness", each(.529412, .5, .6, .642857, .6, .428571, .310345));
  expect(answer, "harmonic", each(.675926, .620370, .787037, .759259, .666667, .518519, .379630));
  expect(answer, "eigenvector", each(.732212, .594226, 1, .826764, .407177, .099941, .023207));
  expect(answer, "pagerank", each(.101920, .079418, .147148, .128907, .095248, .085694, .051420));
  expect(answer, "constraint", each(.541198, .664136, .470170, .445089, .431111, .5, 1));
  expect(answer, "effective_size", each(2, 1, 3.3333, 3, 2.3333, 2, 1), kFourDigits);
  expect(answer, "coreness", each(3, 3, 3, 3, 2, 1, 1));
  EXPECT_EQ(articulation(answer), (Names{"Heather", "Ike"}));
  expect_network(answer, {{"density", .4},
                          {"bridges", 2},
                          {"degree_centralization", .333333},
                          {"betweenness_centralization", .296296},
                          {"closeness_centralization", .270375},
                          {"transitivity", .578947},
                          {"mean_clustering", .52},
                          {"diameter", 4},
                          {"mean_distance", 1.977778},
                          {"degree_assortativity", .152542},
                          {"efficiency", .646296}});
}

TEST(FlorentineFamiliesTest, HaveTheNumbersOfPadgett) {
  const Json answer = analyzed(asking("florentine.graphml"));
  expect(answer, "degree",
         {{"Medici", 6}, {"Guadagni", 4}, {"Albizzi", 3}, {"Salviati", 2}, {"Strozzi", 4}, {"Pazzi", 1}});
  expect(answer, "betweenness",
         {{"Medici", 47.5},
          {"Guadagni", 23.1667},
          {"Albizzi", 19.3333},
          {"Salviati", 13},
          {"Ridolfi", 10.3333},
          {"Bischeri", 9.5},
          {"Strozzi", 9.3333},
          {"Barbadori", 8.5},
          {"Tornabuoni", 8.3333},
          {"Castellani", 5},
          {"Peruzzi", 2},
          {"Acciaiuoli", 0},
          {"Pazzi", 0},
          {"Ginori", 0},
          {"Lamberteschi", 0}},
         kFourDigits);
  expect(answer, "betweenness_normalized", {{"Medici", .522}, {"Guadagni", .255}, {"Strozzi", .103}}, kThreeDigits);
  expect(answer, "closeness",
         {{"Medici", .56},
          {"Guadagni", .466667},
          {"Albizzi", .482759},
          {"Salviati", .388889},
          {"Ridolfi", .5},
          {"Bischeri", .4},
          {"Strozzi", .4375},
          {"Barbadori", .4375},
          {"Tornabuoni", .482759},
          {"Castellani", .388889},
          {"Peruzzi", .368421},
          {"Acciaiuoli", .368421},
          {"Pazzi", .285714},
          {"Ginori", .333333},
          {"Lamberteschi", .325581}});
  expect(answer, "eigenvector",
         {{"Medici", 1},
          {"Guadagni", .671880},
          {"Albizzi", .566934},
          {"Salviati", .339099},
          {"Ridolfi", .793740},
          {"Bischeri", .657204},
          {"Strozzi", .827269},
          {"Barbadori", .491985},
          {"Tornabuoni", .757230},
          {"Castellani", .601955},
          {"Peruzzi", .640774},
          {"Acciaiuoli", .307116},
          {"Pazzi", .104143},
          {"Ginori", .174114},
          {"Lamberteschi", .206345}});
  expect(answer, "constraint",
         {{"Medici", .209877},
          {"Guadagni", .25},
          {"Albizzi", .333333},
          {"Salviati", .5},
          {"Ridolfi", .459877},
          {"Bischeri", .482253},
          {"Strozzi", .458333},
          {"Barbadori", .5},
          {"Tornabuoni", .459877},
          {"Castellani", .482253},
          {"Peruzzi", .655864},
          {"Pazzi", 1}});
  expect(answer, "effective_size",
         {{"Medici", 5.6667},
          {"Guadagni", 4},
          {"Albizzi", 3},
          {"Salviati", 2},
          {"Ridolfi", 2.3333},
          {"Strozzi", 3},
          {"Peruzzi", 1.6667},
          {"Ginori", 1}},
         kFourDigits);
  expect(answer, "coreness", {{"Medici", 2}, {"Salviati", 1}, {"Barbadori", 2}, {"Pazzi", 1}});
  EXPECT_EQ(articulation(answer), (Names{"Albizzi", "Guadagni", "Medici", "Salviati"}));
  expect_network(answer, {{"density", .190476},
                          {"bridges", 5},
                          {"transitivity", .191489},
                          {"mean_clustering", .16},
                          {"diameter", 5},
                          {"mean_distance", 2.485714},
                          {"degree_assortativity", -.374838},
                          {"degree_centralization", .274725},
                          {"betweenness_centralization", .436813},
                          {"closeness_centralization", .322452}});
}
TEST(FlorentineFamiliesTest, PucciMarriesNobodyAndIsCountedAllTheSame) {
  const Json answer = analyzed(asking("florentine_with_pucci.graphml"));
  expect_network(answer, {{"organizations", 16},
                          {"density", .166667},
                          {"degree_centralization", .266667},
                          {"betweenness_centralization", .383492},
                          {"components", 2}});
  const Json pucci = measures_of(answer, "Pucci");
  EXPECT_EQ(pucci["degree"], 0.0);
  EXPECT_EQ(pucci["closeness"], 0.0);
  EXPECT_TRUE(pucci["constraint"].is_null());
  EXPECT_TRUE(pucci["effective_size"].is_null());
  EXPECT_TRUE(pucci["community"].is_null());
}
TEST(FlorentineFamiliesTest, WhoPassesNothingOnSharesItOutToAllAlike) {
  // With Pucci dangling, everybody gets .85 / 16 of its share: p = .15 / 16 + .85 p / 16, and p = .15 / (16 - .85).
  const Json answer = analyzed(asking("florentine_with_pucci.graphml"));
  expect(answer, "pagerank", {{"Pucci", .15 / (16 - .85)}}, 1e-9);
  double sum = 0.0;
  for (const Json& organization : answer["organizations"]) sum += organization["measures"]["pagerank"].get<double>();
  EXPECT_NEAR(sum, 1.0, 1e-9);
}

TEST(KarateClubTest, HasTheNumbersOfZachary) {
  const Json answer = analyzed(asking("zachary.csv"));
  const auto each = [](std::vector<double> values) {  // of 1 2 3 9 12 17 32 33 34
    const Names names{"1", "2", "3", "9", "12", "17", "32", "33", "34"};
    Expected expected;
    for (std::size_t i = 0; i < names.size(); ++i) expected[names[i]] = values[i];
    return expected;
  };
  expect(answer, "degree", each({16, 9, 10, 5, 1, 2, 6, 12, 17}));
  expect(answer, "betweenness", each({231.0714, 28.4786, 75.8508, 29.5294, 0, 0, 73.0095, 76.6905, 160.5516}),
         kFourDigits);
  expect(answer, "closeness", each({.568966, .485294, .559322, .515625, .366667, .284483, .540984, .515625, .55}));
  expect(answer, "eigenvector", each({.952132, .712335, .849554, .609068, .141566, .063305, .511656, .826659, 1}));
  expect(answer, "pagerank", each({.096997, .052877, .057079, .029766, .009565, .016784, .037158, .071693, .100919}));
  expect(answer, "constraint", each({.155423, .279535, .185177, .303601, 1, .781250, .244575, .249223, .156419}));
  expect(answer, "effective_size", each({13.75, 6.3333, 7.8, 3, 1, 1, 5, 9.8333, 15.2353}), kFourDigits);
  expect(answer, "coreness", each({4, 4, 4, 4, 1, 2, 3, 4, 4}));
  EXPECT_EQ(articulation(answer), (Names{"1"}));
  expect_network(answer, {{"organizations", 34},
                          {"partnerships", 78},
                          {"density", .139037},
                          {"transitivity", .255682},
                          {"mean_clustering", .570638},
                          {"diameter", 5},
                          {"mean_distance", 2.408200},
                          {"degree_assortativity", -.475613},
                          {"efficiency", .492008},
                          {"bridges", 1},
                          {"degree_centralization", .399621},
                          {"betweenness_centralization", .405557},
                          {"closeness_centralization", .298195}});
}

TEST(StructuralHolesTest, HaveTheNumbersOfBorgattisExample) {
  const auto each = [](std::vector<double> values) {
    Expected expected;
    for (std::size_t i = 0; i < values.size(); ++i) expected[std::string(1, static_cast<char>('A' + i))] = values[i];
    return expected;
  };
  const Json plain = analyzed(asking("structural_holes.graphml"));
  expect(plain, "constraint", each({.595486, .642747, 1, .784722, .730903, .730903, .400270}));
  expect(plain, "effective_size", each({2.5, 1.666667, 1, 1, 1, 1, 4.666667}));
  const Json by_weight = weighted("structural_holes.graphml");
  expect(by_weight, "constraint", each({.794955, .812748, 1, .913413, .883455, .833233, .298852}));
  expect(by_weight, "effective_size", each({2.475, 1.671429, 1, 1.15, 1.1, 1.25, 5.471717}));
}
TEST(StructuralHolesTest, HaveTheNumbersOfTheDirectedExample) {
  const Json plain = flows_of("structural_holes_directed.graphml", false);
  expect(plain, "constraint", {{"0", 1.003086}, {"1", 1.003086}, {"2", 1.388889}});
  expect(plain, "effective_size", {{"0", 1.166667}, {"1", 1.166667}, {"2", 1}});
  const Json by_weight = flows_of("structural_holes_directed.graphml", true);
  expect(by_weight, "constraint", {{"0", .840278}, {"1", 1.142778}, {"2", 1.378056}});
  expect(by_weight, "effective_size", {{"0", 1.566667}, {"1", 1.083333}, {"2", 1}});
}

// What is asked for wrongly.
TEST(AnalyzeTest, SaysWhichGraphsThereAre) {
  AnalyzeRequest request = asking("kite.graphml");
  request.graph = "friends";
  const Ran ran = run([&] { return analyze(request); });
  EXPECT_EQ(ran.code, kFailed);
  EXPECT_TRUE(ran.out.empty());
  EXPECT_NE(ran.err.find("\"friends\" is no graph"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("flows:RESOURCE"), std::string::npos) << ran.err;
}
TEST(AnalyzeTest, SaysWhenNothingOfAResourceFlows) {
  AnalyzeRequest request = asking("hours_of_five.gexf");
  request.graph = "flows:money";
  const Ran ran = run([&] { return analyze(request); });
  EXPECT_EQ(ran.code, kFailed);
  EXPECT_NE(ran.err.find("Nothing of \"money\" flows here"), std::string::npos) << ran.err;
}
TEST(AnalyzeTest, SaysHowADateIsWritten) {
  AnalyzeRequest request = asking("kite.graphml");
  request.as_of = "next summer";
  const Ran ran = run([&] { return analyze(request); });
  EXPECT_EQ(ran.code, kFailed);
  EXPECT_NE(ran.err.find("2026-06-30"), std::string::npos) << ran.err;
}

// The day.
TEST(AnalyzeTest, ADocumentWithoutDatesIsOfNoDay) {
  EXPECT_TRUE(analyzed(asking("kite.graphml"))["as_of"].is_null());
  AnalyzeRequest request = asking("kite.graphml");
  request.json = false;
  const Ran ran = run([&] { return analyze(request); });
  EXPECT_EQ(ran.out.find("As of"), std::string::npos) << ran.out;
}
TEST(AnalyzeTest, LooksAtTheDayTheDocumentIsOf) {
  AnalyzeRequest request;
  request.file = sample("river-region");
  request.json = true;
  EXPECT_EQ(analyzed(request)["as_of"], "2026-06-30");
}
TEST(AnalyzeTest, LooksAtTheLastDayOfAMonthThatIsAskedFor) {
  AnalyzeRequest request;
  request.file = sample("river-region");
  request.json = true;
  const Json now = analyzed(request);
  request.as_of = "2022-06";
  const Json then = analyzed(request);
  EXPECT_EQ(then["as_of"], "2022-06-30");
  EXPECT_LT(then["network"]["partnerships"].get<int>(), now["network"]["partnerships"].get<int>());
}

}  // namespace
}  // namespace xylem::cli::test
