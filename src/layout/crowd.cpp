// Crowd: one tree of those that stand, built once, and one of those that move, refreshed in each step.
#include "layout/crowd.h"

#include <algorithm>

namespace xylem::layout {
namespace {

constexpr std::size_t kExactBelow = 400;
constexpr std::uint32_t kMovingLeaf = 16;  // more far bodies and fewer near ones than with larger leaves
constexpr std::size_t kFarEvery = 6;       // steps; the leaves take turns, so that all steps cost the same

void build(Quadtree& tree, const Places& places, std::uint32_t leaf_size) {
  const bool small = places.size() < kExactBelow;
  tree.build(places.x, places.y, std::vector<float>(places.size(), 1.0F), small ? kExactBelow : leaf_size);
}

}  // namespace

void Crowd::Sums::resize(std::size_t count) {
  for (auto* array : {&x, &y, &stiffness}) array->resize(count + kPadding);
}

Crowd::Crowd(Repulsion law, const Places& standing, float theta) : law_(law), theta_(theta) {
  if (standing.size() > 0) build(standing_, standing, kMovingLeaf);
}

/// Far cells become sources; the points of near ones are noted in `near`.
void Crowd::look_around(Tree tree, const Cell& leaf, std::vector<Run>& near) {
  const std::span<const Cell> cells = tree_of(tree).cells();
  const float nearness = theta_ * theta_;
  for (std::size_t c = 0; c < cells.size();) {
    const Cell& cell = cells[c];
    const float dx = std::max({leaf.min_x - cell.x, cell.x - leaf.max_x, 0.0F});
    const float dy = std::max({leaf.min_y - cell.y, cell.y - leaf.max_y, 0.0F});
    const float width = std::max(cell.max_x - cell.min_x, cell.max_y - cell.min_y);
    if (width * width < nearness * (dx * dx + dy * dy)) {
      source_x_[sources_] = cell.x;
      source_y_[sources_] = cell.y;
      source_mass_[sources_++] = cell.mass;
      c = cell.skip;
    } else if (cell.leaf) {
      const bool goes_on = !near.empty() && near.back().tree == tree && near.back().end == cell.begin;
      if (goes_on) {
        near.back().end = cell.end;
      } else {
        near.push_back({tree, cell.begin, cell.end});
      }
      c = cell.skip;
    } else {
      ++c;
    }
  }
}

void Crowd::look_far(std::size_t which) {
  const Cell& leaf = moving_.cells()[moving_.leaves()[which]];
  const std::size_t count = leaf.end - leaf.begin;
  near_[which].clear();
  sources_ = 0;
  look_around(Tree::moving, leaf, near_[which]);
  look_around(Tree::standing, leaf, near_[which]);
  push_apart(law_, {source_x_.data(), source_y_.data(), source_mass_.data(), sources_}, moving_.x() + leaf.begin,
             moving_.y() + leaf.begin, count, one_leaf_.at(0));
  std::copy_n(one_leaf_.x.data(), count, far_.x.data() + leaf.begin);
  std::copy_n(one_leaf_.y.data(), count, far_.y.data() + leaf.begin);
  std::copy_n(one_leaf_.stiffness.data(), count, far_.stiffness.data() + leaf.begin);
}

void Crowd::look_near(std::size_t which) {
  const Cell& leaf = moving_.cells()[moving_.leaves()[which]];
  sources_ = 0;
  for (const Run& run : near_[which]) {
    const Quadtree& tree = tree_of(run.tree);
    std::copy(tree.x() + run.begin, tree.x() + run.end, source_x_.data() + sources_);
    std::copy(tree.y() + run.begin, tree.y() + run.end, source_y_.data() + sources_);
    sources_ += run.end - run.begin;
  }
  std::fill_n(source_mass_.data(), sources_, 1.0F);
  push_apart(law_, {source_x_.data(), source_y_.data(), source_mass_.data(), sources_}, moving_.x() + leaf.begin,
             moving_.y() + leaf.begin, leaf.end - leaf.begin, near_sums_.at(leaf.begin));
}

void Crowd::push(const Places& moving, bool regroup) {
  const std::size_t count = moving.size();
  if (count == 0) return;
  const bool anew = regroup || moving_.cells().empty();
  if (anew) {
    build(moving_, moving, kMovingLeaf);
    near_.resize(moving_.leaves().size());
    for (Sums* sums : {&far_, &near_sums_, &one_leaf_}) sums->resize(count);
    for (auto* array : {&source_x_, &source_y_, &source_mass_}) array->resize(count + standing_.order().size());
    for (auto* array : {&x_, &y_, &stiffness_}) array->resize(count);
  } else {
    moving_.refresh(moving.x, moving.y);
  }
  ++turn_;
  // In the order of the points: what is written past the end of a leaf is written again by the next one.
  for (std::size_t which = 0; which < near_.size(); ++which) {
    if (anew || near_.size() < kFarEvery || (which + turn_) % kFarEvery == 0) look_far(which);
    look_near(which);
  }
  const auto order = moving_.order();
  for (std::size_t i = 0; i < count; ++i) {
    x_[order[i]] = near_sums_.x[i] + far_.x[i];
    y_[order[i]] = near_sums_.y[i] + far_.y[i];
    stiffness_[order[i]] = near_sums_.stiffness[i] + far_.stiffness[i];
  }
}

}  // namespace xylem::layout
