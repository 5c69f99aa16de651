// A small scene with one of everything that can be drawn: what picture tests of every backend show.
#pragma once

#include <string>
#include <utility>

#include "xylem/scene/scene.h"
#include "xylem/scene/theme.h"

namespace xylem::support {

/// Makes scenes by hand: each disc gets its label, each link its color.
class SceneMaker {
 public:
  explicit SceneMaker(const scene::Theme& theme) : theme_(theme) {
    scene_.ground = theme.canvas;
    scene_.text = theme.text;
    scene_.muted_text = theme.muted;
    scene_.hairline = theme.hairline;
    scene_.accent = theme.accent;
  }

  scene::Disc& disc(geometry::Point center, float radius, scene::SectorGroup group, char32_t icon,
                    const std::string& name) {
    scene::Disc disc;
    disc.center = center;
    disc.radius = radius;
    disc.fill = theme_.of(group);
    disc.icon = icon;
    disc.icon_color = theme_.icon;
    disc.subject = {scene::Subject::Kind::organization, name};
    return put(disc, name, theme_.text, false);
  }

  scene::Disc& ghost(geometry::Point center, float radius, const std::string& name) {
    scene::Disc disc;
    disc.center = center;
    disc.radius = radius;
    disc.fill = theme_.canvas;
    disc.ring = scene::Ring::ghost;
    disc.ring_color = theme_.gap;
    disc.icon = U'\ue145';
    disc.icon_color = theme_.gap;
    disc.subject = {scene::Subject::Kind::ghost, name};
    return put(disc, name, theme_.gap, true);
  }

  scene::Link& link(std::uint32_t from, std::uint32_t to, float width, scene::Dash dash = scene::Dash::solid) {
    scene::Link link;
    link.from = from;
    link.to = to;
    link.width = width;
    link.dash = dash;
    link.color = theme_.edge;
    link.subject = {scene::Subject::Kind::partnership, std::to_string(from) + "-" + std::to_string(to)};
    return scene_.links.emplace_back(link);
  }

  scene::Link& flow(std::uint32_t from, std::uint32_t to, float width, scene::Capital capital) {
    scene::Link& flow = link(from, to, width);
    flow.color = theme_.of(capital).with_alpha(0.6F);
    flow.bend = 0.18F;
    flow.arrow = true;
    flow.grains = true;
    flow.subject.kind = scene::Subject::Kind::flow;
    return flow;
  }

  scene::Scene scene_;

 private:
  scene::Disc& put(const scene::Disc& disc, const std::string& name, geometry::Color color, bool strong) {
    scene::Label label;
    label.disc = static_cast<std::uint32_t>(scene_.discs.size());
    label.text = name;
    label.importance = disc.radius + (strong ? 100.0F : 0.0F);
    label.size_px = 12.0F;
    label.strong = strong;
    label.color = color;
    scene_.labels.push_back(std::move(label));
    scene_.bounds.include(disc.center);
    return scene_.discs.emplace_back(disc);
  }

  const scene::Theme& theme_;
};

/// Ten organizations with a backbone, a selected and a pinned one, a missing partner, all dashes, with flows when asked
/// for.
inline scene::Scene sample_scene(const scene::Theme& theme, bool flows = false) {
  using enum scene::SectorGroup;
  SceneMaker make(theme);
  make.disc({0, 0}, 22, backbone, U'\ue9f4', "River STEM Alliance");
  make.disc({-90, 30}, 16, schools, U'\ue80c', "Harbor High");
  make.disc({-70, -60}, 14, higher_education, U'\ue84f', "State University");
  make.disc({75, 55}, 12, industry, U'\uebbc', "Ostara Energy");
  make.disc({95, -35}, 14, museums, U'\uea36', "Discovery Pier");
  make.disc({20, 90}, 11, community, U'\uf233', "Robotics League");
  make.disc({-30, 85}, 9, government, U'\uea40', "County Office");
  make.disc({30, -85}, 12, funders, U'\uea70', "Delta Fund");
  make.scene_.discs[0].ring = scene::Ring::backbone;
  make.scene_.discs[0].ring_color = theme.accent;
  make.scene_.discs[4].selected = true;
  make.scene_.discs[1].pinned = true;
  make.scene_.discs[3].ring = scene::Ring::marked;
  make.scene_.discs[3].ring_color = theme.gap;
  make.ghost({-130, -30}, 13, "Early-childhood provider");
  if (flows) {
    using enum scene::Capital;
    make.flow(7, 0, 4, economic);
    make.flow(0, 1, 2, didactic);
    make.flow(2, 1, 1.5F, didactic);
    make.flow(3, 5, 3, cultural);
    make.flow(4, 0, 2, infrastructural);
    make.flow(0, 4, 2, social);
    make.flow(6, 5, 1, social);
  } else {
    make.link(0, 1, 3.2F);
    make.link(0, 2, 1.8F);
    make.link(0, 3, 1.8F);
    make.link(0, 4, 3.2F);
    make.link(0, 5, 1.8F, scene::Dash::dashed);
    make.link(0, 7, 1.2F, scene::Dash::dotted);
    make.link(1, 2, 1.8F);
    make.link(6, 5, 1.2F, scene::Dash::dashed);
    for (const std::uint32_t to : {1U, 2U})
      make.link(8, to, 1.2F, scene::Dash::dashed).color = theme.gap.with_alpha(0.7F);
  }
  return make.scene_;
}

/// `scene` with a title, a sentence, a source and a legend.
inline scene::Scene with_words(scene::Scene scene, const scene::Theme& theme) {
  using enum scene::SectorGroup;
  scene.title = "River region";
  scene.sentence = "Eight organizations in eight sectors; nobody reaches learners under five.";
  scene.source = "As of September 30, 2026. Made with Xylem.";
  const auto sector = [&](const char* name, const char* count, scene::SectorGroup group, char32_t icon) {
    return scene::LegendRow{name, count, theme.of(group),    icon, theme.icon, scene::Ring::none,
                            {},   false, scene::Dash::solid, 1.5F};
  };
  const auto line = [&](const char* name, const char* count, scene::Dash dash, float width) {
    return scene::LegendRow{name, count, theme.muted, 0, theme.icon, scene::Ring::none, {}, true, dash, width};
  };
  scene.legend.push_back(
      {"Sectors",
       {sector("Backbone", "1", backbone, U'\ue9f4'), sector("Schools", "1", schools, U'\ue80c'),
        sector("Higher education", "1", higher_education, U'\ue84f'), sector("Industry", "1", industry, U'\uebbc'),
        sector("Museums and science centers", "1", museums, U'\uea36')}});
  scene.legend.push_back(
      {"Partnership phase",
       {line("Initiation", "2", scene::Dash::dashed, 1.5F), line("Development", "4", scene::Dash::solid, 1.8F),
        line("Consolidation", "2", scene::Dash::solid, 3.2F)}});
  return scene;
}

}  // namespace xylem::support
