# Prints, as lines, what networkx reads out of files that Xylem wrote: counts, labels, sectors, places, colors, ties.
import csv
import sys

import networkx

for path in sys.argv[1:]:
    if path.endswith(".gexf"):
        graph = networkx.read_gexf(path)
    elif path.endswith(".graphml"):
        graph = networkx.read_graphml(path)
    else:
        graph = networkx.Graph()
        with open(path, newline="", encoding="utf-8") as nodes:
            for row in csv.DictReader(nodes):
                graph.add_node(row["Id"], label=row["Label"], sector=row["sector"])
        with open(path.replace("-organizations", "-partnerships"), newline="", encoding="utf-8") as edges:
            for row in csv.DictReader(edges):
                graph.add_edge(row["Source"], row["Target"], weight=float(row["Weight"] or 0))
    print("graph", "directed" if graph.is_directed() else "undirected", len(graph), graph.number_of_edges())
    for name in sorted(graph)[:1000]:
        node = graph.nodes[name]
        viz = node.get("viz", {})
        place = viz.get("position", {"x": node.get("x"), "y": node.get("y")})
        color = viz.get("color", {"r": node.get("r"), "g": node.get("g"), "b": node.get("b")})
        print("node", name, "|", node["label"], "|", node.get("sector"), "|", place["x"], place["y"], "|",
              color["r"], color["g"], color["b"])
    for a, b, tie in graph.edges(data=True):
        print("edge", *((a, b) if graph.is_directed() else sorted((a, b))), tie.get("weight"))
