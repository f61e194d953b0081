"""Arithmetic of rates: a rate that does not follow from its counts, an effect that misses the target, a wrong target."""

from collections.abc import Iterator
from typing import Any

from poa.catalogue.wording import slots_of
from poa.review.levels import Level
from poa.review.patterns import Match, pattern
from poa.review.rule import Hit, Rule, example
from poa.review.stated_rates import StatedRate, stated_rates
from poa.review.subject import Subject
from poa.slots import RateSlot
from poa.tree import Filled

TOLERANCE = 0.05  # percentage points
_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+)"
_RATE = r"(\d{1,3}(?:[.,]\d{1,4})?) ?(?:%|％|per ?cent\b)"
_OF = r"(?: ?/ ?| (?:out of|of|in|from|among) )(?:(?:the|our|a|total|of|all|last|about|around) )*"
_WORDS = r"(?: [a-z-]+){0,3}"
_LINK = (
    r"(?:[ (=,:;–—~≈-]|\b(?:or|which|is|was|are|were|gives?|giving|making|makes|means|equals?|equal|to|that|resulting|in|a|"
    r"an|the|our|rate|of|at|ODR|LSR|VTR|OTDR|order|defect|late|shipment|dispatch|cancell?ation|i\.e\.|about|"
    r"approximately|around|only|just|so)\b)+"
)
_COUNTS_FIRST = pattern(rf"\b{_NUMBER}{_WORDS}{_OF}{_NUMBER}(?: [a-z-]+){{0,4}}{_LINK}{_RATE}")
_RATE_FIRST = pattern(
    rf"{_RATE}[^%.;()\n]{{0,60}}\({_WORDS} ?(?:i\.e\. |only |just |that is )?{_NUMBER}{_WORDS}{_OF}{_NUMBER}",
    rf"{_RATE}(?: ?[,:=–—-] ?| (?:or|which is|that is|equals|i\.e\.) )(?:only |just |i\.e\.,? )?{_NUMBER}{_WORDS}{_OF}{_NUMBER}",
)
_PARCELS = r"(?:orders|shipments|parcels|packages|deliveries)"
_SO = (
    r"(?:, (?:which|that|this) (?:is|was|makes|gives|equals|means)(?: only| just)? |, (?:or|i\.e\.|making|giving)(?: only| just)? | ?\(|"
    r" ?= ?|, )(?:a (?:[a-z]+ ){0,4}rate of )?"
)
_APART = pattern(  # "8 of 160 orders in the 10 days to 28 May 2026 were late, which is 5%", and the other way round
    rf"\b{_NUMBER}{_WORDS} (?:out )?of {_NUMBER} (?:[a-z-]+ )?{_PARCELS}\b[^.;%\n]{{0,110}}?{_SO}{_RATE}[.,;:)]",
    rf"{_RATE}[^.;%()\n]{{0,60}},? (?:with|namely|that is|based on) {_NUMBER}{_WORDS} (?:out )?of (?:the |our )?{_NUMBER}"
    rf"(?: (?:[a-z-]+ )?{_PARCELS}|[.,;:)])",
    rf"{_RATE}[^.;%()\n]{{0,24}}, {_NUMBER}{_WORDS} (?:out )?of {_NUMBER}(?: {_PARCELS})? (?:was|were|are|left|arrived) (?:[a-z]+ )?late[.,;]",
)
_NO_PAIR = pattern(
    r"\d (?:[a-z-]+ ){0,3}(?:out )?of \d|\b(?:target|limit|threshold|goal|maximum|below|above|under|over)\b|\bof \d+ [a-z]"
)
_CHINESE = pattern(
    rf"{_NUMBER} ?[单件个笔]?\p{{Han}}{{0,6}}[/／] ?{_NUMBER}[^%。；\d]{{0,8}}{_RATE}",
    rf"{_NUMBER} ?[单件个笔]订单中[^%。；\d]{{0,8}}{_NUMBER} ?[单件个笔][^%。；\d之此原]{{0,14}}{_RATE}",  # not "之前为", "此前为", "原来是"
)
_ROUGHLY = pattern(
    r"\b(?:about|around|approximately|approx\.?|nearly|almost|roughly|over|more than|less than|under|some|below|above|"
    r"close to|up to)\b|[~≈<>≤≥]|约|大约|近|左右|超过|不到|低于"
)
_OWN_TARGET = pattern(
    r"\b(?:internal|own|(?:our|my) (?:new |daily |weekly |team |store )?(?:target|goal|limit|threshold|aim|standard)|"
    r"we (?:have )?(?:set|aim|target|want)|alert|alarm|warning|trigger|(?:target|goal|aim) is to|safety|stricter|"
    r"former(?:ly)?|previous(?:ly)?|old)\b",
    "内部|自定|我们的目标|预警",
)
_STRIVES = pattern(r"\b(?:keep|maintain|stay|reduce|bring|stop|pause)\b", "保持|控制")
_THE_OTHER_SHARE = pattern(r"\b(?:valid|on[ -]time|correct|without|in time|delivered|with tracking)\b|有效|准时")


