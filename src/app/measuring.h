// Measuring: how long frames take while a hand moves on the map.
#pragma once

#include <string>

#include "app/frame_loop.h"

namespace xylem::app {

/// What is done on the map: dragging it to and fro, turning the wheel in and out, or pointing here and there.
enum class Motion { pan, zoom, hover };

/// Does `motion` for `frames` frames (at least 1) and says in one line what a frame cost on average: by the clock, in
/// CPU time of all threads, and by the clock in the slowest of twenty; and how much memory was used at most. The map
/// must have come to rest.
[[nodiscard]] std::string measured(FrameLoop& loop, Motion motion, int frames);

}  // namespace xylem::app
