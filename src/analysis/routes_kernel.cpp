// Brandes' algorithm for eight sources side by side. Walks that are at a node in the same step share its ties.
#include "analysis/routes_kernel.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "analysis/routes_kernel.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace xylem::analysis::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Tag = hn::CappedTag<double, kLanes>;
using Vector = hn::Vec<Tag>;
constexpr Tag kTag;
constexpr std::size_t kWidth = hn::MaxLanes(kTag);
constexpr std::size_t kVectors = kLanes / kWidth;

/// The numbers of all lanes in registers.
struct Wide {
  Vector part[kVectors];
};
HWY_INLINE Wide zero() {
  Wide wide;
  for (std::size_t i = 0; i < kVectors; ++i) wide.part[i] = hn::Zero(kTag);
  return wide;
}
HWY_INLINE Wide load(const Line& line) {
  Wide wide;
  for (std::size_t i = 0; i < kVectors; ++i) wide.part[i] = hn::Load(kTag, line.lane.data() + i * kWidth);
  return wide;
}
HWY_INLINE void store(const Wide& wide, Line& line) {
  for (std::size_t i = 0; i < kVectors; ++i) hn::Store(wide.part[i], kTag, line.lane.data() + i * kWidth);
}
/// All bits of the lanes of `mask`.
HWY_INLINE Wide lanes_of(std::uint32_t mask) {
  const hn::RebindToUnsigned<Tag> whole;
  alignas(64) static constexpr std::uint64_t kBits[kLanes] = {1, 2, 4, 8, 16, 32, 64, 128};
  const auto masks = hn::Set(whole, mask);
  Wide wide;
  for (std::size_t i = 0; i < kVectors; ++i) {
    const auto bit = hn::Load(whole, kBits + i * kWidth);
    wide.part[i] = hn::BitCast(kTag, hn::VecFromMask(whole, hn::Eq(hn::And(masks, bit), bit)));
  }
  return wide;
}
/// (0 + 4 + 2 + 6) + (1 + 5 + 3 + 7), whatever the width.
HWY_INLINE double sum_of(const Wide& wide) {
  alignas(64) double lane[kLanes];
  for (std::size_t i = 0; i < kVectors; ++i) hn::Store(wide.part[i], kTag, lane + i * kWidth);
  return ((lane[0] + lane[4]) + (lane[2] + lane[6])) + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
}

HWY_INLINE Wide summed(const std::vector<Line>& lines, std::span<const std::uint32_t> nodes) {
  Wide sum = zero();
  for (const std::uint32_t node : nodes) {
    const double* const lane = lines[node].lane.data();
    for (std::size_t i = 0; i < kVectors; ++i) {
      sum.part[i] = hn::Add(sum.part[i], hn::Load(kTag, lane + i * kWidth));
    }
  }
  return sum;
}

/// Opens what was worked out for the arrivals to everyone.
HWY_INLINE void publish(std::span<const Arrival> arrivals, const std::vector<Line>& fresh, std::vector<Line>& lines) {
  for (std::size_t at = 0; at < arrivals.size(); ++at) {
    Line& line = lines[arrivals[at].node];
    Wide wide = load(line);
    const Wide more = load(fresh[at]);
    for (std::size_t i = 0; i < kVectors; ++i) wide.part[i] = hn::Or(wide.part[i], more.part[i]);
    store(wide, line);
  }
}

void count_routes(const StepNetwork& network, std::span<const Arrival> arrivals, RoutesField& field) {
  for (std::size_t at = 0; at < arrivals.size(); ++at) {
    Wide sum = summed(field.routes, network.in.of(arrivals[at].node));
    const Wide here = lanes_of(arrivals[at].mask);
    for (std::size_t i = 0; i < kVectors; ++i) sum.part[i] = hn::And(sum.part[i], here.part[i]);
    store(sum, field.fresh[at]);
  }
  publish(arrivals, field.fresh, field.routes);
}

