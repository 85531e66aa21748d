"""Publish: Record -> brief.md, brief.html, brief.pdf and brief.json; and brief.json back to a Record.

Everything is rendered in memory before the first file is written, and nothing is written outside the folder. A draft says DRAFT, whatever
was decided; only what is ``Signed`` has a final form.
"""
