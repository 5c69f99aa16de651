// Crew: the jobs room's, by its short name.
#pragma once

#include "xylem/jobs/crew.h"

namespace xylem::layout {

using jobs::Crew;

}  // namespace xylem::layout
