"""A pack: one folder of issue types, slots and paragraphs. Only what is asked for is read, and only once."""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from attrs import evolve
from pydantic import BaseModel, ValidationError

from poa.catalogue.models import FrontMatter, IssueType, Paragraph
from poa.errors import CatalogueError, Problem
from poa.files import read_text
from poa.keys import ANY_ISSUE, ISSUE_KEY, LANGUAGE, SECTION_KEYS, SLOT_NAME, SLUG, paragraph_parts
from poa.markup import MarkupError, parse
from poa.positions import line_of, toml_lines
from poa.slots import Slot, SlotBase, read_slot
from poa.validation import problems_of

_LONGEST_KEY = 100
_NO_ISSUE = "languages"  # the one other folder of a pack

ModelType = TypeVar("ModelType", bound=BaseModel)
Read = TypeVar("Read")

_FILE = re.compile(rf"(?P<slug>{SLUG.pattern})\.(?P<language>{LANGUAGE.pattern})\.md")
_FRONT = re.compile(r"\A\+\+\+[ \t]*\n(?P<front>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class Pack:
    """A folder of the layout of docs/writing-paragraphs.md. Reading is lazy; what was read is kept.

    `name` is how a person knows it: the distribution and version of an installed one, else the folder's name.
    Methods raise CatalogueError naming file and line.
    """

    def __init__(self, folder: Path, name: str | None = None) -> None:
        if not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
            raise CatalogueError(f"there is no folder {folder}.", "A pack is a folder: give its path.")
        self.folder = folder
        self.name = name or folder.resolve().name
        self._kept: dict[tuple[str, ...], Any] = {}

    def issue_keys(self) -> tuple[str, ...]:
        """List the folders that hold an issue, `any` left out."""
        return self._once(("issues",), self._issue_keys)

    def declares(self, issue: str) -> bool:
        """Whether the pack has an `issue.toml` for this issue."""
        return self._once(
            ("declares", issue), lambda: self._holds(issue) and (self.folder / issue / "issue.toml").is_file()
        )

    def issue(self, key: str) -> IssueType:
        """Read an issue type."""
        return self._once(("issue", key), lambda: self._issue(key))

    def slots(self, issue: str | None) -> Mapping[str, Slot]:
        """Read the slots of an issue, or those shared by all (None); none if there is no file."""
        if issue and not self._holds(issue):
            return {}
        path = self.folder / issue / "slots.toml" if issue else self.folder / "slots.toml"
        return self._once(("slots", issue or ""), lambda: read_slots(path) if path.is_file() else {})

    def slot_files(self) -> Mapping[str | None, Path]:
        """List the files of slots without reading them: of each issue, and of all issues (None)."""
        paths = {key: self.folder / (key or "") / "slots.toml" for key in (None, *self.issue_keys())}
        return {key: path for key, path in paths.items() if path.is_file()}

    def paragraph_files(self, issue: str) -> Mapping[str, Mapping[str, Path]]:
        """List the paragraphs of an issue (or `any`) without reading them: id to language to file."""
        return self._once(("files", issue), lambda: self._paragraph_files(issue)) if self._holds(issue) else {}

    def paragraph(self, paragraph_id: str, language: str) -> Paragraph:
        """Read a paragraph that `paragraph_files` lists."""
        issue = paragraph_id.partition("/")[0]
        path = self.paragraph_files(issue)[paragraph_id][language]
        return self._once(("paragraph", paragraph_id, language), lambda: read_paragraph(path, paragraph_id, language))

    def odd_files(self) -> tuple[Path, ...]:
        """List files inside the section folders whose name is not `slug.language.md`: nobody would ever read them."""
        found = [
            path
            for folder in (self.folder / ANY_ISSUE, *(self.folder / key for key in self.issue_keys()))
            for path in sorted(folder.glob("*/*"))
            if path.parent.name not in SECTION_KEYS or not _FILE.fullmatch(path.name)
        ]
        return tuple(found)

    def _holds(self, issue: str) -> bool:
        """Whether there is such a folder. Only what has the form of a key becomes a path; what is not there is not kept."""
        if ("holds", issue) in self._kept:
            return True
        if not ISSUE_KEY.fullmatch(issue) or len(issue) > _LONGEST_KEY or issue == _NO_ISSUE:
            return False
        found = (self.folder / issue).is_dir()
        if found:
            self._kept["holds", issue] = True
        return found

    def _once(self, key: tuple[str, ...], read: Callable[[], Read]) -> Read:
        if key not in self._kept:
            self._kept[key] = read()
        kept: Read = self._kept[key]
        return kept

    def _issue_keys(self) -> tuple[str, ...]:
        try:
            with os.scandir(self.folder) as entries:
                names = sorted(entry.name for entry in entries if entry.is_dir())
        except OSError as problem:
            raise CatalogueError(f"the folder cannot be read ({problem.strerror}).", file=str(self.folder)) from None
        return tuple(name for name in names if ISSUE_KEY.fullmatch(name) and name not in {ANY_ISSUE, _NO_ISSUE})

    def _issue(self, key: str) -> IssueType:
        path = self.folder / key / "issue.toml"
        text = read_text(path)
        table = _toml(text, path)
        return _model(IssueType, {**table, "key": key}, text, path)

    def _paragraph_files(self, issue: str) -> dict[str, dict[str, Path]]:
        found: dict[str, dict[str, Path]] = {}
        for section in SECTION_KEYS:
            folder = self.folder / issue / section
            for path in sorted(folder.iterdir()) if folder.is_dir() else ():
                match = _FILE.fullmatch(path.name)
                if match:
                    found.setdefault(f"{issue}/{section}/{match['slug']}", {})[match["language"]] = path
        return found


def read_slots(path: Path) -> dict[str, Slot]:
    """Read a `slots.toml`. Raises CatalogueError with every problem, each with its line."""
    text = read_text(path)
    slots: dict[str, Slot] = {}
    problems: list[Problem] = []
    lines = toml_lines(text)
    for name, table in _toml(text, path).items():
        place = Problem("", file=str(path), line=line_of(lines, (name,)))
        if not SLOT_NAME.fullmatch(name) or not isinstance(table, dict):
            problems.append(evolve(place, what=f"'{name}' should be a table [{name}] named in small letters."))
            continue
        try:
            slots[name] = read_slot(name, table)
        except ValidationError as error:
            kind = str(table.get("kind", ""))
            for problem in problems_of(error, SlotBase):
                inner = tuple(part for part in problem.path if part != kind)
                line = line_of(lines, (name, *inner))
                problems.append(evolve(problem, path=(name, *inner), file=str(path), line=line))
    if problems:
        raise CatalogueError(problems)
    return slots


def read_paragraph(path: Path, paragraph_id: str, language: str) -> Paragraph:
    """Read a paragraph's file. Raises CatalogueError with the line."""
    text = read_text(path)
    match = _FRONT.match(text)
    if match is None:
        mend = "Begin the file with a line +++, then the front matter, then another line +++."
        raise CatalogueError("the front matter is missing or not closed.", mend, file=str(path), line=1)
    front = _model(FrontMatter, _toml(match["front"], path, 1), match["front"], path, 1)
    if front.issues and paragraph_parts(paragraph_id)[0] != ANY_ISSUE:
        mend = f"Take it out, or put the file into {ANY_ISSUE}/."
        raise CatalogueError(
            "'issues' is only for paragraphs of any/: this one has its issue.", mend, file=str(path), line=1
        )
    before = match.group().count("\n")
    try:
        blocks = parse(text[match.end() :])
    except MarkupError as error:
        line = (error.problem.line or 1) + before
        raise CatalogueError([evolve(error.problem, file=str(path), line=line)]) from None
    if not blocks:
        raise CatalogueError("the paragraph has no text.", file=str(path), line=before + 1)
    return Paragraph.of(paragraph_id, language, front, blocks)


def _toml(text: str, path: Path, lines_before: int = 0) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+)", str(error))
        line = (int(found[1]) if found else text.count("\n") + 1) + lines_before
        what = str(error).partition(" (at ")[0]
        raise CatalogueError(f"this is not TOML: {what[0].lower()}{what[1:]}.", file=str(path), line=line) from None
    except RecursionError:
        raise CatalogueError("lists and tables stand too deep in one another.", file=str(path)) from None
    except ValueError:  # more digits than Python reads
        raise CatalogueError("a number has too many digits.", file=str(path)) from None


def _model(model: type[ModelType], table: Mapping[str, Any], text: str, path: Path, lines_before: int = 0) -> ModelType:
    try:
        return model.model_validate(table)
    except ValidationError as error:
        lines = toml_lines(text)
        raise CatalogueError(
            evolve(problem, file=str(path), line=(line_of(lines, problem.path) or 1) + lines_before)
            for problem in problems_of(error, model)
        ) from None
