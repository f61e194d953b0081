"""The catalogue: the words available. One pack or several, looked up by id, with only the asked-for files read."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Self

from poa.case import Case
from poa.catalogue.models import IssueType, Paragraph
from poa.catalogue.packs import Pack, read_slots
from poa.errors import CatalogueError, Problem
from poa.files import read_text
from poa.keys import ANY_ISSUE, nearest, paragraph_parts
from poa.slots import Slot

CORE = Path(__file__).parent / "core"


class Catalogue:
    """Issue types, slots and paragraphs of one pack or several; in `a | b` a paragraph may override only if it says so.

    `Catalogue.builtin()` is what comes with poa. Objects are immutable as seen from outside and can be shared.
    """

    def __init__(self, *packs: Pack) -> None:
        self._packs = packs

    @classmethod
    def builtin(cls) -> "Catalogue":
        """Give the catalogue that comes with poa."""
        return _builtin()

    @classmethod
    def installed(cls) -> "Catalogue":
        """Give the built-in catalogue with every installed pack (entry-point group `poa.packs`), in order of names.

        Only this and the command line look for installed packs. Raises CatalogueError if two of them clash.
        """
        from poa.catalogue.installed import installed_packs  # noqa: PLC0415 - importlib.metadata is slow to import

        catalogue = cls.builtin()
        for pack in installed_packs():
            catalogue |= cls(pack)
        return catalogue

    @classmethod
    def from_folder(cls, path: str | Path) -> Self:
        """Give a catalogue of one pack folder. Raises CatalogueError if there is none; its files are read when used."""
        return cls(Pack(Path(path)))

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The packs, first to last."""
        return self._packs

    def __or__(self, other: "Catalogue") -> "Catalogue":
        """Put two catalogues together; CatalogueError if both declare the same without `overrides = true`."""
        problems = clashes(self, other)
        if problems:
            raise CatalogueError(problems)
        return Catalogue(*self._packs, *other.packs)

    @property
    def issues(self) -> tuple[IssueType, ...]:
        """All issue types, by key."""
        keys = {key for pack in self._packs for key in pack.issue_keys() if pack.declares(key)}
        return tuple(self.issue(key) for key in sorted(keys))

    def issue(self, key: str) -> IssueType:
        """Look up an issue type. CatalogueError, with the nearest key, if there is none."""
        for pack in reversed(self._packs):
            if pack.declares(key):
                return pack.issue(key)
        known = sorted({key for pack in self._packs for key in pack.issue_keys() if pack.declares(key)})
        raise CatalogueError(f"there is no issue '{key}'.", nearest(key, known) or f"There is: {', '.join(known)}.")

    def has_issue(self, key: str) -> bool:
        """Whether there is an issue type with this key."""
        return any(pack.declares(key) for pack in self._packs)

    def paragraph(self, paragraph_id: str, language: str = "en") -> Paragraph:
        """Look up a paragraph; `en-GB` falls back to `en`. CatalogueError, with the nearest id, if there is none."""
        try:
            issue, section, _ = paragraph_parts(paragraph_id)
        except ValueError as problem:
            raise CatalogueError(f"{problem}.") from None
        there: set[str] = set()
        for pack in reversed(self._packs):
            versions = pack.paragraph_files(issue).get(paragraph_id, {})
            for code in (language, language.split("-", maxsplit=1)[0]):
                if code in versions:
                    return pack.paragraph(paragraph_id, code)
            there |= versions.keys()
        if there:
            raise CatalogueError(
                f"the paragraph '{paragraph_id}' is not there in '{language}'.",
                f"It is there in: {', '.join(sorted(there))}.",
            )
        raise CatalogueError(f"there is no paragraph '{paragraph_id}'.", self._nearest_paragraph(paragraph_id, section))

    def has_paragraph(self, paragraph_id: str) -> bool:
        """Whether there is a paragraph with this id in some language."""
        issue = paragraph_id.partition("/")[0]
        return any(paragraph_id in pack.paragraph_files(issue) for pack in self._packs)

    def paragraph_in_any(self, paragraph_id: str, language: str) -> Paragraph | None:
        """Look up a paragraph in a language or, where it is not there in that, in another; None if there is none."""
        for pack in reversed(self._packs):
            versions = pack.paragraph_files(paragraph_id.partition("/")[0]).get(paragraph_id)
            if versions is not None:
                codes = (language, language.split("-", maxsplit=1)[0], *sorted(versions))
                return pack.paragraph(paragraph_id, next(code for code in codes if code in versions))
        return None

    def paragraph_ids(self, issue: str, section: str | None = None) -> tuple[str, ...]:
        """List the ids of an issue's own paragraphs (or of `any`), in all its sections or one."""
        ids = {each for pack in self._packs for each in pack.paragraph_files(issue)}
        return tuple(sorted(each for each in ids if section is None or each.split("/")[1] == section))

    def suggest(self, issue: str, section: str, language: str = "en") -> tuple[Paragraph, ...]:
        """List the paragraphs for a section of an issue: its own, its components', then the shared ones that fit it.

        Deprecated ones are left out.
        """
        family = self.family(issue)
        ids = [each for group in (*family, ANY_ISSUE) for each in self.paragraph_ids(group, section)]
        found = (self.paragraph(each, language) for each in ids if self._is_in(each, language))
        return tuple(
            each for each in found if each.replaced_by is None and (not each.issues or set(each.issues) & set(family))
        )

    def answering(
        self, cause: str, section: str, language: str = "en", *, issue: str | None = None
    ) -> tuple[Paragraph, ...]:
        """List the actions (`remediation`) or measures (`prevention`) that usually answer a root cause, by its id.

        They are looked for among those of `issue`, which is the cause's own if it is not named. It only suggests.
        """
        for_issue = issue or paragraph_parts(cause)[0]
        return tuple(each for each in self.suggest(for_issue, section, language) if cause in each.addresses)

    def family(self, issue: str) -> tuple[str, ...]:
        """Give an issue and its components."""
        return (issue, *self.issue(issue).components)

    def built_in_slots(self) -> Mapping[str, Slot]:
        """The slots that poa fills itself from the case and the catalogue."""
        return _built_in()

    def slots(self, *issues: str) -> dict[str, Slot]:
        """Give every slot that paragraphs of these issues can use: built in, shared, theirs, their components'."""
        found = dict(_built_in())
        for pack in self._packs:
            found |= pack.slots(None)
            for issue in issues:
                for member in self.family(issue) if issue != ANY_ISSUE else ():
                    found |= pack.slots(member)
        return found

    def check(self, case: Case) -> tuple[Problem, ...]:
        """Find what in a case does not fit this catalogue: unknown issues, paragraphs and facts, mistyped values.

        Every problem has its path within the case and, if the case came from a file, file and line.
        """
        from poa.catalogue.case_check import problems_in  # noqa: PLC0415 - it looks things up here

        return tuple(case.place(problem) for problem in problems_in(case, self))

    def deprecations(self, case: Case) -> tuple[Problem, ...]:
        """Name the deprecated paragraphs that a case uses, each with what replaces it. They still work."""
        from poa.catalogue.case_check import deprecated_in  # noqa: PLC0415

        return tuple(case.place(problem) for problem in deprecated_in(case, self))

    def schema(self, case: Case) -> dict[str, Any]:
        """Give the JSON Schema of the facts that this case's paragraphs ask for, for building a form."""
        from poa.catalogue.case_check import facts_schema  # noqa: PLC0415

        return facts_schema(case, self)

    def _is_in(self, paragraph_id: str, language: str) -> bool:
        issue = paragraph_id.partition("/")[0]
        codes = {code for pack in self._packs for code in pack.paragraph_files(issue).get(paragraph_id, ())}
        return bool({language, language.split("-", maxsplit=1)[0]} & codes)

    def _nearest_paragraph(self, paragraph_id: str, section: str) -> str:
        issue = paragraph_id.partition("/")[0]
        known = [each for pack in self._packs for key in (issue, ANY_ISSUE) for each in pack.paragraph_files(key)]
        if issue != ANY_ISSUE and not any(pack.paragraph_files(issue) for pack in self._packs):
            known = [each for pack in self._packs for key in pack.issue_keys() for each in pack.paragraph_files(key)]
        return (
            nearest(paragraph_id, known) or f"Those of a section are listed by: poa catalogue list --section {section}."
        )


