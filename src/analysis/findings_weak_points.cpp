// Findings of weak points, put in words.
#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/finding_makers.h"
#include "xylem/analysis/weak_points.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using graph::Snapshot;

Finding of_node(const Snapshot& snapshot, const FragileNode& point) {
  const auto parts = parts_without(snapshot.partnerships, point.node);
  std::vector<std::string> cut_off;
  std::vector<FindingSubject> subjects{organization_subject(snapshot, point.node)};
  for (std::size_t part = 1; part < parts.size(); ++part) {
    for (const std::uint32_t node : parts[part]) {
      cut_off.push_back(name_of(snapshot, node));
      subjects.push_back(organization_subject(snapshot, node));
    }
  }
  const double others = std::max(1.0, snapshot.size() - 1.0);
  Finding made = finding("single_point_of_failure", "A6",
                         0.2 + 0.5 * std::min(1.0, (point.cut_off - 1.0) / 4.0) + 0.25 * point.cut_off / others,
                         "Without " + name_of(snapshot, point.node) + ", " + listed(cut_off, 5) +
                             (cut_off.size() == 1 ? " is" : " are") + " cut off from the rest");
  made.subjects = std::move(subjects);
  made.why.formula =
      "Share of pairs of the other organizations that cannot reach each other without it: 1 - sum s (s - 1) / (n (n - "
      "1)) over the parts";
  made.why.source = "Borgatti (2006)";
  made.why.terms = {term("Fragmentation without it", point.fragmentation), term("Parts", point.parts, "parts"),
                    term("Cut off", point.cut_off, "organizations")};
  made.next_move =
      "Help " + (cut_off.empty() ? std::string("one of them") : cut_off.front()) + " to a second partner elsewhere";
  return made;
}

void add_network(const Snapshot& snapshot, const WeakPoints& points, std::vector<Finding>& found) {
  for (const FragileNode& point : points.fragility.nodes) found.push_back(of_node(snapshot, point));
  for (const FragileTie& tie : points.fragility.ties) {
    if (tie.cut_off < 2) continue;
    const double others = std::max(1.0, static_cast<double>(snapshot.size()));
    Finding made = finding("bridge", "A6", 0.25 + 0.5 * tie.cut_off / others,
                           "Only the partnership of " + names_of(snapshot, tie.edge) + " holds " +
                               base::counted(tie.cut_off, "organization") + " to the rest");
    const graph::Edge& ends = snapshot.partnerships.edges()[tie.edge];
    made.subjects = {partnership_subject(snapshot, tie.edge), organization_subject(snapshot, ends.from),
                     organization_subject(snapshot, ends.to)};
    made.why.formula = "Share of pairs that cannot reach each other without the tie";
    made.why.source = "Borgatti (2006)";
    made.why.terms = {term("Fragmentation without it", tie.fragmentation),
                      term("On the smaller side", tie.cut_off, "organizations")};
    made.next_move = "Bring together a second pair across it";
    found.push_back(std::move(made));
  }
}

void add_cells(const Snapshot& snapshot, const Coverage& coverage, const WeakPoints& points,
               std::vector<Finding>& found) {
  for (const std::uint32_t place : points.single_provider_cells) {
    const CoverageCell& cell = coverage.cells[place];
    const std::uint32_t provider = cell.providers.front().node;
    Finding made = finding("single_provider", "A6", std::min(0.5, 0.3 + 0.1 * cell.row.weight),
                           cell.label + ": it all hangs on " + name_of(snapshot, provider));
    made.subjects = {organization_subject(snapshot, provider)};
    made.why.formula = "The largest provider's share of what is there: above 80 %";
    const std::string unit = cell.counts_providers ? "organizations" : cell.unit;
    for (const Provider& one : cell.providers)
      made.why.terms.push_back(term(name_of(snapshot, one.node), one.amount, unit));
    if (cell.unplaced > 0) made.certainty = Certainty::likely;
    if (cell.unplaced > 0)
      made.certainty_note =
          base::counted(cell.unplaced, "organization names", "organizations name") + " no stage or no sector";
    made.next_move = "Find a second provider";
    found.push_back(std::move(made));
  }
}

