from __future__ import annotations

import pytest
import typst

from briefer.publish.as_pdf import DATA
from briefer.publish.glyphs import UNKNOWN, coverage, settable


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("plain", "plain"),
        ("Ştefan Žižek, Ọláyẹ́mí", "Ştefan Žižek, Ọláyẹ́mí"),
        ("گفت‌وگو ټول ٹھیک", "گفت‌وگو ټول ٹھیک"),
        ("Қазақ Ҳамид ӯ ἄνθρωπος שלום", "Қазақ Ҳамид ӯ ἄνθρωπος שלום"),
        ("in 北京 and 上海", "in [romanised: BeiJing] and [romanised: ShangHai]"),
        ("Москва 울란 바토르", "Москва [romanised: UlLan BaToLeu]"),
        ("\U0001e000x", "ax"),
        ("\u39ddx", f"{UNKNOWN}x"),
        ("１２", "12"),
    ],
)
def test_what_has_no_glyph_is_romanised(text, wanted):
    assert settable(text) == wanted


def test_every_character_of_the_table_is_set_by_typst():
    chars = coverage().characters()
    assert len(chars) > 2000
    page = b'#import "faces.typ": faces\n#set document(title: "x")\n#set text(font: faces, fallback: false)\n'
    page += b'#for c in sys.inputs.c.split(" ") [#c #emph(c) #strong(c) ]'
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(DATA / "fonts")])
    compiler = typst.Compiler(root=str(DATA), font_paths=fonts, ignore_system_fonts=True)
    made = compiler.compile(page, format="pdf", pdf_standards=["ua-1"], timestamp=0, sys_inputs={"c": " ".join(chars)})
    assert isinstance(made, bytes)
    assert made.startswith(b"%PDF")


def test_the_letters_of_our_languages_are_all_in_it():
    letters = "پچژگکی‌ٹڈڑںےہھټډړږښګڼېءآأإؤئةىًٌٍَُِّْ٠١٢٣۴۵۶«»؟،؛ӣқҳҷғӯёйъіїєґñáéíóúüæøåçşğıİłąęőűß€–—“”„…·×°"
    assert [c for c in letters if c not in coverage()] == []


def test_fonts_come_with_their_licences():
    names = {p.name for p in (DATA / "fonts").iterdir()}
    for font in (n for n in names if n.endswith(".ttf")):
        assert f"{font.split('-')[0]}-OFL.txt" in names
    assert sum(p.stat().st_size for p in (DATA / "fonts").iterdir()) < 1_500_000
