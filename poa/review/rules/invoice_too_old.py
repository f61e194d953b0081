"""An invoice, or another paper with a limit of age, that was issued too long before the notice."""

import calendar
import datetime
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from poa.case import Case
from poa.dates import read_day
from poa.review.coverage import issues_of
from poa.review.example_papers import paper_example
from poa.review.levels import Level
from poa.review.notice_day import notice_day
from poa.review.papers import (
    Paper,
    age_limits,
    aged_papers,
    fact_names,
    facts_of,
    paper_named,
    paper_of,
    paper_of_kind,
    papers,
    stated_limit,
)
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_FARTHEST = 80  # characters between a paper's name and its day
_MONTH = {
    "en": pattern(
        r"\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
        r"nov(?:ember)?|dec(?:ember)?)\.?,? (?:of )?(20\d\d)\b"
    ),
    "zh": pattern(r"(20\d\d) ?年 ?(\d{1,2}) ?月(?: ?份)?(?:[^\d ]|$)"),
}
_JOINED = {  # what stands between the name of a paper and its own day
    "en": pattern(
        r"\b(?:dated?|issued(?: on| in| by us on)?|from|of|date is|date:|is|are|was|were|on|in)[ :(]*(?:the )?$", r"\($"
    ),
    "zh": pattern("(?:日期|开具|开票|的|为|是|于|[（(:：])? ?$"),
}
_OTHER_DAY = {  # the day is that of something done with the paper
    "en": pattern(
        r"\b(?:upload|submit|sent|send|provid|receiv|ask|request|remov|clos|check|paid|pay|found|add|compar|fil|post|"
        r"attach|enclos|obtain|got|collect|delete|reject|list|order|until|till|since|to|by|after|before)[a-z]*\b"
    ),
    "zh": pattern("(?:上传|提交|发送|提供|收到|要求|移除|检查|付款|支付|获取|补充|至|到|后|前)"),
}
_KNOWN_TO_BE_OLD = {
    "en": pattern(
        r"\b(?:older than|too old|out ?dated|expired|out of date|reject(?:ed)?|not accepted|no longer|remov(?:e|ed)|"
        r"replac(?:e|ed)|instead of|beyond|more than \d+ days|first (?:bought|ordered)|not|since|software|subscription|"
        r"system|carrier|freight|courier)\b"
    ),
    "zh": pattern("(?:过期|超过|太旧|被拒|未被接受|移除|替换|不再|没有|软件|物流)"),
}


def check(subject: Subject) -> Iterator[Hit]:
    """Count back from the day of the notice: the papers of the case, its facts that are papers, the letter's words.

    Read of a case: `issued_on` of a piece of evidence, its facts `issued_on`, `invoice_date`, `invoice_dates`, and any
    fact that is a document with a title and a day. The fact `invoice_age_days` of a piece of evidence is the limit
    that the notice itself names. Read of words: "invoice dated 3 March 2024", "invoices from March 2024".
    """
    received = notice_day(subject)
    if received is None:
        return
    issues = issues_of(subject)
    said: set[datetime.date] = set()
    for sort, title, day in _of_case(subject.case):
        hit = _judged(sort, f"'{title}'", day, received, issues, subject.case)
        if hit is not None:
            said.add(day)
            yield hit
    for sort, words, start, end, day in _in_words(subject):
        hit = _judged(sort, f"'{words}'", day, received, issues, subject.case)
        if hit is not None and day not in said:
            said.add(day)
            yield Hit(hit.message, start, end, level=hit.level)


def _judged(
    sort: Paper, what: str, day: datetime.date, received: datetime.date, issues: tuple[str, ...], case: Case | None
) -> Hit | None:
    age = (received - day).days
    limit = stated_limit(case) if sort.name == "invoice" else None
    if limit is not None:
        over = [(limit, Level.ERROR)] if age > limit else []
    else:
        over = [(each.days, each.level) for each in age_limits(sort.name, issues) if age > each.days]
    if not over:
        return None
    days, level = over[0]
    return Hit(
        f"{what} is {sort.noun} of {day.day} {calendar.month_name[day.month]} {day.year}, {age} days before the notice; "
        f"at most {days} are taken.",
        level=level,
    )


