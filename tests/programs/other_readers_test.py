"""What Xylem writes is read by another program, networkx, with the same counts and labels."""

import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

try:
    import networkx
except ImportError:
    print("networkx is not installed (Debian: python3-networkx)")
    sys.exit(77)

BIN = pathlib.Path(os.environ["XYLEM_BIN"])
SAMPLES = pathlib.Path(os.environ["XYLEM_SOURCE"]) / "samples"


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class OtherReaders(unittest.TestCase):
    """Each test writes one kind of file from each sample and has it read by somebody else."""

    def setUp(self):
        kept = tempfile.TemporaryDirectory()
        self.addCleanup(kept.cleanup)
        self.folder = pathlib.Path(kept.name)

    def converted(self, extension):
        """For each sample: its content, and where it was written."""
        for sample in sorted(SAMPLES.glob("*.xylem.json")):
            name = sample.name.removesuffix(".xylem.json")
            out = self.folder / f"{name}.{extension}"
            subprocess.run([BIN / "xylem-cli", "convert", sample, out], check=True, capture_output=True, timeout=100)
            yield json.loads(sample.read_text(encoding="utf-8")), out

    def holds(self, graph, sample):
        names = {o["id"]: o["name"] for o in sample["organizations"]}
        self.assertEqual({node: label for node, label in graph.nodes(data="label")}, names)
        self.assertEqual(graph.number_of_edges(), len(sample["partnerships"]))
        pairs = {frozenset((p["org_a"], p["org_b"])) for p in sample["partnerships"]}
        self.assertEqual({frozenset(edge[:2]) for edge in graph.edges()}, pairs)

    def holds_flows(self, graph, sample):
        inside = {o["id"] for o in sample["organizations"]}  # other ends are learners and the world outside
        ends = sorted((f["from_org"], f["to_org"]) for f in sample["flows"] if {f["from_org"], f["to_org"]} <= inside)
        self.assertTrue(graph.is_directed())
        self.assertEqual(sorted(edge[:2] for edge in graph.edges()), ends)

    def test_gexf(self):
        for sample, out in self.converted("gexf"):
            self.holds(networkx.read_gexf(out), sample)
            flows = out.with_name(f"{out.stem}-flows.gexf")
            if flows.exists():
                self.holds_flows(networkx.read_gexf(flows), sample)

    def test_graphml(self):
        for sample, out in self.converted("graphml"):
            self.holds(networkx.read_graphml(out), sample)
            flows = out.with_name(f"{out.stem}-flows.graphml")
            if flows.exists():
                self.holds_flows(networkx.read_graphml(flows), sample)

    def test_csv(self):
        for sample, out in self.converted("csv"):
            graph = networkx.Graph()
            for row in rows_of(out.with_name(f"{out.stem}-organizations.csv")):
                graph.add_node(row["Id"], label=row["Label"])
            for row in rows_of(out.with_name(f"{out.stem}-partnerships.csv")):
                graph.add_edge(row["Source"], row["Target"])
            self.holds(graph, sample)


if __name__ == "__main__":
    unittest.main(verbosity=2)
