// Capital and change on the map: how strong a tie is, and what is different from the state that is compared with.
#include <algorithm>
#include <array>
#include <cmath>

#include "composing.h"

namespace xylem::scene {
namespace {

constexpr float kLeftRadius = 11.0F;
constexpr float kLabelPx = 12.0F;
constexpr std::array<double, 3> kSteps{.2, .5, .8};  // strengths that the legend shows

LineLook look_of_ended() { return {Dash::dotted, 2.2F}; }

void add_ended(Composing& c, const EndedTie& tie, const LineLook& look) {
  if (c.shown[tie.a] == 0 || c.shown[tie.b] == 0) return;
  Link link;
  link.from = c.disc_of[tie.a];
  link.to = c.disc_of[tie.b];
  link.width = look.width;
  link.dash = look.dash;
  const bool lit = c.attention.core[tie.a] != 0 || c.attention.core[tie.b] != 0 ||
                   c.attention.links.contains(tie.id.text()) || c.attention.fading <= 0.0F;
  link.color = c.theme.gap.with_alpha(lit ? 0.9F : 0.4F);
  link.subject = {Subject::Kind::partnership, tie.id.text()};
  c.scene.links.push_back(link);
}

void add_left(Composing& c, const Departed& one) {
  if (!std::isfinite(one.at.x) || !std::isfinite(one.at.y) || c.in.hidden_sectors.contains(one.sector.text())) return;
  const SectorLook look = look_of(c.ecosystem, one.sector, one.org_type, c.theme);
  Disc disc;
  disc.center = one.at;
  disc.radius = kLeftRadius;
  disc.fill = c.theme.canvas;
  disc.ring = Ring::ghost;
  disc.ring_color = c.theme.muted;
  disc.icon = look.icon;
  disc.icon_color = c.theme.muted;
  disc.subject = {Subject::Kind::organization, one.id.text()};
  disc.selected = c.subject_is(c.in.selected, disc.subject.kind, disc.subject.id);
  const auto index = static_cast<std::uint32_t>(c.scene.discs.size());
  c.scene.discs.push_back(disc);
  c.add_label(index, one.name, 2.0F, kLabelPx, false, c.theme.muted);
  ++c.left_drawn;
}

}  // namespace

LineLook look_of_strength(double strength, Dash dash) {
  return {dash, 1.3F + 3.7F * static_cast<float>(std::clamp(strength, 0.0, 1.0))};
}

geometry::Color color_of_strength(double strength, const Theme& theme) {
  // From halfway between the plain edge and the accent to the accent itself: weak ones are still told from unknown
  // ones.
  const auto share = 0.35F + 0.65F * static_cast<float>(std::clamp(strength, 0.0, 1.0));
  return mixed(theme.edge, theme.accent, share);
}

LineLook look_of_change(TieChange change, LineLook look) {
  if (change == TieChange::began) look.width = std::max(look.width, 2.6F);
  if (change == TieChange::moved_on) look.width += 1.6F;
  if (change == TieChange::fell_back) look = {Dash::dashed, 2.4F};
  return look;
}

geometry::Color color_of_change(TieChange change, const Theme& theme) {
  switch (change) {
    case TieChange::began:
      return theme.accent;
    case TieChange::moved_on:
      return mixed(theme.edge, theme.text, 0.6F);
    case TieChange::fell_back:
      return theme.gap;
    case TieChange::none:
      break;
  }
  return theme.edge;
}

void add_changes(Composing& c) {
  if (c.in.lens != Lens::change) return;
  for (const EndedTie& tie : c.in.change.ended) add_ended(c, tie, look_of_ended());
  const LineLook back = look_of_change(TieChange::fell_back, {});
  for (const EndedTie& tie : c.in.change.fell_asleep) add_ended(c, tie, back);
  for (const Departed& one : c.in.change.left) add_left(c, one);
}

LegendGroup legend_of_strength(const Composing& c) {
  LegendGroup group{c.in.strength_title.empty() ? "Strength" : c.in.strength_title, {}, false, true};
  if (c.in.lens != Lens::capital || c.in.strength.empty()) return group;
  std::array<std::size_t, 3> counts{};
  std::size_t unknown = 0;
  for (std::size_t tie = 0; tie < c.in.strength.size(); ++tie) {
    if (!c.tie_shown(tie)) continue;
    const double strength = c.in.strength[tie];
    if (!std::isfinite(strength)) {
      ++unknown;
    } else {
      ++counts.at(strength < 1.0 / 3.0 ? 0 : strength < 2.0 / 3.0 ? 1 : 2);
    }
  }
  constexpr std::array<const char*, 3> kNames{"Below a third", "Middle third", "Above two thirds"};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    const double strength = kSteps.at(i);
    group.rows.push_back(line_row(kNames.at(i), counts.at(i), color_of_strength(strength, c.theme), Dash::solid,
                                  look_of_strength(strength, Dash::solid).width));
  }
  if (unknown > 0) {
    group.rows.push_back(
        line_row("Not enough answers", unknown, mixed(c.theme.edge, c.theme.muted, 0.3F), Dash::solid, 1.3F));
  }
  return group;
}

LegendGroup legend_of_changes(const Composing& c) {
  LegendGroup group{"Change", {}, false, true};
  if (c.in.lens != Lens::change) return group;
  std::array<std::size_t, 4> counts{};
  for (std::size_t tie = 0; tie < c.in.change.ties.size(); ++tie) {
    if (c.tie_shown(tie)) ++counts.at(static_cast<std::size_t>(c.in.change.ties[tie]));
  }
  const auto shown = [&](const std::vector<EndedTie>& list) {
    return static_cast<std::size_t>(
        std::ranges::count_if(list, [&](const EndedTie& tie) { return c.shown[tie.a] != 0 && c.shown[tie.b] != 0; }));
  };
  counts.at(static_cast<std::size_t>(TieChange::fell_back)) += shown(c.in.change.fell_asleep);
  const auto line = [&](std::string text, TieChange change, LineLook look) {
    const std::size_t count = counts.at(static_cast<std::size_t>(change));
    if (count == 0) return;
    look = look_of_change(change, look);
    group.rows.push_back(line_row(std::move(text), count, color_of_change(change, c.theme), look.dash, look.width));
  };
  line("Began", TieChange::began, {});
  line("Moved on a phase", TieChange::moved_on, {});
  line("Fell back a phase", TieChange::fell_back, {});
  const std::size_t ended = shown(c.in.change.ended);
  if (ended > 0) {
    group.rows.push_back(line_row("Ended", ended, c.theme.gap, look_of_ended().dash, look_of_ended().width));
  }
  std::size_t joined = 0;
  for (std::size_t node = 0; node < c.in.change.joined.size(); ++node) {
    joined += c.in.change.joined[node] != 0 && c.shown[node] != 0 ? 1U : 0U;
  }
  const auto disc = [&](std::string text, std::size_t count, Ring ring, geometry::Color color, geometry::Color fill) {
    if (count == 0) return;
    LegendRow row;
    row.text = std::move(text);
    row.count = std::to_string(count);
    row.color = fill;
    row.icon_color = c.theme.icon;
    row.ring = ring;
    row.ring_color = color;
    group.rows.push_back(std::move(row));
  };
  disc("Joined", joined, Ring::marked, c.theme.accent, c.theme.muted);
  disc("Left", c.left_drawn, Ring::ghost, c.theme.muted, c.theme.canvas);
  return group;
}

}  // namespace xylem::scene
