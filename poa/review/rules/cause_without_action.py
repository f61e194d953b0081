"""A cause that no action and no measure answers."""

from collections.abc import Iterable, Iterator

from poa.keys import ANY_ISSUE
from poa.review.coverage import name_of
from poa.review.levels import Level
from poa.review.passages import PointSeen
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.review.substance import count_words, said_in
from poa.review.topics import may_answer, share_words, stands_for_itself, topics_of
from poa.tree import Ref

_LEAST_CAUSES = 2  # one cause is what everything answers
_LEAST_ANSWER = 25  # words of actions and measures; below that the sections are not there, or hardly


def check(subject: Subject) -> Iterator[Hit]:
    """Look at what answers each cause: by its key where the case ties them, else by what the words are about.

    What answers the buyers, the open orders or the measurement, and what holds for any cause, answers none.
    """
    causes = subject.points_of("root_cause")
    answers = (*subject.points_of("remediation"), *subject.points_of("prevention"))
    if any(point.point.addresses for point in answers):
        yield from _by_key(subject, causes, answers)
    elif subject.case is None or subject.letter.origin is not None:
        yield from _by_words(subject, causes)


def _by_key(subject: Subject, causes: tuple[PointSeen, ...], answers: tuple[PointSeen, ...]) -> Iterator[Hit]:
    """Go through the causes that no key ties to an answer; what no key ties counts where it is about the cause alone."""
    if len(causes) < _LEAST_CAUSES:
        return
    addressed = {key for point in answers if not _is_remedy(point, subject) for key in point.point.addresses}
    free = [point for point in answers if not point.point.addresses]
    for cause in causes:
        if cause.point.key in addressed or any(_is_about(point, cause, subject) for point in free):
            continue
        yield Hit(f"No action and no measure answers cause {cause.number}.", cause.start, cause.end)


def _is_remedy(point: PointSeen, subject: Subject) -> bool:
    """Whether a paragraph answers the buyers or the measurement, so that it removes no cause, whatever it is tied to."""
    ids = _paragraphs(point)
    return (
        bool(ids)
        and not any(each.startswith(f"{ANY_ISSUE}/") for each in ids)
        and not _suggested(ids, subject)
        and stands_for_itself(point.text)
    )


def _is_about(point: PointSeen, cause: PointSeen, subject: Subject) -> bool:
    """Whether an action or measure that no key ties to a cause is about this one, and belongs to the same issue."""
    if None not in {point.point.issue, cause.point.issue} and point.point.issue != cause.point.issue:
        return False
    suggested, stated = _suggested(_paragraphs(point), subject), _paragraphs(cause)
    if suggested and stated:
        return not suggested.isdisjoint(stated)
    if stands_for_itself(point.text):
        return False
    said, why = _without_names(point, subject), _without_names(cause, subject)
    if share_words(said, why):
        return True
    common = topics_of(said) & topics_of(why)
    issue = name_of(cause.point.issue, subject) if cause.point.issue else ""
    return bool(common - topics_of(issue)) or (bool(common) and share_words(said, why, least=1, unless=issue))


def _paragraphs(point: PointSeen) -> frozenset[str]:
    return frozenset(each for each in (point.point.paragraph or "").split("+") if each)


def _suggested(ids: Iterable[str], subject: Subject) -> frozenset[str]:
    """Give the causes that paragraphs usually answer, as the catalogue says."""
    return frozenset(
        cause
        for each in ids
        if subject.catalogue.has_paragraph(each)
        for cause in subject.catalogue.paragraph(each, subject.letter.language).addresses
    )


def _without_names(point: PointSeen, subject: Subject) -> str:
    """Give the words of a point without the people, days and references, which say nothing of what it is about."""
    text, kept, at = subject.text, "", point.start
    cut = [(each.start, each.end) for each in (*subject.people, *subject.moments)]
    cut += [(each.start, each.end) for each in point.said if isinstance(each.node, Ref)]
    for start, end in sorted(cut):
        if at <= start and end <= point.end:
            kept += f"{text[at:start]} "
            at = end
    return kept + text[at : point.end]


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
_WATCHED = {"words": "Li Wei reads the Late Shipment Rate every Monday and closes the slowest offer at 2%."}

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
            case={
                "root_cause": [_TYPED, _COLOURS],
                "prevention": [_WATCHED, {"words": "On each day at 17:00 Zhao Min ships the open orders of both cups."}],
            },
            note="what holds for every cause answers none",
        ),
        example(
            case={
                "facts": {"done_on": "2026-05-18", "late_buyers_told": 6, "owner": {"name": "Chen Yu", "role": "Clerk"}},
                "root_cause": [_TYPED, _COLOURS],
                "remediation": [
                    {"paragraph": "late_shipment_rate/remediation/buyers-told", "addresses": ["colours"]},
                ],
            },
            note="tied to a cause that it does not remove",
        ),
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
            case={
                "root_cause": [_TYPED, _COLOURS],
                "remediation": [
                    {"words": "On 19 May 2026 Li Wei gave the two colours a shelf each.", "issue": "late_shipment_rate"},
                ],
            },
            note="likewise",
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
