"""Dates that contradict the calendar, the day of the letter, or each other.

What is still to come is fine where it is said to be: a commitment, a validity ("entered until 31 December 2027"), what a
buyer was told. An action before the first day of the affected period is objected to only where that period is stated.
"""

import datetime
from collections.abc import Iterator, Mapping
from itertools import pairwise

from poa.dates import FoundDate
from poa.review.levels import Level
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.tree import Filled

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
_TO = pattern(r"^ ?(?:to|until|till|through|thru|up to|-|–|—|至|到|~) ?(?:the )?$")
_AND = pattern(r"^ ?and ?$")
_FROM = pattern(r"\b(?:from|period|between)(?: the)? $|(?:从|自) ?$")
_BETWEEN = pattern(r"\bbetween(?: the)? $")
_DAY_BEFORE = pattern(
    r"\b(from|between)? ?(?:the )?([12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)? ?(to|and|until|till|through|-|–|—) ?(?:the )?$",
    r"([12]\d|3[01]|0?[1-9]) ?[日号]? ?(至|到|-|–|—|~) ?$",
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
        if date.problem:
            yield Hit(f"{date.problem[:1].upper()}{date.problem[1:]}.", date.start, date.end)
        elif date.ambiguous:
            ambiguous.append(date)
        elif date.day is not None and date.day.day > 12 and _IN_FIGURES.search(date.text):
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
    dates = subject.dates
    for earlier, later in pairwise(dates):
        if earlier.day is None or later.day is None or earlier.day <= later.day:
            continue
        between, lead = (
            subject.text[earlier.end : later.start],
            subject.text[max(0, earlier.start - 20) : earlier.start],
        )
        if (_TO.search(between) and _FROM.search(lead)) or (_AND.search(between) and _BETWEEN.search(lead)):
            yield Hit(
                f"The period ends on {_said(later.day)}, before it begins on {_said(earlier.day)}.",
                earlier.start,
                later.end,
            )
    for date in dates:
        begin = _begin_of(date, subject)
        if date.day is not None and begin is not None and begin[0] > date.day.day:
            yield Hit(f"The period '{subject.text[begin[1] : date.end]}' ends before it begins.", begin[1], date.end)


def _begin_of(date: FoundDate, subject: Subject) -> tuple[int, int] | None:
    """Read the day before a full date that begins a period ("1 to 5 May 2026"), and where it stands."""
    lead = subject.text[max(0, date.start - 24) : date.start]
    match = _DAY_BEFORE.search(lead)
    if match is None or not date.text[:1].isdigit():
        return None
    day = match.group(2) or match.group(4)
    if (match.group(3) or "").lower() == "and" and (match.group(1) or "").lower() != "between":
        return None
    place = match.span(2)[0] if match.group(2) else match.span(4)[0]
    if (place > 0 and lead[place - 1] in "0123456789:.,/-–—#") or lead[:place].rstrip().endswith("月"):
        return None  # part of a number, or the day of a date that has a month of its own
    return int(day), date.start - len(lead) + place


def _too_early(subject: Subject) -> Iterator[Hit]:
    """Find an action before the first day of the affected period, as the causes state it."""
    begun = _first_day(subject)
    if begun is None:
        return
    facts = {(each.start, each.end): each.node for point in subject.points_of("remediation") for each in point.said}
    for date in subject.dates:
        passage = subject.passage_at(date.start)
        if passage.part != "remediation" or passage.is_heading or date.day is None or date.day >= begun:
            continue
        fact = next((node for span, node in facts.items() if span[0] <= date.start and date.end <= span[1]), None)
        if fact is not None and not (isinstance(fact, Filled) and fact.slot == "done_on"):
            continue
        first, last = subject.sentence_at(date.start)
        lead = subject.text[max(first, passage.start) : date.start]
        if fact is None and (not _ACTION_ON.search(lead) or _NO_ACTION.search(subject.text[first:last])):
            continue
        yield Hit(
            f"{_said(date.day)} comes before the affected period, which began on {_said(begun)}.", date.start, date.end
        )


def _first_day(subject: Subject) -> datetime.date | None:
    """Give the first day of the periods among the causes, None if there is none."""
    begins: list[datetime.date] = []
    dates = [each for each in subject.dates if subject.passage_at(each.start).part == "root_cause" and each.day]
    for date in dates:
        begin = _begin_of(date, subject)
        if begin is not None and date.day is not None and begin[0] <= date.day.day:
            begins.append(date.day.replace(day=begin[0]))
    for earlier, later in pairwise(dates):
        between, lead = (
            subject.text[earlier.end : later.start],
            subject.text[max(0, earlier.start - 20) : earlier.start],
        )
        if (_TO.search(between) or (_AND.search(between) and _BETWEEN.search(lead))) and earlier.day is not None:
            begins.append(earlier.day)
    return min(begins) if begins else None


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
            case={"remediation": [{"words": "On 3 July 2026 Zhao Min set the order system to send the number."}]},
            note="the case is written on 29 May 2026",
        ),
        example(case={"notice": {"received": "2026-06-14"}}),
    ],
    accepts=[
        "On Thursday, 14 May 2026 Zhao Min shipped the open orders.",
        "On 05/05/2026 Zhao Min shipped the open orders.",  # one reading only
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
        example(prevention="From 1 June 2026 Li Wei reviews the rate every Monday.", greeting="29 May 2026"),
        example(case={}),
    ],
    examples_by_language={
        "zh": (
            (
                "2026年4月31日，赵敏发出了全部订单。",
                "2026年5月14日（星期五），赵敏发出了全部订单。",
                "2026年2月30日，我们下架了商品。",
            ),
            (
                "2026年5月14日（星期四），赵敏发出了全部订单。",
                "2026 年 5 月 18 日起，订单系统自动回传追踪编号。",
                "2026年5月1日至5日有 31 个订单迟发。",
                "2026 年 3 月 16 日至 2026 年 5 月 14 日，买家消息只在工作日查看。",  # a month of its own
                "节假日已录入至2027年12月31日。",
                "5月3日，我们下架了商品。",
            ),
        )
    },
)
