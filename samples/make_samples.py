#!/usr/bin/env python3
"""Makes the larger samples again, byte for byte: `python3 samples/make_samples.py`. first-workshop is written by hand."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.dont_write_bytecode = True

from maker.national_network import national_network  # noqa: E402
from maker.river_region import river_region  # noqa: E402


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, make in (("river-region", river_region), ("national-network", national_network)):
        (folder / f"{name}.xylem.json").write_text(make().text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
