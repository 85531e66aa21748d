"""The record of the seeds by the built-in reader, made once."""

from pathlib import Path

import pytest

from briefer.models import Record, Wanted
from briefer.pipeline import Given, make_brief
from briefer.settings import Settings
from briefer.tables.look import Look, look_into

SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.fixture(scope="package")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """Everything that is known of the seeds."""
    return make_brief(Given((str(SEEDS),)), Settings(), Wanted(), tmp_path_factory.mktemp("out")).record


@pytest.fixture(scope="package")
def look(record: Record) -> Look:
    """The same, as the tables look into it."""
    return look_into(record)
