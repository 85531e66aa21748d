"""What must hold of every source, whatever came in."""

import hashlib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.sources.made import ONE, THREE, TWO, check, source

from briefer.errors import SourceFault

SCRAPS = [
    "The minister said so.", "محمد عاصم ملک", "می‌رود", "خانه‌های", "دوشنبه:", "به گزارش نیوز |", "۱۵ آذر ۱۴۰۱", "قال الوزير", "МОСКВА (ТАСС) ", "👨‍👩‍👧", "❤️",
    "e\u0301", "\u202e", "\u2067", "\u2069", "\u200b", "\u200f", "\u00ad", "\ufeff", "\u00a0", "\u3000", "\U000e0041", "\x07", "\x92", "\ufffd", " ", "  ", "\t", "\n", "\r\n", "\n\n",
    ". ", "«", "»", "“", "(AP) — ", "KABUL – ", "--Reuters", "Read more", "Related", "Tags: a", "http://a.b/", "15 Apr 2017 ", "2024-12-31", "…", "...", "•", "- ", "# ", "*", "**",
    "[a](b)", "![c](d)", "`", "&amp;", "&zwnj;", "&#8217;", "&#x200b;", "&nbsp;", "&#10;", "&", "&#", "<", ">", "<p>", "</p>", "<div>", "</div>", "<br>", "<br/>", "<b>", "</b>", "<li>",
    "<span hidden>", "</span>", "<!-- ", "-->", "<script>", "</script>", "<a href='x'>", "</a>", "<article>", "</article>", "<aside>", "</aside>", "<h1>", "</h1>", "<p style='display:none'>",
    ONE, TWO, THREE,
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=12)), max_size=30).map("".join)


def check_map(text, name):
    data = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()
    try:
        made = source(data, name)
    except SourceFault:
        return
    check(made, data)
    assert made.text == made.text.strip("\n ")
    assert made.id == "s" + hashlib.sha256(data).hexdigest()[:10]
    assert source(data, name) == made
    raw = data.decode(made.encoding)
    for start in range(0, len(made.text), 7):
        low, high = made.raw_span(start, min(start + 5, len(made.text)))
        assert 0 <= low <= high <= len(raw)


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_plain_text(text):
    check_map(text, "a.txt")


@settings(deadline=None, max_examples=100)
@example("The minister said so.![c](d)The minister said so.")
@given(TEXTS)
def test_markdown(text):
    check_map(text, "a.md")


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_pages(text):
    check_map(f"<html><body><article>{text}</article>", "a.html")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_letters_are_not_lost(name):
    """Letters of the raw text stand in the clean text or in the furniture."""
    words = [ONE, "KABUL – " + TWO, THREE, "Read more", "Harbour fire", "https://example.org/x"]
    glue = "</p><p>" if name.endswith("html") else "\n\n"
    raw = f"<p>{glue.join(words)}</p>" if name.endswith("html") else glue.join(words)
    made = source(raw, name)
    everything = " ".join([made.text, *(f.text for f in made.furniture)])
    assert all(word in everything for sentence in words for word in sentence.split())


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "وزیر گفت که می‌رود و گفتگوها ادامه دارد تا فردا.",
                "نمی‌دانم چه می‌شود، او به خبرنگاران محلی گفت.",
                "خانه‌های ما در کنار رود است و آب زیاد است.",
            ]
        ),
        min_size=1,
        max_size=5,
        unique=True,
    )
)
def test_persian_keeps_every_character(paragraphs):
    for name, raw in (
        ("a.txt", "\n".join(paragraphs)),
        ("a.html", "<html><body><article>" + "".join(f"<p>{p}</p>" for p in paragraphs) + "</article></body></html>"),
    ):
        assert source(raw, name).text == "\n".join(paragraphs)
