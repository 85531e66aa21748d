"""`briefer brief --batch`: what the brief has to ask about its sources, handed in to be answered later; and how it was asked for."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from briefer.cli.shared import given, now, say, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping, Sequence

    from briefer.cli.shared import Reader
    from briefer.desk import Batches
    from briefer.llm.batch import BatchClient
    from briefer.llm.unsent import Unsent
    from briefer.models import AskedFor, Batch, BatchQuestion, Reading, Wanted
    from briefer.settings import Settings

Done = TypeVar("Done")

VARIABLES = ("BRIEFER_MODEL", "BRIEFER_BASE_URL", "BRIEFER_MODE", "BRIEFER_DEADLINE")
"""That bear on what is asked, and of whom. No key is ever recorded."""


def asked_for(sources: Sequence[str], out: Path, wanted: Wanted, reader: Mapping[str, Any]) -> AskedFor:
    """How a brief is asked for, in words that hold in any folder and for any process.

    Raises:
        UsageFault: a source is standard input, which will be gone.
    """
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.models import AskedFor  # noqa: PLC0415
    from briefer.sources.files import is_address  # noqa: PLC0415

    if "-" in sources:
        raise UsageFault("--batch: the brief is made later, and standard input is gone then.", "Save it as a file, and name that.")
    return AskedFor(
        sources=tuple(source if is_address(source) else str(Path(source).absolute()) for source in sources),
        out=str(out.absolute()),
        title=wanted.title,
        marking=wanted.marking,
        as_of=wanted.as_of,
        paper=wanted.paper,
        options={name: value for name, value in reader.items() if name != "fresh"},
        variables={name: os.environ[name] for name in VARIABLES if os.environ.get(name)},
    )


def settings_of(asked: AskedFor, desk: Path) -> Settings:
    """The settings with which that brief was asked for; the key is that of the environment now.

    Raises:
        UsageFault: they can't be used any more.
    """
    from briefer.settings import read_settings  # noqa: PLC0415

    environ = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    options: Any = asked.options
    return read_settings({**environ, **asked.variables}, desk, **options)


def words_of(asked: AskedFor, desk: Path, *, batch: bool = False) -> str:
    """The command that asks for the same again."""
    flags = {"--title": asked.title, "--as-of": asked.as_of, "--marking": asked.marking, "--paper": asked.paper, "--out": asked.out}
    reader = {f"--{name.replace('_', '-')}": value for name, value in asked.options.items()}
    said = {name: value for name, value in (flags | reader).items() if value is not None and value is not False}
    words = [word for name, value in said.items() for word in ((name,) if value is True else (name, str(value)))]
    variables = [f"{name}={shlex.quote(value)}" for name, value in asked.variables.items()]
    named = shlex.join(["briefer", "brief", *asked.sources, *words, *(["--batch"] if batch else [])])
    return " ".join((*variables, named + at_desk(desk)))


def at_desk(desk: Path) -> str:
    """The desk as an option; nothing for this folder."""
    return "" if desk == Path() else f" --desk {shlex.quote(str(desk))}"


def hand_in_ahead(asked: AskedFor, desk: Path, reader: Reader) -> None:
    """Hand in what the brief has to ask about its sources and nobody has answered yet, and say what to do next.

    Raises:
        UsageFault: there is no model to ask.
        ModelFault: the endpoint does not take it.
        DeskFault: the desk can't record it; then nothing was handed in.
    """
    from briefer.desk import Answers, Batches  # noqa: PLC0415
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.llm.unsent import Unsent  # noqa: PLC0415
    from briefer.pipeline import read  # noqa: PLC0415
    from briefer.publish.files import check_writable  # noqa: PLC0415

    chosen = settings_of(asked, desk).model_copy(update={"fresh": reader["fresh"]})
    if not chosen.endpoints:
        raise UsageFault("--batch needs a model: the built-in reader answers at once.", "Name one: --model openai/NAME.")
    check_writable(Path(asked.out))
    reading = read(given(asked.sources, desk))
    for unread in reading.unread:
        tell(f"Not read: {unread.name}: {unread.why}")
    with Answers(desk, now) as answers, Batches(desk, now) as batches:
        unsent = Unsent(chosen.endpoints[0], answers, fresh=chosen.fresh)
        questions = _left(_taken_down(unsent, reading, chosen), batches, desk, len(unsent.answered))
        if questions:
            _hand_in(questions, asked, chosen, batches, desk)


def _taken_down(unsent: Unsent, reading: Reading, chosen: Settings) -> tuple[BatchQuestion, ...]:
    import asyncio  # noqa: PLC0415

    from briefer.llm.batch import questions_of  # noqa: PLC0415  (it imports openai and instructor, which take seconds)
    from briefer.pipeline import ask_ahead  # noqa: PLC0415

    ask_ahead(reading.sources, chosen, unsent)
    return asyncio.run(questions_of(unsent, {s.id: s.name for s in reading.sources}))


def _left(questions: Sequence[BatchQuestion], batches: Batches, desk: Path, answered: int) -> tuple[BatchQuestion, ...]:
    """The questions that are not on their way already; says so where there are such."""
    from briefer.wording import counted  # noqa: PLC0415

    left = {q.question: q for q in questions}
    many = len(left)
    for batch in batches.under_way():
        shared = [q.question for q in batch.questions if q.question in left]
        if shared and settled(batch, batches, desk).state == "open":
            tell(f"On their way already: {counted(len(shared), 'question')}, not handed in twice.")
            left = {name: q for name, q in left.items() if name not in shared}
    if answered:
        tell(f"Answered before: {counted(answered, 'question')}, not asked again.")
    if not left:
        then = f"`briefer batch collect{at_desk(desk)}` makes the brief." if many else "Run it without --batch."
        tell(f"There is nothing to hand in. {then}")
    return tuple(left.values())


def settled(batch: Batch, batches: Batches, desk: Path) -> Batch:
    """The batch; where its handing in was cut off, as the endpoint knows it.

    Raises:
        ModelFault: the endpoint does not say.
        UsageFault: its settings can't be used any more.
    """
    if batch.state != "submitting":
        return batch
    from briefer.llm.batch import settle  # noqa: PLC0415
    from briefer.wording import counted  # noqa: PLC0415

    found = at_endpoint(batch, desk, lambda client: settle(batch, client, batches))
    cut_off = f"The handing in of {counted(len(batch.questions), 'question')} was cut off on {batch.when}"
    if found.state == "open":
        tell(f"{cut_off}; the endpoint has made the batch: {found.id}.")
    else:
        tell(f"{cut_off}; the endpoint has made no batch, and nothing was paid.")
    return found


def at_endpoint(batch: Batch, desk: Path, do: Callable[[BatchClient], Coroutine[Any, Any, Done]]) -> Done:
    """What comes of ``do`` at the endpoint that a batch is handed in at.

    Raises:
        UsageFault: the settings lead elsewhere now.
    """
    import asyncio  # noqa: PLC0415

    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.llm.batch import BatchClient  # noqa: PLC0415

    chosen = settings_of(batch.asked, desk)
    endpoint = chosen.endpoints[0]
    if (endpoint.reader, endpoint.base_url) != (batch.reader, batch.base_url):
        raise UsageFault(
            f"{batch.id or 'This batch'} was handed in at {batch.base_url} for {batch.reader}; the settings lead to {endpoint.base_url}.",
            "Set the variables and briefer.toml as they were.",
        )

    async def done() -> Done:
        async with BatchClient(endpoint, chosen.deadline) as client:
            return await do(client)

    return asyncio.run(done())


def _hand_in(questions: tuple[BatchQuestion, ...], asked: AskedFor, chosen: Settings, batches: Batches, desk: Path) -> None:
    from briefer.llm.batch import hand_in  # noqa: PLC0415
    from briefer.models import Batch  # noqa: PLC0415
    from briefer.wording import counted  # noqa: PLC0415

    endpoint = chosen.endpoints[0]
    batch = Batch(reader=endpoint.reader, base_url=endpoint.base_url, asked=asked, questions=questions)
    made = at_endpoint(batch, desk, lambda client: hand_in(batch, client, batches))
    say(made.id)
    tell(f"Handed in at {endpoint.base_url}, to be answered within 24 hours: {counted(len(questions), 'question')}.")
    tell(f"Next: `briefer batch status{at_desk(desk)}`, and when it is completed, `briefer batch collect{at_desk(desk)}`.")
