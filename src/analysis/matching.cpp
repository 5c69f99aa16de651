// Matching: which offer fits which need, and the exact plan for every resource.
#include "xylem/analysis/matching.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "analysis/neighborhood.h"
#include "analysis/supply.h"
#include "analysis/transport.h"
#include "xylem/analysis/eligibility.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using ecosystem::Need;
using ecosystem::Offer;
using graph::Snapshot;

constexpr double kUnits = 10000.0;  // the plan is exact in ten-thousandths of a unit
constexpr double kPreferences = 100.0;

std::int64_t units_of(double amount) { return std::llround(std::clamp(amount, 0.0, 1e11) * kUnits); }
double amount_of(std::int64_t units) { return static_cast<double>(units) / kUnits; }

enum class Fit : std::uint8_t { no, yes, not_known };

Fit fit_of(const Snapshot& snapshot, const Offer& offer, const Need& need, std::uint32_t needy) {
  if (eligible(snapshot, offer, need)) return Fit::yes;
  if (offer.eligible_sectors.empty() || !snapshot.organizations[needy]->sector.empty()) return Fit::no;
  Offer for_all_sectors = offer;
  for_all_sectors.eligible_sectors.clear();
  return eligible(snapshot, for_all_sectors, need) ? Fit::not_known : Fit::no;
}

/// Everything of one resource, and what may fit.
struct Market {
  std::vector<std::uint32_t> offers;
  std::vector<std::uint32_t> needs;
  std::vector<Match> certain;
  std::vector<Match> possible;  // fit if the sector nobody gave is a right one
};

class Matchmaker {
 public:
  Matchmaker(const Snapshot& snapshot, Matching& matching)
      : snapshot_(snapshot), near_(snapshot.partnerships), matching_(matching) {}

  base::Result<void> run(const std::stop_token& stop) {
    gather_offers();
    gather_needs();
    add_flows();
    bool open_above = false;
    double high = 0.0;
    for (auto& [key, market] : markets_) {
      find_fits(market);
      ResourceMatching row = row_of(key, market);
      const auto planned = row.rival ? share(market, stop) : spread(market);
      if (!planned) return planned.error();
      row.value = *planned;
      row.planned = total(market, [](const MatchNeed& need) { return need.planned; });
      matching_.value += row.value;
      if (row.rival) matching_.rival_value += row.value;
      const auto most = best_case(market, row.rival, row.value, stop);
      if (!most) return most.error();
      open_above = open_above || !*most;
      high += most->value_or(0.0);
      matching_.resources.push_back(std::move(row));
      for (const Match& match : market.certain) matching_.matches.push_back(match);
    }
    if (!open_above) matching_.value_high = high;
    count_unknown();
    add_new_partnerships();
    return {};
  }

 private:
  void gather_offers() {
    for (const Offer& offer : snapshot_.ecosystem->all<Offer>()) {
      if (!runs(snapshot_, offer)) continue;
      markets_[offer.resource.text()].offers.push_back(static_cast<std::uint32_t>(matching_.offers.size()));
      MatchOffer row;
      row.id = offer.id;
      row.node = *snapshot_.node_of(offer.org);
      row.resource = offer.resource;
      row.amount = accessible_amount(offer, {});
      row.amount_worked_out = row.amount && !offer.accessible_amount;
      matching_.offers.push_back(std::move(row));
      offers_.push_back(&offer);
    }
  }
  void gather_needs() {
    for (const Need& need : snapshot_.ecosystem->all<Need>()) {
      if (!runs(snapshot_, need)) continue;
      markets_[need.resource.text()].needs.push_back(static_cast<std::uint32_t>(matching_.needs.size()));
      MatchNeed row;
      row.id = need.id;
      row.node = *snapshot_.node_of(need.org);
      row.resource = need.resource;
      row.amount = yearly(need.amount, need.period);
      row.priority = need.priority;
      matching_.needs.push_back(std::move(row));
      needs_.push_back(&need);
    }
  }
  void add_flows() {
    std::map<std::pair<std::uint32_t, std::string>, double> out;
    std::map<std::pair<std::uint32_t, std::string>, double> in;
    for (const graph::Flow& flow : snapshot_.flows) {
      if (flow.from == flow.to) continue;
      out[{flow.from, flow.resource.text()}] += flow.amount.value_or(0.0);
      in[{flow.to, flow.resource.text()}] += flow.amount.value_or(0.0);
    }
    for (MatchOffer& offer : matching_.offers) offer.flows = out[{offer.node, offer.resource.text()}];
    for (MatchNeed& need : matching_.needs) need.flows = in[{need.node, need.resource.text()}];
  }

