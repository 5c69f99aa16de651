// LiveLayout: a Motion of the followers of the held node.
#include "xylem/layout/live.h"

#include <array>
#include <cassert>

#include "layout/motion.h"
#include "layout/world.h"

namespace xylem::layout {
namespace {

using geometry::Point;

constexpr std::size_t kMostFollowers = 400;
constexpr std::array kFreedomByTies{1.0F, 0.4F, 0.1F};  // of nodes one, two and three ties away
constexpr float kLimit = 0.4F;                          // of a step, in tie lengths
constexpr float kCooling = 0.96F;  // of the limit while the held node rests: everything comes to rest soon
constexpr Nature kNature{{.power = 4, .soft = 1.0F}, {.linear = 1.0F, .quadratic = 0.0F}, 1.2F, 1.5F};

/// The held one first, then who follows, nearest first.
std::vector<Mover> followers(const Request& request, std::uint32_t held) {
  std::vector<Mover> movers{{held, 0.0F}};
  std::vector<std::uint8_t> seen(request.graph->node_count(), 0);
  seen[held] = 1;
  std::size_t ring_end = 1;
  std::size_t next = 0;
  for (const float freedom : kFreedomByTies) {
    for (; next < ring_end; ++next) {
      for (const graph::Neighbor& neighbor : request.graph->neighbors(movers[next].node)) {
        if (seen[neighbor.node] != 0 || movers.size() > kMostFollowers) continue;
        seen[neighbor.node] = 1;
        const bool pinned = !request.pinned.empty() && request.pinned[neighbor.node] != 0;
        if (!pinned) movers.push_back({neighbor.node, freedom});
      }
    }
    ring_end = movers.size();
  }
  return movers;
}

}  // namespace

struct LiveLayout::State {
  Positions positions;
  float length;
  float limit;
  Motion motion;
};

LiveLayout::LiveLayout(const Request& asked, std::uint32_t held) {
  const Request request = spaced(asked);
  assert(request.graph != nullptr && request.start.size() == request.graph->node_count() &&
         held < request.start.size());
  Positions positions(request.start.begin(), request.start.end());
  Motion motion(*request.graph, positions, followers(request, held), request.edge_length, kNature);
  state_ = std::make_unique<State>(State{std::move(positions), request.edge_length, kLimit, std::move(motion)});
}
LiveLayout::~LiveLayout() = default;
LiveLayout::LiveLayout(LiveLayout&&) noexcept = default;
LiveLayout& LiveLayout::operator=(LiveLayout&&) noexcept = default;

std::uint32_t LiveLayout::held() const { return state_->motion.movers()[0].node; }
const Positions& LiveLayout::positions() const { return state_->positions; }

void LiveLayout::move_to(Point world) {
  if (state_->positions[held()] == world) return;
  state_->limit = kLimit;
  state_->motion.put(0, world);
  state_->positions[held()] = world;
}

float LiveLayout::step() {
  Motion& motion = state_->motion;
  const float largest = motion.step(state_->limit);
  state_->limit *= kCooling;
  for (std::size_t k = 1; k < motion.movers().size(); ++k) state_->positions[motion.movers()[k].node] = motion.place(k);
  return largest * state_->length;
}

}  // namespace xylem::layout
