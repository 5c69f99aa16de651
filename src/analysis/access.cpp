// Access: demand split over open offers, and the same again without each barrier.
#include "xylem/analysis/access.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "analysis/flow_scope.h"
#include "xylem/analysis/eligibility.h"
#include "xylem/analysis/sentences.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

constexpr double kHighBarrier = .5;
constexpr double kWorthSaying = .05;  // of all that is needed

/// Offers and needs of one resource with how open each is to each.
class Market {
 public:
  explicit Market(const graph::Snapshot& snapshot) : snapshot_(snapshot) {}

  void add(const ecosystem::Offer& offer) { offers_.push_back(&offer); }
  void add(const ecosystem::Need& need) { needs_.push_back(&need); }
  [[nodiscard]] bool has_both() const { return !offers_.empty() && !needs_.empty(); }

  [[nodiscard]] Access access(const ecosystem::ResourceId& resource) {
    Access result;
    result.resource = resource;
    const FlowScope scope{resource, {}, {}};
    result.unit = unit_of(snapshot_, scope);
    result.title = title_of(snapshot_, scope);
    keep_known(result);
    for (const auto* offer : offers_) {
      std::vector<double>& row = open_.emplace_back();
      for (const auto* need : needs_) row.push_back(access_factor(snapshot_, *offer, *need));
    }
    const std::vector<double> reached = solve(open_, &result);
    for (std::size_t need = 0; need < needs_.size(); ++need) {
      result.needs[need].accessible = reached[need];
      result.accessible += reached[need] * result.needs[need].amount;
    }
    result.lost = std::max(0.0, result.available - result.accessible);
    add_barriers(result, reached);
    return result;
  }

 private:
  void keep_known(Access& result) {
    const auto unknown_offer = [](const ecosystem::Offer* offer) { return !offer->amount; };
    const auto unknown_need = [](const ecosystem::Need* need) { return !need->amount; };
    result.unknown_offers = static_cast<std::uint32_t>(std::erase_if(offers_, unknown_offer));
    result.unknown_needs = static_cast<std::uint32_t>(std::erase_if(needs_, unknown_need));
    for (const auto* offer : offers_) {
      result.offers.push_back(
          {offer->id, snapshot_.node_of(offer->org).value(), *yearly(offer->amount, offer->period), {}});
      amounts_.push_back(result.offers.back().amount);
    }
    for (const auto* need : needs_) {
      result.needs.push_back(
          {need->id, snapshot_.node_of(need->org).value(), *yearly(need->amount, need->period), 0.0});
      wanted_.push_back(result.needs.back().amount);
      result.needed += wanted_.back();
    }
  }
  /// Acc of each need. `result`, where given, is told about the offers.
  [[nodiscard]] std::vector<double> solve(const std::vector<std::vector<double>>& open, Access* result) const {
    std::vector<double> doors(needs_.size(), 0.0);
    for (const auto& row : open) {
      for (std::size_t need = 0; need < row.size(); ++need) doors[need] += row[need];
    }
    std::vector<double> reached(needs_.size(), 0.0);
    for (std::size_t offer = 0; offer < open.size(); ++offer) {
      double turning = 0.0;
      for (std::size_t need = 0; need < doors.size(); ++need) {
        if (open[offer][need] > 0.0) turning += open[offer][need] / doors[need] * wanted_[need];
      }
      if (result != nullptr) (turning > 0.0 ? result->available : result->no_taker) += amounts_[offer];
      if (turning <= 0.0) continue;
      const double per_need = amounts_[offer] / turning;
      if (result != nullptr) result->offers[offer].per_need = per_need;
      for (std::size_t need = 0; need < doors.size(); ++need) {
        if (open[offer][need] > 0.0) reached[need] += open[offer][need] / doors[need] * open[offer][need] * per_need;
      }
    }
    return reached;
  }
  void add_barriers(Access& result, const std::vector<double>& with) const {
    for (std::size_t offer = 0; offer < offers_.size(); ++offer) {
      for (const ecosystem::Barrier& barrier : offers_[offer]->barriers) {
        auto open = open_;
        for (std::size_t need = 0; need < needs_.size(); ++need) {
          open[offer][need] = access_factor(snapshot_, *offers_[offer], *needs_[need], &barrier);
        }
        if (open[offer] == open_[offer]) continue;
        result.barriers.push_back(cost_of(result, offer, barrier, with, solve(open, nullptr)));
      }
    }
    std::ranges::stable_sort(result.barriers, std::ranges::greater{}, &BarrierCost::freed);
  }
  [[nodiscard]] BarrierCost cost_of(const Access& result, std::size_t offer, const ecosystem::Barrier& barrier,
                                    const std::vector<double>& with, const std::vector<double>& without) const {
    constexpr double kRounding = 1e-12;
    BarrierCost cost{offers_[offer]->id, result.offers[offer].node, barrier.barrier, barrier.severity, 0.0, 0.0, {}};
    std::vector<std::pair<double, std::uint32_t>> gains;
    for (std::uint32_t need = 0; need < needs_.size(); ++need) {
      cost.freed += (without[need] - with[need]) * wanted_[need];
      cost.reached += (std::min(1.0, without[need]) - std::min(1.0, with[need])) * wanted_[need];
      const double gain = (without[need] - with[need]) * wanted_[need];
      if (gain > kRounding * wanted_[need]) gains.emplace_back(-gain, need);
    }
    std::ranges::sort(gains);
    for (const auto& [gain, need] : gains) cost.losers.push_back(need);
    return cost;
  }

  const graph::Snapshot& snapshot_;
  std::vector<const ecosystem::Offer*> offers_;
  std::vector<const ecosystem::Need*> needs_;
  std::vector<double> amounts_;
  std::vector<double> wanted_;
  std::vector<std::vector<double>> open_;  // by offer, by need
};

