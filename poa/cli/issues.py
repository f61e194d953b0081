"""How an issue type is told on the terminal: what it is, and what Amazon wants by each route."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from poa.catalogue.wording import target_reads
from poa.languages import language as load_language
from poa.slots.base import in_language

if TYPE_CHECKING:
    from poa.catalogue import Catalogue, IssueType


def answer_lines(issue: "IssueType", route: str, language: str) -> Iterator[str]:
    """Say what Amazon wants about an issue by one route, and the steps, numbered; nothing where nobody wrote it down."""
    answer = issue.answers.get(route)
    if answer is None:
        return
    yield f"{issue.named(language)}, {route}: {in_language(answer.wants, language)}"
    for number, step in enumerate(answer.steps, 1):
        yield f"  {number}. {in_language(step, language)}"


def issue_lines(issue: "IssueType", catalogue: "Catalogue", language: str) -> Iterator[str]:
    """Tell an issue type in full: names, target, deadlines, routes with their steps, facts and evidence asked for."""
    yield f"{issue.key}  {issue.named(language)}"
    yield f"  group: {issue.group}; names: {', '.join(f'{name} ({code})' for code, name in issue.name.items())}"
    if issue.components:
        yield f"  made of: {', '.join(issue.components)}"
    if issue.target is not None:
        days = " and ".join(map(str, issue.target.window_days))
        reads = target_reads(issue.target, load_language(language))
        yield f"  target: {reads} over {days} days (as of {issue.target.as_of})"
    for deadline in issue.deadlines:
        yield f"  {deadline.days} days: {in_language(deadline.what, language)} (as of {deadline.as_of})"
    slots = catalogue.slots(issue.key)
    for title, names in (
        ("a credible letter states", issue.facts),
        ("a letter must state", tuple(name for each in issue.required for name in each.slots)),
    ):
        if names:
            yield f"  {title}:"
            for name in names:
                yield f"    {name}: {slots[name].asked(language)}" if name in slots else f"    {name}"
    if issue.evidence:
        yield f"  evidence: {', '.join(issue.evidence)}"
    for route in issue.routes:
        yield ""
        yield from answer_lines(issue, route, language) if route in issue.answers else iter((f"route {route}",))
