// Forces: repulsion by the tree or by all pairs, ties by rows, then a bounded step with momentum.
#include "layout/forces.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace xylem::layout {
namespace {

constexpr std::uint32_t kAllPairsBelow = 400;
constexpr std::size_t kBlock = 64;  // points whose pushes are worked out together
constexpr std::size_t kLeavesPerBlock = 8;

std::size_t blocks_of(std::size_t count, std::size_t block) { return (count + block - 1) / block; }

}  // namespace

Forces::Forces(const Level& level, const Law& law, Crew& crew)
    : level_(level), law_(law), crew_(crew), pulls_(level, crew) {
  for (auto* array : {&push_x_, &push_y_, &push_stiffness_, &velocity_.x, &velocity_.y}) {
    array->assign(level.size(), 0.0F);
  }
  sources_.resize(crew.size());
}

void Forces::repel(const Places& places, bool keep_tree) {
  if (keep_tree && !tree_.cells().empty()) {
    tree_.refresh(places.x, places.y);
  } else {
    tree_.build(places.x, places.y, level_.mass, level_.size() < kAllPairsBelow ? kAllPairsBelow : kLeafSize);
  }
  const auto leaves = tree_.leaves();
  crew_.each(blocks_of(leaves.size(), kLeavesPerBlock), [&](std::size_t block, std::size_t who) {
    std::array<float, kBlock + kPadding> x;  // NOLINT: written before it is read
    std::array<float, kBlock + kPadding> y;
    std::array<float, kBlock + kPadding> stiffness;
    const std::size_t last = std::min(leaves.size(), (block + 1) * kLeavesPerBlock);
    for (std::size_t l = block * kLeavesPerBlock; l < last; ++l) {
      const Cell& leaf = tree_.cells()[leaves[l]];
      tree_.gather(leaf, law_.theta, sources_[who]);
      for (std::uint32_t begin = leaf.begin; begin < leaf.end; begin += kBlock) {
        const std::size_t count = std::min<std::size_t>(kBlock, leaf.end - begin);
        push_apart(law_.repulsion, sources_[who].bodies(), tree_.x() + begin, tree_.y() + begin, count,
                   {x.data(), y.data(), stiffness.data()});
        for (std::size_t i = 0; i < count; ++i) {
          const std::uint32_t node = tree_.order()[begin + i];
          push_x_[node] = x[i];
          push_y_[node] = y[i];
          push_stiffness_[node] = stiffness[i];
        }
      }
    }
  });
}

float Forces::step(Places& places, const Step& step) {
  repel(places, step.keep_tree);
  pulls_.work_out(places, law_.attraction);
  const std::size_t n = level_.size();
  double moved = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    const float limit = step.freedom.empty() ? step.limit : step.limit * step.freedom[i];
    if (limit <= 0.0F) continue;
    const float push = law_.repulsion_strength * level_.mass[i];
    const float scale = 1.0F / (pulls_.stiffness()[i] + push * push_stiffness_[i] + 1e-12F);
    float vx = step.momentum * velocity_.x[i] + scale * (pulls_.x()[i] + push * push_x_[i]);
    float vy = step.momentum * velocity_.y[i] + scale * (pulls_.y()[i] + push * push_y_[i]);
    const float length = std::sqrt(vx * vx + vy * vy);
    if (length > limit) {
      vx *= limit / length;
      vy *= limit / length;
    }
    velocity_.x[i] = vx;
    velocity_.y[i] = vy;
    places.x[i] += vx;
    places.y[i] += vy;
    moved += static_cast<double>(std::min(length, limit));
  }
  return n == 0 ? 0.0F : static_cast<float>(moved / static_cast<double>(n));
}

float Forces::balance(const Places& places) {
  repel(places, false);
  pulls_.work_out(places, law_.attraction);
  double pulled = 0.0;  // virials: how hard ties draw together and nodes push apart, along the rays from the origin
  double pushed = 0.0;
  for (std::size_t i = 0; i < level_.size(); ++i) {
    pulled -= static_cast<double>(pulls_.x()[i] * places.x[i] + pulls_.y()[i] * places.y[i]);
    pushed += static_cast<double>(level_.mass[i] * (push_x_[i] * places.x[i] + push_y_[i] * places.y[i]));
  }
  pushed *= static_cast<double>(law_.repulsion_strength);
  if (!(pulled > 0.0) || !(pushed > 0.0)) return 1.0F;
  const double powers = law_.repulsion.power;  // of the attraction, and of what resists it
  return static_cast<float>(std::pow(pushed / pulled, 1.0 / powers));
}

}  // namespace xylem::layout
