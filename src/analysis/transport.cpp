// Transport: the primal-dual method on a graph of two sides.
#include "analysis/transport.h"
#include "analysis/cancelled.h"

#include <algorithm>
#include <deque>
#include <limits>

namespace xylem::analysis {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max() / 4;

class Sharing {
 public:
  explicit Sharing(const TransportProblem& problem)
      : problem_(problem),
        amounts_(problem.arcs.size(), 0),
        left_(problem.supply),
        open_(problem.demand),
        of_offer_(problem.supply.size()),
        of_need_(problem.demand.size()) {
    for (std::uint32_t arc = 0; arc < problem.arcs.size(); ++arc) {
      of_offer_[problem.arcs[arc].offer].push_back(arc);
      of_need_[problem.arcs[arc].need].push_back(arc);
    }
  }

  base::Result<void> share(const std::stop_token& stop) {
    for (;;) {
      if (stop.stop_requested()) return cancelled();
      measure(false);
      std::int64_t best = 0;
      for (std::size_t offer = 0; offer < left_.size(); ++offer) {
        if (left_[offer] > 0) best = std::min(best, from_offer_[offer]);
      }
      if (best >= 0) return {};
      while (pushed(best)) {
      }
    }
  }

  TransportPlan plan() {
    measure(true);
    TransportPlan plan{amounts_, {}, {}, 0};
    for (const std::int64_t distance : from_offer_) {
      plan.offer_prices.push_back(distance >= kFar ? 0 : std::max<std::int64_t>(0, -distance));
    }
    for (std::uint32_t need = 0; need < open_.size(); ++need) plan.need_prices.push_back(need_price(need, plan));
    for (std::size_t arc = 0; arc < amounts_.size(); ++arc) plan.value += amounts_[arc] * problem_.arcs[arc].gain;
    return plan;
  }

 private:
  [[nodiscard]] std::int64_t need_price(std::uint32_t need, const TransportPlan& plan) const {
    if (from_need_[need] < kFar) return std::max<std::int64_t>(0, from_need_[need]);
    std::int64_t price = 0;  // nothing was wanted of it: what the first unit would add
    for (const std::uint32_t arc : of_need_[need]) {
      price = std::max(price, problem_.arcs[arc].gain - plan.offer_prices[problem_.arcs[arc].offer]);
    }
    return price;
  }

  /// The loss (negative: gain) of the best route from every side to a need that is still open; with `also_back` also to
  /// an offer that could give less.
  void measure(bool also_back) {
    from_offer_.assign(left_.size(), kFar);
    from_need_.assign(open_.size(), kFar);
    std::deque<std::uint32_t> queue;  // offers first, then needs
    const auto offers = static_cast<std::uint32_t>(left_.size());
    std::vector<bool> waiting(left_.size() + open_.size(), false);
    const auto improve = [&](std::int64_t& distance, std::int64_t shorter, std::uint32_t at) {
      if (shorter >= distance) return;
      distance = shorter;
      if (!waiting[at]) queue.push_back(at);
      waiting[at] = true;
    };
    for (std::uint32_t need = 0; need < open_.size(); ++need) {
      if (open_[need] > 0) improve(from_need_[need], 0, offers + need);
    }
    for (std::uint32_t offer = 0; also_back && offer < offers; ++offer) {
      if (left_[offer] < problem_.supply[offer]) improve(from_offer_[offer], 0, offer);
    }
    while (!queue.empty()) {
      const std::uint32_t at = queue.front();
      queue.pop_front();
      waiting[at] = false;
      if (at >= offers) {
        for (const std::uint32_t arc : of_need_[at - offers]) {
          const TransportArc& one = problem_.arcs[arc];
          improve(from_offer_[one.offer], from_need_[one.need] - one.gain, one.offer);
        }
      } else {
        for (const std::uint32_t arc : of_offer_[at]) {
          const TransportArc& one = problem_.arcs[arc];
          if (amounts_[arc] > 0) improve(from_need_[one.need], from_offer_[at] + one.gain, offers + one.need);
        }
      }
    }
  }

  /// One pass of pushing what is left along routes of exactly this loss; whether anything moved.
  bool pushed(std::int64_t best) {
    offer_seen_.assign(left_.size(), false);
    need_seen_.assign(open_.size(), false);
    std::int64_t moved = 0;
    for (std::uint32_t offer = 0; offer < left_.size(); ++offer) {
      if (left_[offer] <= 0 || from_offer_[offer] != best || offer_seen_[offer]) continue;
      const std::int64_t given = push_from_offer(offer, left_[offer]);
      left_[offer] -= given;
      moved += given;
    }
    return moved > 0;
  }
  std::int64_t push_from_offer(std::uint32_t offer, std::int64_t most) {
    offer_seen_[offer] = true;
    std::int64_t moved = 0;
    for (const std::uint32_t arc : of_offer_[offer]) {
      const TransportArc& one = problem_.arcs[arc];
      if (need_seen_[one.need] || from_need_[one.need] >= kFar) continue;
      if (from_offer_[offer] != from_need_[one.need] - one.gain) continue;
      const std::int64_t given = push_from_need(one.need, most - moved);
      amounts_[arc] += given;
      moved += given;
      if (moved == most) break;
    }
    return moved;
  }
  std::int64_t push_from_need(std::uint32_t need, std::int64_t most) {
    need_seen_[need] = true;
    std::int64_t moved = 0;
    if (from_need_[need] == 0) {
      moved = std::min(most, open_[need]);
      open_[need] -= moved;
    }
    for (const std::uint32_t arc : of_need_[need]) {
      if (moved == most) break;
      const TransportArc& one = problem_.arcs[arc];
      if (amounts_[arc] <= 0 || offer_seen_[one.offer] || from_need_[need] != from_offer_[one.offer] + one.gain)
        continue;
      const std::int64_t given = push_from_offer(one.offer, std::min(most - moved, amounts_[arc]));
      amounts_[arc] -= given;
      moved += given;
    }
    return moved;
  }

  const TransportProblem& problem_;
  std::vector<std::int64_t> amounts_;
  std::vector<std::int64_t> left_;                    // of each offer
  std::vector<std::int64_t> open_;                    // of each need
  std::vector<std::vector<std::uint32_t>> of_offer_;  // arcs
  std::vector<std::vector<std::uint32_t>> of_need_;
  std::vector<std::int64_t> from_offer_;
  std::vector<std::int64_t> from_need_;
  std::vector<bool> offer_seen_;
  std::vector<bool> need_seen_;
};

}  // namespace

base::Result<TransportPlan> best_plan(const TransportProblem& problem, const std::stop_token& stop) {
  Sharing sharing(problem);
  const auto done = sharing.share(stop);
  if (!done) return done.error();
  return sharing.plan();
}

}  // namespace xylem::analysis