  void find_fits(Market& market) {
    for (const std::uint32_t offer : market.offers) {
      for (const std::uint32_t need : market.needs) {
        const MatchNeed& wanted = matching_.needs[need];
        const Fit fit = fit_of(snapshot_, *offers_[offer], *needs_[need], wanted.node);
        if (fit == Fit::no) continue;
        const Nearness nearness = near_.nearness(matching_.offers[offer].node, wanted.node);
        (fit == Fit::yes ? market.certain : market.possible).push_back({offer, need, nearness, 0.0});
        if (fit == Fit::not_known) continue;
        ++matching_.offers[offer].takers;
        ++matching_.needs[need].offers;
      }
    }
    std::vector<std::uint32_t> doubtful;
    for (const Match& match : market.possible) doubtful.push_back(match.need);
    std::ranges::sort(doubtful);
    matching_.needs_without_sector +=
        static_cast<std::uint32_t>(std::ranges::unique(doubtful).begin() - doubtful.begin());
  }

  ResourceMatching row_of(const std::string& key, const Market& market) {
    const ecosystem::Term* term = ecosystem::find_term(*snapshot_.ecosystem, "resource", key);
    ResourceMatching row;
    row.resource = ecosystem::ResourceId(key);
    row.label = ecosystem::term_label(*snapshot_.ecosystem, "resource", key);
    row.unit = ecosystem::unit_of(*snapshot_.ecosystem, row.resource);
    row.rival = is_rival(*snapshot_.ecosystem, row.resource);
    if (term == nullptr || !term->rival) ++matching_.resources_of_unknown_rivalry;
    for (const std::uint32_t offer : market.offers) row.offered += matching_.offers[offer].amount.value_or(0.0);
    row.wanted = total(market, [](const MatchNeed& need) { return need.amount.value_or(0.0); });
    return row;
  }
  template <class Amount>
  double total(const Market& market, Amount&& amount) const {
    double sum = 0.0;
    for (const std::uint32_t need : market.needs) sum += amount(matching_.needs[need]);
    return sum;
  }

  std::int64_t gain_of(const Match& match) const {
    const double preference = preference_of(match.nearness);
    return matching_.needs[match.need].priority * std::llround(kPreferences * preference);
  }
  TransportProblem problem_of(const Market& market, const std::vector<Match>& matches) const {
    TransportProblem problem;
    std::map<std::uint32_t, std::uint32_t> place_of_offer;
    std::map<std::uint32_t, std::uint32_t> place_of_need;
    for (const std::uint32_t offer : market.offers) {
      place_of_offer[offer] = static_cast<std::uint32_t>(problem.supply.size());
      problem.supply.push_back(units_of(matching_.offers[offer].amount.value_or(0.0)));
    }
    for (const std::uint32_t need : market.needs) {
      place_of_need[need] = static_cast<std::uint32_t>(problem.demand.size());
      problem.demand.push_back(units_of(matching_.needs[need].amount.value_or(0.0)));
    }
    for (const Match& match : matches) {
      problem.arcs.push_back({place_of_offer[match.offer], place_of_need[match.need], gain_of(match)});
    }
    return problem;
  }

