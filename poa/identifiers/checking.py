"""Checking one identifier, its check digit, and masking it for a log."""

import re

from poa.identifiers.check_digits import gs1_fits, isbn10_fits
from poa.identifiers.kinds import Kind, kind_named
from poa.identifiers.tracking import check_tracking, compact, tracking_digit_fits
from poa.identifiers.writing import foreign_letter, normalise, shown

_MASK = re.compile(r"X{4}|\*|#")
_LONGEST = 400  # characters; no identifier is longer, and the rest of a pasted file need not be normalised


def check(kind: str, text: str) -> str:
    """Return the identifier in its one form, or raise ValueError with one sentence on what is wrong with it.

    Blanks around it are dropped, full-width and other digits, dashes and hidden characters brought to plain ASCII,
    letters to capitals (of an e-mail address the domain to small ones). A SKU is the seller's own and stays as it is
    written. A wrong length or alphabet is an error, and so is the check digit of an ISBN-10, which nothing else tells
    from a telephone number; other check digits are left to `check_digit_fits`. `kind` is a name in `KINDS`.
    """
    known = kind_named(kind)
    if known.shape == "free":
        return _check_free(known, text)
    if known.shape == "tracking":
        return check_tracking(text[:_LONGEST])
    plain = normalise(text[:_LONGEST]).strip()
    if not plain:
        raise ValueError(f"there is no identifier: {known.noun} {known.form}")
    stranger = foreign_letter(plain)
    if stranger:
        raise ValueError(
            f"{shown(plain)} has {stranger} where a {'Latin letter' if known.has_letters else 'digit'} belongs"
        )
    identifier = tidy(known, plain)
    if is_masked(known, identifier):
        raise ValueError(f"{shown(plain)} is masked: write the whole identifier")
    if not re.fullmatch(known.pattern, identifier, re.ASCII):
        raise ValueError(f"{_with_length(plain)} is not {known.noun}: {known.noun} {known.form}")
    objection = known.objection(identifier) if known.objection else ""
    if objection:
        raise ValueError(objection)
    return identifier


def check_digit_fits(kind: str, text: str, carrier: str | None = None) -> bool | None:
    """Whether the check digit fits; None for a kind or form without one, and for what has not the kind's form.

    `carrier` is for tracking numbers: with one, only its forms count. False is a reason to ask the seller to look
    again, not to refuse. Raises ValueError for an unknown kind.
    """
    known = kind_named(kind)
    if known.shape == "tracking":
        return tracking_digit_fits(text[:_LONGEST], carrier)
    identifier = tidy(known, normalise(text[:_LONGEST]).strip())
    if not re.fullmatch(known.pattern, identifier, re.ASCII):
        return None
    match known.name:
        case "asin":
            return None if identifier.startswith("B") else isbn10_fits(identifier)
        case "gtin":
            return gs1_fits(identifier)
        case _:
            return None


def mask(kind: str, text: str) -> str:
    """Make an identifier fit for a log.

    Of an e-mail address the first letter and the domain are kept, else the last four letters or digits. What
    everybody can see on a product page (ASIN, FNSKU, GTIN, SKU, marketplace id) stays whole. What has not the form
    of its kind is masked all the more. Raises ValueError for an unknown kind and for nothing else.
    """
    known = kind_named(kind)
    plain = normalise(text[:_LONGEST]).strip()
    if not known.secret:
        return plain
    if known.shape == "email":
        try:
            local, _, domain = check("email", plain).rpartition("@")
        except ValueError:
            return "***"
        return f"{local[0]}***@{domain}"
    places = [place for place, character in enumerate(plain) if character.isalnum()]
    hidden = set(places[:-4] if len(places) >= 8 else places)
    return "".join("*" if place in hidden else character for place, character in enumerate(plain))


def tidy(kind: Kind, plain: str) -> str:
    """Bring a normalised identifier to the one form of its kind."""
    if kind.shape in {"digits", "tracking"}:
        return compact(plain)
    if kind.shape == "email":
        local, at, domain = plain.rpartition("@")
        return f"{local}{at}{domain.lower()}"
    return plain.upper() if kind.shape == "capitals" and plain.isascii() else plain


def is_masked(kind: Kind, identifier: str) -> bool:
    """Whether characters have been replaced by X, * or #, as notices and forum posts do."""
    return kind.shape != "email" and _MASK.search(identifier.upper()) is not None


def _check_free(kind: Kind, text: str) -> str:
    plain = text.strip()
    if not 1 <= len(plain) <= 40:
        raise ValueError(f"'{shown(plain)}' has {len(plain)} characters: {kind.noun} {kind.form}")
    for character in plain:
        if not character.isprintable():
            raise ValueError(f"'{shown(plain)}' has a character that cannot be printed (U+{ord(character):04X})")
    return plain


def _with_length(plain: str) -> str:
    return f"{shown(plain)}, with {len(plain)} characters," if plain.isalnum() else shown(plain)
