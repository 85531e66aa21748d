"""Prompts: numbered, frozen files; a change is a new file.

A prompt file is Markdown, named ``NAME.vN.md``. Its lines ``# system`` and ``# user`` begin the two
messages; what stands before the first of them is a note for people and is not sent. ``{{name}}`` is a
variable. Variables are put in in one pass, so that an article that holds ``{{x}}`` stays as it is, and
never by a template engine, so that no text of a source is ever executed.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Generic, Literal, NamedTuple, Protocol, TypeVar

from pydantic import BaseModel, Field

from briefer.errors import PromptFault
from briefer.lexicon.patterns import lazy
from briefer.models import Frozen, Usage

Role = Literal["system", "user"]
Answer = TypeVar("Answer", bound=BaseModel)

_FILE = lazy(r"(?P<name>[a-z][a-z0-9_]*)\.v(?P<version>[1-9][0-9]*)\.md")
_PART = lazy(r"^# (system|user)[ \t]*$", re.MULTILINE)
_VARIABLE = lazy(r"\{\{([a-z][a-z0-9_]*)\}\}")


class Prompt(Frozen):
    """A prompt with all its variables put in: what is sent."""

    name: str
    messages: tuple[tuple[Role, str], ...]
    splittable: bool = Field(default=False, description="whether shorter parts of its text are asked where an answer is cut short")


class Answered(NamedTuple, Generic[Answer]):
    """An answer of the shape that was asked for, what it took, and who gave it: PROVIDER/NAME."""

    answer: Answer
    usage: Usage
    reader: str


class Ask(Protocol):
    """The way to a model, as the rooms see it: a prompt and the shape of the answer go in, a checked answer comes out."""

    async def __call__(self, prompt: Prompt, shape: type[Answer], /) -> Answered[Answer]:
        """The answer.

        Raises:
            ModelFault: no usable answer came; ``stop`` says whether asking for other sources is useless too.
        """
        ...


class PromptFile(Frozen):
    """A prompt as it stands in its file. ``name`` holds the version: 'extract_claims.v1'."""

    name: str
    parts: tuple[tuple[Role, str], ...]

    @property
    def variables(self) -> frozenset[str]:
        """The names of its variables."""
        return frozenset(name for _, text in self.parts for name in _VARIABLE.findall(text))

    def render(self, **variables: str) -> Prompt:
        """The prompt with every variable put in, in one pass.

        Raises:
            PromptFault: a variable is missing, or was given and stands nowhere in the file.
        """
        missing, extra = sorted(self.variables - variables.keys()), sorted(variables.keys() - self.variables)
        if missing:
            raise PromptFault(f"Prompt {self.name}: no value for {', '.join(missing)}.", "Give every variable that the file names.")
        if extra:
            raise PromptFault(f"Prompt {self.name} has no variable {', '.join(extra)}.", "Leave it out, or make a new version of the file.")
        return Prompt(name=self.name, messages=tuple((role, _VARIABLE.sub(lambda m: variables[m[1]], text)) for role, text in self.parts))


def prompts_folder() -> Path:
    """Where the prompt files stand: inside an installed package, or at the top of a checkout.

    An editable install does not copy the folder into the package, so the checkout is looked at too.

    Raises:
        PromptFault: they stand in neither place.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "_prompts", here.parent.parent / "prompts"):
        if folder.is_dir():
            return folder
    raise PromptFault("The folder with the prompt files is missing.", "Install briefer again.")


@cache
def load_prompt(name: str, version: int | None = None, folder: Path | None = None) -> PromptFile:
    """The prompt ``name``, in the newest version or in the given one.

    Raises:
        PromptFault: there is no such file, or it has not exactly one ``# system`` and one ``# user`` part.
    """
    place = folder or prompts_folder()
    versions = {int(m["version"]): path for path in sorted(place.glob("*.md")) if (m := _FILE.fullmatch(path.name)) and m["name"] == name}
    wanted = version or max(versions, default=1)
    if wanted not in versions:
        raise PromptFault(f"There is no prompt {name}.v{wanted}.", f"Known versions of {name}: {sorted(versions) or 'none'}.")
    return _parse(versions[wanted].stem, versions[wanted].read_text(encoding="utf-8"))


def _parse(name: str, text: str) -> PromptFile:
    """A file's text, split at its two headings."""
    heads = list(_PART.finditer(text))
    if [head[1] for head in heads] != ["system", "user"]:
        raise PromptFault(f"Prompt {name} needs one '# system' part and then one '# user' part.", "Mend the file.")
    ends = [heads[1].start(), len(text)]
    system, user = (text[head.end() : end].strip() for head, end in zip(heads, ends, strict=True))
    return PromptFile(name=name, parts=(("system", system), ("user", user)))
