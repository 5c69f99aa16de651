// The layouts of the catalogue beside by_force; each is as Layout::run says.
#pragma once

#include "xylem/layout/layouts.h"

namespace xylem::layout {

/// On one ring, groups side by side, each group by size; around the ring neighbors come near one another.
[[nodiscard]] base::Result<Positions> on_a_ring(const Request& request, std::stop_token stop, jobs::Progress& progress,
                                                const Watcher& watcher);

/// On rings around the node of the highest value, falling outwards; angles follow the ties.
[[nodiscard]] base::Result<Positions> on_rings_by_value(const Request& request, std::stop_token stop,
                                                        jobs::Progress& progress, const Watcher& watcher);

/// Each group a cluster of its own; clusters with many ties between them come near one another.
[[nodiscard]] base::Result<Positions> by_group(const Request& request, std::stop_token stop, jobs::Progress& progress,
                                               const Watcher& watcher);

/// One column for each stage, left to right.
[[nodiscard]] base::Result<Positions> by_stage(const Request& request, std::stop_token stop, jobs::Progress& progress,
                                               const Watcher& watcher);

/// By longitude and latitude; with no coordinates at all, by ties.
[[nodiscard]] base::Result<Positions> by_geography(const Request& request, std::stop_token stop,
                                                   jobs::Progress& progress, const Watcher& watcher);

}  // namespace xylem::layout
