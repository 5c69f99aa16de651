// Delivery: promises kept, capitals counted in each direction, bounds where resources belong to no capital.
#include "analysis/delivery.h"

#include <algorithm>

#include "xylem/ecosystem/taxonomy.h"
#include "xylem/graph/window.h"

namespace xylem::analysis {
namespace {

constexpr std::uint32_t kCapitals = 5;  // that can move between organizations

/// 2 min / sum of distinct capitals; nothing flowing either way is no two-way exchange.
double two_way_by(std::uint32_t there, std::uint32_t back) {
  return there + back == 0 ? 0.0 : 2.0 * std::min(there, back) / static_cast<double>(there + back);
}
std::uint32_t capped(std::size_t count) { return std::min(kCapitals, static_cast<std::uint32_t>(count)); }

}  // namespace

void ExchangeOfPair::add(const ecosystem::ResourceFlow& flow, ecosystem::Day day) {
  const bool actual = flow.status == ecosystem::FlowStatus::actual;
  if (!actual && flow.status != ecosystem::FlowStatus::agreed) return;
  const auto moved = graph::moved_until(flow, day);
  if (!moved) return;
  if (!moved->amount) ++unknown_;
  if (!flow.from) ++unknown_;
  const bool from_b = flow.from_org != a_;
  Promise& promise = promises_[{from_b, flow.resource.text()}];
  if (!actual) {
    ++promise.agreements;
    promise.agreed += moved->amount.value_or(0.0);
    promise.agreed_unknown = promise.agreed_unknown || !moved->amount;
    return;
  }
  promise.delivered += moved->amount.value_or(0.0);
  promise.delivered_unknown = promise.delivered_unknown || !moved->amount;
  if (moved->amount && *moved->amount <= 0.0) return;  // a measured zero is no exchange
  Kinds& kinds = kinds_[from_b ? 1 : 0];
  const std::string capital = ecosystem::capital_of(ecosystem_, flow.resource);
  if (capital.empty()) {
    ++kinds.without_capital;
  } else {
    kinds.capitals.insert(capital);
  }
}

Piece ExchangeOfPair::delivery() const {
  Piece piece{std::nullopt, 0.0, 0.0};
  std::uint32_t agreements = 0;
  std::uint32_t known = 0;
  double kept = 0.0;
  for (const auto& [key, promise] : promises_) {
    if (promise.agreements == 0) continue;
    const double count = promise.agreements;
    const double share = promise.agreed > 0.0 ? std::min(1.0, promise.delivered / promise.agreed) : 1.0;
    agreements += promise.agreements;
    piece.high += count * (promise.agreed_unknown || promise.delivered_unknown ? 1.0 : share);
    if (promise.agreed_unknown) continue;  // low stays 0: anything may have been agreed
    piece.low += count * share;
    if (promise.delivered_unknown) continue;
    known += promise.agreements;
    kept += count * share;
  }
  if (agreements == 0) return {};
  piece.low /= agreements;
  piece.high /= agreements;
  if (known > 0) piece.known = kept / known;
  return piece;
}

Piece ExchangeOfPair::breadth() const {
  std::set<std::string> all = kinds_[0].capitals;
  all.insert(kinds_[1].capitals.begin(), kinds_[1].capitals.end());
  const std::uint32_t unnamed = kinds_[0].without_capital + kinds_[1].without_capital;
  const double named = capped(all.size());
  const double low = std::max(named, unnamed > 0 ? 1.0 : 0.0);
  Piece piece{std::nullopt, low / kCapitals, capped(all.size() + unnamed) / static_cast<double>(kCapitals)};
  if (unnamed == 0 || !all.empty()) piece.known = named / kCapitals;
  return piece;
}

Piece ExchangeOfPair::two_way() const {
  std::array<std::uint32_t, 2> least{};
  std::array<std::uint32_t, 2> most{};
  for (std::size_t side = 0; side < 2; ++side) {
    const Kinds& kinds = kinds_[side];
    least[side] = std::max(capped(kinds.capitals.size()), kinds.without_capital > 0 ? 1U : 0U);
    most[side] = capped(kinds.capitals.size() + kinds.without_capital);
  }
  Piece piece{std::nullopt, 1.0, 0.0};
  for (std::uint32_t there = least[0]; there <= most[0]; ++there) {
    for (std::uint32_t back = least[1]; back <= most[1]; ++back) {
      piece.low = std::min(piece.low, two_way_by(there, back));
      piece.high = std::max(piece.high, two_way_by(there, back));
    }
  }
  if (piece.low == piece.high) piece.known = piece.low;
  return piece;
}

}  // namespace xylem::analysis
