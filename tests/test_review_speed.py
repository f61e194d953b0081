"""No text can make the review slow: it uses RE2 alone, and its work grows with the length, not faster."""

import ast
import time
from pathlib import Path

import pytest

from poa import PlanOfAction, review

REVIEW = Path(__file__).parent.parent / "poa" / "review"
HOSTILE = {
    "one letter": "a",
    "blanks": " ",
    "open brackets": "([{<",
    "quotation marks": '"a ',
    "full stops": "a. ",
    "figures": "1 of 2 orders, ",
    "dates": "1 May 2026 ",
    "dots of a date": "1.1.",
    "capitals": "ABC ",
    "names": "Zhao Min ",
    "will": "will we ",
    "e-mail addresses": "a@b.",
    "Chinese": "我们将",
    "the same sentence": "We shipped 9 orders on 3 May 2026. ",
    "links": "http://www.",
    "identifiers": "114-1234567-",
}


@pytest.mark.parametrize("path", sorted(REVIEW.rglob("*.py")), ids=lambda path: str(path.relative_to(REVIEW)))
def test_a_module_of_the_review_compiles_no_pattern_that_could_backtrack(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        assert "re" not in names
        assert not (isinstance(node, ast.ImportFrom) and node.module == "re")


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_four_times_the_text_takes_about_four_times_as_long(unit):
    def taken(length: int) -> float:
        letter = PlanOfAction(remediation=[unit * (length // len(unit))])
        begin = time.process_time()
        review(letter)
        return time.process_time() - begin

    taken(1_000)
    short = min(taken(8_000) for _ in range(3))
    long = min(taken(32_000) for _ in range(2))
    assert long < max(short * 10, 0.05)  # a square would be 16 times; the machines are noisy
