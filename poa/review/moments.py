"""When something was, said less than fully: a day without its year, a month, both ends of a range.

`poa.dates` reads full dates only. Here it is enough to know that a time is named: "on 3 May", "May 3rd", "since March
2026", "between 1 and 5 May", "5 月 3 日".
"""

from collections.abc import Iterable

from poa.review.patterns import pattern
from poa.review.sightings import Sighting

# "may" and "march" are verbs too: as months they are only seen with a capital letter.
_MONTH = (
    r"(?:(?i:january|february|april|june|july|august|september|october|november|december)|May|MAY|March|MARCH|"
    r"(?i:jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?|Mar\b\.?)"
)
_LONG_MONTH = (
    r"(?:(?i:january|february|april|june|july|august|september|october|november|december)|May|MAY|March|MARCH)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_ENGLISH = (
    rf"\b{_DAY}(?: of)?[ -]?{_MONTH}\b",
    rf"\b{_MONTH} ?(?:the )?{_DAY}\b",
    rf"\b{_MONTH},? (?:of )?(?:19|20)\d\d\b",
    (
        r"\b(?i:in|since|during|of|by|until|till|from|through|early|mid|late|between|before|after|to|and|over)"
        rf"[ -](?i:(?:the )?(?:early|mid|late|end of|beginning of|start of|middle of|last|this)[ -])?{_LONG_MONTH}\b"
    ),
    r"\b(?i:on|since|by|from|until|before|after|dated|between|date:) (?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|[12]\d|3[01])\b",
    r"\b(?:0?[1-9]|[12]\d|3[01])[-/](?:0?[1-9]|[12]\d|3[01])[-/]\d\d\b",
    r"\b(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:1|2)\d\b",
    r"\b20\d\d[-/.](?:0?[1-9]|1[0-2])\b",
    r"\bQ[1-4](?: of)? 20\d\d\b",
    rf"\b(?i:on) the {_DAY}\b",
    r"\b(?i:christmas|easter|thanksgiving|black friday|prime day|labou?r day|chinese new year|spring festival|holidays)(?: of)? 20\d\d\b",
)
_DIGITS = "[0-9０-９]"
_HAN_NUMBER = "[一二三四五六七八九十]"
_CHINESE = (
    rf"(?:{_DIGITS}{{4}} ?年 ?)?{_DIGITS}{{1,2}} ?月(?: ?{_DIGITS}{{1,2}} ?[日号號]?|份|初|底|中旬|上旬|下旬)?",
    rf"{_HAN_NUMBER}{{1,2}}月(?:{_HAN_NUMBER}{{1,3}}[日号]|份|初|底|中旬)",
    rf"{_DIGITS}{{1,2}}[./]{_DIGITS}{{1,2}} ?[日号]",
    rf"{_DIGITS}{{1,2}} ?[日号](?:起|前|当天|以来|之前|开始)",
)
_MOMENTS = {
    "en": pattern(*_ENGLISH, ignore_case=False),
    "zh": pattern(*_CHINESE, *_ENGLISH[:3], ignore_case=False),
}


def moments(text: str, language: str, dates: Iterable[tuple[int, int]]) -> tuple[Sighting, ...]:
    """Find where a time is named: the full dates, which are given, and what is less than one."""
    taken = sorted(dates)
    found = [Sighting(*span) for span in taken]
    at = 0
    for match in _MOMENTS.get(language, _MOMENTS["en"]).finditer(text):
        start, end = match.span()
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at == len(taken) or end <= taken[at][0]:
            found.append(Sighting(start, end))
    return tuple(sorted(found, key=lambda each: each.span))
