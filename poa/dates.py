"""Reading dates strictly, by marketplace and language: what can be read in two ways is reported, never guessed.

A date in a case is written 2026-05-14 (`read_day`). Notices, reports and drafts write it in a closed set of forms
(`read_date`, `find_dates`): in figures, with the month as a word in seven languages, and with 年月日. A year of two
digits is never read. The words below are those of the Unicode CLDR with the abbreviations that people use.
"""

import contextlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Protocol

from attrs import evolve, frozen

# Without accents: a word is looked up by its bare letters, so that "fevrier" and "février" are one.
_MONTHS = {
    "en": "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|"
    "october oct|november nov|december dec",
    "de": "januar jan janner jaenner|februar feb|marz maerz mar mrz|april apr|mai|juni jun|juli jul|august aug|"
    "september sep sept|oktober okt|november nov|dezember dez",
    "fr": "janvier janv|fevrier fevr fev|mars|avril avr|mai|juin|juillet juil|aout|septembre sept|octobre oct|"
    "novembre nov|decembre dec",
    "es": "enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|"
    "septiembre setiembre sep sept set|octubre oct|noviembre nov|diciembre dic",
    "it": "gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|"
    "settembre sett set|ottobre ott|novembre nov|dicembre dic",
    "pt": "janeiro jan|fevereiro fev|marco mar|abril abr|maio mai|junho jun|julho jul|agosto ago|setembro set|"
    "outubro out|novembro nov|dezembro dez",
    "nl": "januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sep sept|"
    "oktober okt|november nov|december dec",
}
_WEEKDAYS = {
    "en": "monday mon|tuesday tues tue|wednesday wed|thursday thurs thur thu|friday fri|saturday sat|sunday sun",
    "de": "montag mo|dienstag di|mittwoch mi|donnerstag do|freitag fr|samstag sonnabend sa|sonntag so",
    "fr": "lundi lun|mardi mar|mercredi mer|jeudi jeu|vendredi ven|samedi sam|dimanche dim",
    "es": "lunes lun|martes mar|miercoles mie|jueves jue|viernes vie|sabado sab|domingo dom",
    "it": "lunedi lun|martedi mar|mercoledi mer|giovedi gio|venerdi ven|sabato sab|domenica dom",
    "pt": "segunda seg|terca ter|quarta qua|quinta qui|sexta sex|sabado sab|domingo dom",
    "nl": "maandag ma|dinsdag di|woensdag wo|donderdag do|vrijdag vr|zaterdag za|zondag zo",
}
_ENGLISH_MONTHS = tuple(words.split()[0].capitalize() for words in _MONTHS["en"].split("|"))
_ENGLISH_WEEKDAYS = tuple(words.split()[0].capitalize() for words in _WEEKDAYS["en"].split("|"))
_JAPANESE_WEEKDAYS = "月火水木金土日"
_CHINESE_WEEKDAYS = "一二三四五六日天"

# One character for one character, so that a place in the folded text is the same place in the text as written.
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD |= dict.fromkeys((0x3000, 0xA0, 0x2007, 0x2009, 0x202F), ord(" "))
_FOLD |= dict.fromkeys((0x2010, 0x2011, 0x2212), ord("-"))

