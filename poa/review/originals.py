"""Whether the seller states that the originals of the papers in question are held."""

from collections.abc import Iterator, Mapping

from poa.case import Case
from poa.facts import Fact
from poa.review.subject import Subject

FACT = "original_held"


def original_is_held(subject: Subject) -> bool:
    """Whether a fact says `original_held = true`: of a paper, `[[evidence]] facts = { … }`, or of the case."""
    case = subject.case
    return case is not None and any(FACT in table and table[FACT].value is True for table in _tables(case))


def _tables(case: Case) -> Iterator[Mapping[str, Fact]]:
    yield case.facts
    yield from case.defaults.values()
    yield from (statement.facts for _, _, statement in case.statements())
    yield from (paper.facts for paper in case.evidence)