void add_funding(const Snapshot& snapshot, const WeakPoints& points, std::vector<Finding>& found) {
  for (const FundingConcentration& row : points.funding) {
    if (!row.hhi || row.hhi->mid <= points.thresholds.funding_concentration) continue;
    const bool outside = row.largest_giver >= snapshot.size();
    const std::string giver = outside ? std::string("outside the map") : name_of(snapshot, row.largest_giver);
    const double share = row.largest / row.total;
    const std::string how_much =
        row.givers == 1 ? "All known money of " : base::readable(100.0 * share, 0) + "% of the money of ";
    Finding made = finding("single_funder", "A6", 0.15 + 0.3 * row.hhi->mid + (row.givers > 1 ? 0.1 : 0.0),
                           how_much + name_of(snapshot, row.node) + " comes from " + giver);
    made.subjects = {organization_subject(snapshot, row.node)};
    if (!outside) made.subjects.push_back(organization_subject(snapshot, row.largest_giver));
    made.why.formula = "Sum of squared shares of the givers; above " +
                       base::readable(points.thresholds.funding_concentration) + " few givers decide";
    made.why.source = "Herfindahl (1950), Hirschman (1945)";
    made.why.terms = {term("Sum of squared shares", row.hhi->mid), term("Givers", row.givers, "givers"),
                      term(giver, row.largest, row.unit), term("All", row.total, row.unit)};
    if (row.unknown_amounts > 0) {
      made.certainty =
          row.hhi->low > points.thresholds.funding_concentration ? Certainty::likely : Certainty::uncertain;
      made.certainty_note = base::counted(row.unknown_amounts, "amount is", "amounts are") + " not known";
      made.why.missing.push_back(made.certainty_note);
    }
    made.next_move = "Look for a second source before the first one ends";
    found.push_back(std::move(made));
  }
}

void add_contacts(const Snapshot& snapshot, const WeakPoints& points, std::vector<Finding>& found) {
  std::map<std::uint32_t, std::vector<const SingleContact*>> by_edge;
  for (const SingleContact& contact : points.single_contacts) by_edge[contact.edge].push_back(&contact);
  for (const auto& [edge, sides] : by_edge) {
    const bool settled = snapshot.facts[edge].phase.text() == "consolidation";
    std::vector<std::string> names;
    for (const SingleContact* side : sides) names.push_back(name_of(snapshot, side->node));
    const bool nobody = std::ranges::all_of(sides, [](const auto* side) { return side->people == 0; });
    Finding made = finding("single_contact", "A6", settled ? 0.45 : 0.25,
                           "The partnership of " + names_of(snapshot, edge) +
                               (nobody ? " has nobody at " : " hangs on one person at ") + listed(names));
    made.subjects.push_back(partnership_subject(snapshot, edge));
    made.why.formula = "People in current roles for the partnership or the whole organization, on each side";
    for (const SingleContact* side : sides) {
      made.subjects.push_back(organization_subject(snapshot, side->node));
      made.why.terms.push_back(term(name_of(snapshot, side->node), side->people, "people"));
    }
    made.next_move = "Bring a second person of " + names.front() + " into it";
    found.push_back(std::move(made));
  }
}

std::string agreement_sentence(const Snapshot& snapshot, const AgreementPoint& point) {
  const std::string whose = "The agreement of " + names_of(snapshot, point.edge);
  const auto days = static_cast<std::size_t>(std::abs(point.days.value_or(0)));
  if (point.gap == AgreementGap::expired) return whose + " ran out " + base::counted(days, "day") + " ago";
  return days == 0 ? whose + " runs out today" : whose + " runs out in " + base::counted(days, "day");
}

void add_group_of_agreements(const Snapshot& snapshot, const WeakPoints& points, AgreementGap gap,
                             std::vector<Finding>& found) {
  std::vector<std::uint32_t> edges;
  for (const AgreementPoint& point : points.agreements) {
    if (point.gap == gap) edges.push_back(point.edge);
  }
  if (edges.empty()) return;
  std::ranges::stable_sort(edges, {},
                           [&](std::uint32_t edge) { return snapshot.facts[edge].phase.text() != "consolidation"; });
  const bool missing = gap == AgreementGap::none_recorded;
  Finding made = finding(missing ? "agreement_missing" : "agreement_not_signed", "A6", missing ? 0.3 : 0.2,
                         base::counted(edges.size(), "partnership") + " in development or consolidation " +
                             (edges.size() == 1 ? "has " : "have ") +
                             (missing ? "no agreement" : "an agreement of which nobody said whether it is signed"));
  for (const std::uint32_t edge : edges) made.subjects.push_back(partnership_subject(snapshot, edge));
  made.why.formula = "Partnerships in development or consolidation without an agreement in force";
  made.why.terms = {term("Partnerships", static_cast<double>(edges.size()), "partnerships")};
  made.certainty = missing ? Certainty::likely : Certainty::uncertain;
  made.certainty_note = missing ? "Some may have one that nobody wrote down" : "It may be in force";
  made.next_move = "Begin with " + names_of(snapshot, edges.front()) + ": who does what, who brings what, until when";
  found.push_back(std::move(made));
}

void add_agreements(const Snapshot& snapshot, const WeakPoints& points, std::vector<Finding>& found) {
  for (const AgreementPoint& point : points.agreements) {
    if (point.gap != AgreementGap::expired && point.gap != AgreementGap::expiring) continue;
    const bool over = point.gap == AgreementGap::expired;
    const double near =
        1.0 - std::clamp(point.days.value_or(0) / static_cast<double>(std::max(1, points.thresholds.days_to_expiry)),
                         0.0, 1.0);
    Finding made = finding(over ? "agreement_expired" : "agreement_expiring", "A6", over ? 0.6 : 0.4 + 0.15 * near,
                           agreement_sentence(snapshot, point) + (over ? ", and they go on" : ""));
    made.subjects = {partnership_subject(snapshot, point.edge),
                     {FindingSubject::Kind::agreement, point.agreement.text()}};
    made.why.formula = "Days from the date of the map to the end of the agreement; a warning from " +
                       base::readable(points.thresholds.days_to_expiry, 0) + " days on";
    made.why.terms = {term("Days left", point.days.value_or(0), "days")};
    made.next_move = over ? "Renew it, or say that it is over" : "Talk about what comes after it";
    found.push_back(std::move(made));
  }
  add_group_of_agreements(snapshot, points, AgreementGap::none_recorded, found);
  add_group_of_agreements(snapshot, points, AgreementGap::not_known_if_signed, found);
}

