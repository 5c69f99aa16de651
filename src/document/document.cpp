// Document: when two are equal.
#include "xylem/document/document.h"

namespace xylem::document {

bool operator==(const Document& a, const Document& b) {
  return (a.ecosystem.same_as(b.ecosystem) || *a.ecosystem == *b.ecosystem) &&
         (a.places.same_as(b.places) || *a.places == *b.places);
}

}  // namespace xylem::document
