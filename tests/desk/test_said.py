"""What articles said: the last extraction is searched, the earlier ones stay; words are found in any form, and no query breaks anything."""

from __future__ import annotations

import sqlite3
import tempfile
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as given_by
from hypothesis import settings
from hypothesis import strategies as st
from tests.desk.made import noon
from tests.desk.made_memory import claim, extraction, incoming, name, source

from briefer.desk import Memory
from briefer.errors import DeskFault


@pytest.fixture
def memory(tmp_path):
    with Memory(tmp_path, noon) as memory:
        yield memory


def tell(memory, *texts, **given):
    """Take in an article for each of these texts, and keep one claim on all its words. Returns the claims."""
    offered = [incoming(f"article {number} {given}", text, **given) for number, text in enumerate(texts)]
    memory.articles.take(offered)
    kept = [extraction(one.source) for one in offered]
    memory.said.keep(kept)
    return [claim for one in kept for claim in one.claims]


def found(memory, words="", **given):
    return [hit.statement for hit in memory.said.search(words, **given)]


def check_index(memory):
    """The index of words holds what the claims hold, and nothing else: each is found by each of its words, and no row is left over."""
    with closing(sqlite3.connect(memory.said.folder / "briefer.db")) as store:
        rows = store.execute("SELECT row FROM claims ORDER BY row").fetchall()
        assert store.execute("SELECT rowid FROM said ORDER BY rowid").fetchall() == rows
        store.execute("INSERT INTO said (said) VALUES ('integrity-check')")
        assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


# ---------------------------------------------------------------- what is kept


def test_what_was_taken_from_a_source_comes_back_and_the_last_wins(memory):
    read = source("The post at Karth is shut. The post at Norhaven is open.")
    memory.articles.take([incoming("a", read.text)])
    first = extraction(read, claim(read, "The post at Karth is shut."), claim(read, "The post at Norhaven is open."))
    second = extraction(read, claim(read, "The post at Norhaven is open.", "Norhaven opened."), note="read again")
    said = memory.said
    said.keep([first])
    assert (said.last(), said.extractions([read.id])) == (1, {read.id: first})
    assert len(said.search("post")) == 2
    said.keep([second])
    assert (said.last(), said.extractions([read.id])) == (2, {read.id: second})
    assert said.extractions([read.id], until=1) == {read.id: first}
    assert said.extractions([read.id], until=0) == {}
    assert found(memory, "post") == ["Norhaven opened."]
    assert found(memory, "Karth") == []
    check_index(memory)


def test_extractions_of_several_sources(memory):
    one, two, three = (source(f"Text {n}.", name=f"{n}") for n in range(3))
    memory.said.keep([extraction(one), extraction(two)])
    again = extraction(one, note="again")
    memory.said.keep([again])
    assert memory.said.extractions([three.id, one.id, two.id, one.id]) == {one.id: again, two.id: extraction(two)}
    assert memory.said.extractions([]) == {}


def test_all_or_none_are_kept(memory):
    tell(memory, "The post is shut.")
    with closing(sqlite3.connect(memory.said.folder / "briefer.db")) as store:
        store.execute("CREATE TRIGGER no BEFORE INSERT ON claims WHEN new.statement = 'Bad.' BEGIN SELECT raise(ABORT, 'not this'); END")
    good, bad = source("Good."), source("Bad.")
    with pytest.raises(DeskFault, match="not this"):
        memory.said.keep([extraction(good), extraction(bad)])
    assert (memory.said.last(), memory.said.extractions([good.id, bad.id])) == (1, {})
    check_index(memory)


def test_an_extraction_without_claims_takes_the_old_ones_away(memory):
    (old,) = tell(memory, "The post is shut.")
    assert memory.said.naming(["nobody"]) == ()
    memory.said.keep([extraction(source("x")).model_copy(update={"source": old.source, "claims": ()})])
    assert found(memory, "post") == []
    check_index(memory)


def test_a_hit_says_all_of_its_claim_and_of_its_article(memory):
    read = source("دفتر بسته شد.", language="fa", url="https://a.example/", published="2026-02-27", title="عنوان")
    dates = ({"text": "d", "value": "2026-02-2X", "reason": "r"}, {"text": "d", "value": "2026-02", "reason": "r"})
    one = claim(read, "دفتر بسته شد.", "The office was shut.", dates=dates)
    given: dict[str, Any] = {"language": "fa", "url": "https://a.example/", "published": "2026-02-27", "title": "عنوان"}
    memory.articles.take([incoming("first", "Another."), incoming("a", read.text, **given)])
    memory.said.keep([extraction(read, one)])
    (hit,) = memory.said.search("office")
    assert hit.model_dump() == {
        "claim": one.id,
        "statement": "The office was shut.",
        "quote": "دفتر بسته شد.",
        "language": "fa",
        "source": read.id,
        "version": 2,
        "publisher": "Norhaven Post",
        "title": "عنوان",
        "url": "https://a.example/",
        "published": "2026-02-27",
        "taken": "2026-03-01T12:00:00Z",
        "when": "2026-02",
    }
    assert memory.said.search("دفتر") == (hit,)