/// "High Meadow School", "High Meadow School and River Scouts", "High Meadow School and 3 others".
std::string names_of(const graph::Snapshot& snapshot, const Access& access, const BarrierCost& cost) {
  std::vector<std::string> names;
  for (const std::uint32_t need : cost.losers) {
    const std::string& name = snapshot.organizations[access.needs[need].node]->name;
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  if (names.empty()) return "nobody";
  if (names.size() == 1) return names.front();
  if (names.size() == 2) return names[0] + " and " + names[1];
  return fmt::format("{} and {} others", names[0], names.size() - 1);
}

Finding finding_of(const graph::Snapshot& snapshot, const Access& access, const BarrierCost& cost) {
  const ecosystem::Organization& giver = *snapshot.organizations[cost.node];
  const std::string barrier = ecosystem::term_label(*snapshot.ecosystem, "barrier", cost.barrier.text());
  const std::string who = names_of(snapshot, access, cost);
  Finding finding;
  finding.kind = "barrier_cost";
  finding.analysis = "A11";
  finding.sentence =
      fmt::format("A barrier ({}) keeps {} from what {} offers: without it, {} more {} of {} could be reached", barrier,
                  who, giver.name, base::readable(cost.reached, 1), access.unit.empty() ? "units" : access.unit,
                  ecosystem::term_label(*snapshot.ecosystem, "resource", access.resource.text()));
  finding.weight = .35 + .6 * std::min(1.0, cost.reached / access.needed);
  const std::uint32_t unknown = access.unknown_offers + access.unknown_needs;
  finding.certainty = unknown > 0 ? Certainty::likely : Certainty::sure;
  if (unknown > 0) finding.certainty_note = base::counted(unknown, "amount") + " not known";
  finding.subjects = {{FindingSubject::Kind::offer, cost.offer.text()},
                      {FindingSubject::Kind::organization, giver.id.text()}};
  for (const std::uint32_t need : cost.losers) {
    finding.subjects.push_back({FindingSubject::Kind::need, access.needs[need].need.text()});
  }
  finding.why = why_access(snapshot, access);
  finding.why.terms.push_back({"Reached more without the barrier", cost.reached, access.unit,
                               fmt::format("severity {}", base::readable(cost.severity))});
  finding.next_move =
      fmt::format("Talk with {} and {} about what it would take: {}", giver.name, who, base::lowered(barrier));
  return finding;
}

}  // namespace

std::optional<double> Access::available_share() const {
  return needed > 0.0 ? std::optional(available / needed) : std::nullopt;
}
std::optional<double> Access::accessible_share() const {
  return needed > 0.0 ? std::optional(accessible / needed) : std::nullopt;
}

std::vector<Access> access_of(const graph::Snapshot& snapshot) {
  const ecosystem::Ecosystem& ecosystem = *snapshot.ecosystem;
  std::map<std::string, Market> markets;
  const auto enter = [&](const auto& record) {
    if (!runs(snapshot, record) || !is_rival(ecosystem, record.resource)) return;
    markets.try_emplace(record.resource.text(), snapshot).first->second.add(record);
  };
  for (const auto& offer : ecosystem.all<ecosystem::Offer>()) enter(offer);
  for (const auto& need : ecosystem.all<ecosystem::Need>()) enter(need);
  std::vector<Access> result;
  for (auto& [resource, market] : markets) {
    if (market.has_both()) result.push_back(market.access(ecosystem::ResourceId(resource)));
  }
  return result;
}

std::string access_sentence(const Access& access) {
  if (!access.available_share()) return fmt::format("{}: nobody says how much is needed.", access.title);
  std::string sentence =
      fmt::format("{}: {} of what is needed exists, {} can be reached", access.title,
                  percent_in_words(*access.available_share()), percent_in_words(*access.accessible_share()));
  if (access.lost > 0.0) sentence += fmt::format("; barriers keep back {}", base::readable(access.lost, 1));
  return sentence + ".";
}

Why why_access(const graph::Snapshot& snapshot, const Access& access) {
  Why why;
  why.formula =
      "Each need turns to the offers open to it in proportion to how open they are; of each it reaches the "
      "offer's amount for one unit of need, less what the barriers take";
  for (const AccessOffer& offer : access.offers) {
    why.terms.push_back({"Offered by " + snapshot.organizations[offer.node]->name, offer.amount, access.unit,
                         offer.per_need ? base::readable(*offer.per_need) + " for each unit of need" : "no taker"});
  }
  for (const AccessNeed& need : access.needs) {
    why.terms.push_back({"Needed by " + snapshot.organizations[need.node]->name, need.amount, access.unit,
                         percent_in_words(need.share()) + " within reach"});
  }
  if (access.unknown_offers > 0)
    why.missing.push_back(base::counted(access.unknown_offers, "offer") + " without an amount");
  if (access.unknown_needs > 0)
    why.missing.push_back(base::counted(access.unknown_needs, "need") + " without an amount");
  why.source = "Paez, Higgins and Vivona (2019); the second factor is Xylem's own";
  return why;
}

std::vector<Finding> findings_of(const graph::Snapshot& snapshot, const std::vector<Access>& all) {
  std::vector<Finding> findings;
  for (const Access& access : all) {
    for (const BarrierCost& cost : access.barriers) {
      const bool high = cost.severity >= kHighBarrier;
      if (high && access.needed > 0.0 && cost.reached / access.needed >= kWorthSaying) {
        findings.push_back(finding_of(snapshot, access, cost));
      }
    }
  }
  return findings;
}

}  // namespace xylem::analysis
