// The camera, and what hands do on the map.
#include "xylem/ui/canvas.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "xylem/scene/drawing.h"

namespace xylem::ui {
namespace {

constexpr float kFlight_s = 0.25F;
constexpr float kMarginPx = 56.0F;
constexpr float kLeastMovePx = 4.0F;
constexpr float kWheelFactor = 1.15F;
constexpr float kButtonFactor = 1.4F;
constexpr float kSmallestScale = 0.002F;
constexpr float kLargestScale = 20.0F;

using geometry::Point;
using scene::Subject;
using session::Select;

float eased(float t) { return t * t * (3.0F - 2.0F * t); }

geometry::Camera limited_zoom(const geometry::Camera& camera, Point at, float factor) {
  return camera.zoomed_at(at, std::clamp(camera.scale * factor, kSmallestScale, kLargestScale) / camera.scale);
}

}  // namespace

geometry::Camera Canvas::fitted_to(const session::Session& session) const {
  return geometry::fitted(session.scene()->bounds, camera_.width_px, camera_.height_px, kMarginPx, 1.6F);
}

void Canvas::fly_to(const geometry::Camera& target, bool reduce_motion) {
  follows_ = false;
  if (reduce_motion) {
    camera_ = target;
    flight_.reset();
  } else {
    flight_ = Flight{camera_, target, 0.0F};
  }
}

void Canvas::look_at_selected(bool even_if_in_sight, const session::Session& session) {
  if (session.scene() == nullptr) return;
  const scene::Scene& scene = *session.scene();
  const auto selected = [&](const Subject& subject) {
    return std::ranges::find(session.view().selected, subject) != session.view().selected.end();
  };
  geometry::Box box;
  for (const scene::Disc& disc : scene.discs) {
    if (selected(disc.subject)) box.include(disc.center);
  }
  for (const scene::Link& link : scene.links) {
    if (!selected(link.subject)) continue;
    box.include(scene.discs[link.from].center);
    box.include(scene.discs[link.to].center);
  }
  if (box.empty()) return;
  const float rim = kMarginPx / camera_.scale;
  const geometry::Box seen = camera_.visible_world().grown(-rim);
  if (!even_if_in_sight && seen.contains(box.min) && seen.contains(box.max)) return;
  const float near = std::max(camera_.scale, 0.5F);
  fly_to(geometry::fitted(box, camera_.width_px, camera_.height_px, kMarginPx, near), session.view().reduce_motion);
}

void Canvas::follow(const session::Session& session) {
  const bool resized = camera_.width_px != place_.w || camera_.height_px != place_.h;
  const bool showed_all = camera_ == shows_all_;
  camera_.width_px = std::max(place_.w, 1.0F);
  camera_.height_px = std::max(place_.h, 1.0F);
  if (resized && showed_all && !session.scene()->bounds.empty()) shows_all_ = camera_ = fitted_to(session);
  if (session.opened() != opened_) {
    opened_ = session.opened();
    follows_ = true;
    flight_.reset();
  }
  if (session.arranged() != arranged_) {
    arranged_ = session.arranged();
    (showed_all ? follows_ : fits_next_) = true;
  }
  if (fits_next_ && !session.arranging()) {
    fits_next_ = false;
    shows_all_ = fitted_to(session);
    fly_to(shows_all_, session.view().reduce_motion);
  }
  if (follows_ && session.scene() && !session.scene()->bounds.empty()) {
    shows_all_ = camera_ = fitted_to(session);
    if (!session.arranging()) follows_ = false;
  }
  if (const auto wish = std::exchange(look_at_, {})) look_at_selected(*wish == Wish::center, session);
  if (!flight_) return;
  flight_->passed_s += ImGui::GetIO().DeltaTime;
  const float t = std::min(flight_->passed_s / kFlight_s, 1.0F);
  flight_->to.width_px = flight_->from.width_px = camera_.width_px;
  flight_->to.height_px = flight_->from.height_px = camera_.height_px;
  camera_ = geometry::between(flight_->from, flight_->to, eased(t));
  if (t >= 1.0F) {
    camera_ = flight_->to;
    flight_.reset();
  }
}

void Canvas::obey(Wish wish, const session::Session& session) {
  const bool still = session.view().reduce_motion;
  const Point middle{camera_.width_px * 0.5F, camera_.height_px * 0.5F};
  if (wish == Wish::fit) {
    shows_all_ = fitted_to(session);
    fly_to(shows_all_, still);
  }
  if (wish == Wish::zoom_in) fly_to(limited_zoom(camera_, middle, kButtonFactor), still);
  if (wish == Wish::zoom_out) fly_to(limited_zoom(camera_, middle, 1.0F / kButtonFactor), still);
  if (wish == Wish::layouts) ask_layouts_ = layouts_open_ = true;
  if (wish == Wish::center || wish == Wish::reveal) look_at_ = wish;
}

void Canvas::draw(Rect place, const session::Session& session, Widgets& widgets, session::CommandQueue& commands,
                  Wishes& wishes) {
  place_ = place;
  follow(session);
  widgets.panel("Map", place, std::nullopt, [&] {
    tools(session, widgets, commands, wishes);
    minimap(session, widgets);
    const Press press = widgets.press("Canvas", place, "", false);
    steer(press, widgets);
    handle(press, session, commands);
    for (std::size_t i = 0; hand_ == Hand::lasso && i + 1 < lasso_.size(); ++i) {
      widgets.line({lasso_[i].x + place.x, lasso_[i].y + place.y},
                   {lasso_[i + 1].x + place.x, lasso_[i + 1].y + place.y}, widgets.theme().accent, 1.5F);
    }
    if (press.hovered && hand_ == Hand::idle) card(session, widgets);
  });
}

/// Wheel and the other buttons: zoom and pan.
void Canvas::steer(const Press& press, Widgets& /*widgets*/) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool over = place_.contains(io.MousePos) && press.hovered;
  if (over && io.MouseWheel != 0.0F) {
    follows_ = false;
    flight_.reset();
    camera_ = limited_zoom(camera_, on_map(io.MousePos), std::pow(kWheelFactor, io.MouseWheel));
  }
  if (over && (ImGui::IsMouseDragging(1, 2.0F) || ImGui::IsMouseDragging(2, 2.0F))) {
    follows_ = false;
    flight_.reset();
    pan({io.MouseDelta.x, io.MouseDelta.y});
  }
}

