// The Why of coverage cells, of the coverage index and of ghosts.
#include <string>

#include "analysis/why_terms.h"
#include "xylem/analysis/whys.h"

namespace xylem::analysis {
namespace {

constexpr std::string_view kTargets = "A target is what somebody set: look at who set it before at what is short.";

/// What of a cell nobody said.
std::vector<std::string> not_known_of(const CoverageCell& cell) {
  std::vector<std::string> missing;
  if (cell.unknown_amounts > 0) {
    missing.push_back(base::counted(cell.unknown_amounts, "provider") + " whose amount is not known");
  }
  if (cell.unplaced > 0) {
    missing.push_back(base::counted(cell.unplaced, "organization") +
                      " that would count if their stages and sector were given");
  }
  if (missing.empty() && cell.status == CellStatus::not_known) missing.emplace_back("No offer and no flow is recorded");
  return missing;
}

}  // namespace

Why why_cell(const graph::Snapshot& snapshot, const CoverageCell& cell) {
  Why why{"What is there divided by what is wanted, at most 1",
          {},
          not_known_of(cell),
          "Xylem's own",
          std::string(kTargets)};
  const std::string unit = cell.counts_providers ? "organizations" : cell.unit;
  why.terms = {{"Coverage", cell.coverage, "", std::string(to_text(cell.status))},
               {"There", cell.supply, unit, cell.counts_providers ? "" : "in a year, as far as known"},
               {"Wanted", cell.target, unit, ""}};
  std::vector<WhyTerm> providers;
  for (const Provider& provider : cell.providers) {
    const std::string& name = snapshot.organizations[provider.node]->name;
    if (cell.counts_providers) {
      providers.push_back({name, 1.0, "", ""});
    } else {
      providers.push_back({name, provider.amount, unit, provider.amount ? "" : "amount not known"});
    }
  }
  add_terms(why, std::move(providers));
  return why;
}

Why why_coverage(const Coverage& coverage) {
  Why why{"Each cell's coverage times its weight, added up and divided by the weights",
          {},
          {},
          "Xylem's own",
          std::string(kTargets)};
  double weights = 0.0;
  double covered = 0.0;
  for (const CoverageCell& cell : coverage.cells) {
    weights += cell.row.weight;
    covered += cell.row.weight * cell.coverage;
  }
  why.terms = {{"Coverage index", coverage.index, "", ""},
               count_term("Coverage times weight, added up", covered),
               count_term("Weights, added up", weights, base::counted(coverage.cells.size(), "cell"))};
  if (coverage.index != coverage.index_high) {
    why.terms.push_back({"If all that is not known were covered", coverage.index_high, "", ""});
  }
  std::vector<WhyTerm> shortest;
  for (const std::uint32_t place : coverage.deficits) {
    const CoverageCell& cell = coverage.cells[place];
    shortest.push_back({cell.label, cell.coverage, "", shortage_in_words(cell)});
  }
  if (shortest.size() > kMostTermsShown) {
    const std::size_t more = shortest.size() - kMostTermsShown;
    shortest.resize(kMostTermsShown);
    shortest.back().note += ", and " + base::counted(more, "more cell") + " short";
  }
  for (WhyTerm& term : shortest) why.terms.push_back(std::move(term));
  if (coverage.not_known > 0) why.missing.push_back(base::counted(coverage.not_known, "cell") + " not known");
  return why;
}

Why why_ghost(const graph::Snapshot& snapshot, const Coverage& coverage, const Ghost& ghost) {
  Why why{"What is missing in each gap that it would fill, times the gap's weight, added up",
          {},
          {},
          "Xylem's own",
          std::string(kTargets)};
  why.terms.push_back(count_term("Missed by", ghost.rank, "larger is missed more"));
  std::vector<WhyTerm> gaps;
  for (const std::uint32_t place : ghost.cells) {
    const CoverageCell& cell = coverage.cells[place];
    gaps.push_back({cell.label, cell.deficit(), "", shortage_in_words(cell)});
  }
  for (const SectorCount& sector : coverage.sectors) {
    if (!ghost.below_minimum || sector.minimum.sector != ghost.sector) continue;
    gaps.push_back({sector.label + ", organizations at all", sector.deficit(), "",
                    base::readable(sector.actual, 0) + " of at least " +
                        base::readable(static_cast<double>(sector.minimum.count), 0)});
  }
  add_terms(why, std::move(gaps));
  for (const std::uint32_t node : ghost.ties) {
    why.terms.push_back({"Would be tied to " + snapshot.organizations[node]->name,
                         static_cast<double>(snapshot.partnerships.degree(node)), "partners", "it has these today"});
  }
  if (coverage.not_known > 0) {
    why.missing.push_back(base::counted(coverage.not_known, "cell") + " not known: they make no missing partner");
  }
  return why;
}

}  // namespace xylem::analysis
