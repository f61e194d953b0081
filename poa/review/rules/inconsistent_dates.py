"""Dates that contradict the calendar, the day of the letter, or each other.

What is still to come is fine where it is said to be: a commitment, a validity ("entered until 31 December 2027"), what a
buyer was told. An action before the first day of the affected period is objected to only where that period is stated.
"""

import datetime
from collections.abc import Iterator, Mapping

from attrs import evolve

from poa.dates import FoundDate, find_dates
from poa.review.levels import Level
from poa.review.passages import PointSeen
from poa.review.patterns import pattern
from poa.review.periods import periods
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.tree import Filled, Table

_IN_FIGURES = pattern(r"^\d{1,2}[-/.] ?\d{1,2}[-/.]")
_DONE_ON = pattern(
    r"(?:\b(?:on|since|as of|dated|of|from|at)|:|^) ?(?:the )?$",
    r"\b(?:by|until) $",
    "(?:于|在|自|从|截至|^|，|。)$",
)
_BY = pattern(r"\b(?:by|until) $")
_TO_COME = pattern(
    r"\b(?:will|shall|scheduled|planned|plans?|due|expected|expects?|going to|intend|valid|validity|expir\w*|best before|"
    r"use by|deadline|next|arrive|promised|booked for|reserved for|effective|renew\w*|would|until then|in force until|forecast|"
    r"holidays?|closing days?|calendar)\b",
    "将|会|计划|预计|有效期|到期|截止|保质期|节假日|假期|日历",
)
_HAS_DONE = pattern(r"\b(?:had|has|have|was|were|[a-z]+ed)\b")
_FROM = pattern(r"(?:\b(?:from|period|between|of)(?: the)? |\()$|(?:从|自) ?$")
_ONE_MONTH = pattern(r"^\d{1,2}(?:st|nd|rd|th)? ?[^\d ]+ ?(?:the )?\d{1,2}\b")
_MOVED = pattern(r"\b(?:changed|moved|postponed|brought|corrected|put|shifted|set|delayed)\b")
_LOOKED = pattern(
    r"\b(?:check|inspect|count|investigat|compar|test|review|measur|examin|audit|look|analy[sz])\w*\b[^.;]{0,40}$",
    "(?:检查|核对|抽查|盘点|调查|测试|复核|统计)[^。；]{0,20}$",
)
_DATE_LINE = pattern(r"(?:date|dated|日期|written on|as of)? ?[:：]? ?")
_ACTION_ON = pattern(r"(?:^|[.!?。]\s*|\n)(?:On |In the morning of |于 ?)?$|\bon (?:the )?$|于 ?$")
_NO_ACTION = pattern(
    r"\b(?:notice|notified|notification|since|in use|bought|purchased|invoice|founded|contract|delivered to us|"
    r"first order|complain\w*|claim|suspended|deactivated|before that|previous|warning)\b",
    "通知|购买|发票|合同|投诉|此前|之前",
)


def check(subject: Subject) -> Iterator[Hit]:
    """Look at each date, then at dates in pairs, then at actions against the affected period."""
    yield from _unreadable(subject)
    yield from _to_come(subject)
    yield from _reversed(subject)
    yield from _too_early(subject)
    yield from _of_the_case(subject)


def _unreadable(subject: Subject) -> Iterator[Hit]:
    ambiguous: list[FoundDate] = []
    in_order = False
    for date in subject.dates:
        read = date
        if _IN_FIGURES.search(date.text):  # no order of a marketplace is known to the reader
            read = next(iter(find_dates(date.text, language=subject.language)), date)
        if read.problem:
            yield Hit(f"{read.problem[:1].upper()}{read.problem[1:]}.", date.start, date.end)
        elif read.ambiguous and not subject.is_quoted(date.start, date.end):
            ambiguous.append(evolve(date, candidates=read.candidates))
        elif read.day is not None and read.day.day > 12 and _IN_FIGURES.search(date.text):
            in_order = True
    if ambiguous and not in_order:
        first = ambiguous[0]
        days = " or ".join(_said(day) for day in first.candidates)
        yield Hit(
            f"'{first.text}' can be {days}.",
            first.start,
            first.end,
            hint="Write the month as a word: 'on 14 May 2026'.",
        )


