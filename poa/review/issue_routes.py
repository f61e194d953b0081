"""By which routes Amazon has an issue answered: as the catalogue declares, else as `issue_routes.toml` has it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from poa.case import Route
from poa.files import read_text
from poa.review.subject import Subject

_FILE = Path(__file__).parent / "issue_routes.toml"


def routes_of(issue: str, subject: Subject) -> tuple[Route, ...]:
    """Give the routes of an issue, none if it is not known."""
    if any(pack.declares(issue) for pack in subject.catalogue.packs):
        return subject.catalogue.issue(issue).routes
    return _known().get(issue, ())


@cache
def _known() -> Mapping[str, tuple[Route, ...]]:
    table: Mapping[str, list[Route]] = tomllib.loads(read_text(_FILE))["routes"]
    return {issue: tuple(routes) for issue, routes in table.items()}
