// The mouse is where and as a window system would say it is; everything else is the program as it always is.
#include "app/measuring.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <vector>

namespace xylem::app {
namespace {

constexpr int kTurnAfter = 50;  // frames in one direction
constexpr float kPanPx = 4.0F;

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

/// A way over the middle of the map that seldom meets the same disc in two frames.
ImVec2 hover_at(const ui::Rect& map, int frame) {
  const auto t = static_cast<float>(frame);
  return {map.x + map.w * (0.5F + 0.35F * std::sin(t * 0.37F)), map.y + map.h * (0.5F + 0.35F * std::cos(t * 0.23F))};
}

}  // namespace

std::string measured(FrameLoop& loop, Motion motion, int frames) {
  using Clock = std::chrono::steady_clock;
  ImGuiIO& io = ImGui::GetIO();
  const ui::Rect map = loop.workspace().map();
  const auto place = [&](int frame) { return motion == Motion::pan ? pan_at(map, frame) : hover_at(map, frame); };
  io.MousePos = place(0);
  loop.frame();
  if (motion == Motion::pan) io.MouseDown[0] = true;
  loop.frame();
  std::vector<double> each;
  const double cpu_before = cpu_ms();
  const auto began = Clock::now();
  for (int i = 1; i <= frames; ++i) {
    const auto before = Clock::now();
    io.MousePos = place(i);
    loop.frame();
    each.push_back(std::chrono::duration<double, std::milli>(Clock::now() - before).count());
  }
  const double wall = std::chrono::duration<double, std::milli>(Clock::now() - began).count() / frames;
  const double cpu = (cpu_ms() - cpu_before) / frames;
  io.MouseDown[0] = false;
  std::ranges::sort(each);
  const double slow = each[each.size() - 1 - each.size() / 20];
  return fmt::format("{}: {} frames, {:.1f} ms each ({:.0f} a second), {:.1f} ms of CPU, one in twenty over {:.1f} ms",
                     motion == Motion::pan ? "pan" : "hover", frames, wall, 1000.0 / wall, cpu, slow);
}

}  // namespace xylem::app