  /// The exact plan of what runs out; its value.
  base::Result<double> share(Market& market, const std::stop_token& stop) {
    const auto plan = best_plan(problem_of(market, market.certain), stop);
    if (!plan) return plan.error();
    for (std::size_t arc = 0; arc < market.certain.size(); ++arc)
      enter(market.certain[arc], amount_of(plan->amounts[arc]));
    for (std::size_t i = 0; i < market.offers.size(); ++i) {
      MatchOffer& offer = matching_.offers[market.offers[i]];
      offer.price = static_cast<double>(plan->offer_prices[i]) / kPreferences;
      matching_.dual_value += offer.price * offer.amount.value_or(0.0);
    }
    for (std::size_t i = 0; i < market.needs.size(); ++i) {
      MatchNeed& need = matching_.needs[market.needs[i]];
      need.price = static_cast<double>(plan->need_prices[i]) / kPreferences;
      matching_.dual_value += need.price * need.amount.value_or(0.0);
    }
    return static_cast<double>(plan->value) / (kUnits * kPreferences);
  }
  void enter(Match& match, double amount) {
    match.planned = amount;
    matching_.offers[match.offer].planned += amount;
    matching_.needs[match.need].planned += amount;
  }

  /// What does not run out goes to everybody whom it fits, from the nearest first.
  base::Result<double> spread(Market& market) {
    std::ranges::stable_sort(market.certain, [&](const Match& a, const Match& b) {
      return std::tuple(a.need, a.nearness) < std::tuple(b.need, b.nearness);
    });
    double value = 0.0;
    for (Match& match : market.certain) {
      const MatchNeed& need = matching_.needs[match.need];
      const double amount = std::min(matching_.offers[match.offer].amount.value_or(0.0), std::max(0.0, need.unmet()));
      if (amount <= 0.0) continue;
      match.planned = amount;
      MatchOffer& offer = matching_.offers[match.offer];
      offer.planned = std::max(offer.planned, amount);
      matching_.needs[match.need].planned += amount;
      value += static_cast<double>(need.priority) * preference_of(match.nearness) * amount;
    }
    return value;
  }

  /// The value if all that nobody said were as good as can be; nothing when that has no bound.
  base::Result<std::optional<double>> best_case(const Market& market, bool rival, double known,
                                                const std::stop_token& stop) {
    std::vector<Match> all = market.certain;
    all.insert(all.end(), market.possible.begin(), market.possible.end());
    const auto unknown_offer = [&](const Match& match) { return !matching_.offers[match.offer].amount; };
    const auto unknown_need = [&](const Match& match) { return !matching_.needs[match.need].amount; };
    const bool no_bound = std::ranges::any_of(all, [&](const Match& m) { return unknown_offer(m) && unknown_need(m); });
    if (no_bound) return std::optional<double>();
    const bool sure = market.possible.empty() &&
                      std::ranges::none_of(all, [&](const Match& m) { return unknown_offer(m) || unknown_need(m); });
    if (sure) return std::optional(known);
    const double wanted = total(market, [](const MatchNeed& need) { return need.amount.value_or(0.0); });
    double offered = 0.0;
    for (const std::uint32_t offer : market.offers) offered += matching_.offers[offer].amount.value_or(0.0);
    TransportProblem problem = problem_of(market, all);
    for (std::size_t i = 0; i < market.offers.size(); ++i) {
      if (!rival || !matching_.offers[market.offers[i]].amount) problem.supply[i] = units_of(wanted + offered);
    }
    for (std::size_t i = 0; i < market.needs.size(); ++i) {
      if (!matching_.needs[market.needs[i]].amount) problem.demand[i] = units_of(offered);
    }
    const auto plan = best_plan(problem, stop);
    if (!plan) return plan.error();
    return std::optional(std::max(known, static_cast<double>(plan->value) / (kUnits * kPreferences)));
  }

