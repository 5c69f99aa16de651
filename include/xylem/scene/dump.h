// A scene as text, for golden tests: stable order, rounded numbers, one thing a line.
#pragma once

#include <string>

#include "xylem/scene/scene.h"

namespace xylem::scene {

/// Every disc, link, label and legend row of `scene`, lengths to a tenth of a world unit.
[[nodiscard]] std::string dump(const Scene& scene);

}  // namespace xylem::scene
