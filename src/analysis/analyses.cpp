// The catalogue of analyses, put together, and that of findings.
#include "xylem/analysis/analyses.h"

#include <array>
#include <utility>

#include "analysis/analyses_parts.h"

namespace xylem::analysis {

std::span<const AnalysisRow> analyses() {
  static const std::vector<AnalysisRow> kRows = [] {
    std::vector<AnalysisRow> rows = rows_of_structure();
    std::vector<AnalysisRow> exchange = rows_of_exchange();
    for (AnalysisRow& row : exchange) rows.push_back(std::move(row));
    return rows;
  }();
  return kRows;
}

std::span<const FindingRule> finding_rules() {
  static constexpr std::array kRules{
      FindingRule{"most_routes", "A1", "One organization lies on half of all shortest routes or more.",
                  ".3 + .4 x its share of routes"},
      FindingRule{"sectors_apart", "A1", "Sectors keep to themselves more than chance would have it (at most 5 %).",
                  ".6"},
      FindingRule{"shape_*", "A2", "The shape of the network, one kind for each shape.",
                  ".9 scattered, .8 hub and spoke, .5 distributed, .4 multi-hub, .3 dense mesh, .2 core and periphery, "
                  ".1 too small"},
      FindingRule{"part_without_ties", "A2", "A part of the map has no tie to the rest.",
                  ".4 + its share of organizations, at most .8"},
      FindingRule{"without_partners", "A2", "Organizations without any partner, together.",
                  ".3 + their share of organizations, at most .7"},
      FindingRule{"stage_without_provider", "A3", "Nobody at all is there for a stage that the profile asks for.",
                  ".8"},
      FindingRule{"target_short", "A3", "A cell of the profile is known to be short.",
                  ".25 + .35 x weight x what is missing, at most .7"},
      FindingRule{"sector_below_minimum", "A3", "Fewer organizations of a sector than wanted at all.",
                  ".3 + .35 x weight x what is missing, at most .75"},
      FindingRule{"sector_hole", "A4", "Two sectors of which hardly anybody works together.",
                  ".4 + .5 x share of the expected partnerships that are missing"},
      FindingRule{"unmet_need_two_steps_away", "A5",
                  "An open need that something left over would meet, of somebody whom a partner knows.",
                  ".3 + .1 x priority"},
      FindingRule{"need_without_offer", "A5", "Open needs of one resource that nothing on the map fits.",
                  ".15 + .1 x highest priority"},
      FindingRule{"single_point_of_failure", "A6", "An organization whose loss cuts others off.",
                  ".2 + .5 x min(1, (cut off - 1) / 4) + .25 x share cut off"},
      FindingRule{"bridge", "A6", "A partnership that alone holds two parts of two or more together.",
                  ".25 + .5 x share on the smaller side"},
      FindingRule{"single_provider", "A6", "A cell that hangs on one organization.", ".3 + .1 x weight, at most .5"},
      FindingRule{"single_funder", "A6", "Money that comes from few givers (HHI above .5).",
                  ".15 + .3 x HHI, .1 more with a second giver"},
      FindingRule{"single_contact", "A6", "A side with fewer than two people.", ".25, .45 in consolidation"},
      FindingRule{"agreement_missing", "A6",
                  "Partnerships in development or consolidation without an agreement, together.", ".3"},
      FindingRule{"agreement_not_signed", "A6", "Agreements of which nobody said whether they were signed, together.",
                  ".2"},
      FindingRule{"agreement_expired", "A6", "An agreement that is over while the partnership goes on.", ".6"},
      FindingRule{"agreement_expiring", "A6", "An agreement that ends within 180 days.",
                  ".4 to .55, the sooner the more"},
      FindingRule{"low_trust", "A6", "A side that hardly trusts the other (mean below 2).", ".5 + .2 x (2 - mean)"},
      FindingRule{"silent_partnership", "A6", "No flow, meeting or answer in 12 months.", ".45"},
      FindingRule{"silent_partnerships", "A6",
                  "The same where it is a third of all or more: then the records may be silent.", ".3"},
      FindingRule{"backbone_missing", "A7", "Nobody is named as a backbone, and nobody does its work.", ".7"},
      FindingRule{"backbone_in_name_only", "A7", "Named as a backbone, and does little of its work.", ".6"},
      FindingRule{"backbone_hidden", "A7", "Does the work of a backbone without being named.", ".35"},
      FindingRule{"backbone_shared", "A7", "Two or more share the work.", ".1"},
      FindingRule{"no_shared_goals", "A7", "Goals are written down, and none is shared.", ".5"},
      FindingRule{"stalled_partnership", "A8", "Longer in its phase than the limit, with a must unmet.",
                  ".3 + .35 x share of musts that are unmet"},
      FindingRule{"fell_back", "A8", "A partnership that went back to an earlier phase.", ".5"},
      FindingRule{"ready_for_next_phase", "A8", "All musts of the next phase are met.", ".15"},
      FindingRule{"one_giver", "A9", "Three or more others get a resource as if from fewer than two equal givers.",
                  ".25 + .4 x share of the largest"},
      FindingRule{"idle_capacity", "A10", "Offered, not used, and worth asking about.",
                  ".4 + .2 x share of the unmet need it could meet + .2 x its idle share"},
      FindingRule{"idle_not_connected", "A10", "Idle, and no way of two steps to who needs it.", ".3 + the same"},
      FindingRule{"blocked_capacity", "A10", "Idle because a barrier stands before it.", ".5 + .3 x its idle share"},
      FindingRule{"marginalized", "A10", "An organization above the limit in each of the three parts.",
                  ".4 + .5 x score"},
      FindingRule{"marginalized_role", "A10", "A class of roles above the limit in each of the three parts.",
                  ".3 + .4 x score"},
      FindingRule{"uneven_power", "A10", "The influence of two partners differs by two thirds of the scale or more.",
                  ".3 + .4 x difference"},
      FindingRule{"gives_more_counts_less", "A10", "The side that gives more has less influence.", ".5"},
      FindingRule{
          "barrier_cost", "A11",
          "A barrier of at least one half without which a twentieth of all that is needed, or more, could be reached.",
          ".35 + .6 x that share"},
      FindingRule{"never_passed_on", "A12", "Something that could be passed on and never came round.", ".25"},
      FindingRule{"one_sided_trust", "A13", "The sides' trust differs by .5 or more.",
                  ".4 + .6 x difference, at most 1"},
      FindingRule{"weak_part", "A13",
                  "The weakest part of a partnership in development or consolidation is at most a quarter, even at its "
                  "highest.",
                  ".3 + .4 x what is missing"},
      FindingRule{"capital_out_of_date", "A13", "No answers for more than 18 months, together.", ".2"},
      FindingRule{"dead_end_stage", "A15", "Programs of a stage that lead nowhere.", ".6"},
      FindingRule{"cold_start", "A15", "Programs of a stage that nothing leads to.", ".35"},
      FindingRule{"dead_end_program", "A15", "A program that leads nowhere while its stage goes on.",
                  ".4, .5 with 100 places or more"},
      FindingRule{"below_parity", "A15", "A population takes part less than its share, and the interval excludes 1.",
                  "how far the upper end of the interval is below 1, .2 to .8"},
      FindingRule{"target_missed", "A16", "An indicator is past the day it was due and has not reached its target.",
                  ".5"},
      FindingRule{"moves_away", "A16", "An indicator moves away from where it should go.", ".55"},
  };
  return kRules;
}

}  // namespace xylem::analysis