def _of_case(case: Case | None) -> Iterator[tuple[Paper, str, datetime.date]]:
    if case is None:
        return
    for evidence in case.evidence:
        sort = paper_of(evidence)
        if sort is None or sort.name not in aged_papers():
            continue
        days = {evidence.issued_on} if evidence.issued_on else set()
        days |= set(chain.from_iterable(_days(value) for value in facts_of(evidence, "issued_on")))
        for day in sorted(day for day in days if day):
            yield sort, evidence.title, day
    for table in (case.facts, *(statement.facts for _, _, statement in case.statements())):
        for name, fact in table.items():
            for document in _documents(fact.value):
                title = str(document.get("title") or document.get("number") or name)
                found = paper_of_kind(name) or paper_named(title)
                if found is not None and found.name in aged_papers():
                    for part in fact_names("issued_on"):
                        for day in _days(document.get(part)):
                            yield found, title, day


def _documents(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        if any(name in value for name in fact_names("issued_on")):
            yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _documents(part)


def _days(value: Any) -> Iterator[datetime.date]:
    for part in value if isinstance(value, list | tuple) else (value,):
        if isinstance(part, str):
            try:
                yield read_day(part)
            except ValueError:
                continue


def _in_words(subject: Subject) -> Iterator[tuple[Paper, str, int, int, datetime.date]]:
    if subject.language not in _JOINED:
        return
    joined, other, old = (table[subject.language] for table in (_JOINED, _OTHER_DAY, _KNOWN_TO_BE_OLD))
    dates: list[tuple[int, int, datetime.date]] | None = None
    for name in aged_papers():
        sort = papers()[name]
        for match in subject.find(pattern(*sort.words)):
            dates = _dates(subject) if dates is None else dates
            start, end = match.span()
            first, last = subject.sentence_at(start)
            sentence = subject.text[first:last]
            if old.search(sentence) or subject.passage_at(start).part == "root_cause":
                continue
            if sort.unless and pattern(*sort.unless).search(sentence):
                continue
            for day_start, day_end, day in dates[bisect_left(dates, (end,)) :]:
                if day_start >= min(last, end + _FARTHEST):
                    break
                between = subject.text[end:day_start]
                if joined.search(between) and not other.search(between):
                    yield sort, " ".join(subject.text[start:day_end].split()), start, day_end, day
                    break


def _dates(subject: Subject) -> list[tuple[int, int, datetime.date]]:
    """Give the days in the text, and the last day of a month that is named alone; of two readings the later."""
    found = [(each.start, each.end, each.candidates[-1]) for each in subject.dates if each.candidates]
    taken = [(start, end) for start, end, _ in found]
    for match in _MONTH[subject.language].finditer(subject.text):
        start, end = match.span()
        at = bisect_left(taken, (end,)) - 1
        if at >= 0 and taken[at][1] > start:
            continue
        one, two = match.group(1), match.group(2)
        year, month = (int(one), int(two)) if one.isdigit() else (int(two), _MONTHS[one.lower()[:3]])
        if 1 <= month <= 12:
            found.append((start, end, datetime.date(year, month, calendar.monthrange(year, month)[1])))
    return sorted(found)


_OLD = "2025-05-13"  # one year and a day before the example case's notice
_NOTICE = "Your notice reached us on 14 May 2026."

RULE = Rule(
    id="invoice_too_old",
    level=Level.ERROR,
    summary="An invoice, bill or statement was issued too long before the notice.",
    why="Amazon takes invoices of the 365 days before the notice, and bills and statements of the last 90 days; an older "
    "one proves nothing about the stock that was sold.",
    source="facts.md 2.2 inauthentic, 1.4, 1.5 and 3.2; A7",
    hint="Enclose one within the limit, or take the ASIN out of the offer and say so. If the notice names another limit, "
    "state it with the invoice: facts = { invoice_age_days = 180 }.",
    check=check,
    flags=[
        paper_example("inauthentic", {"kind": "supplier_invoice", "issued_on": _OLD}),
        paper_example(
            "inauthentic", {"kind": "supplier_invoice", "facts": {"invoice_dates": ["2026-03-03", "2025-01-20"]}}
        ),
        paper_example("identity_verification", {"kind": "utility_bill", "issued_on": "2026-02-01"}, route="documents"),
        paper_example(
            "inauthentic",
            {"kind": "supplier_invoice", "issued_on": "2025-11-01", "facts": {"invoice_age_days": 180}},
            note="the notice asks for 180 days",
        ),
        paper_example("restricted_products", {"kind": "invoice", "issued_on": "2025-10-01"}, note="a warning"),
        paper_example(
            "inauthentic",
            facts={"stock_invoice": {"title": "Invoice INV-77", "issued_on": "2024-12-01"}},
            note="a fact that is a paper",
        ),
        example(greeting=[_NOTICE], remediation=["We attach the invoice INV-9 dated 3 March 2024 from our supplier."]),
        example(greeting=[_NOTICE], remediation=["Enclosed are our invoices from March 2024."]),
    ],
    accepts=[
        paper_example("inauthentic", {"kind": "supplier_invoice", "issued_on": "2025-05-14"}, note="365 days"),
        paper_example("inauthentic", {"kind": "supplier_invoice", "issued_on": "2026-05-20"}, note="after the notice"),
        paper_example("inauthentic", {"kind": "letter_of_authorisation", "issued_on": "2023-01-10"}, note="no limit"),
        paper_example("late_shipment_rate", {"kind": "order_system_invoice", "issued_on": "2024-01-10"}),
        example(greeting=[_NOTICE], remediation=["We attach the invoice dated 3 March 2026 from our supplier."]),
        example(remediation=["We attach the invoice dated 3 March 2024."], note="the day of the notice is not known"),
        example(
            greeting=[_NOTICE],
            root_cause=["The invoices that we had sent were dated 3 March 2024."],
            note="told as the cause",
        ),
        example(
            greeting=[_NOTICE],
            remediation=[
                "On 18 May 2026 Li Wei closed the offer whose invoice, of 3 March 2024, is older than 365 days."
            ],
        ),
        example(
            greeting=[_NOTICE],
            remediation=["We have bought from Example Trading since 3 March 2019; the invoice names it."],
        ),
        example(greeting=[_NOTICE], remediation=["The invoices were checked against the stock list of 3 March 2024."]),
    ],
    examples_by_language={
        "zh": (
            (
                "贵方于 2026 年 5 月 14 日的通知我们已收到。随信附上 2026 年 3 月的合同和发票（2024 年 3 月 3 日）。",
                "我们收到 2026 年 5 月 14 日的通知。附上发票，日期为 2024 年 3 月 3 日。",
                "我们于 2026 年 5 月 14 日收到通知。水电费账单日期：2025 年 12 月 1 日。",
            ),
            (
                "我们于 2026 年 5 月 14 日收到通知。附上发票，日期为 2026 年 3 月 3 日。",
                "附上发票，日期为 2024 年 3 月 3 日。",
                "我们于 2026 年 5 月 14 日收到通知。2024 年 3 月 3 日的发票已过期，对应商品已移除。",
                "我们于 2026 年 5 月 14 日收到通知。2026 年 5 月 20 日我们向供应商索取了发票。",
                "我们于 2026 年 5 月 14 日收到通知。发票于 2026 年 5 月 20 日上传。",
            ),
        )
    },
)
