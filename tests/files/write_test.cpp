// What Xylem writes: read again by its own readers, and by networkx.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <set>

#include "files/small_document.h"
#include "support/folder.h"
#include "xylem/files/formats.h"

namespace xylem::files {
namespace {

namespace fs = std::filesystem;
using ecosystem::Organization;
using ecosystem::OrganizationId;
using ecosystem::Partnership;
using ecosystem::ResourceFlow;
using ::testing::HasSubstr;

using support::Folder;

std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  std::array<char, 4096> part{};
  while (std::fgets(part.data(), static_cast<int>(part.size()), pipe) != nullptr) text += part.data();
  ::pclose(pipe);
  return text;
}

class WrittenFile : public ::testing::TestWithParam<std::string> {
 protected:
  Imported round_trip() {
    const auto written = write_document(folder_ / ("small" + GetParam()), testing::small_document());
    EXPECT_TRUE(written.ok()) << (written.ok() ? "" : to_text(written.error()));
    const auto imported = read_document(written->files.front(), testing::defaults());
    EXPECT_TRUE(imported.ok()) << (imported.ok() ? "" : to_text(imported.error()));
    return imported.ok() ? *imported : Imported{};
  }
  Folder folder_;
};

TEST_P(WrittenFile, ComesBackAsTheSameOrganizations) {
  const Imported back = round_trip();
  const auto before = testing::small_document();
  EXPECT_EQ(back.read, (Counts{3, 4}));
  for (const char* id : {"hill-school", "tide-museum", "works"}) {
    const auto* mine = before.ecosystem->find<Organization>(OrganizationId(id));
    const auto* theirs = back.document.ecosystem->find<Organization>(OrganizationId(id));
    ASSERT_NE(theirs, nullptr) << id;
    for (const auto& field : ecosystem::describe<Organization>().fields) {
      if (field.key == "custom") continue;
      EXPECT_EQ(field.get(mine), field.get(theirs)) << id << " " << field.key;
    }
  }
}

TEST_P(WrittenFile, ComesBackWithItsCustomFields) {
  const Imported back = round_trip();
  const auto* hill = back.document.ecosystem->find<Organization>(OrganizationId("hill-school"));
  ASSERT_NE(hill, nullptr);
  ASSERT_EQ(hill->custom.size(), 2U) << "the private one stays at home";
  EXPECT_EQ(hill->custom[0].value, ecosystem::Value{std::int64_t{12}});
  EXPECT_EQ(hill->custom[1].value, (ecosystem::Value{ecosystem::Date{2020, 5, 3}}));
  const auto& fields = back.document.ecosystem->all<ecosystem::CustomField>();
  ASSERT_EQ(fields.size(), 2U);
  EXPECT_EQ(fields.begin()->label, "Open since");
}

TEST_P(WrittenFile, ComesBackAsTheSamePartnershipsPhasesAndFlows) {
  const Imported back = round_trip();
  const auto before = testing::small_document();
  const auto& all = *back.document.ecosystem;
  EXPECT_EQ(all.all<Partnership>().size(), 2U);
  for (const char* id : {"hill-tide", "tide-works"}) {
    const auto* mine = before.ecosystem->find<Partnership>(ecosystem::PartnershipId(id));
    const auto* theirs = all.find<Partnership>(ecosystem::PartnershipId(id));
    ASSERT_NE(theirs, nullptr) << id;
    EXPECT_EQ(*mine, *theirs) << id;
  }
  ASSERT_EQ(all.all<ecosystem::PhaseRecord>().size(), 1U);
  EXPECT_EQ(all.all<ecosystem::PhaseRecord>().begin()->phase.text(), "development");
  EXPECT_EQ(all.all<ecosystem::PhaseRecord>().begin()->from, (ecosystem::Date{2023, 4, 0}));
  EXPECT_EQ(all.all<ResourceFlow>().size(), 2U);
  for (const char* id : {"kits", "talks"}) {
    auto mine = *before.ecosystem->find<ResourceFlow>(ecosystem::FlowId(id));
    const auto* theirs = all.find<ResourceFlow>(ecosystem::FlowId(id));
    ASSERT_NE(theirs, nullptr) << id;
    mine.partnership = ecosystem::PartnershipId("hill-tide");  // found by its pair
    EXPECT_EQ(mine, *theirs) << id;
  }
}

TEST_P(WrittenFile, ComesBackWithItsPlaces) {
  const Imported back = round_trip();
  EXPECT_EQ(*back.document.places, *testing::small_document().places);
}

TEST_P(WrittenFile, HoldsNothingPrivate) {
  for (const FileBytes& file : written_bytes(*format_of_path("x" + GetParam()), testing::small_document(), "x")) {
    EXPECT_THAT(file.bytes, ::testing::Not(HasSubstr("idden"))) << file.name;
    EXPECT_THAT(file.bytes, ::testing::Not(HasSubstr("Budget"))) << file.name;
  }
}

TEST_P(WrittenFile, IsReadByNetworkxWithTheSameCountsLabelsAndPlaces) {
  if (output_of("/usr/bin/python3 -c 'import networkx'") != "") GTEST_SKIP() << "python3-networkx is not installed";
  const auto written = write_document(folder_ / ("small" + GetParam()), testing::small_document());
  ASSERT_TRUE(written.ok());
  const std::string read = output_of("/usr/bin/python3 " + std::string(XYLEM_SOURCE_DIR) +
                                     "/tests/files/read_with_networkx.py " + written->files.front().string());
  EXPECT_THAT(read, HasSubstr("graph undirected 3 2\n"));
  EXPECT_THAT(read, HasSubstr("node hill-school | Hill School | Schools and districts |"));
  EXPECT_THAT(read, HasSubstr(GetParam() == ".csv" ? "| '=Tide Museum, 東京 |" : "| =Tide Museum, 東京 |"));
  EXPECT_THAT(read, HasSubstr("edge hill-school tide-museum 3.0"));
  EXPECT_THAT(read, HasSubstr("edge tide-museum works 4.0")) << "the level that one side gave";
  if (GetParam() == ".csv") return;
  EXPECT_THAT(read, HasSubstr("| 12.5 -40.0 | 47 111 222\n")) << "k12 is #2F6FDE";
}

TEST_P(WrittenFile, HasItsFlowsInADirectedFileThatNetworkxReads) {
  if (output_of("/usr/bin/python3 -c 'import networkx'") != "") GTEST_SKIP() << "python3-networkx is not installed";
  const auto written = write_document(folder_ / ("small" + GetParam()), testing::small_document());
  ASSERT_TRUE(written.ok());
  if (GetParam() == ".csv") {
    EXPECT_THAT(base::read_file(written->files.back()).value(),
                HasSubstr("\ntide-museum,hill-school,Directed,flow,kits,"));
    return;
  }
  ASSERT_EQ(written->files.size(), 2U);
  const std::string read = output_of("/usr/bin/python3 " + std::string(XYLEM_SOURCE_DIR) +
                                     "/tests/files/read_with_networkx.py " + written->files.back().string());
  EXPECT_THAT(read, HasSubstr("graph directed 3 2\n"));
  EXPECT_THAT(read, HasSubstr("edge tide-museum hill-school 40.0"));
}

INSTANTIATE_TEST_SUITE_P(Formats, WrittenFile, ::testing::Values(".gexf", ".graphml", ".csv"),
                         [](const auto& format) { return format.param.substr(1); });

TEST(WriteTest, WhatCannotBeWrittenIsReported) {
  const Folder folder;
  const auto written = write_document(folder / "small.gexf", testing::small_document());
  ASSERT_TRUE(written.ok());
  EXPECT_EQ(written->partnerships, (Counts{3, 2}));
  EXPECT_EQ(written->flows, 2U);
  std::string all;
  for (const auto& problem : written->problems) all += problem.message + "\n";
  EXPECT_THAT(all, HasSubstr("3 private records left out"));
  EXPECT_THAT(all, HasSubstr("1 value of private fields left out"));
  EXPECT_THAT(all, HasSubstr("1 flow from outside or to learners left out"));
}

TEST(WriteTest, FlowsFromBeforeDoNotComeBackWhenThereAreNoneAnyMore) {
  const Folder folder;
  ASSERT_TRUE(write_document(folder / "small.gexf", testing::small_document()).ok());
  auto without = testing::small_document();
  ecosystem::Ecosystem emptied = *without.ecosystem;
  emptied.all<ResourceFlow>() = {};
  without.ecosystem = document::Part(emptied, document::Stamp{});
  ASSERT_TRUE(write_document(folder / "small.gexf", without).ok());
  const auto back = read_graph_table(folder / "small.gexf");
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back->edges.size(), 2U);
}

