"""The kinds of identifier: what each looks like, and by what it is found in running text.

Source: facts.md 6 (Amazon's Selling Partner API models and real notices), looked up 2026-11-22.
"""

import tomllib
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeAlias

from attrs import frozen

from poa.identifiers.check_digits import gs1_fits, isbn10_fits, s10_fits
from poa.identifiers.tracking import is_torn
from poa.identifiers.writing import shown

Shape: TypeAlias = Literal["capitals", "digits", "email", "tracking", "free"]

_MARKETPLACES = Path(__file__).parents[1] / "catalogue" / "core" / "marketplaces.toml"


@frozen
class Search:
    """What is looked for in running text; with a `label`, only behind one of its words (see `labels`)."""

    pattern: str
    label: str | None = None
    accept: Callable[[str], bool] | None = None


@frozen
class Kind:
    """A kind of identifier.

    `noun` and `form` make a sentence: "an ASIN" "is B and nine letters or digits". `pattern` is the whole of a
    normalised identifier. `shape` says how it is brought to one form: letters to capitals, digits out of groups.
    `objection` gives what else is wrong with one that has the form, or an empty string. `secret` ones are masked in
    logs.
    """

    name: str
    noun: str
    form: str
    pattern: str
    searches: tuple[Search, ...] = ()
    shape: Shape = "capitals"
    objection: Callable[[str], str] | None = None
    secret: bool = True

    @property
    def has_letters(self) -> bool:
        """Whether any letter can be part of one (a single D or S in front does not count)."""
        return "A-Z" in self.pattern


@cache
def marketplace_names() -> Mapping[str, str]:
    """Map the id of each marketplace to its store's name.

    Read from the data itself: modules of one layer do not import each other.
    """
    entries = tomllib.loads(_MARKETPLACES.read_text(encoding="utf-8"))["marketplaces"]
    return {entry["id"]: entry["name"] for entry in entries}


def kind_named(name: str) -> Kind:
    """Look a kind up; ValueError names the nearest one."""
    if name in KINDS:
        return KINDS[name]
    near = get_close_matches(name, KINDS, n=1)
    rest = f"did you mean {near[0]}?" if near else f"write one of {', '.join(KINDS)}"
    raise ValueError(f"'{name}' is not a kind of identifier: {rest}")


def _not_isbn(identifier: str) -> str:
    fits = identifier.startswith("B") or isbn10_fits(identifier)
    return "" if fits else f"{identifier} is not the ISBN-10 of a book: its check digit does not fit"


def _is_marketplace(identifier: str) -> str:
    name = marketplace_names().get(identifier)
    return f"{identifier} is the marketplace id of {name}, not a merchant token" if name else ""


def _no_marketplace(identifier: str) -> str:
    known = identifier in marketplace_names()
    return "" if known else f"{identifier} is not among the marketplace ids that Amazon lists, such as ATVPDKIKX0DER"


def _not_email(address: str) -> str:
    local, _, domain = address.rpartition("@")
    written = shown(address)
    labels = domain.split(".")
    if local.startswith(".") or local.endswith(".") or ".." in local:
        return f"{written} has a dot too many before the @"
    if len(labels) < 2 or any(not label.strip("-") or label != label.strip("-") for label in labels):
        return f"{written} has no domain with a dot after the @"
    return (
        "" if labels[-1].isalpha() and len(labels[-1]) > 1 else f"{written} ends in no top-level domain, such as .com"
    )


def _no(objection: Callable[[str], str]) -> Callable[[str], bool]:
    return lambda identifier: not objection(identifier)


_ISBN = r"[0-9]{9}[0-9X]"
_SELLER_OR_STORE = r"A(?=[A-Z]{0,13}[0-9])[A-Z0-9]{11,14}"
_TEN_OR_ELEVEN = r"[0-9]{10,11}"
_TRADE_ITEM = r"[0-9]{8}|[0-9]{12,14}"

