// What stands around an organization as small discs: its roles, and where flows come from or go to that lie beyond the
// map.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "composing.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/scene/icons.h"

namespace xylem::scene {
namespace {

using geometry::Point;

constexpr float kRoleRadius = 5.5F;
constexpr float kRoleAway = 7.0F;
constexpr float kBeyondRadius = 9.0F;
constexpr float kBeyondAway = 26.0F;  // room for an arrow
constexpr float kNamedFromPx = 7.0F;

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
  /// `away`: from the host's rim to the innermost ring.
  Surroundings(const Scene& scene, const Disc& host, float direction, float away)
      : host_(host), direction_(direction), away_(away) {
    const float reach = host.radius + kLargestRadius + away + kRings * kRingGap + 2.0F * kRoleRadius;
    for (const Disc& disc : scene.discs) {
      if (disc.center != host.center && distance(disc.center, host.center) < reach) near_.push_back(disc);
    }
  }
  [[nodiscard]] Point next() {
    for (;; ++place_) {
      std::size_t place = place_;
      float ring = host_.radius + kRoleRadius + away_;
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
  float away_;
  std::size_t place_ = 0;
  std::vector<Disc> near_;
};

/// Strategic, operational and connective roles are told apart by their icon.
struct RoleLook {
  std::string_view orientation;
  const char* icon;
  const char* text;
};
constexpr std::array<RoleLook, 4> kRoleLooks{{{"strategic", "flag", "Strategic role"},
                                              {"operational", "build", "Operational role"},
                                              {"connective", "hub", "Connective role"},
                                              {"", "person", "Role"}}};

std::size_t look_of_role(const Composing& c, const ecosystem::RoleId& role) {
  const auto* term = find_term(c.ecosystem, "role", role.text());
  const auto found = std::ranges::find(
      kRoleLooks, term == nullptr ? std::string_view() : std::string_view(term->orientation), &RoleLook::orientation);
  return found == kRoleLooks.end() ? kRoleLooks.size() - 1 : static_cast<std::size_t>(found - kRoleLooks.begin());
}

void add_role(Composing& c, const ecosystem::RoleAssignment& role, std::uint32_t node, Point at) {
  const bool lit = c.attention.lit[node] != 0;
  Disc disc;
  disc.center = at;
  disc.radius = kRoleRadius;
  disc.fill = mixed(c.scene.discs[c.disc_of[node]].fill, c.theme.canvas, 0.25F);
  const std::size_t look = look_of_role(c, role.role);
  ++c.roles_drawn.at(look);
  disc.icon = icon_from(kRoleLooks.at(look).icon).value_or(U'\0');
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
  if (c.in.show_labels) c.scene.labels.back().from_radius_px = kNamedFromPx;
}

/// What stands at the other end of flows that leave the map or come into it.
struct BeyondLook {
  const char* icon;
  const char* text;
};
BeyondLook look_of(Beyond beyond) {
  switch (beyond) {
    case Beyond::from_outside:
      return {"public", "From outside"};
    case Beyond::to_outside:
      return {"public", "To outside"};
    case Beyond::to_learners:
      return {"backpack", "Learners"};
  }
  return {"public", ""};
}

void add_beyond(Composing& c, std::uint32_t node, Beyond beyond, const std::vector<DrawnFlow>& flows, Point at) {
  const BeyondLook look = look_of(beyond);
  const bool lit = c.attention.lit[node] != 0;
  Disc disc;
  disc.center = at;
  disc.radius = kBeyondRadius;
  disc.fill = c.seen(c.theme.muted, lit);
  disc.icon = icon_from(look.icon).value_or(U'\0');
  disc.icon_color = icon_color_on(disc.fill, c.theme);
  disc.subject = {Subject::Kind::flow, flows.front().id};
  const auto index = static_cast<std::uint32_t>(c.scene.discs.size());
  c.scene.discs.push_back(disc);
  c.add_label(index, look.text, -1.0F + (lit ? 4.0F : 0.0F), 10.5F, false, c.seen(c.theme.muted, lit));
  if (c.in.show_labels) c.scene.labels.back().from_radius_px = kNamedFromPx;
  float bend = 0.0F;
  for (const DrawnFlow& flow : flows) {
    Link link = link_of(c, flow, c.attention.core[node] != 0 || c.attention.links.contains(flow.id));
    link.from = beyond == Beyond::from_outside ? index : c.disc_of[node];
    link.to = beyond == Beyond::from_outside ? c.disc_of[node] : index;
    link.bend = bend;
    c.scene.links.push_back(link);
    bend += 0.3F;
  }
}

}  // namespace

std::vector<LegendRow> legend_of_roles(const Composing& c) {
  std::vector<LegendRow> rows;
  for (std::size_t i = 0; i < kRoleLooks.size(); ++i) {
    if (c.roles_drawn.at(i) == 0) continue;
    LegendRow row;
    row.text = kRoleLooks.at(i).text;
    row.count = std::to_string(c.roles_drawn.at(i));
    row.color = c.theme.muted;
    row.icon = icon_from(kRoleLooks.at(i).icon).value_or(U'\0');
    row.icon_color = c.theme.icon;
    rows.push_back(std::move(row));
  }
  return rows;
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
      at =
          places.emplace(*node, Surroundings(organizations, host, outward(host.center, all.center()), kRoleAway)).first;
    }
    add_role(c, role, *node, at->second.next());
  }
}

void add_flows_beyond(Composing& c) {
  if (c.flows_beyond.empty()) return;
  geometry::Box all;
  for (const Disc& disc : c.scene.discs) all.include(disc.center);
  for (const auto& [end, flows] : c.flows_beyond) {
    const Disc host = c.scene.discs[c.disc_of[end.first]];
    Surroundings around(c.scene, host, outward(host.center, all.center()), kBeyondAway);
    add_beyond(c, end.first, end.second, flows, around.next());
  }
}

}  // namespace xylem::scene
