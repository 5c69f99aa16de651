// Findings of missing partners, missing links and unmet needs, put in words.
#include <algorithm>
#include <map>
#include <set>

#include "analysis/finding_makers.h"
#include "analysis/neighborhood.h"
#include "analysis/supply.h"
#include "xylem/analysis/ghosts.h"
#include "xylem/analysis/introductions.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using graph::Snapshot;

/// Where to look for who would fill a cell: the ghost that gathers it.
std::string look_for(const std::vector<Ghost>& ghosts, std::uint32_t cell) {
  for (const Ghost& ghost : ghosts) {
    if (contains(ghost.cells, cell)) return "Look for: " + ghost.label;
  }
  return "Ask the partners who could do it";
}

/// The stages asked for of which nobody at all is there.
std::set<std::string> empty_stages(const Snapshot& snapshot, const Coverage& coverage) {
  const Supply supply(snapshot);
  std::set<std::string> stages;
  for (const CoverageCell& cell : coverage.cells) {
    if (!cell.row.stage.empty() && cell.supply <= 0.0) stages.insert(cell.row.stage.text());
  }
  for (const CoverageCell& cell : coverage.cells) {
    if (cell.supply > 0.0 || cell.status == CellStatus::not_known) stages.erase(cell.row.stage.text());
  }
  std::erase_if(stages, [&](const std::string& stage) {
    for (std::uint32_t node = 0; node < snapshot.size(); ++node) {
      if (supply.serves(node, ecosystem::StageId(stage), {})) return true;
    }
    return false;
  });
  return stages;
}

void set_certainty(const CoverageCell& cell, Finding& made) {
  if (cell.unplaced == 0) return;
  made.certainty = Certainty::likely;
  made.certainty_note =
      base::counted(cell.unplaced, "organization names", "organizations name") + " no stage or no sector";
  made.why.missing.push_back(made.certainty_note);
}

Finding cell_finding(const Snapshot& snapshot, const Coverage& coverage, std::uint32_t place,
                     const std::vector<Ghost>& ghosts) {
  const CoverageCell& cell = coverage.cells[place];
  Finding made = finding("target_short", "A3", std::min(0.7, 0.25 + 0.35 * cell.deficit()),
                         cell.label + ": " + shortage_in_words(cell));
  const std::string unit = cell.counts_providers ? "organizations" : cell.unit;
  made.why.formula = "What is there divided by what is wanted, at most 1";
  made.why.terms = {term("Wanted", cell.target, unit), term("There", cell.supply, unit), term("Covered", cell.coverage),
                    term("Weight of the cell", cell.row.weight)};
  for (const Provider& provider : cell.providers) {
    made.subjects.push_back(organization_subject(snapshot, provider.node));
    made.why.terms.push_back(term(name_of(snapshot, provider.node), provider.amount, unit));
  }
  set_certainty(cell, made);
  made.next_move = look_for(ghosts, place);
  return made;
}

Finding stage_finding(const Snapshot& snapshot, const Coverage& coverage, const std::string& stage,
                      const std::vector<Ghost>& ghosts) {
  const std::string label = ecosystem::term_label(*snapshot.ecosystem, "stage", stage);
  Finding made = finding("stage_without_provider", "A3", 0.8,
                         label + ": nobody is there for this stage, with an offer, a program or at all");
  made.why.formula = "Organizations that serve the stage themselves or by an offer, a flow or a program";
  made.why.terms.push_back(term("Organizations", 0.0, "organizations"));
  std::set<std::string> who;
  for (std::uint32_t place = 0; place < coverage.cells.size(); ++place) {
    const CoverageCell& cell = coverage.cells[place];
    if (cell.row.stage.text() != stage) continue;
    made.why.terms.push_back(
        term("Wanted: " + cell.label, cell.target, cell.counts_providers ? "organizations" : cell.unit));
    for (const Ghost& ghost : ghosts) {
      if (contains(ghost.cells, place)) who.insert(ghost.label);
    }
  }
  made.next_move =
      who.empty() ? "Ask who works with this age already" : "Look for: " + listed({who.begin(), who.end()});
  return made;
}

}  // namespace

