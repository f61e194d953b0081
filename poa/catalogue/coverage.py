"""Which paragraphs put the causes, actions and measures of an issue into words."""

from collections.abc import Mapping

from poa.case import STATEMENT_SECTIONS
from poa.catalogue.load import Catalogue
from poa.catalogue.models import IssueType


def covering(issue: IssueType, catalogue: Catalogue, section: str) -> Mapping[str, tuple[str, ...]]:
    """Give, for each expected item of a section, the ids of the paragraphs that name it in `covers` or are shared.

    `covers` names an item as it is, or with a variant in brackets: "carrier changed (effect measured)".
    """
    found: dict[str, list[str]] = {item: [] for item in getattr(issue.expected, section)}
    for paragraph in catalogue.suggest(issue.key, section):
        for said in paragraph.covers if paragraph.issues else ():
            for item, ids in found.items():
                if said == item or said.startswith(f"{item} ("):
                    ids.append(paragraph.id)
    for shared in issue.shared:
        if shared.item in found and shared.paragraph.split("/")[1] == section:
            found[shared.item].append(shared.paragraph)
    return {item: tuple(dict.fromkeys(ids)) for item, ids in found.items()}


def uncovered(issue: IssueType, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """List the expected items, with their section, that no paragraph covers and that `without` gives no reason for."""
    left_out = {(each.section, each.item) for each in issue.without}
    return tuple(
        (section, item)
        for section in STATEMENT_SECTIONS
        for item, ids in covering(issue, catalogue, section).items()
        if not ids and (section, item) not in left_out
    )
