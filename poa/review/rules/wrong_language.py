"""A letter in a language that is not one of the marketplace's."""

from collections.abc import Iterator
from functools import cache

from poa.marketplaces import Marketplace, all_marketplaces, marketplace
from poa.review.levels import Level
from poa.review.patterns import Pattern, pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_EVERYWHERE = "en"
_READING_COPY = "zh"  # sellers read it over in Chinese; notices come in it where the seller's pages are in Chinese
_LANGUAGES = {
    "en": "English", "zh": "Chinese", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "ja": "Japanese",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "sv": "Swedish", "tr": "Turkish", "ar": "Arabic", "hi": "Hindi",
}  # fmt: skip


def check(subject: Subject) -> Iterator[Hit]:
    """Compare the letter's language with those of the case's marketplace, or of the one that a draft names."""
    language = subject.language
    if language == _EVERYWHERE:
        return
    place = marketplace(subject.case.marketplace) if subject.case else _named(subject)
    if place is None or _fits(language, place, stated=subject.case is not None):
        return
    name = _LANGUAGES.get(language, language)
    if not subject.is_composed:
        accepted = " or ".join(_LANGUAGES.get(each, each) for each in _accepted(place))
        yield Hit(f"The letter is in {name}; {place.name} is written to in {accepted}.")
    else:
        message = f"This is the {name} copy, for reading over; to {place.name} send the English letter."
        yield Hit(message, level=Level.SUGGESTION)


def _accepted(place: Marketplace) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*(each for each in place.languages if each != _READING_COPY), _EVERYWHERE]))


def _fits(language: str, place: Marketplace, *, stated: bool) -> bool:
    """Whether a language is one of the place's; a draft that only names a place gets the benefit of the doubt."""
    return language in (_accepted(place) if stated else place.languages)


def _named(subject: Subject) -> Marketplace | None:
    found = _names().search(subject.text)
    return _by_name()[found.group().casefold().replace(".", r"\.")] if found else None


@cache
def _names() -> Pattern:
    return pattern(*(rf"\b{name}\b" if name.isascii() else name for name in sorted(_by_name(), key=len, reverse=True)))


@cache
def _by_name() -> dict[str, Marketplace]:
    """Map what a draft calls a marketplace to it: "amazon.de", "德国站"."""
    named = {place.domain.replace(".", r"\."): place for place in all_marketplaces()}
    for place in all_marketplaces():
        chinese = place.names.get("zh", "").removeprefix("亚马逊")
        if chinese:
            named[chinese] = place
    return named


RULE = Rule(
    id="wrong_language",
    level=Level.WARNING,
    summary="The letter is in a language that the marketplace does not use.",
    why="Amazon publishes no list of languages for letters. A letter in English, or in the language of the marketplace, can "
    "be read by whoever gets it; another may wait or be turned down unread.",
    source="facts.md 1.4 and 3.2",
    hint="Send the English letter: poa build writes it from the same case, with the other as a copy for reading.",
    check=check,
    flags=[
        example(language="zh", case={}, remediation=["2026 年 5 月 15 日，赵敏发出了 9 个订单。"]),
        example(
            language="zh",
            case={"marketplace": "DE"},
            remediation=["2026 年 5 月 15 日，赵敏发出了 9 个订单。"],
        ),
        example(language="zh", greeting="我们是德国站的卖家。", note="a draft that names the marketplace"),
        example(language="zh", greeting="我们在 Amazon.co.jp 的账户被停用。"),
    ],
    accepts=[
        example(case={}),
        example(case={"marketplace": "DE"}, note="English is read everywhere"),
        example(case={"marketplace": "JP"}, remediation=["On 15 May 2026 Zhao Min shipped 9 orders."]),
        example(
            language="zh", remediation=["2026 年 5 月 15 日，赵敏发出了 9 个订单。"], note="no marketplace is known"
        ),
        example(language="zh", greeting="我们是美国站的卖家。", note="its notices come in Chinese too"),
        "Our store on Amazon.de was deactivated on 14 May 2026.",
    ],
)
