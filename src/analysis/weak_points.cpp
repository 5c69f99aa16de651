// Weak points: reading the evidence of each partnership and organization for the seven kinds.
#include "xylem/analysis/weak_points.h"

#include <algorithm>
#include <map>
#include <utility>

#include "analysis/by_evidence.h"
#include "xylem/analysis/catalog.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::Day;
using graph::Snapshot;

constexpr const char* kMoney = "economic";

/// Money that came in, of one organization and one unit.
struct Purse {
  std::map<std::uint32_t, double> by_giver;
  std::uint32_t unknown = 0;
};

FundingConcentration concentration_of(std::uint32_t node, const std::string& unit, const Purse& purse) {
  FundingConcentration row;
  row.node = node;
  row.unit = unit;
  row.unknown_amounts = purse.unknown;
  double squares = 0.0;
  for (const auto& [giver, amount] : purse.by_giver) {
    if (amount <= 0.0) continue;
    ++row.givers;
    row.total += amount;
    squares += amount * amount;
    if (amount > row.largest) {
      row.largest = amount;
      row.largest_giver = giver;
    }
  }
  if (row.total <= 0.0) return row;
  const double hhi = squares / (row.total * row.total);
  // Unknown amounts of k more givers lower it most when each is sum a^2 / sum a: then it is h / (1 + k h).
  row.hhi = Interval{hhi / (1.0 + purse.unknown * hhi), hhi, purse.unknown > 0 ? 1.0 : hhi};
  return row;
}

void add_funding(const Evidence& evidence, WeakPoints& points) {
  const Snapshot& snapshot = evidence.snapshot();
  for (std::uint32_t node = 0; node < snapshot.size(); ++node) {
    std::map<std::string, Purse> purses;
    for (const std::uint32_t place : evidence.of(node).inflows) {
      const graph::Flow& flow = snapshot.flows[place];
      if (ecosystem::capital_of(*snapshot.ecosystem, flow.resource) != kMoney) continue;
      Purse& purse = purses[ecosystem::unit_of(*snapshot.ecosystem, flow.resource)];
      flow.amount ? static_cast<void>(purse.by_giver[flow.from] += *flow.amount) : static_cast<void>(++purse.unknown);
    }
    for (const auto& [unit, purse] : purses) {
      points.funding.push_back(concentration_of(node, unit, purse));
      points.unknown.funding += points.funding.back().hhi ? 0U : 1U;
      points.unknown.funding_amounts += purse.unknown;
    }
  }
  std::ranges::stable_sort(points.funding, std::ranges::greater{},
                           [](const FundingConcentration& row) { return row.hhi ? row.hhi->mid : -1.0; });
}

void add_contacts(const Evidence& evidence, WeakPoints& points) {
  for (std::uint32_t edge = 0; edge < evidence.pairs().size(); ++edge) {
    const PairEvidence& pair = evidence.pairs()[edge];
    for (std::size_t side = 0; side < 2; ++side) {
      const People people = evidence.people_of(pair, side);
      if (!people.recorded || (people.low() < 2 && people.high() >= 2)) {
        ++points.unknown.contacts;
      } else if (people.high() < 2) {
        points.single_contacts.push_back({edge, pair.nodes[side], people.high()});
      }
    }
  }
}

/// How one agreement stands on a day.
enum class Standing : std::uint8_t { not_yet, over, signing_not_known, runs };
Standing standing_of(const ecosystem::Agreement& agreement, Day day) {
  if (agreement.expires && agreement.expires->last_day() < day) return Standing::over;
  if (!agreement.signed_on) return Standing::signing_not_known;
  return agreement.signed_on->first_day() > day ? Standing::not_yet : Standing::runs;
}
Day end_of(const ecosystem::Agreement& agreement) {
  return agreement.expires ? agreement.expires->last_day() : std::numeric_limits<Day>::max();
}

