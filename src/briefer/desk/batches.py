"""The batches of a desk: what was handed in to be answered later, and how far it is. They stand in one file with the answers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from briefer.desk.answers import ANSWERS, NAME, forget_older, insert, packed, unpacked
from briefer.desk.store import Passing, stamp
from briefer.errors import DeskFault
from briefer.models import AskedFor, Batch, BatchQuestion, BatchState, Exchange


class Batches(Passing):
    """The batches of one desk, in the file of its answers. Collecting one has the older ones go."""

    NAME, KIND = NAME, ANSWERS

    def begin(self, batch: Batch) -> Batch:
        """Record that a batch is about to be handed in; gives it its number."""
        at = stamp(self._now())
        # by json, and not by pydantic, which refuses half a character: a file may have one in its name
        asked, named = json.dumps(batch.asked.model_dump()), json.dumps([q.model_dump(exclude={"sent"}) for q in batch.questions])
        sent = packed(json.dumps([q.sent for q in batch.questions], ensure_ascii=False))
        with self._file.writing() as store:
            number = store.execute(
                "INSERT INTO batches (at, id, file, state, reader, base_url, asked, questions, sent) VALUES (?, '', '', ?, ?, ?, ?, ?, ?)",
                (at, "submitting", batch.reader, batch.base_url, asked, named, sent),
            ).lastrowid
        return batch.model_copy(update={"number": number, "when": at, "id": "", "file": "", "state": "submitting"})

    def uploaded(self, batch: Batch, file: str) -> Batch:
        """Record that the endpoint has the file with the questions.

        Raises:
            DeskFault: another process took this handing in for one that was cut off, and gave it up.
        """
        with self._file.writing() as store:
            changed = store.execute("UPDATE batches SET file = ? WHERE seq = ? AND state = 'submitting'", (file, batch.number)).rowcount
        if not changed:
            raise DeskFault("Another process took this batch for one that was cut off.", "Nothing was handed in. Do it again.")
        return batch.model_copy(update={"file": file})

    def opened(self, batch: Batch, name: str) -> Batch:
        """Record the id that the endpoint gave."""
        return self._set(batch, name, "open")

    def void(self, batch: Batch) -> Batch:
        """Record that the endpoint never made it."""
        return self._set(batch, "", "void")

    def collected(self, batch: Batch, exchanges: Sequence[Exchange]) -> Batch:
        """Record all that came of it, at once: it is collected whole or not at all, and never twice."""
        now = self._now()
        with self._file.writing() as store:
            found = store.execute("SELECT state FROM batches WHERE seq = ? AND id = ?", (batch.number, batch.id)).fetchone()
            if found == ("open",):
                forget_older(store, now, self._keep_days)
                for exchange in exchanges:
                    insert(store, exchange, stamp(now))
                store.execute("UPDATE batches SET state = 'collected', sent = zeroblob(0) WHERE seq = ?", (batch.number,))
        return batch.model_copy(update={"state": "collected"})

    def all(self) -> tuple[Batch, ...]:
        """Every batch, in order."""
        sql = "SELECT seq, at, id, file, state, reader, base_url, asked, questions, sent FROM batches ORDER BY seq"
        with self._file.reading() as store:
            rows = store.execute(sql).fetchall() if store else []
        return tuple(map(_batch, rows))

    def under_way(self) -> tuple[Batch, ...]:
        """Those of which something may still come, in order."""
        return tuple(batch for batch in self.all() if batch.state in {"submitting", "open"})

    def _set(self, batch: Batch, name: str, state: BatchState) -> Batch:
        with self._file.writing() as store:
            store.execute("UPDATE batches SET id = ?, state = ? WHERE seq = ?", (name, state, batch.number))
        return batch.model_copy(update={"id": name, "state": state})


def _batch(row: tuple[Any, ...]) -> Batch:
    number, at, name, file, state, reader, base_url, asked, questions, sent = row
    named = json.loads(questions)
    bodies = json.loads(unpacked(sent)) if sent else [""] * len(named)  # once they are collected or purged, they are gone
    return Batch(
        number=number,
        when=at,
        id=name,
        file=file,
        state=state,
        reader=reader,
        base_url=base_url,
        asked=AskedFor.model_validate(json.loads(asked)),
        questions=tuple(BatchQuestion(**q, sent=body) for q, body in zip(named, bodies, strict=True)),
    )
