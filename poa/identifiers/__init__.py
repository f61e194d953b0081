"""Identifiers of Amazon and of carriers: normalise, check and mask one, or find them in running text."""

from poa.identifiers.carriers import CARRIERS, Carrier
from poa.identifiers.checking import check, check_digit_fits, mask
from poa.identifiers.finding import Found, find
from poa.identifiers.kinds import KINDS, Kind
from poa.identifiers.tracking import check_tracking, tracking_candidates
from poa.identifiers.writing import normalise

__all__ = [
    "CARRIERS",
    "KINDS",
    "Carrier",
    "Found",
    "Kind",
    "check",
    "check_digit_fits",
    "check_tracking",
    "find",
    "mask",
    "normalise",
    "tracking_candidates",
]