/// The agreement of the best standing, of these the one that ends last.
const ecosystem::Agreement* strongest(const PairEvidence& pair, Day day) {
  const ecosystem::Agreement* best = nullptr;
  const auto strength = [&](const ecosystem::Agreement& one) {
    const Standing standing = standing_of(one, day);
    const int rank = standing == Standing::over ? 1 : standing == Standing::not_yet ? 0 : static_cast<int>(standing);
    return std::pair(rank, end_of(one));
  };
  for (const auto* agreement : pair.agreements) {
    if (best == nullptr || strength(*agreement) > strength(*best)) best = agreement;
  }
  return best;
}

void add_agreements(const Evidence& evidence, WeakPoints& points) {
  const Snapshot& snapshot = evidence.snapshot();
  const Day day = snapshot.view.day;
  for (std::uint32_t edge = 0; edge < evidence.pairs().size(); ++edge) {
    const PairEvidence& pair = evidence.pairs()[edge];
    for (const auto* agreement : pair.agreements) points.unknown.agreement_ends += agreement->expires ? 0U : 1U;
    const std::string& phase = snapshot.facts[edge].phase.text();
    points.unknown.phases += phase.empty() ? 1U : 0U;
    if (phase != "development" && phase != "consolidation") continue;
    const ecosystem::Agreement* agreement = strongest(pair, day);
    if (agreement == nullptr) {
      if (!evidence.any_agreements()) {
        ++points.unknown.agreements;
      } else {
        points.agreements.push_back({edge, AgreementGap::none_recorded, {}, std::nullopt});
      }
      continue;
    }
    const auto days = agreement->expires ? std::optional(agreement->expires->last_day() - day) : std::nullopt;
    switch (standing_of(*agreement, day)) {
      case Standing::over:
        points.agreements.push_back({edge, AgreementGap::expired, agreement->id, days});
        break;
      case Standing::not_yet:
        points.agreements.push_back({edge, AgreementGap::none_recorded, agreement->id, days});
        break;
      case Standing::signing_not_known:
        ++points.unknown.agreements;
        points.agreements.push_back({edge, AgreementGap::not_known_if_signed, agreement->id, days});
        break;
      case Standing::runs:
        if (days && *days <= points.thresholds.days_to_expiry) {
          points.agreements.push_back({edge, AgreementGap::expiring, agreement->id, days});
        }
    }
  }
}

void add_trust(const Evidence& evidence, WeakPoints& points) {
  for (std::uint32_t edge = 0; edge < evidence.pairs().size(); ++edge) {
    const PairEvidence& pair = evidence.pairs()[edge];
    for (std::size_t side = 0; side < 2; ++side) {
      const TrustOfSide trust = Evidence::trust_of(pair, side);
      for (const auto* rating : pair.ratings[side]) points.unknown.undated_ratings += rating->date ? 0U : 1U;
      points.unknown.trust += trust.mean ? 0U : 1U;
      points.unknown.trust_items += trust.asked - trust.known;
      if (!trust.mean || trust.mean->mid >= points.thresholds.trust) continue;
      const TrustOfSide other = Evidence::trust_of(pair, 1 - side);
      points.low_trust.push_back(
          {edge, pair.nodes[side], *trust.mean, other.mean ? std::optional(other.mean->mid) : std::nullopt});
    }
  }
}

/// The signs of life of one partnership.
struct Signs {
  bool in_window = false;
  bool undated = false;
  std::optional<Day> last;

  void see(const std::optional<ecosystem::Date>& date, Day day, int months) {
    const auto inside = in_months_before(date, day, months);
    undated = undated || !inside;
    in_window = in_window || inside.value_or(false);
    if (date && date->first_day() <= day)
      last = std::max(last.value_or(date->first_day()), std::min(day, date->last_day()));
  }
};

/// The last day anything moved between two organizations before the window, by pair.
std::map<std::pair<std::uint32_t, std::uint32_t>, Day> last_flows(const Snapshot& snapshot) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, Day> last;
  for (const auto& flow : snapshot.ecosystem->all<ecosystem::ResourceFlow>()) {
    const auto from = snapshot.node_of(flow.from_org);
    const auto to = snapshot.node_of(flow.to_org);
    if (!from || !to || flow.status != ecosystem::FlowStatus::actual) continue;
    const auto end = flow.period == ecosystem::Period::one_off ? flow.from : flow.to;
    if (!end || end->first_day() > snapshot.view.day) continue;
    Day& day = last.try_emplace(std::minmax(*from, *to), end->last_day()).first->second;
    day = std::max(day, end->last_day());
  }
  return last;
}

