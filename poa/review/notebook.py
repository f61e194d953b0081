"""A report as a notebook shows it: the matrix of what is covered, and the findings with their words marked."""

from collections.abc import Iterator
from html import escape

from poa.review.coverage import KINDS, QUESTIONS
from poa.review.findings import Finding
from poa.review.levels import Level
from poa.review.report import Report

_COLOURS = {Level.ERROR: "#b00020", Level.WARNING: "#8a5a00", Level.SUGGESTION: "#44546a"}
_CELL = 'style="padding:2px 10px;text-align:left;vertical-align:top"'


def report_html(report: Report) -> str:
    """Draw a report as HTML without script, links or anything from outside."""
    parts = [f"<p><strong>{escape(summary(report))}</strong></p>", *_matrix(report), *_questions(report)]
    parts += [_finding(each) for each in report.findings]
    return f'<div style="max-width:60em">{"".join(parts)}</div>'


def summary(report: Report) -> str:
    """Say in a few words what was found."""
    counts = [(len(report.of(level)), level.label) for level in sorted(Level, reverse=True)]
    said = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count)
    return said or "Nothing to object to"


def _matrix(report: Report) -> Iterator[str]:
    coverage = report.coverage
    if not coverage.issues or not coverage.has_plan:
        return
    head = "".join(f"<th {_CELL}>{name}</th>" for name in ("Issue", *KINDS))
    yield f"<table><thead><tr>{head}</tr></thead><tbody>"
    for issue in coverage.issues:
        cells = "".join(_cell(", ".join(coverage.cells.get((issue, kind), ()))) for kind in KINDS)
        yield f"<tr><td {_CELL}>{escape(coverage.name(issue))}</td>{cells}</tr>"
    yield "</tbody></table>"
    for asked in coverage.asked:
        answer = ", ".join(asked.answered_by)
        yield f"<p>Asked for: {escape(asked.text)}: {'answered in ' + escape(answer) if answer else _missing()}</p>"


def _questions(report: Report) -> Iterator[str]:
    questions = report.coverage.questions
    if not any(questions.values()):
        return
    head = "".join(f"<th {_CELL}>{name}</th>" for name in ("Section", *QUESTIONS))
    yield f"<table><thead><tr>{head}</tr></thead><tbody>"
    for section in report.coverage.sections:
        answered = questions.get(section, ())
        cells = "".join(
            f"<td {_CELL}>{'yes' if name in answered else _missing() if (section, name) in report.coverage.unanswered else ''}</td>"
            for name in QUESTIONS
        )
        yield f"<tr><td {_CELL}>{section.replace('_', ' ')}</td>{cells}</tr>"
    yield "</tbody></table>"


def _cell(numbers: str) -> str:
    return f"<td {_CELL}>{escape(numbers) if numbers else _missing()}</td>"


def _missing() -> str:
    return f'<span style="color:{_COLOURS[Level.ERROR]}">missing</span>'


def _finding(finding: Finding) -> str:
    before, words, after = finding.excerpt.partition(finding.words) if finding.words else (finding.excerpt, "", "")
    excerpt = f"{escape(before)}<mark>{escape(words)}</mark>{escape(after)}" if words else escape(before)
    quoted = f"<br><q>{excerpt}</q>" if excerpt else ""
    return (
        f'<p><span style="color:{_COLOURS[finding.level]}">{finding.level.label}</span> '
        f"{escape(str(finding.place))}: {escape(finding.message)} <code>{escape(finding.rule)}</code>{quoted}"
        f"<br><small>{escape(finding.hint)}</small></p>"
    )
