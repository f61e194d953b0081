"""A letter that is longer than its reader has time for."""

from collections.abc import Iterator

from poa.review.levels import Level
from poa.review.prose import count, counts_characters, is_longer, prose
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

WORDS = 800  # English; 500 to 800 is what agencies advise (facts.md 1.4)
_SIGNS_PER_WORD = 1.625  # Chinese characters that say what an English word says: 1300 for 800


def rule(words: int = WORDS) -> Rule:
    """Make the rule with another limit, in English words; Chinese characters are counted in proportion."""

    def check(subject: Subject) -> Iterator[Hit]:
        """Count the words of the six sections; tables, enclosures, annexes and signature are left out."""
        chinese = counts_characters(subject.language)
        limit = round(words * _SIGNS_PER_WORD) if chinese else words
        text = " ".join(passage.text for passage in prose(subject))
        if is_longer(text, limit, subject.language):
            said = count(text, subject.language)
            unit = "characters" if chinese else "words"
            yield Hit(f"The letter has {said} {unit}; more than {limit} are seldom read to the end.")

    return Rule(
        id="too_long",
        level=Level.WARNING,
        summary="The letter is too long to be read with care.",
        why="A reviewer has about five minutes for a case, and one to two pages is the advised length. What matters is lost "
        "in what does not.",
        source="facts.md 1.4 and 3.2; X4, Z1. Amazon names no limit",
        hint="Keep what only you can state: cause, day, person, figure. Move lists of orders to an annex or an exhibit.",
        check=check,
        flags=[
            example(remediation=["On 15 May 2026 Zhao Min shipped 9 open orders. " * 90]),
            example(
                root_cause=["The tracking numbers were typed in on the next morning. " * 30],
                remediation=["On 15 May 2026 Zhao Min shipped 9 open orders. " * 30],
                prevention=["Zhao Min checks the unshipped orders every working day. " * 35],
            ),
            example(unplaced=["We have one clerk who typed in all numbers. " * 100]),
        ],
        accepts=[
            "On 15 May 2026 Zhao Min shipped 9 open orders. " * 80,
            example(case={}),
            example(
                closing=[
                    "We ask you to reactivate our offers.",
                ],
                remediation=["On 15 May 2026 Zhao Min shipped 9 open orders."],
            ),
            "On 15 May 2026 Zhao Min shipped 9 open orders.",
            example(remediation=["- - - - - " * 400], note="signs are no words"),
        ],
        examples_by_language={
            "zh": (
                ["赵敏已发出全部订单并核对每一个追踪编号。" * number for number in (70, 80, 200)],
                [
                    "赵敏已发出全部订单。",
                    "赵敏已发出全部订单并核对每一个追踪编号。" * 30,
                    "5 月 15 日发货。",
                    "2026 年 5 月 18 日已将面单与发货确认关联。" * 20,
                    "赵敏每个工作日 10:00 检查未发货订单。" * 40,
                ],
            )
        },
    )


RULE = rule()
