"""A letter about an issue with papers, for the examples of the rules about papers; every name in it is invented."""

from collections.abc import Iterable, Mapping
from typing import Any

from poa.review.rule import Example, example

_CLOSED = "On 18 May 2026 Li Wei closed the listing."


def paper_example(
    issue: str, *papers: Mapping[str, Any], note: str = "", asins: Iterable[str] = (), **changes: Any
) -> Example:
    """Make a letter about an issue with a case that has these papers, each at least a kind."""
    words = [{"words": _CLOSED, "issue": issue}]
    case = {
        "issues": [issue],
        "notice": {"issues": [issue], "asins": list(asins)},
        "root_cause": words,
        "remediation": words,
        "prevention": words,
        "evidence": [
            {"key": f"paper-{number}", "title": f"Paper {number}", **paper} for number, paper in enumerate(papers, 1)
        ],
        **changes,
    }
    return example(case=case, remediation=[_CLOSED], note=note)
