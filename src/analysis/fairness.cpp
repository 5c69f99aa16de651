// Fairness: its parts put together, what stands behind them, and what is worth looking at.
#include "xylem/analysis/fairness.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "analysis/fairness_parts.h"
#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"

namespace xylem::analysis {
namespace {

constexpr double kVeryUneven = 2.0 / 3.0 - 1e-9;  // two of the three steps between the lowest and the highest answer

const std::string& name_of(const graph::Snapshot& snapshot, std::uint32_t node) {
  return snapshot.organizations[node]->name;
}
FindingSubject organization(const graph::Snapshot& snapshot, std::uint32_t node) {
  return {FindingSubject::Kind::organization, snapshot.organizations[node]->id.text()};
}
std::string amount_of(double amount, const std::string& unit) {
  return unit.empty() ? base::readable(amount, 0) : base::readable(amount, 0) + " " + unit;
}

void add_subjects(const graph::Snapshot& snapshot, const IdleCapacity& row, Finding& finding) {
  if (!row.offers.empty()) finding.subjects.push_back({FindingSubject::Kind::offer, row.offers.front().text()});
  finding.subjects.push_back(organization(snapshot, row.node));
  for (const ecosystem::NeedId& need : row.needs) finding.subjects.push_back({FindingSubject::Kind::need, need.text()});
}

Finding blocked_finding(const graph::Snapshot& snapshot, const IdleCapacity& row) {
  const std::string& who = name_of(snapshot, row.node);
  Finding finding;
  finding.kind = "blocked_capacity";
  finding.analysis = "A10";
  finding.sentence = fmt::format("{} could give {} more ({}), but a barrier stands before it: {}", who,
                                 amount_of(row.idle, row.unit), row.title, base::joined(row.barriers, ", "));
  finding.weight = .5 + .3 * (1.0 - row.release.mid);
  finding.certainty = row.unknown > 0 || row.near_threshold ? Certainty::likely : Certainty::sure;
  if (row.unknown > 0) finding.certainty_note = base::counted(row.unknown, "amount") + " not known";
  add_subjects(snapshot, row, finding);
  finding.why = why_idle(row);
  finding.next_move = fmt::format("Ask {} and those it does not reach what would take the barrier away", who);
  return finding;
}

Finding idle_finding(const graph::Snapshot& snapshot, const IdleCapacity& row) {
  const std::string& who = name_of(snapshot, row.node);
  if (row.reason == IdleReason::blocked) return blocked_finding(snapshot, row);
  const bool ask = row.reason == IdleReason::ask;
  const double could_meet = row.unmet > 0.0 ? std::min(1.0, row.idle / row.unmet) : 1.0;
  Finding finding;
  finding.kind = ask ? "idle_capacity" : "idle_not_connected";
  finding.analysis = "A10";
  finding.sentence = fmt::format("{} uses {} of {} ({}); {} are needed {}", who, percent_in_words(row.release.mid),
                                 amount_of(row.available, row.unit), row.title, amount_of(row.unmet, row.unit),
                                 ask ? "within reach" : "where it has no partner");
  finding.weight = (ask ? .4 : .3) + .2 * could_meet + .2 * (1.0 - row.release.mid);
  finding.certainty = row.unknown > 0 || row.near_threshold ? Certainty::likely : Certainty::sure;
  if (row.unknown > 0) finding.certainty_note = base::counted(row.unknown, "amount") + " not known";
  add_subjects(snapshot, row, finding);
  finding.why = why_idle(row);
  const auto* first = snapshot.ecosystem->find<ecosystem::Need>(row.needs.front());
  const std::string& needy = name_of(snapshot, snapshot.node_of(first->org).value());
  finding.next_move =
      ask ? fmt::format("Ask {} what would let {} use it", who, needy) : fmt::format("Introduce {} to {}", who, needy);
  return finding;
}

/// Far more are above the mean of their parts in a needy region than anybody can look at: worth a finding is who is
/// above it in every part.
bool in_every_part(const Marginalization& row, double limit) {
  return std::ranges::all_of(std::array{row.unmet, row.absence, row.unheard},
                             [&](const Piece& part) { return part.known.value_or(0.0) > limit; });
}

Finding margin_finding(const graph::Snapshot& snapshot, const Marginalization& row, double limit) {
  const bool role = !row.role_class.empty();
  Finding finding;
  finding.kind = role ? "marginalized_role" : "marginalized";
  finding.analysis = "A10";
  std::vector<std::string> parts;
  if (row.unmet.known) parts.push_back(percent_in_words(*row.unmet.known) + " of what is needed is unmet");
  if (row.absence.known) parts.push_back("absent from " + percent_in_words(*row.absence.known) + " of the convenings");
  if (row.unheard.known) {
    parts.push_back("influence rated " + base::readable(1.0 + 3.0 * (1.0 - *row.unheard.known), 1) + " of 4");
  }
  finding.sentence = fmt::format("{} is left out: {}", role ? "The group of roles \"" + row.name + "\"" : row.name,
                                 base::joined(parts, ", "));
  finding.weight = role ? .3 + .4 * row.score.mid : .4 + .5 * row.score.mid;
  finding.certainty = row.score.low > limit ? Certainty::sure : Certainty::likely;
  if (finding.certainty == Certainty::likely) {
    finding.certainty_note = fmt::format("Between {} and {} whatever is missing", base::readable(row.score.low),
                                         base::readable(row.score.high));
  }
  if (!role) finding.subjects = {organization(snapshot, row.node)};
  finding.why = why_marginal(row);
  finding.next_move = role ? "Invite these roles to the next convening and ask what they need"
                           : fmt::format("Ask {} what it needs first, and when it can come", row.name);
  return finding;
}

Finding power_finding(const graph::Snapshot& snapshot, const PowerBalance& row) {
  const bool b_counts = *row.difference > 0.0;
  const std::string& more = name_of(snapshot, b_counts ? row.b : row.a);
  const std::string& less = name_of(snapshot, b_counts ? row.a : row.b);
  const bool gives = row.gives_more_counts_less != 0;
  Finding finding;
  finding.kind = gives ? "gives_more_counts_less" : "uneven_power";
  finding.analysis = "A10";
  finding.sentence = gives ? fmt::format("{} gives more than {}, but counts less", less, more)
                           : fmt::format("Between {} and {}, the word of {} counts far more", less, more, more);
  finding.weight = gives ? .5 : .3 + .4 * std::abs(*row.difference);
  finding.certainty = row.near_threshold ? Certainty::likely : Certainty::sure;
  finding.subjects = {
      {FindingSubject::Kind::partnership, row.id.text()}, organization(snapshot, row.a), organization(snapshot, row.b)};
  finding.why = why_power(snapshot, row);
  finding.next_move = fmt::format("Let {} set the agenda of the next meeting", less);
  return finding;
}

std::string part_note(const Piece& part) {
  if (!part.known) return "not known";
  if (part.low == part.high) return "";
  return fmt::format("between {} and {}", base::readable(part.low), base::readable(part.high));
}

}  // namespace

std::string_view reason_in_words(IdleReason reason) {
  switch (reason) {
    case IdleReason::blocked:
      return "a barrier stands before it";
    case IdleReason::no_taker:
      return "nobody eligible needs it";
    case IdleReason::not_connected:
      return "who needs it is not within reach";
    case IdleReason::ask:
      return "nothing explains it, ask";
    case IdleReason::not_known:
    case IdleReason::in_use:
    case IdleReason::too_little:
      break;
  }
  return {};
}

std::string_view to_text(IdleReason reason) {
  switch (reason) {
    case IdleReason::in_use:
      return "in use";
    case IdleReason::too_little:
      return "too little to matter";
    case IdleReason::not_known:
      return "not known";
    case IdleReason::blocked:
      return "blocked";
    case IdleReason::no_taker:
      return "no taker";
    case IdleReason::not_connected:
      return "not connected";
    case IdleReason::ask:
      return "idle, ask";
  }
  return "not known";
}

Fairness fairness_of(const graph::Snapshot& snapshot, const FairnessLimits& limits) {
  Fairness fairness;
  fairness.limits = limits;
  const NeedLedger needs = need_ledger(snapshot);
  const InfluenceRatings influence(snapshot);
  fairness.undated = influence.undated();
  fairness.idle = idle_of(snapshot, limits, needs);
  add_margins(snapshot, needs, influence, fairness);
  fairness.power = power_of(snapshot, limits, influence);
  return fairness;
}

Why why_idle(const IdleCapacity& row) {
  Why why;
  why.formula = "What flows out divided by what is available, the larger of what is offered and what flows out";
  why.terms = {{"Flows out", row.out, row.unit, ""},
               {"Available", row.available, row.unit, ""},
               {"Idle", row.idle, row.unit, std::string(to_text(row.reason))},
               {"Eligible need not met", row.unmet, row.unit, base::counted(row.needs.size(), "need")}};
  for (const std::string& barrier : row.barriers) why.terms.push_back({"Barrier: " + barrier, std::nullopt, "", ""});
  if (row.unknown > 0) why.missing.push_back(base::counted(row.unknown, "amount"));
  why.source = "Xylem's own";
  return why;
}

Why why_marginal(const Marginalization& row) {
  Why why;
  why.formula = "Mean of the known parts, at least two of three: unmet need, absence from convenings, little influence";
  why.terms = {{"Unmet share of what is needed", row.unmet.known, "", part_note(row.unmet)},
               {"Share of convenings without them", row.absence.known, "", part_note(row.absence)},
               {"Distance to the highest influence", row.unheard.known, "", part_note(row.unheard)}};
  for (const WhyTerm& term : why.terms) {
    if (!term.value || !term.note.empty()) why.missing.push_back(term.name);
  }
  why.source = "Xylem's own";
  return why;
}

Why why_power(const graph::Snapshot& snapshot, const PowerBalance& row) {
  Why why;
  why.formula = "Influence of one side as the other rates it, less the reverse, divided by 3";
  why.terms = {{"Influence of " + name_of(snapshot, row.a), row.influence_of_a, "of 4", "rated by the other side"},
               {"Influence of " + name_of(snapshot, row.b), row.influence_of_b, "of 4", "rated by the other side"},
               {"Share given by " + name_of(snapshot, row.a), row.given_by_a, "", "of what the two gave each other"}};
  for (const WhyTerm& term : why.terms) {
    if (!term.value) why.missing.push_back(term.name);
  }
  why.source = "Xylem's own";
  return why;
}

std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const Fairness& fairness) {
  std::vector<Finding> findings;
  for (const IdleCapacity& row : fairness.idle) {
    const bool idle =
        row.reason == IdleReason::ask || row.reason == IdleReason::not_connected || row.reason == IdleReason::blocked;
    if (idle && row.unmet > 0.0) findings.push_back(idle_finding(snapshot, row));
  }
  for (const auto* rows : {&fairness.organizations, &fairness.roles}) {
    for (const Marginalization& row : *rows) {
      if (row.flagged && in_every_part(row, fairness.limits.marginal))
        findings.push_back(margin_finding(snapshot, row, fairness.limits.marginal));
    }
  }
  for (const PowerBalance& row : fairness.power) {
    const bool very = row.difference && std::abs(*row.difference) >= kVeryUneven;
    if (very || row.gives_more_counts_less != 0) findings.push_back(power_finding(snapshot, row));
  }
  return findings;
}

}  // namespace xylem::analysis