void add_trust(const Snapshot& snapshot, const WeakPoints& points, std::vector<Finding>& found) {
  for (const LowTrust& row : points.low_trust) {
    const graph::Edge& ends = snapshot.partnerships.edges()[row.edge];
    const std::uint32_t about = ends.from == row.from ? ends.to : ends.from;
    Finding made =
        finding("low_trust", "A6", 0.5 + 0.2 * (points.thresholds.trust - row.mean.mid),
                name_of(snapshot, row.from) + " hardly trusts " + name_of(snapshot, about) + ": " +
                    base::readable(row.mean.mid, 1) + " of 4" +
                    (row.of_the_other ? ", the other way round " + base::readable(*row.of_the_other, 1) : ""));
    made.subjects = {partnership_subject(snapshot, row.edge), organization_subject(snapshot, row.from),
                     organization_subject(snapshot, about)};
    made.why.formula =
        "Mean of reliability, shared mission and openness, 1 to 4, by the newest answers of one side; below " +
        base::readable(points.thresholds.trust) + " is low";
    made.why.terms = {term("Mean of one side", row.mean.mid), term("Mean of the other side", row.of_the_other)};
    if (!row.of_the_other) made.why.missing.push_back("What the other side says");
    if (!row.mean.exact()) made.why.missing.push_back("Some of the three answers");
    made.certainty = row.mean.high < points.thresholds.trust ? Certainty::sure : Certainty::uncertain;
    if (made.certainty != Certainty::sure) made.certainty_note = "An answer is missing that could lift it";
    made.next_move = "Let somebody both trust ask each side what happened";
    found.push_back(std::move(made));
  }
}

void add_silent(const Snapshot& snapshot, const WeakPoints& points, std::vector<Finding>& found) {
  constexpr std::size_t kAtLeast = 10;
  const std::size_t all = snapshot.facts.size();
  if (points.silent.size() >= kAtLeast && 3 * points.silent.size() >= all) {
    const auto count = static_cast<double>(points.silent.size());
    Finding made = finding("silent_partnerships", "A6", 0.3,
                           base::readable(count, 0) + " of " + base::counted(all, "partnership") +
                               " show no flow, meeting or answer in " +
                               base::counted(static_cast<std::size_t>(points.thresholds.silent_months), "month"));
    for (const SilentPartnership& row : points.silent) made.subjects.push_back(partnership_subject(snapshot, row.edge));
    made.why.formula = "Partnerships without a flow, a convening of both or a rating in the window";
    made.why.terms = {term("Without a sign", count, "partnerships"),
                      term("All", static_cast<double>(all), "partnerships")};
    made.certainty = Certainty::uncertain;
    made.certainty_note = "With so many, perhaps not everything was recorded";
    made.next_move = "Ask first what was recorded, then who still meets";
    found.push_back(std::move(made));
    return;
  }
  for (const SilentPartnership& row : points.silent) {
    const std::string since = row.last ? "; the last sign is of " + ecosystem::readable(ecosystem::date_of(*row.last))
                                       : "; there has been no sign at all";
    Finding made =
        finding("silent_partnership", "A6", 0.45,
                names_of(snapshot, row.edge) + ": no flow, meeting or answer in " +
                    base::counted(static_cast<std::size_t>(points.thresholds.silent_months), "month") + since);
    made.subjects = {partnership_subject(snapshot, row.edge)};
    made.why.formula =
        "Flows between the two, convenings that both attended and ratings of one by the other in the window: none";
    made.why.terms = {term("Signs in the window", 0.0)};
    if (row.could_be_undated) made.certainty = Certainty::uncertain;
    if (row.could_be_undated) made.certainty_note = "Something between them has no date";
    made.next_move = "Call both: does it still run?";
    found.push_back(std::move(made));
  }
}

}  // namespace

std::vector<Finding> findings_of(const Snapshot& snapshot, const Coverage* coverage, const WeakPoints& weak_points) {
  std::vector<Finding> found;
  add_network(snapshot, weak_points, found);
  if (coverage != nullptr) add_cells(snapshot, *coverage, weak_points, found);
  add_funding(snapshot, weak_points, found);
  add_contacts(snapshot, weak_points, found);
  add_agreements(snapshot, weak_points, found);
  add_trust(snapshot, weak_points, found);
  add_silent(snapshot, weak_points, found);
  return found;
}

}  // namespace xylem::analysis
