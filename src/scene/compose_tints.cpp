// Tints: the soft grounds under those who belong together, and what the legend says of them.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "composing.h"

namespace xylem::scene {
namespace {

using geometry::Color;
using geometry::Point;

constexpr std::size_t kFewest = 3;      // two are a tie, no group
constexpr std::size_t kMostTints = 24;  // more, and nobody looks them up
constexpr float kReachOfTie = 0.55F;    // how far a ground goes out from a member: of the usual tie within a group

constexpr float kNamesItsGroup = 1.0F;  // importance of the name that the legend gives a group

struct Gathered {
  std::string name;
  std::vector<std::uint32_t> nodes;  // those on the map
  std::uint32_t center = 0;          // the one with the most ties to the others
  Point middle;
};

/// The member with the most ties to other members; of several the first.
std::uint32_t center_of(const Composing& c, const std::vector<std::uint32_t>& nodes) {
  std::vector<std::uint8_t> inside(c.snapshot.size(), 0);
  for (const std::uint32_t node : nodes) inside[node] = 1;
  std::uint32_t best = nodes.front();
  std::size_t most = 0;
  for (const std::uint32_t node : nodes) {
    const auto partners = c.snapshot.partnerships.neighbors(node);
    const auto ties = static_cast<std::size_t>(
        std::ranges::count_if(partners, [&](const auto& partner) { return inside[partner.node] != 0; }));
    if (ties <= most) continue;
    most = ties;
    best = node;
  }
  return best;
}

/// The groups that are large enough, the largest first.
std::vector<Gathered> gathered(const Composing& c) {
  std::vector<Gathered> list;
  for (const Group& group : c.in.tints) {
    Gathered one;
    for (const std::uint32_t node : group.nodes) {
      if (node < c.snapshot.size() && c.shown[node] != 0) one.nodes.push_back(node);
    }
    if (one.nodes.size() < kFewest) continue;
    one.center = center_of(c, one.nodes);
    one.name = group.name.empty() ? "Around " + c.snapshot.organizations[one.center]->name : group.name;
    for (const std::uint32_t node : one.nodes) one.middle = one.middle + c.in.positions[node];
    one.middle = one.middle * (1.0F / static_cast<float>(one.nodes.size()));
    list.push_back(std::move(one));
  }
  std::ranges::stable_sort(list, std::ranges::greater{}, [](const Gathered& one) { return one.nodes.size(); });
  if (list.size() > kMostTints) list.resize(kMostTints);
  return list;
}

/// How far grounds go out from their members: so far that most partners share one.
float reach_of(const Composing& c, const std::vector<Gathered>& groups) {
  std::vector<std::uint32_t> group_of(c.snapshot.size(), kNoDisc);
  for (std::uint32_t i = 0; i < groups.size(); ++i) {
    for (const std::uint32_t node : groups[i].nodes) group_of[node] = i;
  }
  std::vector<float> lengths;
  for (const graph::Edge& tie : c.snapshot.partnerships.edges()) {
    if (group_of[tie.from] != kNoDisc && group_of[tie.from] == group_of[tie.to])
      lengths.push_back(distance(c.in.positions[tie.from], c.in.positions[tie.to]));
  }
  if (lengths.empty()) return 2.0F * kLargestRadius;
  const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
  std::ranges::nth_element(lengths, middle);
  return std::clamp(*middle * kReachOfTie, 1.5F * kLargestRadius, 6.0F * kLargestRadius);
}

/// For each group the hue that is farthest from others of its own: neighbors differ.
std::vector<std::size_t> hues_of(const std::vector<Gathered>& groups) {
  std::vector<std::size_t> hues;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    std::array<float, kTintHues> crowd{};
    for (std::size_t j = 0; j < i; ++j) {
      const float apart = std::max(distance(groups[i].middle, groups[j].middle), 1.0F);
      crowd.at(hues[j]) += 1.0F / (apart * apart);
    }
    hues.push_back(static_cast<std::size_t>(std::ranges::min_element(crowd) - crowd.begin()));
  }
  return hues;
}

}  // namespace

void add_tints(Composing& c) {
  const std::vector<Gathered> groups = gathered(c);
  if (groups.empty()) return;
  const float reach = reach_of(c, groups);
  const std::vector<std::size_t> hues = hues_of(groups);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const TintLook look = tint_look(hues[i], c.theme);
    Tint tint{groups[i].name, {}, reach, look.fill, look.rim};
    for (const std::uint32_t node : groups[i].nodes) tint.centers.push_back(c.in.positions[node]);
    c.scene.tints.push_back(std::move(tint));
    const auto label = std::ranges::find(c.scene.labels, c.disc_of[groups[i].center], &Label::disc);
    if (label != c.scene.labels.end()) label->importance += kNamesItsGroup;
  }
}

LegendGroup legend_of_tints(const Composing& c) {
  LegendGroup group{c.in.tints_title, {}, true, false};
  for (const Tint& tint : c.scene.tints) {
    LegendRow row;
    row.text = tint.name;
    row.count = std::to_string(tint.centers.size());
    row.color = tint.fill;
    row.ring = Ring::marked;
    row.ring_color = tint.rim;
    group.rows.push_back(std::move(row));
  }
  return group;
}

}  // namespace xylem::scene
