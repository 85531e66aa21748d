"""Publish: Record -> brief.md, brief.html, brief.pdf and brief.json; and brief.json back to a Record.

Everything is rendered in memory before the first file is written, and nothing is written outside the folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from briefer.models import Brief, Extraction, Reading, Reconciled, Record
from briefer.publish.as_html import html_bytes
from briefer.publish.as_json import brief_schema, json_bytes
from briefer.publish.as_markdown import markdown_bytes
from briefer.publish.as_pdf import count_pages, pdf_bytes
from briefer.publish.files import check_writable, write_files
from briefer.publish.load import load_record
from briefer.publish.page import make_page

__all__ = ["brief_schema", "check_writable", "load_record", "pages_of", "publish_brief"]


def publish_brief(record: Record, out: Path, *, paper: Literal["a4", "letter"]) -> tuple[Path, ...]:
    """Write the four files into ``out``, which is made if need be, and return their paths.

    The same record gives the same bytes. Each file is replaced in one step, so a reader never meets half of one.

    Raises:
        PublishFault: the folder can't be written to, or the PDF can't be set.
    """
    page = make_page(record.brief, record.reading, record.extractions, record.reconciled)
    makers = {  # the PDF last: typst keeps the room that it took, and the JSON of hundreds of sources needs as much again
        "brief.md": lambda: markdown_bytes(record, page),
        "brief.html": lambda: html_bytes(record, page, paper),
        "brief.json": lambda: json_bytes(record),
        "brief.pdf": lambda: pdf_bytes(page, paper),
    }
    markdown, html, json, pdf = write_files(out, makers)
    return markdown, html, pdf, json


def pages_of(
    brief: Brief, *, reading: Reading, extractions: Sequence[Extraction], reconciled: Reconciled, paper: Literal["a4", "letter"]
) -> int:
    """How many sheets the PDF of this brief takes; about 10 ms once typst is warm.

    With all but the brief filled in (``functools.partial``) it is ``pages_of(brief)``.

    Raises:
        PublishFault: the PDF can't be set.
    """
    return count_pages(make_page(brief, reading, extractions, reconciled), paper)
