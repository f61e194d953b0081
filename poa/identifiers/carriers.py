"""The carriers whose numbers are known, each with the forms of its numbers.

Source: facts.md 6, from jkeen/tracking_number_data (MIT) for forms and check digits, looked up 2026-11-22; the forms
of the Chinese carriers and the names given to carriers are general knowledge.
"""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from attrs import frozen

from poa.identifiers import check_digits as digits
from poa.identifiers.writing import normalise


@frozen
class Form:
    """One form of a carrier's numbers; `fits` gets the first group of the pattern, or the whole where there is none."""

    pattern: str
    fits: Callable[[str], bool] | None = None


@frozen
class Carrier:
    """A carrier: its name, the form of its numbers in words, and the forms."""

    name: str
    words: str
    forms: tuple[Form, ...]


def _carrier(name: str, words: str, *forms: Form) -> Carrier:
    return Carrier(name, words, forms)


_S10 = r"[A-Z]{2}\d{9}"
_TABLE = (
    _carrier(
        "UPS",
        "1Z and 16 letters or digits, or one of A, H, J, K, T, V and 10 digits",
        Form(r"1Z([A-Z0-9]{15}\d)", digits.letters_fit),
        Form(r"[AHJKTV]\d{10}"),
    ),
    _carrier(
        "FedEx",
        "12, 15, 22 or 34 digits",
        Form(r"\d{12}", digits.fedex_express_fits),
        Form(r"\d{15}", digits.gs1_fits),
        Form(r"96\d{20}"),
        Form(r"\d{34}", digits.fedex_label_fits),
    ),
    _carrier(
        "USPS",
        "20, 22 or 26 digits, with or without 420 and a postcode before them, or two letters, nine digits and US",
        Form(r"(?:420\d{5}(?:\d{4})?)?(9[1-5]\d{20}|\d{20})", digits.usps_fits),
        Form(r"(?:420\d{5})?(9[2-5]\d{24})", digits.gs1_fits),
        Form(rf"{_S10}US", digits.s10_fits),
    ),
    _carrier(
        "UPU S10",  # the numbers of all postal services across borders; YP is Yanwen's own ending, no country's
        "two letters, nine digits and the two letters of the country",
        Form(rf"{_S10}(?!YP)[A-Z]{{2}}", digits.s10_fits),
    ),
    _carrier(
        "DHL Express",
        "10 or 11 digits, or JJD or JVGL and 10 to 20 digits",
        Form(r"\d{10,11}", digits.modulo_7_fits),
        Form(r"J(?:JD|VGL)\d{10,20}"),
    ),
    _carrier("DHL eCommerce", "GM and 16 to 20 digits, or 14 digits", Form(r"GM\d{16,20}"), Form(r"\d{14}")),
    _carrier("Amazon Logistics", "TBA, TBC or TBM and 12 digits", Form(r"TB[ACM]\d{12}")),
    _carrier("OnTrac", "C or D and 14 digits", Form(r"[CD]\d{14}", digits.letters_fit)),
    _carrier(
        "Canada Post",
        "16 digits, or two letters, nine digits and CA",
        Form(r"\d{16}", digits.gs1_fits),
        Form(rf"{_S10}CA", digits.s10_fits),
    ),
    _carrier(
        "DPD",
        "14 digits with or without a check character, or 27 digits with one",
        Form(r"\d{14}"),
        Form(r"\d{14}[A-Z0-9]", digits.modulo_37_36_fits),
        Form(r"\d{27}[A-Z0-9]", digits.modulo_37_36_fits),
    ),
    _carrier("Yodel", "JD or JJD and 16 digits", Form(r"JJ?D\d{16}")),
    _carrier("YunExpress", "YT and 16 digits", Form(r"YT\d{16}")),
    _carrier("4PX", "4PX, 13 digits and CN", Form(r"4PX\d{13}CN")),
    _carrier("Yanwen", "two letters, nine digits and YP", Form(r"[A-Z]{2}\d{9}YP")),
    _carrier("SF Express", "SF and 12 to 15 digits", Form(r"SF\d{12,15}")),
)
CARRIERS: Mapping[str, Carrier] = MappingProxyType({carrier.name: carrier for carrier in _TABLE})

_CHINESE_NAMES = {
    "顺丰": "SF Express",
    "顺丰速运": "SF Express",
    "云途": "YunExpress",
    "燕文": "Yanwen",
    "递四方": "4PX",
}
# Their SurePost, SmartPost and the like end at the post office, under a number of USPS.
_HAND_OVER_TO_USPS = frozenset({"UPS", "FedEx", "DHL eCommerce"})


def carriers_named(name: str) -> tuple[Carrier, ...]:
    """Find the carriers that a seller's name for one can mean: "FedEx Ground" is FedEx, "DHL" is both of its parts.

    Empty for a carrier that is not in the table. Raises ValueError for what looks like a slip of the pen.
    """
    plain = " ".join(normalise(name).split())
    words = _CHINESE_NAMES.get(plain, plain).casefold().split()
    named = [carrier for carrier in CARRIERS.values() if _begin_alike(carrier.name.casefold().split(), words)]
    if any(carrier.name in _HAND_OVER_TO_USPS for carrier in named):
        named.append(CARRIERS["USPS"])
    if not named:
        lower = {known.casefold(): known for known in CARRIERS}
        near = get_close_matches(" ".join(words)[:40], lower, n=1, cutoff=0.8)
        if near:
            raise ValueError(f"'{plain[:40]}' is not a carrier: did you mean {lower[near[0]]}?")
    return tuple(named)


def _begin_alike(one: list[str], other: list[str]) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and one[:shorter] == other[:shorter]
