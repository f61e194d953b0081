"""The shapes of open vocabularies: issue key, paragraph id, slot name, language; and the nearest known name."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

SECTION_KEYS = ("greeting", "acknowledgement", "root_cause", "remediation", "prevention", "closing")

ISSUE_KEY = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLOT_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
PARAGRAPH_ID = re.compile(
    f"(?P<issue>{ISSUE_KEY.pattern})/(?P<section>{'|'.join(SECTION_KEYS)})/(?P<slug>{SLUG.pattern})"
)

ANY_ISSUE = "any"


def is_paragraph_id(text: str) -> bool:
    """Whether the text has the form of a paragraph id, `issue/section/slug`."""
    return PARAGRAPH_ID.fullmatch(text) is not None


def paragraph_parts(paragraph_id: str) -> tuple[str, str, str]:
    """Split a paragraph id into issue, section and slug; ValueError if it has not that form."""
    match = PARAGRAPH_ID.fullmatch(paragraph_id)
    if match is None:
        sections = ", ".join(SECTION_KEYS)
        raise ValueError(f"'{paragraph_id}' is not a paragraph id: write issue/section/slug, section one of {sections}")
    return match["issue"], match["section"], match["slug"]


def nearest(name: str, known: Iterable[str]) -> str:
    """Say which known name was probably meant, as a sentence, or say nothing."""
    alike = [each for each in known if len(name) <= 2.4 * len(each) <= 5.8 * len(name)]  # others are below the cutoff
    close = get_close_matches(name, alike, n=1, cutoff=0.6)
    return f"Did you mean '{close[0]}'?" if close else ""