_TABLE = (
    Kind(
        "asin",
        "an ASIN",
        "is B and nine letters or digits (B0ABCDEFG1), or the ISBN-10 of a book",
        rf"B[A-Z0-9]{{9}}|{_ISBN}",
        # A capitalised word of ten letters is no ASIN: two digits are asked for, one of them near the front.
        (
            Search(r"B0[A-Z0-9]{8}|b0[a-z0-9]{8}|B(?=[A-Z]?[0-9][A-Z]{0,7}[0-9])[A-Z0-9]{9}"),
            Search(_ISBN, "book", isbn10_fits),
        ),
        objection=_not_isbn,
        secret=False,
    ),
    Kind(
        "order_id",
        "an order id",
        "is 3, 7 and 7 digits with hyphens (114-1234567-1234567)",
        r"(?:[0-9]{3}|[DS][0-9]{2})-[0-9]{7}-[0-9]{7}",
        (Search(r"(?:[0-9]{3}|[DS][0-9]{2})-[0-9]{7}-[0-9]{7}"),),
    ),
    Kind("sku", "a SKU", "has 1 to 40 printable characters", r".{1,40}", shape="free", secret=False),
    Kind(
        "fnsku",
        "an FNSKU",
        "is X0 and eight letters or digits (X001ABCDEF), or the ASIN",
        r"(?:X0|B0)[A-Z0-9]{8}",
        (Search(r"X0[A-Z0-9]{8}"),),
        secret=False,
    ),
    Kind(
        "merchant_token",
        "a merchant token",
        "is A and 11 to 14 letters or digits",
        r"A[A-Z0-9]{11,14}",
        (Search(_SELLER_OR_STORE, accept=_no(_is_marketplace)),),
        objection=_is_marketplace,
    ),
    Kind(
        "marketplace_id",
        "a marketplace id",
        "is A and 12 or 13 letters or digits (ATVPDKIKX0DER)",
        r"A[A-Z0-9]{12,13}",
        (Search(_SELLER_OR_STORE, accept=_no(_no_marketplace)),),
        objection=_no_marketplace,
        secret=False,
    ),
    Kind(
        "complaint_id",
        "a complaint id",
        "has 10 or 11 digits",
        _TEN_OR_ELEVEN,
        (Search(_TEN_OR_ELEVEN, "complaint"),),
    ),
    Kind("case_id", "a case id", "has 10 or 11 digits", _TEN_OR_ELEVEN, (Search(_TEN_OR_ELEVEN, "case"),)),
    Kind(
        "fba_shipment",
        "an FBA shipment id",
        "is FBA and 7 to 12 letters or digits (FBA15DF2763D)",
        r"FBA[A-Z0-9]{7,12}",
        (Search(r"FBA(?=[A-Z]{0,11}[0-9])[A-Z0-9]{7,12}"),),
    ),
    Kind(
        "gtin",
        "a GTIN",
        "has 8, 12, 13 or 14 digits",
        _TRADE_ITEM,
        (Search(rf"(?:{_TRADE_ITEM})(?!\.[0-9])", "trade_item", gs1_fits),),
        shape="digits",
        secret=False,
    ),
    Kind(
        "email",
        "an e-mail address",
        "has one @, no blanks and a domain with a dot",
        r"[A-Za-z0-9._%+'&/=-]{1,64}@[A-Za-z0-9.-]{1,253}",
        (
            Search(
                r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}(?!\.[A-Za-z0-9])",
                accept=_no(_not_email),
            ),
        ),
        shape="email",
        objection=_not_email,
    ),
    Kind(
        "tracking_number",
        "a tracking number",
        "has 8 to 40 letters and digits",
        r"[A-Z0-9]{8,40}",
        (
            Search(
                r"1Z[A-Z0-9]{15}[0-9]|TB[ACM][0-9]{12}|JJ?D[0-9]{16}|GM[0-9]{16,20}|YT[0-9]{16}|4PX[0-9]{13}CN|"
                r"[A-Z]{2}[0-9]{9}YP|SF[0-9]{12,15}"
            ),
            Search(r"[A-Z]{2}[0-9]{9}[A-Z]{2}", accept=s10_fits),
            Search(
                r"[A-Z0-9]{8,40}(?!\.[0-9])",
                "parcel",
                lambda number: sum(map(str.isdigit, number)) >= 6 and not is_torn(number),
            ),
        ),
        shape="tracking",
    ),
)
KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _TABLE})
