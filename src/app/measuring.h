// Measuring: how long frames take while a hand moves on the map.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/frame_loop.h"

namespace xylem::app {

/// What is done on the map: dragging it to and fro, turning the wheel in and out, or pointing here and there.
enum class Motion { pan, zoom, hover };

/// Does `motion` for `frames` frames (at least 1) and says in one line what a frame cost on average: by the clock, in
/// CPU time of all threads, and by the clock in the slowest of twenty; and how much memory was used at most. The map
/// must have come to rest.
[[nodiscard]] std::string measured(FrameLoop& loop, Motion motion, int frames);

/// When what was done since the watch was made.
class StartWatch {
 public:
  StartWatch();
  void note(std::string_view what);
  /// "2.31 s (2.62 s of CPU): window 0.12, reading 1.50, …": by the clock since the watch was made, CPU of the process.
  [[nodiscard]] std::string text() const;

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point began_;
  std::vector<std::pair<std::string, Clock::time_point>> noted_;
};

/// Draws frames until the file that is being opened is laid out and drawn whole; what the analyses say may still be to
/// come. Says in one line how long what took, and how much memory was used at most.
[[nodiscard]] std::string measured_start(FrameLoop& loop, const session::Session& session, StartWatch& watch);

}  // namespace xylem::app