def test_the_last_that_was_kept_comes_first_and_only_so_many(memory):
    tell(memory, *(f"The post, day {n}." for n in range(5)))
    assert found(memory, "post", most=2) == ["The post, day 4.", "The post, day 3."]
    assert len(found(memory, "post")) == 5


def test_an_empty_memory_says_nothing(memory):
    said = memory.said
    assert (said.last(), said.search("a"), said.extractions(["s"]), said.naming(["a"]), said.kin(["s"], ["t"], 5)) == (0, (), {}, (), ())
    tell(memory, "The post is shut.")
    assert said.search() == ()


# ---------------------------------------------------------------- words in their forms


FORMS = [
    ("The guards were killed near Karth.", "guard"),
    ("The guard was killed near Karth.", "guards killing"),
    ("Two bodies were found.", "BODY"),
    ("Troops crossed into Tajikistan.", "Tajik"),
    ("A café in Orléans burned.", "cafe orleans"),
    ("A cafe in Orleans burned.", "CAFÉ Orléans"),
    ("A cafe\u0301 burned.", "café"),
    ("İstanbul was quiet.", "istanbul"),
    ("Istanbul was quiet.", "İSTANBUL"),
    ("Straße gesperrt.", "STRASSE"),
    ("Diyarbakır ve Łódź", "diyarbakir lodz"),
    ("Diyarbakir ve Lodz", "DİYARBAKIR Łódź"),
    ("The U.S. embassy", "u.s."),
    ("The US embassy was shut.", "us"),
    ("It cost 5,000 dollars.", "5,000"),
    ("The Tajik-Afghan border", "afghan tajik"),
    ("It is O\u2019Brien\u2019s post.", "o'brien's"),
    ("Погранпост закрыт в Душанбе.", "ПОГРАНПОСТ душанбе"),
    ("Ещё всё тихо.", "еще все"),
    ("Né à Metz.", "ne a metz"),
    ("Ne va pas.", "né"),
    ("Старый за\u0301мок сгорел.", "замок"),
    ("Замок сгорел.", "за\u0301мок"),
    ("Пост закрыли пограничники.", "пограничник"),
    ("Дар Душанбе ҷаласа баргузор шуд: ӯ гуфт, ки қишлоқ ғарқ шуд.", "ҶАЛАСА қишлоқ Ғарқ ӯ"),
    ("نیروها می\u200cخواهند بروند.", "می\u200cخواهند"),
    ("نیروها می\u200cخواهند بروند.", "میخواهند"),
    ("نیروها میخواهند بروند.", "می\u200cخواهند"),
    ("كابل وزيري", "کابل وزیری"),
    ("کابل وزیری", "كابل وزيري"),
    ("۱۲ نفر در کابل کشته شدند.", "12 کابل"),
    ("12 نفر در کابل کشته شدند.", "۱۲"),
    ("١٢ قتيلا في كابول", "12 کابول"),
    ("قَتَلَ الجُنُودُ", "قتل الجنود"),
    ("قتل الجنود", "قَتَلَ"),
    ("الأمن في الحــدود", "الامن الحدود"),
    ("وزیرِ اعظم نے کہا کہ ہم تیار ہیں", "ہم تیار"),
    ("وزيراعظم نے کہا", "وزیراعظم"),
    ("د افغانستان پوځيان ووژل شول", "پوځیان افغانستان"),
    ("北京边防部队在塔什库尔干关闭哨所。", "哨所"),
    ("北京边防部队在塔什库尔干关闭哨所。", "塔什库尔干 北京"),
    ("ตำรวจปิดด่านชายแดน", "ชายแดน"),
    ("東京タワーで火災", "タワー"),
    ("Ｆｕｌｌ width １２", "full 12"),
    ("สวน ๑๒", "12"),
    ("a\x00b null", "null"),
]


@pytest.mark.parametrize(("text", "words"), FORMS, ids=[f"{number} {words!a}" for number, (_, words) in enumerate(FORMS)])
def test_words_are_found_in_any_form(memory, text, words):
    tell(memory, text, "Something else entirely 99.")
    assert found(memory, words) == [text]
    check_index(memory)


NOT = [
    ("It was used by us.", "usa"),
    ("The army used the road.", "us"),
    ("The army is using the road and has uses for it.", "US"),
    ("Guards at Karth", "guards norhaven"),
    ("The guard", "guardian"),
    ("京北", "北京"),
    ("An art", "ar"),
    ("Post", "po"),
    ("The past", "post"),
    ("20 dead", "2"),
]


