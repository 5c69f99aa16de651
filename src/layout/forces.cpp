// Forces: repulsion by the tree or by all pairs, ties by rows, then a bounded step with momentum.
#include "layout/forces.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace xylem::layout {
namespace {

constexpr std::uint32_t kAllPairsBelow = 600;
constexpr std::size_t kBlock = 64;       // points of an all-pairs block
constexpr std::size_t kRowBlock = 1024;  // rows of a block of ties
constexpr std::size_t kLeavesPerBlock = 8;

std::size_t blocks_of(std::size_t count, std::size_t block) { return (count + block - 1) / block; }

}  // namespace

Forces::Forces(const Level& level, const Law& law, Crew& crew) : level_(level), law_(law), crew_(crew) {
  for (auto* array :
       {&push_x_, &push_y_, &push_stiffness_, &pull_x_, &pull_y_, &pull_stiffness_, &velocity_.x, &velocity_.y}) {
    array->assign(level.size(), 0.0F);
  }
  together_.resize(level.size());
  sources_.resize(crew.size());
}

void Forces::repel(const Places& places, bool keep_tree) {
  const std::size_t n = level_.size();
  if (n >= kAllPairsBelow) return repel_leaves(places, keep_tree);
  const Bodies all{places.x.data(), places.y.data(), level_.mass.data(), n};
  crew_.each(n < 4 * kBlock ? 1 : blocks_of(n, kBlock), [&](std::size_t block, std::size_t) {
    const std::size_t begin = block * kBlock;
    const std::size_t count = n < 4 * kBlock ? n : std::min(kBlock, n - begin);
    push_apart(law_.repulsion, all, &places.x[begin], &places.y[begin], count,
               {&push_x_[begin], &push_y_[begin], &push_stiffness_[begin]});
  });
}

void Forces::repel_leaves(const Places& places, bool keep_tree) {
  if (keep_tree && !tree_.cells().empty()) {
    tree_.refresh(places.x, places.y);
  } else {
    tree_.build(places.x, places.y, level_.mass);
  }
  const auto leaves = tree_.leaves();
  crew_.each(blocks_of(leaves.size(), kLeavesPerBlock), [&](std::size_t block, std::size_t who) {
    std::array<float, kBlock> x{};
    std::array<float, kBlock> y{};
    std::array<float, kBlock> stiffness{};
    const std::size_t last = std::min(leaves.size(), (block + 1) * kLeavesPerBlock);
    for (std::size_t l = block * kLeavesPerBlock; l < last; ++l) {
      const Cell& leaf = tree_.cells()[leaves[l]];
      tree_.gather(leaf, law_.theta, sources_[who]);
      for (std::uint32_t begin = leaf.begin; begin < leaf.end; begin += kBlock) {
        const std::size_t count = std::min<std::size_t>(kBlock, leaf.end - begin);
        push_apart(law_.repulsion, sources_[who].bodies(), &tree_.x()[begin], &tree_.y()[begin], count,
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

void Forces::attract(const Places& places) {
  const std::size_t n = level_.size();
  for (std::size_t i = 0; i < n; ++i) together_[i] = {places.x[i], places.y[i]};
  crew_.each(blocks_of(n, kRowBlock), [&](std::size_t block, std::size_t) {
    const auto last = static_cast<std::uint32_t>(std::min(n, (block + 1) * kRowBlock));
    for (auto node = static_cast<std::uint32_t>(block * kRowBlock); node < last; ++node) {
      const geometry::Point at = together_[node];
      float fx = 0.0F;
      float fy = 0.0F;
      float stiffness = 0.0F;
      for (std::uint32_t e = level_.offsets[node]; e < level_.offsets[node + 1]; ++e) {
        const geometry::Point other = together_[level_.targets[e]];
        const float dx = other.x - at.x;
        const float dy = other.y - at.y;
        const float squared = dx * dx + dy * dy;
        const float w =
            level_.weights[e] * (law_.linear + law_.quadratic * std::sqrt(squared) + law_.near / (1.0F + squared));
        fx += w * dx;
        fy += w * dy;
        stiffness += w;
      }
      pull_x_[node] = fx;
      pull_y_[node] = fy;
      pull_stiffness_[node] = stiffness;
    }
  });
}

float Forces::step(Places& places, const Step& step) {
  repel(places, step.keep_tree);
  attract(places);
  const std::size_t n = level_.size();
  double moved = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    const float limit = step.freedom.empty() ? step.limit : step.limit * step.freedom[i];
    if (limit <= 0.0F) continue;
    const float push = law_.repulsion_strength * level_.mass[i];
    const float scale = 1.0F / (pull_stiffness_[i] + push * push_stiffness_[i] + 1e-12F);
    float vx = step.momentum * velocity_.x[i] + scale * (pull_x_[i] + push * push_x_[i]);
    float vy = step.momentum * velocity_.y[i] + scale * (pull_y_[i] + push * push_y_[i]);
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
  attract(places);
  double pulled = 0.0;  // virials: how hard ties draw together and nodes push apart, along the rays from the origin
  double pushed = 0.0;
  for (std::size_t i = 0; i < level_.size(); ++i) {
    pulled -= static_cast<double>(pull_x_[i] * places.x[i] + pull_y_[i] * places.y[i]);
    pushed += static_cast<double>(level_.mass[i] * (push_x_[i] * places.x[i] + push_y_[i] * places.y[i]));
  }
  pushed *= static_cast<double>(law_.repulsion_strength);
  if (!(pulled > 0.0) || !(pushed > 0.0)) return 1.0F;
  const double powers = law_.repulsion == Repulsion::inverse ? 2.0 : 3.0;  // of the attraction, and of what resists it
  return static_cast<float>(std::pow(pushed / pulled, 1.0 / powers));
}

}  // namespace xylem::layout
