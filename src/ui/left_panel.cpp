// Left panel: the legend that is the filter, the phases, what to show, the network in four figures, work under way.
#include <algorithm>
#include <map>

#include "ui/lookup.h"
#include "ui/panels.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/scene/icons.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

using ecosystem::Ecosystem;
using session::Session;

/// The group of the legend that a sector belongs to; a sector without one is a group of its own.
LeftPanel::Group group_of(const Ecosystem& ecosystem, const std::string& sector) {
  LeftPanel::Group group{"?" + sector, {}, {}, 0, 1000};
  const auto* term = ecosystem::find_term(ecosystem, "sector", sector);
  if (term == nullptr) {
    group.label = sector.empty() ? "Sector not given" : sector;
    group.order = sector.empty() ? 2000 : 1000;
    return group;
  }
  if (const auto* head = ecosystem::find_term(ecosystem, "legend_group", term->legend_group)) {
    group.key = head->key;
    group.label = head->label;
    group.order = head->order;
  } else {
    group.label = term->label;
  }
  return group;
}

void count_sectors(LeftPanel& panel, const Session& session, const scene::Theme& theme) {
  std::map<std::string, std::size_t> counts;
  for (const auto* organization : session.snapshot().organizations) ++counts[organization->sector.text()];
  for (const auto& [key, count] : counts) {
    const LeftPanel::Group made = group_of(session.ecosystem(), key);
    auto group = std::ranges::find(panel.groups, made.key, &LeftPanel::Group::key);
    if (group == panel.groups.end()) group = panel.groups.insert(panel.groups.end(), made);
    const auto look = scene::look_of(session.ecosystem(), ecosystem::SectorId(key), {}, theme);
    const std::string label =
        key.empty() ? "Sector not given" : ecosystem::term_label(session.ecosystem(), "sector", key);
    group->sectors.push_back({key, label, count, look.fill, look.icon});
    group->count += count;
  }
  std::ranges::stable_sort(panel.groups, {}, [](const LeftPanel::Group& g) { return std::tie(g.order, g.label); });
}

void count_again(LeftPanel& panel, const Session& session, const scene::Theme& theme) {
  const auto stamp = session.ecosystem_stamp();
  if (panel.counted && panel.stamp == stamp && panel.day == session.day() && panel.dark == theme.dark) return;
  panel.counted = true;
  panel.stamp = stamp;
  panel.day = session.day();
  panel.dark = theme.dark;
  panel.groups.clear();
  count_sectors(panel, session, theme);
  std::map<std::string, std::size_t> counts;
  for (const graph::PartnershipFacts& tie : session.snapshot().facts) ++counts[tie.phase.text()];
  if (!session.snapshot().dormant.empty()) counts["dormant"] += session.snapshot().dormant.size();
  panel.phases.clear();
  for (const char* key : {"initiation", "development", "consolidation"}) panel.phases.emplace_back(key, counts[key]);
  for (const auto& [key, count] : counts) {
    const bool listed =
        std::ranges::find(panel.phases, key, &std::pair<std::string, std::size_t>::first) != panel.phases.end();
    if (!listed) panel.phases.emplace_back(key, count);
  }
  panel.parts = graph::components(session.snapshot().partnerships).count();
}

/// Pushes the toggles that make exactly the sectors of `shown` visible, or all when they are the only ones already.
void show_only(const LeftPanel& panel, const LeftPanel::Group& shown, const Session& session,
               session::CommandQueue& commands) {
  const auto& hidden = session.view().hidden_sectors;
  bool already = true;
  for (const auto& group : panel.groups) {
    for (const auto& sector : group.sectors)
      already = already && hidden.contains(sector.key) == (group.key != shown.key);
  }
  for (const auto& group : panel.groups) {
    for (const auto& sector : group.sectors) {
      const bool wanted = already || group.key == shown.key;
      if (hidden.contains(sector.key) == wanted) commands.push(session::ToggleSector{sector.key});
    }
  }
}

