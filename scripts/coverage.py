"""Write src/briefer/publish/data/coverage.txt: the characters that the PDF's fonts can set.

Run after a change of the fonts: ``python scripts/coverage.py``. typst itself is asked, character by
character and in every style of the page, so nothing but typst is needed; it takes about a minute.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import typst

DATA = Path(__file__).parent.parent / "src" / "briefer" / "publish" / "data"
BLOCKS = ((0x20, 0x52F), (0x590, 0x6FF), (0x750, 0x77F), (0x1AB0, 0x1AFF), (0x1C80, 0x1CBF), (0x1D00, 0x1FFF), (0x2000, 0x2BFF),
          (0x2C60, 0x2C7F), (0x2DE0, 0x2E5F), (0xA640, 0xA69F), (0xA700, 0xA7FF), (0xAB30, 0xAB6F), (0xFB00, 0xFDFF), (0xFE20, 0xFE2F),
          (0xFE70, 0xFEFF))  # fmt: skip
"""Where the scripts of our fonts live: Latin, Greek, Cyrillic, Hebrew, Arabic, punctuation and symbols."""

PAGE = b"""
#import "faces.typ": faces
#set document(title: "x", date: none)
#set text(font: faces, fallback: false)
#let c = sys.inputs.c
#{c}#text(style: "italic", c)#text(weight: 600, c)#text(weight: 600, style: "italic", c)
"""


def main() -> int:
    """Write the table; say how many characters it holds."""
    found = [c for c in _candidates() if _sets(chr(c))]
    lines = ["# Code points that the fonts of brief.pdf can set, in every style. Made by scripts/coverage.py.", *_ranges(found)]
    (DATA / "coverage.txt").write_text("\n".join(lines) + "\n", encoding="ascii")
    print(f"{len(found)} characters", file=sys.stderr)
    return 0


def _candidates() -> Iterator[int]:
    for start, end in BLOCKS:
        for code in range(start, end + 1):
            if unicodedata.category(chr(code)) not in {"Cn", "Cc", "Cs", "Co", "Cf", "Zl", "Zp"} or code in {0x200C, 0x200D}:
                yield code


_COMPILER: list[typst.Compiler] = []


def _sets(char: str) -> bool:
    if not _COMPILER:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(DATA / "fonts")])
        _COMPILER.append(typst.Compiler(root=str(DATA), font_paths=fonts, ignore_system_fonts=True))
    try:
        _COMPILER[0].compile(PAGE, format="pdf", pdf_standards=["ua-1"], timestamp=0, sys_inputs={"c": char})
    except typst.TypstError:
        return False
    return True


def _ranges(codes: list[int]) -> Iterator[str]:
    start = last = codes[0]
    for code in [*codes[1:], -1]:
        if code != last + 1:
            yield f"{start:04X}-{last:04X}" if last > start else f"{start:04X}"
            start = code
        last = code


if __name__ == "__main__":
    sys.exit(main())