def check(subject: Subject) -> Iterator[Hit]:
    """Compare counts with rates, effects and quoted targets with Amazon's targets, and facts with each other."""
    yield from _facts(subject)
    rates = stated_rates(subject)
    if not rates:
        return
    seen: set[int] = set()
    by_place = {each.start: each for each in rates}
    for match, defects, orders, rate in _pairs(subject):
        start, end = match.span()
        if rate not in seen and rate in by_place and not subject.is_quoted(start, end):
            yield from _counted(match, defects, orders, by_place[rate], subject)
        seen.add(rate)
    yield from _wrong_targets(rates, subject)
    yield from _missed(rates, subject)


def _pairs(subject: Subject) -> Iterator[tuple[Match, int, int, int]]:
    """Go through counts with a rate: the match, and the groups of defects, orders and rate as places of the rate."""
    for match in _COUNTS_FIRST.finditer(subject.text):
        yield match, _count(match.group(1)), _count(match.group(2)), match.span(3)[0]
    for match in _RATE_FIRST.finditer(subject.text):
        first = 1 if match.span(1)[0] >= 0 else 4
        yield match, _count(match.group(first + 1)), _count(match.group(first + 2)), match.span(first)[0]
    for match in _APART.finditer(subject.text):
        if match.span(1)[0] >= 0:
            between = subject.text[match.span(2)[1] : match.span(3)[0]]
            if not _NO_PAIR.search(between):
                yield match, _count(match.group(1)), _count(match.group(2)), match.span(3)[0]
            continue
        first = 4 if match.span(4)[0] >= 0 else 7
        if not _NO_PAIR.search(subject.text[match.span(first)[1] : match.span(first + 1)[0]]):
            yield match, _count(match.group(first + 1)), _count(match.group(first + 2)), match.span(first)[0]
    if subject.language != "zh":
        return
    for match in _CHINESE.finditer(subject.text):
        if match.span(1)[0] >= 0:
            yield match, _count(match.group(1)), _count(match.group(2)), match.span(3)[0]
        else:
            yield match, _count(match.group(5)), _count(match.group(4)), match.span(6)[0]


def _count(digits: str) -> int:
    return int(digits.replace(",", ""))


def _counted(match: Match, defects: int, orders: int, stated: StatedRate, subject: Subject) -> Iterator[Hit]:
    start, end = match.span()
    if not orders or stated.role == "target":
        return
    counted = 100 * defects / orders
    words = subject.text[start:end]
    allowed = max(TOLERANCE, 0.499 * 10**-stated.decimals)
    if _ROUGHLY.search(words):
        allowed = max(allowed, 1.0, counted / 10)
    other_share = (stated.metric is not None and stated.metric.more_is_better) or _THE_OTHER_SHARE.search(
        subject.sentence(start)
    )
    shares = (counted, 100 - counted) if other_share else (counted,)
    if all(abs(stated.percent - share) > allowed + 1e-9 for share in shares):
        yield Hit(
            f"{defects} of {orders} is {_percent(counted)}, and the letter says "
            f"{subject.text[stated.start : stated.end]}.",
            start,
            end,
        )


