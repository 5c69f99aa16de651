// Forces: repulsion by the tree or by all pairs, ties by rows, then a bounded step with momentum.
#include "layout/forces.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace xylem::layout {
namespace {

constexpr std::uint32_t kAllPairsUpTo = 400;
constexpr std::size_t kLeavesTogether = 16;   // that one worker takes at a time
constexpr std::size_t kNodesTogether = 4096;  // a whole number of vectors

std::size_t blocks_of(std::size_t count, std::size_t block) { return (count + block - 1) / block; }

}  // namespace

Forces::Forces(const Level& level, const Law& law, jobs::Crew& crew)
    : level_(level), law_(law), crew_(crew), pulls_(level, crew), mass_(level.mass) {
  for (auto* array : {&mass_, &push_x_, &push_y_, &push_stiffness_, &velocity_.x, &velocity_.y}) {
    array->resize(level.size() + kPadding, 0.0F);
  }
}

void Forces::repel_leaves(std::size_t block, bool keep) {
  std::array<float, kCrowdSize> x;          // NOLINT: written before they are read
  std::array<float, kCrowdSize> y;          // NOLINT
  std::array<float, kCrowdSize> stiffness;  // NOLINT
  const auto order = tree_.order();
  const float theta = level_.size() <= kAllPairsUpTo ? 0.0F : law_.theta;
  const std::size_t end = std::min<std::size_t>(tree_.leaves(), (block + 1) * kLeavesTogether);
  for (std::size_t l = block * kLeavesTogether; l < end; ++l) {
    const auto leaf = static_cast<std::uint32_t>(l);
    Surroundings& around = around_[l];
    if (!keep) tree_.around(tree_.box_of(leaf), theta, around);
    const std::size_t first = l * kCrowdSize;
    push_crowd(law_.repulsion, tree_.points().x + first, tree_.points().y + first, tree_.boxes(), around.far,
               tree_.points(), around.near, {x.data(), y.data(), stiffness.data()});
    const std::size_t count = std::min(kCrowdSize, order.size() - first);
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t node = order[first + i];
      push_x_[node] = x[i];
      push_y_[node] = y[i];
      push_stiffness_[node] = stiffness[i];
    }
  }
}

void Forces::repel(const Places& places, bool keep_tree) {
  const bool keep = keep_tree && !around_.empty();
  const auto x = std::span(places.x).first(level_.size());
  const auto y = std::span(places.y).first(level_.size());
  if (keep) {
    tree_.refresh(x, y);
  } else {
    tree_.build(x, y, level_.mass, level_.size() > kAllPairsUpTo);
    around_.resize(tree_.leaves());
  }
  crew_.each(blocks_of(tree_.leaves(), kLeavesTogether),
             [&](std::size_t block, std::size_t) { repel_leaves(block, keep); });
}

void Forces::step(Places& places, const Step& step) {
  const std::size_t n = level_.size();
  repel(places, step.keep_tree);
  pulls_.work_out(places, law_.attraction);
  for (auto* array : {&places.x, &places.y}) array->resize(n + kPadding, 0.0F);
  crew_.each(blocks_of(n, kNodesTogether), [&](std::size_t block, std::size_t) {
    const std::size_t at = block * kNodesTogether;
    const std::size_t count = std::min(n - at, kNodesTogether);
    const float* const freedom = step.freedom.empty() ? nullptr : &step.freedom[at];
    move_on({step.momentum, law_.repulsion_strength, step.limit, freedom},
            {pulls_.sums().x + at, pulls_.sums().y + at, pulls_.sums().stiffness + at},
            {&push_x_[at], &push_y_[at], &push_stiffness_[at]}, &mass_[at], count, &velocity_.x[at], &velocity_.y[at],
            &places.x[at], &places.y[at]);
  });
  for (auto* array : {&places.x, &places.y}) array->resize(n);
}

float Forces::balance(const Places& places) {
  repel(places, false);
  pulls_.work_out(places, law_.attraction);
  double pulled = 0.0;  // virials: how hard ties draw together and nodes push apart, along the rays from the origin
  double pushed = 0.0;
  for (std::size_t i = 0; i < level_.size(); ++i) {
    pulled -= static_cast<double>(pulls_.sums().x[i] * places.x[i] + pulls_.sums().y[i] * places.y[i]);
    pushed += static_cast<double>(level_.mass[i] * (push_x_[i] * places.x[i] + push_y_[i] * places.y[i]));
  }
  pushed *= static_cast<double>(law_.repulsion_strength);
  if (!(pulled > 0.0) || !(pushed > 0.0)) return 1.0F;
  const double powers = law_.repulsion.power;  // of the attraction, and of what resists it
  return static_cast<float>(std::pow(pushed / pulled, 1.0 / powers));
}

}  // namespace xylem::layout