void add_silent(const Evidence& evidence, WeakPoints& points) {
  const Snapshot& snapshot = evidence.snapshot();
  const Day day = snapshot.view.day;
  const auto moved = last_flows(snapshot);
  for (std::uint32_t edge = 0; edge < evidence.pairs().size(); ++edge) {
    const PairEvidence& pair = evidence.pairs()[edge];
    Signs signs;
    signs.in_window = !pair.flows.empty();
    for (const auto* convening : pair.convenings) signs.see(convening->date, day, points.thresholds.silent_months);
    for (const auto& side : pair.ratings) {
      for (const auto* rating : side) signs.see(rating->date, day, points.thresholds.silent_months);
    }
    if (signs.in_window) continue;
    const auto& started = pair.partnership->started;
    if (started && started->last_day() > ecosystem::months_before(day, points.thresholds.silent_months)) continue;
    if (!started) signs.undated = true;  // it may have begun yesterday
    if (!evidence.any_exchange() || signs.undated) {
      ++points.unknown.silence;
      if (!signs.undated) continue;
    }
    const auto flow = moved.find({pair.nodes[0], pair.nodes[1]});
    if (flow != moved.end()) signs.last = std::max(signs.last.value_or(flow->second), flow->second);
    points.silent.push_back({edge, signs.last, signs.undated});
  }
  points.unknown.undated_flows = evidence.undated_flows();
}

}  // namespace

std::string_view to_text(AgreementGap gap) {
  switch (gap) {
    case AgreementGap::none_recorded:
      return "missing";
    case AgreementGap::expired:
      return "expired";
    case AgreementGap::expiring:
      return "expiring";
    case AgreementGap::not_known_if_signed:
      break;
  }
  return "not known whether signed";
}

base::Result<std::optional<TopWithoutTies>> top_without_ties(const graph::Graph& graph, const std::stop_token& stop,
                                                             jobs::Progress& progress) {
  const auto lies_between = [&](const graph::Graph& of) {
    return measure(Measure::betweenness, of, {}, stop, progress);
  };
  const auto whole = lies_between(graph);
  if (!whole) return whole.error();
  if (graph.edge_count() == 0) return std::optional<TopWithoutTies>();
  TopWithoutTies result;
  result.top = static_cast<std::uint32_t>(std::ranges::max_element(*whole) - whole->begin());
  result.stable = true;
  for (std::uint32_t lost = 0; lost < graph.edge_count(); ++lost) {
    std::vector<graph::Edge> rest(graph.edges().begin(), graph.edges().end());
    rest.erase(rest.begin() + lost);
    const auto without = lies_between(graph::Graph(graph.node_count(), std::move(rest)));
    if (!without) return without.error();
    result.of_top.push_back((*without)[result.top].value_or(0.0));
    result.stable = result.stable && result.of_top.back() >= std::ranges::max(*without).value_or(0.0) - 1e-9;
  }
  return std::optional(std::move(result));
}

WeakPoints weak_points_of(const Snapshot& snapshot, const Coverage* coverage, const WeakPointThresholds& thresholds) {
  return weak_points_of(Evidence(snapshot), coverage, thresholds);
}

WeakPoints weak_points_of(const Evidence& evidence, const Coverage* coverage, const WeakPointThresholds& thresholds) {
  const Snapshot& snapshot = evidence.snapshot();
  WeakPoints points;
  points.thresholds = thresholds;
  points.fragility = fragile_points(snapshot.partnerships);
  for (std::uint32_t cell = 0; coverage != nullptr && cell < coverage->cells.size(); ++cell) {
    if (coverage->cells[cell].single_provider) points.single_provider_cells.push_back(cell);
    points.unknown.cells += coverage->cells[cell].status == CellStatus::not_known ? 1U : 0U;
  }
  add_funding(evidence, points);
  add_contacts(evidence, points);
  add_agreements(evidence, points);
  add_trust(evidence, points);
  add_silent(evidence, points);
  return points;
}

}  // namespace xylem::analysis
