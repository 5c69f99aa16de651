// The mouse is where and as a window system would say it is; everything else is the program as it always is.
#include "app/measuring.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <fstream>
#include <string_view>
#include <vector>

namespace xylem::app {
namespace {

constexpr int kTurnAfter = 50;  // frames in one direction
constexpr float kPanPx = 4.0F;
constexpr float kWheelStep = 0.2F;  // of a notch

double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

ImVec2 pan_at(const ui::Rect& map, int frame) {
  const int way = frame % (2 * kTurnAfter);
  const auto step = static_cast<float>(way < kTurnAfter ? way : 2 * kTurnAfter - way);
  return {map.x + 8.0F + step * kPanPx, map.y + 60.0F + step * kPanPx * 0.5F};
}

/// To and fro between the first view and one four times as near.
float wheel_at(int frame) { return frame % (2 * kTurnAfter) < kTurnAfter ? kWheelStep : -kWheelStep; }

/// The most memory that was used at any time, MB; 0 where the system does not tell.
double most_memory_mb() {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word) {
    double kilobytes = 0.0;
    if (word == "VmHWM:" && status >> kilobytes) return kilobytes / 1024.0;
  }
  return 0.0;
}

std::string_view name_of(Motion motion) {
  switch (motion) {
    case Motion::pan:
      return "pan";
    case Motion::zoom:
      return "zoom";
    case Motion::hover:
      break;
  }
  return "hover";
}

/// A way over the middle of the map that seldom meets the same disc in two frames.
ImVec2 hover_at(const ui::Rect& map, int frame) {
  const auto t = static_cast<float>(frame);
  return {map.x + map.w * (0.5F + 0.35F * std::sin(t * 0.37F)), map.y + map.h * (0.5F + 0.35F * std::cos(t * 0.23F))};
}

}  // namespace

StartWatch::StartWatch() : began_(Clock::now()) {}

void StartWatch::note(std::string_view what) { noted_.emplace_back(what, Clock::now()); }

std::string StartWatch::text() const {
  const auto seconds = [](Clock::time_point from, Clock::time_point to) {
    return std::chrono::duration<double>(to - from).count();
  };
  std::string phases;
  Clock::time_point before = began_;
  for (const auto& [what, at] : noted_) {
    phases += fmt::format("{}{} {:.2f}", phases.empty() ? "" : ", ", what, seconds(before, at));
    before = at;
  }
  return fmt::format("{:.2f} s ({:.2f} s of CPU): {}", seconds(began_, before), cpu_ms() / 1e3, phases);
}

std::string measured_start(FrameLoop& loop, const session::Session& session, StartWatch& watch) {
  constexpr int kMostFrames = 20'000;  // where there is nothing to open
  int frames = 0;
  for (; session.empty() && !session.pending_import() && frames < kMostFrames; ++frames) loop.frame();
  watch.note("reading");
  for (; session.arranging() && frames < kMostFrames; ++frames) loop.frame();
  watch.note("layout");
  for (; !loop.draws() && frames < kMostFrames; ++frames) loop.frame();
  loop.frame();  // fits the view
  loop.frame();
  watch.note("picture");
  return fmt::format("start: {}; at most {:.0f} MB", watch.text(), most_memory_mb());
}

std::string measured(FrameLoop& loop, Motion motion, int frames) {
  using Clock = std::chrono::steady_clock;
  ImGuiIO& io = ImGui::GetIO();
  const ui::Rect map = loop.workspace().map();
  const auto move = [&](int frame) {
    if (motion == Motion::zoom) {
      io.MousePos = {map.x + map.w * 0.5F, map.y + map.h * 0.5F};
      if (frame > 0) io.MouseWheel = wheel_at(frame);
    } else {
      io.MousePos = motion == Motion::pan ? pan_at(map, frame) : hover_at(map, frame);
    }
  };
  move(0);
  loop.frame();
  if (motion == Motion::pan) io.MouseDown[0] = true;
  loop.frame();
  std::vector<double> each;
  const int pictures_before = loop.map_pictures();
  const double cpu_before = cpu_ms();
  const auto began = Clock::now();
  for (int i = 1; i <= frames; ++i) {
    const auto before = Clock::now();
    move(i);
    loop.frame();
    each.push_back(std::chrono::duration<double, std::milli>(Clock::now() - before).count());
  }
  const double wall = std::chrono::duration<double, std::milli>(Clock::now() - began).count() / frames;
  const double cpu = (cpu_ms() - cpu_before) / frames;
  io.MouseDown[0] = false;
  std::ranges::sort(each);
  const double slow = each[each.size() - 1 - each.size() / 20];
  return fmt::format(
      "{}: {} frames, {:.1f} ms each ({:.0f} a second), {:.1f} ms of CPU, one in twenty over {:.1f} ms; {} pictures of "
      "the map; at most {:.0f} MB",
      name_of(motion), frames, wall, 1000.0 / wall, cpu, slow, loop.map_pictures() - pictures_before, most_memory_mb());
}

}  // namespace xylem::app
