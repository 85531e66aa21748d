"""A brief that need not be made again: of the very same basis the very same files come."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from briefer.cli.shared import now, say, tell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    from briefer.desk import Kept
    from briefer.models import Wanted
    from briefer.settings import Settings


class Remade:
    """The desk's store of briefs, as one command needs it. Nothing is looked up or kept for the built-in reader, which asks nobody.

    What can't be looked up or kept is told, and stops nothing.
    """

    def __init__(self, sources: Sequence[str], wanted: Wanted, desk: Path, chosen: Settings) -> None:
        from briefer.desk import Answers, Briefs, Ledger  # noqa: PLC0415
        from briefer.settings import tables  # noqa: PLC0415

        self._sources, self._wanted, self._desk, self._chosen = sources, wanted, desk, chosen
        self._answers, self._ledger = Answers(desk, now), Ledger(desk)
        self._briefs = Briefs(desk, now, keep_days=tables(desk).answers.keep_days if chosen.endpoints else None)
        self._inputs: str | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with ExitStack() as stack:
            for store in (self._answers, self._ledger, self._briefs):
                stack.callback(store.close)

    def find(self) -> Kept | None:
        """What was made of the same before; None where nothing was, or everything is to be asked anew."""
        from briefer.basis import basis_digest  # noqa: PLC0415
        from briefer.errors import DeskFault  # noqa: PLC0415

        self._inputs = self._inputs_now()
        if self._inputs is None or self._chosen.fresh:
            return None
        try:
            return self._briefs.of(basis_digest(self._inputs, self._answers, self._ledger))
        except DeskFault as fault:
            tell(f"Whether this brief was made before can't be looked up: {fault}")
            return None

    def write(self, kept: Kept, out: Path) -> None:
        """The files of then, and what was told of them.

        Raises:
            PublishFault: the folder can't be written to.
        """
        from briefer.publish.files import write_files  # noqa: PLC0415

        for path in write_files(out, {name: lambda content=content: content for name, content in kept.files.items()}):  # type: ignore[misc]
            say(str(path))
        tell(f"Nothing has changed since {kept.at[:16].replace('T', ' ')} UTC: the files are those of then, and nobody was asked.")
        for line in kept.told:
            tell(line)

    def keep(self, files: Sequence[Path], told: Sequence[str], *, signed: bool) -> None:
        """Keep what was made, if its sources and settings are still those from which it was."""
        from briefer.basis import basis_digest  # noqa: PLC0415
        from briefer.desk import Kept  # noqa: PLC0415
        from briefer.errors import DeskFault  # noqa: PLC0415

        if self._inputs is None or self._inputs_now() != self._inputs:
            return
        made = Kept({path.name: path.read_bytes() for path in files}, tuple(told), signed)
        try:
            self._briefs.keep(basis_digest(self._inputs, self._answers, self._ledger), made)
        except DeskFault as fault:
            tell(f"This brief is not kept, so it will be made again next time: {fault}")

    def _inputs_now(self) -> str | None:
        from briefer.basis import inputs_digest  # noqa: PLC0415

        return inputs_digest(self._sources, self._chosen, self._wanted, self._desk) if self._chosen.endpoints else None
