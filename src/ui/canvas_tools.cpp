// The map's small tools, its keys, and the card of what lies under the mouse.
#include <algorithm>
#include <cmath>

#include "ui/lookup.h"
#include "xylem/base/text.h"
#include "xylem/ecosystem/taxonomy.h"
#include "xylem/ui/canvas.h"
#include "xylem/ui/icons.h"

namespace xylem::ui {
namespace {

using scene::Subject;
using session::Select;

bool is_pinned(const session::Session& session, const Subject& subject) {
  const auto* place = session.document().places->find(ecosystem::OrganizationId(subject.id));
  return place != nullptr && place->pinned;
}

/// Name and two facts of a subject.
struct Facts {
  std::string name;
  std::string first;
  std::string second;
};

Facts facts_of(const session::Session& session, const Subject& subject) {
  const ecosystem::Ecosystem& ecosystem = session.ecosystem();
  Facts facts{name_of(session, subject), {}, {}};
  if (subject.kind == Subject::Kind::organization) {
    const ecosystem::OrganizationId id(subject.id);
    if (const auto* organization = ecosystem.find<ecosystem::Organization>(id))
      facts.first = sector_of(ecosystem, *organization);
    if (const auto node = session.snapshot().node_of(id)) {
      facts.second = base::counted(session.snapshot().partnerships.degree(*node), "partner");
    }
  } else if (subject.kind == Subject::Kind::partnership) {
    for (const graph::PartnershipFacts& tie : session.snapshot().facts) {
      if (tie.id.text() != subject.id) continue;
      facts.first = tie.phase.empty() ? "Phase not given" : ecosystem::term_label(ecosystem, "phase", tie.phase.text());
      facts.second = tie.level ? "Level " + base::readable(*tie.level, 1) + " of 5" : "Level not given";
    }
  } else if (subject.kind == Subject::Kind::flow) {
    if (const auto* flow = ecosystem.find<ecosystem::ResourceFlow>(ecosystem::FlowId(subject.id))) {
      facts.first = ecosystem::term_label(ecosystem, "resource", flow->resource.text());
      facts.second = amount_text(ecosystem, flow->resource, flow->amount, flow->period);
    }
  } else if (subject.kind == Subject::Kind::ghost) {
    facts.first = "Missing partner";
  } else if (subject.kind == Subject::Kind::person) {
    facts.first = "Role";
  }
  return facts;
}

}  // namespace

void Canvas::card(const session::Session& session, Widgets& widgets) const {
  const auto& hovered = session.view().hovered;
  if (!hovered) return;
  const Facts facts = facts_of(session, *hovered);
  if (facts.name.empty()) return;
  std::string second = facts.first;
  if (!facts.second.empty()) second += (second.empty() ? "" : " · ") + facts.second;
  const float width = std::max(widgets.width_of(facts.name, Type::strong), widgets.width_of(second, Type::body));
  widgets.card_at_mouse(std::min(width, widgets.px(300.0F)) + widgets.px(26.0F), [&] {
    widgets.paragraph("**" + facts.name + "**");
    widgets.paragraph(second, {Type::body, widgets.theme().muted, Align::left});
  });
}

void Canvas::tools(const session::Session& session, Widgets& w, session::CommandQueue& commands, Wishes& wishes) {
  const float side = w.px(32.0F);
  const float pad = w.px(4.0F);
  const auto& selected = session.view().selected;
  const bool pinned =
      !selected.empty() && std::ranges::all_of(selected, [&](const Subject& s) { return is_pinned(session, s); });
  const bool pins =
      std::ranges::any_of(selected, [](const Subject& s) { return s.kind == Subject::Kind::organization; });
  const float count = pins ? 5.0F : 4.0F;
  Rect box{place_.right() - side * count - 2.0F * pad - w.px(12.0F), place_.y + w.px(12.0F), side * count + 2.0F * pad,
           side + 2.0F * pad};
  tools_place_ = geometry::box_at({box.x - place_.x, box.y - place_.y}, box.w, box.h).grown(w.px(4.0F));
  w.fill(box, w.theme().panel, w.px(9.0F));
  w.frame(box, w.theme().hairline, w.px(9.0F));
  Rect inner = box.inset(pad);
  if (w.icon_button("Zoom in", inner.cut_left(side), icons::kZoomIn, "Zoom in")) wishes.push_back(Wish::zoom_in);
  if (w.icon_button("Zoom out", inner.cut_left(side), icons::kZoomOut, "Zoom out")) wishes.push_back(Wish::zoom_out);
  if (w.icon_button("Fit", inner.cut_left(side), icons::kFit, "Show everything (F)")) wishes.push_back(Wish::fit);
  if (pins && w.icon_button("Pin", inner.cut_left(side), icons::kPin,
                            pinned ? "Let go (P)" : "Pin what is selected (P)", pinned)) {
    commands.push(session::PinSelected{!pinned});
  }
  const Rect button = inner.cut_left(side);
  if (w.icon_button("Layout", button, icons::kArrange, "Layout (G)", layouts_open_)) layouts_open_ = !layouts_open_;
  layouts(button, session, w, commands);
}

void Canvas::minimap(const session::Session& session, Widgets& w) {
  constexpr float kLeastWidthPx = 420.0F;  // of a map that has room for one
  constexpr float kLeastHeightPx = 320.0F;
  const bool room = place_.w >= w.px(kLeastWidthPx) && place_.h >= w.px(kLeastHeightPx);
  if (!room || !session.view().minimap || !wants_minimap(*session.scene(), camera_)) return minimap_.leave();
  const auto center = minimap_.draw(place_, camera_, session.scene(), w);
  if (!center) return;
  follows_ = false;
  flight_.reset();
  camera_.center = *center;
}

std::vector<geometry::Box> Canvas::covered() const {
  std::vector<geometry::Box> boxes;
  if (!tools_place_.empty()) boxes.push_back(tools_place_);
  const Rect& small = minimap_.place();
  if (small.w > 0.0F)
    boxes.push_back(geometry::box_at({small.x - place_.x, small.y - place_.y}, small.w, small.h).grown(4.0F));
  return boxes;
}

void Canvas::keys(const session::Session& session, Widgets& widgets, session::CommandQueue& commands) {
  if (widgets.take_key(Key::escape)) {
    if (session.view().focus) {
      commands.push(session::SetFocus{});
    } else if (!session.view().selected.empty()) {
      commands.push(Select{});
    }
    return;
  }
  struct Way {
    Key key;
    geometry::Point direction;  // y up
  };
  constexpr std::array<Way, 4> kWays{
      {{Key::left, {-1.0F, 0.0F}}, {Key::right, {1.0F, 0.0F}}, {Key::up, {0.0F, 1.0F}}, {Key::down, {0.0F, -1.0F}}}};
  for (const Way& way : kWays) {
    if (!pressed(way.key, true)) continue;
    const scene::Scene& scene = *session.scene();
    const auto& selected = session.view().selected;
    const auto at =
        selected.empty() ? scene.discs.end() : std::ranges::find(scene.discs, selected.back(), &scene::Disc::subject);
    if (at == scene.discs.end()) {  // nothing to walk from: begin with the largest
      const auto largest = std::ranges::max_element(scene.discs, {}, &scene::Disc::radius);
      if (largest != scene.discs.end()) commands.push(Select{{largest->subject}, Select::Mode::only});
      return;
    }
    const auto here = static_cast<std::uint32_t>(at - scene.discs.begin());
    float best = 0.3F;  // of the cosine: not farther aside than some 70 degrees
    const scene::Disc* next = nullptr;
    for (const scene::Link& link : scene.links) {
      if (link.from != here && link.to != here) continue;
      const scene::Disc& other = scene.discs[link.from == here ? link.to : link.from];
      const geometry::Point by = other.center - at->center;
      const float cosine = geometry::dot(by, way.direction) / std::max(geometry::length(by), 1e-3F);
      if (cosine > best && other.subject.kind == Subject::Kind::organization) {
        best = cosine;
        next = &other;
      }
    }
    if (next != nullptr) commands.push(Select{{next->subject}, Select::Mode::only});
  }
}

}  // namespace xylem::ui