std::vector<Finding> findings_of(const Snapshot& snapshot, const Coverage& coverage, const std::vector<Ghost>& ghosts) {
  std::vector<Finding> found;
  if (snapshot.size() == 0) return found;
  const std::set<std::string> empty = empty_stages(snapshot, coverage);
  for (const std::string& stage : empty) found.push_back(stage_finding(snapshot, coverage, stage, ghosts));
  for (const std::uint32_t place : coverage.deficits) {
    if (!empty.contains(coverage.cells[place].row.stage.text()))
      found.push_back(cell_finding(snapshot, coverage, place, ghosts));
  }
  for (const SectorCount& count : coverage.sectors) {
    if (count.deficit() <= 0.0 || count.not_known) continue;
    const std::string wanted = base::counted(static_cast<std::size_t>(count.minimum.count), "organization");
    Finding made = finding("sector_below_minimum", "A3", std::min(0.75, 0.3 + 0.35 * count.deficit()),
                           count.label + ": " + base::readable(count.actual, 0) + " of at least " + wanted);
    made.why.formula = "Organizations of the sector divided by the least that is wanted";
    made.why.terms = {term("There", count.actual, "organizations"),
                      term("Wanted", static_cast<double>(count.minimum.count), "organizations")};
    for (const Ghost& ghost : ghosts) {
      if (ghost.sector == count.minimum.sector) made.next_move = "Look for: " + ghost.label;
    }
    found.push_back(std::move(made));
  }
  return found;
}

std::vector<Finding> findings_of(const Snapshot& snapshot, const Grouping& sectors, const Mixing& mixing,
                                 const Introductions& introductions) {
  std::vector<Finding> found;
  for (const GroupPair& hole : mixing.pairs) {
    if (!hole.hole || hole.a == hole.b) continue;
    const double missing = std::clamp(1.0 - hole.ties / std::max(hole.expected, 1e-9), 0.0, 1.0);
    Finding made = finding(
        "sector_hole", "A4", 0.4 + 0.5 * missing * std::min(1.0, hole.expected / 5.0),
        sectors.labels[hole.a] + " and " + sectors.labels[hole.b] + " hardly work together: " + pairs_in_words(hole));
    made.why.formula =
        "log2((ties + .5) / (expected ties + .5)); expected: everybody keeps as many partners, drawn at random";
    made.why.terms = {term("Ties", hole.ties, "ties"),
                      term("Possible pairs", static_cast<double>(hole.possible), "pairs"),
                      term("Expected ties", hole.expected, "ties"), term("Score", hole.score)};
    if (hole.near_threshold) made.certainty = Certainty::likely;
    if (hole.near_threshold) made.certainty_note = "The score is close to where a hole begins";
    if (mixing.ungrouped > 0)
      made.why.missing.push_back(base::counted(mixing.ungrouped, "organization names", "organizations name") +
                                 " no sector");
    const auto across = [&](const Introduction& pair) {
      const auto x = sectors.of_node[pair.a];
      const auto y = sectors.of_node[pair.b];
      return x && y && std::min(*x, *y) == hole.a && std::max(*x, *y) == hole.b;
    };
    const auto best = std::ranges::find_if(introductions.pairs, across);
    if (best != introductions.pairs.end()) {
      made.subjects = {organization_subject(snapshot, best->a), organization_subject(snapshot, best->b)};
      made.next_move = "Introduce " + name_of(snapshot, best->a) + " to " + name_of(snapshot, best->b);
      if (!best->introducers.empty()) {
        made.next_move += "; " + name_of(snapshot, best->introducers.front()) + " knows both";
        made.subjects.push_back(organization_subject(snapshot, best->introducers.front()));
      }
    }
    found.push_back(std::move(made));
  }
  return found;
}