@cache
def _builtin() -> Catalogue:
    return Catalogue(Pack(CORE, "poa"))


@cache
def _built_in() -> Mapping[str, Slot]:
    return read_slots(CORE / "built_in.toml")


def clashes(first: Catalogue, second: Catalogue) -> tuple[Problem, ...]:
    """Find what both catalogues declare: paragraphs and issues that do not say `overrides = true`, and slots."""
    problems: list[Problem] = []
    for pack in second.packs:
        for issue in (ANY_ISSUE, *pack.issue_keys()):
            for paragraph_id, versions in pack.paragraph_files(issue).items():
                for language, path in versions.items():
                    if first.has_paragraph(paragraph_id) and not pack.paragraph(paragraph_id, language).overrides:
                        problems.append(_twice(f"paragraph '{paragraph_id}'", path))
            if pack.declares(issue) and first.has_issue(issue) and not pack.issue(issue).overrides:
                problems.append(_twice(f"issue '{issue}'", pack.folder / issue / "issue.toml"))
        own = {name: path for key, path in pack.slot_files().items() for name in pack.slots(key)}
        for name in own.keys() & (_declared_among(set(own), first) | _built_in().keys()):
            mend = "Give yours another name."
            problems.append(Problem(f"the slot '{name}' is declared already.", mend, file=str(own[name])))
    return tuple(problems)


def _declared_among(names: set[str], catalogue: Catalogue) -> set[str]:
    """Find which of these names are slots of a catalogue. Only a file that has one of the words is read as slots."""
    found: set[str] = set()
    for pack in catalogue.packs:
        for key, path in pack.slot_files().items():
            text = read_text(path)
            if any(name in text for name in names):
                found |= names & pack.slots(key).keys()
    return found


def _twice(what: str, path: Path) -> Problem:
    return Problem(f"the {what} is there already.", "Say overrides = true to replace it.", file=str(path))
