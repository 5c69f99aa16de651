// Discs of organizations, of roles beside them, and of partners who are missing.
#include <algorithm>
#include <cmath>
#include <map>

#include "composing.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/scene/drawing.h"
#include "xylem/scene/icons.h"

namespace xylem::scene {
namespace {

using geometry::Point;

constexpr float kRoleRadius = 5.5F;
constexpr float kRoleNamedFromPx = 7.0F;
constexpr float kGhostRadius = 13.0F;
constexpr float kLabelPx = 12.0F;
constexpr float kTurn = 6.2831853F;

bool is_backbone(const Composing& c, const ecosystem::Organization& organization) {
  const auto* sector = find_term(c.ecosystem, "sector", organization.sector.text());
  return organization.backbone_designated || (sector != nullptr && sector->legend_group == "backbone");
}

double largest_shown(const Composing& c) {
  double largest = 0.0;
  for (std::size_t node = 0; node < c.values.size(); ++node) {
    if (c.shown[node] != 0 && std::isfinite(c.values[node])) largest = std::max(largest, c.values[node]);
  }
  return largest;
}

void add_organization(Composing& c, std::uint32_t node, double largest) {
  const ecosystem::Organization& organization = *c.snapshot.organizations[node];
  const SectorLook& look = c.look_of(organization);
  const bool lit = c.attention.lit[node] != 0;
  Disc disc;
  disc.center = c.in.positions[node];
  disc.radius = radius_for(c.values[node], largest);
  disc.fill = c.seen(look.fill, lit);
  disc.icon = look.icon;
  disc.icon_color = c.attention.fading > 0.5F ? c.seen(look.icon_color, lit) : look.icon_color;
  disc.pinned = !c.in.pinned.empty() && c.in.pinned[node] != 0;
  disc.selected = c.subject_is(c.in.selected, Subject::Kind::organization, organization.id.text());
  disc.subject = {Subject::Kind::organization, organization.id.text()};
  if (is_backbone(c, organization)) {
    disc.ring = Ring::backbone;
    disc.ring_color = c.seen(c.theme.accent, lit);
  }
  // The lit are named first, then the large; a backbone counts for half the largest.
  const bool core = c.attention.core[node] != 0;
  const double size = largest > 0.0 && std::isfinite(c.values[node]) ? c.values[node] / largest : 0.0;
  const float importance = static_cast<float>(size) + (disc.ring == Ring::backbone ? 0.5F : 0.0F) +
                           (core  ? 20.0F
                            : lit ? 5.0F
                                  : 0.0F);
  c.disc_of[node] = static_cast<std::uint32_t>(c.scene.discs.size());
  c.add_label(c.disc_of[node], organization.name, importance, kLabelPx, core,
              c.attention.fading > 0.5F           ? c.seen(c.theme.text, lit)
              : lit || c.attention.fading <= 0.0F ? c.theme.text
                                                  : c.theme.muted);
  c.scene.discs.push_back(disc);
}

/// The direction away from the middle of the map, where a disc's roles have the most room.
float outward(Point center, Point middle) {
  const Point away = center - middle;
  return length(away) > 1.0F ? std::atan2(away.y, away.x) : 0.0F;
}

std::string role_name(const Composing& c, const ecosystem::RoleAssignment& role) {
  const auto* person = c.ecosystem.find<ecosystem::Person>(role.person);
  const bool may_be_named = person != nullptr && (!person->is_private || c.in.show_private_names);
  if (may_be_named && !person->label.empty()) return person->label;
  return term_label(c.ecosystem, "role", role.role.text());
}

/// The places around one disc where its small ones may stand: rings, filled from the outward direction to both sides,
/// less what other discs cover.
class Surroundings {
 public:
  Surroundings(const Scene& scene, const Disc& host, float direction) : host_(host), direction_(direction) {
    const float reach = host.radius + kLargestRadius + kRings * kRingGap + kRoleRadius;
    for (const Disc& disc : scene.discs) {
      if (disc.center != host.center && distance(disc.center, host.center) < reach) near_.push_back(disc);
    }
  }
  [[nodiscard]] Point next() {
    for (;; ++place_) {
      std::size_t place = place_;
      float ring = host_.radius + kRoleRadius + 7.0F;
      float outermost = ring + kRings * kRingGap;
      auto room = room_on(ring);
      for (; place >= room; room = room_on(ring)) {
        place -= room;
        ring += kRingGap;
      }
      const auto step = static_cast<float>((place + 1) / 2) * (place % 2 == 0 ? -1.0F : 1.0F);
      const float angle = direction_ + step * kTurn / static_cast<float>(room);
      const Point at = host_.center + Point{std::cos(angle), std::sin(angle)} * ring;
      const auto covers = [&](const Disc& disc) {
        return distance(disc.center, at) < disc.radius + kRoleRadius + 2.0F;
      };
      if (ring < outermost && std::ranges::any_of(near_, covers)) continue;
      ++place_;
      return at;
    }
  }