def _wrong_targets(rates: tuple[StatedRate, ...], subject: Subject) -> Iterator[Hit]:
    for rate in rates:
        if rate.role != "target" or rate.metric is None or subject.is_quoted(rate.start, rate.end):
            continue
        if any(abs(rate.percent - right) < 1e-9 for right in (rate.metric.target, *rate.metric.older)):
            continue
        sentence = subject.sentence(rate.start)
        part = subject.passage_at(rate.start).part
        of_amazon = "mazon" in sentence or "亚马逊" in sentence
        if _OWN_TARGET.search(sentence) or (
            not of_amazon and (part in {"remediation", "prevention"} or _STRIVES.search(sentence))
        ):
            continue
        yield Hit(
            f"'{subject.text[rate.start : rate.end]}' is quoted as the target, and Amazon's is {rate.metric.target_words}.",
            rate.start,
            rate.end,
        )


def _missed(rates: tuple[StatedRate, ...], subject: Subject) -> Iterator[Hit]:
    """Object to an effect only where no other rate of the metric is better: windows may still hold the bad days."""
    after = [each for each in rates if each.role == "after" and each.sure and each.metric is not None]
    for name in dict.fromkeys(each.metric.issue for each in after if each.metric):
        own = [each for each in after if each.metric is not None and each.metric.issue == name]
        metric = own[0].metric
        if metric is not None and not any(metric.met_by(each.percent) for each in own):
            last = own[-1]
            yield Hit(
                f"'{subject.text[last.start : last.end]}' is given as the effect, and the target is {metric.target_words}.",
                last.start,
                last.end,
                hint="Give a rate that meets the target, with its window; else say what has still to be done.",
            )


def _facts(subject: Subject) -> Iterator[Hit]:
    """Compare the rates of the case that the letter states with their counts."""
    if subject.case is None:
        return
    shown = {
        each.node.slot: (each.start, each.end)
        for passage in subject.passages
        for each in passage.said
        if isinstance(each.node, Filled) and each.node.kind == "rate"
    }
    if not shown:
        return
    slots = slots_of(subject.case, subject.catalogue)
    for name, (start, end) in shown.items():
        slot = slots.get(name)
        if not isinstance(slot, RateSlot) or slot.defects is None or slot.orders is None:
            continue
        values = [_stated(subject, each) for each in (name, slot.defects, slot.orders)]
        if any(value is None for value in values):
            continue
        try:
            rate = float(slot.typed(values[0]).rate) * 100
            defects, orders = int(values[1]), int(values[2])
        except (ValueError, TypeError):
            continue
        if orders and abs(rate - 100 * defects / orders) > TOLERANCE + 1e-9:
            yield Hit(
                f"{defects} of {orders} is {_percent(100 * defects / orders)}, and the fact '{name}' says {_percent(rate)}.",
                start,
                end,
            )


def _stated(subject: Subject, name: str) -> Any:
    fact = subject.case.facts.get(name) if subject.case else None
    return None if fact is None else fact.value


def _percent(value: float) -> str:
    return f"{round(value, 2):g}%"


