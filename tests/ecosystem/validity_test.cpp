// ecosystem/validity.h: each rule finds what it is for, and nothing in a sound ecosystem.
#include "xylem/ecosystem/validity.h"

#include <gtest/gtest.h>

#include "xylem/ecosystem/taxonomy.h"

namespace xylem::ecosystem {
namespace {

using base::Severity;

class ValidityTest : public testing::Test {
 protected:
  Ecosystem ecosystem;

  void SetUp() override {
    for (const char* id : {"a", "b", "c"}) organization(id);
    partnership("ab", "a", "b");
    for (const auto& [taxonomy, key] : {std::pair("phase", "pilot"), std::pair("resource", "space"),
                                        std::pair("stage", "middle"), std::pair("issue_kind", "delay")}) {
      Term term;
      term.id = term_id(taxonomy, key);
      term.taxonomy = taxonomy;
      term.key = key;
      ecosystem.put(term);
    }
  }
  Organization organization(const std::string& id) {
    Organization made;
    made.id = OrganizationId(id);
    made.name = "Name";
    ecosystem.put(made);
    return made;
  }
  Partnership partnership(const std::string& id, const std::string& a, const std::string& b) {
    Partnership made;
    made.id = PartnershipId(id);
    made.org_a = OrganizationId(a);
    made.org_b = OrganizationId(b);
    ecosystem.put(made);
    return made;
  }
  void phase(const std::string& id, const std::string& from, const std::string& to) {
    PhaseRecord made;
    made.id = PhaseRecordId(id);
    made.partnership = PartnershipId("ab");
    made.phase = PhaseId("pilot");
    made.from = date_from(from);
    made.to = date_from(to);
    ecosystem.put(made);
  }
  void program(const std::string& id, const std::vector<std::string>& leads_to) {
    Program made;
    made.id = ProgramId(id);
    made.name = "Program";
    made.lead_org = OrganizationId("a");
    made.stages = {StageId("middle")};
    for (const auto& next : leads_to) made.leads_to.push_back({ProgramId(next), {}});
    ecosystem.put(made);
  }
  void expect_one(Severity severity, const std::string& where, const std::string& part_of_message) {
    const auto problems = problems_of(ecosystem);
    ASSERT_EQ(problems.size(), 1U) << testing::PrintToString(problems.size());
    EXPECT_EQ(problems[0].severity, severity);
    EXPECT_EQ(problems[0].where, where);
    EXPECT_NE(problems[0].message.find(part_of_message), std::string::npos) << problems[0].message;
    EXPECT_FALSE(problems[0].remedy.empty());
  }
};

TEST_F(ValidityTest, ASoundEcosystemHasNoProblems) {
  EXPECT_TRUE(problems_of(ecosystem).empty());
  EXPECT_TRUE(problems_of({}).empty());
}
TEST_F(ValidityTest, AMissingNameIsAnError) {
  Organization nameless;
  nameless.id = OrganizationId("d");
  ecosystem.put(nameless);
  expect_one(Severity::error, "organization d", "Name is missing");
}
TEST_F(ValidityTest, AProgramNeedsNothingButItsName) {
  Program made;
  made.id = ProgramId("p");
  made.name = "Night lab";
  ecosystem.put(made);
  EXPECT_TRUE(problems_of(ecosystem).empty());
  made.name.clear();
  ecosystem.put(made);
  expect_one(Severity::error, "program p", "Name is missing");
}
TEST_F(ValidityTest, ARequiredReferenceToNobodyIsAnError) {
  partnership("ax", "a", "x");
  expect_one(Severity::error, "partnership ax", "\"x\" does not exist");
}
TEST_F(ValidityTest, AnOptionalReferenceToNobodyIsAWarning) {
  Person person;
  person.id = PersonId("p");
  person.label = "P";
  person.org = OrganizationId("x");
  ecosystem.put(person);
  expect_one(Severity::warning, "person p", "\"x\" does not exist");
}
TEST_F(ValidityTest, AFlowMayComeFromOutsideAndGoToLearners) {
  ResourceFlow flow;
  flow.id = FlowId("f");
  flow.from_org = OrganizationId(kExternal);
  flow.to_org = OrganizationId(kLearners);
  flow.resource = ResourceId("space");
  flow.from = date_from("2026");
  ecosystem.put(flow);
  for (const auto& problem : problems_of(ecosystem))
    EXPECT_EQ(problem.message.find("does not exist"), std::string::npos) << problem.message;
}
TEST_F(ValidityTest, ATermThatIsNotInItsTaxonomyIsAWarning) {
  Organization made = organization("d");
  made.sector = SectorId("unheard-of");
  ecosystem.put(made);
  expect_one(Severity::warning, "organization d", "\"unheard-of\" is not in the list of terms");
}
TEST_F(ValidityTest, ANumberOutOfItsRangeIsAWarning) {
  Organization made = organization("d");
  made.lat = 91.0;
  ecosystem.put(made);
  expect_one(Severity::warning, "organization d", "91, more than 90");
  made.lat = -90.5;
  ecosystem.put(made);
  expect_one(Severity::warning, "organization d", "less than -90");
}
TEST_F(ValidityTest, AReferenceInsideAnItemIsLookedAtToo) {
  program("p", {"nowhere"});
  expect_one(Severity::warning, "program p", "\"nowhere\" does not exist");
}
TEST_F(ValidityTest, AnIntervalThatEndsBeforeItBeginsIsAnError) {
  Partnership made = partnership("ab", "a", "b");
  made.started = date_from("2026-05");
  made.ended = date_from("2026-04");
  ecosystem.put(made);
  expect_one(Severity::error, "partnership ab", "ends (2026-04) before it begins (2026-05)");
  made.ended = date_from("2026");
  ecosystem.put(made);
  EXPECT_TRUE(problems_of(ecosystem).empty()) << "2026 may mean December";
}
TEST_F(ValidityTest, APartnershipOfOneWithItselfIsAnError) {
  partnership("aa", "a", "a");
  expect_one(Severity::error, "partnership aa", "same organization");
}
TEST_F(ValidityTest, TwoOpenPartnershipsOfOnePairAreAWarningInEitherOrder) {
  partnership("ba", "b", "a");
  expect_one(Severity::warning, "partnership ba", "ab");
  Partnership ended = partnership("ba", "b", "a");
  ended.ended = date_from("2020");
  ecosystem.put(ended);
  EXPECT_TRUE(problems_of(ecosystem).empty());
}
TEST_F(ValidityTest, PhasesOfOnePartnershipMustNotOverlap) {
  phase("one", "2024-01-01", "2025-01-01");
  phase("two", "2025-01-01", "");
  EXPECT_TRUE(problems_of(ecosystem).empty()) << "one begins on the day the other ends";
  phase("one", "2024-01-01", "2025-01-02");
  expect_one(Severity::warning, "phase two", "begins before the phase one");
}
TEST_F(ValidityTest, MoreToReachThanIsOfferedIsAWarning) {
  Offer offer;
  offer.id = OfferId("o");
  offer.org = OrganizationId("a");
  offer.resource = ResourceId("space");
  offer.amount = 10;
  offer.accessible_amount = 11;
  ecosystem.put(offer);
  expect_one(Severity::warning, "offer o", "More can be reached");
}
TEST_F(ValidityTest, ASequenceOfProgramsThatLeadsBackIsAWarningOnce) {
  program("into", {"one"});
  program("one", {"two"});
  program("two", {"three"});
  program("three", {"one"});
  expect_one(Severity::warning, "program three", "leads back to one");
}
TEST_F(ValidityTest, TwoWaysToOneProgramAreNoCircle) {
  program("one", {"two", "three"});
  program("two", {"four"});
  program("three", {"four"});
  program("four", {});
  EXPECT_TRUE(problems_of(ecosystem).empty());
}
TEST_F(ValidityTest, ASequenceOfAHundredThousandProgramsIsWalkedToItsEnd) {
  for (int i = 0; i < 100'000; ++i) program("p" + std::to_string(i), {"p" + std::to_string((i + 1) % 100'000)});
  EXPECT_EQ(problems_of(ecosystem).size(), 1U);
}
TEST_F(ValidityTest, AnIssueAboutNothingIsAWarning) {
  Issue issue;
  issue.id = IssueId("i");
  issue.subject_kind = IssueSubject::program;
  issue.subject = "camp";
  issue.kind = IssueKindId("delay");
  ecosystem.put(issue);
  expect_one(Severity::warning, "issue i", "no program \"camp\"");
}
TEST_F(ValidityTest, ATargetProfileThatIsNotThereIsAWarning) {
  ecosystem.about.profile = TargetProfileId("full");
  expect_one(Severity::warning, "about", "\"full\" does not exist");
}

TEST_F(ValidityTest, RemovingReferencesCountsWhatWentAlong) {
  phase("one", "2024-01-01", "");
  phase("two", "2025-01-01", "");
  ecosystem.all<Organization>() = ecosystem.all<Organization>().without(OrganizationId("a"));
  EXPECT_EQ(remove_references(ecosystem, "organization", "a"), 3U) << "a partnership and its two phases";
  EXPECT_TRUE(problems_of(ecosystem).empty());
}

}  // namespace
}  // namespace xylem::ecosystem
