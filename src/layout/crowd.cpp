// Crowd: one tree of those that stand, built once, and one of those that move, refreshed in each step.
#include "layout/crowd.h"

#include <algorithm>

namespace xylem::layout {
namespace {

constexpr std::size_t kExactUpTo = 400;
constexpr std::size_t kFarEvery = 8;  // steps; the leaves take turns, so that all steps cost the same

void build(BoxTree& tree, const Places& places) {
  tree.build(places.x, places.y, std::vector<float>(places.size(), 1.0F));
}

}  // namespace

void Crowd::Sums::resize(std::size_t count) {
  for (auto* array : {&x, &y, &stiffness}) array->resize(count);
}

Crowd::Crowd(Repulsion law, const Places& standing, float theta)
    : law_(law), theta_(theta), standing_small_(standing.size() <= kExactUpTo) {
  if (standing.size() > 0) build(standing_, standing);
}

void Crowd::add_standing(std::uint32_t leaf, std::span<const std::uint32_t> far, std::span<const std::uint32_t> near,
                         Sums& sums) {
  if (far.empty() && near.empty()) return;
  const std::size_t first = leaf * kCrowdSize;
  push_crowd(law_, moving_.points().x + first, moving_.points().y + first, standing_.boxes(), far, standing_.points(),
             near, one_leaf_.at(0));
  for (std::size_t i = 0; i < kCrowdSize; ++i) {
    sums.x[first + i] += one_leaf_.x[i];
    sums.y[first + i] += one_leaf_.y[i];
    sums.stiffness[first + i] += one_leaf_.stiffness[i];
  }
}

void Crowd::look_far(std::uint32_t leaf) {
  Sides& sides = around_[leaf];
  const geometry::Box place = moving_.box_of(leaf);
  moving_.around(place, x_.size() <= kExactUpTo ? 0.0F : theta_, sides.moving);
  standing_.around(place, standing_small_ ? 0.0F : theta_, sides.standing);
  const std::size_t first = leaf * kCrowdSize;
  push_crowd(law_, moving_.points().x + first, moving_.points().y + first, moving_.boxes(), sides.moving.far,
             moving_.points(), {}, far_.at(first));
  add_standing(leaf, sides.standing.far, {}, far_);
}

void Crowd::look_near(std::uint32_t leaf) {
  const Sides& sides = around_[leaf];
  const std::size_t first = leaf * kCrowdSize;
  push_crowd(law_, moving_.points().x + first, moving_.points().y + first, moving_.boxes(), {}, moving_.points(),
             sides.moving.near, near_.at(first));
  add_standing(leaf, {}, sides.standing.near, near_);
}

void Crowd::push(const Places& moving, bool regroup) {
  const std::size_t count = moving.size();
  if (count == 0) return;
  const bool anew = regroup || around_.empty();
  if (anew) {
    for (auto* array : {&x_, &y_, &stiffness_}) array->resize(count);
    build(moving_, moving);
    around_.resize(moving_.leaves());
    for (Sums* sums : {&far_, &near_}) sums->resize(moving_.leaves() * kCrowdSize);
    one_leaf_.resize(kCrowdSize);
  } else {
    moving_.refresh(moving.x, moving.y);
  }
  ++turn_;
  for (std::uint32_t leaf = 0; leaf < moving_.leaves(); ++leaf) {
    if (anew || moving_.leaves() < kFarEvery || (leaf + turn_) % kFarEvery == 0) look_far(leaf);
    look_near(leaf);
  }
  const auto order = moving_.order();
  for (std::size_t i = 0; i < count; ++i) {
    x_[order[i]] = near_.x[i] + far_.x[i];
    y_[order[i]] = near_.y[i] + far_.y[i];
    stiffness_[order[i]] = near_.stiffness[i] + far_.stiffness[i];
  }
}

}  // namespace xylem::layout
