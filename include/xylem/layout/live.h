// LiveLayout: a simulation that lives as long as a node is held, so that a frame costs one small step.
#pragma once

#include <memory>

#include "xylem/layout/layouts.h"

namespace xylem::layout {

/// The map while one node is held: its partners follow, theirs a little, and nothing more than three ties away moves.
/// Everyone is at rest where the holding began: nothing drifts while the pointer stands still, and all return when the
/// node does. Pinned nodes neither move nor pass movement on. The same calls give the same bytes.
class LiveLayout {
 public:
  /// `request.start` has every node's place; `held` is a node. Nothing of `request` is needed afterwards; radii are not
  /// looked at. Cost O(n log n).
  LiveLayout(const Request& request, std::uint32_t held);
  ~LiveLayout();
  LiveLayout(LiveLayout&&) noexcept;
  LiveLayout& operator=(LiveLayout&&) noexcept;

  [[nodiscard]] std::uint32_t held() const;
  /// Puts the held node there, world units.
  void move_to(geometry::Point world);
  /// Lets the others follow by one step; returns the largest movement in world units. Cost O(followers * log n), at
  /// most some hundred followers: below half a millisecond for 5,000 nodes.
  float step();
  [[nodiscard]] const Positions& positions() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace xylem::layout