namespace {

/// Of the offers that fit a need and are of somebody whom a partner knows: the one that fits most closely, of those
/// with enough left, else the one with most left; null when there is none.
const Match* two_steps_away(const Matching& matching, std::uint32_t need, const std::vector<const Match*>& matches) {
  const Match* best = nullptr;
  const double wants = matching.needs[need].amount.value_or(0.0) - matching.needs[need].flows;
  for (const Match* match : matches) {
    if (match->need != need) continue;
    const MatchOffer& offer = matching.offers[match->offer];
    if (match->nearness == Nearness::partners && offer.left() > 0.0) return nullptr;  // a partner could help
    if (match->nearness != Nearness::one_broker || offer.left() <= 0.0) continue;
    const auto better = [&](double left, double than) {
      const bool enough = left >= wants && than >= wants;
      return enough ? left < than : left > than;
    };
    if (best == nullptr || better(offer.left(), matching.offers[best->offer].left())) best = match;
  }
  return best;
}

Finding two_steps_finding(const Snapshot& snapshot, const Matching& matching, const Match& match) {
  const MatchOffer& offer = matching.offers[match.offer];
  const MatchNeed& need = matching.needs[match.need];
  const Neighborhood near(snapshot.partnerships);
  const std::uint32_t broker = near.common(offer.node, need.node).front();
  const std::string what = base::lowered(ecosystem::term_label(*snapshot.ecosystem, "resource", need.resource.text()));
  const std::string unit = ecosystem::unit_of(*snapshot.ecosystem, need.resource);
  const std::string wants =
      need.amount ? base::readable(*need.amount - need.flows, 0) + (unit.empty() ? "" : " " + unit) + " of " + what
                  : what;
  Finding made =
      finding("unmet_need_two_steps_away", "A5", 0.3 + 0.1 * static_cast<double>(need.priority),
              name_of(snapshot, need.node) + " needs " + wants + ", " + name_of(snapshot, offer.node) + " has " +
                  base::readable(offer.left(), 0) + " left, and " + name_of(snapshot, broker) + " knows both");
  made.subjects = {{FindingSubject::Kind::need, need.id.text()},
                   organization_subject(snapshot, need.node),
                   organization_subject(snapshot, offer.node),
                   {FindingSubject::Kind::offer, offer.id.text()},
                   organization_subject(snapshot, broker)};
  made.why.formula =
      "What can be reached of the offer less what flowed in 12 months, against the need less what it got";
  made.why.terms = {term("Needed a year", need.amount, unit), term("Received in 12 months", need.flows, unit),
                    term("Offered a year", offer.amount, unit), term("Given in 12 months", offer.flows, unit)};
  if (!need.amount) made.why.missing.push_back("How much is needed");
  if (offer.amount_worked_out)
    made.why.missing.push_back("How much of the offer can be reached was worked out from its barriers");
  made.certainty = need.amount ? Certainty::sure : Certainty::likely;
  made.next_move = "Ask " + name_of(snapshot, broker) + " to introduce them";
  return made;
}

}  // namespace

std::vector<Finding> findings_of(const Snapshot& snapshot, const Matching& matching) {
  std::vector<Finding> found;
  std::map<std::uint32_t, std::vector<const Match*>> of_need;
  for (const Match& match : matching.matches) of_need[match.need].push_back(&match);
  std::map<std::string, std::vector<std::uint32_t>> alone;  // needs that nothing fits, by resource
  for (std::uint32_t place = 0; place < matching.needs.size(); ++place) {
    const MatchNeed& need = matching.needs[place];
    if (need.amount && need.flows >= *need.amount) continue;  // it gets what it needs
    if (need.offers == 0) alone[need.resource.text()].push_back(place);
    if (const Match* match = two_steps_away(matching, place, of_need[place]))
      found.push_back(two_steps_finding(snapshot, matching, *match));
  }
  for (auto& [resource, needs] : alone) {
    std::ranges::stable_sort(needs, std::ranges::greater{},
                             [&](std::uint32_t place) { return matching.needs[place].priority; });
    const std::string what = base::lowered(ecosystem::term_label(*snapshot.ecosystem, "resource", resource));
    std::vector<std::string> names;
    std::vector<FindingSubject> subjects;
    std::vector<WhyTerm> terms;
    for (const std::uint32_t place : needs) {
      const MatchNeed& need = matching.needs[place];
      names.push_back(name_of(snapshot, need.node));
      subjects.push_back({FindingSubject::Kind::need, need.id.text()});
      subjects.push_back(organization_subject(snapshot, need.node));
      terms.push_back(term(names.back(), need.amount, ecosystem::unit_of(*snapshot.ecosystem, need.resource)));
    }
    const auto priority = static_cast<double>(matching.needs[needs.front()].priority);
    Finding made = finding("need_without_offer", "A5",
                           0.15 + 0.1 * priority + 0.05 * std::min<double>(4.0, static_cast<double>(needs.size())),
                           listed(names) + (needs.size() == 1 ? " needs " : " need ") + what + ", and no offer fits");
    made.subjects = std::move(subjects);
    made.why.formula = "Offers of the resource that are eligible for the need: none";
    made.why.terms = std::move(terms);
    made.next_move = "Ask who could offer " + what;
    found.push_back(std::move(made));
  }
  return found;
}

}  // namespace xylem::analysis
