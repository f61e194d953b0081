"""One cause for what is made of several issues."""

from collections.abc import Iterator

from poa.review.coverage import issues_of, name_of
from poa.review.levels import Level
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.review.substance import count_words, said_in
from poa.tree import BulletList, OrderedList

_COMBINED = frozenset({"order_defect_rate", "a_to_z_claims", "account_health_rating"})
_LEAST, _MOST = 5, 60  # words; a longer paragraph may well tell of several causes
_SEVERAL = {
    "en": pattern(
        r"\b(?:also|another|second(?:ly)?|third(?:ly)?|in addition|additionally|furthermore|moreover|besides|as well|further cause|"
        r"two|three|four|several|both|other (?:causes?|reasons?|orders?)|causes|reasons|finally|lastly|firstly|first,|on the other hand|too|"
        r"the (?:other|rest|remaining)|others?)\b",
        r"(?:^|\n|\s)\(?(?:2|b|ii)[.)]\s",
        r"\b(?:in|for|on|of) (?:\d+|one|some|most) (?:of )?(?:the |these |those )?(?:cases?|chargebacks?|claims?|orders?|comments?)\b",
        r"\d{3}-\d{7}-\d{7}(?s:.)+\d{3}-\d{7}-\d{7}",
    ),
    "zh": pattern("另外|此外|其次|第二|还有|同时|以及|其他|其余|两个|三个|几个|二、|2[.、）)]|另一|再者"),
}


def check(subject: Subject) -> Iterator[Hit]:
    """Count the causes: points, items, and words that introduce another one."""
    issues = issues_of(subject)
    if len(issues) < 2 and not _COMBINED & set(issues):
        return
    points = [point for point in subject.points_of("root_cause") if count_words(point.text) >= _LEAST]
    if len(points) != 1 or _holds_several(subject):
        return
    what = " and ".join(name_of(issue, subject) for issue in issues)
    yield Hit(f"There is one cause for {what}.", points[0].start, points[0].end)


def _holds_several(subject: Subject) -> bool:
    paragraphs = 0
    for block in subject.letter.root_cause.content():
        if isinstance(block, BulletList | OrderedList) and len(block.items) > 1:
            return True
        paragraphs += 1
    searched = _SEVERAL.get(subject.language)
    said = said_in(subject, "root_cause")
    return paragraphs > 1 or count_words(said) > _MOST or searched is None or searched.search(said) is not None


_DEFECTS = "Our Order Defect Rate for the 60 days to 13 May 2026 was 1.86% (8 of 430 orders)."
_LETTER = "Until 15 May 2026 we sent orders below USD 20.00 with a service without tracking."
_BOX = "The single-wall box of SKU HL-104 had not been drop-tested."

RULE = Rule(
    id="single_cause_only",
    level=Level.SUGGESTION,
    summary="Several issues, or an Order Defect Rate made of several kinds of defect, are put down to one cause.",
    why="Claims, feedback and chargebacks seldom have the same cause, and Amazon asks for the cause of each. One cause for "
    "all of them looks as if the orders had not been read one by one.",
    source="facts.md 1.1, 2.1 and 3.2; A1",
    hint="Sort the orders by cause and name each cause with its number of orders; if there is one only, say that every order was checked.",
    check=check,
    flags=[
        example(acknowledgement=[_DEFECTS], root_cause=[_LETTER]),
        example(issues=["late_shipment_rate", "order_defect_rate"], root_cause=[_LETTER]),
        example(acknowledgement=["Buyers filed 4 A-to-z claims in April 2026."], root_cause=[_BOX]),
        example(language="zh", acknowledgement=["我们的订单缺陷率为 1.86%。"], root_cause=["低于 20 美元的订单使用无追踪的小包寄出。"]),
    ],
    accepts=[
        example(acknowledgement=[_DEFECTS], root_cause=[_LETTER, _BOX]),
        example(case={}, note="one issue that is one thing"),
        example(acknowledgement=[_DEFECTS], root_cause=[f"{_LETTER} In addition, no box had been drop-tested."]),
        example(acknowledgement=[_DEFECTS], note="a missing section is another rule's business"),
        example(acknowledgement=["Our Late Shipment Rate was 8.98%."], root_cause=[_LETTER]),
    ],
)  # fmt: skip
