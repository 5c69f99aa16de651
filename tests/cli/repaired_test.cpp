// The river region: every weak point that samples/README.md lists is found, and a copy in which a script of edits
// repairs one of them loses the findings about that one and no other finding of any rule.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <sstream>

#include "cli/river_region.h"
#include "xylem/document/edit.h"

namespace xylem::cli::test {
namespace {

using namespace ecosystem;  // NOLINT: nothing but its records is used here
using analysis::Finding;
using document::Document;
using document::Edit;
using document::Put;

using Names = std::set<std::string>;

/// What makes two findings the same: the rule and what it is about; where that is no record, the words before the
/// numbers.
std::string name_of(const Finding& finding) {
  static const Names kByWords{"sector_hole",          "target_short",    "stage_without_provider",
                              "sector_below_minimum", "single_provider", "dead_end_stage",
                              "cold_start",           "one_giver",       "never_passed_on"};
  if (kByWords.contains(finding.kind)) {
    std::string words = finding.sentence.substr(0, finding.sentence.find(':'));
    std::erase_if(words, [](char c) { return c >= '0' && c <= '9'; });
    return finding.kind + " " + words.substr(words.find_first_not_of(' '));
  }
  return finding.subjects.empty() ? finding.kind : finding.kind + " " + finding.subjects.front().id;
}

/// The names of everything that all analyses find.
Names found_in(const Document& document) {
  const auto snapshot = snapshot_on_its_day(*document.ecosystem);
  const auto* profile = analysis::profile_in_use(*snapshot->ecosystem);
  Names names;
  const auto all = analysis::all_findings(*snapshot, profile, {}).value();
  for (const Finding& finding : all) names.insert(name_of(finding));
  return names;
}
const Names& found_in_the_sample() {
  static const Names kNames = found_in(river_region());
  return kNames;
}

/// The edits of a repair, written as a person would do them: look a record up in the sample, change it, put it back.
class Script {
 public:
  template <class Record, class Change>
  Script& change(const char* id, Change&& change) {
    Record record = *river_region().ecosystem->find<Record>(decltype(Record::id)(id));
    change(record);
    return put(std::move(record));
  }
  template <class Record>
  Script& put(Record record) {
    edits_.emplace_back(Put<Record>{std::move(record)});
    return *this;
  }
  Script& tie(const char* a, const char* b) {
    Partnership row;
    row.id = PartnershipId(std::string(a) + "--" + b);
    row.org_a = OrganizationId(a);
    row.org_b = OrganizationId(b);
    row.started = date_from("2026-06-01");
    return put(row);
  }
  Script& serve(const char* id, const char* stage) {
    return change<Organization>(id, [&](Organization& row) { row.stages.emplace_back(stage); });
  }
  [[nodiscard]] Edit edit() const { return document::several(edits_, "Repair"); }