  void count_unknown() {
    for (const MatchOffer& offer : matching_.offers) {
      matching_.offers_without_amount += offer.amount ? 0U : 1U;
      matching_.amounts_worked_out += offer.amount_worked_out ? 1U : 0U;
    }
    for (const MatchNeed& need : matching_.needs) matching_.needs_without_amount += need.amount ? 0U : 1U;
  }
  void add_new_partnerships() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, NewPartnership> pairs;
    for (const Match& match : matching_.matches) {
      if (match.planned <= 0.0 || match.nearness == Nearness::partners) continue;
      const std::uint32_t giver = matching_.offers[match.offer].node;
      const MatchNeed& need = matching_.needs[match.need];
      NewPartnership& pair = pairs[{giver, need.node}];
      pair.giver = giver;
      pair.receiver = need.node;
      pair.nearness = match.nearness;
      pair.value += static_cast<double>(need.priority) * preference_of(match.nearness) * match.planned;
    }
    for (const auto& [ends, pair] : pairs) matching_.new_partnerships.push_back(pair);
    std::ranges::stable_sort(matching_.new_partnerships, std::ranges::greater{}, &NewPartnership::value);
  }

  const Snapshot& snapshot_;
  Neighborhood near_;
  Matching& matching_;
  std::vector<const Offer*> offers_;  // of each row
  std::vector<const Need*> needs_;
  std::map<std::string, Market> markets_;
};

}  // namespace

std::string_view to_text(Nearness nearness) {
  switch (nearness) {
    case Nearness::partners:
      return "partners";
    case Nearness::one_broker:
      return "through one broker";
    case Nearness::apart:
      break;
  }
  return "apart";
}

double preference_of(Nearness nearness) {
  switch (nearness) {
    case Nearness::partners:
      return 1.0;
    case Nearness::one_broker:
      return 0.95;
    case Nearness::apart:
      break;
  }
  return 0.9;
}

std::vector<std::uint32_t> introducers_of(const graph::Graph& graph, std::uint32_t a, std::uint32_t b) {
  return Neighborhood(graph).common(a, b);
}

base::Result<Matching> matching_of(const Snapshot& snapshot, const std::stop_token& stop) {
  Matching matching;
  const auto done = Matchmaker(snapshot, matching).run(stop);
  if (!done) return done.error();
  return matching;
}

std::vector<PairValue> pair_values(const Matching& matching) {
  std::vector<const Match*> order;
  for (const Match& match : matching.matches) order.push_back(&match);
  const auto ends = [&](const Match* match) {
    return std::minmax({matching.offers[match->offer].node, matching.needs[match->need].node});
  };
  const auto key = [&](const Match* match) {
    const auto [a, b] = ends(match);
    const MatchNeed& need = matching.needs[match->need];
    return std::tuple(a, b, -need.priority, match->need, match->offer);
  };
  std::ranges::sort(order, {}, key);
  std::vector<PairValue> pairs;
  std::map<std::uint32_t, double> offered;  // what is left of each offer within the pair
  std::map<std::uint32_t, double> wanted;
  for (const Match* match : order) {
    const auto [a, b] = ends(match);
    if (pairs.empty() || pairs.back().a != a || pairs.back().b != b) {
      pairs.push_back({a, b, 0.0, 0});
      offered.clear();
      wanted.clear();
    }
    const MatchOffer& offer = matching.offers[match->offer];
    const MatchNeed& need = matching.needs[match->need];
    if (!offer.amount || !need.amount) {
      ++pairs.back().unknown;
      continue;
    }
    double& has = offered.try_emplace(match->offer, *offer.amount).first->second;
    double& wants = wanted.try_emplace(match->need, *need.amount).first->second;
    const double amount = std::min(has, wants);
    has -= amount;
    wants -= amount;
    pairs.back().value += static_cast<double>(need.priority) * amount;
  }
  return pairs;
}

}  // namespace xylem::analysis
