"""Slips of spelling and grammar."""

from collections.abc import Iterator

from poa.review.levels import Level
from poa.review.rule import Hit, Rule, example
from poa.review.several import first_few
from poa.review.slips import Slip, slips
from poa.review.subject import Subject
from poa.tree import Filled

_SHOWN = 5
_PARTS = ("greeting", "acknowledgement", "root_cause", "remediation", "prevention", "closing", "unplaced", "title")
_MORE = {"en": "{count} more slips of spelling or grammar stand in the letter.", "zh": "信中还有 {count} 处笔误。"}


def check(subject: Subject) -> Iterator[Hit]:
    """Give the first slips of the letter, each kind of word once, and count the rest."""
    if subject.language not in _MORE:
        return
    found = sorted(slips(subject.text, subject.language, subject.passages), key=lambda slip: slip.start)
    yield from first_few(_hits(found, subject), _SHOWN, _MORE[subject.language])


def _hits(found: list[Slip], subject: Subject) -> Iterator[Hit]:
    seen: set[str] = set()
    done = 0
    for slip in found:
        words = subject.text[slip.start : slip.end]
        if slip.start < done or words.casefold() in seen or _is_not_the_writers(slip, subject):
            continue
        seen.add(words.casefold())
        done = slip.end
        yield Hit(slip.message.format(words=words), slip.start, slip.end)


def _is_not_the_writers(slip: Slip, subject: Subject) -> bool:
    passage = subject.passage_at(slip.start)
    if passage.part not in _PARTS or subject.is_quoted(slip.start, slip.end):
        return True
    return any(
        isinstance(each.node, Filled) and each.start < slip.end and slip.start < each.end for each in passage.said
    )


RULE = Rule(
    id="spelling_or_grammar",
    level=Level.SUGGESTION,
    summary="Words are misspelt, repeated or in a wrong form.",
    why="Slips make the reader stop, and leave the impression that the letter was not read over before it was sent.",
    source="facts.md 3.2; L2",
    hint="Read the letter aloud once, or let a spelling checker read it.",
    check=check,
    flags=[
        "We recieved the notice on 14 May 2026 and shipped the orders immediatly.",
        "On 15 May 2026 we checked the the open orders.",
        "The parcels left late,, on 4 May 2026.",
        "On 15 May 2026 i shipped the 9 open orders.",
        "The clerk was away on 4 May 2026. so the numbers were typed in late.",
        "We was closed on 4 May 2026.",
        "Our warehouse did not shipped 6 orders on time.",
        "One of our employee was away on 4 May 2026.",
        "Zhao Min made a entry for each order on 15 May 2026.",
        "We checked the labels , and reprinted 4 of them.",
        "On 3 May 2026 the stock was counted.Then the offer was closed.",
        example(remediation=["1. We shipped 9 orders.", "2. We told 6 buyers.", "4. We refunded 2 buyers."]),
    ],
    accepts=[
        "The order that that buyer placed had had two labels, very very small ones.",
        'The buyer wrote: "I dont recieve the the parcel."',
        "The labels, tapes, etc. are stored in the aisle of Example Trading Co., Ltd. in Chaozhou.",
        "A European buyer, an honest one, got a unit with a user manual within an hour; a one-off.",
        "See items i and ii of the list; the iPhone cases are in aisle 4, approx. five metres from the dock.",
        "The parcels left New York New Year's Day stock behind... and arrived on 3 May 2026.",
        "These order numbers and these product pages were checked on 15 May 2026; each order was on time.",
        "The offers were closed at 10 a.m. and reopened at 4 p.m. on 15 May 2026.",
        "Our organisation fulfils and dispatches orders; the licence and the catalogue are up to date.",
        example(
            remediation=["1. We shipped 9 orders.", "2. We told 6 buyers."], prevention=["1. Zhao Min checks the list."]
        ),
        example(case={"seller": {"store": "Recieve Goods"}}, note="a name is spelt as it is spelt"),
    ],
    examples_by_language={
        "zh": (
            (
                "我们已登陆后台核对订单。。",
                "防止在发生同样的问题，由赵敏负责检查。",
                "5 月 15 日，我们我们发出了 9 个订单。",
            ),
            (
                "5 月 15 日，赵敏发出了 9 个订单。",
                "赵敏在次日上午录入了追踪编号。",
                "李伟按排名核对了 4 个商品。",
                "在发生延误的 6 个订单中，2 个已退款……其余已送达。",
                "为了了解原因，李伟核对了全部 37 个订单。",
            ),
        )
    },
)
