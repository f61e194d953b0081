"""What does not hang together within a case: double keys, references to nothing, words without an issue."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from poa.case_parts import STATEMENT_SECTIONS, Statement
from poa.errors import Problem
from poa.keys import nearest

if TYPE_CHECKING:
    from poa.case import Case


def loose_ends(case: "Case") -> Iterator[Problem]:
    """Find what does not hang together, each with its path in the case."""
    yield from _double("issue", ((("issues", index), key) for index, key in enumerate(case.issues)))
    keys: list[tuple[tuple[str | int, ...], str | None]] = [
        ((section, index, "key"), statement.key) for section, index, statement in case.statements()
    ]
    keys += [(("evidence", index, "key"), evidence.key) for index, evidence in enumerate(case.evidence)]
    keys += [(("annexes", index, "key"), annex.key) for index, annex in enumerate(case.annexes)]
    yield from _double("key", ((path, key) for path, key in keys if key))
    for section in case.defaults:
        if section not in STATEMENT_SECTIONS:
            mend = f"Defaults are given for {', '.join(STATEMENT_SECTIONS)}."
            yield Problem(f"'{section}' has no defaults.", mend, ("defaults", section))
    papers = {paper.key for paper in case.evidence} | {annex.key for annex in case.annexes}
    stated = {statement.key for _, _, statement in case.statements() if statement.key}
    several = len(set(case.issues)) > 1
    parts: list[tuple[tuple[str | int, ...], Statement]] = [
        ((section, index), statement) for section, index, statement in case.statements()
    ]
    framing = ("greeting", "acknowledgement", "closing")
    parts += [((name,), getattr(case, name)) for name in framing if getattr(case, name) is not None]
    for path, statement in parts:
        yield from _unknown("evidence", statement.evidence, papers, "no evidence or annex", path)
        yield from _unknown("addresses", statement.addresses, stated, "no statement", path)
        if statement.key and statement.key in statement.addresses:
            yield Problem("the statement says that it answers itself.", path=(*path, "addresses"))
        if statement.issue is not None and statement.issue not in case.issues:
            mend = nearest(statement.issue, case.issues) or f"The case has: {', '.join(case.issues)}."
            yield Problem(f"'{statement.issue}' is not an issue of this case.", mend, (*path, "issue"))
        if several and len(path) > 1 and statement.words is not None and statement.issue is None:
            mend = f'Say which it belongs to: issue = "{case.issues[0]}".'
            yield Problem("the case has several issues and these words name none.", mend, path)


def _double(what: str, keys: Iterable[tuple[tuple[str | int, ...], str]]) -> Iterator[Problem]:
    listed = list(keys)
    counts = Counter(key for _, key in listed)
    seen: set[str] = set()
    for path, key in listed:
        if counts[key] > 1 and key in seen:
            yield Problem(f"the {what} '{key}' stands here a second time.", path=path)
        seen.add(key)


def _unknown(
    field: str, keys: Iterable[str], known: set[str], what: str, path: tuple[str | int, ...]
) -> Iterator[Problem]:
    for index, key in enumerate(keys):
        if key not in known:
            mend = nearest(key, known) or (f"There is: {', '.join(sorted(known))}." if known else "")
            yield Problem(f"there is {what} with the key '{key}'.", mend, (*path, field, index))
