"""Which issues a letter may deny. Which they are is data, in `dispute_first.toml`."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from poa.files import read_text
from poa.review.accusations import accused_before
from poa.review.subject import Subject

_FILE = Path(__file__).parent / "dispute_first.toml"


def may_deny(subject: Subject, said: Iterable[tuple[int, int]] = ()) -> bool:
    """Whether every issue of a letter is one that is first of all disputed, so that the denials at `said` are legitimate."""
    issues = accused_before(subject, said)
    return bool(issues) and all(_is_disputed_first(issue, subject) for issue in issues)


def _is_disputed_first(issue: str, subject: Subject) -> bool:
    if issue in _disputed_first():
        return True
    declared = subject.catalogue.has_issue(issue)
    return declared and subject.catalogue.issue(issue).routes[0] == "dispute"


@cache
def _disputed_first() -> frozenset[str]:
    return frozenset(tomllib.loads(read_text(_FILE))["issues"])
