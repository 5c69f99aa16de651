// Discs of partners who are missing: near those whom they would serve, where there is room.
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "composing.h"
#include "occupied.h"
#include "xylem/base/text.h"
#include "xylem/scene/drawing.h"
#include "xylem/scene/icons.h"

namespace xylem::scene {
namespace {

using geometry::Box;
using geometry::Point;

constexpr float kGhostRadius = 13.0F;
constexpr float kLabelPx = 12.0F;
constexpr float kAir = 16.0F;     // around discs: their names want room too
constexpr float kApart = 150.0F;  // ghosts nearer to one another than this look like a crowd
constexpr float kBeyond = 30.0F;  // how far outside the map they may stand at no cost
constexpr float kStep = 18.0F;    // between the places tried; more on a large map

/// Free places among the discs of one scene.
class FreePlaces {
 public:
  explicit FreePlaces(const Scene& scene)
      : bounds_(bounds_of(scene)),
        step_(std::max(kStep, (bounds_.width() + bounds_.height()) / 150.0F)),
        occupied_(bounds_.width(), bounds_.height(), rounds_of(scene, bounds_.min)) {}

  /// The best place for a ghost that would serve those around `wanted`; nothing given = anybody: at the rim.
  Point take(std::optional<Point> wanted, std::size_t letters) {
    const float half = std::max(kGhostRadius * kGhostHalo, static_cast<float>(letters) * 4.2F);
    const Point middle = wanted.value_or(bounds_.center());
    Point best = middle;
    float least = std::numeric_limits<float>::max();
    // On growing circles, until farther out nothing can be better.
    const float farthest = bounds_.width() + bounds_.height();
    for (float reach = 0.0F; reach <= std::min(farthest, wanted ? least : farthest); reach += step_) {
      const int directions = std::max(1, static_cast<int>(kTurn * reach / (2.0F * step_)));
      for (int i = 0; i < directions; ++i) {
        const float angle = kTurn * static_cast<float>(i) / static_cast<float>(directions);
        const Point at = middle + Point{std::cos(angle), std::sin(angle)} * reach;
        const float cost = cost_of(at) + (wanted ? reach : -0.5F * reach);
        if (cost < least && occupied_.free(room_at(at, half))) {
          least = cost;
          best = at;
        }
      }
    }
    taken_.push_back(best);
    occupied_.put_box(room_at(best, half));
    return best;
  }

 private:
  static Box bounds_of(const Scene& scene) {
    Box box;
    for (const Disc& disc : scene.discs) box.include(disc.center);
    if (box.empty()) box.include({});
    return box.grown(kBeyond);
  }
  static std::vector<Round> rounds_of(const Scene& scene, Point corner) {
    std::vector<Round> rounds;
    rounds.reserve(scene.discs.size());
    for (const Disc& disc : scene.discs) rounds.push_back({disc.center - corner, disc.radius + kAir});
    return rounds;
  }
  /// Of the ghost and its name below it (about as wide as its letters).
  [[nodiscard]] Box room_at(Point at, float half) const {
    const Point p = at - bounds_.min;
    return {{p.x - half, p.y - kGhostRadius - 26.0F}, {p.x + half, p.y + kGhostRadius * kGhostHalo}};
  }
  /// Of standing near other ghosts, or far outside the map.
  [[nodiscard]] float cost_of(Point at) const {
    float cost = 0.0F;
    for (const Point other : taken_) cost += 1.5F * std::max(0.0F, kApart - distance(at, other));
    const Point nearest{std::clamp(at.x, bounds_.min.x, bounds_.max.x), std::clamp(at.y, bounds_.min.y, bounds_.max.y)};
    return cost + distance(at, nearest);
  }

  Box bounds_;
  float step_;  // between the places tried
  Occupied occupied_;
  std::vector<Point> taken_;
};

/// The middle of those whom `ghost` would serve and who are shown.
std::optional<Point> middle_of(const Composing& c, const Ghost& ghost) {
  Point sum;
  float count = 0.0F;
  for (const std::uint32_t node : ghost.partners) {
    if (node >= c.disc_of.size() || c.disc_of[node] == kNoDisc) continue;
    sum = sum + c.scene.discs[c.disc_of[node]].center;
    count += 1.0F;
  }
  return count > 0.0F ? std::optional(sum * (1.0F / count)) : std::nullopt;
}

}  // namespace

void add_ghosts(Composing& c) {
  if (c.in.lens != Lens::gaps && !c.in.show_ghosts) return;
  FreePlaces places(c.scene);
  for (const Ghost& ghost : c.in.ghosts) {
    const Subject subject{Subject::Kind::ghost, ghost.label};
    const bool core = c.subject_is(c.in.selected, subject.kind, subject.id);
    Disc disc;
    disc.center = ghost.at ? *ghost.at : places.take(middle_of(c, ghost), base::code_points(ghost.label).size());
    disc.radius = kGhostRadius;
    disc.fill = c.theme.canvas;
    disc.ring = Ring::ghost;
    disc.ring_color = c.seen(c.theme.gap, core);
    disc.icon = icon_from("add").value_or(U'+');
    disc.icon_color = disc.ring_color;
    disc.selected = c.subject_is(c.in.selected, subject.kind, subject.id);
    disc.subject = subject;
    const auto index = static_cast<std::uint32_t>(c.scene.discs.size());
    c.scene.discs.push_back(disc);
    c.add_label(index, ghost.label, 2.0F + (core ? 20.0F : 0.0F), kLabelPx, true, c.seen(c.theme.gap, core));
    for (const std::uint32_t node : ghost.partners) {
      if (node >= c.disc_of.size() || c.disc_of[node] == kNoDisc) continue;
      Link link;
      link.from = index;
      link.to = c.disc_of[node];
      link.width = 1.4F;
      link.dash = Dash::dashed;
      link.color = c.seen(c.theme.gap, core).with_alpha(0.75F);
      c.scene.links.push_back(link);
    }
    ++c.ghosts_drawn;
  }
}

}  // namespace xylem::scene