def _to_come(subject: Subject) -> Iterator[Hit]:
    """Find what is said to have been done after the day of the letter."""
    written = subject.today or _own_date(subject)
    if written is None:
        return
    for date in subject.dates:
        if date.day is None or date.day <= written or subject.is_quoted(date.start, date.end):
            continue
        passage = subject.passage_at(date.start)
        if passage.part in {"closing", "signature", "enclosures", "annexes", "title"}:
            continue
        first, last = subject.sentence_at(date.start)
        lead = subject.text[max(first, passage.start) : date.start]
        sentence = subject.text[first:last]
        if not _DONE_ON.search(lead) or _TO_COME.search(sentence):
            continue
        if _BY.search(lead) and not _HAS_DONE.search(sentence):
            continue
        if passage.part == "prevention" and not lead.lower().rstrip().endswith(("since", "on", "自", "于")):
            continue
        yield Hit(
            f"{_said(date.day)} comes after the day of the letter, {_said(written)}.",
            date.start,
            date.end,
        )


def _own_date(subject: Subject) -> datetime.date | None:
    """Give the day that stands on a line of its own at the letter's head or foot."""
    parts = {"title", "greeting", "closing", "signature", "unplaced", "acknowledgement"}
    for date in subject.dates:
        passage = subject.passage_at(date.start)
        if passage.part in parts and date.day is not None and date.end - date.start >= len(passage.text.strip()) - 12:
            around = subject.text[passage.start : date.start] + subject.text[date.end : passage.end]
            if _DATE_LINE.fullmatch(around.strip()):
                return date.day
    return None


def _reversed(subject: Subject) -> Iterator[Hit]:
    for period in periods(subject):
        if period.last >= period.first:
            continue
        lead = subject.text[max(0, period.start - 40) : period.start]
        said = subject.text[period.start : period.end]
        sure = subject.language == "zh" or _ONE_MONTH.search(said) or _FROM.search(lead)
        if sure and not _MOVED.search(lead):
            yield Hit(
                f"The period ends on {_said(period.last)}, before it begins on {_said(period.first)}.",
                period.start,
                period.end,
            )


def _too_early(subject: Subject) -> Iterator[Hit]:
    """Find an action before the first day of what it answers, as the causes state it."""
    begins = _first_days(subject)
    if not begins:
        return
    known: dict[int | None, datetime.date | None] = {}
    for date in subject.dates:
        passage = subject.passage_at(date.start)
        if passage.part != "remediation" or passage.is_heading or date.day is None:
            continue
        if passage.point not in known:
            known[passage.point] = _begun(subject.point_at(date.start), subject, begins)
        begun = known[passage.point]
        if begun is None or date.day >= begun:
            continue
        fact = next((each.node for each in passage.said if each.start <= date.start and date.end <= each.end), None)
        if fact is not None and not (isinstance(fact, Filled) and fact.slot == "done_on"):
            continue
        first, last = subject.sentence_at(date.start)
        lead = subject.text[max(first, passage.start) : date.start]
        if fact is None and (not _ACTION_ON.search(lead) or _NO_ACTION.search(subject.text[first:last])):
            continue
        yield Hit(
            f"{_said(date.day)} comes before the affected period, which began on {_said(begun)}.",
            date.start,
            date.end,
        )


def _first_days(subject: Subject) -> Mapping[int | None, datetime.date]:
    """Give the first day of each cause that states a period, by its place; None is what stands before the causes.

    Without a period it is the first day in the cause's table, such as that of the late orders.
    """
    begins: dict[int | None, datetime.date] = {}
    for period in periods(subject):
        passage = subject.passage_at(period.start)
        lead = subject.text[max(passage.start, period.start - 60) : period.start]
        if passage.part == "root_cause" and period.first <= period.last and not _LOOKED.search(lead):
            begins[passage.point] = min(begins.get(passage.point, period.first), period.first)
    for point in subject.points_of("root_cause"):
        if point.index not in begins and any(isinstance(block, Table) for block in point.point.blocks):
            cells = [(each.start, each.end) for each in point.passages if len(each.way) > 2 and not each.is_heading]
            days = [
                each.day
                for each in subject.dates
                if each.day and point.start <= each.start < point.end and any(a <= each.start < b for a, b in cells)
            ]
            if days:
                begins[point.index] = min(days)
    return begins