@pytest.mark.parametrize(("text", "words"), NOT, ids=[f"{number} {words!a}" for number, (_, words) in enumerate(NOT)])
def test_other_words_are_not_found(memory, text, words):
    tell(memory, text)
    assert found(memory, words) == []


def test_names_in_latin_letters_are_found_too(memory):
    read = source("Генерал Орлец прибыл.", language="ru")
    memory.articles.take([incoming("a", read.text, language="ru")])
    memory.said.keep([extraction(read, claim(read, mentions=(name("Орлец", "Orlets"), name("Орлец"))))])
    for words in ("orlets", "орлец", "Orlets прибыл"):
        assert found(memory, words) == [read.text]
    assert memory.said.naming(["ORLETS"]) == memory.said.naming(["  орлец"]) == (claim(read).id,)
    assert memory.said.naming(["Orl"]) == ()
    check_index(memory)


def test_a_name_in_persian_is_found_joined_and_apart(memory):
    read = source("امام\u200cعلی رحمان رفت.", language="fa")
    memory.articles.take([incoming("a", read.text, language="fa")])
    memory.said.keep([extraction(read, claim(read, mentions=(name("امام\u200cعلی رحمان"),)))])
    for spelling in ("امامعلی رحمان", "امام علی رحمان", "امام\u200cعلي رحمان"):
        assert memory.said.naming([spelling]) == (claim(read).id,)


def has_words(text):
    """Whether there is a letter or a digit; tatweel is neither, whatever Unicode says."""
    return any(letter.isalnum() and letter != "\u0640" for letter in text)


SCRIPTS = "aeéızſßİĞşÀ\u0301\u0308бвёйўқӣαβς\u05d0\u05b0شکكيیةأئۀ\u200c\u064e\u0640北京日カー한ꞌ0٣۴๑2²'’-_.,\"«:% "
TEXTS = st.text(st.sampled_from(SCRIPTS), min_size=1, max_size=30).filter(has_words)


@settings(max_examples=60)
@given_by(st.lists(TEXTS, min_size=1, max_size=3, unique=True))
def test_what_is_taken_is_found_by_each_of_its_words(texts):
    with tempfile.TemporaryDirectory() as made, Memory(Path(made), noon) as memory:
        tell(memory, *texts)
        for text in texts:
            for words in (text, *text.split()):
                if has_words(words):
                    assert text in found(memory, words)
                    assert text in found(memory, unicodedata.normalize("NFD", words))
                    assert text in found(memory, words.upper().lower())
        for text in texts:  # the index gives back what it took in
            memory.said.keep([extraction(source(text)).model_copy(update={"claims": ()})])
        assert not any(found(memory, text) for text in texts)
        check_index(memory)


# ---------------------------------------------------------------- what else is asked for


def test_publishers_by_a_part_of_their_name(memory):
    for publisher in ("100% News", "100 News", "A_B", "AxB", "Граница", "خبرگزاري كابل", "O'Hara \\ Sons", None):
        tell(memory, f"The post of {publisher}.", publisher=publisher)

    def by(publisher):
        return sorted({hit.publisher for hit in memory.said.search("post", publisher=publisher)})

    assert by("100") == ["100 News", "100% News"]
    assert by("100%") == ["100% News"]
    assert by("%") == ["100% News"]
    assert by("_") == by("a_b") == ["A_B"]
    assert by("\\") == by("o'hara") == ["O'Hara \\ Sons"]
    assert by("ГРАНИЦА") == by("ран") == ["Граница"]
    assert by("کابل") == ["خبرگزاري كابل"]
    assert by("None") == by("\udce9") == []


def test_since_a_day(memory):
    days = {"2026-02-28": "a", "2026-03-05": "b", "2026-03": "c", "2025": "d", "2026-03-0X": "e"}
    for day, text in days.items():
        tell(memory, f"The post {text}.", published=day)
    tell(memory, "The post undated.")  # taken in on 1 March

    def since(day):
        return sorted(text.split()[-1].rstrip(".") for text in found(memory, "post", since=day))

    assert since("2025-06-01") == ["a", "b", "c", "d", "e", "undated"]
    assert since("2026-02-28") == ["a", "b", "c", "e", "undated"]
    assert since("2026-03-01") == ["b", "c", "e", "undated"]
    assert since("2026-03-02") == ["b", "c", "e"]
    assert since("2026-04-01") == []


def test_only_some_claims(memory):
    one, two = tell(memory, "The post one.", "The post two.")
    assert found(memory, "post", claims=[one.id]) == [one.statement]
    assert found(memory, claims=[one.id, two.id, "none"]) == [two.statement, one.statement]
    assert found(memory, "post", claims=[]) == found(memory, "two", claims=[one.id]) == []


