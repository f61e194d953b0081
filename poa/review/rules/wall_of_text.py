"""A paragraph that is too long to be taken in."""

from collections.abc import Iterator

from poa.review.levels import Level
from poa.review.prose import count, counts_characters, is_longer, prose
from poa.review.rule import Hit, Rule, example
from poa.review.several import first_few
from poa.review.subject import Subject

_MOST = {"en": 120, "zh": 200}  # words, in Chinese characters
_SHOWN = 3


def check(subject: Subject) -> Iterator[Hit]:
    """Count the words of each paragraph and list item."""
    yield from first_few(_walls(subject), _SHOWN, "{count} more paragraphs of the letter are as long.")


def _walls(subject: Subject) -> Iterator[Hit]:
    most = _MOST["zh" if counts_characters(subject.language) else "en"]
    unit = "characters" if counts_characters(subject.language) else "words"
    for passage in prose(subject):
        if is_longer(passage.text, most, subject.language):
            words = count(passage.text, subject.language)
            yield Hit.on(passage, f"This paragraph has {words} {unit} without a break; {most} are the most.")


_LONG = "On 15 May 2026 Zhao Min shipped the 9 open orders and told the buyers the new date. "

RULE = Rule(
    id="wall_of_text",
    level=Level.SUGGESTION,
    summary="A paragraph is a wall of text.",
    why="A reviewer with minutes for a case looks for cause, action and measure; in a long block they are not found.",
    source="facts.md 3.2; X3, X4",
    hint="Make one paragraph or list item of each cause, action or measure.",
    check=check,
    flags=[
        _LONG * 8,
        example(root_cause=[_LONG * 9, "The rest was on time."]),
        example(unplaced=[_LONG * 20]),
    ],
    accepts=[
        _LONG * 6,
        example(remediation=[_LONG] * 20, note="many short points"),
        example(case={}),
        "On 15 May 2026 Zhao Min shipped 9 open orders.",
        "SKU CH-220-BLUE-EXTRA-LARGE and CH-221-GREEN-EXTRA-LARGE were counted on 15 May 2026 by two people.",
    ],
    examples_by_language={
        "zh": (
            ["赵敏已发出全部订单并核对每一个追踪编号。" * number for number in (11, 15, 30)],
            [
                "赵敏已发出全部订单。",
                "赵敏已发出全部订单并核对每一个追踪编号。" * 9,
                "5 月 15 日发货。",
                "自 2026 年 5 月 18 日起，面单与发货确认已关联，录入由系统完成。" * 5,
                "赵敏每个工作日 10:00 检查未发货订单。",
            ],
        )
    },
)
