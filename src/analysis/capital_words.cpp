// Cooperation capital in words: what stands behind it, a sentence, and what is worth looking at.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "xylem/analysis/cooperation_capital.h"
#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"

namespace xylem::analysis {
namespace {

constexpr double kOneSided = .5;  // difference of trust between the sides
constexpr double kWeak = .25;     // of a part, at its highest
constexpr std::array<std::string_view, 3> kTrustNames{"reliability", "shared mission", "openness"};
constexpr std::array<std::string_view, 3> kUnderstandingNames{"goals agreed", "roles clear", "knows our constraints"};

const std::string& name_of(const graph::Snapshot& snapshot, const ecosystem::OrganizationId& id) {
  return snapshot.organizations[snapshot.node_of(id).value()]->name;
}

void add_piece(Why& why, std::string name, const Piece& piece) {
  std::string note;
  if (piece.known && piece.low < piece.high) {
    note = fmt::format("between {} and {}", base::readable(piece.low), base::readable(piece.high));
  }
  if (!piece.known) why.missing.push_back(name);
  why.terms.push_back({std::move(name), piece.known, "", std::move(note)});
}
void add_side(Why& why, const graph::Snapshot& snapshot, const SideAnswers& side) {
  const std::string who = fmt::format("{} about {}", name_of(snapshot, side.from), name_of(snapshot, side.about));
  for (std::size_t i = 0; i < side.trust.size(); ++i) {
    add_piece(why, fmt::format("Trust, {}: {}", kTrustNames[i], who), side.trust[i]);
  }
  for (std::size_t i = 0; i < side.understanding.size(); ++i) {
    add_piece(why, fmt::format("Understanding, {}: {}", kUnderstandingNames[i], who), side.understanding[i]);
  }
}

Finding finding_about(const graph::Snapshot& snapshot, const PartnershipCapital& row) {
  Finding finding;
  finding.analysis = "A13";
  finding.subjects = {{FindingSubject::Kind::partnership, row.id.text()},
                      {FindingSubject::Kind::organization, snapshot.organizations[row.a]->id.text()},
                      {FindingSubject::Kind::organization, snapshot.organizations[row.b]->id.text()}};
  finding.why = why_condition(snapshot, row);
  return finding;
}

/// What asymmetry is left whatever the missing answers are.
double least_asymmetry(const Condition& condition) {
  const Piece a = condition.sides[0].trust_of_side();
  const Piece b = condition.sides[1].trust_of_side();
  return std::max({0.0, a.low - b.high, b.low - a.high});
}

std::optional<Finding> one_sided_trust(const graph::Snapshot& snapshot, const PartnershipCapital& row) {
  if (row.condition.trust_asymmetry.value_or(0.0) < kOneSided) return std::nullopt;
  const bool first_trusts =
      *row.condition.sides[0].trust_of_side().known > *row.condition.sides[1].trust_of_side().known;
  const SideAnswers& trusts = row.condition.sides[first_trusts ? 0 : 1];
  const SideAnswers& doubts = row.condition.sides[first_trusts ? 1 : 0];
  Finding finding = finding_about(snapshot, row);
  finding.kind = "one_sided_trust";
  finding.sentence = fmt::format("{} trusts {} ({}), but not the other way round ({})", name_of(snapshot, trusts.from),
                                 name_of(snapshot, trusts.about), percent_in_words(*trusts.trust_of_side().known),
                                 percent_in_words(*doubts.trust_of_side().known));
  finding.weight = std::min(1.0, .4 + .6 * *row.condition.trust_asymmetry);
  finding.certainty = least_asymmetry(row.condition) >= kOneSided ? Certainty::sure : Certainty::likely;
  if (finding.certainty == Certainty::likely) finding.certainty_note = "Missing answers could soften it";
  finding.next_move =
      fmt::format("Ask {} what would have to change before they meet again", name_of(snapshot, doubts.from));
  return finding;
}

std::optional<Finding> weak_part(const graph::Snapshot& snapshot, const PartnershipCapital& row) {
  if (!row.condition.enough || row.course.empty()) return std::nullopt;
  const std::string& phase = row.course.back().phase.text();
  if (phase != "development" && phase != "consolidation") return std::nullopt;
  const std::array parts{row.condition.exchange, row.condition.trust, row.condition.understanding};
  const Interval& weakest = parts[static_cast<std::size_t>(row.condition.weakest)];
  if (weakest.high > kWeak) return std::nullopt;
  const std::string part(to_text(row.condition.weakest));
  Finding finding = finding_about(snapshot, row);
  finding.kind = "weak_part";
  finding.sentence =
      fmt::format("Between {}, {} is the weakest part: {} at most", row.name, part, percent_in_words(weakest.high));
  finding.weight = .3 + .4 * (1.0 - weakest.high);
  finding.next_move = row.condition.weakest == CapitalPart::exchange
                          ? "Agree on one thing that each side gives the other this year"
                          : "Plan an hour in which both sides say what they expect and what holds them back";
  return finding;
}

std::optional<Finding> out_of_date(const CooperationCapital& capital) {
  std::vector<FindingSubject> subjects;
  for (const PartnershipCapital& row : capital.partnerships) {
    if (!row.ended && row.out_of_date) subjects.push_back({FindingSubject::Kind::partnership, row.id.text()});
  }
  if (subjects.empty()) return std::nullopt;
  Finding finding;
  finding.kind = "capital_out_of_date";
  finding.analysis = "A13";
  finding.sentence = fmt::format("For {} nobody has answered in 18 months: what is shown of them is out of date",
                                 base::counted(subjects.size(), "partnership"));
  finding.weight = .2;
  finding.why = {"Months since the last answers, more than 18",
                 {{"Partnerships out of date", static_cast<double>(subjects.size()), "", ""},
                  {"Active partnerships", static_cast<double>(capital.summary.partnerships), "", ""}},
                 {},
                 std::string(kCapitalTitle)};
  finding.subjects = std::move(subjects);
  finding.next_move = "Ask both sides again, with the same questions";
  return finding;
}

}  // namespace

std::string_view to_text(CapitalPart part) {
  switch (part) {
    case CapitalPart::exchange:
      return "exchange";
    case CapitalPart::trust:
      return "trust";
    case CapitalPart::understanding:
      return "mutual understanding";
  }
  return "exchange";
}

Why why_condition(const graph::Snapshot& snapshot, const PartnershipCapital& partnership) {
  const Condition& condition = partnership.condition;
  Why why;
  why.formula = "Mean of exchange, trust and mutual understanding, one third each; each part is the mean of its pieces";
  add_piece(why, "Delivered of what was agreed", condition.delivery);
  add_piece(why, "Kinds of capital that flow, of 5", condition.breadth);
  add_piece(why, "Two-way, by kinds of capital", condition.two_way);
  for (const SideAnswers& side : condition.sides) add_side(why, snapshot, side);
  add_piece(why, "Both see the same level", condition.levels_agree);
  if (condition.unknown_amounts > 0) {
    why.missing.push_back(base::counted(condition.unknown_amounts, "amount or date", "amounts or dates"));
  }
  why.source = kCapitalTitle;
  return why;
}

std::string capital_sentence(const CapitalSummary& summary) {
  if (!summary.median) {
    return fmt::format("{}: not enough answers about any of {}.", kCapitalTitle,
                       base::counted(summary.partnerships, "partnership"));
  }
  std::string sentence =
      fmt::format("{}: median {} over {} of {} (quartiles {} and {})", kCapitalTitle, base::readable(*summary.median),
                  summary.shown, base::counted(summary.partnerships, "partnership"),
                  base::readable(*summary.lower_quartile), base::readable(*summary.upper_quartile));
  if (summary.response_rate) {
    sentence += fmt::format("; {} of those asked answered", percent_in_words(*summary.response_rate));
  }
  return sentence + ".";
}

std::string capital_sentence(const CooperationCapital& capital) {
  const CapitalSummary& summary = capital.summary;
  if (summary.partnerships == 0) return "No partnership yet.";
  if (!summary.median || summary.shown < 4) return capital_sentence(summary);
  std::array<std::uint32_t, 3> weakest{};
  for (const PartnershipCapital& row : capital.partnerships) {
    if (!row.ended && row.condition.enough) ++weakest.at(static_cast<std::size_t>(row.condition.weakest));
  }
  const auto most = std::ranges::max_element(weakest);
  const auto part = static_cast<CapitalPart>(most - weakest.begin());
  return fmt::format(
      "Half of the {} with enough answers stand above {}. What holds most of them back is {}: the weakest part of {}.",
      base::counted(summary.shown, "partnership"), fmt::format("{:.2f}", *summary.median), to_text(part), *most);
}

std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const CooperationCapital& capital) {
  std::vector<Finding> findings;
  const auto keep = [&](std::optional<Finding> finding) {
    if (finding) findings.push_back(*std::move(finding));
  };
  for (const PartnershipCapital& row : capital.partnerships) {
    if (row.ended) continue;
    keep(one_sided_trust(snapshot, row));
    keep(weak_part(snapshot, row));
  }
  keep(out_of_date(capital));
  return findings;
}

}  // namespace xylem::analysis
