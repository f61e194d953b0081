"""An action that is still to come: what has been done is what counts."""

from collections.abc import Iterator

from poa.review.levels import Level
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_FUTURE = {
    "en": pattern(
        r"\b(?:will|shall|won't)(?: also| now| then| always| never| not| no longer| be)? [a-z]+",
        r"\b(?:we|I|they)'ll [a-z]+",
        r"\b(?:am|are|is) (?:also |now |currently )?(?:going|planning|about|preparing|hoping|intending|looking|due) to\b",
        r"\b(?:plan|intend|aim|propose|hope|expect|promise|want|pledge)s? to\b",
        r"\b(?:is|are) to be [a-z]+ed\b",
    ),
    "zh": pattern("(?:将会|将要|即将|打算|计划在|计划将|准备在|会尽快|将尽快|我们会|我们将|今后会|今后将|拟)"),
}
_NO_ACTION = {  # about a document, a buyer's choice, or what a past action set up
    "en": pattern(
        r"\b(?:so that|in order that|to make sure|to ensure|which means|that way|as a result|who will|that will|which will"
        r"|until|when|if|unless|told|informed|asked|agreed|confirmed (?:in writing )?that|instructed|wrote that|said)\b"
    ),
    "zh": pattern("(?:告知|通知|承诺|同意|确认|要求)"),
}


def check(subject: Subject) -> Iterator[Hit]:
    """Look for the future tense in the main clause of an action."""
    searched = _FUTURE.get(subject.language)
    for match in subject.find(searched, "remediation") if searched else ():
        start, end = match.span()
        first, _ = subject.sentence_at(start)
        if subject.passage_at(start).is_heading or subject.is_quoted(start, end):
            continue
        if _NO_ACTION[subject.language].search(subject.text[first:start]):
            continue
        yield Hit(f"'{match.group().strip()}' is still to come; this section says what has been done.", start, end)


RULE = Rule(
    id="future_in_remediation",
    level=Level.ERROR,
    summary="An action that is still to come stands among the actions taken.",
    why="Amazon asks for the actions that have been taken. What is only planned is read as not done, and letters "
    "that promise instead of acting are turned down.",
    source="facts.md 1.1 and 3.2; A1, X6",
    hint="Do it first, then write what was done, on which day and by whom; or move it to the prevention.",
    check=check,
    flags=[
        "We will train our staff on the new packing steps.",
        "The warehouse team is going to count all shelves.",
        "We plan to move our parcels to another carrier next month.",
        "Our listings are to be reviewed one by one.",
    ],
    accepts=[
        "On 20 May 2026 Zhao Min trained 4 packers on the new steps.",
        "On 16 May 2026 Chen Yu told 6 buyers that their parcels will arrive on 19 May 2026.",  # what was said
        'The supplier wrote on 17 May 2026: "We will print the lot number on each box."',  # another's words
        "Li Wei set the order system so that a label will not print before the pick is scanned.",
        example(prevention=["Li Wei will review the rate every Monday."], note="a measure may be a commitment"),
        "On 18 May 2026 Li Wei revised the will-call shelf labels.",
    ],
    examples_by_language={
        "zh": (
            ("我们将对员工进行培训。", "仓库打算更换物流商。", "我们会尽快处理所有订单。"),
            (
                "2026 年 5 月 20 日，赵敏对 4 名打包员进行了培训。",
                "5 月 15 日已通知 6 位买家包裹将于 5 月 19 日送达。",
                "2026 年 5 月 18 日已将面单与发货确认关联。",
                "李伟于 5 月 16 日把处理时间由 1 天改为 3 天。",
                "5 月 15 日发出并确认了全部 9 个未发货订单。",
            ),
        )
    },
)
