"""The page in its outputs: the four files of a draft or of what was signed, how much room it takes, and its picture."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefer.models import Brief, Claim, Paper, Reading, Reconciled, Record
from briefer.publish.as_html import html_bytes
from briefer.publish.as_json import json_bytes
from briefer.publish.as_markdown import markdown_bytes
from briefer.publish.as_pdf import Measure, count_pages, measure_page, pdf_bytes, png_bytes
from briefer.publish.files import write_files
from briefer.publish.page import Page, make_page, page_of
from briefer.publish.standing import MEASURED, Signed, Standing, draft_standing, final_standing, standing_of


def publish_brief(record: Record, out: Path, *, paper: Paper) -> tuple[Path, ...]:
    """Write the four files of a draft into ``out``, which is made if need be, and return their paths.

    What persons decided is in it, and it says DRAFT, also where somebody signed it. The same record gives the same bytes. Each file is
    replaced in one step, so a reader never meets half of one.

    Raises:
        PublishFault: the folder can't be written to, or the PDF can't be set.
    """
    return _publish(record, draft_standing(record.reviewed), out, paper)


def publish_final(of: Signed, out: Path, *, paper: Paper) -> tuple[Path, ...]:
    """Write the four files of what somebody signed, in place of those of the draft.

    Raises:
        PublishFault: as for a draft.
    """
    return _publish(of.record, final_standing(of), out, paper)


def _publish(record: Record, standing: Standing, out: Path, paper: Paper) -> tuple[Path, ...]:
    page = page_of(record, standing)
    makers = {  # the PDF last: typst keeps the room that it took, and the JSON of hundreds of sources needs as much again
        "brief.md": lambda: markdown_bytes(record, page),
        "brief.html": lambda: html_bytes(record, page, paper),
        "brief.json": lambda: json_bytes(record),
        "brief.pdf": lambda: pdf_bytes(page, paper),
    }
    markdown, html, json, pdf = write_files(out, makers)
    return markdown, html, pdf, json


def page_as_it_stands(record: Record, claims: Mapping[str, Claim] | None = None) -> Page:
    """The page of what stands, for looking at: approved where the signature is on just these words, else a draft."""
    return page_of(record, standing_of(record), claims)


def pages_of(brief: Brief, *, reading: Reading, claims: Mapping[str, Claim], reconciled: Reconciled, paper: Paper) -> int:
    """How many sheets the PDF of this brief takes, whoever will have reviewed it; about 10 ms once typst is warm.

    With all but the brief filled in (``functools.partial``) it is ``pages_of(brief)``.

    Raises:
        PublishFault: the PDF can't be set.
    """
    return count_pages(make_page(brief, reading, claims, reconciled, MEASURED), paper)


def measure(brief: Brief, *, reading: Reading, claims: Mapping[str, Claim], reconciled: Reconciled, paper: Paper) -> Measure:
    """The same with how full the one sheet is at the smallest size, where 1.0 is full; hardly longer.

    Raises:
        PublishFault: as for the pages.
    """
    return measure_page(make_page(brief, reading, claims, reconciled, MEASURED), paper)


def picture_of(page: Page, *, paper: Paper, pixels_per_inch: float = 144) -> bytes:
    """The first sheet as it will print, as a PNG.

    Raises:
        PublishFault: as for the pages.
    """
    return png_bytes(page, paper, pixels_per_inch)
