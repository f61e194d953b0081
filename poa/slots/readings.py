"""How numbers, shares, days, lists and lengths of time read in a language. Patterns are ours, names are Babel's."""

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from poa.languages import Language
from poa.spacing import joined
from poa.values import Duration, Money, Period, Person, Rate, Schedule


@cache
def _locale(code: str) -> Any:
    from babel import Locale  # noqa: PLC0415 - costs 45 ms, and only who fills a slot needs it

    return Locale.parse(code)


def number(value: Decimal | float, language: Language) -> str:
    """1250 reads 1,250; a fraction keeps its digits."""
    from babel.numbers import format_decimal  # noqa: PLC0415

    exact = value if isinstance(value, int) else Decimal(str(value))
    return str(format_decimal(exact, locale=_locale(language.babel), decimal_quantization=False))


def counted(value: int, noun: Mapping[str, str], language: Language, noun_language: str = "") -> str:
    """37 reads 37 orders, 1 reads 1 order: `noun` has a form for each plural category of its language."""
    category = _locale(noun_language or language.babel).plural_form(value)
    return f"{number(value, language)} {noun.get(category, noun['other'])}"


def percent(share: Decimal, language: Language) -> str:
    """0.0898 reads 8.98%: two digits after the point at most, more only where all would be lost."""
    from babel.numbers import format_percent  # noqa: PLC0415

    lost = min(share, 1 - share) or Decimal(1)  # what would be lost next to 0% or 100%
    digits = "##" if lost >= Decimal("0.00005") else "#" * (1 - lost.adjusted())
    return str(format_percent(share, format=f"#,##0.{digits}%", locale=_locale(language.babel)))


def money(value: Money, language: Language) -> str:
    """25 US dollars read USD 25.00: the code, since a sign like $ has many owners."""
    from babel.numbers import format_currency  # noqa: PLC0415

    text = format_currency(value.amount, value.currency, format="¤¤ #,##0.00", locale=_locale(language.babel))
    return str(text).replace("\u00a0", " ")


def day(value: datetime.date, language: Language, pattern: str = "date.day") -> str:
    """14 May 2026: never a form whose day and month can be mixed up."""
    from babel.dates import format_date  # noqa: PLC0415

    return str(format_date(value, format=language.text(pattern), locale=_locale(language.babel)))


def period(value: Period, language: Language) -> str:
    """1 to 5 May 2026: what both days share is said once."""
    begin, end = value.from_, value.to
    if begin == end:
        shape = "same_day"
    elif (begin.year, begin.month) == (end.year, end.month):
        shape = "same_month"
    else:
        shape = "same_year" if begin.year == end.year else "other"
    return language.text(f"date.period.{shape}").format(
        **{
            "from": day(begin, language),
            "to": day(end, language),
            "from_day": day(begin, language, "date.day_only"),
            "to_day": day(end, language, "date.day_only"),
            "from_day_month": day(begin, language, "date.day_month"),
            "to_day_month": day(end, language, "date.day_month"),
        }
    )


def duration(value: Duration, language: Language) -> str:
    """2 working days."""
    return counted(value.amount, language.nouns[value.unit], language)


def schedule(value: Schedule, language: Language) -> str:
    """Every working day at 10:00 and 16:00."""
    if isinstance(value.every, Duration):
        every = language.text("schedule.interval", duration=duration(value.every, language))
    else:
        every = language.text(f"schedule.{value.every}")
    return language.text("schedule.at", every=every, times=listed(value.at, language)) if value.at else every


def rate(value: Rate, language: Language) -> str:
    """8.98% for the 30 days to 14 May 2026."""
    return language.text(
        "rate.whole",
        rate=percent(value.rate, language),
        window_days=counted(value.window_days, language.nouns["day"], language),
        as_of=day(value.as_of, language),
    )


def person(value: Person, language: Language) -> str:
    """Zhao Min (Warehouse lead)."""
    return language.text("person.whole", name=value.name, role=value.role)


def listed(items: Iterable[str], language: Language) -> str:
    """A, B, and C."""
    from babel.lists import format_list  # noqa: PLC0415

    marked = [f"\0{item}\0" for item in items]
    parts = str(format_list(marked, style="standard", locale=_locale(language.babel))).split("\0")
    return joined(parts) if language.closes_up else "".join(parts)