void toggle(const LeftPanel::Group& group, const Session& session, session::CommandQueue& commands) {
  const auto& hidden = session.view().hidden_sectors;
  const bool any_shown =
      std::ranges::any_of(group.sectors, [&](const auto& sector) { return !hidden.contains(sector.key); });
  for (const auto& sector : group.sectors) {
    if (hidden.contains(sector.key) != any_shown) commands.push(session::ToggleSector{sector.key});
  }
}

struct LegendLine {
  std::string_view label;
  std::size_t count;
  bool shown;
};

/// Label and count of one row of the legend; the sign has been drawn. A long label takes two lines.
void draw_line(Rect row, const LegendLine& line, Widgets& w) {
  const std::string count = base::readable(static_cast<double>(line.count), 0);
  w.words(row.cut_right(w.width_of(count)), count, {Type::body, w.theme().muted, Align::right});
  row.cut_right(w.px(6.0F));
  const Words how{Type::body, line.shown ? w.theme().text : w.theme().muted, Align::left};
  if (w.width_of(line.label) <= row.w) {
    w.words(row, line.label, how);
    return;
  }
  const float height = w.paragraph_height(line.label, row.w);
  row.y += (row.h - height) * 0.5F;
  w.paragraph_in(row, line.label, how);
}

/// The height of a row of the legend: more when its label needs two lines beside a sign of `sign` px and its count.
float height_of(const LegendLine& line, float sign, Widgets& w) {
  const float count = w.width_of(base::readable(static_cast<double>(line.count), 0));
  const float room = w.take(0.0F).w - 2.0F * w.px(16.0F) - w.px(sign + 6.0F) - count;
  const float text = w.paragraph_height(line.label, room);
  return std::max(w.px(28.0F), text + w.px(6.0F));
}

void draw_sign(ImVec2 center, float radius, geometry::Color color, char32_t icon, bool shown, Widgets& w) {
  if (shown) {
    w.sector_disc(center, radius, color, icon);
  } else {
    w.frame({center.x - radius, center.y - radius, 2.0F * radius, 2.0F * radius}, w.theme().edge, radius, 1.5F);
  }
}

void draw_group(LeftPanel& panel, const LeftPanel::Group& group, const Session& session, Widgets& w,
                session::CommandQueue& commands) {
  const auto& hidden = session.view().hidden_sectors;
  const bool shown =
      std::ranges::any_of(group.sectors, [&](const auto& sector) { return !hidden.contains(sector.key); });
  const bool several = group.sectors.size() > 1;
  const bool open = std::ranges::find(panel.unfolded, group.key) != panel.unfolded.end();
  Rect row = w.take(height_of({group.label, group.count, shown}, 30.0F, w));
  if (several) {
    Rect mark{row.x, row.y, w.px(16.0F), row.h};
    if (w.press(group.label + " parts", mark, open ? "open" : "folded")) {
      if (std::erase(panel.unfolded, group.key) == 0) panel.unfolded.push_back(group.key);
    }
    w.tooltip("Show its sectors");
    if (open || row.contains(ImGui::GetMousePos()))
      w.icon(open ? icons::kDown : icons::kRight, {mark.center().x + w.px(1.0F), mark.center().y}, w.px(14.0F),
             w.theme().muted);
  }
  const Press press = w.press(group.label, row, shown ? "on" : "off");
  if (press.hovered) w.fill(row.inset(w.px(8.0F), 0.0F), w.theme().soft, w.px(6.0F));
  w.tooltip("Click to hide or show, Alt-click to show only this");
  if (press.clicked)
    ImGui::GetIO().KeyAlt ? show_only(panel, group, session, commands) : toggle(group, session, commands);
  Rect inner = row.inset(w.px(16.0F), 0.0F);
  const auto& first = *std::ranges::max_element(group.sectors, {}, &LeftPanel::Sector::count);
  const auto* head = ecosystem::find_term(session.ecosystem(), "legend_group", group.key);
  const auto color = head == nullptr ? std::nullopt : geometry::color_from(head->color);
  const auto icon = head == nullptr ? std::nullopt : scene::icon_from(head->icon);
  draw_sign(inner.cut_left(w.px(20.0F)).center(), w.px(9.0F), color.value_or(first.color), icon.value_or(first.icon),
            shown, w);
  inner.cut_left(w.px(10.0F));
  draw_line(inner, {group.label, group.count, shown}, w);
  for (std::size_t i = 0; several && open && i < group.sectors.size(); ++i) {
    const auto& sector = group.sectors[i];
    const bool visible = !hidden.contains(sector.key);
    row = w.take(w.px(26.0F));
    const Press part = w.press(group.label + "/" + sector.label, row, visible ? "on" : "off");
    if (part.hovered) w.fill(row.inset(w.px(8.0F), 0.0F), w.theme().soft, w.px(6.0F));
    if (part.clicked) commands.push(session::ToggleSector{sector.key, ImGui::GetIO().KeyAlt});
    inner = row.inset(w.px(16.0F), 0.0F);
    inner.cut_left(w.px(30.0F));
    draw_sign(inner.cut_left(w.px(14.0F)).center(), w.px(5.0F), sector.color, 0, visible, w);
    inner.cut_left(w.px(6.0F));
    draw_line(inner, {sector.label, sector.count, visible}, w);
  }
}