_LETTER = "A-Za-z\u00c0-\u024f\u0300-\u036f"
_MONTH = rf"(?P<month>[{_LETTER}]{{3,14}})\.?"
_OF = r"\s{1,2}(?:(?:of|del?)\s{1,2})?"
_BEFORE = f"(?<![0-9_{_LETTER}])"
_AFTER = f"(?![0-9_{_LETTER}])"
_YEAR = r"(?P<year>(?:19|2[01])\d\d)"
_FIGURES = (  # 2026-05-14, 14/05/2026, 14.5.2026, 14. 5. 2026; the time of an ISO timestamp may follow
    rf"{_BEFORE}(?P<first>\d{{1,4}})(?P<mark>[-/]|\. ?)(?P<second>\d{{1,2}})(?P=mark)(?P<third>\d{{1,4}})"
    rf"(?:(?=T\d\d:)|(?!(?P=mark)\d){_AFTER})"
)
_WRITTEN = (
    # 14 May 2026, 14th of May, 2026, 14-May-2026, 14. Mai 2026, 1er mai 2026, 14 de mayo del 2026
    rf"{_BEFORE}(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|[.º°])?(?:-|(?<=\.)|{_OF}){_MONTH}(?:-|,?{_OF}){_YEAR}{_AFTER}",
    # May 14, 2026, Sept. 14th 2026
    rf"{_BEFORE}{_MONTH}\s{{1,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s{{0,2}}|\s{{1,2}}){_YEAR}{_AFTER}",
    # 2026年5月14日, 2026 年 5 月 14 号
    rf"{_BEFORE}{_YEAR} ?年 ?(?P<month>\d{{1,2}}) ?月 ?(?P<day>\d{{1,2}}) ?[日号號]",
)
_WEEKDAY_BEFORE = (
    rf"{_BEFORE}(?P<word>[{_LETTER}]{{2,14}})(?:-feira)?\.?,?\s{{1,2}}(?:(?:the|den|dem|el|le|il|dia|día)\s{{1,2}})?$"
)
_WEEKDAY_AFTER = (  # (木), 木曜日, （木曜日）, 星期四, (周四), (Thursday)
    rf"\s?(?:\((?P<short>[{_JAPANESE_WEEKDAYS}])\)|\((?P<word>[{_LETTER}]{{2,14}})\.?\)|"
    rf"(?P<open>\()?(?:(?P<long>[{_JAPANESE_WEEKDAYS}])曜日?|(?:星期|礼拜|周|週)(?P<chinese>[{_CHINESE_WEEKDAYS}]))(?(open)\)))"
)
_TWO_DIGIT_YEAR = r"\d{1,2}([-/.])\d{1,2}\1\d{2}"
_LONGEST_WEEKDAY = 32  # characters before a date in which its weekday is looked for


class HasDateOrder(Protocol):
    """What is asked of a marketplace here: `date_order` is "mdy", "dmy" or "ymd"."""

    @property
    def date_order(self) -> str:
        """The order in which a date is written there in figures."""


