"""A cause that no action and no measure answers."""

from collections.abc import Iterator

from poa.review.levels import Level
from poa.review.passages import PointSeen
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.review.substance import count_words, said_in
from poa.review.topics import may_answer, share_words, topics_of

_LEAST_ANSWER = 25  # words of actions and measures; below that the sections are not there, or hardly


def check(subject: Subject) -> Iterator[Hit]:
    """Look at what answers each cause: by its key where the case ties them, else by what the words are about."""
    causes = subject.points_of("root_cause")
    answers = (*subject.points_of("remediation"), *subject.points_of("prevention"))
    addressed = {key for point in answers for key in point.point.addresses}
    if addressed:
        yield from _by_key(causes, answers, addressed)
    elif subject.case is None or subject.letter.origin is not None:
        yield from _by_words(subject, causes)


def _by_key(causes: tuple[PointSeen, ...], answers: tuple[PointSeen, ...], addressed: set[str]) -> Iterator[Hit]:
    if len(causes) < 2 or all(cause.point.key in addressed for cause in causes):
        return
    untied = frozenset(topic for point in answers if not point.point.addresses for topic in topics_of(point.text))
    for cause in causes:
        if cause.point.key in addressed or may_answer(topics_of(cause.text), untied):
            continue
        yield Hit(f"No action and no measure answers cause {cause.number}.", cause.start, cause.end)


def _by_words(subject: Subject, causes: tuple[PointSeen, ...]) -> Iterator[Hit]:
    said = said_in(subject, "remediation", "prevention")
    if count_words(said) < _LEAST_ANSWER:
        return
    answered = topics_of(said)
    if not answered:
        return
    for cause in causes:
        about = topics_of(cause.text)
        if about and not may_answer(about, answered) and not share_words(cause.text, said):
            beginning = " ".join(cause.text.split()[:8])
            yield Hit(f"No action and no measure answers the cause that begins '{beginning}'.", cause.start, cause.end)


_TYPED = {
    "key": "typed-by-hand",
    "words": "From 1 to 5 May 2026 one clerk typed in the tracking numbers of 37 orders on the next morning.",
}
_COLOURS = {
    "key": "colours",
    "words": "Two colours of the same cup lay on one shelf and were picked without a scan in 9 orders.",
}

RULE = Rule(
    id="cause_without_action",
    level=Level.WARNING,
    summary="A root cause is named and nothing in the plan answers it.",
    why="Amazon asks that each stated cause has its own corrective action; a cause without one is still at work.",
    source="facts.md 1.1 and 3.2; A3, X5",
    hint='Add what was done about it and tie the two: addresses = ["key-of-the-cause"]; or take the cause out if it is none.',
    check=check,
    flags=[
        example(case={"root_cause": [_TYPED, _COLOURS]}),
        example(
            root_cause=["The boxes were too thin and had not been drop-tested.", "Prices were set without a ceiling in the repricer."],
            remediation=["On 3 May 2026 Zhao Min changed to double-wall boxes with corner inserts and tested 20 of them."],
            prevention=["Zhao Min drop-tests 3 packed boxes every month and stops packing if one item breaks."],
        ),
        example(
            root_cause=["Tracking numbers were typed in on the next morning.", "Our photos showed another lid from the one we sent."],
            remediation=["On 3 May 2026 Zhao Min linked the shipment confirmation to the label purchase in our account."],
            prevention=["Zhao Min looks for labels without confirmation every day at 17:00 and confirms shipment before the ship-by date."],
        ),
    ],
    accepts=[
        example(case={}),
        example(
            case={
                "root_cause": [_TYPED, _COLOURS],
                "prevention": [
                    {
                        "words": "Zhao Min has scanned each cup before packing since 18 May 2026.",
                        "addresses": ["colours"],
                    }
                ],
            },
            note="a measure answers it",
        ),
        example(
            case={
                "root_cause": [_TYPED, _COLOURS],
                "prevention": [{"words": "Zhao Min has scanned the barcode of each cup since 18 May 2026."}],
            },
            note="not tied, but plainly about it",
        ),
        example(
            root_cause=["Tracking numbers were typed in on the next morning."],
            remediation=["On 18 May 2026 Zhao Min set ShipStation to send the number when the label is bought."],
            prevention=["Zhao Min looks for labels without a carrier scan every working day at 17:00 and traces the parcel."],
        ),
        example(
            root_cause=["The units came from a wholesaler who was not authorised."],
            remediation=["On 18 May 2026 Li Wei ended the purchases and removed 240 units from the warehouse."],
            prevention=["Li Wei buys from the manufacturer only and keeps each invoice and letter with the lot number."],
        ),
        example(
            root_cause=["We were not familiar with the rules for new sellers."],
            remediation=["On 18 May 2026 Li Wei and 3 packers attended a course on the packing of glass."],
            prevention=["Zhao Min drop-tests 3 boxes every month and changes the padding if an item breaks."],
            note="a general cause is about nothing that could be missed",
        ),
    ],
)  # fmt: skip
