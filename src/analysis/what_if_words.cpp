// The Why of each line of a what-if.
#include <algorithm>
#include <array>
#include <cassert>

#include "xylem/analysis/what_if.h"

namespace xylem::analysis {
namespace {

struct LineWords {
  std::string_view id;
  std::string_view formula;
  std::string_view source;
  std::string_view trap;
};

constexpr std::string_view kOwn = "Xylem's own";

constexpr std::array kWords = std::to_array<LineWords>({
    {"fragmentation_worst",
     "The share of pairs of organizations that are in both and could no longer reach each other if one dropped out; "
     "the "
     "largest over all who could",
     "Borgatti (2006)", "One organization alone sets it: look at the mean as well."},
    {"fragmentation_mean",
     "The share of pairs that could no longer reach each other if one dropped out, averaged over the organizations "
     "that "
     "are in both",
     "Borgatti (2006)", "Between many who matter little one who matters much is easily lost in it."},
    {"efficiency",
     "One over the steps between two organizations that are in both, averaged over all pairs; 0 where there is no way",
     "Latora and Marchiori (2001)", "Ways over newcomers count, newcomers themselves do not."},
    {"articulation", "Organizations without which somebody could no longer be reached", "Tarjan (1972)",
     "A new organization with one partner makes that partner one of them: that is growth, not a loss."},
    {"bridges", "Partnerships without which two parts would no longer be linked", "Tarjan (1972)",
     "Each new organization with a single partner adds one."},
    {"coverage_index", "What is there of each thing that the profile wants, at most all of it, averaged by weight",
     kOwn, "It is no better than the profile: say who wrote it."},
    {"covered_cells", "Things that the profile wants and that are there in full", kOwn,
     "Nearly enough counts as not covered."},
    {"single_provider_cells", "Things that the profile wants and of which one organization gives more than 80 %", kOwn,
     "A thing that nobody gave before may now hang on one: that is better than nothing."},
    {"sector_holes", "Pairs of sectors that have fewer partnerships than half of what chance would give", kOwn,
     "With few organizations of a sector chance alone makes and closes them."},
    {"giver_hhi", "Each giver's share of the resource that flows most often, squared and added up (HHI)",
     "Herfindahl (1950), Hirschman (1945)", "One over it is as if it came from so many equal givers."},
    {"matching_value",
     "The most that priority times amount can come to, when each offer is given where it is worth most",
     "A transportation problem (Hitchcock 1941)",
     "It adds up units that are not alike: read it as more or less, not as an amount."},
    {"needs_not_met", "Open needs with an amount that the best plan does not meet in full", "Hitchcock (1941)",
     "Needs without an amount do not count."},
    {"accessible_share", "What can be reached of what is needed, resource by resource, averaged",
     "Paez, Higgins and Vivona (2019)", "Resources that are needed but not offered are left out."},
    {"backbone", "The highest score of any organization for work that holds the others together, 0 to 1", kOwn,
     "Who takes on more functions raises it, also where sharing them would be better."},
    {"load", "The most partners that any organization of before gets new", kOwn,
     "Each new partner takes time of somebody: ask before counting on it."},
});

}  // namespace

Why why_line(const WhatIfLine& line) {
  const auto words = std::ranges::find(kWords, line.id, &LineWords::id);
  assert(words != kWords.end());
  Why why;
  why.formula = words->formula;
  why.source = words->source;
  why.trap = words->trap;
  why.terms = {{"Before", line.before, line.unit, ""},
               {"After", line.after, line.unit, line.note},
               {"Change", line.change(), line.unit, ""}};
  if (!line.before) why.missing.push_back("The value before, or it is not defined there");
  if (!line.after) why.missing.push_back("The value after, or it is not defined there");
  return why;
}

}  // namespace xylem::analysis
