// Moments as people say them, in the time of where they are.
#pragma once

#include <chrono>
#include <string>

namespace xylem::ui {

using Moment = std::chrono::system_clock::time_point;

/// "just now", "5 minutes ago", "today, 14:05", "yesterday, 14:05", "3 July 2026, 14:05"; local time.
[[nodiscard]] std::string readable(Moment moment, Moment now);

}  // namespace xylem::ui