 private:
  static constexpr float kRings = 3.0F;
  static constexpr float kRingGap = 2.0F * kRoleRadius + 3.0F;
  static std::size_t room_on(float ring) {
    return static_cast<std::size_t>(kTurn * ring / (2.0F * kRoleRadius + 4.0F));
  }

  Disc host_;
  float direction_;
  std::size_t place_ = 0;
  std::vector<Disc> near_;
};

void add_role(Composing& c, const ecosystem::RoleAssignment& role, std::uint32_t node, Point at) {
  const bool lit = c.attention.lit[node] != 0;
  Disc disc;
  disc.center = at;
  disc.radius = kRoleRadius;
  disc.fill = mixed(c.scene.discs[c.disc_of[node]].fill, c.theme.canvas, 0.25F);
  disc.icon = icon_from("person").value_or(U'\0');
  disc.icon_color = icon_color_on(disc.fill, c.theme);
  disc.subject = {Subject::Kind::person, role.person.empty() ? role.id.text() : role.person.text()};
  disc.selected = c.subject_is(c.in.selected, Subject::Kind::person, disc.subject.id);
  const auto index = static_cast<std::uint32_t>(c.scene.discs.size());
  Link link;
  link.from = c.disc_of[node];
  link.to = index;
  link.width = 1.0F;
  link.color = c.seen(c.theme.edge, lit);
  c.scene.links.push_back(link);
  c.scene.discs.push_back(disc);
  c.add_label(index, role_name(c, role), -1.0F + (lit ? 4.0F : 0.0F), 10.5F, false, c.seen(c.theme.muted, lit));
  if (c.in.show_labels) c.scene.labels.back().from_radius_px = kRoleNamedFromPx;
  ++c.roles_drawn;
}

/// Whether a ghost at `at` covers no disc, nor does its name below it (about as wide as its letters).
bool is_clear(const Scene& scene, Point at, std::size_t letters) {
  constexpr float kAir = 8.0F;
  const float half = std::max(kGhostRadius * kGhostHalo, static_cast<float>(letters) * 4.6F);
  const float below = kGhostRadius + 26.0F;
  return std::ranges::none_of(scene.discs, [&](const Disc& disc) {
    const Point gap = disc.center - at;
    const float reach = disc.radius + kAir;
    const bool on_it = length(gap) < reach + kGhostRadius * kGhostHalo;
    const bool on_name = std::abs(gap.x) < half + reach && gap.y < 0.0F && -gap.y < below + reach;
    return on_it || on_name;
  });
}

/// The free place nearest to the middle of the ghost's partners, tried on growing circles.
Point free_place(const Composing& c, const Ghost& ghost) {
  Point middle;
  float count = 0.0F;
  for (const std::uint32_t node : ghost.partners) {
    if (node >= c.disc_of.size() || c.disc_of[node] == kNoDisc) continue;
    middle = middle + c.scene.discs[c.disc_of[node]].center;
    count += 1.0F;
  }
  if (count > 0.0F) middle = middle * (1.0F / count);
  constexpr int kDirections = 24;
  const std::size_t letters = base::code_points(ghost.label).size();
  for (float reach = 0.0F;; reach += 16.0F) {
    for (int i = 0; i < kDirections; ++i) {
      const float angle = kTurn * static_cast<float>(i) / kDirections;
      const Point at = middle + Point{std::cos(angle), std::sin(angle)} * reach;
      if (is_clear(c.scene, at, letters)) return at;
      if (reach == 0.0F) break;
    }
  }
}

}  // namespace

void add_organizations(Composing& c) {
  c.disc_of.assign(c.snapshot.size(), kNoDisc);
  const double largest = largest_shown(c);
  for (std::uint32_t node = 0; node < c.snapshot.size(); ++node) {
    if (c.shown[node] != 0) add_organization(c, node, largest);
  }
}

void add_roles(Composing& c) {
  if (!c.in.show_roles) return;
  geometry::Box all;
  for (const Disc& disc : c.scene.discs) all.include(disc.center);
  const Scene organizations = c.scene;  // roles keep clear of these; each ring of roles is its own
  std::map<std::uint32_t, Surroundings> places;
  for (const auto& role : c.ecosystem.all<ecosystem::RoleAssignment>()) {
    const auto node = c.snapshot.node_of(role.org);
    if (!node || c.disc_of[*node] == kNoDisc || !covers(role.from, role.to, c.snapshot.view.day)) continue;
    auto at = places.find(*node);
    if (at == places.end()) {
      const Disc& host = organizations.discs[c.disc_of[*node]];
      at = places.emplace(*node, Surroundings(organizations, host, outward(host.center, all.center()))).first;
    }
    add_role(c, role, *node, at->second.next());
  }
}

void add_ghosts(Composing& c) {
  if (c.in.lens != Lens::gaps && !c.in.show_ghosts) return;
  for (const Ghost& ghost : c.in.ghosts) {
    const Subject subject{Subject::Kind::ghost, ghost.label};
    const bool core =
        (c.in.hovered && *c.in.hovered == subject) || c.subject_is(c.in.selected, subject.kind, subject.id);
    Disc disc;
    disc.center = ghost.at ? *ghost.at : free_place(c, ghost);
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