void draw_phase(const std::string& key, std::size_t count, const Session& session, Widgets& w,
                session::CommandQueue& commands) {
  const bool shown = !session.view().hidden_phases.contains(key);
  const std::string label = key.empty() ? "Phase not given" : ecosystem::term_label(session.ecosystem(), "phase", key);
  const Rect row = w.take(w.px(28.0F));
  const Press press = w.press(label, row, shown ? "on" : "off");
  if (press.hovered) w.fill(row.inset(w.px(8.0F), 0.0F), w.theme().soft, w.px(6.0F));
  w.tooltip("Click to hide or show, Alt-click to show only this");
  if (press.clicked) commands.push(session::TogglePhase{key, ImGui::GetIO().KeyAlt});
  Rect inner = row.inset(w.px(16.0F), 0.0F);
  const Rect sample = inner.cut_left(w.px(28.0F));
  const auto look = scene::look_of(ecosystem::PhaseId(key), ecosystem::TieState::confirmed);
  const geometry::Color color =
      shown ? geometry::mixed(w.theme().edge, w.theme().text, key == "initiation" ? 0.25F : 0.55F) : w.theme().edge;
  const ImVec2 from{sample.x, sample.center().y};
  const ImVec2 to{sample.right(), sample.center().y};
  if (look.dash == scene::Dash::solid) {
    w.line(from, to, color, std::max(look.width, 1.0F));
  } else {
    const bool dots = look.dash == scene::Dash::dotted;
    w.dashed(from, to, color, std::max(look.width, 1.0F), dots ? 1.5F : 4.0F, dots ? 3.0F : 3.0F);
  }
  inner.cut_left(w.px(10.0F));
  draw_line(inner, {label, count, shown}, w);
}

void draw_layers(const Session& session, Widgets& w, session::CommandQueue& commands) {
  const auto toggle = [&](std::string_view label, session::Layer layer, bool on) {
    if (w.check(label, w.take(w.px(28.0F)).inset(w.px(8.0F), 0.0F), label, on))
      commands.push(session::ShowLayer{layer, !on});
  };
  toggle("Labels", session::Layer::labels, session.view().labels);
  toggle("Roles", session::Layer::roles, session.view().roles);
  toggle("Missing partners", session::Layer::ghosts, session::shows(session.view(), session::Layer::ghosts));
  toggle("Tint communities", session::Layer::tints, session.view().tints);
  toggle("Tint programs", session::Layer::programs, session.view().programs);
  toggle("Minimap", session::Layer::minimap, session.view().minimap);
}

