"""The real window under Xvfb: opens a sample, a click on a lens turns to it, the keyboard exports what it shows."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

for needed in ("Xvfb", "xdotool"):
    if not shutil.which(needed):
        print(f"{needed} is not installed (Debian: xvfb, xdotool)")
        sys.exit(77)

BIN = pathlib.Path(os.environ["XYLEM_BIN"])
SAMPLE = pathlib.Path(os.environ["XYLEM_SOURCE"]) / "samples/river-region.xylem.json"
# Where a hand would click in a window of 1280 by 800: the second lens, and in the export dialog what it offers.
INFLUENCE, EXPORT, AS_ON_SCREEN, CHOOSE_WHERE = (492, 24), (1222, 24), (484, 441), (811, 673)
PATIENCE = 60.0  # seconds; a slow machine draws in software
A_FRAME = 0.3  # seconds in which one surely was drawn


def until(happened, what):
    """Looks again and again until `happened` gives something, and gives that back."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = happened()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"{what} did not happen within {PATIENCE:.0f} s")


def end(process):
    process.terminate()
    process.wait(timeout=PATIENCE)


class Window(unittest.TestCase):
    def setUp(self):
        kept = tempfile.TemporaryDirectory()
        self.addCleanup(kept.cleanup)
        self.home = pathlib.Path(kept.name)
        read, write = os.pipe()
        server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
                                  pass_fds=[write], stderr=subprocess.DEVNULL)
        self.addCleanup(end, server)
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        self.assertNotEqual(number, "", "Xvfb did not start")
        self.surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "WAYLAND"))}
        self.surroundings.update(DISPLAY=f":{number}", HOME=kept.name)

    def xdotool(self, *words):
        """Does it, gives the program a frame to see it, and gives back what xdotool says."""
        ran = subprocess.run(["xdotool", *map(str, words)], env=self.surroundings, capture_output=True, text=True,
                             timeout=PATIENCE, check=False)
        time.sleep(A_FRAME)
        return ran.stdout.strip() if ran.returncode == 0 else ""

    def click(self, place):
        self.xdotool("mousemove", *place)
        self.xdotool("mousedown", 1)
        self.xdotool("mouseup", 1)

    def press(self, *keys):
        """Holds all keys down, as a hand does, and lets go."""
        for key in keys:
            self.xdotool("keydown", key)
        for key in reversed(keys):
            self.xdotool("keyup", key)

    def map_of_its_own(self):
        """The sample as a file that the window keeps, places of the organizations included."""
        made = self.home / "map.xylem"
        subprocess.run([BIN / "xylem-cli", "convert", SAMPLE, made], env=self.surroundings, capture_output=True,
                       timeout=PATIENCE, check=True)
        return made

    def lens_drawn(self, lens, picture):
        """Whether xylem-cli draws the same picture of this lens."""
        size = picture.read_bytes()[16:24]
        asked = f"{int.from_bytes(size[:4], 'big')}x{int.from_bytes(size[4:], 'big')}"
        ran = subprocess.run([BIN / "xylem-cli", "render", self.map, self.home / f"{lens}.png", "--lens", lens,
                              "--size", asked, "--reference", picture],
                             env=self.surroundings, capture_output=True, timeout=PATIENCE, check=False)
        return ran.returncode == 0

    def test_a_click_on_a_lens_and_an_export(self):
        self.map = self.map_of_its_own()
        program = subprocess.Popen([BIN / "xylem", self.map, "--size", "1280x800"], env=self.surroundings, cwd=self.home,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.addCleanup(program.stdout.close)
        self.addCleanup(end, program)
        window = until(lambda: self.xdotool("search", "--name", "Sallow River"), "opening the sample in a window")
        self.xdotool("windowmove", window, 0, 0)
        self.xdotool("windowfocus", window)
        for place in (INFLUENCE, EXPORT, AS_ON_SCREEN, CHOOSE_WHERE):
            self.click(place)
        picture = self.home / "seen.png"
        self.press("ctrl", "a")
        self.xdotool("type", "--delay", 100, picture)
        self.press("Return")
        until(picture.exists, "exporting the picture")
        time.sleep(1.0)
        self.assertIsNone(program.poll(), "the program ended by itself")
        self.press("ctrl", "q")
        self.assertEqual(program.wait(timeout=PATIENCE), 0)

        self.assertTrue(self.lens_drawn("influence", picture), "the export is not the Influence lens")
        self.assertFalse(self.lens_drawn("sectors", picture), "two lenses look alike")


if __name__ == "__main__":
    unittest.main(verbosity=2)
