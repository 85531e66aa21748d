from __future__ import annotations

from briefer.models import Reconciled

from .made import Said, reconcile

WIRE = [
    "A bomb tore through a row of parked buses on the northern edge of the port town early on Monday.",
    "Rescue workers pulled the injured from the wreckage while police closed every road to the harbour.",
    "The governor said that nobody had claimed the attack and that an inquiry had begun at once.",
    "Hospitals in the neighbouring province asked people of the region to come and give blood.",
    "Schools and markets stayed closed for the rest of the week on the order of the town council.",
]
OTHER = [
    "Explosives hidden in a lorry went off beside coaches near the harbour, the interior ministry announced.",
    "Officials would not say who they think was behind it, and warned against rumours on social networks.",
    "Several countries condemned the violence and offered to send doctors and medicine to the town.",
    "It was the third such bombing this year in a region where smugglers and militias compete.",
    "The harbour handles most of the grain that the country buys abroad, traders said.",
]


def plain(*texts: str) -> list[Said]:
    return [Said(text) for text in texts]


def groups(found: Reconciled) -> list[int]:
    return sorted(len(origin.sources) for origin in found.origins)


def test_a_copy_is_one_origin_and_says_how_much_is_shared():
    _, found = reconcile(("a.txt", plain(*WIRE)), ("b.txt", plain(*WIRE[:4], OTHER[0])), ("c.txt", plain(*OTHER)))
    assert groups(found) == [1, 2]
    copied = found.origins[0]
    assert copied.kind == "copy"
    assert "4 of 5 sentences" in copied.reason
    assert {len(pair) for pair in copied.evidence} == {2}
    assert len(copied.evidence) == 4


def test_pasted_paragraphs_count_where_there_are_two():
    mixed = [*WIRE[:2], *OTHER[1:], "Nothing like this had been seen before in the district, an old fisherman told our reporter."]
    assert groups(reconcile(("a.txt", plain(*WIRE)), ("b.txt", plain(*mixed)))[1]) == [2]


def test_reports_of_one_event_are_two_origins():
    assert groups(reconcile(("a.txt", plain(*WIRE)), ("b.txt", plain(*OTHER)))[1]) == [1, 1]


def test_a_shared_quotation_alone_makes_no_copy():
    one = [*WIRE[:4], 'He said: "We shall find whoever did this and bring every one of them to justice".']
    two = [*OTHER[:4], 'The governor: "We shall find whoever did this and bring every one of them to justice".']
    assert groups(reconcile(("a.txt", plain(*one)), ("b.txt", plain(*two)))[1]) == [1, 1]


def test_a_copy_that_differs_in_one_number_shows_just_that():
    one = [
        Said("At least twelve people died in the fire at the mill on Sunday.", numbers=[("twelve", 12.0, "people killed")]),
        *plain(*WIRE),
    ]
    two = [
        Said("At least fifteen people died in the fire at the mill on Sunday.", numbers=[("fifteen", 15.0, "people killed")]),
        *plain(*WIRE),
    ]
    _, found = reconcile(("a.txt", one), ("b.txt", two))
    (origin,) = found.origins
    assert [d.what for d in origin.differences] == ["number: 12 / 15"]


def test_statements_in_one_order_are_a_rewrite_and_in_another_are_not():
    told = [
        "The minister opened the harbour museum in the old customs house.",
        "Fishermen asked the council for cheaper diesel before the winter.",
        "A court fined two shipping firms for oil spilled near the lagoon.",
        "Teachers called off their strike after talks with the governor.",
        "The ferry to the islands sails twice a day from next month.",
    ]
    retold = [
        "A minister has opened a museum of the harbour in the former customs house.",
        "Cheaper diesel before winter is what fishermen asked of the council.",
        "Two shipping firms were fined by a court over oil spilled near the lagoon.",
        "After talks with the governor the teachers called off their strike.",
        "From next month a ferry sails to the islands twice a day.",
    ]
    one = ("a.txt", [Said(f"Unlike wording number {n}.", english=text) for n, text in enumerate(told)])
    same = ("b.txt", [Said(f"Quite other words {n}.", english=text) for n, text in enumerate(retold)])
    turned = ("b.txt", [Said(f"Quite other words {n}.", english=text) for n, text in enumerate(reversed(retold))])
    rewritten = reconcile(one, same)[1]
    assert groups(rewritten) == [2]
    assert rewritten.origins[0].kind == "rewrite"
    assert groups(reconcile(one, turned)[1]) == [1, 1]
