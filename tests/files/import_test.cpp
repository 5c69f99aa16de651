// From what a file holds to a document.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "files/shared_files.h"
#include "xylem/ecosystem/validity.h"
#include "xylem/files/formats.h"

namespace xylem::files {
namespace {

using ecosystem::Ecosystem;
using ecosystem::Organization;
using ecosystem::OrganizationId;
using ecosystem::Partnership;
using ecosystem::PartnershipId;
using ecosystem::ResourceFlow;
using ecosystem::TieDirection;
using ecosystem::Value;

Imported import_file(const std::string& name, const ImportOptions& options = {}) {
  auto imported = read_document(testing::fixture(name), testing::defaults(), options);
  EXPECT_TRUE(imported.ok()) << (imported.ok() ? "" : to_text(imported.error()));
  return imported.ok() ? std::move(imported).value() : Imported{};
}

const Organization& organization(const Imported& imported, const char* id) {
  const auto* found = imported.document.ecosystem->find<Organization>(OrganizationId(id));
  EXPECT_NE(found, nullptr) << id;
  static const Organization kNone;
  return found == nullptr ? kNone : *found;
}

bool says(const Imported& imported, const std::string& text) {
  return std::ranges::any_of(imported.problems,
                             [&](const auto& p) { return p.message.find(text) != std::string::npos; });
}

TEST(ImportTest, ANodeWithoutALabelIsCalledByItsId) {
  const Imported imported = import_file("gephi-1.3.gexf");
  EXPECT_EQ(organization(imported, "u1").name, "u1");
  EXPECT_EQ(organization(imported, "u1").source_ref, "u1");
}

TEST(ImportTest, EqualNamesStayTwoOrganizations) {
  const Imported imported = import_file("gexf-1.1.gexf");
  EXPECT_EQ(organization(imported, "2").name, "Twin");
  EXPECT_EQ(organization(imported, "3").name, "Twin");
}

TEST(ImportTest, NamesThatBeginAlikeAreNumberedInOrderHoweverManyThereAre) {
  constexpr std::size_t kMany = 20'000;  // counting up from 2 for each of them would take minutes
  const std::string name = "A name so long that all that tells it apart from others is cut off, number ";
  GraphTable table;
  table.file = "alike";
  for (std::size_t i = 0; i < kMany; ++i) {
    Node node;
    node.id = name + std::to_string(i);
    table.nodes.push_back(std::move(node));
  }
  const Imported imported = import_graph(table, testing::defaults());
  const std::string stem = "a-name-so-long-that-all-that-tells-it-apart-from-others-";
  EXPECT_EQ(organization(imported, stem.c_str()).name, name + "0");
  for (const std::size_t number : {std::size_t{2}, std::size_t{3}, std::size_t{10}, kMany}) {
    const std::string id = stem + "-" + std::to_string(number);
    EXPECT_EQ(organization(imported, id.c_str()).name, name + std::to_string(number - 1));
  }
  EXPECT_EQ(imported.document.ecosystem->all<Organization>().size(), kMany);
}

TEST(ImportTest, AnIdThatTheFileGivesIsNotTakenByANumberedOne) {
  GraphTable table;
  for (const char* id : {"same name", "Same-Name", "same-name-2", "SAME NAME"}) {
    Node node;
    node.id = id;
    table.nodes.push_back(std::move(node));
  }
  const Imported imported = import_graph(table, testing::defaults());
  EXPECT_EQ(organization(imported, "same-name").name, "same name");
  EXPECT_EQ(organization(imported, "same-name-2").name, "Same-Name");
  EXPECT_EQ(organization(imported, "same-name-2-2").name, "same-name-2");
  EXPECT_EQ(organization(imported, "same-name-3").name, "SAME NAME");
}

TEST(ImportTest, TheSectorIsGuessedOnlyWhenMostValuesAreSectors) {
  EXPECT_EQ(import_file("gephi-1.3.gexf").sector_from, "Kind of partner");
  EXPECT_EQ(organization(import_file("gephi-1.3.gexf"), "m1").sector.text(), "informal");
  EXPECT_EQ(import_file("gexf-1.1.gexf").sector_from, "");
}

TEST(ImportTest, NoSectorIsTakenWhenNoneIsWanted) {
  ImportOptions options;
  options.sector_from = "";
  EXPECT_TRUE(organization(import_file("gephi-1.3.gexf", options), "m1").sector.empty());
}

TEST(ImportTest, AValueThatIsNoSectorBecomesANewInactiveOneAndIsReported) {
  const Imported imported = import_file("river-organizations.csv");
  EXPECT_EQ(organization(imported, "hill").sector.text(), "k12");
  EXPECT_EQ(organization(imported, "tide2").sector.text(), "circus");
  const auto* term = ecosystem::find_term(*imported.document.ecosystem, "sector", "circus");
  ASSERT_NE(term, nullptr);
  EXPECT_FALSE(term->active);
  EXPECT_TRUE(says(imported, "1 value is no known sector: \"Circus\" (1)"));
}

TEST(ImportTest, APersonsDecisionForAValueComesFirst) {
  ImportOptions options;
  options.sector_of_value = {{"Circus", "ost"}, {"Museum", ""}};
  const Imported imported = import_file("river-organizations.csv", options);
  EXPECT_EQ(organization(imported, "tide2").sector.text(), "ost");
  EXPECT_TRUE(organization(imported, "tide").sector.empty());
}

TEST(ImportTest, AnAttributeThatIsNotThereIsAnErrorNamingThoseThatAre) {
  ImportOptions options;
  options.sector_from = "colour";
  const Imported imported = import_file("gexf-1.1.gexf", options);
  const auto found = std::ranges::find(imported.problems, base::Severity::error, &base::Problem::severity);
  ASSERT_NE(found, imported.problems.end());
  EXPECT_EQ(found->remedy, "The file has: country.");
}

TEST(ImportTest, KnownAttributesBecomeFieldsAndOthersCustomFields) {
  const Imported imported = import_file("river-organizations.csv");
  const Organization& hill = organization(imported, "hill");
  EXPECT_EQ(hill.lat, 47.25) << "a decimal comma, in a table whose cells are parted by semicolons";
  EXPECT_THAT(hill.tags, ::testing::ElementsAre("water", "robots"));
  EXPECT_EQ(hill.note, "Says \"we teach\";\nand does");
  ASSERT_EQ(hill.custom.size(), 1U);
  EXPECT_EQ(hill.custom.back().key, "founded");
  EXPECT_EQ(hill.custom.back().value, (Value{ecosystem::Date{1998, 5, 1}}));
}

TEST(ImportTest, MeasuresOfOtherProgramsAreLeftOutAndNamed) {
  const Imported imported = import_file("gephi-1.3.gexf");
  EXPECT_TRUE(says(imported, "were not taken over: Betweenness Centrality, Closeness Centrality, Modularity Class"));
  EXPECT_EQ(imported.document.ecosystem->all<ecosystem::CustomField>().size(), 3U);
}

TEST(ImportTest, TiesOfAPairAreKeptOneByOneInOnePartnership) {
  const Imported imported = import_file("gephi-1.3.gexf");
  const auto& all = imported.document.ecosystem->all<Partnership>();
  ASSERT_EQ(all.size(), 2U);
  const Partnership& pair = *imported.document.ecosystem->find<Partnership>(PartnershipId("s1-m1"));
  ASSERT_EQ(pair.ties.size(), 2U);
  EXPECT_EQ(pair.ties[0].direction, TieDirection::both);
  EXPECT_EQ(pair.ties[0].weight, 2.5);
  EXPECT_EQ(pair.ties[1].direction, TieDirection::from_a);
  EXPECT_EQ(pair.ties[1].kind, "funds");
  EXPECT_EQ(pair.ties[1].source_id, "2");
  ASSERT_EQ(pair.ties[1].custom.size(), 1U);
  EXPECT_EQ(pair.ties[1].custom[0].key, "Project");
  EXPECT_TRUE(says(imported, "3 ties fall on 2 pairs"));
}

TEST(ImportTest, ADirectedTieWithAWeightIsAlsoAFlow) {
  const Imported imported = import_file("gephi-1.3.gexf");
  const auto& flows = imported.document.ecosystem->all<ResourceFlow>();
  ASSERT_EQ(flows.size(), 1U);
  const ResourceFlow& flow = *flows.begin();
  EXPECT_EQ(flow.from_org.text(), "s1");
  EXPECT_EQ(flow.to_org.text(), "m1");
  EXPECT_EQ(flow.resource.text(), "unspecified");
  EXPECT_EQ(flow.amount, 1.0);
  EXPECT_EQ(flow.partnership.text(), "s1-m1");
}

TEST(ImportTest, TiesCanBePartnershipsOnlyOrFlowsOnly) {
  ImportOptions options;
  options.ties = Ties::partnerships;
  const Imported partnerships = import_file("gephi-1.3.gexf", options);
  EXPECT_EQ(partnerships.document.ecosystem->all<ResourceFlow>().size(), 0U);
  options.ties = Ties::flows;
  const Imported flows = import_file("gephi-1.3.gexf", options);
  EXPECT_EQ(flows.document.ecosystem->all<Partnership>().size(), 0U);
  EXPECT_EQ(flows.document.ecosystem->all<ResourceFlow>().size(), 1U);
  EXPECT_TRUE(says(flows, "2 ties have no direction and became no flow"));
}

TEST(ImportTest, TiesThatLeadNowhereAndTiesToOneselfAreReported) {
  const Imported imported = import_file("gexf-1.2-time.gexf");
  EXPECT_EQ(imported.read, (Counts{5, 5}));
  EXPECT_EQ(imported.document.ecosystem->all<Partnership>().size(), 3U);
  EXPECT_TRUE(says(imported, "There is no node \"nobody\""));
  EXPECT_TRUE(says(imported, "\"b\" is tied to itself"));
}

TEST(ImportTest, DatesOfNodesAndTiesBecomeMembershipAndDuration) {
  const Imported imported = import_file("gexf-1.2-time.gexf");
  EXPECT_EQ(organization(imported, "a").joined, (ecosystem::Date{2019, 1, 1}));
  const auto* pair = imported.document.ecosystem->find<Partnership>(PartnershipId("a-b"));
  ASSERT_NE(pair, nullptr);
  EXPECT_EQ(pair->started, (ecosystem::Date{2020, 0, 0}));
  EXPECT_EQ(pair->ended, (ecosystem::Date{2023, 0, 0}));
}

TEST(ImportTest, WhatATableSaysOfAPairBecomesItsFields) {
  const Imported imported = import_file("river-partnerships.csv");
  const auto* pair = imported.document.ecosystem->find<Partnership>(PartnershipId("hill-tide"));
  ASSERT_NE(pair, nullptr);
  EXPECT_EQ(pair->level, 3);
  const auto& phases = imported.document.ecosystem->all<ecosystem::PhaseRecord>();
  ASSERT_EQ(phases.size(), 1U);
  EXPECT_EQ(phases.begin()->phase.text(), "development");
  EXPECT_EQ(phases.begin()->from, (ecosystem::Date{2024, 2, 0}));
}

TEST(ImportTest, TheElementTypeCanSayPersonAndProgram) {
  ImportOptions options;
  options.element_type_is_kind = true;
  const Imported imported = import_file("kumu-project.json", options);
  const Ecosystem& ecosystem = *imported.document.ecosystem;
  EXPECT_EQ(ecosystem.all<Organization>().size(), 3U);
  ASSERT_EQ(ecosystem.all<ecosystem::Person>().size(), 1U);
  EXPECT_EQ(ecosystem.all<ecosystem::Person>().begin()->org.text(), "elem-b");
  EXPECT_TRUE(ecosystem.all<ecosystem::Person>().begin()->is_private);
  ASSERT_EQ(ecosystem.all<ecosystem::Program>().size(), 1U);
  EXPECT_EQ(ecosystem.all<ecosystem::Program>().begin()->lead_org.text(), "elem-b");
  EXPECT_TRUE(says(imported, "The program \"Lone program\" is tied to no organization"));
}

TEST(ImportTest, GroupsBecomeAField) {
  const Imported imported = import_file("yed.graphml");
  const Organization& library = organization(imported, "n0-n0");
  EXPECT_EQ(library.name, "Reed & Rush Library");
  EXPECT_THAT(library.custom, ::testing::Contains(ecosystem::CustomValue{"group", Value{std::string("West bank")}}));
}

TEST(ImportTest, TinyPositionsAreBroughtToTheScaleOfTheMap) {
  const Imported imported = import_file("relations.graphml");
  const auto& places = *imported.document.places;
  ASSERT_EQ(places.size(), 2U);
  EXPECT_GT(std::abs(places.begin()->y), 10.0);
  EXPECT_TRUE(says(imported, "The positions were multiplied by"));
}

TEST(ImportTest, ImportsOfTheFixturesAreValidDocuments) {
  for (const char* name : {"gephi-1.3.gexf", "gexf-1.2-time.gexf", "gexf-1.1.gexf", "networkx.graphml", "yed.graphml",
                           "kumu-project.json", "river-organizations.csv", "Kumu Elements.csv"}) {
    for (const auto& problem : ecosystem::problems_of(*import_file(name).document.ecosystem)) {
      EXPECT_NE(problem.severity, base::Severity::error) << name << ": " << problem.where << ": " << problem.message;
    }
  }
}

TEST(SectorsTest, ValuesAreListedWithCountsAndTheSectorTheirWordsMean) {
  GraphTable table;
  table.node_columns = {{"kind", ColumnType::text}};
  for (const char* kind : {"NGO-CSO", "NGO-CSO", "Science centres and museums", "Companies", "Zzz"}) {
    Node node;
    node.id = "n" + std::to_string(table.nodes.size());
    node.cells = {{0, Value{std::string(kind)}}};
    table.nodes.push_back(node);
  }
  const auto values = values_of(table, "kind", testing::defaults());
  ASSERT_EQ(values.size(), 4U);
  EXPECT_EQ(values[0].value, "NGO-CSO");
  EXPECT_EQ(values[0].count, 2U);
  EXPECT_EQ(values[0].sector, "nonprofit");
  EXPECT_FALSE(values[0].certain);
  EXPECT_EQ(values[1].sector, "industry");
  EXPECT_TRUE(values[1].certain);
  EXPECT_EQ(values[2].sector, "informal");
  EXPECT_EQ(values[3].sector, "");
  EXPECT_EQ(sector_candidates(table), std::vector<std::string>{"kind"});
}

}  // namespace
}  // namespace xylem::files
