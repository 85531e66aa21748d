"""Every title of a rule that a reader may meet has its meaning in the glossary."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from briefer import reconcile
from briefer.models import EntityKind
from briefer.reconcile.event_rules import EVENT_RULES
from briefer.reconcile.glossary import BODIES, DIFFERENCES, EVENTS, PERSONS, PLACES, rule_glossary
from briefer.reconcile.name_rules import NAME_RULES
from briefer.reconcile.number_rules import NUMBER_RULES


def test_the_rules_of_the_seeds(record):
    made = record.reconciled
    said = [j for e in made.entities for j in e.judgements] + [j for e in made.events for j in e.judgements]
    said += [j for c in made.conflicts for j in c.rules]
    assert said
    assert {j.rule for j in said} <= rule_glossary().keys()


def _titles() -> set[str]:
    """Titles as they stand in the code: the first argument of same(), different() and unsure()."""
    found = set()
    for path in Path(str(reconcile.__file__)).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in {"same", "different", "unsure"}:
                title = call.args[0]
                found |= {title.value} if isinstance(title, ast.Constant) and isinstance(title.value, str) else set()
    return found


def test_the_rules_of_the_code():
    assert _titles() <= rule_glossary().keys()


TABLES = {
    "people": (PERSONS, NAME_RULES[EntityKind.PERSON]),
    "places": (PLACES, NAME_RULES[EntityKind.PLACE]),
    "organisations": (BODIES, NAME_RULES[EntityKind.ORGANISATION]),
    "events": (EVENTS, EVENT_RULES),
    "numbers": (DIFFERENCES, NUMBER_RULES),
}


@pytest.mark.parametrize(("glossary", "rules"), TABLES.values(), ids=TABLES)
def test_every_rule_of_a_table_is_told(glossary, rules):
    assert set(rules) <= {rule for told in glossary.values() for rule in told}


def test_a_title_of_several_tables_has_a_meaning_for_each_kind():
    meanings = {rule_glossary(kind)["spelled alike"] for kind in EntityKind}
    assert len(meanings) == 3
    assert all(meaning in rule_glossary()["spelled alike"] for meaning in meanings)


def test_meanings_are_sentences():
    assert all(meaning[0].isupper() and meaning.endswith(".") for meaning in rule_glossary().values())
