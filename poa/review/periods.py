"""Periods that a letter states, with both ends: "1 to 5 May 2026", "16 February to 6 March 2026", 2月16日至3月6日.

One end alone may give the year, or the month; where neither gives the year, the other dates of the letter do.
"""

import datetime
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from poa.review.patterns import pattern
from poa.review.subject import Subject

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_DAY = r"([12]\d|3[01]|0?[1-9])"
_NTH = r"(?:st|nd|rd|th)?(?: of)?"
_YEAR = r"((?:19|20)\d\d)"
_TO = r"(to|and|until|till|through|thru|up to|-|–|—|至|到|~)"
# Day, month, year of the first day; the word between; day, month, year of the last day.
_DAY_FIRST = rf"\b{_DAY}{_NTH}(?: {_MONTH})?(?:,? {_YEAR})? ?{_TO} ?(?:the )?{_DAY}{_NTH} {_MONTH}(?:,? {_YEAR}\b)?"
_MONTH_FIRST = rf"\b{_MONTH} {_DAY}{_NTH}(?:,? {_YEAR})? ?{_TO} ?(?:the )?(?:{_MONTH} )?{_DAY}\b{_NTH}(?:,? {_YEAR}\b)?"
_CHINESE = (
    rf"(?:{_YEAR} ?年 ?)?(1[0-2]|0?[1-9]) ?月 ?{_DAY} ?[日号]? ?{_TO} ?"
    rf"(?:(?:{_YEAR} ?年 ?)?(1[0-2]|0?[1-9]) ?月 ?)?{_DAY} ?[日号]"
)
_ENGLISH_PERIOD = pattern(_DAY_FIRST, _MONTH_FIRST)
_CHINESE_PERIOD = pattern(_CHINESE, _DAY_FIRST)
_JOINS = pattern(r"^ ?(?:to|until|till|through|thru|up to|-|–|—|至|到|~|and) ?(?:the )?$")
_BETWEEN = pattern(r"\bbetween(?: the)? $")
_TAIL = frozenset("0123456789:.,/-–—#")  # before a figure that is the end of something else


@frozen
class Period:
    """A period at `text[start:end]`. `last` before `first` is a slip of the writer."""

    first: datetime.date
    last: datetime.date
    start: int
    end: int


@lru_cache(maxsize=1)
def periods(subject: Subject) -> tuple[Period, ...]:
    """Find the periods in a letter, in order."""
    text = subject.text
    found: list[Period] = []
    chinese = subject.language == "zh"
    for match in (_CHINESE_PERIOD if chinese else _ENGLISH_PERIOD).finditer(text):
        start, end = match.span()
        if start and text[start - 1] in _TAIL:
            continue
        groups = match.groups()
        if "and" in (groups[3], groups[10]) and not _is_between(text, start):
            continue  # two days
        period = _period(_ends(groups, chinese=chinese), subject, start, end)
        if period is not None:
            found.append(period)
    for earlier, later in pairwise(subject.dates):
        if earlier.day is None or later.day is None or later.start - earlier.end > 10:
            continue
        between = text[earlier.end : later.start]
        if not _JOINS.search(between) or ("and" in between and not _is_between(text, earlier.start)):
            continue
        if not any(each.start < later.end and earlier.start < each.end for each in found):
            found.append(Period(earlier.day, later.day, earlier.start, later.end))
    return tuple(sorted(found, key=lambda each: each.start))


def _is_between(text: str, place: int) -> bool:
    return _BETWEEN.search(text[max(0, place - 12) : place]) is not None


_Ends = tuple[str, str, str, str, str, str]


def _ends(groups: tuple[str, ...], *, chinese: bool) -> _Ends:
    """Give day, month and year of both ends, empty where it is not written."""
    first, second = groups[:7], groups[7:]
    if chinese:
        year, month, day, word, last_year, last_month, last_day = first
        if word:
            return day, month, year, last_day, last_month, last_year
        day, month, year, _, last_day, last_month, last_year = second
    elif first[3]:
        day, month, year, _, last_day, last_month, last_year = first
    else:
        month, day, year, _, last_month, last_day, last_year = second
        if not last_month and not last_year:
            last_day = ""  # "on May 3 to 5 buyers"
    return day, month, year, last_day, last_month, last_year


def _period(ends: _Ends, subject: Subject, start: int, end: int) -> Period | None:
    day, month, year, last_day, last_month, last_year = ends
    first_of, last_of = _month(month or last_month), _month(last_month or month)
    if not day or not last_day:
        return None
    crosses = first_of > 9 and last_of < 4  # over New Year
    if last_year:
        to = int(last_year)
        begin = int(year) if year else to - crosses
    elif year:
        begin = int(year)
        to = begin + crosses
    else:
        stated = _year(subject, last_of, int(last_day))
        if stated is None:
            return None
        to, begin = stated, stated - crosses
    with suppress(ValueError):
        return Period(datetime.date(begin, first_of, int(day)), datetime.date(to, last_of, int(last_day)), start, end)
    return None


def _month(written: str) -> int:
    return int(written) if written.isdecimal() else _MONTHS.index(written[:3].lower()) + 1


def _year(subject: Subject, month: int, day: int) -> int | None:
    """Give the year of a day that is written without one: the last such day before the letter, or the only year in it."""
    today = subject.today
    if today is not None:
        return today.year - ((month, day) > (today.month, today.day))
    years = _years(each.day for each in subject.dates)
    return years.pop() if len(years) == 1 else None


def _years(days: Iterable[datetime.date | None]) -> set[int]:
    return {day.year for day in days if day is not None}
