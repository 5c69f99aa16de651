// The river region: each weak point of A3 to A8 that was planted is found, and a copy in which it is repaired loses
// that finding and no other.
#include <functional>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "xylem/analysis/backbone.h"
#include "xylem/analysis/ghosts.h"
#include "xylem/analysis/introductions.h"
#include "xylem/analysis/phases.h"
#include "xylem/analysis/weak_points.h"
#include "xylem/base/file_bytes.h"
#include "xylem/base/random.h"
#include "xylem/store/defaults.h"
#include "xylem/store/text_twin.h"

namespace xylem::cli {
namespace {

using namespace ecosystem;  // NOLINT: nothing but its records is used here
using analysis::Finding;

const Ecosystem& river() {
  static const Ecosystem kRiver = [] {
    const auto text = base::read_file(XYLEM_SOURCE_DIR "/samples/river-region.xylem.json").value();
    return *store::read_text_twin(text, store::default_ecosystem().value()).value().document.ecosystem;
  }();
  return kRiver;
}

std::vector<Finding> findings(const Ecosystem& ecosystem) {
  const auto snapshot = graph::snapshot_of(std::make_shared<Ecosystem>(ecosystem), {graph::day_of(ecosystem.about, 0)});
  const TargetProfile* profile = analysis::profile_in_use(ecosystem);
  const analysis::Coverage coverage = analysis::coverage_of(*snapshot, *profile);
  const analysis::Grouping sectors = analysis::sectors_of(*snapshot, analysis::SectorLevel::sectors);
  const analysis::Mixing mixing = analysis::mixing(snapshot->partnerships, sectors, {}).value();
  const analysis::Matching matching = analysis::matching_of(*snapshot, {}).value();
  const auto introductions = analysis::introductions_of(*snapshot, sectors, mixing, matching, {}).value();
  std::vector<Finding> all;
  const auto add = [&](std::vector<Finding> some) { all.insert(all.end(), some.begin(), some.end()); };
  add(analysis::findings_of(*snapshot, coverage, analysis::ghosts_of(*snapshot, *profile, coverage)));
  add(analysis::findings_of(*snapshot, sectors, mixing, introductions));
  add(analysis::findings_of(*snapshot, matching));
  add(analysis::findings_of(*snapshot, &coverage, analysis::weak_points_of(*snapshot, &coverage)));
  add(analysis::findings_of(*snapshot, analysis::backbone_of(*snapshot)));
  add(analysis::findings_of(*snapshot, analysis::phases_of(*snapshot, profile)));
  return all;
}

/// What makes two findings the same: the rule and what it is about.
std::string name_of(const Finding& finding) {
  static const std::set<std::string> kByWords{"sector_hole", "target_short", "stage_without_provider",
                                              "sector_below_minimum", "single_provider"};
  if (finding.kind == "agreement_missing") return finding.kind;
  if (kByWords.contains(finding.kind) || finding.subjects.empty()) {
    return finding.kind + " " + finding.sentence.substr(0, finding.sentence.find(':'));
  }
  return finding.kind + " " + finding.subjects.front().id;
}
std::set<std::string> names(const std::vector<Finding>& findings) {
  std::set<std::string> names;
  for (const Finding& finding : findings) names.insert(name_of(finding));
  return names;
}

template <class Record>
void change(Ecosystem& ecosystem, const char* id, const std::function<void(Record&)>& edit) {
  Record record = *ecosystem.find<Record>(decltype(Record::id)(id));
  edit(record);
  ecosystem.put(std::move(record));
}
void tie(Ecosystem& ecosystem, const char* a, const char* b) {
  Partnership row;
  row.id = PartnershipId(std::string(a) + "--" + b);
  row.org_a = OrganizationId(a);
  row.org_b = OrganizationId(b);
  row.started = date_from("2026-06-01");
  ecosystem.put(row);
}
void serve(Ecosystem& ecosystem, const char* id, const char* stage) {
  change<Organization>(ecosystem, id, [&](Organization& row) { row.stages.emplace_back(stage); });
}

struct Planted {
  std::string name;
  std::function<void(Ecosystem&)> repair;
};
std::ostream& operator<<(std::ostream& out, const Planted& planted) { return out << planted.name; }

class RiverRegion : public testing::TestWithParam<Planted> {};

TEST_P(RiverRegion, ShowsWhatWasPlantedAndLosesNothingElseWhenItIsRepaired) {
  const std::set<std::string> before = names(findings(river()));
  ASSERT_TRUE(before.contains(GetParam().name)) << testing::PrintToString(before);
  Ecosystem repaired = river();
  GetParam().repair(repaired);
  const std::set<std::string> after = names(findings(repaired));
  std::vector<std::string> lost;
  std::ranges::set_difference(before, after, std::back_inserter(lost));
  EXPECT_THAT(lost, testing::ElementsAre(GetParam().name));
}

INSTANTIATE_TEST_SUITE_P(
    Each, RiverRegion,
    testing::Values(Planted{"single_point_of_failure marsh-end-reading-room",
                            [](Ecosystem& e) {
                              tie(e, "aldermouth-library", "marsh-end-hall");
                              tie(e, "aldermouth-library", "marsh-end-school");
                            }},
                    Planted{"stage_without_provider Early",
                            [](Ecosystem& e) { serve(e, "harbor-street-primary", "prek"); }},
                    Planted{"target_short Industry and business · Career entry",
                            [](Ecosystem& e) {
                              serve(e, "halden-optics", "career_entry");
                              serve(e, "tern-robotics", "career_entry");
                            }},
                    Planted{"sector_hole Museums and science centers and Industry and business hardly work together",
                            [](Ecosystem& e) {
                              tie(e, "sallow-science-center", "northlight-energy");
                              tie(e, "museum-of-machines", "corbel-concrete");
                              tie(e, "thornby-nature-museum", "larch-timber");
                              tie(e, "lock-keepers-museum", "riverbend-logistics");
                            }},
                    Planted{"agreement_expired alder-high--tern-robotics",
                            [](Ecosystem& e) {
                              change<Agreement>(e, "agreement-tern-alder",
                                                [](Agreement& row) { row.expires = date_from("2028-12-31"); });
                            }},
                    Planted{"agreement_expiring kestrel-software--thornby-middle",
                            [](Ecosystem& e) {
                              change<Agreement>(e, "agreement-kestrel-thornby",
                                                [](Agreement& row) { row.expires = date_from("2028-12-31"); });
                            }},
                    Planted{"low_trust brackwater-high--brackwater-shipyard",
                            [](Ecosystem& e) {
                              change<Rating>(e, "rating-school-of-shipyard",
                                             [](Rating& row) { row.reliability = row.openness = 3; });
                            }},
                    Planted{"single_contact cobble-ford-high--sallow-water",
                            [](Ecosystem& e) {
                              RoleAssignment role;
                              role.id = RoleAssignmentId("role-second");
                              role.org = OrganizationId("sallow-water");
                              role.person = PersonId("person-second");
                              role.role = RoleId("mentor");
                              role.partnership = PartnershipId("cobble-ford-high--sallow-water");
                              e.put(role);
                            }},
                    Planted{"backbone_in_name_only upper-sallow-office",
                            [](Ecosystem& e) {
                              change<Organization>(e, "upper-sallow-office",
                                                   [](Organization& row) { row.backbone_designated = false; });
                            }},
                    Planted{"unmet_need_two_steps_away need-mentoring-thornby-high",
                            [](Ecosystem& e) {
                              change<Need>(e, "need-mentoring-thornby-high",
                                           [](Need& row) { row.status = NeedStatus::met; });
                            }},
                    Planted{"single_funder girls-build-bridges",
                            [](Ecosystem& e) {
                              change<ResourceFlow>(e, "flow-grant-girls-build-bridges-northlight-giving",
                                                   [](ResourceFlow& row) { row.amount = 60000; });
                            }},
                    Planted{"silent_partnership hilltop-planetarium--hollis-trust",
                            [](Ecosystem& e) {
                              ResourceFlow flow;
                              flow.id = FlowId("flow-after-all");
                              flow.from_org = OrganizationId("hilltop-planetarium");
                              flow.to_org = OrganizationId("hollis-trust");
                              flow.resource = ResourceId("recognition");
                              flow.from = date_from("2026-03-01");
                              e.put(flow);
                            }},
                    Planted{"stalled_partnership eastgate-high--port-of-aldermouth",
                            [](Ecosystem& e) {
                              for (const auto& row : river().all<PhaseRecord>()) {
                                if (row.partnership.text() != "eastgate-high--port-of-aldermouth") continue;
                                change<PhaseRecord>(e, row.id.text().c_str(),
                                                    [](PhaseRecord& phase) { phase.from = date_from("2026-02-01"); });
                              }
                            }},
                    Planted{"fell_back brackwater-library--sallow-aquarium", [](Ecosystem& e) {
                              for (const auto& row : river().all<PhaseRecord>()) {
                                if (row.partnership.text() != "brackwater-library--sallow-aquarium" || row.to) continue;
                                change<PhaseRecord>(e, row.id.text().c_str(),
                                                    [](PhaseRecord& phase) { phase.phase = PhaseId("consolidation"); });
                              }
                            }}));

/// One answer of A6 to A8 on one ecosystem: readiness by partnership, weak points by name, and the unknowns printed.
struct Standing {
  std::map<std::uint32_t, analysis::Interval> readiness;
  std::set<std::string> weak;
  std::uint64_t unknown = 0;
};
Standing standing(const Ecosystem& ecosystem) {
  const auto snapshot = graph::snapshot_of(std::make_shared<Ecosystem>(ecosystem), {graph::day_of(ecosystem.about, 0)});
  const auto weak = analysis::weak_points_of(*snapshot, nullptr);
  const auto phases = analysis::phases_of(*snapshot, analysis::profile_in_use(ecosystem));
  const auto backbone = analysis::backbone_of(*snapshot);
  Standing result;
  for (const auto& row : phases.partnerships)
    result.readiness[row.edge] = row.readiness().interval().value_or(analysis::Interval());
  result.weak = names(analysis::findings_of(*snapshot, nullptr, weak));
  const auto& w = weak.unknown;
  const auto& b = backbone.unknown;
  for (const std::uint32_t count :
       {w.funding, w.funding_amounts, w.contacts, w.agreements, w.agreement_ends, w.phases, w.trust, w.trust_items,
        w.undated_ratings, w.silence, w.undated_flows, phases.rows_unknown, phases.phase_dates, b.functions,
        b.convening_dates, b.convening_hosts, b.measurement_dates, b.measured_by}) {
    result.unknown += count;
  }
  return result;
}
/// Makes one optional value of a random record null.
void forget(Ecosystem& ecosystem, base::Random& random) {
  const auto any = [&]<class Record>(const Table<Record>& table) {
    return *std::next(table.begin(), static_cast<std::ptrdiff_t>(random.below(table.size())));
  };
  const auto choice = random.below(12);
  if (choice < 4) {
    Rating row = any(ecosystem.all<Rating>());
    auto& value = choice == 0   ? row.reliability
                  : choice == 1 ? row.shared_mission
                  : choice == 2 ? row.openness
                                : row.level;
    value.reset();
    ecosystem.put(row);
    return;
  }
  if (choice < 9) {
    Agreement row = any(ecosystem.all<Agreement>());
    if (choice == 4) row.signed_on.reset();
    if (choice == 5) row.expires.reset();
    if (choice == 6) row.clause_roles.reset();
    if (choice >= 7) row.clause_resources.reset();
    ecosystem.put(row);
    return;
  }
  if (choice == 9) {
    RoleAssignment row = any(ecosystem.all<RoleAssignment>());
    random.below(2) == 0 ? static_cast<void>(row.person = {}) : static_cast<void>(row.role = {});
    ecosystem.put(row);
    return;
  }
  if (choice == 10) {
    ResourceFlow row = any(ecosystem.all<ResourceFlow>());
    row.amount.reset();
    row.amount_by_giver.reset();
    row.amount_by_receiver.reset();
    ecosystem.put(row);
    return;
  }
  Convening row = any(ecosystem.all<Convening>());
  random.below(2) == 0 ? row.date.reset() : static_cast<void>(row.kind = {});
  ecosystem.put(row);
}

TEST(RiverRegionForgetting, OneAnswerWidensWhatFollowsOrIsCounted) {
  const Standing before = standing(river());
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    base::Random random(seed);
    Ecosystem fewer = river();
    forget(fewer, random);
    const Standing after = standing(fewer);
    const bool wider = std::ranges::all_of(before.readiness, [&](const auto& row) {
      const auto found = after.readiness.find(row.first);
      return found != after.readiness.end() && found->second.contains(row.second);
    });
    EXPECT_TRUE((wider && after.weak == before.weak) || after.unknown > before.unknown) << seed;
  }
}

}  // namespace
}  // namespace xylem::cli
