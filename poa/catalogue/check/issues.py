"""Whether an issue type is whole: names, components, facts, answers, and every cause, action and measure in words."""

from collections.abc import Iterator

from attrs import evolve

from poa.case import ROUTES_WITH_A_PLAN
from poa.catalogue.coverage import uncovered
from poa.catalogue.load import Catalogue
from poa.catalogue.models import IssueType
from poa.catalogue.packs import Pack
from poa.errors import CatalogueError, Problem
from poa.keys import nearest


def issue_problems(key: str, pack: Pack, catalogue: Catalogue) -> Iterator[Problem]:
    """Find what is wrong with an issue.toml."""
    path = str(pack.folder / key / "issue.toml")
    try:
        issue = pack.issue(key)
    except CatalogueError as error:
        yield from error.problems
        return
    if "en" not in issue.name:
        yield Problem("the issue has no name in English.", file=path)
    lost = [each for each in issue.components if not catalogue.has_issue(each)]
    for component in lost:
        yield Problem(f"the component '{component}' is no issue.", file=path)
    problems = (*_answers(issue), *(() if lost else _references(issue, catalogue)))
    yield from (evolve(problem, file=path) for problem in problems)


def _answers(issue: IssueType) -> Iterator[Problem]:
    for wanted in sorted(set(issue.routes) - set(ROUTES_WITH_A_PLAN) - set(issue.answers)):
        mend = f"Write it in [answers.{wanted}]: wants, steps, source."
        yield Problem(f"nothing says what Amazon wants by the route '{wanted}'.", mend)
    for stray in sorted(set(issue.answers) - set(issue.routes)):
        yield Problem(f"[answers.{stray}] is for a route that the issue has not.")


def _references(issue: IssueType, catalogue: Catalogue) -> Iterator[Problem]:
    try:
        slots = catalogue.slots(issue.key)
        left = uncovered(issue, catalogue)
    except CatalogueError:  # what is wrong with slots and paragraphs is reported with them
        return
    for name in (*issue.facts, *(each for group in issue.required for each in group.slots)):
        if name not in slots:
            yield Problem(f"'{name}' is no slot.", nearest(name, slots))
    for section, item in left:
        mend = "Write a paragraph that names it in 'covers', or say why there is none in [[without]]."
        yield Problem(f"no paragraph of {section} covers '{item}'.", mend)
    for shared in issue.shared:
        if not catalogue.has_paragraph(shared.paragraph):
            yield Problem(f"there is no paragraph '{shared.paragraph}'.")
            continue
        yield from _expected(issue, shared.paragraph.split("/")[1], shared.item, "shared")
        fits = catalogue.paragraph_in_any(shared.paragraph, "en")
        if fits and fits.issues and not set(fits.issues) & set(catalogue.family(issue.key)):
            yield Problem(f"'{shared.paragraph}' is not for this issue.", f"Add '{issue.key}' to its issues.")
    for without in issue.without:
        yield from _expected(issue, without.section, without.item, "without")


def _expected(issue: IssueType, section: str, item: str, table: str) -> Iterator[Problem]:
    items = getattr(issue.expected, section)
    if item not in items:
        yield Problem(f"[[{table}]] names '{item}', which {section} does not expect.", nearest(item, items))
