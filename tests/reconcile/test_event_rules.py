from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.models import Verdict
from briefer.reconcile.event_rules import EVENT_RULES, may_be_one
from briefer.reconcile.event_views import View
from briefer.reconcile.rules import decide, hear


def some(*names: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(names))


VIEWS = st.builds(
    View,
    id=st.just("c"),
    claims=st.just(("c",)),
    sources=st.just(frozenset({"s"})),
    actions=some("meet", "call", "attack", "clash", "harm", "talk", "announce"),
    people=some("p1", "p2", "p3"),
    bodies=some("b1", "b2"),
    cities=some("c1", "c2"),
    countries=st.just(frozenset()),
    stood=some("c1", "c2"),
    days=some("2031-03-03", "2031-03-04"),
    weekdays=st.just(frozenset()),
    offices=some("o1", "o2"),
    words=some(*"abcdefghijkl"),
    published=some("2031-03-05"),
    vague=some("2029", "2031-03"),
)


@settings(max_examples=400, deadline=None)
@given(VIEWS, VIEWS)
def test_what_is_not_compared_would_not_be_the_same(one: View, other: View):
    if decide(hear(EVENT_RULES, one, other))[0] is Verdict.SAME:
        assert may_be_one(one, other)
