"""The desk's list of names; and, as ever, what names some sources or a brief hold."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefer.cli.looking import show_names
from briefer.cli.shared import by_option, checked_reason, desk_option, dumped, json_option, now, reason_option, say, tell, who, width

if TYPE_CHECKING:
    from briefer.models import Act, EntityKind, NameRef, SettledName

KINDS = ("person", "organisation", "place")


class _Names(click.Group):
    """A first word that is no subcommand is a SOURCE, or an option of looking into sources."""

    def make_context(self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any) -> click.Context:  # noqa: ANN401
        if args and (args[0] in self.commands or args[0] in {"-h", "--help"}):
            return super().make_context(info_name, args, parent, **extra)
        return show_names.make_context(info_name, args, parent, **extra)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[OPTIONS] [SOURCE]...")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGS]...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        show_names.format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


@click.group(cls=_Names, short_help="Show who and what is named; or settle names.")
def names() -> None:
    """Show who and what is named, in which spellings and roles, by which sources; or settle names.

    Settled names are the desk's: every later brief uses them. They stand in names.toml, which you can edit by hand too. A SOURCE that is
    called as one of the commands is written ./list.
    """


_kind = click.option("--kind", type=click.Choice(KINDS), help="What it is. Default: as the list has it; a person where it has none.")
_by = by_option("Who decides. Default: the user's name.")


@names.command("list", short_help="Show the names that the desk has settled.")
@desk_option
@json_option
def list_names(desk: Path, *, as_json: bool) -> None:
    """Show the names that the desk has settled."""
    from briefer.models import SettledName  # noqa: PLC0415
    from briefer.tables.settled import settled_table  # noqa: PLC0415

    settled = _settled(desk)
    say(dumped(SettledName, settled) if as_json else settled_table(settled, width()))


@names.command("add", short_help="Settle how somebody or something is called.")
@click.argument("name")
@click.option("--kind", type=click.Choice(KINDS), required=True, help="What it is.")
@click.option("--also", multiple=True, metavar="SPELLING", help="Another spelling of the same one, in any script. More than once.")
@click.option("--role", metavar="ROLE", help="The office, as it is printed.")
@_by
@reason_option
@desk_option
def add_name(name: str, kind: str, also: tuple[str, ...], role: str | None, by: str | None, reason: str, desk: Path) -> None:
    """Settle how somebody or something is called, and its other spellings."""
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.models import EntityKind, GiveRole, Merge, Rename  # noqa: PLC0415

    meant, every = EntityKind(kind), _settled(desk)
    for spelling in (name, *also):
        if (had := _bearer(every, spelling, kind)) is not None:
            raise UsageFault(f"'{spelling}' is on the list already, as {had.name}.", "Use `briefer names rename`, `merge` or `split`.")
    ref = _ref(meant, name)
    acts: list[Act] = [Rename(name=ref, canonical=name), *(Merge(one=ref, other=_ref(meant, spelling)) for spelling in also)]
    _record([*acts, *([GiveRole(name=ref, role=role)] if role else [])], by, reason, desk)


@names.command("rename", short_help="Have a name printed in another way.")
@click.argument("old")
@click.argument("new")
@_kind
@_by
@reason_option
@desk_option
def rename_name(old: str, new: str, kind: str | None, by: str | None, reason: str, desk: Path) -> None:
    """Have OLD, a name of the list, printed as NEW from now on. OLD stays one of its spellings."""
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.models import Rename  # noqa: PLC0415

    every = _settled(desk)
    entry = _entry(every, old, kind)
    other = _bearer(every, new, entry.kind)
    if other is not None and other is not entry:
        raise UsageFault(f"'{new}' is another on the list: {other.name}.", f"If both are one: briefer names merge {new!r} {old!r}.")
    _record([Rename(name=_ref_of(entry), canonical=new)], by, reason, desk)


@names.command("merge", short_help="Settle that two names are of one.")
@click.argument("one")
@click.argument("other")
@_kind
@_by
@reason_option
@desk_option
def merge_names(one: str, other: str, kind: str | None, by: str | None, reason: str, desk: Path) -> None:
    """Settle that ONE and OTHER are one, which is printed as ONE. Neither needs to be on the list."""
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.models import EntityKind, Merge  # noqa: PLC0415

    every = _settled(desk)
    first, second = _bearer(every, one, kind), _bearer(every, other, kind)
    meant = EntityKind(kind) if kind else (first or second).kind if first or second else EntityKind.PERSON  # type: ignore[union-attr]
    if first is not None and first is second:
        raise UsageFault(f"'{one}' and '{other}' are one already: {first.name}.", "`briefer names list` shows the list.")
    if first is not None and second is not None and first.kind is not second.kind:
        raise UsageFault(f"'{one}' is a {first.kind} and '{other}' a {second.kind}.", "Say with --kind which are meant.")
    refs = [_ref_of(entry) if entry else _ref(meant, name) for entry, name in ((first, one), (second, other))]
    _record([Merge(one=refs[0], other=refs[1])], by, reason, desk)


@names.command("split", short_help="Settle that spellings are of another.")
@click.argument("name")
@click.argument("spellings", nargs=-1, required=True, metavar="SPELLING...")
@_kind
@_by
@reason_option
@desk_option
def split_name(name: str, spellings: tuple[str, ...], kind: str | None, by: str | None, reason: str, desk: Path) -> None:
    """Settle that each SPELLING is of another than NAME, a name of the list: nothing merges them from now on."""
    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.models import NameRef, Split  # noqa: PLC0415

    entry = _entry(_settled(desk), name, kind)
    ref = _ref_of(entry)
    if any(_same(s, entry.name) for s in spellings):
        raise UsageFault(f"'{entry.name}' is how it is printed.", "Rename it first, then split.")
    spelt = tuple(dict.fromkeys((*ref.spellings, *spellings)))
    _record([Split(name=NameRef(kind=ref.kind, canonical=ref.canonical, spellings=spelt), away=spellings)], by, reason, desk)


# ---------------------------------------------------------------- the list


def _settled(desk: Path) -> tuple[SettledName, ...]:
    from briefer.session.book import desk_names  # noqa: PLC0415

    return desk_names(desk, now)


def _same(one: str, other: str) -> bool:
    from briefer.review.find import spelt  # noqa: PLC0415

    return spelt(one) == spelt(other)


def _bearer(every: Iterable[SettledName], spelling: str, kind: str | None) -> SettledName | None:
    """The entry that bears a spelling."""
    return next((e for e in every if kind in {None, e.kind} and any(_same(spelling, s) for s in (e.name, *e.also))), None)


def _entry(every: tuple[SettledName, ...], spelling: str, kind: str | None) -> SettledName:
    """The entry that bears a spelling.

    Raises:
        UsageFault: none does; the nearest are named.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    from briefer.errors import UsageFault  # noqa: PLC0415

    if (found := _bearer(every, spelling, kind)) is not None:
        return found
    able = {s: e.name for e in every if kind in {None, e.kind} for s in (e.name, *e.also)}
    near = dict.fromkeys(able[s] for s, _, _ in process.extract(spelling, able.keys(), scorer=fuzz.WRatio, limit=3, score_cutoff=70))
    hint = f"Did you mean {' or '.join(near)}?" if near else "`briefer names list` shows the list; `briefer names add` puts a name on it."
    raise UsageFault(f"'{spelling}' is not on the desk's list of names.", hint)


