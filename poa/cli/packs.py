"""The catalogue that a command uses: the built-in one, the installed packs, and those of `--pack`."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poa.catalogue import Catalogue


def catalogue_with(packs: Iterable[Path]) -> "Catalogue":
    """Add pack folders to the built-in catalogue and the installed packs. Raises CatalogueError if one clashes."""
    from poa.catalogue import Catalogue

    catalogue = Catalogue.installed()
    for folder in packs:
        catalogue |= Catalogue.from_folder(folder)
    return catalogue