RULE = Rule(
    id="metric_mismatch",
    level=Level.ERROR,
    summary="A rate does not follow from its counts, an effect misses the target, or a target is quoted wrongly.",
    why="Amazon's reviewer sees the same metric on the screen. A rate that the letter's own counts contradict, or a "
    "target that is not Amazon's, tells the reviewer that the metric was not understood.",
    source="facts.md 3.2 (arithmetic) and 2.1 (targets)",
    hint="Take rate, counts and window from the Account Health page: '16 of 320 orders (5.0%)'; the Late Shipment Rate "
    "has to be below 4%, the Order Defect Rate below 1%.",
    check=check,
    section="root_cause",
    flags=[
        "In the 30 days to 14 May 2026 3 of 200 orders (1%) were shipped late.",
        "Our Order Defect Rate was 1% (3 of 200 orders).",
        "3 out of 200 orders had a defect, a rate of 1%.",
        "Our late shipment rate is above the target of less than 3% for late shipment.",
        "Amazon requires the Order Defect Rate to stay below the threshold of 2%.",
        "The cancellation rate should be under 5% and ours was 6.1%.",
        example(remediation="As a result our late shipment rate has dropped to 6.5%.", note="misses the target"),
        example(prevention="Our valid tracking rate has now improved to 93%.", note="misses the target of above 95%"),
        "Amazon allows up to 6% of late shipments.",
        example(
            remediation="On 29 May 2026 Li Wei measured the Late Shipment Rate again: it was 4.7% (9 of 191 orders), so the "
            "measures are effective.",
            note="misses the target",
        ),
        "9 of 180 orders in the 10 days to 28 May 2026 were late, which is 4%.",
        "12 of 150 parcels in the week from 4 to 10 May 2026 left late (6%).",
        "The rate was 2% in the 10 days to 28 May 2026, with 9 late orders out of 180.",
        "Our Late Shipment Rate was 3.2% for 10 days, 9 parcels of 180 were late.",
        "Our valid tracking rate was 95% (40 of 500 parcels had no scan).",
    ],
    accepts=[
        "In the 30 days to 14 May 2026 37 of 412 orders (8.98%) were confirmed late; the target is below 4%.",
        "Our Order Defect Rate was 1.3% (7 of 520 orders), above the target of 1%.",  # rounded
        "9 of 180 orders in the 10 days to 28 May 2026 were late, which is 5%.",
        "The rate was 5% in the 10 days to 28 May 2026, with 9 late orders out of 180.",
        "9 of 180 orders were late in April 2026, and of 200 orders in May 2026 only 2 (1%).",  # two months
        "Our on-time delivery rate was 95% for 14 days, 9 units of 180 were late.",
        "9 of 450 orders from 4 to 10 May 2026 were late, and the target is less than 4%.",
        "Amazon allows a late shipment rate of up to 4%; ours was 8.98%.",
        example(
            remediation="On 29 May 2026 Li Wei measured the Late Shipment Rate again: it was 0.9%, and 8.98% before.",
        ),
        "About 9% (37 of 412 orders) of our parcels left late.",  # said to be rough
        "Our valid tracking rate was 92% (40 of 500 parcels had no scan).",  # the other share
        "Our ODR has to stay below 1%, our late shipment rate below 4% and our cancellation rate below 2.5%.",
        example(prevention="At 2% Li Wei pauses new listings; our own limit for the late shipment rate is 3%."),
        example(prevention="Our internal target for the Order Defect Rate is 0.5%, half of what Amazon allows."),
        example(remediation="The late shipment rate is now 0.65% for 10 days, and 6.5% for 30 days with the bad week."),
        "We found 3 of 200 cartons open on 5 May 2026, 12% of the stock had no seal.",  # two statements
        example(case={}),
    ],
    examples_by_language={
        "zh": (
            (
                "我们的迟发率目标是低于3%。",
                "亚马逊要求订单缺陷率不得超过标准2%。",
                "200 单订单中有 3 单迟发，迟发率为 1%。",
            ),
            (
                "412 单订单中有 37 单迟发，迟发率为 8.98%，目标是低于 4%。",
                "订单缺陷率为 1.35%，高于 1% 的目标。",
                "有效追踪率应高于目标 95%。",
                "迟发率约 9%。",
                "截至 5 月 28 日的 10 天，订单缺陷率为 0.32%（310 个订单中有 1 个），之前为 1.94%。",  # the earlier rate
                "取消率的要求是低于 2.5%。",
            ),
        )
    },
)
