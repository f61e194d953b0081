"""A deadline of 17 days, which notices named until 2019: a sign of a copied letter."""

from collections.abc import Iterator
from datetime import timedelta

from poa.review.levels import Level
from poa.review.own_words import counted, words_at
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.tree import Filled

_SEVENTEEN = pattern(
    r"\b(?:17|seventeen)(?: \(17\))?[ -](?:calendar |working |business )?days?\b|17 ?(?:天|日内)|十七天"
)
_OF_THE_NOTICE = pattern(
    r"\b(?:within|deadline|submit\w*|send|sent|repl(?:y|ies|ied)|respon\w+|appeal\w*|plan|POA|notice|notif\w*|permanent\w*|deactivat\w*|suspen\w*|given|gave|"
    r"period|allow\w*|time ?frame|window|limit|asked|request\w*|required|account|amazon|seller performance)\b|提交|申诉|回复|通知|期限|内"
)
_OLD_DEADLINE = timedelta(days=17)


def check(subject: Subject) -> Iterator[Hit]:
    """Look for 17 days as a time limit that the notice of the case does not set."""
    if "17" not in subject.text and "eventeen" not in subject.text and "十七" not in subject.text:
        return
    if _set_by_the_notice(subject):
        return
    for start, end in counted(_SEVENTEEN, subject):
        stated = any(
            isinstance(each.node, Filled) and each.start < end and start < each.end
            for each in subject.passage_at(start).said
        )
        if not stated and _OF_THE_NOTICE.search(subject.sentence(start)):
            yield Hit(f"'{words_at(subject, start, end)}' is a deadline that the notice does not set.", start, end)
            return


def _set_by_the_notice(subject: Subject) -> bool:
    notice = subject.case.notice if subject.case else None
    if notice is None:
        return False
    if notice.deadline is not None and notice.deadline - notice.received == _OLD_DEADLINE:
        return True
    return any(_SEVENTEEN.search(each) for each in notice.greater_detail)


RULE = Rule(
    id="stale_17_days",
    level=Level.SUGGESTION,
    summary="The letter names a deadline of 17 days that the notice does not set.",
    why="Notices named 17 days until 2019; in a letter of today the number comes from an old template.",
    source="facts.md 1.5 and 3.2; n001, n072",
    hint="Take it out, or name the deadline that stands in your notice.",
    check=check,
    section="acknowledgement",
    flags=[
        "We submit this plan within the 17 days given by Amazon.",
        "You asked us to send a plan of action within seventeen days.",
        "We know that our account will be permanently closed after the 17-day deadline.",
        example(case={}, acknowledgement=["We answer within 17 days, as your notice asks."]),
    ],
    accepts=[
        "Parcels to that region took 17 days on average.",
        "Your notice of 14 May 2026 sets a deadline of 14 days.",
        example(
            case={"notice": {"received": "2026-05-14", "deadline": "2026-05-31"}},
            acknowledgement=["We answer within 17 days, as your notice asks."],
        ),
        example(
            case={"notice": {"received": "2026-05-14", "greater_detail": ["A plan within 17 days"]}},
            acknowledgement=["You asked for a plan within 17 days."],
        ),
        'The buyer wrote: "I sent it back within 17 days."',
        "In the 117 days before the notice we shipped 1,204 orders.",
    ],
)
