// Idle capacity: what is offered and not used, with the first reason that explains it.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "analysis/fairness_parts.h"
#include "analysis/flow_scope.h"
#include "xylem/analysis/eligibility.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::analysis {
namespace {

using graph::Snapshot;

/// Everything that is offered, held against what flows out and what is needed.
class IdleSearch {
 public:
  IdleSearch(const Snapshot& snapshot, const FairnessLimits& limits, const NeedLedger& needs)
      : snapshot_(snapshot), limits_(limits), needs_(needs) {}

  [[nodiscard]] std::vector<IdleCapacity> run() {
    std::map<std::pair<std::uint32_t, std::string>, std::vector<const ecosystem::Offer*>> offered;
    for (const auto& offer : snapshot_.ecosystem->all<ecosystem::Offer>()) {
      if (!runs(snapshot_, offer) || !is_rival(*snapshot_.ecosystem, offer.resource)) continue;
      offered[{snapshot_.node_of(offer.org).value(), offer.resource.text()}].push_back(&offer);
    }
    add_outflows();
    std::vector<IdleCapacity> rows;
    for (const auto& [key, offers] : offered) rows.push_back(row_of(key, offers));
    return rows;
  }

 private:
  struct Out {
    double amount = 0.0;
    std::uint32_t unknown = 0;
  };
  void add_outflows() {
    for (const graph::Flow& flow : snapshot_.flows) {
      if (flow.from >= snapshot_.size() || flow.from == flow.to) continue;
      Out& out = out_[{flow.from, flow.resource.text()}];
      out.amount += flow.amount.value_or(0.0);
      out.unknown += flow.amount ? 0U : 1U;
    }
  }
  [[nodiscard]] IdleCapacity row_of(const std::pair<std::uint32_t, std::string>& key,
                                    const std::vector<const ecosystem::Offer*>& offers) const {
    IdleCapacity row;
    row.node = key.first;
    row.resource = ecosystem::ResourceId(key.second);
    const FlowScope scope{row.resource, {}, {}};
    row.unit = unit_of(snapshot_, scope);
    row.title = title_of(snapshot_, scope);
    std::uint32_t unknown_offers = 0;
    for (const ecosystem::Offer* offer : offers) {
      row.offers.push_back(offer->id);
      row.available += yearly(offer->amount, offer->period).value_or(0.0);
      unknown_offers += offer->amount ? 0U : 1U;
      add_barriers(*offer, row);
    }
    const auto found = out_.find(key);
    const Out out = found == out_.end() ? Out{} : found->second;
    row.out = out.amount;
    row.available = std::max(row.available, row.out);
    row.idle = row.available - row.out;
    const double release = row.available > 0.0 ? row.out / row.available : 1.0;
    row.release = {unknown_offers > 0 ? 0.0 : release, release, out.unknown > 0 ? 1.0 : release};
    row.unknown = unknown_offers + out.unknown;
    const bool somebody = add_needs(offers, row);
    row.near_threshold = near_limit(release, limits_.release);
    row.reason = reason_of(row, somebody, unknown_offers > 0 && row.available <= 0.0);
    return row;
  }
  void add_barriers(const ecosystem::Offer& offer, IdleCapacity& row) const {
    for (const ecosystem::Barrier& barrier : offer.barriers) {
      if (barrier.severity < limits_.barrier) continue;
      row.barriers.push_back(ecosystem::term_label(*snapshot_.ecosystem, "barrier", barrier.barrier.text()));
    }
  }
  /// Whether anybody eligible needs it, amount known or not.
  bool add_needs(const std::vector<const ecosystem::Offer*>& offers, IdleCapacity& row) const {
    std::vector<std::pair<double, ecosystem::NeedId>> found;
    for (const auto& [key, needs] : needs_) {
      if (key.second != row.resource.text()) continue;
      const double unmet = needs.unmet_share();
      for (const ecosystem::Need* need : needs.needs) {
        const bool meant = std::ranges::any_of(offers, [&](const auto* o) { return meant_for(snapshot_, *o, *need); });
        const auto amount = yearly(need->amount, need->period);
        if (!meant || (amount && *amount * unmet <= 0.0)) continue;
        found.emplace_back(-amount.value_or(0.0) * unmet, need->id);
        row.unmet += amount.value_or(0.0) * unmet;
        row.unknown += amount ? 0U : 1U;
      }
    }
    std::ranges::stable_sort(found);
    for (auto& [unmet, id] : found) row.needs.push_back(std::move(id));
    return !row.needs.empty();
  }
  [[nodiscard]] IdleReason reason_of(const IdleCapacity& row, bool somebody, bool nothing_known) const {
    if (nothing_known) return IdleReason::not_known;
    if (row.release.mid >= limits_.release) {
      return row.release.low >= limits_.release ? IdleReason::in_use : IdleReason::not_known;
    }
    if (row.release.high >= limits_.release) return IdleReason::not_known;
    if (row.idle < limits_.idle_to_unmet * row.unmet) return IdleReason::too_little;
    if (!row.barriers.empty()) return IdleReason::blocked;
    if (!somebody) return IdleReason::no_taker;
    return within_reach(row) ? IdleReason::ask : IdleReason::not_connected;
  }
  [[nodiscard]] bool within_reach(const IdleCapacity& row) const {
    std::set<std::uint32_t> reached{row.node};
    std::vector<std::uint32_t> front{row.node};
    for (std::uint32_t step = 0; step < limits_.steps; ++step) {
      std::vector<std::uint32_t> next;
      for (const std::uint32_t node : front) {
        for (const graph::Neighbor& neighbor : snapshot_.partnerships.neighbors(node)) {
          if (reached.insert(neighbor.node).second) next.push_back(neighbor.node);
        }
      }
      front = std::move(next);
    }
    return std::ranges::any_of(row.needs, [&](const ecosystem::NeedId& id) {
      const auto* need = snapshot_.ecosystem->find<ecosystem::Need>(id);
      return reached.contains(snapshot_.node_of(need->org).value());
    });
  }

  const Snapshot& snapshot_;
  const FairnessLimits& limits_;
  const NeedLedger& needs_;
  std::map<std::pair<std::uint32_t, std::string>, Out> out_;
};

}  // namespace

std::vector<IdleCapacity> idle_of(const Snapshot& snapshot, const FairnessLimits& limits, const NeedLedger& needs) {
  return IdleSearch(snapshot, limits, needs).run();
}

}  // namespace xylem::analysis
