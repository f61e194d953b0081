"""What the review says of a letter: its findings in reading order, and what the letter covers."""

import json
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from poa.review.coverage import Coverage
from poa.review.findings import Finding
from poa.review.levels import Level
from poa.review.overlap import Overlap
from poa.review.rule import Rule


@frozen
class AcceptedFinding:
    """A finding that the case accepts, and the reason that it gives."""

    finding: Finding
    reason: str


@frozen
class Report:
    """The findings of a review, what of the letter's task is covered, and how much of it is whose words.

    `accepted` are findings that the case's `[[accepted]]` answers; they count in nothing else. `rules` are those that
    were asked.
    """

    findings: tuple[Finding, ...] = ()
    coverage: Coverage = field(factory=Coverage)
    overlap: Overlap = field(factory=Overlap)
    accepted: tuple[AcceptedFinding, ...] = ()
    rules: tuple[Rule, ...] = field(default=(), repr=False, eq=False)

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return not self.errors

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are errors."""
        return self.of(Level.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that are warnings."""
        return self.of(Level.WARNING)

    @property
    def suggestions(self) -> tuple[Finding, ...]:
        """The findings that are suggestions."""
        return self.of(Level.SUGGESTION)

    def of(self, level: Level) -> tuple[Finding, ...]:
        """The findings of one level."""
        return tuple(each for each in self.findings if each.level == level)

    def to_dict(self) -> dict[str, Any]:
        """Give the report as plain data, in the form of `poa/review/report.schema.json`."""
        return {
            "ok": self.ok,
            "counts": {level.label: len(self.of(level)) for level in sorted(Level, reverse=True)},
            "findings": [_finding(each) for each in self.findings],
            "accepted": [{**_finding(each.finding), "reason": each.reason} for each in self.accepted],
            "coverage": self.coverage.to_dict(),
            "overlap": self.overlap.to_dict(),
        }

    def to_json(self) -> str:
        """Give the report as JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2) + "\n"

    def to_sarif(self) -> str:
        """Give the findings as SARIF 2.1.0, for editors and code-hosting services."""
        from poa.review.sarif import sarif  # noqa: PLC0415 - it describes the rules, which describe reports

        return json.dumps(sarif(self), ensure_ascii=False, indent=2) + "\n"

    def _repr_html_(self) -> str:
        from poa.review.notebook import report_html  # noqa: PLC0415 - display only

        return report_html(self)


def _finding(finding: Finding) -> Mapping[str, Any]:
    place = finding.place
    return {
        "rule": finding.rule,
        "level": finding.level.label,
        "message": finding.message,
        "hint": finding.hint,
        "excerpt": finding.excerpt,
        "words": finding.words,
        "place": {
            "section": place.section,
            "point": place.point,
            "number": place.number,
            "block": list(place.block),
            "start": place.start,
            "end": place.end,
            "line": place.line,
            "file": place.file,
        },
    }
