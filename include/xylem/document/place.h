// Place: where an organization stands on the map.
#pragma once

#include "xylem/ecosystem/fields.h"
#include "xylem/ecosystem/records.h"
#include "xylem/geometry/shapes.h"

namespace xylem::document {

/// World units, y up. A pinned organization stays where it is whatever is arranged.
struct Place {
  ecosystem::OrganizationId id;
  double x = 0.0;
  double y = 0.0;
  bool pinned = false;

  [[nodiscard]] geometry::Point point() const { return {static_cast<float>(x), static_cast<float>(y)}; }
  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace xylem::document

template <>
const xylem::ecosystem::RecordDescription& xylem::ecosystem::describe<xylem::document::Place>();