void count_shares(const StepNetwork& network, const Line& source_weights, std::span<const Arrival> arrivals,
                  RoutesField& field, std::span<double> sums) {
  const Wide times = load(source_weights);
  for (std::size_t at = 0; at < arrivals.size(); ++at) {
    const std::uint32_t node = arrivals[at].node;
    const Wide sum = summed(field.shares, network.out.of(node));
    const Wide here = lanes_of(arrivals[at].mask);
    const Wide routes = load(field.routes[node]);
    const Vector weight = hn::Set(kTag, network.weight[node]);
    Wide share;
    Wide dependency;
    for (std::size_t i = 0; i < kVectors; ++i) {
      const Vector part = hn::And(here.part[i], hn::Mul(routes.part[i], sum.part[i]));
      share.part[i] = hn::And(here.part[i], hn::Div(hn::Add(weight, part), routes.part[i]));
      dependency.part[i] = hn::Mul(part, times.part[i]);
    }
    sums[node] += sum_of(dependency);
    store(share, field.fresh[at]);
  }
  publish(arrivals, field.fresh, field.shares);
}

/// Where the walks are one step after `level`: from `end` on in the arrivals. Returns the new end.
std::size_t step(const StepRows& out, std::span<const Arrival> level, std::size_t end, RoutesField& field) {
  Arrival* const arrivals = field.arrivals.data();
  std::uint8_t* const seen = field.seen.data();
  std::uint8_t* const fresh = field.fresh_at.data();
  const std::size_t begin = end;
  for (const Arrival& from : level) {
    for (const std::uint32_t target : out.of(from.node)) {  // no branch: which way it goes cannot be foreseen
      const std::uint32_t before = fresh[target];
      const std::uint32_t bits = from.mask & ~std::uint32_t{seen[target]};
      fresh[target] = static_cast<std::uint8_t>(before | bits);
      arrivals[end].node = target;
      end += static_cast<std::size_t>((before == 0) & (bits != 0));
    }
  }
  for (std::size_t at = begin; at < end; ++at) {
    const std::uint32_t node = arrivals[at].node;
    arrivals[at].mask = fresh[node];
    seen[node] = static_cast<std::uint8_t>(seen[node] | fresh[node]);
    fresh[node] = 0;
  }
  return end;
}

void add(const StepNetwork& network, std::span<const std::uint32_t> sources, RoutesField& field,
         std::span<double> sums) {
  std::ranges::fill(field.routes, Line{});
  std::ranges::fill(field.shares, Line{});
  std::ranges::fill(field.seen, std::uint8_t{0});
  Line weights;
  std::size_t end = 0;
  for (const std::uint32_t source : sources) {
    field.routes[source].lane[end] = 1.0;
    field.seen[source] = static_cast<std::uint8_t>(1U << end);
    weights.lane[end] = network.weight[source];
    field.arrivals[end] = {source, 1U << end};
    ++end;
  }
  const std::span<const Arrival> all = field.arrivals;
  field.levels.assign(1, 0);
  while (end > field.levels.back()) {
    const std::size_t begin = field.levels.back();
    field.levels.push_back(end);
    const std::size_t next = step(network.out, all.subspan(begin, end - begin), end, field);
    count_routes(network, all.subspan(end, next - end), field);
    end = next;
  }
  for (std::size_t level = field.levels.size() - 1; level-- > 1;) {
    const std::size_t begin = field.levels[level];
    count_shares(network, weights, all.subspan(begin, field.levels[level + 1] - begin), field, sums);
  }
}

}  // namespace
}  // namespace xylem::analysis::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace xylem::analysis {
namespace {
HWY_EXPORT(add);
}  // namespace

RoutesField::RoutesField(std::uint32_t nodes)
    : routes(nodes),
      shares(nodes),
      fresh(nodes),
      seen(nodes, 0),
      fresh_at(nodes, 0),
      arrivals(static_cast<std::size_t>(nodes) * kLanes + 1) {}  // one more: the step writes before it knows

void add_dependencies(const StepNetwork& network, std::span<const std::uint32_t> sources, RoutesField& field,
                      std::span<double> sums) {
  HWY_DYNAMIC_DISPATCH(add)(network, sources, field, sums);
}

}  // namespace xylem::analysis
#endif
