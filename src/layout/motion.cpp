// Motion: forces less those at rest, tethers by freedom, steps with momentum.
#include "layout/motion.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "layout/level.h"

namespace xylem::layout {
namespace {

using geometry::Point;

constexpr float kMomentum = 0.6F;
constexpr float kGain = 0.8F;
constexpr int kRegroupEvery = 24;
constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();

Places scaled(const Positions& places, std::span<const Mover> movers, float length) {
  Places result;
  for (const Mover& mover : movers) {
    result.x.push_back(places[mover.node].x / length);
    result.y.push_back(places[mover.node].y / length);
  }
  return result;
}

Places standing(const Positions& places, std::span<const Mover> movers, float length) {
  std::vector<std::uint8_t> moves(places.size(), 0);
  for (const Mover& mover : movers) moves[mover.node] = 1;
  Places result;
  for (std::size_t node = 0; node < places.size(); ++node) {
    if (moves[node] != 0) continue;
    result.x.push_back(places[node].x / length);
    result.y.push_back(places[node].y / length);
  }
  return result;
}

}  // namespace

Motion::Motion(const graph::Graph& graph, const Positions& places, std::vector<Mover> movers, float length,
               const Nature& nature)
    : movers_(std::move(movers)),
      length_(length),
      nature_(nature),
      places_(scaled(places, movers_, length)),
      begin_(places_),
      crowd_(nature.repulsion, standing(places, movers_, length), nature.theta) {
  const std::size_t count = movers_.size();
  for (auto* array : {&velocity_.x, &velocity_.y, &rest_x_, &rest_y_, &tether_}) array->assign(count, 0.0F);
  all_free_ = count == places.size() && std::ranges::all_of(movers_, [](const Mover& m) { return m.freedom >= 1.0F; });
  for (const Mover& mover : movers_) start_.push_back(places[mover.node]);
  remembers_ = std::ranges::any_of(movers_, [](const Mover& m) { return !m.fresh; });
  find_ties(graph, places);
  if (count > 0) come_to_rest();
}

void Motion::find_ties(const graph::Graph& graph, const Positions& places) {
  std::vector<std::uint32_t> end_of(places.size(), kNone);
  for (std::size_t k = 0; k < movers_.size(); ++k) end_of[movers_[k].node] = static_cast<std::uint32_t>(k);
  end_places_.resize(movers_.size());
  const double mean = mean_weight(graph);
  for (std::uint32_t k = 0; k < movers_.size(); ++k) {
    for (const graph::Neighbor& neighbor : graph.neighbors(movers_[k].node)) {
      std::uint32_t& end = end_of[neighbor.node];
      if (end <= k) continue;  // the other end has it
      if (end == kNone) {
        end = static_cast<std::uint32_t>(end_places_.size());
        end_places_.push_back(places[neighbor.node] * (1.0F / length_));
      }
      const float pull = pull_of(static_cast<double>(graph.edges()[neighbor.edge].weight), mean);
      const float eager = std::max(movers_[k].eagerness, end < movers_.size() ? movers_[end].eagerness : 1.0F);
      weights_.push_back(eager * pull);
      const bool new_tie = movers_[k].fresh || (end < movers_.size() && movers_[end].fresh);
      old_weights_.push_back(new_tie ? 0.0F : weights_.back());
      ends_.push_back(end);
    }
    offsets_.push_back(static_cast<std::uint32_t>(ends_.size()));
  }
  end_pulls_.resize(end_places_.size());
  for (auto* array : {&weights_, &old_weights_, &tie_x_, &tie_y_, &tie_stiffness_})
    array->resize(ends_.size() + kPadding);
}

void Motion::pull(bool with_fresh) {
  for (std::size_t k = 0; k < movers_.size(); ++k) end_places_[k] = {places_.x[k], places_.y[k]};
  for (std::size_t k = 0; k < movers_.size(); ++k) {
    const Point here = end_places_[k];
    for (std::uint32_t e = offsets_[k]; e < offsets_[k + 1]; ++e) {
      const Point there = end_places_[ends_[e]];
      tie_x_[e] = there.x - here.x;
      tie_y_[e] = there.y - here.y;
    }
  }
  pull_together(nature_.attraction, with_fresh ? weights_.data() : old_weights_.data(), tie_x_.data(), tie_y_.data(),
                tie_stiffness_.data(), ends_.size());
  std::ranges::fill(end_pulls_, Pull{});
  for (std::size_t k = 0; k < movers_.size(); ++k) {
    Pull sum = end_pulls_[k];
    for (std::uint32_t e = offsets_[k]; e < offsets_[k + 1]; ++e) {
      Pull& other = end_pulls_[ends_[e]];
      sum.x += tie_x_[e];
      sum.y += tie_y_[e];
      sum.stiffness += tie_stiffness_[e];
      other.x -= tie_x_[e];
      other.y -= tie_y_[e];
      other.stiffness += tie_stiffness_[e];
    }
    end_pulls_[k] = sum;
  }
}

/// How strong ties must be for what is at rest (or for all, when everything is new) to be as near to balance as can be.
float Motion::tie_strength() const {
  double against = 0.0;
  double pulls = 0.0;
  for (std::size_t k = 0; k < movers_.size(); ++k) {
    if (remembers_ && movers_[k].fresh) continue;
    against -= static_cast<double>(end_pulls_[k].x * rest_x_[k] + end_pulls_[k].y * rest_y_[k]);
    pulls += static_cast<double>(end_pulls_[k].x * end_pulls_[k].x + end_pulls_[k].y * end_pulls_[k].y);
  }
  return pulls > 0.0
             ? static_cast<float>(std::clamp(against / pulls, static_cast<double>(nature_.least_strength), 1000.0))
             : 1.0F;
}

void Motion::come_to_rest() {
  crowd_.push(places_, true);
  Places fresh;
  for (std::size_t k = 0; k < movers_.size(); ++k) {
    rest_x_[k] = crowd_.x()[k];
    rest_y_[k] = crowd_.y()[k];
    if (!movers_[k].fresh) continue;
    fresh.x.push_back(places_.x[k]);
    fresh.y.push_back(places_.y[k]);
  }
  if (remembers_ && fresh.size() > 0) {  // old ones were not used to these
    const std::size_t count = movers_.size();
    const std::vector<float> mass(fresh.size(), 1.0F);
    Places at = places_;
    std::vector<float> x(count + kPadding), y(count + kPadding), stiffness(count + kPadding);
    for (auto* array : {&at.x, &at.y}) array->resize(count + kPadding);
    push_apart(nature_.repulsion, {fresh.x.data(), fresh.y.data(), mass.data(), fresh.size()}, at.x.data(), at.y.data(),
               count, {x.data(), y.data(), stiffness.data()});
    for (std::size_t k = 0; k < count; ++k) {
      rest_x_[k] -= x[k];
      rest_y_[k] -= y[k];
    }
  }
  pull(false);
  strength_ = tie_strength();
  for (std::size_t k = 0; k < movers_.size(); ++k) {
    const float stiffness = strength_ * end_pulls_[k].stiffness + crowd_.stiffness()[k];
    const float freedom = movers_[k].freedom;
    tether_[k] = freedom > 0.0F ? stiffness * (1.0F / freedom - 1.0F) : 0.0F;
    rest_x_[k] = movers_[k].fresh ? 0.0F : rest_x_[k] + strength_ * end_pulls_[k].x;
    rest_y_[k] = movers_[k].fresh ? 0.0F : rest_y_[k] + strength_ * end_pulls_[k].y;
  }
}

void Motion::put(std::uint32_t mover, Point world) {
  places_.x[mover] = world.x / length_;
  places_.y[mover] = world.y / length_;
}

/// Neither turns nor shifts the whole: only what nothing holds could.
void Motion::hold_still() {
  const auto count = static_cast<float>(movers_.size());
  Point center;
  Point drift;
  for (std::size_t k = 0; k < movers_.size(); ++k) {
    center = center + Point{places_.x[k], places_.y[k]} * (1.0F / count);
    drift = drift + Point{velocity_.x[k], velocity_.y[k]} * (1.0F / count);
  }
  double turning = 0.0;
  double inertia = 0.0;
  for (std::size_t k = 0; k < movers_.size(); ++k) {
    const Point arm = Point{places_.x[k], places_.y[k]} - center;
    const Point by = Point{velocity_.x[k], velocity_.y[k]} - drift;
    turning += static_cast<double>(arm.x * by.y - arm.y * by.x);
    inertia += static_cast<double>(geometry::dot(arm, arm));
  }
  const float turn = inertia > 0.0 ? static_cast<float>(turning / inertia) : 0.0F;
  for (std::size_t k = 0; k < movers_.size(); ++k) {
    const Point arm = Point{places_.x[k], places_.y[k]} - center;
    velocity_.x[k] -= drift.x - turn * arm.y;
    velocity_.y[k] -= drift.y + turn * arm.x;
  }
}

float Motion::move(float limit) {
  for (std::size_t k = 0; k < movers_.size(); ++k) {
    const float freedom = movers_[k].freedom;
    if (freedom <= 0.0F) continue;
    const float force_x =
        crowd_.x()[k] + strength_ * end_pulls_[k].x - rest_x_[k] + tether_[k] * (begin_.x[k] - places_.x[k]);
    const float force_y =
        crowd_.y()[k] + strength_ * end_pulls_[k].y - rest_y_[k] + tether_[k] * (begin_.y[k] - places_.y[k]);
    const float scale = kGain / (strength_ * end_pulls_[k].stiffness + crowd_.stiffness()[k] + tether_[k] + 1e-12F);
    float x = kMomentum * velocity_.x[k] + scale * force_x;
    float y = kMomentum * velocity_.y[k] + scale * force_y;
    const float length = std::sqrt(x * x + y * y);
    if (length > limit * freedom) {
      x *= limit * freedom / length;
      y *= limit * freedom / length;
    }
    velocity_.x[k] = x;
    velocity_.y[k] = y;
  }
  if (all_free_) hold_still();
  float largest = 0.0F;
  for (std::size_t k = 0; k < movers_.size(); ++k) {
    places_.x[k] += velocity_.x[k];
    places_.y[k] += velocity_.y[k];
    largest = std::max(largest, velocity_.x[k] * velocity_.x[k] + velocity_.y[k] * velocity_.y[k]);
  }
  return std::sqrt(largest);
}

float Motion::step(float limit) {
  crowd_.push(places_, !remembers_ && ++steps_ % kRegroupEvery == 0);  // what is remembered belongs to its groups
  pull(true);
  return move(limit);
}

}  // namespace xylem::layout
