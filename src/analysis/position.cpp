// Position: findings about routes and about sectors that keep to themselves.
#include "xylem/analysis/position.h"

#include <optional>

#include "xylem/analysis/network.h"
#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"

namespace xylem::analysis {
namespace {

using graph::Snapshot;

Finding route_finding(const Snapshot& snapshot, std::uint32_t node, double share, bool shared) {
  Finding finding;
  finding.kind = "most_routes";
  finding.analysis = "A1";
  const std::string& name = snapshot.organizations[node]->name;
  finding.sentence = name + " lies on " + percent_in_words(share) + " of all shortest routes between others.";
  finding.weight = 0.3 + 0.4 * share;
  finding.certainty = Certainty::likely;
  finding.certainty_note = "One missing tie can change who lies on the most routes";
  finding.subjects = {{FindingSubject::Kind::organization, snapshot.organizations[node]->id.text()}};
  const MeasureRow& row = row_of(Measure::betweenness_normalized);
  finding.why = {std::string(row.term),
                 {{"Share of routes", share, "", shared ? "others have as many" : ""},
                  {"Organizations", static_cast<double>(snapshot.size()), "", ""}},
                 {},
                 std::string(row.source)};
  finding.next_move = "Let " + name + " introduce its partners to each other.";
  return finding;
}

Finding sectors_finding(const Mixing& mixing) {
  Finding finding;
  finding.kind = "sectors_apart";
  finding.analysis = "A1";
  const CrossIndex& cross = mixing.cross;
  const double share = static_cast<double>(mixing.crossing) / mixing.ties;
  finding.sentence = "Sectors keep to themselves: " + percent_in_words(share) +
                     " of partnerships cross sectors, fewer than chance would give.";
  finding.weight = 0.6;
  finding.certainty = mixing.ungrouped > 0 ? Certainty::likely : Certainty::sure;
  if (mixing.ungrouped > 0)
    finding.certainty_note = base::counted(mixing.ungrouped, "organization") + " without a sector";
  finding.why = {"E-I index: ties across sectors less ties within, over all ties",
                 {{"Ties across sectors", static_cast<double>(mixing.crossing), "", ""},
                  {"Ties within a sector", static_cast<double>(mixing.ties - mixing.crossing), "", ""},
                  {"E-I index", cross.value, "", ""},
                  {"E-I index by chance", cross.expected, "", ""},
                  {"Chance of as few crossing", cross.chance_of_as_little, "",
                   cross.exact ? "all labelings tried" : "2,000 labelings drawn"}},
                 {},
                 "Krackhardt and Stern, Informal networks and organizational crises (1988)"};
  finding.next_move = "Introduce partners of different sectors where a need meets an offer.";
  return finding;
}

}  // namespace

std::vector<Finding> findings_of(const Snapshot& snapshot, const Values& routes, const Grouping& sectors,
                                 const Mixing& mixing) {
  std::vector<Finding> findings;
  if (snapshot.size() < kFewestForShares) return findings;
  const std::vector<std::uint32_t> places = ranks(routes);
  std::optional<std::uint32_t> first;
  std::uint32_t sharing = 0;
  for (std::uint32_t node = 0; node < places.size(); ++node) {
    if (places[node] != 1) continue;
    ++sharing;
    if (!first) first = node;
  }
  if (first && *routes[*first] >= kMostRoutes) {
    findings.push_back(route_finding(snapshot, *first, *routes[*first], sharing > 1));
  }
  const CrossIndex& cross = mixing.cross;
  const bool apart = cross.value && cross.expected && *cross.value < *cross.expected;
  if (sectors.count() > 1 && apart && cross.chance_of_as_little.value_or(1.0) <= kByChance) {
    findings.push_back(sectors_finding(mixing));
  }
  return findings;
}

}  // namespace xylem::analysis