/// A number, what it counts, and in more words beside the mouse.
/// The communities on their grounds, with the first few named.
void draw_tints(const Session& session, Widgets& w) {
  constexpr std::size_t kMost = 8;
  const bool shown = session.view().tints || session.view().programs;
  if (!shown || session.scene() == nullptr) return;
  const auto& legend = session.scene()->legend;
  const auto group = std::ranges::find(legend, true, &scene::LegendGroup::of_tints);
  if (group == legend.end()) return;
  w.margins(w.px(16.0F), [&] { w.section(group->heading); });
  for (std::size_t i = 0; i < std::min(group->rows.size(), kMost); ++i) {
    const scene::LegendRow& tint = group->rows[i];
    Rect row = w.take(w.px(26.0F)).inset(w.px(16.0F), 0.0F);
    w.note(tint.text, tint.count, row);
    const Rect sign = row.cut_left(w.px(20.0F)).middle(w.px(16.0F), w.px(16.0F));
    w.fill(sign, tint.color, w.px(8.0F));
    w.frame(sign, tint.ring_color, w.px(8.0F), 1.5F);
    row.cut_left(w.px(10.0F));
    w.words(row.cut_right(w.width_of(tint.count)), tint.count, {Type::body, w.theme().muted, Align::right});
    row.cut_right(w.px(6.0F));
    w.words(row, tint.text, {Type::body, {}, Align::left});
  }
  if (group->rows.size() > kMost) {
    const Rect row = w.take(w.px(24.0F)).inset(w.px(16.0F), 0.0F);
    w.words(row, std::to_string(group->rows.size() - kMost) + " more", {Type::body, w.theme().muted, Align::left});
  }
}

/// A line of the legend as it is on the map.
void draw_legend_line(const scene::LegendRow& line, Rect sample, Widgets& w) {
  const ImVec2 from{sample.x, sample.center().y};
  const ImVec2 to{sample.right(), sample.center().y};
  const float width = std::max(line.width_px, 1.0F);
  if (line.dash == scene::Dash::solid) return w.line(from, to, line.color, width);
  const bool dots = line.dash == scene::Dash::dotted;
  w.dashed(from, to, line.color, width, dots ? 1.5F : 4.0F, 3.0F);
}

void draw_legend_disc(const scene::LegendRow& sign, ImVec2 center, Widgets& w) {
  const float radius = w.px(7.0F);
  if (sign.icon == 0 && sign.ring == scene::Ring::none) {  // the size: a small one and a large one
    w.disc({center.x - w.px(6.0F), center.y + w.px(3.0F)}, w.px(3.0F), w.theme().muted);
    return w.disc({center.x + w.px(4.0F), center.y}, w.px(6.0F), w.theme().muted);
  }
  if (sign.ring == scene::Ring::ghost) {
    w.frame({center.x - radius, center.y - radius, 2.0F * radius, 2.0F * radius}, sign.ring_color, radius, 1.5F);
    if (sign.icon != 0) w.icon(sign.icon, center, radius * 1.5F, sign.ring_color);
    return;
  }
  const bool ringed = sign.ring != scene::Ring::none;
  if (ringed) {
    const float soft = sign.ring == scene::Ring::backbone ? 0.5F : 1.0F;
    w.frame({center.x - radius - 2.0F, center.y - radius - 2.0F, 2.0F * radius + 4.0F, 2.0F * radius + 4.0F},
            sign.ring_color.with_alpha(soft), radius + 2.0F, 2.0F);
  }
  const float inner = ringed ? radius - 1.5F : radius;
  sign.icon == 0 ? w.disc(center, inner, sign.color) : w.sector_disc(center, inner, sign.color, sign.icon);
}

