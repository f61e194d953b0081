"""Amazon's marketplaces: their ids, store names, languages and ways of writing a date.

The facts are data, in `catalogue/core/marketplaces.toml`, each with its source and the day it was looked up.
"""

import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeAlias

from attrs import field, frozen

DateOrder: TypeAlias = Literal["mdy", "dmy", "ymd"]
English: TypeAlias = Literal["en-US", "en-GB"]

_FILE = Path(__file__).parent / "catalogue" / "core" / "marketplaces.toml"


@frozen
class Marketplace:
    """One store of Amazon.

    `code` is the country as sellers write it (UK, not GB), `name` the store as a letter writes it ("Amazon.co.uk").
    `languages` are those of notices and letters there, the usual one first. `date_order` is how a date is written in
    figures. `english` says whose English names of the metrics are used ("Late Shipment Rate" or "Late Dispatch
    Rate"). `names` maps a language to the store's name in it, and always holds "en"; for a language that it lacks
    use `name`.
    """

    code: str
    id: str
    name: str
    domain: str
    languages: tuple[str, ...]
    date_order: DateOrder
    english: English
    names: Mapping[str, str] = field(hash=False)


@cache
def all_marketplaces() -> tuple[Marketplace, ...]:
    """List the marketplaces: North and South America, Europe, the Middle East, Asia and Australia."""
    entries = tomllib.loads(_FILE.read_text(encoding="utf-8"))["marketplaces"]
    return tuple(
        Marketplace(
            code=entry["code"],
            id=entry["id"],
            name=entry["name"],
            domain=entry["domain"],
            languages=tuple(entry["languages"]),
            date_order=entry["date_order"],
            english=entry["english"],
            names=MappingProxyType({"en": entry["name"], **entry["names"]}),
        )
        for entry in entries
    )


def marketplace(text: str) -> Marketplace:
    """Find a marketplace by its code (UK or GB), its id, its store's domain or a name of it, in any case.

    Raises ValueError with one sentence that names the nearest, or all the codes where none is near.
    """
    wanted = text.strip().casefold()
    known = _by_name()
    if wanted in known:
        return known[wanted]
    close = get_close_matches(wanted[:60], known, n=1, cutoff=0.6)
    shown = " ".join(text.split())[:40]
    if close:
        near = known[close[0]]
        raise ValueError(f"'{shown}' is not a marketplace: did you mean {near.code} ({near.name})?")
    codes = ", ".join(found.code for found in all_marketplaces())
    raise ValueError(f"'{shown}' is not a marketplace: write one of {codes}")


@cache
def _by_name() -> Mapping[str, Marketplace]:
    return {name.casefold(): found for found in all_marketplaces() for name in _names(found)}


def _names(found: Marketplace) -> Iterator[str]:
    yield from (found.code, found.id, found.domain, f"www.{found.domain}", *found.names.values())
    if found.code == "UK":
        yield "GB"  # the code of ISO 3166, which the Selling Partner API uses
