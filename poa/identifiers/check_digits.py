"""Check digits of books, trade items and parcels: each function takes the whole number and says whether it fits.

The methods are those of the standards; for carriers they follow the descriptions in jkeen/tracking_number_data (MIT),
written anew. A number of the right form is expected; forms are checked elsewhere.
"""

from collections.abc import Iterable, Iterator
from itertools import cycle


def isbn10_fits(number: str) -> bool:
    """ISBN-10 (ISO 2108): weights 10 to 1, X counts ten, the sum is a multiple of 11."""
    values = (10 if digit == "X" else int(digit) for digit in number)
    return sum(value * weight for value, weight in zip(values, range(10, 0, -1), strict=True)) % 11 == 0


def gs1_fits(number: str) -> bool:
    """GTIN (GS1), and USPS, FedEx Ground and Canada Post: weights 3, 1, 3 … from the right, modulo 10."""
    return -_weighted(reversed(number[:-1]), cycle((3, 1))) % 10 == int(number[-1])


def usps_fits(number: str) -> bool:
    """USPS: as GTIN; of an old number of 20 digits the service code 91 may be left unwritten but is counted."""
    return gs1_fits(number) or (len(number) == 20 and gs1_fits(f"91{number}"))


def letters_fit(number: str) -> bool:
    """UPS without its 1Z, and OnTrac: weights 1, 2, 1 … from the left, modulo 10; A counts 2, B 3, up to I 0."""
    values = (int(sign) if sign.isdigit() else (ord(sign) - 3) % 10 for sign in number[:-1])
    return -sum(value * weight for value, weight in zip(values, cycle((1, 2)), strict=False)) % 10 == int(number[-1])


def fedex_express_fits(number: str) -> bool:
    """FedEx Express: weights 1, 3, 7 … from the right, modulo 11, then modulo 10."""
    return _weighted(reversed(number[:-1]), cycle((1, 3, 7))) % 11 % 10 == int(number[-1])


def fedex_label_fits(number: str) -> bool:
    """FedEx labels of 34 digits: the last 14 are an Express number."""
    return fedex_express_fits(number[-14:])


def s10_fits(number: str) -> bool:
    """UPU S10 (postal services): weights 8 6 4 2 3 5 9 7, 11 less the sum modulo 11; ten is 0 and eleven is 5."""
    wanted = 11 - _weighted(number[2:10], (8, 6, 4, 2, 3, 5, 9, 7)) % 11
    return {10: 0, 11: 5}.get(wanted, wanted) == int(number[10])


def modulo_7_fits(number: str) -> bool:
    """DHL Express: the digits before the last, modulo 7."""
    return int(number[:-1]) % 7 == int(number[-1])


def modulo_37_36_fits(number: str) -> bool:
    """DPD (ISO 7064, MOD 37,36): A counts 10, up to Z 35."""
    product = 36
    for sign in number[:-1]:
        product = ((product + int(sign, 36)) % 36 or 36) * 2 % 37
    return (product + int(number[-1], 36)) % 36 == 1


def _weighted(digits: Iterable[str], weights: Iterable[int]) -> int:
    pairs: Iterator[tuple[str, int]] = zip(digits, weights, strict=False)
    return sum(int(digit) * weight for digit, weight in pairs)
