"""The review: what a strict reader at Amazon would object to in a letter, rule by rule, each with its reason."""

from typing import Any

from poa.review.coverage import Asked, Coverage
from poa.review.findings import Finding, Place
from poa.review.levels import Level
from poa.review.overlap import Overlap
from poa.review.phrases import load_phrases
from poa.review.report import AcceptedFinding, Report
from poa.review.reviewer import chosen, review
from poa.review.rule import Hit, Rule
from poa.review.subject import Subject

__all__ = [
    "RULES", "AcceptedFinding", "Asked", "Coverage", "Finding", "Hit", "Level", "Overlap", "Place", "Report", "Rule",
    "Subject", "chosen", "load_phrases", "review",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name == "RULES":  # the rules import this package's modules
        from poa.review.rules import all_rules  # noqa: PLC0415

        return all_rules()
    raise AttributeError(f"module 'poa.review' has no attribute '{name}'")
