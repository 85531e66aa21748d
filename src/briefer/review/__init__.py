"""The review: Brief -> the brief as persons decided it. Pure: no store, no clock, no browser.

``review_brief`` lists what a person has to look at. ``decide_ground`` and ``decide_page`` put decisions into a record and its page,
``progress`` says how far the review is, ``settled_names`` what the desk's list of names comes to.
"""

from __future__ import annotations

from briefer.review.find import Finder
from briefer.review.force import asked_no_more, in_force, latest, out_of_force
from briefer.review.ground import ON_GROUND, Ground, decide_ground
from briefer.review.here import is_here
from briefer.review.names_list import settled_names
from briefer.review.paging import Paged, decide_page
from briefer.review.progress import progress
from briefer.review.queue import review_brief
from briefer.review.refs import Refs, name_ref, target_of
from briefer.review.seen import decide_seen
from briefer.review.signing import of_signatures, signature_of
from briefer.review.told import told

__all__ = [
    "ON_GROUND",
    "Finder",
    "Ground",
    "Paged",
    "Refs",
    "asked_no_more",
    "decide_ground",
    "decide_page",
    "decide_seen",
    "in_force",
    "is_here",
    "latest",
    "name_ref",
    "of_signatures",
    "out_of_force",
    "progress",
    "review_brief",
    "settled_names",
    "signature_of",
    "target_of",
    "told",
]
