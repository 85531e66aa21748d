"""What questions cost, and that a budget is never passed by more than one of them: against a real server on loopback."""

import asyncio
from functools import partial
from itertools import cycle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from briefer.errors import BudgetReached, ModelFault, ModelRefusal, ModelSettingsFault
from briefer.llm import NOTHING_KEPT, Door
from briefer.llm.estimates import LARGEST_ANSWER, Range, tokens_of_claims, tokens_of_request, tokens_of_text
from briefer.llm.gate import Gate
from briefer.llm.prices import Bill, Purse, cost_of
from briefer.models import Exchange, Usage
from briefer.prompts import Answered, Prompt
from briefer.settings import Endpoint, Price, Settings, tables
from tests.faulty_server import FaultyServer, Reply, completion, refused, reply

PRICE = Price.model_validate({"in": 2.0, "out": 10.0})
FREE = Price.model_validate({"in": 0, "out": 0})
QUESTIONS = 20


class Word(BaseModel):
    """A word."""

    word: str


def answer(tokens_in: int, tokens_out: int, **rest: Any) -> Reply:
    """A whole answer that took so many tokens."""
    choice = {"index": 0, "message": {"role": "assistant", "content": '{"word": "yes"}'}, "finish_reason": "stop"}
    usage = {"prompt_tokens": tokens_in, "completion_tokens": tokens_out}
    return reply({"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}, **rest)


def endpoint(server: FaultyServer, name: str = "m", price: Price = PRICE) -> Endpoint:
    return Endpoint(reader=f"openai-compatible/{name}", model=name, base_url=server.base_url, price=price)


def prompt(number: int) -> Prompt:
    return Prompt(name="p.v1", messages=(("system", "Say yes."), ("user", f"question {number}")))


async def ask_all(settings: Settings, bill: Bill | None = None) -> list[Answered[Word] | BaseException]:
    async def no_sleep(_: float) -> None: ...

    async with Door(settings, keep=bill or NOTHING_KEPT, sleep=no_sleep) as door:
        return list(await asyncio.gather(*(door(prompt(n), Word) for n in range(QUESTIONS)), return_exceptions=True))


def answered(came: list[Answered[Word] | BaseException]) -> list[Answered[Word]]:
    return [one for one in came if not isinstance(one, BaseException)]


def faults(came: list[Answered[Word] | BaseException]) -> list[BaseException]:
    return [one for one in came if isinstance(one, BaseException)]


# ---------------------------------------------------------------- what it costs


@pytest.mark.parametrize(
    ("tokens", "price", "billed", "cost"),
    [
        ((21_310, 6_204), Price.model_validate({"in": 0.15, "out": 0.6}), True, 0.0069189),
        ((1, 1), PRICE, True, 0.000012),
        ((0, 0), PRICE, False, 0.0),
        ((0, 0), PRICE, True, None),
        ((0, 0), FREE, True, 0.0),
        ((5, 5), FREE, True, 0.0),
        ((5, 5), None, True, None),
        ((0, 0), None, False, None),
    ],
)
def test_cost(tokens: tuple[int, int], price: Price | None, cost: float | None, *, billed: bool):
    assert cost_of(tokens, price, billed=billed) == cost


@given(st.lists(st.tuples(st.integers(0, 99_999), st.integers(0, 99_999)), max_size=30))
def test_the_sum_does_not_depend_on_the_order_of_the_answers(tokens: list[tuple[int, int]]):
    costs = [Usage(calls=1, cost=cost_of(t, PRICE, billed=False)) for t in tokens]
    assert sum(costs, Usage()) == sum(reversed(costs), Usage())


def test_a_part_without_a_price_makes_the_sum_unknown():
    assert (Usage(calls=1, cost=1.0) + Usage(calls=1, cost=None)).cost is None


LOCAL = ("ollama/llama3.2", "vllm/any/thing", "llama.cpp/m", "lmstudio/m")


@pytest.mark.parametrize("reader", LOCAL)
def test_what_runs_on_ones_own_machine_costs_nothing(reader: str):
    assert tables().price(reader) == FREE


def test_a_model_without_a_price_has_none():
    assert tables().price("openai/never-heard-of") is None
    assert tables().price("openai-compatible/gpt-4o") is None
    assert tables().price("openai/gpt-4o-mini") == Price.model_validate({"in": 0.15, "out": 0.6})


# ---------------------------------------------------------------- the budget, over HTTP


def cost_in(server_tokens: list[tuple[int, int]]) -> float:
    return sum(cost_of(t, PRICE) or 0.0 for t in server_tokens)


USUAL, DEAR, UNEVEN = [(900, 300)], [(9_000, 30_000)], [(100, 10), (2_000, 4_000), (500, 50), (8_000, 6_000)]


@pytest.mark.parametrize("budget", [0.000001, 0.004, 0.02, 0.05, 0.3, 1.0])
@pytest.mark.parametrize("tokens", [USUAL, DEAR, UNEVEN], ids=["usual", "dearer than was set aside", "uneven"])
async def test_a_budget_is_never_passed_by_more_than_one_call(tokens: list[tuple[int, int]], budget: float):
    told, each = [], cycle(tokens)

    def give(_: dict[str, Any]) -> Reply:
        told.append(next(each))
        return answer(*told[-1], wait=0.01)

    with FaultyServer(give) as server:
        came = await ask_all(Settings(endpoints=(endpoint(server),), concurrency=8, budget=budget))
    spent, dearest = cost_in(told), max(cost_in([t]) for t in told)
    assert spent < budget + dearest
    assert len(answered(came)) == len(told)
    assert {type(f) for f in faults(came)} <= {BudgetReached}
    if faults(came):
        assert spent >= budget
    else:
        assert len(told) == QUESTIONS


async def test_below_the_budget_as_many_go_out_as_may():
    with FaultyServer(lambda _: answer(900, 300, wait=0.5)) as server:
        came = await ask_all(Settings(endpoints=(endpoint(server),), concurrency=8, budget=100.0))
        assert len(answered(came)) == QUESTIONS
        assert server.most_at_once == 8


async def test_when_it_is_spent_nothing_more_is_sent_and_it_says_how_to_go_on():
    with FaultyServer(lambda _: answer(1_000, 1_000)) as server:  # 0.012 US dollars each
        came = await ask_all(Settings(endpoints=(endpoint(server),), concurrency=8, budget=0.03))
        assert len(server.requests) == len(answered(came)) == 3
    fault = faults(came)[0]
    assert isinstance(fault, BudgetReached)
    assert fault.stop
    assert "0.03 US dollars" in fault.what
    assert "0.0360" in fault.what
    assert "--budget" in fault.advice
    assert "kept" in fault.advice


async def test_who_waits_for_the_purse_does_not_use_up_its_time():
    """Twenty questions, one at a time, together longer than the deadline of each."""
    with FaultyServer(lambda _: answer(900, 300, wait=0.15)) as server:
        came = await ask_all(Settings(endpoints=(endpoint(server),), concurrency=8, budget=0.0981, deadline=2.0))
        assert server.most_at_once == 1  # the largest answer would cost 0.068, and two of them do not fit
    assert len(answered(came)) == QUESTIONS


async def test_what_failed_costs_nothing():
    with FaultyServer((refused(500, "server_error"), refused(500, "server_error"), answer(1_000, 1_000))) as server:
        bill = Bill(NOTHING_KEPT)
        came = await ask_all(Settings(endpoints=(endpoint(server),), concurrency=1, budget=0.03), bill)
        assert len(server.requests) == 5
    assert len(answered(came)) == 3
    assert bill.asked == Usage(calls=3, tokens_in=3_000, tokens_out=3_000, cost=0.036)
    assert (bill.failed, bill.kept) == (2, 0)


async def test_a_wrong_key_is_found_out_with_one_request():
    with FaultyServer((refused(401, "invalid_api_key"),)) as server:
        came = await ask_all(Settings(endpoints=(endpoint(server),), concurrency=8, budget=1.0))
        assert len(server.requests) == 1
    assert len(faults(came)) == QUESTIONS


async def test_who_waits_for_the_purse_hears_at_once_that_the_key_is_wrong():
    """Three questions: one is refused, one takes its time, and the third is too long to go out beside it."""

    def give(body: dict[str, Any]) -> Reply:
        asked = body["messages"][1]["content"]
        if "question 1" in asked:
            return refused(401, "invalid_api_key")
        return answer(900, 300, wait=1.5 if "question 2" in asked else 0.0)

    long = Prompt(name="p.v1", messages=(("system", "Say yes."), ("user", "question 3 " + "word " * 40_000)))
    with FaultyServer(give) as server:
        async with Door(Settings(endpoints=(endpoint(server),), concurrency=8, budget=0.2)) as door:
            await door(prompt(0), Word)  # from here on it is known what its answers take
            slow, waiting = asyncio.ensure_future(door(prompt(2), Word)), asyncio.ensure_future(door(long, Word))
            with pytest.raises(ModelSettingsFault):
                await door(prompt(1), Word)
            with pytest.raises(ModelSettingsFault):
                await waiting
            assert not slow.done()
            await slow
        assert len(server.requests) == 3


async def test_a_reply_that_counts_no_tokens_is_taken_for_the_dearest():
    uncounted = reply({"id": "c", "choices": [{"index": 0, "message": {"role": "assistant", "content": '{"word": "yes"}'}}]})
    with FaultyServer((uncounted,)) as server:
        bill = Bill(NOTHING_KEPT)
        came = await ask_all(Settings(endpoints=(endpoint(server),), concurrency=8, budget=0.1), bill)
        assert len(server.requests) == len(answered(came)) == 2  # some 0.0685 each
    assert bill.asked.cost is None


async def test_a_model_that_costs_nothing_goes_on_where_the_budget_is_spent():
    with FaultyServer(lambda _: answer(1_000, 1_000)) as dear, FaultyServer(lambda _: answer(1_000, 1_000)) as free:
        chain = (endpoint(dear), endpoint(free, "own", FREE))
        came = await ask_all(Settings(endpoints=chain, concurrency=8, budget=0.03))
        assert (len(dear.requests), len(free.requests)) == (3, QUESTIONS - 3)
    assert len(answered(came)) == QUESTIONS


async def test_all_endpoints_of_a_chain_pay_from_one_purse():
    declined = completion(None, refusal="no", finish="stop")  # ten tokens in, five out
    with FaultyServer((declined,)) as first, FaultyServer(lambda _: answer(1_000, 1_000)) as second:
        chain = (endpoint(first), endpoint(second, "n"))
        came = await ask_all(Settings(endpoints=chain, concurrency=1, budget=0.03))
        assert len(second.requests) == len(answered(came)) == 3
    assert {type(f) for f in faults(came)} <= {BudgetReached, ModelRefusal}
    assert str(faults(came)[-1]).count("is spent") == 1


async def test_what_was_cut_off_under_way_is_taken_for_paid():
    with FaultyServer(lambda _: answer(1_000, 1_000, wait=1.5)) as server:
        came = await ask_all(Settings(endpoints=(endpoint(server),), concurrency=8, budget=0.06, deadline=0.5, attempts=1))
        assert len(server.requests) == 1
    assert not answered(came)
    assert sum(isinstance(f, BudgetReached) for f in faults(came)) == QUESTIONS - 1


async def test_without_a_budget_nothing_waits():
    with FaultyServer(lambda _: answer(900, 300, wait=0.5)) as server:
        came = await ask_all(Settings(endpoints=(endpoint(server),), concurrency=8))
        assert server.most_at_once == 8
    assert len(answered(came)) == QUESTIONS


# ---------------------------------------------------------------- the purse alone


@given(st.floats(0.001, 1.0), st.lists(st.tuples(st.integers(0, 200), st.integers(0, LARGEST_ANSWER)), min_size=1, max_size=12))
def test_whatever_the_answers_cost_up_to_what_was_set_aside(budget: float, tokens: list[tuple[int, int]]):
    """In any order of going and coming; the question of each is as long as what it is said to have taken."""

    async def run() -> list[float]:
        purse, spent = Purse(budget), list[float]()
        gate = Gate(len(tokens), changed=purse.changed)
        to = Endpoint(reader="p/m", model="m", price=PRICE)

        async def one(number: int, taken: tuple[int, int]) -> None:
            place = purse.place(to, {"messages": [{"role": "user", "content": "a" * 5 * taken[0]}]})
            async with asyncio.timeout(None) as deadline, gate.slot(1, deadline, partial(purse.fits, place)):
                with purse.taken(place):
                    place.sent = True
                    for _ in range(number % 5):
                        await asyncio.sleep(0)
                    place.cost = cost_of(taken, PRICE, billed=False)
                    spent.append(place.cost or 0.0)

        came = await asyncio.gather(*(one(n, t) for n, t in enumerate(tokens)), return_exceptions=True)
        assert {type(c) for c in came if c is not None} <= {BudgetReached}
        return spent

    spent = asyncio.run(run())
    assert sum(spent) - max(spent, default=0.0) <= budget + 1e-9


# ---------------------------------------------------------------- estimates

TEXTS = [
    (
        "English",
        "Gunmen killed at least three guards at a bridge near the border on Monday, the Interior Ministry said in a statement.",
        24,
    ),
    ("Russian", "Боевики убили не менее трёх охранников у моста близ границы в понедельник, сообщило министерство внутренних дел.", 32),
    ("Arabic", "قتل مسلحون ثلاثة حراس على الأقل عند جسر قرب الحدود يوم الاثنين، حسبما ذكرت وزارة الداخلية في بيان.", 26),
    ("Chinese", "警方称，至少三名卫兵在桥边的袭击中丧生，另有十二人受伤。内政部副部长否认边境已经关闭。", 38),
]
"""Texts and their tokens by o200k_base."""


@pytest.mark.parametrize(("text", "tokens"), [t[1:] for t in TEXTS], ids=[t[0] for t in TEXTS])
def test_tokens_of_a_text_lie_in_the_range(text: str, tokens: int):
    low, high = tokens_of_text(text)
    assert low * 0.8 <= tokens <= high * 1.1


@given(st.text(max_size=300), st.text(max_size=300))
def test_a_range_is_one_and_more_text_is_no_fewer_tokens(text: str, more: str):
    assert 0 <= tokens_of_text(text).low <= tokens_of_text(text).high
    doubled = tokens_of_text(text + text)
    assert doubled.low >= tokens_of_text(text).low
    assert tokens_of_request({"messages": [{"content": text + more}]}).low >= 0


def test_the_answer_on_a_long_article_ends_at_forty_claims():
    assert tokens_of_claims(Range(300, 500)) == Range(1_200, 3_000)
    assert tokens_of_claims(Range(50_000, 60_000)) == Range(4_000, LARGEST_ANSWER)


# ---------------------------------------------------------------- the bill


class Store:
    """Keeps in memory."""

    def __init__(self) -> None:
        self.kept: list[Exchange] = []

    def of_question(self, question: str) -> list[Exchange]:
        return [e for e in self.kept if e.question == question and e.stands]

    def add(self, exchange: Exchange) -> None:
        self.kept.append(exchange)


async def test_the_bill_tells_what_was_asked_now_from_what_was_kept():
    store = Store()
    with FaultyServer(lambda _: answer(1_000, 1_000)) as server:
        settings = Settings(endpoints=(endpoint(server),), concurrency=8, budget=0.06)
        first, again = Bill(store), Bill(store)
        came = await ask_all(settings, first)
        paid = len(answered(came))
        came = await ask_all(settings, again)
    assert (paid, first.kept, first.asked.cost) == (5, 0, 0.06)
    assert (again.kept, again.asked.calls, again.asked.cost) == (5, 5, 0.06)
    assert len(answered(came)) == 10
    assert all(isinstance(f, ModelFault) for f in faults(came))
