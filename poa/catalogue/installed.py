"""Packs that are installed as Python packages, found by the entry-point group `poa.packs`. No code of theirs is run."""

import importlib.util
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from poa.catalogue.packs import Pack
from poa.errors import CatalogueError

GROUP = "poa.packs"


def installed_packs() -> tuple[Pack, ...]:
    """Give the packs of all installed distributions, in the order of their names.

    An entry point names the package whose folder is the pack, or a folder within it: `acme = "acme_pack.catalogue"`.
    Raises CatalogueError naming the distribution if there is no such folder.
    """
    return tuple(_pack(each) for each in sorted(entry_points(group=GROUP), key=lambda each: (each.name, each.value)))


def _pack(entry: EntryPoint) -> Pack:
    top, *rest = entry.value.split(".")
    whose = f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.name
    spec = importlib.util.find_spec(top)  # of a top-level package: finds it without importing it
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place, *rest)
        if folder.is_dir():
            return Pack(folder, whose)
    raise CatalogueError(
        f"the pack '{entry.name}' of {whose} has no folder '{entry.value.replace('.', '/')}'.",
        "Ask its authors, or uninstall it.",
    )
