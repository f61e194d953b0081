"""Tracking numbers: which carriers one can be from, and whether it has a stated carrier's form.

Several carriers share their lengths, so only a stated carrier settles the form. A check digit that does not fit is
for a warning, never for a refusal: sellers mask digits, and carriers change their methods.
"""

import re
from collections.abc import Iterable

from poa.identifiers.carriers import CARRIERS, Carrier, carriers_named
from poa.identifiers.writing import foreign_letter, normalise, shown

_ANY_CARRIER = r"(?=[A-Z]{0,39}[0-9])[A-Z0-9]{8,40}"
_UNMISTAKABLE = {"1Z": "UPS", "TBA": "Amazon Logistics", "TBC": "Amazon Logistics", "TBM": "Amazon Logistics"}


def tracking_candidates(text: str) -> tuple[str, ...]:
    """List the names in `CARRIERS` whose form the number has, unless its check digit does not fit.

    "UPU S10" stands for the postal service of the country in the last two letters.
    """
    number = compact(text)
    return tuple(
        name for name, carrier in CARRIERS.items() if any(fits is not False for fits in _fits(number, [carrier]))
    )


def check_tracking(text: str, carrier: str | None = None) -> str:
    """Return the number in capitals, without blanks and hyphens, or raise ValueError with one sentence.

    With a carrier of `CARRIERS` the number must have a form of that carrier. Without one, or with a carrier that is
    not in the table, 8 to 40 letters and digits with at least one digit will do, but a number that begins with 1Z
    or TBA must be whole. The check digit is not looked at: see `check_digit_fits`.
    """
    number = compact(text)
    if not number:
        raise ValueError("there is no tracking number")
    stranger = foreign_letter(number)
    if stranger:
        raise ValueError(f"{shown(number)} has {stranger} where a Latin letter or a digit belongs")
    if not re.fullmatch(_ANY_CARRIER, number, re.ASCII):
        raise ValueError(f"{shown(number)} is not a tracking number: a tracking number has 8 to 40 letters and digits")
    begun = [name for start, name in _UNMISTAKABLE.items() if number.startswith(start)]
    carriers = carriers_named(carrier) if carrier else tuple(CARRIERS[name] for name in begun)
    if carriers and not _fits(number, carriers):
        forms = "; ".join(f"{known.name} has {known.words}" for known in carriers)
        raise ValueError(f"{number}, with {len(number)} characters, is not a number of that form: {forms}")
    return number


def is_torn(number: str) -> bool:
    """Whether a number begins as only one carrier's does, and has not that carrier's form."""
    begun = [CARRIERS[name] for start, name in _UNMISTAKABLE.items() if number.startswith(start)]
    return bool(begun) and not _fits(number, begun)


def tracking_digit_fits(text: str, carrier: str | None = None) -> bool | None:
    """Whether the check digit fits in a form that the number has; None where no form, or a form without one, is had."""
    fits = _fits(compact(text), carriers_named(carrier) if carrier else CARRIERS.values())
    return True if True in fits else False if fits and None not in fits else None


def compact(text: str) -> str:
    """Normalise a number that is written in groups: no blanks, no hyphens, capitals."""
    plain = re.sub(r"[\s-]", "", normalise(text))
    return plain.upper() if plain.isascii() else plain  # "ı".upper() would be a Latin I


def _fits(number: str, carriers: Iterable[Carrier]) -> list[bool | None]:
    """Say for each form that the number has whether its check digit fits (None where it has none)."""
    forms = [form for carrier in carriers for form in carrier.forms]
    matches = [(form, re.fullmatch(form.pattern, number, re.ASCII)) for form in forms]
    return [form.fits(match[match.lastindex or 0]) if form.fits else None for form, match in matches if match]