@frozen
class DateReading:
    """What a written date can mean: every day that it can be, earliest first, and the text as it was written."""

    candidates: tuple[date, ...]
    text: str

    @property
    def day(self) -> date | None:
        """The day, or None where the text can be read in two ways or in none."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    @property
    def ambiguous(self) -> bool:
        """Whether the text can be read as more than one day."""
        return len(self.candidates) > 1


@frozen
class FoundDate(DateReading):
    """A date found in running text, at `text[start:end]` with its weekday.

    `problem` says in one sentence why the text has no day that it can mean ("14 May 2026 is a Thursday, not a
    Friday"); it is None if and only if there is a candidate.
    """

    start: int
    end: int
    problem: str | None = None

    @property
    def span(self) -> tuple[int, int]:
        """The place in the text, as `(start, end)`."""
        return self.start, self.end


def read_day(text: str) -> date:
    """Read a day written as YYYY-MM-DD in ASCII digits, and nothing else.

    Raises ValueError with one sentence; where the text is a date in another form it says what to write, and where
    it can be read in two ways it says both.
    """
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"{text} is not a day of the calendar") from None
    reading = _read_whole(text, None, None)
    if reading is None:
        raise ValueError(f"'{_shown(text)}' is not a day: write it as YYYY-MM-DD, such as 2026-05-14")
    if reading.problem:
        raise ValueError(reading.problem)
    forms = " or ".join(day.isoformat() for day in reading.candidates)
    if reading.ambiguous:
        raise ValueError(f"{_shown(text)} can be {_either(reading.candidates, 'or')}: write {forms}")
    raise ValueError(f"write {_shown(text)} as {forms}")


def read_date(text: str, *, language: str | None = None, marketplace: HasDateOrder | None = None) -> DateReading:
    """Read a text that is one date, in any form this module knows.

    Figures with the year last are read in the order of the marketplace; with none given, or one that writes the year
    first, in both orders, and the reading may be ambiguous. Month words are those of `language` and English, or of
    every language if none is given. A weekday that is written out is checked, and may decide between two readings.

    Raises ValueError with one sentence for a text that is no date, a year of two digits, a day that is not in the
    calendar or not in the order of the marketplace, or a wrong weekday.
    """
    reading = _read_whole(text, language, marketplace)
    if reading is None:
        raise ValueError(f"'{_shown(text)}' is not a date that can be read: write it as YYYY-MM-DD, such as 2026-05-14")
    if reading.problem:
        raise ValueError(reading.problem)
    return DateReading(reading.candidates, text)


def find_dates(
    text: str, *, language: str | None = None, marketplace: HasDateOrder | None = None
) -> tuple[FoundDate, ...]:
    """Find the dates in running text, in order; `language` and `marketplace` as in `read_date`.

    What looks like a date and cannot be one has no candidates and a `problem`. Years of two digits are passed over.
    """
    folded = text.translate(_FOLD)
    weekdays = _words("weekdays", language)
    likely = [*_in_figures(folded, _orders(marketplace)), *_in_words(folded, _words("months", language))]
    found = [_judge(text, *_with_weekday(folded, each, weekdays)) for each in likely]
    kept: list[FoundDate] = []
    for each in sorted(found, key=lambda each: each.span):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


@frozen
class _Likely:
    """A place that looks like a date: the days it can be, and the one it would be in an order not used there."""

    start: int
    end: int
    days: tuple[date, ...]
    elsewhere: date | None = None


def _read_whole(text: str, language: str | None, marketplace: HasDateOrder | None) -> FoundDate | None:
    stripped = text.strip()
    if re.fullmatch(_TWO_DIGIT_YEAR, stripped.translate(_FOLD), re.ASCII):
        raise ValueError(f"{_shown(text)} has a year of two digits: write the year in full, as in 2026-05-14")
    found = find_dates(stripped, language=language, marketplace=marketplace)
    return found[0] if found and found[0].span == (0, len(stripped)) else None


def _in_figures(folded: str, orders: tuple[str, ...]) -> Iterator[_Likely]:
    for match in re.finditer(_FIGURES, folded, re.ASCII):
        mark, start = match["mark"][0], match.start()
        if start > 1 and folded[start - 1] == mark and folded[start - 2].isdigit():
            continue  # the tail of a longer row of numbers
        year, months_and_days = _in_each_order(match)
        plausible = {order: each for order, each in months_and_days.items() if each[0] <= 12 and each[1] <= 31}
        read = {order: each for order, each in plausible.items() if order in orders}
        if read:
            yield _Likely(start, match.end(), _days(year, read.values()))
        elif plausible and (elsewhere := _days(year, plausible.values())):
            yield _Likely(start, match.end(), (), elsewhere[0])


def _in_each_order(match: re.Match[str]) -> tuple[int, dict[str, tuple[int, int]]]:
    """Give the year, and (month, day) for each order in which the figures can be meant."""
    first, second, third = match["first"], match["second"], match["third"]
    if re.fullmatch(_YEAR, first) and len(third) <= 2:
        return int(first), dict.fromkeys(("mdy", "dmy"), (int(second), int(third)))
    if re.fullmatch(_YEAR, third) and len(first) <= 2:
        return int(third), {"mdy": (int(first), int(second)), "dmy": (int(second), int(first))}
    return 0, {}


def _in_words(folded: str, months: Mapping[str, int]) -> Iterator[_Likely]:
    for pattern in _WRITTEN:
        for match in re.finditer(pattern, folded, re.ASCII):
            month = int(match["month"]) if match["month"].isdecimal() else months.get(_bare(match["month"]), 0)
            day = int(match["day"])
            if 1 <= month <= 12 and 1 <= day <= 31:
                yield _Likely(match.start(), match.end(), _days(int(match["year"]), [(month, day)]))


def _orders(marketplace: HasDateOrder | None) -> tuple[str, ...]:
    # Where the year comes first by custom, a year that comes last follows somebody else's: either order.
    return ("mdy", "dmy") if marketplace is None or marketplace.date_order == "ymd" else (marketplace.date_order,)


def _with_weekday(folded: str, likely: _Likely, weekdays: Mapping[str, int]) -> tuple[_Likely, int | None]:
    """Widen a place by the weekday that stands before or after it, and say which it is (Monday is 0)."""
    window = max(0, likely.start - _LONGEST_WEEKDAY)
    before = re.search(_WEEKDAY_BEFORE, folded[window : likely.start], re.ASCII)
    if before and _bare(before["word"]) in weekdays:
        return evolve(likely, start=window + before.start()), weekdays[_bare(before["word"])]
    after = re.match(_WEEKDAY_AFTER, folded[likely.end : likely.end + _LONGEST_WEEKDAY], re.ASCII)
    number = None
    if after and after["word"]:
        number = weekdays.get(_bare(after["word"]))
    elif after and after["chinese"]:
        number = min(_CHINESE_WEEKDAYS.index(after["chinese"]), 6)
    elif after:
        number = _JAPANESE_WEEKDAYS.index(after["short"] or after["long"])
    return (likely, None) if after is None or number is None else (evolve(likely, end=likely.end + after.end()), number)


def _judge(text: str, likely: _Likely, weekday: int | None) -> FoundDate:
    """Keep the days that fall on the weekday; where none is left, say why."""
    written, days = text[likely.start : likely.end], likely.days
    shown = _shown(written)
    fitting = tuple(day for day in days if weekday is None or day.weekday() == weekday)
    problem = None
    if likely.elsewhere:
        meant = likely.elsewhere
        problem = (
            f"{shown} is no date in this marketplace's order: if {_english(meant)} is meant, write {meant.isoformat()}"
        )
    elif not days:
        problem = f"{shown} is not a day of the calendar"
    elif not fitting and weekday is not None:
        name = _ENGLISH_WEEKDAYS[weekday]
        right = _ENGLISH_WEEKDAYS[days[0].weekday()]
        one = f"{_english(days[0])} is a {right}, not a {name}"
        problem = one if len(days) == 1 else f"neither {_either(days, 'nor')} is a {name}"
    return FoundDate(fitting, written, likely.start, likely.end, problem)


@cache
def _words(table: str, language: str | None) -> Mapping[str, int]:
    """Map the words of a language and of English, or of all, to the number of the month or (from 0) the weekday."""
    rows, first = (_MONTHS, 1) if table == "months" else (_WEEKDAYS, 0)
    base = language.replace("_", "-").split("-")[0].lower() if language else None
    numbers: dict[str, int] = {}
    for name, row in rows.items():
        if base is None or name in {base, "en"}:
            for number, words in enumerate(row.split("|"), first):
                # "do", "so" and "di" are weekdays only to somebody who is known to write German or Dutch
                numbers |= {word: number for word in words.split() if len(word) > 2 or base}
    return numbers


def _bare(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", word).lower() if letter.isalpha())


def _days(year: int, months_and_days: Iterable[tuple[int, int]]) -> tuple[date, ...]:
    days = set()
    for month, day in months_and_days:
        with contextlib.suppress(ValueError):
            days.add(date(year, month, day))
    return tuple(sorted(days))


def _english(day: date, *, with_year: bool = True) -> str:
    return f"{day.day} {_ENGLISH_MONTHS[day.month - 1]}" + (f" {day.year}" if with_year else "")


def _either(days: tuple[date, ...], word: str) -> str:
    return f"{_english(days[0], with_year=False)} {word} {_english(days[1])}"


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:40]}…"
