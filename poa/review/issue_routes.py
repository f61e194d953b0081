"""By which routes Amazon has an issue answered: as the catalogue in use declares, else as the built-in one does."""

from poa.case import Route
from poa.catalogue import Catalogue
from poa.review.subject import Subject


def routes_of(issue: str, subject: Subject) -> tuple[Route, ...]:
    """Give the routes of an issue, none if it is not known."""
    for catalogue in (subject.catalogue, Catalogue.builtin()):
        if catalogue.has_issue(issue):
            return catalogue.issue(issue).routes
    return ()
