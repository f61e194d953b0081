"""A letter, or a part of it, that is too short to hold a cause, an action or a measure."""

from collections.abc import Iterator
from itertools import groupby

from poa.case import STATEMENT_SECTIONS
from poa.review.levels import Level
from poa.review.prose import count, counts_characters, prose
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.tree import Blank

_LEAST = {"en": (120, 25), "zh": (200, 40)}  # words, in Chinese characters: of the letter, of a middle section


def check(subject: Subject) -> Iterator[Hit]:
    """Count the words of the letter and of each middle section that says anything; one hit says which fall short."""
    whole, least = _LEAST["zh" if counts_characters(subject.language) else "en"]
    said = dict.fromkeys(STATEMENT_SECTIONS, 0)
    total = 0
    for part, passages in groupby(prose(subject), key=lambda passage: passage.part):
        listed = tuple(passages)
        blanks = sum(isinstance(each.node, Blank) for passage in listed for each in passage.said)
        words = count(" ".join(passage.text for passage in listed), subject.language) - 2 * blanks
        total += words
        if part in said:
            said[part] += words
    if not total:
        return
    unit = "characters" if counts_characters(subject.language) else "words"
    level = None if not subject.is_composed else Level.SUGGESTION
    short = [name for name, words in said.items() if 0 < words < least]
    if total < whole:
        yield Hit(
            f"The letter has {total} {unit}; fewer than {whole} hardly hold cause, actions and measures.", level=level
        )
    elif short:
        named = " and ".join(f"{_NAMES[name]} ({said[name]} {unit})" for name in short)
        message = f"Too little is said in {named}; fewer than {least} {unit} hardly hold what, when and who."
        yield Hit(message, section=short[0], level=level)


_NAMES = {"root_cause": "the root cause", "remediation": "the actions taken", "prevention": "the prevention"}
_CAUSE = (
    "From 1 to 5 May 2026 one clerk typed in the tracking numbers of 37 orders on the next morning, since the office was "
    "closed for the holiday while the parcels still left the warehouse on each of these days with the usual carrier."
)
_DONE = (
    "On 18 May 2026 Zhao Min set our order system to send the tracking number when the label is bought, compared 40 orders "
    "on 22 May 2026 and found at most 4 minutes between the purchase of a label and the confirmation of the shipment."
)
_PREVENTED = (
    "Zhao Min checks the unshipped orders every working day at 10:00 and 16:00; an order with less than 6 hours left is "
    "packed first, and Li Wei reads the rate of the last 10 days every Monday and stops new listings of an item at 2%."
)

RULE = Rule(
    id="too_short",
    level=Level.WARNING,
    summary="The letter, or one of its three parts, is too short.",
    why="In a sentence or two there is no room for what happened, on which day, to how many orders and by whom; short letters "
    "are answered with a request for greater detail.",
    source="facts.md 3.2; L2",
    hint="Say in each part what happened, when, to how many orders, and who did or does it.",
    routes=("plan", "questionnaire"),
    section="root_cause",
    check=check,
    flags=[
        "The tracking numbers were typed in too late.",
        example(root_cause=[_CAUSE], remediation=["We shipped all orders."], prevention=[_PREVENTED, _DONE, _DONE]),
        example(unplaced=["Please reactivate our account, all the orders were shipped on 15 May 2026."]),
        example(root_cause=["One clerk was away."], remediation=[_DONE, _DONE], prevention=[_PREVENTED, _PREVENTED]),
    ],
    accepts=[
        example(root_cause=[_CAUSE], remediation=[_DONE], prevention=[_PREVENTED]),
        example(
            root_cause=[_CAUSE, _CAUSE], remediation=[_DONE, _DONE, _DONE], note="a missing part is another rule's"
        ),
        example(
            root_cause=[_CAUSE],
            remediation=["Zhao Min shipped 9 orders.", "Li Wei told 6 buyers the new date.", _DONE],
            prevention=[_PREVENTED],
            note="a short point among others",
        ),
        example(route="documents", acknowledgement=["The invoices are enclosed."], note="a cover note for documents"),
        example(route="dispute", root_cause=["The claim was closed on 3 May 2026."]),
    ],
    examples_by_language={
        "zh": (
            ("追踪编号由一人录入。", "我们已经发货。", "赵敏每天检查订单。"),
            tuple(
                "2026 年 5 月 1 日至 5 日，37 个订单的追踪编号由一名文员在次日上午手工录入，而包裹已按时交给承运人。"
                * number
                for number in (6, 7, 8, 9, 10)
            ),
        )
    },
)
