"""The pages about the catalogue, generated: every issue type, and what its paragraphs cover. A test compares them."""

from collections.abc import Iterator
from typing import Any

from poa.case import STATEMENT_SECTIONS
from poa.catalogue import Catalogue, IssueType, Paragraph, Target
from poa.catalogue.check import example_facts
from poa.catalogue.coverage import covering
from poa.catalogue.wording import target_reads
from poa.fill import fill
from poa.keys import ANY_ISSUE, SECTION_KEYS, paragraph_parts
from poa.languages import language
from poa.sections import PlanOfAction, Point
from poa.slots.base import in_language

_HEAD = "<!-- Made by `pytest tests/test_catalogue_pages.py --regen`; change the catalogue, not this page. -->\n\n"
_LANGUAGES = ("en", "zh")
_QUESTIONS = ("why", "what", "where", "when", "who", "how")


def issue_types_page(catalogue: Catalogue) -> str:
    """Make the page of issue types: names, target, window, routes, deadlines, facts and evidence of each."""
    groups = dict.fromkeys(issue.group for issue in catalogue.issues)
    lines = [
        "# Issue types",
        "",
        (
            "The reasons for which Amazon deactivates an account or removes a listing, as far as the catalogue knows them. "
            "A route is how Amazon has the issue answered; only *plan* and *questionnaire* take a Plan of Action."
        ),
        "",
        "| key | name | 名称 | target | routes |",
        "|---|---|---|---|---|",
        *(_row(issue) for issue in catalogue.issues),
    ]
    for group in groups:
        lines += ["", f"## {group.capitalize()}"]
        for issue in catalogue.issues:
            if issue.group == group:
                lines += ["", *_issue(issue, catalogue)]
    return _HEAD + "\n".join(lines) + "\n"


def coverage_page(catalogue: Catalogue) -> str:
    """Make the coverage page: paragraphs by issue, section and language, questions answered, causes and their answers."""
    lines = [
        "# Coverage",
        "",
        (
            "How many paragraphs each issue type has of its own, in English and Chinese, and which of the six questions "
            "they can answer (W: why, A: what, P: where, T: when, O: who, H: how). `any` is for every issue that a "
            "paragraph does not exclude."
        ),
        "",
        f"| issue | {' | '.join(section.replace('_', ' ') for section in SECTION_KEYS)} |",
        f"|---|{'---|' * len(SECTION_KEYS)}",
        *(_counts(key, catalogue) for key in (*(issue.key for issue in catalogue.issues), ANY_ISSUE)),
        "",
        "## What is put into words",
        "",
        (
            "For each issue the causes, actions and measures that occur, with the paragraphs that say them, or the reason "
            "why there is none."
        ),
    ]
    for issue in catalogue.issues:
        if any(getattr(issue.expected, section) for section in STATEMENT_SECTIONS):
            lines += ["", f"### {issue.named('en')} (`{issue.key}`)", "", *_covered(issue, catalogue)]
    return _HEAD + "\n".join(lines) + "\n"


def questions(paragraph: Paragraph, catalogue: Catalogue) -> tuple[str, ...]:
    """Say which of the six questions a paragraph answers in a letter, filled with the examples of its slots."""
    issue = paragraph_parts(paragraph.id)[0]
    blocks = fill(paragraph.blocks, example_facts(catalogue, issue, paragraph.language), language(paragraph.language))
    content: Any = [Point(blocks)] if paragraph.section in STATEMENT_SECTIONS else blocks
    letter = PlanOfAction(language=paragraph.language, **{paragraph.section: content})
    return letter.questions_answered[paragraph.section]


def _row(issue: IssueType) -> str:
    target = _target(issue.target) if issue.target else ""
    names = (issue.named("en"), issue.named("zh") if "zh" in issue.name else "")
    return f"| `{issue.key}` | {names[0]} | {names[1]} | {target} | {', '.join(issue.routes)} |"


def _target(target: Target) -> str:
    return f"{target_reads(target, language('en'))} over {' and '.join(map(str, target.window_days))} days"


def _issue(issue: IssueType, catalogue: Catalogue) -> Iterator[str]:
    names = [f"{name} ({code})" for code, name in sorted(issue.name.items())]
    yield f"### {issue.named('en')}"
    yield ""
    yield f"`{issue.key}`{'' if issue.core else ', recognised, without paragraphs'}: {'; '.join(names)}."
    if issue.components:
        yield f"Made of {', '.join(f'`{each}`' for each in issue.components)}."
    if issue.target is not None:
        yield ""
        yield f"Target: {_target(issue.target)} (as of {issue.target.as_of}; {issue.target.source})."
    for deadline in issue.deadlines:
        yield ""
        what = in_language(deadline.what, "en").rstrip(".")
        yield f"{deadline.days} days: {what} (as of {deadline.as_of}; {deadline.source})."
    for route in issue.routes:
        answer = issue.answers.get(route)
        yield ""
        yield f"**{route}**: {in_language(answer.wants, 'en')}" if answer else f"**{route}**"
        if answer and answer.steps:
            yield ""
            yield from (f"{number}. {in_language(step, 'en')}" for number, step in enumerate(answer.steps, 1))
    slots = catalogue.slots(issue.key)
    for title, facts in (
        ("A letter must state", tuple(name for each in issue.required for name in each.slots)),
        ("A credible letter states", issue.facts),
    ):
        if facts:
            yield ""
            yield f"{title}:"
            yield ""
            yield from (f"- `{name}`: {slots[name].asked('en')}" for name in dict.fromkeys(facts))
    if issue.evidence:
        yield ""
        yield f"Evidence: {', '.join(f'`{kind}`' for kind in issue.evidence)}."
    yield ""
    yield f"Source: {issue.source} (as of {issue.as_of})."


def _counts(key: str, catalogue: Catalogue) -> str:
    cells = []
    for section in SECTION_KEYS:
        ids = catalogue.paragraph_ids(key, section)
        found = [catalogue.paragraph_in_any(each, "en") for each in ids]
        answered = {name for each in found if each for name in questions(each, catalogue)}
        marks = "".join(mark for name, mark in zip(_QUESTIONS, "WAPTOH", strict=True) if name in answered)
        counts = "/".join(
            str(sum(code in pack.paragraph_files(key).get(each, {}) for each in ids for pack in catalogue.packs))
            for code in _LANGUAGES
        )
        cells.append(f"{counts} {marks}".strip() if ids else "")
    return f"| `{key}` | {' | '.join(cells)} |"


def _covered(issue: IssueType, catalogue: Catalogue) -> Iterator[str]:
    for section in STATEMENT_SECTIONS:
        reasons = {each.item: each.reason for each in issue.without if each.section == section}
        for item, ids in covering(issue, catalogue, section).items():
            said = ", ".join(f"`{each}`" for each in ids) or f"none: {reasons.get(item, '')}"
            yield f"- {section.replace('_', ' ')}, {item}: {said}"
