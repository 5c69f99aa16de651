// scene: compose.h, encoding.h, lenses.h, icons.h
#include "xylem/scene/compose.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "xylem/base/file_bytes.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/scene/dump.h"
#include "xylem/scene/encoding.h"
#include "xylem/scene/icons.h"

namespace xylem::scene {
namespace {

using namespace xylem::ecosystem;

/// Four organizations in a row, a - b - c and a lone d; b is the backbone.
class ComposeTest : public testing::Test {
 protected:
  Ecosystem ecosystem;
  std::shared_ptr<const graph::Snapshot> snapshot;
  std::vector<geometry::Point> positions{{0, 0}, {100, 0}, {200, 0}, {0, 100}};
  Inputs inputs;

  void SetUp() override {
    for (const char* file : {"sector", "phase", "capital", "resource", "role", "org_type"}) {
      const auto json = base::read_file(std::string(XYLEM_SOURCE_DIR "/assets/taxonomies/") + file + ".json");
      ASSERT_TRUE(json.ok()) << file;
      ASSERT_TRUE(add_defaults(ecosystem, *json).ok()) << file;
    }
    ecosystem.about.name = "River region";
    organization("a", "k12");
    organization("b", "intermediary");
    organization("c", "industry");
    organization("d", "");
    partnership("a-b", "a", "b", "initiation");
    partnership("b-c", "b", "c", "consolidation");
  }

