"""A report on a terminal: each finding with its words underlined, then what the letter covers."""

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from poa.review.coverage import KINDS, QUESTIONS
from poa.review.levels import Level
from poa.review.notebook import summary

if TYPE_CHECKING:
    from poa.review import Coverage, Finding, Report

_CONTROLS = frozenset(("Cc", "Zl", "Zp"))  # Unicode categories
_TURNS = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))  # bidirectional classes
_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.SUGGESTION: "cyan"}


def written(report: "Report") -> str:
    """Write a report for a person. Click takes the colours out where there is no terminal."""
    lines = [line for finding in report.findings for line in finding_lines(finding)]
    lines += coverage_lines(report.coverage)
    lines += _overlap_lines(report)
    for each in report.accepted:
        lines.append(f"Accepted: {each.finding.rule} ({shown(each.reason)})")
    return "\n".join([*lines, f"{summary(report)}."]) + "\n"


def shown(text: str) -> str:
    """Write out what would command a terminal or turn its line around: control characters and marks of direction."""
    return "".join(f"\\u{ord(sign):04x}" if _commands(sign) else sign for sign in text)


def _commands(sign: str) -> bool:
    return unicodedata.category(sign) in _CONTROLS or unicodedata.bidirectional(sign) in _TURNS


def finding_lines(finding: "Finding") -> Iterator[str]:
    """Give the lines of one finding."""
    place = finding.place
    message, excerpt, words = shown(finding.message), shown(finding.excerpt), shown(finding.words)
    where = ":".join(str(part) for part in (place.file, place.line) if part is not None)
    named = place.number or (place.section or "letter").replace("_", " ")
    level = click.style(finding.level.label, fg=_COLOURS[finding.level], bold=True)
    yield f"{shown(where) + ': ' if where else ''}{named}: {level}: {message} [{finding.rule}]"
    if excerpt:
        yield f"    {excerpt}"
        at = excerpt.find(words)
        if words and at >= 0 and words != excerpt:
            mark = click.style("~" * _width(words), fg=_COLOURS[finding.level])
            yield f"    {' ' * _width(excerpt[:at])}{mark}"
    yield f"    {shown(finding.hint)}"
    yield ""


def coverage_lines(coverage: "Coverage") -> Iterator[str]:
    """Give the matrix issue by (cause, done, prevented), the six questions by section, and what is empty."""
    if coverage.issues and coverage.has_plan:
        rows = [["issue", *KINDS]]
        rows += [
            [shown(coverage.name(issue)), *(", ".join(coverage.cells.get((issue, kind), ())) or "-" for kind in KINDS)]
            for issue in coverage.issues
        ]
        yield from _table(rows)
        for issue, kind in coverage.empty:
            yield f"Nothing is said of {shown(coverage.name(issue))}: {kind}."
        yield ""
    for asked in coverage.asked:
        answer = f"answered in {', '.join(asked.answered_by)}" if asked.answered_by else "not answered"
        yield f"The notice asks: {shown(asked.text)} - {answer}."
    if any(coverage.questions.values()):
        rows = [["section", *QUESTIONS]]
        for section in coverage.sections:
            answered = coverage.questions.get(section, ())
            marks = [
                "yes" if name in answered else "-" if (section, name) in coverage.unanswered else ""
                for name in QUESTIONS
            ]
            rows.append([section.replace("_", " "), *marks])
        yield from _table(rows)
        for section, question in coverage.unanswered:
            yield f"The section {section.replace('_', ' ')} does not say {question}."
        yield ""


def _overlap_lines(report: "Report") -> Iterator[str]:
    measured = report.overlap
    yield (
        f"Words: {measured.catalogue:.0%} from the catalogue, {measured.facts:.0%} facts, {measured.own:.0%} the seller's own."
    )
    for attempt in measured.attempts:
        yield f"{attempt.share:.0%} of it stood in the letter of {attempt.sent_on} already."


def _table(rows: list[list[str]]) -> Iterator[str]:
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