 private:
  std::vector<Edit> edits_;
};

struct WeakPoint {
  std::string title;  // as samples/README.md lists it
  Names findings;     // all that is said about it
  std::function<void(Script&)> repair;
};
std::ostream& operator<<(std::ostream& out, const WeakPoint& point) { return out << point.title; }

class RiverRegion : public testing::TestWithParam<WeakPoint> {};

TEST_P(RiverRegion, LosesExactlyWhatIsSaidOfAWeakPointWhenItIsRepaired) {
  const WeakPoint& point = GetParam();
  for (const std::string& name : point.findings) {
    ASSERT_TRUE(found_in_the_sample().contains(name)) << testing::PrintToString(found_in_the_sample());
  }
  Script script;
  point.repair(script);
  document::Stamps stamps;
  const auto repaired = document::edited(river_region(), script.edit(), stamps);
  ASSERT_TRUE(repaired) << repaired.error().message;
  const Names after = found_in(*repaired);
  Names lost;
  Names gained;
  std::ranges::set_difference(found_in_the_sample(), after, std::inserter(lost, lost.end()));
  std::ranges::set_difference(after, found_in_the_sample(), std::inserter(gained, gained.end()));
  EXPECT_EQ(lost, point.findings);
  EXPECT_EQ(gained, Names{});
}

const Date kLater = *date_from("2028-12-31");

std::vector<WeakPoint> weak_points() {
  return {
      {"Single point of failure",
       {"single_point_of_failure marsh-end-reading-room"},
       [](Script& s) {
         s.tie("aldermouth-library", "marsh-end-hall").tie("aldermouth-library", "saltgrass-greenhouses");
       }},
      {"No provider for a stage",
       {"stage_without_provider Early"},
       [](Script& s) {  // two of each sector that the target profile wants there
         for (const char* id : {"harbor-street-primary", "brackwater-primary", "aldermouth-library",
                                "brackwater-library", "otter-bank-park", "sallow-aquarium", "little-labs",
                                "eastgate-neighbors", "aldermouth-family-council", "harbor-parents", "aldermouth-parks",
                                "aldermouth-youth-office", "brackwater-youth-crew", "camp-heron"}) {
           s.serve(id, "prek");
         }
       }},
      {"Missing partner",
       {"target_short Industry and business · Career entry"},
       [](Script& s) { s.serve("halden-optics", "career_entry").serve("tern-robotics", "career_entry"); }},
      {"Idle capacity",
       {"idle_capacity offer-river-sciences-lab"},
       [](Script& s) {
         s.change<ResourceFlow>("flow-river-sciences-lab", [](ResourceFlow& flow) { flow.amount = 250; });
       }},
      {"Blocked by transport",
       {"blocked_capacity offer-aquarium-places"},
       [](Script& s) {
         s.change<Offer>("offer-aquarium-places", [](Offer& offer) {
            offer.barriers.clear();
          }).change<ResourceFlow>("flow-aquarium-places", [](ResourceFlow& flow) { flow.amount = 450; });
       }},
      {"Agreement that ran out",
       {"agreement_expired alder-high--tern-robotics"},
       [](Script& s) { s.change<Agreement>("agreement-tern-alder", [](Agreement& row) { row.expires = kLater; }); }},
      {"Agreement about to run out",
       {"agreement_expiring kestrel-software--thornby-middle"},
       [](Script& s) {
         s.change<Agreement>("agreement-kestrel-thornby", [](Agreement& row) { row.expires = kLater; });
       }},
      {"One-sided trust",
       {"low_trust brackwater-high--brackwater-shipyard", "one_sided_trust brackwater-high--brackwater-shipyard"},
       [](Script& s) {
         s.change<Rating>("rating-school-of-shipyard",
                          [](Rating& row) { row.reliability = row.shared_mission = row.openness = 3; });
       }},
      {"Single contact",
       {"single_contact cobble-ford-high--sallow-water"},
       [](Script& s) {
         RoleAssignment role;
         role.id = RoleAssignmentId("role-second");
         role.org = OrganizationId("sallow-water");
         role.person = PersonId("person-second");
         role.role = RoleId("mentor");
         role.partnership = PartnershipId("cobble-ford-high--sallow-water");
         s.put(role);
       }},
      {"Hole between sectors",
       {"sector_hole Museums and science centers and Industry and business hardly work together"},
       [](Script& s) {
         s.tie("sallow-science-center", "northlight-energy")
             .tie("museum-of-machines", "corbel-concrete")
             .tie("thornby-nature-museum", "larch-timber")
             .tie("lock-keepers-museum", "riverbend-logistics");
       }},
      {"Dead-end program",
       {"dead_end_program program-quay-coders"},
       [](Script& s) {
         s.change<Program>("program-quay-coders", [](Program& row) {
           row.leads_to.push_back({ProgramId("program-robot-league-high"), 20.0});
         });
       }},
      {"Dead-end stage",
       {"dead_end_stage programs for Two-year college, and none of them leads anywhere"},
       [](Script& s) {
         Program next;
         next.id = ProgramId("program-shipyard-year");
         next.name = "Shipyard year";
         next.lead_org = OrganizationId("aldermouth-college");
         next.stages = {StageId("postsec_2y")};
         next.from = date_from("2026-02-01");
         next.leads_to = {{ProgramId("program-marine-apprentices"), 20.0}};
         s.put(next);
       }},
      {"Backbone in name only",
       {"backbone_in_name_only upper-sallow-office"},
       [](Script& s) {
         s.change<Organization>("upper-sallow-office", [](Organization& row) { row.backbone_designated = false; });
       }},
      {"Unmet need, offer two steps away",
       {"unmet_need_two_steps_away need-mentoring-thornby-high"},
       [](Script& s) { s.tie("kestrel-software", "thornby-high"); }},
      {"Single funder",
       {"single_funder girls-build-bridges"},
       [](Script& s) {
         s.change<ResourceFlow>("flow-grant-girls-build-bridges-northlight-giving",
                                [](ResourceFlow& row) { row.amount = 60000; });
       }},
      {"Stalled",
       {"stalled_partnership eastgate-high--port-of-aldermouth"},
       [](Script& s) {
         for (const auto& row : river_region().ecosystem->all<PhaseRecord>()) {
           if (row.partnership.text() != "eastgate-high--port-of-aldermouth") continue;
           s.change<PhaseRecord>(row.id.text().c_str(),
                                 [](PhaseRecord& phase) { phase.from = date_from("2026-02-01"); });
         }
       }},
      {"Silent",
       {"silent_partnership hilltop-planetarium--hollis-trust"},
       [](Script& s) {
         ResourceFlow flow;
         flow.id = FlowId("flow-after-all");
         flow.from_org = OrganizationId("hilltop-planetarium");
         flow.to_org = OrganizationId("hollis-trust");
         flow.resource = ResourceId("recognition");
         flow.from = date_from("2026-03-01");
         s.put(flow);
       }},
      {"Fell back",
       {"fell_back brackwater-library--sallow-aquarium"},
       [](Script& s) {
         for (const auto& row : river_region().ecosystem->all<PhaseRecord>()) {
           if (row.partnership.text() != "brackwater-library--sallow-aquarium" || row.to) continue;
           s.change<PhaseRecord>(row.id.text().c_str(),
                                 [](PhaseRecord& phase) { phase.phase = PhaseId("consolidation"); });
         }
       }},
      {"Marginalized",
       {"marginalized new-harbor-center"},
       [](Script& s) {
         for (Convening convening : river_region().ecosystem->all<Convening>()) {
           if (convening.attended.empty()) continue;
           convening.attended.push_back({OrganizationId("new-harbor-center"), {}});
           s.put(convening);
         }
       }},
      {"Uneven power",
       {"uneven_power eastgate-neighbors--university-of-sallow"},
       [](Script& s) {
         for (const char* id : {"rating-university-of-neighbors", "rating-neighbors-of-university"}) {
           s.change<Rating>(id, [](Rating& row) { row.influence = 3; });
         }
       }},
  };
}

std::string letters_of(const testing::TestParamInfo<WeakPoint>& one) {
  std::string letters;
  std::ranges::copy_if(one.param.title, std::back_inserter(letters),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  return letters;
}
INSTANTIATE_TEST_SUITE_P(Each, RiverRegion, testing::ValuesIn(weak_points()), letters_of);

TEST(RiverRegionTest, EveryWeakPointOfTheSamplesReadmeIsRepairedAbove) {
  std::vector<std::string> listed;
  std::istringstream lines(base::read_file(XYLEM_SOURCE_DIR "/samples/README.md").value());
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (inside && line.starts_with("| ")) listed.push_back(line.substr(2, line.find(" |") - 2));
    if (!line.starts_with("|")) inside = false;
    if (line.starts_with("| weak point")) inside = true;
  }
  std::vector<std::string> repaired;
  for (const WeakPoint& point : weak_points()) repaired.push_back(point.title);
  EXPECT_EQ(listed, repaired);
}
TEST(RiverRegionTest, AllRepairsTogetherLeaveNoneOfTheWeakPoints) {
  document::Stamps stamps;
  document::Document repaired = river_region();
  for (const WeakPoint& point : weak_points()) {
    Script script;
    point.repair(script);
    repaired = document::edited(repaired, script.edit(), stamps).value();
  }
  const Names left = found_in(repaired);
  for (const WeakPoint& point : weak_points()) {
    for (const std::string& name : point.findings) EXPECT_FALSE(left.contains(name)) << name;
  }
}
TEST(RiverRegionTest, EveryFindingSaysWhatItRestsOn) {
  const auto snapshot = snapshot_on_its_day(*river_region().ecosystem);
  const auto* profile = analysis::profile_in_use(*snapshot->ecosystem);
  const auto all = analysis::all_findings(*snapshot, profile, {}).value();
  for (const Finding& finding : all) {
    EXPECT_FALSE(finding.sentence.empty());
    EXPECT_FALSE(finding.next_move.empty()) << finding.kind;
    EXPECT_FALSE(finding.why.formula.empty()) << finding.kind;
    EXPECT_FALSE(finding.why.terms.empty()) << finding.kind;
    EXPECT_GE(finding.weight, 0.0) << finding.kind;
    EXPECT_LE(finding.weight, 1.0) << finding.kind;
  }
}

}  // namespace
}  // namespace xylem::cli::test
