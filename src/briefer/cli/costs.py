"""What a run would cost, and what it did cost, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefer.cli.shared import tell

if TYPE_CHECKING:
    from briefer.llm import Keep
    from briefer.llm.estimates import Range
    from briefer.llm.plan import Plan, Planned
    from briefer.llm.prices import Bill
    from briefer.settings import Settings

HOW_TO_TELL = 'A price goes into briefer.toml: [prices."{}"], in = 0.15, out = 0.60 (US dollars for a million tokens).'


@contextmanager
def billed(keep: Keep, chosen: Settings) -> Iterator[Keep]:
    """The store, and in the end a line on what was asked, however it ended; nothing where nobody can be asked."""
    from briefer.llm.prices import Bill  # noqa: PLC0415

    bill = Bill(keep)
    try:
        yield bill
    finally:
        if chosen.endpoints:
            tell(bill_in_words(bill))


def bill_in_words(bill: Bill) -> str:
    """What was asked now, such as '7 calls, 21,310 tokens in, 6,204 out, 0.0069 US dollars', and what was kept from before."""
    from briefer.wording import counted, dollars  # noqa: PLC0415

    asked = bill.asked
    words = [
        f"{counted(asked.calls, 'call')}, {asked.tokens_in:,} tokens in, {asked.tokens_out:,} out, {dollars(asked.cost)}",
        *([f"{counted(bill.failed, 'request')} failed"] if bill.failed else []),
        *([f"{counted(bill.kept, 'answer')} {'was' if bill.kept == 1 else 'were'} kept from before"] if bill.kept else []),
    ]
    return f"{'; '.join(words)}."


def plan_in_words(plan: Plan) -> list[str]:
    """What would be asked, a line for each kind of question and one for all of them."""
    head = f"{plan.reader}: nothing is sent. " + _kept(plan)
    if not plan.steps:
        return [head, "0 calls, 0 tokens in, 0 out, 0 US dollars."]
    lines = [f"  {step.what}: {_step(plan, step)}" for step in plan.steps]
    return [head, *lines, f"{_step(plan, plan.whole)}.", *([] if plan.price else [HOW_TO_TELL.format(plan.reader)])]


def _kept(plan: Plan) -> str:
    from briefer.wording import counted  # noqa: PLC0415

    if not plan.kept:
        return "No question was answered before."
    one = plan.kept == 1
    return f"{counted(plan.kept, 'question')} {'was' if one else 'were'} answered before, and {'costs' if one else 'cost'} nothing."


def _step(plan: Plan, step: Planned) -> str:
    tokens = f"{_range(step.tokens_in)} tokens in, {_range(step.tokens_out)} out"
    return f"{_range(step.calls)} {'call' if step.calls.high == 1 else 'calls'}, {tokens}, {_price(plan.cost(step))}"


def _range(numbers: Range) -> str:
    return f"{numbers.low:,}" if numbers.low == numbers.high else f"{numbers.low:,} to {numbers.high:,}"


def _price(costs: Sequence[float] | None) -> str:
    from briefer.wording import dollars  # noqa: PLC0415

    if costs is None:
        return dollars(None)
    low, high = costs
    return dollars(high) if low == high else f"{low:.4f} to {dollars(high)}"
