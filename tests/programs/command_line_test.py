"""The real xylem-cli, run as a person runs it: its answers, its exit codes, its messages."""

import json
import os
import pathlib
import struct
import subprocess
import tempfile
import unittest

BIN = pathlib.Path(os.environ["XYLEM_BIN"])
SAMPLES = pathlib.Path(os.environ["XYLEM_SOURCE"]) / "samples"
RIVER = SAMPLES / "river-region.xylem.json"
LENSES = ("sectors", "influence", "gaps", "flows")


def xylem(*arguments, folder=None):
    """Runs xylem-cli and gives back what happened, text decoded."""
    return subprocess.run([BIN / "xylem-cli", *map(str, arguments)], cwd=folder, capture_output=True, text=True,
                          encoding="utf-8", timeout=100, check=False)


def answer(*arguments):
    """What xylem-cli prints as JSON; it must have gone well."""
    ran = xylem(*arguments)
    assert ran.returncode == 0, f"{arguments} ended with {ran.returncode}: {ran.stderr}"
    return json.loads(ran.stdout)


class CommandLine(unittest.TestCase):
    def setUp(self):
        kept = tempfile.TemporaryDirectory()
        self.addCleanup(kept.cleanup)
        self.folder = pathlib.Path(kept.name)

    def written(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def test_help_and_version_answer_without_a_display(self):
        for program in ("xylem-cli", "xylem"):
            for option, expected in (("--help", "sage"), ("--version", "0.")):
                ran = subprocess.run([BIN / program, option], capture_output=True, text=True, timeout=60, check=False,
                                     env={name: value for name, value in os.environ.items() if "DISPLAY" not in name})
                self.assertEqual(ran.returncode, 0, f"{program} {option}: {ran.stderr}")
                self.assertIn(expected, ran.stdout)

    def test_an_unknown_command_is_refused_with_a_word_of_help(self):
        ran = xylem("frobnicate")
        self.assertNotEqual(ran.returncode, 0)
        self.assertNotEqual(ran.stderr + ran.stdout, "")

    def test_every_sample_checks_without_an_error(self):
        for sample in sorted(SAMPLES.glob("*.xylem.json")):
            found = answer("check", sample, "--json")
            self.assertGreater(found["organizations"], 0, sample)
            self.assertEqual([p for p in found["problems"] if p["severity"] == "error"], [], sample)

    def test_check_counts_what_the_file_holds(self):
        held = json.loads(RIVER.read_text(encoding="utf-8"))
        found = answer("check", RIVER, "--json")
        self.assertEqual(found["organizations"], len(held["organizations"]))
        self.assertEqual(found["partnerships"], len(held["partnerships"]))

    def test_bad_input_gets_a_message_and_exit_code_one(self):
        bad = {
            "cut.xylem.json": RIVER.read_bytes()[:5000],
            "cut.gexf": b'<?xml version="1.0"?><gexf version="1.3"><graph><nodes><node id="a" label="A"',
            "noise.xylem": os.urandom(4096),
            "noise.graphml": os.urandom(4096),
            "laughs.graphml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">'
                              b'<!ENTITY c "&b;&b;&b;&b;">]><graphml>&c;</graphml>',
            "empty.xylem.json": b"",
        }
        for name, content in bad.items():
            with self.subTest(name):
                ran = xylem("check", self.written(name, content))
                self.assertEqual(ran.returncode, 1, ran.stdout + ran.stderr)
                self.assertNotEqual((ran.stdout + ran.stderr).strip(), "")

    def test_a_file_that_is_not_there_is_named(self):
        ran = xylem("analyze", self.folder / "nowhere.xylem", "--json")
        self.assertNotEqual(ran.returncode, 0)
        self.assertIn("nowhere.xylem", ran.stderr + ran.stdout)

    def test_analyze_answers_with_every_part(self):
        found = answer("analyze", RIVER, "--json")
        self.assertLessEqual({"network", "organizations", "gaps", "flows"}, set(found))
        self.assertEqual(found["network"]["organizations"], len(found["organizations"]))
        measures = set(found["organizations"][0]["measures"])
        self.assertLessEqual({"degree", "betweenness", "betweenness_normalized", "closeness", "harmonic", "eigenvector",
                              "pagerank", "constraint", "effective_size", "coreness", "community", "articulation"},
                             measures)
        self.assertLessEqual({"organizations", "partnerships", "density", "diameter", "mean_distance", "transitivity",
                              "mean_clustering", "degree_assortativity", "efficiency", "degree_centralization",
                              "betweenness_centralization", "closeness_centralization", "bridges", "components", "fragmentation", "core_size",
                              "core_misfits", "core_fit"},
                             set(found["network"]))

    def test_analyze_says_the_same_twice(self):
        self.assertEqual(xylem("analyze", RIVER, "--json").stdout, xylem("analyze", RIVER, "--json").stdout)

    def test_render_draws_each_lens_in_the_size_asked(self):
        pictures = {}
        for lens in LENSES:
            path = self.folder / f"{lens}.png"
            ran = xylem("render", RIVER, path, "--lens", lens, "--size", "800x500")
            self.assertEqual(ran.returncode, 0, ran.stderr)
            pictures[lens] = path.read_bytes()
            self.assertEqual(pictures[lens][:8], b"\x89PNG\r\n\x1a\n")
            self.assertEqual(struct.unpack(">II", pictures[lens][16:24]), (800, 500))
        self.assertEqual(len(set(pictures.values())), len(LENSES))

    def test_render_matches_its_own_picture_and_not_another(self):
        light, dark = self.folder / "light.png", self.folder / "dark.png"
        self.assertEqual(xylem("render", RIVER, light, "--size", "400x300").returncode, 0)
        self.assertEqual(xylem("render", RIVER, dark, "--size", "400x300", "--reference", light).returncode, 0)
        ran = xylem("render", RIVER, dark, "--size", "400x300", "--theme", "dark", "--reference", light)
        self.assertNotEqual(ran.returncode, 0)

    def test_converting_there_and_back_changes_nothing(self):
        native, straight, back = (self.folder / name for name in ("river.xylem", "river.xylem.json", "back.xylem.json"))
        for source, target in ((RIVER, native), (RIVER, straight), (native, back)):
            self.assertEqual(xylem("convert", source, target).returncode, 0)
        self.assertEqual(native.read_bytes()[:15], b"SQLite format 3")
        self.assertEqual(back.read_bytes(), straight.read_bytes())
        held = json.loads(back.read_text(encoding="utf-8"))
        for part, records in json.loads(RIVER.read_text(encoding="utf-8")).items():
            if isinstance(records, list):
                self.assertEqual(held[part], records, part)

    def test_layout_places_every_name_the_same_for_any_number_of_threads(self):
        edges = self.written("ring.txt", "".join(f"{i} {(i + 1) % 40}\n" for i in range(40)))
        places = []
        for threads in (1, 2):
            out = self.folder / f"places-{threads}.txt"
            ran = xylem("layout", edges, out, "--threads", threads, "--seed", 7)
            self.assertEqual(ran.returncode, 0, ran.stderr)
            self.assertRegex(ran.stderr, r"(?m)^ALG [0-9.]+ [0-9.]+$")
            places.append(out.read_text())
        self.assertEqual(places[0], places[1])
        self.assertEqual({line.split()[0] for line in places[0].splitlines()}, {str(i) for i in range(40)})


if __name__ == "__main__":
    unittest.main(verbosity=2)
