// document/edit.h: every edit leaves the old value alone, stamps only the part it changed, and takes references along.
#include "xylem/document/edit.h"

#include <gtest/gtest.h>

#include <limits>

#include "xylem/ecosystem/validity.h"

namespace xylem::document {
namespace {

using ecosystem::Organization;
using ecosystem::OrganizationId;
using ecosystem::Partnership;
using ecosystem::PartnershipId;

Organization organization(const std::string& id, const std::string& name = "Name") {
  Organization made;
  made.id = OrganizationId(id);
  made.name = name;
  return made;
}
Partnership partnership(const std::string& id, const std::string& a, const std::string& b) {
  Partnership made;
  made.id = PartnershipId(id);
  made.org_a = OrganizationId(a);
  made.org_b = OrganizationId(b);
  return made;
}

class EditTest : public testing::Test {
 protected:
  Stamps stamps;
  Document now;

  void obey(const Edit& edit) {
    auto after = edited(now, edit, stamps);
    ASSERT_TRUE(after) << base::to_text(after.error());
    now = *std::move(after);
  }
  base::Error refusal(const Edit& edit) {
    const auto after = edited(now, edit, stamps);
    EXPECT_FALSE(after);
    return after ? base::Error{} : after.error();
  }
  template <class Record>
  std::size_t count() {
    return now.ecosystem->all<Record>().size();
  }
};

TEST_F(EditTest, PutAddsAndReplaces) {
  obey(Put<Organization>{organization("a", "A")});
  obey(Put<Organization>{organization("a", "B")});
  ASSERT_EQ(count<Organization>(), 1U);
  EXPECT_EQ(now.ecosystem->find<Organization>(OrganizationId("a"))->name, "B");
}
TEST_F(EditTest, TheDocumentBeforeIsUntouched) {
  obey(Put<Organization>{organization("a", "A")});
  const Document before = now;
  obey(Put<Organization>{organization("a", "B")});
  EXPECT_EQ(before.ecosystem->find<Organization>(OrganizationId("a"))->name, "A");
}
TEST_F(EditTest, MovingKeepsTheEcosystemsStamp) {
  obey(Put<Organization>{organization("a")});
  const Stamp ecosystem = now.ecosystem.stamp();
  const Stamp places = now.places.stamp();
  obey(Put<Place>{{OrganizationId("a"), 1, 2, false}});
  obey(Arrange{{{OrganizationId("a"), 3, 4, true}}, "Arrange by force"});
  EXPECT_EQ(now.ecosystem.stamp(), ecosystem);
  EXPECT_NE(now.places.stamp(), places);
}
TEST_F(EditTest, RenamingKeepsThePlacesStamp) {
  obey(Put<Place>{{OrganizationId("a"), 1, 2, false}});
  const Stamp places = now.places.stamp();
  obey(Put<Organization>{organization("a")});
  EXPECT_EQ(now.places.stamp(), places);
}
TEST_F(EditTest, NoTwoEditsGiveTheSameStamp) {
  obey(Put<Organization>{organization("a")});
  const Stamp first = now.ecosystem.stamp();
  obey(Put<Organization>{organization("a")});
  EXPECT_NE(now.ecosystem.stamp(), first);
}
TEST_F(EditTest, WhatLacksWhatItRequiresIsRefusedByName) {
  EXPECT_EQ(refusal(Put<Organization>{organization("a", "")}).message, "An organization needs: name");
  EXPECT_EQ(refusal(Put<Partnership>{partnership("p", "a", "")}).message, "A partnership needs: partner");
  EXPECT_EQ(refusal(Put<ecosystem::Offer>{[] {
              ecosystem::Offer offer;
              offer.id = ecosystem::OfferId("o");
              return offer;
            }()})
                .message,
            "An offer needs: organization");
  EXPECT_EQ(refusal(Put<Organization>{organization("Not a slug")}).kind, base::ErrorKind::invalid_argument);
  EXPECT_EQ(refusal(Put<Partnership>{partnership("p", "a", "a")}).message,
            "A partnership is between two different organizations");
}
TEST_F(EditTest, WhatNoFileCanKeepIsRefused) {
  Organization nowhere = organization("a");
  nowhere.lat = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(refusal(Put<Organization>{nowhere}).message, "Latitude is no number or text that can be kept");
  EXPECT_FALSE(edited(now, Put<Organization>{organization("a", "Z\xFCrich")}, stamps));
  Organization custom = organization("a");
  custom.custom = {{"k", ecosystem::Value{std::numeric_limits<double>::infinity()}}};
  EXPECT_FALSE(edited(now, Put<Organization>{custom}, stamps));
  EXPECT_FALSE(edited(now, Put<Place>{{OrganizationId("a"), 1.0 / 0.0, 0, false}}, stamps));
}
TEST_F(EditTest, RemovingWhatIsNotThereIsNotFound) {
  EXPECT_EQ(refusal(Remove<OrganizationId>{OrganizationId("x")}).kind, base::ErrorKind::not_found);
}
TEST_F(EditTest, RemovingAnOrganizationTakesAlongWhatCannotBeWithoutIt) {
  for (const char* id : {"a", "b", "c"}) obey(Put<Organization>{organization(id)});
  obey(Put<Partnership>{partnership("ab", "a", "b")});
  obey(Put<Partnership>{partnership("bc", "b", "c")});
  ecosystem::PhaseRecord phase;
  phase.id = ecosystem::PhaseRecordId("ab-1");
  phase.partnership = PartnershipId("ab");
  phase.phase = ecosystem::PhaseId("pilot");
  phase.from = ecosystem::Date{2026, 0, 0};
  obey(Put<ecosystem::PhaseRecord>{phase});
  ecosystem::Program program;
  program.id = ecosystem::ProgramId("camp");
  program.name = "Camp";
  program.stages = {ecosystem::StageId("middle")};
  program.lead_org = OrganizationId("c");
  program.partner_orgs = {OrganizationId("a"), OrganizationId("b")};
  obey(Put<ecosystem::Program>{program});
  ecosystem::Issue issue;
  issue.id = ecosystem::IssueId("late");
  issue.subject_kind = ecosystem::IssueSubject::partnership;
  issue.subject = "ab";
  issue.kind = ecosystem::IssueKindId("delay");
  obey(Put<ecosystem::Issue>{issue});
  obey(Put<Place>{{OrganizationId("a"), 1, 2, false}});

  obey(Remove<OrganizationId>{OrganizationId("a")});
  EXPECT_EQ(count<Organization>(), 2U);
  EXPECT_EQ(count<Partnership>(), 1U);
  EXPECT_EQ(count<ecosystem::PhaseRecord>(), 0U) << "it was of a partnership that is gone";
  EXPECT_EQ(count<ecosystem::Issue>(), 0U);
  EXPECT_EQ(now.places->size(), 0U);
  ASSERT_EQ(count<ecosystem::Program>(), 1U) << "its partner was optional";
  EXPECT_EQ(now.ecosystem->all<ecosystem::Program>().begin()->partner_orgs, std::vector{OrganizationId("b")});
  for (const auto& problem : ecosystem::problems_of(*now.ecosystem)) {
    EXPECT_NE(problem.severity, base::Severity::error) << problem.where << ": " << problem.message;
  }
}
TEST_F(EditTest, ABarrierOfOneOrganizationGoesWithItAndIsNotForEverybody) {
  obey(Put<Organization>{organization("a")});
  obey(Put<Organization>{organization("b")});
  ecosystem::Offer offer;
  offer.id = ecosystem::OfferId("lab");
  offer.org = OrganizationId("a");
  offer.resource = ecosystem::ResourceId("space");
  offer.barriers.resize(3);
  offer.barriers[0].orgs = {OrganizationId("b")};
  offer.barriers[1].orgs = {OrganizationId("b")};
  offer.barriers[1].populations = {ecosystem::PopulationId("rural")};
  obey(Put<ecosystem::Offer>{offer});
  obey(Remove<OrganizationId>{OrganizationId("b")});
  const auto& barriers = now.ecosystem->all<ecosystem::Offer>().begin()->barriers;
  ASSERT_EQ(barriers.size(), 2U);
  EXPECT_EQ(barriers[0].populations.size(), 1U);
  EXPECT_TRUE(barriers[1].orgs.empty());
}
TEST_F(EditTest, RemovingTheTargetProfileInUseEmptiesItsUse) {
  ecosystem::TargetProfile profile;
  profile.id = ecosystem::TargetProfileId("full");
  profile.name = "Full";
  obey(Put<ecosystem::TargetProfile>{profile});
  ecosystem::About about;
  about.profile = profile.id;
  obey(Put<ecosystem::About>{about});
  obey(Remove<ecosystem::TargetProfileId>{profile.id});
  EXPECT_TRUE(now.ecosystem->about.profile.empty());
}
TEST_F(EditTest, SeveralEditsAreAllDoneOrNone) {
  obey(several({Put<Organization>{organization("a")}, Put<Organization>{organization("b")}}, "Add two"));
  EXPECT_EQ(count<Organization>(), 2U);
  EXPECT_FALSE(
      edited(now, several({Put<Organization>{organization("c")}, Put<Organization>{organization("d", "")}}, "Add two"),
             stamps));
  EXPECT_EQ(count<Organization>(), 2U);
}
TEST_F(EditTest, ReplacingGivesAWholeNewContent) {
  obey(Put<Organization>{organization("a")});
  Document other;
  obey(Replace{other, "Import"});
  EXPECT_EQ(now, other);
}

TEST_F(EditTest, LabelsSayWhatWasDone) {
  const auto label = [&](const Edit& edit) { return label_of(now, edit); };
  EXPECT_EQ(label(Put<Organization>{organization("a")}), "Add organization");
  obey(Put<Organization>{organization("a", "Museum")});
  EXPECT_EQ(label(Put<Organization>{organization("a", "Science Museum")}), "Rename organization");
  Organization changed = organization("a", "Museum");
  changed.locality = "Harbor";
  EXPECT_EQ(label(Put<Organization>{changed}), "Change locality");
  EXPECT_EQ(label(Remove<OrganizationId>{OrganizationId("a")}), "Delete organization Museum");
  EXPECT_EQ(label(Put<Place>{{OrganizationId("a"), 1, 2, false}}), "Move");
  obey(Put<Place>{{OrganizationId("a"), 1, 2, false}});
  EXPECT_EQ(label(Put<Place>{{OrganizationId("a"), 1, 2, true}}), "Pin");
  EXPECT_EQ(label(Arrange{{}, "Arrange by force"}), "Arrange by force");
  EXPECT_EQ(label(several({}, "Delete 3 records")), "Delete 3 records");
  ecosystem::About about;
  about.name = "River region";
  EXPECT_EQ(label(Put<ecosystem::About>{about}), "Rename the ecosystem");
}

}  // namespace
}  // namespace xylem::document
