"""What can go wrong, said so that a person can mend it: what, where, and the way out."""

from collections.abc import Iterable

from attrs import evolve, frozen


@frozen
class Problem:
    """One thing that is wrong with what somebody gave us.

    `what` is one sentence; `mend` is the way out, if it is not plain from `what`. `path` leads to the place inside
    the data (`("remediation", 1, "facts", "done_on")`), `file` and `line` (from 1) to the place a person opens.
    """

    what: str
    mend: str = ""
    path: tuple[str | int, ...] = ()
    file: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        """Give the one line that is shown: `case.toml:12: … . …`."""
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        where = path_text(self.path)
        parts = [f"{place}:" if place else "", f"{where}:" if where else "", self.what, self.mend]
        text = " ".join(part for part in parts if part)
        return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)  # one problem is one line

    def at(self, *path: str | int) -> "Problem":
        """Put the problem below a place, as when a part is read as part of a whole."""
        return evolve(self, path=(*path, *self.path))


def path_text(path: tuple[str | int, ...]) -> str:
    """Write a path as a person counts: `("remediation", 1, "facts", "done_on")` is `remediation 2, facts.done_on`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f" {part + 1},"
        else:
            text += part if not text else f" {part}" if text.endswith(",") else f".{part}"
    return text.removesuffix(",")


class PoaError(Exception):
    """The parent of every error that poa raises on purpose; it carries one or more problems.

    `PoaError("what", mend="how")` makes the one problem; `PoaError(problems)` takes several, found in one go.
    """

    problems: tuple[Problem, ...]

    def __init__(
        self, what: str | Iterable[Problem], mend: str = "", *, file: str | None = None, line: int | None = None
    ) -> None:
        self.problems = (Problem(what, mend, file=file, line=line),) if isinstance(what, str) else tuple(what)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type["PoaError"], tuple[tuple[Problem, ...]]]:
        """Cross to another process with the problems, not with their text."""
        return type(self), (self.problems,)


class CaseError(PoaError):
    """A case cannot be read, or states something that its paragraphs cannot use."""


class CatalogueError(PoaError):
    """A pack of paragraphs is not as a pack must be, or has not what was asked of it."""


class LetterError(PoaError):
    """A letter cannot hold or draw what it was given."""


class FileError(PoaError):
    """A file cannot be read or written."""