  void organization(const char* id, const char* sector) {
    Organization organization;
    organization.id = OrganizationId(id);
    organization.name = std::string("Name of ") + id;
    organization.sector = SectorId(sector);
    ecosystem.put(organization);
  }
  void partnership(const char* id, const char* a, const char* b, const char* phase) {
    Partnership partnership;
    partnership.id = PartnershipId(id);
    partnership.org_a = OrganizationId(a);
    partnership.org_b = OrganizationId(b);
    ecosystem.put(partnership);
    PhaseRecord record;
    record.id = PhaseRecordId(std::string(id) + "-1");
    record.partnership = partnership.id;
    record.phase = PhaseId(phase);
    record.from = date_from("2025-01-01");
    ecosystem.put(record);
  }
  void flow(const char* id, const char* from, const char* to, const char* resource, std::optional<double> amount) {
    ResourceFlow flow;
    flow.id = FlowId(id);
    flow.from_org = OrganizationId(from);
    flow.to_org = OrganizationId(to);
    flow.resource = ResourceId(resource);
    flow.amount = amount;
    ecosystem.put(flow);
  }
  Scene composed() {
    snapshot = graph::snapshot_of(std::make_shared<Ecosystem>(ecosystem), {date_from("2026-06-30")->last_day()});
    inputs.snapshot = snapshot.get();
    inputs.positions = positions;
    return compose(inputs);
  }
  static const Disc& disc(const Scene& scene, const std::string& id) {
    return *std::ranges::find(scene.discs, id, [](const Disc& d) { return d.subject.id; });
  }
  static const Link& link(const Scene& scene, const std::string& id) {
    return *std::ranges::find(scene.links, id, [](const Link& l) { return l.subject.id; });
  }
  static const LegendGroup* group(const Scene& scene, const std::string& heading) {
    const auto found = std::ranges::find(scene.legend, heading, &LegendGroup::heading);
    return found == scene.legend.end() ? nullptr : &*found;
  }
};

TEST_F(ComposeTest, EveryOrganizationIsADiscAtItsPlace) {
  const Scene scene = composed();
  ASSERT_EQ(scene.discs.size(), 4U);
  EXPECT_EQ(disc(scene, "b").center, (geometry::Point{100, 0}));
  EXPECT_EQ(scene.labels.size(), 4U);
  EXPECT_EQ(scene.labels[0].text, "Name of a");
}
TEST_F(ComposeTest, ColorAndIconTellTheSector) {
  const Scene scene = composed();
  EXPECT_EQ(disc(scene, "a").fill, geometry::rgb(0x2F6FDE));
  EXPECT_EQ(disc(scene, "a").icon, U'\ue80c');
  EXPECT_EQ(disc(scene, "c").icon, U'\uebbc');
}
TEST_F(ComposeTest, WithoutASectorADiscIsGrayAndPlain) {
  const Scene scene = composed();
  EXPECT_EQ(disc(scene, "d").fill, light_theme().unknown_sector);
  EXPECT_EQ(disc(scene, "d").icon, U'\0');
}
TEST_F(ComposeTest, ABackboneHasARing) {
  EXPECT_EQ(disc(composed(), "b").ring, Ring::backbone);
  EXPECT_EQ(disc(composed(), "a").ring, Ring::none);
}
TEST_F(ComposeTest, MorePartnersMakeALargerDisc) {
  const Scene scene = composed();
  EXPECT_FLOAT_EQ(disc(scene, "b").radius, kLargestRadius);
  EXPECT_FLOAT_EQ(disc(scene, "d").radius, kSmallestRadius);
  EXPECT_GT(disc(scene, "a").radius, kSmallestRadius);
}
TEST_F(ComposeTest, TheInfluenceLensSizesByItsMeasure) {
  const std::vector<double> measure{8.0, 2.0, std::numeric_limits<double>::quiet_NaN(), 0.0};
  inputs.lens = Lens::influence;
  inputs.measure = measure;
  inputs.measure_title = "Betweenness";
  const Scene scene = composed();
  EXPECT_FLOAT_EQ(disc(scene, "a").radius, kLargestRadius);
  EXPECT_FLOAT_EQ(disc(scene, "c").radius, kSmallestRadius);
  EXPECT_EQ(group(scene, "Signs")->rows[0].text, "Larger: higher Betweenness");
}
TEST_F(ComposeTest, PhaseIsDashAndWidth) {
  const Scene scene = composed();
  EXPECT_EQ(link(scene, "a-b").dash, Dash::dashed);
  EXPECT_EQ(link(scene, "b-c").dash, Dash::solid);
  EXPECT_GT(link(scene, "b-c").width, link(scene, "a-b").width * 1.5F);
}
TEST_F(ComposeTest, WhatOnlyOneSideClaimsIsDashed) {
  EXPECT_EQ(look_of(PhaseId("consolidation"), TieState::claimed).dash, Dash::dashed);
  EXPECT_EQ(look_of(PhaseId("consolidation"), TieState::confirmed).dash, Dash::solid);
}
TEST_F(ComposeTest, HiddenSectorsAndPhasesAreNotThere) {
  inputs.hidden_sectors = {"industry", ""};
  EXPECT_EQ(composed().discs.size(), 2U);
  EXPECT_EQ(composed().links.size(), 1U);
  inputs.hidden_phases = {"initiation"};
  EXPECT_TRUE(composed().links.empty());
}
TEST_F(ComposeTest, WhatHasNoPlaceIsNotThere) {
  positions[3].x = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(composed().discs.size(), 3U);
}
TEST_F(ComposeTest, TheLegendCountsWhatIsShown) {
  const Scene scene = composed();
  const LegendGroup* sectors = group(scene, "Sectors");
  ASSERT_EQ(sectors->rows.size(), 4U);
  EXPECT_EQ(sectors->rows[0].text, "Schools and districts");
  EXPECT_EQ(sectors->rows[0].count, "1");
  EXPECT_EQ(sectors->rows[3].text, "Sector not given");
  const LegendGroup* phases = group(scene, "Partnership phase");
  ASSERT_EQ(phases->rows.size(), 2U);
  EXPECT_EQ(phases->rows[0].text, "Initiation");
  EXPECT_TRUE(phases->rows[0].line);
}
TEST_F(ComposeTest, EveryColorOfAnOrganizationIsInTheLegend) {
  const Scene scene = composed();
  for (const Disc& d : scene.discs) {
    EXPECT_TRUE(std::ranges::any_of(group(scene, "Sectors")->rows,
                                    [&](const LegendRow& row) { return row.color == d.fill && row.icon == d.icon; }));
  }
}
TEST_F(ComposeTest, FlowsCurveFromGiverToReceiverAsWideAsTheirAmount) {
  inputs.lens = Lens::flows;
  flow("f1", "a", "b", "grant", 100.0);
  flow("f2", "b", "a", "grant", 25.0);
  flow("f3", "c", "b", "grant", std::nullopt);
  const Scene scene = composed();
  const Link& wide = link(scene, "f1");
  EXPECT_TRUE(wide.arrow);
  EXPECT_NE(wide.bend, 0.0F);
  EXPECT_EQ(scene.discs[wide.from].subject.id, "a");
  EXPECT_FLOAT_EQ(wide.width, 5.6F);
  EXPECT_FLOAT_EQ(link(scene, "f2").width, 3.5F);  // a quarter of the amount, half of the extra width
  EXPECT_EQ(link(scene, "f3").dash, Dash::dashed);
  EXPECT_EQ(group(scene, "What flows")->rows.back().text, "Amount not known");
}
TEST_F(ComposeTest, FlowsOfOneCapitalAndPairAreOneLine) {
  inputs.lens = Lens::flows;
  flow("f1", "a", "b", "grant", 100.0);
  flow("f2", "a", "b", "sponsorship", 7.0);
  EXPECT_EQ(std::ranges::count(composed().links, Subject::Kind::flow, [](const Link& l) { return l.subject.kind; }), 1);
}
TEST_F(ComposeTest, OneResourceAlone) {
  inputs.lens = Lens::flows;
  inputs.resource = ResourceId("grant");
  flow("f1", "a", "b", "grant", 100.0);
  flow("f2", "b", "c", "sponsorship", 7.0);
  const Scene scene = composed();
  EXPECT_EQ(std::ranges::count(scene.links, Subject::Kind::flow, [](const Link& l) { return l.subject.kind; }), 1);
  EXPECT_TRUE(group(scene, "Grant, currency") != nullptr);
}
TEST_F(ComposeTest, GhostsStandFreeAndAreTiedToTheirPartners) {
  inputs.lens = Lens::gaps;
  inputs.ghosts = {{"Early-childhood provider", {0, 1}, std::nullopt}};
  const Scene scene = composed();
  const Disc& ghost = disc(scene, "Early-childhood provider");
  EXPECT_EQ(ghost.ring, Ring::ghost);
  for (const Disc& other : scene.discs) {
    if (&other == &ghost) continue;
    EXPECT_GT(distance(other.center, ghost.center), other.radius + ghost.radius);
  }
  EXPECT_LT(distance(ghost.center, {50, 0}), 80.0F);
  EXPECT_EQ(std::ranges::count(scene.links, Dash::dashed, &Link::dash), 3);  // two of the ghost, one initiation
  EXPECT_EQ(group(scene, "Signs")->rows.back().text, "Missing partner");
  inputs.lens = Lens::sectors;
  EXPECT_EQ(composed().discs.size(), 4U);
}
TEST_F(ComposeTest, SelectingLightsNeighborsAndDimsTheRest) {
  const Scene calm = composed();
  inputs.selected = {{Subject::Kind::organization, "a"}};
  const Scene scene = composed();
  EXPECT_TRUE(disc(scene, "a").selected);
  EXPECT_EQ(disc(scene, "a").fill, disc(calm, "a").fill);
  EXPECT_EQ(disc(scene, "b").fill, disc(calm, "b").fill);
  EXPECT_NE(disc(scene, "c").fill, disc(calm, "c").fill);
  EXPECT_LT(link(scene, "b-c").color.a, link(calm, "b-c").color.a);
  EXPECT_EQ(link(scene, "a-b").color.a, 255);
  EXPECT_TRUE(scene.labels[0].strong);
  EXPECT_GT(scene.labels[0].importance, scene.labels[2].importance);
}
TEST_F(ComposeTest, SelectingAPartnershipLightsItsEnds) {
  inputs.selected = {{Subject::Kind::partnership, "b-c"}};
  const Scene scene = composed();
  EXPECT_EQ(link(scene, "b-c").color, light_theme().accent);
  EXPECT_EQ(disc(scene, "c").fill, geometry::rgb(0xD9731A));
  EXPECT_NE(disc(scene, "a").fill, geometry::rgb(0x2F6FDE));
}
TEST_F(ComposeTest, FlowsToLearnersAndFromOutsideEndAtSmallDiscsBesideTheirOrganization) {
  inputs.lens = Lens::flows;
  flow("f1", "a", "learners", "program_place", 40.0);
  flow("f2", "external", "b", "grant", 100.0);
  flow("f3", "external", "b", "grant", 50.0);
  const Scene scene = composed();
  ASSERT_EQ(scene.discs.size(), 6U);
  const Link& taught = link(scene, "f1");
  EXPECT_EQ(scene.discs[taught.from].subject.id, "a");
  EXPECT_EQ(scene.discs[taught.to].icon, icon_from("backpack"));
  EXPECT_LT(distance(scene.discs[taught.to].center, {0, 0}), 70.0F);
  const Link& given = link(scene, "f2");
  EXPECT_EQ(scene.discs[given.to].subject.id, "b");
  EXPECT_EQ(scene.discs[given.from].icon, icon_from("public"));
  const auto& signs = group(scene, "Signs")->rows;
  EXPECT_TRUE(std::ranges::any_of(signs, [](const LegendRow& row) { return row.text == "Reaches learners directly"; }));
  inputs.hidden_sectors = {"k12"};
  EXPECT_EQ(composed().discs.size(), 4U);
}
TEST_F(ComposeTest, GhostsKeepApartAndStayNearTheMap) {
  inputs.lens = Lens::gaps;
  for (int i = 0; i < 8; ++i) inputs.ghosts.push_back({"Ghost number " + std::to_string(i), {}, std::nullopt});
  inputs.ghosts.push_back({"Mentor", {1, 2}, std::nullopt});
  const Scene scene = composed();
  ASSERT_EQ(scene.discs.size(), 13U);
  for (std::size_t i = 4; i < scene.discs.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_GT(distance(scene.discs[i].center, scene.discs[j].center), 45.0F) << i << " " << j;
    EXPECT_LT(distance(scene.discs[i].center, {100, 50}), 420.0F) << i;
  }
  EXPECT_LT(distance(scene.discs.back().center, {150, 0}), 140.0F);
}
TEST_F(ComposeTest, RolesStandBesideTheirOrganizationAndPrivateNamesStayAway) {
  Person person;
  person.id = PersonId("p1");
  person.label = "Contact one";
  person.org = OrganizationId("a");
  ecosystem.put(person);
  RoleAssignment role;
  role.id = RoleAssignmentId("r1");
  role.org = person.org;
  role.person = person.id;
  role.role = RoleId("teacher");
  ecosystem.put(role);
  role.id = RoleAssignmentId("r2");
  role.to = date_from("2020-01-01");  // over
  ecosystem.put(role);
  EXPECT_EQ(composed().discs.size(), 4U);
  inputs.show_roles = true;
  const Scene scene = composed();
  ASSERT_EQ(scene.discs.size(), 5U);
  const Disc& disc = scene.discs[4];
  EXPECT_EQ(disc.subject, (Subject{Subject::Kind::person, "p1"}));
  EXPECT_GT(distance(disc.center, {0, 0}), scene.discs[0].radius + disc.radius);
  EXPECT_EQ(scene.labels.back().text, "Teacher");
  inputs.show_private_names = true;
  EXPECT_EQ(composed().labels.back().text, "Contact one");
}
TEST_F(ComposeTest, LabelsSwitchedOffLeaveOnlyWhatIsSelected) {
  inputs.show_labels = false;
  EXPECT_TRUE(composed().labels.empty());
  inputs.selected = {{Subject::Kind::organization, "a"}};
  EXPECT_EQ(composed().labels.size(), 1U);
}
TEST_F(ComposeTest, TitleAndDateComeFromTheDocument) {
  EXPECT_EQ(composed().title, "River region");
  EXPECT_NE(composed().source.find("2026"), std::string::npos);
}
TEST_F(ComposeTest, TheSameInputsGiveTheSameScene) { EXPECT_EQ(dump(composed()), dump(composed())); }
TEST_F(ComposeTest, EveryLabelCanBeReadInBothThemesInEveryLens) {
  inputs.ghosts = {{"Early-childhood provider", {0}, std::nullopt}};
  for (const Theme* theme : {&light_theme(), &dark_theme()}) {
    inputs.theme = theme;
    for (const LensRow& row : lenses()) {
      inputs.lens = row.lens;
      for (const Label& label : composed().labels)
        EXPECT_GE(contrast(label.color, theme->canvas), 4.5) << row.key << label.text;
    }
  }
}
TEST_F(ComposeTest, EverySectorStandsOutAndItsIconCanBeRead) {
  for (const Theme* theme : {&light_theme(), &dark_theme()}) {
    for (const Term* term : terms_of(ecosystem, "sector")) {
      const SectorLook look = look_of(ecosystem, SectorId(term->key), {}, *theme);
      EXPECT_GE(contrast(look.fill, theme->canvas), 3.0) << theme->name << " " << term->key;
      EXPECT_GE(contrast(look.icon_color, look.fill), 3.0) << theme->name << " " << term->key;
      EXPECT_NE(look.icon, U'\0') << term->key;
    }
  }
}
TEST_F(ComposeTest, SectorsSomebodyMadeUpLookDifferentFromOneAnother) {
  std::set<std::pair<std::string, char32_t>> looks;
  for (int i = 0; i < 40; ++i) {
    const std::string key = term_or_new(ecosystem, "sector", "Circus " + std::to_string(i)).key;
    EXPECT_FALSE(key.empty());
  }
  for (const Term& term : ecosystem.all<Term>()) {
    if (term.taxonomy != "sector") continue;
    const SectorLook look = look_of(ecosystem, SectorId(term.key), {}, light_theme());
    EXPECT_NE(look.icon, U'\0');
    EXPECT_TRUE(looks.emplace(to_text(look.fill), look.icon).second) << term.key;
  }
}
TEST_F(ComposeTest, AnEmptyMapIsAnEmptyScene) {
  ecosystem = {};
  positions.clear();
  const Scene scene = composed();
  EXPECT_TRUE(scene.discs.empty());
  EXPECT_TRUE(scene.legend.empty());
  EXPECT_TRUE(scene.bounds.empty());
}

TEST(EncodingTest, TheAreaOfADiscGrowsWithItsMeasure) {
  const float half = radius_for(1.0, 2.0);
  const float middle = (kSmallestRadius * kSmallestRadius + kLargestRadius * kLargestRadius) / 2;
  EXPECT_NEAR(half * half, middle, 0.01F);
  EXPECT_FLOAT_EQ(radius_for(5.0, 0.0), kSmallestRadius);
}
TEST(EncodingTest, AColorThatCannotBeSeenIsMovedUntilItCan) {
  EXPECT_GE(contrast(on_canvas(geometry::rgb(0xFFFF00), light_theme()), light_theme().canvas), 3.0);
  EXPECT_GE(contrast(on_canvas(geometry::rgb(0x101010), dark_theme()), dark_theme().canvas), 3.0);
  EXPECT_EQ(on_canvas(geometry::rgb(0x2F6FDE), light_theme()), geometry::rgb(0x2F6FDE));
}
TEST(LensTest, TheCatalogueIsInOrder) {
  for (std::size_t i = 0; i < lenses().size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(lenses()[i].lens), i);
    EXPECT_EQ(row_of(lenses()[i].lens).key, lenses()[i].key);
    EXPECT_EQ(lens_from(lenses()[i].key), lenses()[i].lens);
    EXPECT_EQ(lenses()[i].shortcut, static_cast<char>('1' + i));
  }
  EXPECT_FALSE(lens_from("weather"));
}
TEST(IconTest, NamesAreFound) {
  EXPECT_EQ(icon_from("school"), U'\ue80c');
  EXPECT_EQ(icon_from("push_pin"), U'\uf10d');
  EXPECT_EQ(icon_from("account_balance"), U'\ue84f');
  EXPECT_EQ(icon_from("zoom_out_map"), U'\ue56b');
  EXPECT_FALSE(icon_from("no such icon"));
}

}  // namespace
}  // namespace xylem::scene