def _begun(
    action: PointSeen | None, subject: Subject, begins: Mapping[int | None, datetime.date]
) -> datetime.date | None:
    """Give the first day of the causes that an action answers; where it names none, of those of its issue."""
    causes = subject.points_of("root_cause")
    addressed = action.point.addresses if action else ()
    answered = [each for each in causes if each.point.key and each.point.key in addressed]
    if answered:
        days = [begins.get(each.index) for each in answered]
        known = [day for day in days if day is not None]
        return min(known) if len(known) == len(days) else None
    if action is None or len({each.point.issue for each in causes}) < 2:
        return min(begins.values())
    own = [begins[each.index] for each in causes if each.index in begins and each.point.issue == action.point.issue]
    return min(own) if own else None


def _of_the_case(subject: Subject) -> Iterator[Hit]:
    """Compare the days of the case that are in no sentence: the notice, the papers, the windows of the rates."""
    case = subject.case
    if case is None:
        return
    if case.notice is not None and case.notice.received > case.written_on:
        yield Hit(
            f"The notice of {_said(case.notice.received)} came after the day of the letter, {_said(case.written_on)}."
        )
    for paper in case.evidence:
        if paper.issued_on is not None and paper.issued_on > case.written_on:
            yield Hit(
                f"The exhibit '{paper.title}' is dated {_said(paper.issued_on)}, after the day of the letter.",
                section="closing",
            )
    for name, fact in case.facts.items():
        before = case.facts.get(f"{name.removesuffix('_after')}_before") if name.endswith("_after") else None
        first, second = _as_of(before.value) if before else None, _as_of(fact.value)
        if first is not None and second is not None and second < first:
            yield Hit(
                f"The rate after the actions is of {_said(second)}, earlier than the one before them, {_said(first)}."
            )


def _as_of(value: object) -> datetime.date | None:
    stated = value.get("as_of") if isinstance(value, Mapping) else None
    try:
        return datetime.date.fromisoformat(str(stated)) if stated else None
    except ValueError:
        return None


