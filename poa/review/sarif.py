"""Findings as SARIF 2.1.0, the form that editors and code-hosting services read."""

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from poa.review.findings import Finding, Place
from poa.review.levels import Level
from poa.review.report import Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "note"}


def sarif(report: Report) -> dict[str, Any]:
    """Give a report as a SARIF log of one run; accepted findings are results with a suppression."""
    accepted = [each.finding for each in report.accepted]
    ids = list(dict.fromkeys(finding.rule for finding in (*report.findings, *accepted)))
    results = [_result(finding, ids) for finding in report.findings]
    results += [
        {**_result(each.finding, ids), "suppressions": [{"kind": "external", "justification": each.reason}]}
        for each in report.accepted
    ]
    driver = {"name": "poa", "rules": list(_described(ids, report))}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _described(ids: Iterable[str], report: Report) -> Iterable[Mapping[str, Any]]:
    known = {rule.id: rule for rule in report.rules}
    for name in ids:
        rule = known.get(name)
        if rule is None:  # what is said of the case's acceptances
            yield {"id": name}
            continue
        yield {
            "id": name,
            "shortDescription": {"text": rule.summary},
            "fullDescription": {"text": rule.why},
            "help": {"text": rule.hint},
            "defaultConfiguration": {"level": _LEVELS[rule.level]},
        }


def _result(finding: Finding, ids: list[str]) -> dict[str, Any]:
    text = f"{finding.message} {finding.hint}".strip()
    return {
        "ruleId": finding.rule,
        "ruleIndex": ids.index(finding.rule),
        "level": _LEVELS[finding.level],
        "message": {"text": text},
        "locations": [_location(finding.place, finding.excerpt)],
    }


def _location(place: Place, excerpt: str) -> dict[str, Any]:
    name = "/".join(str(part) for part in (place.section or "letter", place.number) if part)
    location: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": name}]}
    if place.file is not None:
        physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(PurePath(place.file))}}
        if place.line is not None:
            physical["region"] = {"startLine": place.line, **({"snippet": {"text": excerpt}} if excerpt else {})}
        location["physicalLocation"] = physical
    return location


def _uri(path: PurePath) -> str:
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")
