"""An installed Xylem: everything in its place, and found there, also after the tree was moved."""

import os
import pathlib
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree

BUILD = pathlib.Path(os.environ["XYLEM_BIN"]).parent


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.kept.cleanup)
        first = pathlib.Path(cls.kept.name) / "first"
        subprocess.run(["cmake", "--install", BUILD, "--prefix", first], check=True, capture_output=True, timeout=100)
        cls.prefix = pathlib.Path(cls.kept.name) / "moved"
        first.rename(cls.prefix)
        cls.share = cls.prefix / "share"

    def test_programs_assets_samples_and_desktop_files_are_there(self):
        for path in ("bin/xylem", "bin/xylem-cli", "share/xylem/taxonomies/sector.json",
                     "share/xylem/samples/river-region.xylem.json", "share/applications/xylem.desktop",
                     "share/mime/packages/xylem.xml", "share/icons/hicolor/scalable/apps/xylem.svg"):
            self.assertTrue((self.prefix / path).is_file(), path)

    def test_the_desktop_entry_names_the_types_and_the_icon(self):
        entry = (self.share / "applications/xylem.desktop").read_text(encoding="utf-8")
        self.assertIn("Exec=xylem %f", entry)
        self.assertIn("Icon=xylem", entry)
        types = xml.etree.ElementTree.parse(self.share / "mime/packages/xylem.xml").getroot()
        space = "{http://www.freedesktop.org/standards/shared-mime-info}"
        named = {kind.get("type"): kind.find(f"{space}glob").get("pattern") for kind in types.iter(f"{space}mime-type")}
        self.assertEqual(named, {"application/x-xylem": "*.xylem", "application/x-xylem+json": "*.xylem.json"})
        for kind in named:
            self.assertIn(f"{kind};", entry)

    def test_the_program_reads_the_files_of_its_own_tree(self):
        sector = self.share / "xylem/taxonomies/sector.json"
        sector.write_text(sector.read_text(encoding="utf-8").replace("Funders and philanthropy", "Those who give"),
                          encoding="utf-8")
        out = pathlib.Path(self.kept.name) / "river.csv"
        sample = self.share / "xylem/samples/river-region.xylem.json"
        subprocess.run([self.prefix / "bin/xylem-cli", "convert", sample, out], cwd="/", check=True, timeout=100,
                       capture_output=True, env={**os.environ, "HOME": self.kept.name})
        self.assertIn("Those who give", out.with_name("river-organizations.csv").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