def _said(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"


RULE = Rule(
    id="inconsistent_dates",
    level=Level.ERROR,
    summary="A date cannot be: not in the calendar, a wrong weekday, two readings, after the letter, or before the issue.",
    why="A reviewer compares the dates with Amazon's records. One that cannot be makes every other one doubtful.",
    source="facts.md 3.2 (arithmetic) and 5 (written dates)",
    hint="Check the day against your records, and write the month as a word: '14 May 2026'.",
    check=check,
    flags=[
        "On 31 April 2026 Zhao Min shipped the open orders.",
        "On Friday, 14 May 2026 Zhao Min shipped the open orders.",
        "On 03/04/2026 Zhao Min shipped the open orders.",
        example(
            case={"remediation": [{"words": "On 05/08/2026 Zhao Min set our order system to send the number."}]},
            note="whatever the order of the marketplace",
        ),
        example(
            case={"marketplace": "DE", "closing": {"words": "Li Wei answers questions until 04.06.2026."}},
        ),
        example(root_cause="From 5 May 2026 to 1 May 2026 orders were confirmed late."),
        example(root_cause="Between 10 and 3 May 2026 orders were confirmed late."),
        example(
            greeting="29 May 2026",
            remediation="On 18 June 2026 Zhao Min set the order system to send the tracking number.",
            note="after the letter's own date",
        ),
        example(
            root_cause="From 1 to 5 May 2026 the tracking numbers were typed in on the next morning.",
            remediation="On 2 April 2026 Zhao Min set the order system to send the tracking number.",
            note="before the issue began",
        ),
        example(
            root_cause="From 27 April to 5 May 2026 the tracking numbers were typed in on the next morning.",
            remediation="On 20 April 2026 Zhao Min set the order system to send the tracking number.",
            note="a period across two months",
        ),
        example(
            case={
                "root_cause": [
                    {
                        "key": "typed-by-hand",
                        "words": "Tracking numbers were typed in by hand (30 April to 5 May 2026), 31 of the 37 orders.",
                    },
                    {"key": "one-packer", "words": "Between 13 April and 8 May 2026 one packer packed all orders."},
                ],
                "remediation": [
                    {
                        "words": "On 20 April 2026 Zhao Min set our order system to send the tracking number.",
                        "addresses": ["typed-by-hand"],
                    }
                ],
            },
            note="before its own cause, though another began earlier",
        ),
        example(root_cause="From 20 May to 3 April 2026 one clerk typed in the tracking numbers."),
        example(
            case={"remediation": [{"words": "On 3 July 2026 Zhao Min set the order system to send the number."}]},
            note="the case is written on 29 May 2026",
        ),
        example(case={"notice": {"received": "2026-06-14"}}),
    ],
    accepts=[
        "On Thursday, 14 May 2026 Zhao Min shipped the open orders.",
        "On 05/05/2026 Zhao Min shipped the open orders.",  # one reading only
        "The log of 25/03/2026 and the one of 2026-04-03 are enclosed.",
        example(
            case={"remediation": [{"words": "On 18.05.2026 Zhao Min set our order system to send the number."}]},
            note="not the order of the marketplace, but one reading only",
        ),
        'The notice says: "Your plan of 03/04/2026 has not been accepted."',  # somebody else's words
        "Order 03/04/2026 left on 05/25/2026, says the log.",  # the second date shows the order
        example(
            greeting="29 May 2026", prevention="The closing days until 31 December 2027 were entered on 20 May 2026."
        ),
        example(
            greeting="29 May 2026",
            remediation="On 28 May 2026 we told the buyers that their parcels will arrive on 3 June 2026.",
        ),
        example(
            root_cause="From 1 to 5 May 2026 the tracking numbers were typed in on the next morning.",
            remediation="Our order system, in use since 2 April 2026, was changed on 6 May 2026.",
        ),
        example(
            root_cause="From 1 to 5 May 2026 the tracking numbers were typed in on the next morning, found on 15 May 2026.",
            remediation="On 14 May 2026 Zhao Min shipped the open orders.",
            note="done before the cause was found",
        ),
        example(
            case={
                "root_cause": [
                    {
                        "key": "typed-by-hand",
                        "words": "From 30 April to 5 May 2026 tracking numbers were typed in by hand, 31 of the 37 orders.",
                    },
                    {
                        "key": "no-sizes",
                        "words": "The page of SKU CH-220 did not say the size; 6 orders waited for it.",
                    },
                ],
                "remediation": [
                    {
                        "words": "On 28 April 2026 Zhao Min (Warehouse lead) added the size to the page of SKU CH-220.",
                        "addresses": ["no-sizes"],
                    }
                ],
            },
            note="before another cause began",
        ),
        example(
            root_cause="Before 17 May 2026 nobody had compared the two. We checked 40 parcels of 18 to 20 May 2026.",
            remediation="On 16 May 2026 Zhao Min entered the handling time of 3 days.",
            note="the days of the check",
        ),
        example(
            root_cause="From 28 December 2025 to 3 January 2026 one clerk was ill, and 7 orders waited.",
            remediation="On 5 January 2026 Zhao Min trained a second clerk.",
        ),
        example(root_cause="The pickup was moved from 5 May 2026 to 4 May 2026 by the carrier."),
        example(prevention="From 1 June 2026 Li Wei reviews the rate every Monday.", greeting="29 May 2026"),
        example(case={}),
    ],
    examples_by_language={
        "zh": (
            (
                "2026年4月31日，赵敏发出了全部订单。",
                "2026年5月14日（星期五），赵敏发出了全部订单。",
                "2026年2月30日，我们下架了商品。",
                "从2026年5月20日至4月3日，追踪编号由一名文员手工录入。",
            ),
            (
                "2026年5月14日（星期四），赵敏发出了全部订单。",
                "2026 年 5 月 18 日起，订单系统自动回传追踪编号。",
                "2026年5月1日至5日有 31 个订单迟发。",
                "节假日已录入至2027年12月31日。",
                "5月3日，我们下架了商品。",
                "2026年4月27日至5月5日有 31 个订单迟发。",
            ),
        )
    },
)
