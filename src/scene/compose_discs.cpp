// Discs of organizations.
#include <algorithm>
#include <cmath>

#include "composing.h"
#include "xylem/ecosystem/taxonomy.h"

namespace xylem::scene {
namespace {

constexpr float kLabelPx = 12.0F;

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
  disc.icon_color = look.icon_color;
  disc.pinned = !c.in.pinned.empty() && c.in.pinned[node] != 0;
  disc.selected = c.subject_is(c.in.selected, Subject::Kind::organization, organization.id.text());
  disc.subject = {Subject::Kind::organization, organization.id.text()};
  if (is_backbone(c, organization)) {
    disc.ring = Ring::backbone;
    disc.ring_color = c.seen(c.theme.accent, lit);
  }
  const bool joined = c.in.lens == Lens::change && !c.in.change.joined.empty() && c.in.change.joined[node] != 0;
  if (joined) {
    disc.ring = Ring::marked;
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
  c.add_label(c.disc_of[node], organization.name, importance + (joined ? 2.0F : 0.0F), kLabelPx, core || joined,
              lit || c.attention.fading <= 0.0F ? c.theme.text : c.theme.muted);
  c.scene.discs.push_back(disc);
}

}  // namespace

void add_organizations(Composing& c) {
  c.disc_of.assign(c.snapshot.size(), kNoDisc);
  const double largest = largest_shown(c);
  for (std::uint32_t node = 0; node < c.snapshot.size(); ++node) {
    if (c.shown[node] != 0) add_organization(c, node, largest);
  }
}

}  // namespace xylem::scene
