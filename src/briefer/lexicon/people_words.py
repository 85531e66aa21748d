"""Which nouns mean people, in the English words of the tables."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from briefer.lexicon.places import demonym

_WORDS = """
    people persons individuals others victims lives souls passengers crew crews members children boys girls men women students pupils
    teachers soldiers troops servicemen servicewomen airmen sailors marines pilots officers guards police firefighters rescuers medics
    doctors nurses patients civilians residents villagers inhabitants locals citizens families tourists visitors travellers commuters
    migrants refugees workers labourers miners fishermen farmers journalists reporters protesters demonstrators prisoners detainees
    inmates hostages captives suspects fighters militants insurgents rebels terrorists attackers gunmen infants babies teenagers adults
    relatives monks pilgrims worshippers employees staff drivers activists lawyers politicians survivors personnel recruits
"""
_PEOPLE = frozenset(_WORDS.split())


def is_people(who: str, others: AbstractSet[str] = frozenset()) -> bool:
    """Whether a noun, as the tables give it ('tajik border guards', 'afghans'; '' for none), means people.

    Args:
        who: the noun.
        others: words of the language of the text that mean nothing more exact than people.
    """
    if not who or who in others:
        return True
    head = who.rpartition(" ")[2]
    return head in _PEOPLE or head.endswith("men") or demonym(head) is not None
