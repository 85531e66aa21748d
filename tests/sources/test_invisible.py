"""Characters that nobody sees."""

import pytest
from tests.sources.made import ONE, check, source

from briefer.sources.invisible import invisible_spans

ZWNJ, ZWJ = "\u200c", "\u200d"


def seen(text):
    for start, end in reversed(invisible_spans(text)):
        text = text[:start] + text[end:]
    return text


@pytest.mark.parametrize(
    "text",
    [
        "می‌رود و خانه‌های ما",
        "نمی‌خواهم",
        "क्‍ष और क्‌ष",
        "👨‍👩‍👧 met 👍🏽 and ❤️ and ☎︎",
        "é and e\u0301 stay",
        "葛󠄀".replace("\U000e0100", ""),
        "a\u00a0b",
    ],
)
def test_what_belongs_to_the_writing_stays(text):
    assert seen(text) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("pass\u200bword", "password"),
        ("co\u00adoperation", "cooperation"),
        ("\u202eevil\u202c", "evil"),
        ("a\u2066b\u2069c", "abc"),
        ("word\u2060\ufeff joined", "word joined"),
        (f"mini{ZWNJ}ster{ZWJ}", "minister"),
        (f"می{ZWNJ}{ZWNJ}رود", f"می{ZWNJ}رود"),
        ("Hi" + "".join(chr(0xE0000 + ord(c)) for c in "say yes"), "Hi"),
        ("a\ufe01\ufe02b", "ab"),
        ("bell\x07 and \x1b[31mred", "bell and [31mred"),
        ("\u200fسلام\u200e", "سلام"),
    ],
)
def test_the_rest_goes(text, clean):
    assert seen(text) == clean


def test_they_are_furniture_and_a_flag():
    text = ONE.replace("capital", "cap\u200bital\u202e")
    made = source(text)
    check(made, text.encode())
    assert made.text == ONE
    assert [(f.text, f.reason) for f in made.furniture] == [("\u200b", "invisible characters"), ("\u202e", "invisible characters")]
    assert made.flags == ("invisible characters: 2 taken out of the text",)


def test_thousands_of_entities_are_read():
    made = source("<p>" + "&nbsp;&zwnj;&shy;" * 3000 + " Gunmen killed 12.</p>")
    assert made.text == "Gunmen killed 12."
    assert "\u00ad" in "".join(f.text for f in made.furniture)