def test_what_two_versions_or_publishers_share_is_told_once_of_the_last(memory):
    text = "The post is shut."
    read = source(text)
    first = incoming("a", text).model_copy(update={"source": read})
    memory.articles.take([first, incoming("a", "Edited."), first])
    memory.articles.take([incoming("b", text).model_copy(update={"source": read.model_copy(update={"publisher": "Hill Radio"})})])
    memory.said.keep([extraction(read)])
    assert [(hit.version, hit.publisher) for hit in memory.said.search("post")] == [(4, "Hill Radio")]
    assert [(hit.version, hit.publisher) for hit in memory.said.search("post", publisher="norhaven")] == [(3, "Norhaven Post")]


HOSTILE = [
    '"',
    '""',
    '"post',
    "'; DROP TABLE claims; --",
    "post AND",
    "NOT post",
    "AND OR NOT NEAR",
    "NEAR(post shut, 5)",
    "NEAR(",
    "words:post",
    "said:post",
    "{words}:post",
    "^post",
    "post*",
    "*",
    "(((",
    ")",
    "post + shut",
    "- post",
    "\x00",
    "post\x00shut",
    "\\",
    "%",
    "_",
    "🚧🔥👨\u200d👩\u200d👧",
    "🚧 post",
    "!!! ... ---",
    "\udce9",
    "po\udce9st",
    "\ue000",
    "𞤀𞤁 post",
    "\u0301",
    "\u202e\u200f",
    " \t\n\u2028\x1c",
    "a" * 100_000,
    " ".join(f"word{n}" for n in range(10_000)),
    "post " * 10_000,
    "us " * 10_000,
    "北" * 10_000,
    "post OR " * 2_000,
    "(" * 10_000,
    '"' * 9_999,
]


@pytest.mark.parametrize("words", HOSTILE, ids=[f"{number} {words[:12]!a}" for number, words in enumerate(HOSTILE)])
def test_no_query_breaks_anything(memory, words):
    tell(memory, "The post is shut.", "Nothing.")
    said = memory.said
    for more in ({}, {"publisher": words}, {"since": words}, {"claims": [words]}, {"claims": None, "most": 1}):
        assert set(found(memory, words, **more)) <= {"The post is shut.", "Nothing."}
    assert (said.naming([words]), said.extractions([words])) == ((), {})
    assert said.kin([words], [words], 3) == ()
    assert found(memory, "post") == ["The post is shut."]
    check_index(memory)


@settings(max_examples=50)
@given_by(st.text(max_size=30))
def test_no_words_at_all_break_anything(words):
    with tempfile.TemporaryDirectory() as made, Memory(Path(made), noon) as memory:
        tell(memory, "The post is shut.", "Nothing.")
        assert set(found(memory, words)) <= {"The post is shut.", "Nothing."}
        assert set(found(memory, "post", publisher=words)) <= {"The post is shut."}


# ---------------------------------------------------------------- kinship


def told_of(memory, number, *names):
    """An article that mentions these names; the id of its source."""
    text = f"Article {number} tells of {', '.join(names)}."
    read = source(text)
    memory.articles.take([incoming(f"article {number}", text)])
    memory.said.keep([extraction(read, claim(read, mentions=tuple(name(one) for one in names)))])
    return read.id


def test_kin_share_rare_names(memory):
    known = [told_of(memory, n, "Karth", f"Place {n}") for n in range(40)]
    known.append(told_of(memory, 40, "Karth", "Dana Orlec"))
    known.append(told_of(memory, 41, "Karth", "Dana Orlec", "Mirek Tolan"))
    new = told_of(memory, 50, "KARTH", "dana  orlec", "Mirek Tolan")
    assert memory.said.kin([new], known, 5) == (known[41], known[40])  # the one with two rare names first; Karth is in all
    assert memory.said.kin([new], known, 1) == (known[41],)
    assert memory.said.kin([new], known, 0) == ()
    assert memory.said.kin([new], [new, *known], 5) == (known[41], known[40])  # never itself
    assert memory.said.kin([told_of(memory, 51, "Karth")], known, 5) == ()
    assert memory.said.kin(["s0000000000"], known, 5) == ()
    assert memory.said.kin([new], [], 5) == ()
    assert memory.said.kin([new], known[:3], 5) == ()


def test_a_new_source_brings_three_at_most(memory):
    known = [told_of(memory, n, f"Place {n}") for n in range(120)]
    known += [told_of(memory, 200 + n, "Dana Orlec", f"Other {n}") for n in range(5)]
    new = [told_of(memory, 300, "Dana Orlec"), told_of(memory, 301, "Place 7", "Place 8")]
    found = memory.said.kin(new, known, 10)
    assert len(found) == 5
    assert set(found) & {known[7], known[8]} == {known[7], known[8]}
    assert len(set(found) & set(known[120:])) == 3
