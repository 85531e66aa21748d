"""The language of a text."""

import pytest

from briefer.sources.tongues import hinted, language_of

TEXTS = {
    "en": "The minister told reporters in the capital that the talks on the border would go on next week.",
    "fa": "وزیر گفت که گفتگوها در مرز هفته آینده ادامه می‌یابد و دو کشور بر همکاری تاکید کردند.",
    "ar": "قال الوزير إن المحادثات على الحدود ستستمر الأسبوع المقبل، وناقش الطرفان المياه والتجارة.",
    "ur": "وزیر نے کہا کہ سرحد پر بات چیت اگلے ہفتے جاری رہے گی اور دونوں ممالک نے تعاون پر زور دیا ہے۔",
    "ru": "Министр заявил, что переговоры на границе продолжатся на следующей неделе.",
    "tg": "Президенти Ҷумҳурии Тоҷикистон бо вазири корҳои хориҷӣ мулоқот кард ва масъалаҳои ҳамкориро баррасӣ намуд.",
    "es": "El ministro dijo que las conversaciones en la frontera continuarán la próxima semana.",
    "no": "Statsråden sier at samtalene ved grensen vil fortsette neste uke, og at ingen ble skadet.",
    "de": "Der Minister sagte, dass die Gespräche an der Grenze nächste Woche fortgesetzt werden.",
    "fr": "Le ministre a déclaré que les discussions à la frontière se poursuivraient la semaine prochaine.",
}


@pytest.mark.parametrize("tag", TEXTS)
def test_languages(tag):
    assert language_of(TEXTS[tag], None) == tag
    assert language_of(TEXTS[tag] * 5, "en") == tag


@pytest.mark.parametrize(
    ("text", "hint", "tag"),
    [("ok", None, "und"), ("12 345 -", None, "und"), ("ok then", "nb-NO", "nb"), ("", "x y", "und"), ("", "fa_IR", "fa")],
)
def test_little_text(text, hint, tag):
    assert language_of(text, hint) == tag


def test_hints():
    assert [hinted(t) for t in ("EN-us", "fa_IR", "", None, "english", "e")] == ["en", "fa", None, None, None, None]
