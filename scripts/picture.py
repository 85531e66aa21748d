"""Make a picture of the first sheet of a brief: ``python scripts/picture.py out docs/page.png``.

The first argument is a brief.pdf or the folder that it is in. typst draws it; no other tool is needed.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import typst

PIXELS_PER_INCH = 144
PAGE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("brief.pdf", page: 1)\n'


def main(arguments: list[str]) -> int:
    """Read the PDF, write the PNG; 2 where the arguments are wrong."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    given, picture = map(Path, arguments)
    pdf = given / "brief.pdf" if given.is_dir() else given
    if not pdf.is_file():
        print(f"There is no {pdf}: make it first, with 'make brief'.", file=sys.stderr)
        return 2
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(draw(pdf))
    return 0


def draw(pdf: Path) -> bytes:
    """The first sheet as PNG."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(pdf, Path(folder) / "brief.pdf")
        (Path(folder) / "page.typ").write_bytes(PAGE)
        return typst.compile(str(Path(folder) / "page.typ"), root=folder, format="png", ppi=PIXELS_PER_INCH, ignore_system_fonts=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
