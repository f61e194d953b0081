"""How many late orders, claims or other defects a letter's words speak of, and whether they speak of all of them."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from poa.review.patterns import Match, pattern
from poa.review.subject import Subject

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
NUMBER = rf"(\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{'|'.join(_WORDS)})"
PARCEL = r"(?:orders?|shipments?|parcels?|packages?|deliveries)"
_WAS = r"(?:were|was|had been|have been|are|got|became)"
_BY = r"(?:ship(?:-| )?by|shipping|dispatch(?:-by)?|handling|latest ship(?:ment|ping)?)"
_LATE = rf"(?:(?:only )?(?:after|past|later than) (?:its|their|the) {_BY} (?:date|deadline|time|day)s?|late|delayed)"
_ALL = r"(?:out )?of (?:the |our |a total of |all |all the )?\d[\d,]*"
THINGS: Mapping[str, tuple[str, ...]] = {
    "late orders": (
        rf"\b{NUMBER} (?:more |other |further )?(?:late|delayed) {PARCEL}\b",
        rf"\b{NUMBER} (?:more |other |further )?{PARCEL} (?:that |which )?{_WAS} (?:\w+ )?(?:late|delayed)\b",
        rf"\b{NUMBER} {PARCEL} (?:\w+ ){{0,2}}late\b",
        rf"\b{NUMBER} (?:more |other |further )?{PARCEL} (?:[\w-]+ ){{1,9}}?{_LATE}\b",
        rf"\b{NUMBER} (?:more |other |further )?{PARCEL} (?:[\w-]+ ){{0,3}}?missed (?:its|their|the) {_BY} (?:date|deadline|time)s?\b",
        rf"\b{NUMBER} {_ALL} {PARCEL} (?:[\w-]+ ){{0,4}}?{_LATE}\b",
        rf"\b{NUMBER} (?:more |other |further )?of (?:the|our) late {PARCEL}\b",
    ),
    "A-to-z claims": (rf"\b{NUMBER} (?:A[ -]?(?:to[ -]?)?Z|atoz)(?: guarantee)?(?: claims?| cases?)\b",),
    "negative feedback": (rf"\b{NUMBER} negative (?:customer |buyer |seller )?(?:feedbacks?|ratings?|comments?)\b",),
    "chargebacks": (rf"\b{NUMBER} (?:credit card |service )?charge ?backs?\b",),
    "defective orders": (rf"\b{NUMBER} (?:defective orders|order defects|defects)\b",),
    "cancelled orders": (
        rf"\b{NUMBER} cancell?ed orders?\b",
        rf"\b{NUMBER} (?:order |seller )?cancell?ations\b",
        rf"\b{NUMBER} orders? (?:were|was) cancell?ed\b",
    ),
}
_FORMS = tuple((thing, form) for thing, forms in THINGS.items() for form in forms)
_FOUND = pattern(*(form for _, form in _FORMS))  # one group each, in this order
_SHARE = pattern(
    rf"\b{NUMBER} (?:more )?(?:out )?of (?:the |our |these |all |all the )?(\d+)\b(?: [a-z-]+)? {PARCEL}\b"
)
_OPENING = frozenset({"title", "greeting", "acknowledgement"})
_ASKED = _OPENING | {"root_cause", "remediation", "closing", "unplaced"}
_IS_PART = pattern(
    r"\b(?:another|other|further|additional|more|remaining|first|last|at|reach(?:es)?|exceeds?|when|if|than|least|most|"
    r"every|each|after|up to|only|about|around|approximately|nearly|over|almost|was|day)(?: the)? $"
)
_IS_VAGUE = pattern(
    r"\b(?:than|least|most|up to|about|around|approximately|nearly|over|almost|roughly|some|every)(?: the)? $"
)
_IS_BASE = pattern(r"\d (?:[a-z-]+ )?(?:out )?of (?:the |our |a total of |all )?$")
_IS_ALL = pattern(
    r"\b(?:all(?: of)?(?: the| these| those| our)?|(?:each|every one) of (?:the|these|those|our)|a total of|in total|"
    r"altogether|total of|the total) $"
)
_OF_ALL = pattern(rf"^ {_ALL}")
_REFERS = pattern(r"\b(?:the|these|those|all|our|of)(?: the)? $")
_THEN_PART = pattern(r"^,? (?:out )?of (?:the|these|those|them|which|\d)|^ (?:since|after|so far|left|remain)")
_THEN_DAYS = pattern(
    r"^,? (?:of|in|from|during) (?:the|these|those|that) (?:last |past |same )?(?:\d+[ -])?(?:days?|weeks?|month|period|window)\b"
)
_NOT = pattern(r"\b(?:none|no|not|never|nobody|without|would|could|if|with late)\b")
_SHARED = pattern(
    r"\bboth (?:causes|reasons)\b|\b(?:more than one|several|two) (?:of the )?(?:causes?|reasons?)\b|\boverlap|"
    r"\bcounted (?:once|twice)\b|\b(?:of|among) (?:these|them|those)\b|\balso (?:among|part|counted|included|late)\b|\b(?:above|already|outside|earlier|previous|(?:week|month|days?) before)\b"
)


@frozen
class Counted:
    """A number of things at a place of the text.

    `whole` says that it is said as the total, `part` as a share of one, `of_all` that the words give the share and the
    whole of it ("37 of 412 orders were late"); `refers` that it may only take up a number said before.
    """

    number: int
    start: int
    end: int
    section: str
    whole: bool
    part: bool
    of_all: bool = False
    refers: bool = False
    vague: bool = False


def said_counts(subject: Subject) -> Mapping[str, tuple[Counted, ...]]:
    """Find the numbers of each kind of thing, in order."""
    found: dict[str, list[Counted]] = {}
    for match in _FOUND.finditer(subject.text):
        group = next(each for each in range(1, len(_FORMS) + 1) if match.span(each)[0] >= 0)
        number = _counted(subject, match, match.group(group))
        if number is not None:
            found.setdefault(_FORMS[group - 1][0], []).append(number)
    return {thing: tuple(numbers) for thing, numbers in found.items()}


def _counted(subject: Subject, match: Match, digits: str) -> Counted | None:
    start, end = match.span()
    passage = subject.passage_at(start)
    number = number_of(digits)
    lead, rest = subject.text[max(passage.start, start - 24) : start], subject.text[end : end + 24]
    if passage.part not in _ASKED or not number or _IS_BASE.search(lead) or _NOT.search(match.group()):
        return None
    point = subject.point_at(start)
    from_catalogue = point is not None and not point.is_own_words
    of_all = _OF_ALL.search(match.group()[len(digits) :]) is not None
    then_part = _THEN_PART.search(rest) is not None and not _THEN_DAYS.search(rest)
    part = from_catalogue or _IS_PART.search(lead) is not None or then_part or (of_all and passage.part not in _OPENING)
    whole = not from_catalogue and (_IS_ALL.search(lead) is not None or (passage.part in _OPENING and not part))
    return Counted(
        number,
        start,
        end,
        passage.part,
        whole,
        part,
        of_all,
        _REFERS.search(lead) is not None,
        _IS_VAGUE.search(lead) is not None,
    )


def number_of(digits: str) -> int:
    """Read a number in figures or as a word; 0 if it is neither."""
    plain = digits.lower().replace(",", "")
    return _WORDS.get(plain) or (int(plain) if plain.isdecimal() else 0)


def share_in(subject: Subject, start: int, end: int, counted: Sequence[Counted], total: int) -> int | None:
    """Give how many of a total a place of the text accounts for, None if its words leave that open.

    The place may say it as a number of the things, or as one "of the 37 orders" where the total is 37.
    """
    text = subject.text[start:end]
    if _SHARED.search(text):
        return None
    numbers = {number_of(each.group(1)) for each in _SHARE.finditer(text) if number_of(each.group(2)) == total}
    for each in counted:
        if start <= each.start < end and not (each.number >= total and (each.refers or each.whole)):
            if each.vague:
                return None
            numbers.add(each.number)
    return numbers.pop() if len(numbers) == 1 and 0 not in numbers else None
