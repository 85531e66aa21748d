"""The ground of every model, and the values of one word: dates, languages, handling marks, grades, yardsticks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

EDTF = Annotated[str, Field(pattern=r"^[0-9X.~?%\[\],/-]{1,40}$", description="a date or interval in EDTF")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", description="a BCP 47 tag")]
Marking = Literal["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"]
Grade = Literal["A", "B", "C", "D", "E", "F"]
Likelihood = Literal["ICD 203", "PHIA"]
"""The yardstick of the words for how likely something is: `briefer.lexicon.yardsticks`."""


class Frozen(BaseModel):
    """The base of every model: frozen, and closed to fields that nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")
