"""`poa catalogue check`: every problem of a pack at once, with file and line, then what the review says of its letters."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poa.errors import Problem
from poa.keys import ANY_ISSUE

if TYPE_CHECKING:
    from poa.catalogue import Catalogue
    from poa.catalogue.packs import Pack


@click.command("check")
@click.argument("folder", metavar="[FOLDER]", required=False, type=click.Path(path_type=Path))
def check(folder: Path | None) -> None:
    """Check a pack: every problem at once, with file and line. Without FOLDER, the built-in one.

    The review then reads a letter around each paragraph, made of the examples of its slots.
    """
    from poa.catalogue import Catalogue
    from poa.catalogue.check import check_pack

    words = Catalogue.builtin()
    if folder is not None:
        words = Catalogue(*words.packs, *Catalogue.from_folder(folder).packs)  # a clash is one of the problems
    pack = words.packs[-1]
    problems = check_pack(pack, words)
    for problem in problems:
        click.echo(str(problem))
    if not problems:  # letters can only be made of a sound pack
        problems = tuple(_objections(pack, words))
        for problem in problems:
            click.echo(str(problem))
    click.echo(f"{len(problems)} problems found." if problems else "The pack is clean.", err=True)
    sys.exit(1 if problems else 0)


def _objections(pack: "Pack", words: "Catalogue") -> Iterator[Problem]:
    """Review a letter around each paragraph of a pack, made of slot examples; it must have no error and no warning."""
    from poa.testing import findings_of_examples

    told: set[str] = set()
    for issue in words.issues:
        for key in (issue.key, ANY_ISSUE):
            versions = pack.paragraph_files(key)
            for language in sorted({language for files in versions.values() for language in files}):
                for paragraph, finding in findings_of_examples(words, issue.key, language, versions):
                    said = f"in a letter about {issue.key}: {finding.message} [{finding.rule}] '{finding.excerpt}'"
                    if (once := f"{paragraph} {finding.rule} {finding.message}") not in told:
                        told.add(once)
                        yield Problem(said, finding.hint, file=str(versions[paragraph][language]))
