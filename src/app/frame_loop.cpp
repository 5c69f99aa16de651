// One frame: take in and obey, draw the map where the panels leave it free, draw the panels over it.
#include "app/frame_loop.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <thread>

#include "xylem/scene/theme.h"

namespace xylem::app {
namespace {

constexpr double kGrainsStopAfter_s = 10.0;
constexpr double kGrainFrame_s = 0.05;
constexpr double kBusyFrame_s = 0.016;  // while the map moves by itself
constexpr double kProgressFrame_s = 0.06;
constexpr double kBlinkFrame_s = 0.2;  // of the cursor in a field
constexpr double kIdle_s = 0.5;

bool input_came() {
  const ImGuiIO& io = ImGui::GetIO();
  const bool mouse = io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F || io.MouseWheel != 0.0F || io.MouseDown[0] ||
                     io.MouseDown[1] || io.MouseReleased[0] || io.MouseReleased[1];
  return mouse || !io.InputQueueCharacters.empty() || io.KeyCtrl || io.KeyShift || io.KeyAlt;
}

}  // namespace

FrameLoop::FrameLoop(Surface& surface, session::Session& session, text::Fonts fonts, std::unique_ptr<MapLayer> map)
    : surface_(surface),
      session_(session),
      fonts_(std::move(fonts)),
      map_(std::move(map)),
      atlas_(std::make_unique<ImFontAtlas>()),
      faces_text_scale_(session.view().text_scale),
      faces_device_scale_(surface.device_scale()),
      first_faces_(std::async(std::launch::async,
                              [&atlas = *atlas_, fonts = fonts_, text = faces_text_scale_,
                               device = faces_device_scale_] { return ui::load_faces(atlas, fonts, text, device); })) {}

FrameLoop::~FrameLoop() {
  if (screen_ == nullptr) return;
  screen_.reset();
  surface_.disconnect_imgui();
  ImGui::DestroyContext();
}

/// Whether frames can be drawn. ImGui has no context before: with one, making letters would count in it.
bool FrameLoop::begin_to_draw() {
  constexpr auto kLookAgain = std::chrono::milliseconds(2);
  if (screen_ != nullptr) return true;
  if (first_faces_.wait_for(kLookAgain) != std::future_status::ready) return false;
  faces_ = first_faces_.get();
  ImGui::CreateContext(atlas_.get());
  ImGui::GetIO().IniFilename = nullptr;
  surface_.connect_imgui();
  screen_ = make_screen(surface_, fonts_);
  screen_->letters().take(*atlas_);
  screen_->words().set_device_scale(faces_device_scale_);
  return true;
}

void FrameLoop::load_faces_if_changed() {
  const float text_scale = session_.view().text_scale;
  const float device_scale = surface_.device_scale();
  if (faces_text_scale_ == text_scale && faces_device_scale_ == device_scale) return;
  faces_ = ui::load_faces(*atlas_, fonts_, text_scale, device_scale);
  screen_->letters().take(*atlas_);
  screen_->words().set_device_scale(device_scale);
  faces_text_scale_ = text_scale;
  faces_device_scale_ = device_scale;
}

bool FrameLoop::grains_move() const {
  const std::chrono::duration<double> still = Clock::now() - last_input_;
  return session_.view().lens == scene::Lens::flows && !session_.view().reduce_motion && workspace_.shows_map() &&
         still.count() < kGrainsStopAfter_s;
}

bool FrameLoop::at_rest() const {
  return frames_owed_ <= 0 && !session_.busy() && !workspace_.moving() && commands_.empty() && !map_->busy();
}

double FrameLoop::patience_s() const {
  if (frames_owed_ > 0 || workspace_.moving() || !commands_.empty()) return 0.0;
  if (session_.busy()) return map_moves_ ? kBusyFrame_s : kProgressFrame_s;
  const double rest = ImGui::GetIO().WantTextInput ? kBlinkFrame_s : kIdle_s;
  return std::min(grains_move() ? kGrainFrame_s : rest, map_->patience_s());
}

/// Whether something happened before patience ended.
bool FrameLoop::wait() {
  std::this_thread::sleep_until(
      frame_began_ + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(map_->least_frame_s())));
  const auto before = Clock::now();
  const double patience = patience_s();
  surface_.wait(patience);
  frame_began_ = Clock::now();
  const std::chrono::duration<double> waited = frame_began_ - before;
  return waited.count() < patience * 0.9;
}

void FrameLoop::frame() {
  const bool woken = wait();
  for (const auto& path : surface_.take_dropped()) commands_.push(session::Open{path});
  if (surface_.closing()) {
    surface_.keep_open();  // until all is written
    commands_.push(session::Leave{});
  }
  session_.tick(commands_);
  if (!begin_to_draw()) return;
  load_faces_if_changed();
  if (screen_->words().trim()) screen_->picture().forget();

  screen_->begin_frame();
  surface_.begin_imgui_frame();
  const scene::Theme& theme = session_.view().dark ? scene::dark_theme() : scene::light_theme();
  ui::apply(theme, session_.view().text_scale, ImGui::GetStyle());
  ImGui::NewFrame();
  --frames_owed_;
  const bool typed = woken && ImGui::IsAnyItemActive();  // keys that write nothing
  if (input_came() || typed) {
    frames_owed_ = 3;
    last_input_ = Clock::now();
  }
  widgets_.begin_frame(faces_, theme, session_.view().text_scale, &screen_->words());
  workspace_.draw(session_, widgets_, commands_);
  widgets_.end_frame();
  ImGui::Render();

  draw_window();
  surface_.set_title(session_.title() + " \u2013 Xylem");
}

/// The map, when it looks different; whether it does.
bool FrameLoop::draw_map() {
  std::optional<float> phase;
  if (session_.view().lens == scene::Lens::flows && !session_.view().reduce_motion) {
    const std::chrono::duration<float> passed = (grains_move() ? Clock::now() : last_input_) - began_;
    phase = std::fmod(std::floor(passed.count() / static_cast<float>(kGrainFrame_s)) * 0.05F, 1.0F);
  }
  const MapWanted wanted{
      session_.scene(),        workspace_.camera(),     surface_.device_scale(), session_.view().text_scale, phase,
      session_.view().hovered, workspace_.map_covered()};
  return map_->draw(wanted);
}

void FrameLoop::draw_window() {
  const float scale = surface_.device_scale();
  const ui::Rect place = workspace_.map();
  const bool shown = workspace_.shows_map() && place.w >= 1.0F && place.h >= 1.0F && session_.scene() != nullptr;
  const auto width = static_cast<int>(std::lround(surface_.width() * scale));
  const auto height = static_cast<int>(std::lround(surface_.height() * scale));
  Ground ground;
  map_moves_ = false;
  ground.color = (session_.view().dark ? scene::dark_theme() : scene::light_theme()).canvas;
  if (shown) {
    ground.map = geometry::box_at({place.x, place.y}, place.w, place.h);
    ground.map_changed = map_moves_ = draw_map();
    const auto pixel = [scale](float at) { return std::round(at * scale); };
    const geometry::Box on_window{{pixel(place.x), pixel(place.y)}, {pixel(place.x + place.w), pixel(place.bottom())}};
    ground.copy_map = [=, this](const PicturePart& part) { map_->copy(part, on_window, height); };
  }
  const bool changed = screen_->picture().draw(*ImGui::GetDrawData(), ground, width, height);
  const bool damaged = surface_.take_damaged();
  if (changed || damaged) screen_->present(damaged);
}

}  // namespace xylem::app
