"""Whether a pack keeps the rules of docs/writing-paragraphs.md, as far as a machine can see; every problem at once."""

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from poa.catalogue.check.examples import example_facts
from poa.catalogue.check.issues import issue_problems
from poa.catalogue.check.paragraphs import paragraph_problems
from poa.catalogue.check.sentences import shared_sentences
from poa.catalogue.check.slots import rate_problems, slot_problems
from poa.catalogue.check.translations import translation_problems
from poa.catalogue.load import Catalogue, clashes
from poa.catalogue.models import Paragraph
from poa.catalogue.packs import Pack
from poa.catalogue.skeleton import MARK
from poa.errors import CatalogueError, Problem
from poa.keys import ANY_ISSUE
from poa.slots import RateSlot, Slot

__all__ = ["check_pack", "example_facts"]


def check_pack(pack: Pack, catalogue: Catalogue) -> tuple[Problem, ...]:
    """Find every problem of a pack, with file and line; `catalogue` is the one it will be used in, itself included."""
    others = Catalogue(*(each for each in catalogue.packs if each is not pack))
    problems: list[Problem] = [*_clashes_with(others, pack)]
    problems += [
        Problem("the file's name is not slug.language.md in a section's folder.", file=str(path))
        for path in pack.odd_files()
    ]
    declared: dict[str, tuple[Slot, Path]] = {}
    for issue in (None, *pack.issue_keys()):
        path = pack.folder / (issue or "") / "slots.toml"
        try:
            slots = pack.slots(issue)
        except CatalogueError as error:
            problems += error.problems
            continue
        for name, slot in slots.items():
            if name in declared:
                problems.append(
                    Problem(f"the slot '{name}' is declared already in {declared[name][1]}.", file=str(path))
                )
            declared[name] = (slot, path)
            problems += (evolve(problem, file=str(path)) for problem in slot_problems(slot))
    for slot, path in declared.values():
        if isinstance(slot, RateSlot):
            problems += (evolve(problem, file=str(path)) for problem in rate_problems(slot, declared))
    for issue in pack.issue_keys():
        if pack.declares(issue):
            problems += issue_problems(issue, pack, catalogue)
    paragraphs = list(_paragraphs(pack, problems))
    used: set[str] = set()
    for paragraph, path in paragraphs:
        used.update(paragraph.slots)
        problems += (
            evolve(problem, file=str(path), line=_line(path, problem))
            for problem in paragraph_problems(paragraph, catalogue)
        )
    for name, (_, path) in declared.items():
        counted = any(
            name in (other.defects, other.orders) for other, _ in declared.values() if isinstance(other, RateSlot)
        )
        if name not in used and not counted:
            problems.append(Problem(f"no paragraph uses the slot '{name}'.", "Take it out.", file=str(path)))
    problems += shared_sentences(paragraphs, _of_others(others))
    problems += translation_problems(paragraphs)
    problems += _unwritten(pack)
    return tuple(dict.fromkeys(problems))


def _clashes_with(others: Catalogue, pack: Pack) -> tuple[Problem, ...]:
    try:
        return clashes(others, Catalogue(pack))
    except CatalogueError:  # what cannot be read is reported where it is read
        return ()


def _paragraphs(pack: Pack, problems: list[Problem]) -> Iterator[tuple[Paragraph, Path]]:
    for issue in (ANY_ISSUE, *pack.issue_keys()):
        for paragraph_id, versions in pack.paragraph_files(issue).items():
            for code, path in versions.items():
                try:
                    yield pack.paragraph(paragraph_id, code), path
                except CatalogueError as error:
                    problems += error.problems


def _of_others(others: Catalogue) -> list[tuple[Paragraph, Path]]:
    """Give the paragraphs that the pack will stand beside; what cannot be read is reported where it belongs."""
    return [each for pack in others.packs for each in _paragraphs(pack, [])]


def _unwritten(pack: Pack) -> Iterator[Problem]:
    """Find what a skeleton left to be written."""
    for path in sorted(pack.folder.glob("**/*")):
        if path.suffix not in {".toml", ".md"} or not path.is_file():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n"), 1):
            if re.search(rf"(?<![A-Za-z]){MARK}(?![A-Za-z])", line) and not line.startswith("#"):
                yield Problem(f"{MARK} says that something is still to be written.", file=str(path), line=number)


def _line(path: Path, problem: Problem) -> int | None:
    """Find the line of what a problem is about, after the front matter."""
    if not problem.path:
        return 1
    wanted = str(problem.path[0])
    lines = path.read_text(encoding="utf-8").split("\n")
    return next((number for number, line in enumerate(lines, 1) if wanted in line), 1)
