// What yEd and yFiles for HTML draw, read out of the data elements of GraphML.
#pragma once

#include "files/xml.h"
#include "xylem/files/graph_table.h"

namespace xylem::files {

/// Reads label, position and color of a node from its graphics (yEd: ShapeNode and the like; yFiles for HTML: lists of
/// labels and a rectangle). False when `data` holds nothing of the kind.
bool read_yfiles_node(XmlNode data, Node& node);

/// Reads the label and the arrows of an edge: none at either end means undirected, both mutual.
/// False when `data` holds nothing of the kind.
bool read_yfiles_edge(XmlNode data, Edge& edge);

}  // namespace xylem::files
