"""An action or a measure that answers none of the causes."""

from collections.abc import Iterator

from poa.review.levels import Level
from poa.review.passages import PointSeen
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.review.substance import said_in
from poa.review.topics import may_answer, share_words, stands_for_itself, topics_of

_LEAST_STRAY = 2  # actions of a draft that are about something else than its causes


def check(subject: Subject) -> Iterator[Hit]:
    """Look at what each action answers: by key where the case ties them, else by what the words are about.

    With a case that has one cause, or ties nothing, only the seller's own words are looked at.
    """
    causes = subject.points_of("root_cause")
    answers = (*subject.points_of("remediation"), *subject.points_of("prevention"))
    is_tied = any(point.point.addresses for point in answers)
    if is_tied and len(causes) > 1:
        yield from _by_key(subject, causes, answers)
    elif subject.case is not None and (is_tied or subject.is_composed):
        yield from _by_key(subject, causes, tuple(point for point in answers if point.is_own_words))
    elif not is_tied and (subject.case is None or subject.letter.origin is not None):
        yield from _by_words(subject)


def _by_key(subject: Subject, causes: tuple[PointSeen, ...], answers: tuple[PointSeen, ...]) -> Iterator[Hit]:
    stated = {each for cause in causes for each in (cause.point.paragraph or "").split("+")}
    untied = [point for point in answers if not point.point.addresses and not _suggests(point, stated, subject)]
    said = said_in(subject, "root_cause") if untied else ""
    for point in untied if topics_of(said) else ():
        if _is_stray(point, said):
            what = "action" if point.section == "remediation" else "measure"
            yield Hit(f"The {what} {point.number} answers none of the causes.", point.start, point.end)


def _suggests(point: PointSeen, stated: set[str], subject: Subject) -> bool:
    """Whether a paragraph of the catalogue may be used for one of the causes, or for any."""
    ids = (point.point.paragraph or "").split("+") if point.point.paragraph else ()
    for each in ids:
        paragraph = subject.catalogue.paragraph_in_any(each, subject.letter.language)
        if paragraph is not None and (not paragraph.addresses or stated & set(paragraph.addresses)):
            return True
    return False


def _by_words(subject: Subject) -> Iterator[Hit]:
    said = said_in(subject, "root_cause")
    if not topics_of(said):
        return
    stray = [point for point in subject.points_of("remediation") if _is_stray(point, said)]
    if len(stray) >= _LEAST_STRAY:
        first = stray[0]
        beginning = " ".join(first.text.split()[:8])
        yield Hit(
            f"{len(stray)} actions answer none of the causes; the first begins '{beginning}'.", first.start, first.end
        )


def _is_stray(point: PointSeen, causes: str) -> bool:
    if stands_for_itself(point.text):
        return False
    topics = topics_of(point.text)
    return bool(topics) and not may_answer(topics, topics_of(causes)) and not share_words(point.text, causes)


_TYPED = {
    "key": "typed-by-hand",
    "words": "From 1 to 5 May 2026 one clerk typed in the tracking numbers of 37 orders on the next morning.",
}
_HANDLING = {
    "key": "handling",
    "words": "The handling time of SKU CH-220 was still 1 day, although packing it to order takes 2 days.",
}
_LINKED = {
    "words": "On 18 May 2026 Zhao Min set our order system to send the tracking number when the label is bought.",
    "addresses": ["typed-by-hand", "handling"],
}
_LINKED_TO_ONE = {**_LINKED, "addresses": ["typed-by-hand"]}

RULE = Rule(
    id="action_without_cause",
    level=Level.WARNING,
    summary="An action or a measure has nothing to do with the causes that the letter names.",
    why="What answers no cause reads as taken from another letter, or hints at a cause that is kept back; it also hides "
    "the actions that count.",
    source="facts.md 3.2; A3, X5",
    hint='Tie it to the cause it answers (addresses = ["key-of-the-cause"]), name the cause it was taken for, or take it out.',
    check=check,
    flags=[
        example(
            case={
                "root_cause": [_TYPED, _HANDLING],
                "remediation": [_LINKED, {"words": "On 20 May 2026 Li Wei registered our logo as a trademark."}],
            }
        ),
        example(
            case={
                "root_cause": [_TYPED, _HANDLING],
                "remediation": [_LINKED],
                "prevention": [{"words": "Li Wei sets a ceiling price for each repriced SKU every Monday."}],
            }
        ),
        example(
            case={"remediation": [_LINKED_TO_ONE, {"words": "On 20 May 2026 Li Wei replaced the pictures of 12 mugs."}]},
            note="one cause",
        ),
        example(
            case={
                "remediation": [{"words": _LINKED_TO_ONE["words"]}],
                "prevention": [{"words": "Li Wei sets a ceiling price for each repriced SKU every Monday."}],
            },
            note="nothing is tied",
        ),
        example(
            root_cause=["Tracking numbers were typed in by one clerk on the next morning."],
            remediation=[
                "On 3 May 2026 Zhao Min linked confirmation and label.",
                "We registered our logo as a trademark on 4 May 2026.",
                "We set a ceiling price in the repricer on 5 May 2026.",
            ],
        ),
    ],
    accepts=[
        example(case={}),
        example(
            case={"remediation": [_LINKED_TO_ONE, {"words": "On 20 May 2026 Zhao Min bought a second label printer."}]},
        ),
        example(
            case={
                "remediation": [
                    {"words": _LINKED_TO_ONE["words"]},
                    {"words": "On 19 May 2026 Chen Yu told the 6 buyers the new date."},
                ],
            },
            note="nothing is tied, and it answers the buyers",
        ),
        example(
            case={
                "root_cause": [_TYPED, _HANDLING],
                "remediation": [_LINKED, {"words": "On 15 May 2026 Zhao Min shipped all 9 open orders."}],
            },
            note="it answers the defect itself",
        ),
        example(
            case={
                "root_cause": [_TYPED, _HANDLING],
                "remediation": [_LINKED, {"words": "On 15 May 2026 Chen Yu refunded 6 buyers."}],
            },
            note="it answers the buyers",
        ),
        example(
            case={
                "root_cause": [_TYPED, _HANDLING],
                "remediation": [_LINKED],
                "prevention": [{"words": "Li Wei reads the Late Shipment Rate every Monday and acts at 2%."}],
            },
            note="it measures",
        ),
        example(
            root_cause=["The boxes were too thin for glass and had not been drop-tested."],
            remediation=[
                "On 3 May 2026 Zhao Min changed to double-wall boxes.",
                "On 4 May 2026 Chen Yu answered 12 messages.",
                "On 5 May 2026 Zhao Min tested 20 parcels with inserts.",
            ],
        ),
        example(
            root_cause=["We were careless."],
            remediation=["On 3 May 2026 Zhao Min moved to a new carrier.", "On 4 May 2026 we changed 12 photos."],
            note="the cause is about nothing",
        ),
    ],
)  # fmt: skip