TEST(WriteTest, AnEndingThatIsNotWrittenNamesThoseThatAre) {
  const auto written = write_document("/tmp/map.pdf", testing::small_document());
  ASSERT_FALSE(written.ok());
  EXPECT_EQ(written.error().kind, base::ErrorKind::unsupported);
  EXPECT_THAT(written.error().remedy, HasSubstr(".gexf, .graphml, .csv"));
}

TEST(WriteTest, TheTiesOfEuroSisKeepTheirPairs) {
  const auto path = testing::real_file("WebAtlas_EuroSiS.gexf");
  XYLEM_NEEDS_REAL_FILE(path);
  const Folder folder;
  const auto imported = read_document(path, testing::defaults());
  ASSERT_TRUE(imported.ok());
  for (const char* name : {"out.gexf", "out.graphml", "out.csv"}) {
    const auto written = write_document(folder / name, imported->document);
    ASSERT_TRUE(written.ok());
    const auto back = read_document(written->files.front(), testing::defaults());
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->read, (Counts{1285, 6462})) << name;
    EXPECT_EQ(back->document.ecosystem->all<Partnership>().size(), 6462U);
  }
}

TEST(CatalogueTest, EveryFormatSaysWhatItCarriesAndItsIdsAreUnique) {
  std::set<std::string_view> ids;
  for (const Format& format : formats()) {
    EXPECT_TRUE(ids.insert(format.id).second) << format.id;
    EXPECT_FALSE(format.carries.empty());
    EXPECT_FALSE(format.extensions.empty());
  }
  EXPECT_EQ(format_of_path("a.XYLEM.json")->id, "xylem-json");
  EXPECT_EQ(format_of_path("a.json")->id, "kumu");
  EXPECT_EQ(format_of_path("a.GEXF")->id, "gexf");
  EXPECT_EQ(format_of_path("a.pdf"), nullptr);
}

}  // namespace
}  // namespace xylem::files
