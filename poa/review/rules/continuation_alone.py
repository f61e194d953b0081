"""A paragraph of the catalogue that reads only after another, without that other."""

from collections.abc import Iterable, Iterator

from poa.case import STATEMENT_SECTIONS
from poa.catalogue import Paragraph
from poa.review.levels import Level
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_ANY = "*"


def check(subject: Subject) -> Iterator[Hit]:
    """Look at the first paragraph of each point, and of the greeting, the acknowledgement and the closing."""
    before: dict[str, set[str]] = {section: set() for section in STATEMENT_SECTIONS}
    for point in subject.points:
        ids = (point.point.paragraph or "").split("+") if point.point.paragraph else ()
        found = _stray(ids, before[point.section], subject)
        if found is not None:
            yield Hit(_message(found), point.start, point.end)
        before[point.section] |= {_slug(each) for each in ids} or {""}
    for section in ("greeting", "acknowledgement", "closing"):
        statement = getattr(subject.case, section) if subject.case else None
        found = _stray(statement.paragraphs if statement else (), set(), subject)
        if found is not None:
            yield Hit(_message(found), section=section)


def _stray(ids: Iterable[str], before: set[str], subject: Subject) -> Paragraph | None:
    """Give the first paragraph if it follows one that does not stand before it."""
    first = next(iter(ids), None)
    paragraph = subject.catalogue.paragraph_in_any(first, subject.letter.language) if first is not None else None
    if paragraph is None:
        return None
    stands = not paragraph.follows or (before if _ANY in paragraph.follows else before & set(paragraph.follows))
    return None if stands else paragraph


def _message(paragraph: Paragraph) -> str:
    follows = [f"'{each}'" for each in paragraph.follows if each != _ANY]
    after = " or ".join(follows) if follows else "another paragraph"
    return f"'{_slug(paragraph.id)}' only reads after {after}, which does not stand before it."


def _slug(paragraph_id: str) -> str:
    return paragraph_id.rpartition("/")[2]


_CAUSE = "late_shipment_rate/root_cause/"
_DONE = "late_shipment_rate/remediation/"
_LATE = {
    "paragraph": f"{_CAUSE}tracking-entered-late",
    "facts": {
        "affected_period": {"from": "2026-05-01", "to": "2026-05-05"},
        "cause_late_order_count": 31,
        "late_order_record": "the carrier scans",
        "tracking_entry_staff": "one clerk",
        "tracking_entry_time": "10:00",
    },
}
_HOLIDAY = {"paragraph": f"{_CAUSE}tracking-entered-late-holiday"}
_OWN = {"words": "From 1 to 5 May 2026 one clerk typed in the tracking numbers of 37 orders on the next morning."}

RULE = Rule(
    id="continuation_alone",
    level=Level.WARNING,
    summary="A paragraph that reads only after another stands without it.",
    why="Such a paragraph goes on from what the one before it has said; alone it speaks of something that the reviewer "
    "has not been told.",
    source="DESIGN 5; docs/writing-paragraphs.md",
    hint='Join it to the paragraph it follows, in one statement: paragraph = ["the first", "this one"].',
    check=check,
    flags=[
        example(case={"root_cause": [_HOLIDAY | {"key": "typed-by-hand"}]}),
        example(case={"root_cause": [{**_OWN, "key": "typed-by-hand"}, _HOLIDAY]}),
        example(case={"remediation": [{"paragraph": f"{_DONE}no-overdue-orders"}]}),
        example(case={"root_cause": [{"paragraph": f"{_CAUSE}late-order-table", "key": "typed-by-hand"}]}),
    ],
    accepts=[
        example(case={}),
        example(case={"root_cause": [_LATE | {"key": "typed-by-hand"}]}),
        example(
            case={
                "root_cause": [
                    {**_LATE, "paragraph": [_LATE["paragraph"], _HOLIDAY["paragraph"]], "key": "typed-by-hand"}
                ]
            }
        ),
        example(case={"root_cause": [_LATE | {"key": "typed-by-hand"}, _HOLIDAY]}, note="in the point before it"),
        "The table lists 31 orders that Zhao Min traced to this cause.",
    ],
)  # fmt: skip