def _ref(kind: EntityKind, name: str) -> NameRef:
    """A name that stands for itself.

    Raises:
        UsageFault: it is no name.
    """
    from pydantic import ValidationError  # noqa: PLC0415

    from briefer.errors import UsageFault  # noqa: PLC0415
    from briefer.models import NameRef  # noqa: PLC0415

    try:
        return NameRef(kind=kind, canonical=name.strip(), spellings=(name,))
    except ValidationError as error:
        raise UsageFault(f"{name[:40]!r} won't do as a name.", "A name has 1 to 200 characters.") from error


def _ref_of(entry: SettledName) -> NameRef:
    from briefer.models import NameRef  # noqa: PLC0415

    return NameRef(kind=entry.kind, canonical=entry.name, spellings=(entry.name, *entry.also))


def _record(acts: Iterable[Act], by: str | None, reason: str, desk: Path) -> None:
    """Records the acts in order, and says what each is."""
    from briefer.session.book import decide_names  # noqa: PLC0415
    from briefer.tables.decisions import ACTS  # noqa: PLC0415

    name, why = who(by), checked_reason(reason)
    for act in acts:
        decision = decide_names(desk, act, who=name, reason=why, now=now)
        told = dict.fromkeys((decision.before, decision.after))
        say(f"{decision.seq}: {ACTS[act.act]}: {' -> '.join(told)}")
    tell("Every later brief of this desk uses it. `briefer publish` writes the last one anew with it.")
