// A document as tables for other programs: what is private, and what such files cannot hold, left out and reported.
#pragma once

#include "xylem/document/document.h"
#include "xylem/files/graph_table.h"

namespace xylem::files {

struct Outgoing {
  GraphTable partnerships;  // undirected: each partnership one edge
  GraphTable flows;         // directed: each flow between two organizations one edge; the same nodes
  base::Problems problems;
};

/// Columns are named by the keys of fields and the labels of custom fields; terms are written by their labels where
/// those lead back to the same term. Cost O(records * fields).
[[nodiscard]] Outgoing outgoing(const document::Document& document);

}  // namespace xylem::files