/// By whole device pixels, so that the picture of the map need only be moved; what is left goes with the next move.
void Canvas::pan(Point by_px) {
  const float scale = std::max(ImGui::GetIO().DisplayFramebufferScale.x, 0.1F);
  left_to_pan_ = left_to_pan_ + by_px;
  const Point whole{std::round(left_to_pan_.x * scale) / scale, std::round(left_to_pan_.y * scale) / scale};
  left_to_pan_ = left_to_pan_ - whole;
  camera_ = camera_.dragged(whole);
}

void Canvas::handle(const Press& press, const session::Session& session, session::CommandQueue& commands) {
  const ImGuiIO& io = ImGui::GetIO();
  const Point mouse = on_map(io.MousePos);
  if (hand_ == Hand::idle) {
    const auto under = press.hovered ? scene::hit(*session.scene(), camera_, mouse) : std::nullopt;
    const auto subject = under ? std::optional(under->subject) : std::nullopt;
    if (subject != session.view().hovered) commands.push(session::Hover{subject});
    if (under) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (press.pressed_now) {
      hand_ = Hand::pressed;
      pressed_at_ = mouse;
      taken_ = under;
      const bool on_disc = under && under->part == scene::Hit::Part::disc;
      if (on_disc) grip_ = session.scene()->discs[under->index].center - camera_.world_from_screen(mouse);
    }
    if (press.double_clicked && under && under->subject.kind == Subject::Kind::organization) {
      commands.push(session::SetFocus{session::Focus{ecosystem::OrganizationId(under->subject.id), 1}});
    }
    return;
  }
  if (hand_ == Hand::pressed && geometry::distance(mouse, pressed_at_) > kLeastMovePx) {
    const bool movable =
        taken_ && taken_->part == scene::Hit::Part::disc && taken_->subject.kind == Subject::Kind::organization;
    hand_ = io.KeyShift ? Hand::lasso : movable ? Hand::dragging : Hand::panning;
    lasso_ = {pressed_at_};
    follows_ = false;
    flight_.reset();
    left_to_pan_ = {};
    if (hand_ == Hand::panning) pan(mouse - pressed_at_);
  } else if (hand_ == Hand::panning) {
    pan({io.MouseDelta.x, io.MouseDelta.y});
  }
  if (hand_ == Hand::lasso && geometry::distance(mouse, lasso_.back()) > 3.0F) lasso_.push_back(mouse);
  if (hand_ == Hand::dragging && (io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F)) {
    commands.push(
        session::Drag{ecosystem::OrganizationId(taken_->subject.id), camera_.world_from_screen(mouse) + grip_});
  }
  if (press.held) return;
  if (hand_ == Hand::pressed) click(session, commands);
  if (hand_ == Hand::dragging) commands.push(session::Drop{});
  if (hand_ == Hand::lasso) end_lasso(session, commands);
  hand_ = Hand::idle;
}

void Canvas::click(const session::Session& /*session*/, session::CommandQueue& commands) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool more = io.KeyShift || io.KeyCtrl;
  if (taken_) {
    commands.push(Select{{taken_->subject}, more ? Select::Mode::toggle : Select::Mode::only});
  } else if (!more) {
    commands.push(Select{});
  }
}

void Canvas::end_lasso(const session::Session& session, session::CommandQueue& commands) {
  std::vector<Subject> inside;
  for (const std::uint32_t disc : scene::discs_inside(*session.scene(), camera_, lasso_)) {
    const Subject& subject = session.scene()->discs[disc].subject;
    if (subject.kind == Subject::Kind::organization) inside.push_back(subject);
  }
  if (!inside.empty()) commands.push(Select{std::move(inside), Select::Mode::add});
  lasso_.clear();
}

}  // namespace xylem::ui
