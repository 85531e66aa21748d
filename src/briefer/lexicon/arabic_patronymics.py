"""Names that hold "son of" or "daughter of": "X ولد Y", "X بنت Y". The same words also mean "was born"."""

from __future__ import annotations

from briefer.lexicon import arabic_words as table
from briefer.lexicon.arabic_text import UNLIKE_NAMES, ArabicText
from briefer.lexicon.name_types import NameWords


def uses_patronymics(read: ArabicText) -> bool:
    """Whether "ولد" and its like stand in names here, and do not mean that somebody was born: behind a given name, a rank, or often."""
    marks = [i for i, word in enumerate(read.words) if i > 1 and word.form in table.PATRONYMICS and _links(read, i)]
    near = any(read.words[i - 1].form in table.given_names() or read.words[i - 2].form in table.RANKS | table.OFFICES for i in marks)
    return near or len(marks) > 2


def patronymic_end(read: ArabicText, index: int) -> int:
    """The word behind "X ولد Y", with a second given name before and "ولد Z" behind; 0 for none."""
    words, given = read.words, table.given_names()
    if words[index].form in table.PATRONYMICS or (words[index].form in UNLIKE_NAMES and words[index].form not in given):
        return 0
    mark = index + 1
    twofold = mark + 1 < len(words) and words[index].form in given and words[mark].joined and words[mark].form not in table.PATRONYMICS
    mark += twofold  # "أحمد سالم ولد X"
    if mark + 1 >= len(words) or words[mark].form not in table.PATRONYMICS or not _links(read, mark):
        return 0
    end = mark + 2
    while end + 1 < len(words) and words[end].joined and words[end].form in table.PATRONYMICS and _links(read, end):
        end += 2
    return end


def _links(read: ArabicText, index: int) -> bool:
    """Whether a patronymic's word stands between two words that may be names."""
    words = read.words
    if not 0 < index < len(words) - 1 or not words[index].joined or not words[index + 1].joined:
        return False
    return words[index - 1].form not in UNLIKE_NAMES and words[index + 1].form not in UNLIKE_NAMES and index + 1 not in read.places


def without_verbs(found: list[NameWords]) -> list[NameWords]:
    """Of "غادر ولد X" only "ولد X", where somebody else is "Y ولد X" by a title, an office or a given name."""
    firm: dict[str, set[str]] = {}
    for name in found:
        words = _plain_words(name)
        if len(words) > 2 and not _is_weak(name, words):
            firm.setdefault(words[-1], set()).add(words[0])
    return [_cut(name, firm) for name in found]


def _cut(name: NameWords, firm: dict[str, set[str]]) -> NameWords:
    words = _plain_words(name)
    loose = len(words) == 3 and words[1] in table.PATRONYMICS and _is_weak(name, words)
    if not loose or not firm.get(words[2], {words[0]}) - {words[0]}:
        return name
    cut = name.text.index(name.text.split()[1])
    return name._replace(start=name.start + cut, text=name.text[cut:])


def _is_weak(name: NameWords, words: list[str]) -> bool:
    """Whether nothing shows the first word to be of the name: no title, no office, no given name."""
    return not (name.title or name.role) and words[0] not in table.given_names()


def _plain_words(name: NameWords) -> list[str]:
    return [table.plain(word) for word in name.text.split()]