/// What the legend of the map says beside sectors and phases, which have rows of their own here.
void draw_signs(const Session& session, Widgets& w) {
  if (session.scene() == nullptr) return;
  for (const scene::LegendGroup& group : session.scene()->legend) {
    if (!group.beside_filters) continue;
    w.margins(w.px(16.0F), [&] { w.section(group.heading); });
    for (const scene::LegendRow& sign : group.rows) {
      Rect row = w.take(w.px(26.0F)).inset(w.px(16.0F), 0.0F);
      w.note(sign.text, sign.count, row);
      const Rect sample = row.cut_left(w.px(sign.line ? 28.0F : 20.0F));
      row.cut_left(w.px(10.0F));
      sign.line ? draw_legend_line(sign, sample, w) : draw_legend_disc(sign, sample.center(), w);
      if (!sign.count.empty()) {
        w.words(row.cut_right(w.width_of(sign.count)), sign.count, {Type::body, w.theme().muted, Align::right});
        row.cut_right(w.px(6.0F));
      }
      w.words(row, sign.text, {Type::body, {}, Align::left});
    }
  }
}

void draw_activities(const Session& session, Widgets& w, session::CommandQueue& commands) {
  for (const session::ActivityLine& activity : session.activities()) {
    w.rule();
    Rect row = w.take(w.px(44.0F)).inset(w.px(16.0F), w.px(6.0F));
    const std::string cancel = "Cancel " + std::to_string(activity.number);
    if (w.link(cancel, row.cut_right(w.width_of("Cancel", Type::strong)).cut_top(w.px(18.0F)), "Cancel")) {
      commands.push(session::Cancel{activity.number});
    }
    row.cut_right(w.px(8.0F));
    w.words(row.cut_top(w.px(18.0F)), activity.phase.empty() ? activity.name : activity.phase,
            {Type::body, {}, Align::left});
    w.note(activity.name, activity.phase, row);
    row.cut_top(w.px(6.0F));
    const Rect line = row.cut_top(w.px(4.0F));
    const float moving = std::fmod(static_cast<float>(ImGui::GetTime()), 1.0F);
    w.bar(line, activity.fraction < 0.0F ? 0.0F : activity.fraction, w.theme().accent);
    if (activity.fraction < 0.0F)
      w.fill({line.x + line.w * 0.75F * moving, line.y, line.w * 0.25F, line.h}, w.theme().accent, line.h * 0.5F);
  }
}

}  // namespace

void draw_left_panel(LeftPanel& panel, Rect place, const Session& session, Widgets& w, session::CommandQueue& commands,
                     Wishes& wishes) {
  count_again(panel, session, w.theme());
  const float work = w.px(45.0F) * static_cast<float>(session.activities().size());
  w.panel("Left", place, w.theme().panel, [&] {
    Rect whole = place;
    w.fill(whole.cut_right(1.0F), w.theme().hairline);
    const Rect foot = whole.cut_bottom(work);
    w.scrolling("Filter", whole, [&] {
      const auto head = [&](std::string_view text) { w.margins(w.px(16.0F), [&] { w.section(text); }); };
      head("Sectors");
      for (const auto& group : panel.groups) draw_group(panel, group, session, w, commands);
      head("Partnership phase");
      for (const auto& [key, count] : panel.phases) draw_phase(key, count, session, w, commands);
      head("Show");
      draw_layers(session, w, commands);
      w.scope("Communities", [&] { draw_tints(session, w); });
      w.scope("Signs", [&] { draw_signs(session, w); });
      head("Network");
      draw_network(panel, session, w);
      head("What if");
      w.scope("Scenarios", [&] { draw_scenarios(session, w, commands, wishes); });
      w.space(w.px(16.0F));
    });
    if (work > 0.0F) w.within(foot, [&] { draw_activities(session, w, commands); });
    draw_why_box(panel.why, w);
  });
}

}  // namespace xylem::ui
