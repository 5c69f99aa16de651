// Motion: a small simulation that lives from frame to frame, of the nodes that may move among those that stand.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "layout/crowd.h"
#include "xylem/graph/graph.h"
#include "xylem/layout/layouts.h"

namespace xylem::layout {

/// A node that may move.
struct Mover {
  std::uint32_t node = 0;
  /// How far it follows what draws it: 1 = all the way, 0 = it goes only where it is put.
  float freedom = 1.0F;
  /// It has no place of its own yet: the forces alone decide. Others are at rest where the motion begins.
  bool fresh = false;
  /// How much harder its ties pull than others.
  float eagerness = 1.0F;
};

/// What forces there are.
struct Nature {
  Repulsion repulsion{};
  Attraction attraction{};
  float theta = 1.2F;
  /// Ties are made at least so much stronger than `attraction` says, whatever balance wants: stiff ones swing less.
  float least_strength = 0.3F;
};

/// Movers go where the forces draw them, in small bounded steps with momentum. One that is not fresh feels only what
/// differs from the beginning, so that nothing moves by itself and everything returns when the cause is gone; a tether
/// to where it began lets it follow only by its freedom. The same calls give the same bytes.
class Motion {
 public:
  /// `places` has every node's place in world units. Fresh movers are left out of what the others were used to.
  /// `length` is that of a tie, world units.
  Motion(const graph::Graph& graph, const Positions& places, std::vector<Mover> movers, float length,
         const Nature& nature = {});

  /// Puts a mover of freedom 0 somewhere, world units.
  void put(std::uint32_t mover, geometry::Point world);
  /// One step, each at most `limit` tie lengths times its freedom; returns the largest movement in tie lengths.
  /// Cost O(movers * log n + ties of movers).
  float step(float limit);
  /// Where the k-th mover stands, world units.
  [[nodiscard]] geometry::Point place(std::size_t mover) const {
    const geometry::Point by{places_.x[mover] - begin_.x[mover], places_.y[mover] - begin_.y[mover]};
    return start_[mover] + by * length_;  // exactly the start when it has not moved
  }
  [[nodiscard]] std::span<const Mover> movers() const { return movers_; }

 private:
  struct Pull {
    float x = 0.0F;
    float y = 0.0F;
    float stiffness = 0.0F;
  };

  void find_ties(const graph::Graph& graph, const Positions& places);
  void pull(bool with_fresh);
  void come_to_rest();
  [[nodiscard]] float tie_strength() const;
  float move(float limit);
  void hold_still();

  std::vector<Mover> movers_;
  Positions start_;  // of movers, world units
  float length_;
  Nature nature_;
  Places places_;  // of movers, in tie lengths
  Places begin_;
  Places velocity_;
  Crowd crowd_;
  // Each tie of a mover, once. The other end is a later mover, or counts from the number of movers on: one that stands.
  std::vector<std::uint32_t> offsets_{0};
  std::vector<std::uint32_t> ends_;
  std::vector<float> weights_;
  std::vector<float> old_weights_;  // 0 for ties that fresh ones bring
  std::vector<geometry::Point> end_places_;
  std::vector<float> tie_x_, tie_y_, tie_stiffness_;
  std::vector<Pull> end_pulls_;
  std::vector<float> rest_x_, rest_y_, tether_;
  float strength_ = 1.0F;   // of ties, so that the beginning is as near to balance as can be
  bool all_free_ = false;   // nothing holds the whole where it is
  bool remembers_ = false;  // some mover is not fresh
  int steps_ = 0;
};

}  // namespace xylem::layout
