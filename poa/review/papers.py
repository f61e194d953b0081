"""Which papers an issue asks for, how old they may be and in what form they are taken. The data is `evidence.toml`."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from attrs import field, frozen

from poa.case import Case, Evidence
from poa.facts import plain
from poa.files import read_text
from poa.review.levels import Level
from poa.review.patterns import Pattern, pattern

_FILE = Path(__file__).parent / "evidence.toml"
ANY_PAPER = "*"


def _level(name: str) -> Level:
    return Level.named(name)


@frozen
class Paper:
    """A sort of paper: how a finding says it, the kinds of evidence that are one, and the words that name one."""

    name: str
    noun: str
    kinds: tuple[str, ...] = field(converter=tuple)
    words: tuple[str, ...] = field(converter=tuple)
    unless: tuple[str, ...] = field(default=(), converter=tuple)
    identity: bool = False
    to_mark: bool = False

    def named_in(self, text: str) -> bool:
        """Whether words name such a paper."""
        if not pattern(*self.words).search(text):
            return False
        return not (self.unless and pattern(*self.unless).search(text))


@frozen
class Group:
    """Papers of which one has to be there."""

    issues: frozenset[str] = field(converter=frozenset)
    any_of: tuple[str, ...] = field(converter=tuple)
    level: Level = field(converter=_level)
    source: str
    routes: frozenset[str] = field(default=frozenset(), converter=frozenset)


@frozen
class AgeLimit:
    """How many days before the notice a paper may have been issued; without issues for all of them."""

    papers: frozenset[str] = field(converter=frozenset)
    days: int
    level: Level = field(converter=_level)
    source: str
    issues: frozenset[str] = field(default=frozenset(), converter=frozenset)


@frozen
class FileTypes:
    """The file types that are taken for these papers, or for everything about these issues."""

    suffixes: tuple[str, ...] = field(converter=tuple)
    source: str
    issues: frozenset[str] = field(default=frozenset(), converter=frozenset)
    papers: frozenset[str] = field(default=frozenset(), converter=frozenset)


@frozen
class NoInvoice:
    """What is taken for an invoice and is none; if `strict` even where an invoice stands beside it."""

    noun: str
    words: tuple[str, ...] = field(converter=tuple)
    strict: bool = False


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(read_text(_FILE))


@cache
def papers() -> Mapping[str, Paper]:
    """Give every sort of paper, by name."""
    return {name: Paper(name, **table) for name, table in _data()["papers"].items()}


@cache
def required(issue: str, route: str) -> tuple[Group, ...]:
    """Give the groups of papers that an issue asks for on a route."""
    return tuple(each for each in _groups() if issue in each.issues and (not each.routes or route in each.routes))


@cache
def _groups() -> tuple[Group, ...]:
    return tuple(Group(**table) for table in _data()["required"])


def asked_for(issue: str, route: str) -> tuple[str, ...]:
    """Give a kind of evidence for each group that is strictly asked for."""
    groups = (group for group in required(issue, route) if group.level == Level.ERROR)
    return tuple(dict.fromkeys(papers()[group.any_of[0]].kinds[0] for group in groups))


def per_asin(issues: Iterable[str]) -> frozenset[str]:
    """Give the papers of which each ASIN of a notice about these issues needs one."""
    asked = frozenset(issues)
    return frozenset(name for table in _data()["per_asin"] if asked & set(table["issues"]) for name in table["papers"])


def age_limits(paper: str, issues: Iterable[str]) -> tuple[AgeLimit, ...]:
    """Give the limits of age that hold for a paper, the gravest first."""
    asked = frozenset(issues)
    held = [each for each in _limits() if paper in each.papers and (not each.issues or each.issues & asked)]
    return tuple(sorted(held, key=lambda each: (-each.level, each.days)))


@cache
def _limits() -> tuple[AgeLimit, ...]:
    return tuple(AgeLimit(**table) for table in _data()["age"])


@cache
def _file_types() -> tuple[FileTypes, ...]:
    return tuple(FileTypes(**table) for table in _data()["files"])


def file_types(sort: Paper | None, issues: Iterable[str]) -> tuple[str, ...]:
    """Give the file types that are taken for a paper about these issues; none if there is no list for it."""
    asked = frozenset(issues)
    for_paper = [each for each in _file_types() if sort is not None and sort.name in each.papers]
    taken = for_paper or [each for each in _file_types() if each.issues & asked]
    return tuple(dict.fromkeys(suffix for each in taken for suffix in each.suffixes))


@cache
def no_invoices() -> tuple[NoInvoice, ...]:
    """Give what is taken for an invoice and is none."""
    return tuple(NoInvoice(**table) for table in _data()["no_invoice"])


@cache
def fact_names(what: str) -> tuple[str, ...]:
    """Give the names of the facts that a check of invoices reads, or the patterns that go with them."""
    return tuple(_data()["facts"][what])


@cache
def words_of(what: str, which: str = "words") -> Pattern:
    """Give the words of a table that is nothing but words: `links`, `passwords`."""
    return pattern(*_data()[what][which])


@cache
def invoice_issues() -> frozenset[str]:
    """Give the issues in which invoices prove where the goods come from."""
    return frozenset(_data()["invoice_issues"]["issues"])


@lru_cache(maxsize=1024)
def paper_of_kind(kind: str) -> Paper | None:
    """Find the sort of paper that a kind of evidence is, by the list of kinds, else by the words in it."""
    listed = next((sort for sort in papers().values() if kind in sort.kinds), None)
    return listed or paper_named(kind.replace("_", " "))


def paper_of(evidence: Evidence) -> Paper | None:
    """Find the sort of paper that a piece of evidence is: by its kind, else by its title."""
    return paper_of_kind(evidence.kind) or paper_named(evidence.title)


@lru_cache(maxsize=1024)
def paper_named(text: str) -> Paper | None:
    """Find the sort of paper that words name."""
    if not pattern(*(each for sort in papers().values() for each in sort.words)).search(text):
        return None
    return next((sort for sort in papers().values() if sort.named_in(text)), None)


def of_paper(case: Case, *names: str) -> Iterator[Evidence]:
    """Go through the evidence of a case that is one of these papers."""
    for evidence in case.evidence:
        sort = paper_of(evidence)
        if sort is not None and sort.name in names:
            yield evidence


def satisfies(evidence: Evidence, names: Iterable[str]) -> bool:
    """Whether a piece of evidence can be one of these papers; a title that names one is enough."""
    sort = paper_of(evidence)
    spoken = evidence.kind.replace("_", " ")
    return any(
        name == ANY_PAPER
        or (sort is not None and sort.name == name)
        or papers()[name].named_in(evidence.title)
        or papers()[name].named_in(spoken)
        for name in names
    )


def either(nouns: Iterable[str]) -> str:
    """Say several things of which one will do."""
    *first, last = list(nouns)
    return f"{', '.join(first)} or {last}" if first else last


def facts_of(evidence: Evidence, what: str) -> Iterator[Any]:
    """Give the values of the facts of a paper that a check reads, under any of their names."""
    for name in fact_names(what):
        if name in evidence.facts:
            yield plain(evidence.facts[name].value)


def facts_of_case(case: Case, what: str) -> Iterator[Any]:
    """Give the values of such facts of the case, or of one of its statements."""
    for table in (case.facts, *(statement.facts for _, _, statement in case.statements())):
        for name in fact_names(what):
            if name in table:
                yield plain(table[name].value)


def facts_anywhere(case: Case, what: str) -> Iterator[Any]:
    """Give the values of such facts where they are no part of a paper, but are stated with any paper, or in the case.

    The facts of a paper are free, while those of a case have to be asked for by a paragraph. With a paper only the first
    name counts; the others may be about its issuer.
    """
    name = fact_names(what)[0]
    yield from (plain(evidence.facts[name].value) for evidence in case.evidence if name in evidence.facts)
    yield from facts_of_case(case, what)


@cache
def aged_papers() -> tuple[str, ...]:
    """Give the names of the papers that have a limit of age."""
    return tuple(dict.fromkeys(name for table in _data()["age"] for name in table["papers"]))


def stated_limit(case: Case | None) -> int | None:
    """Give the limit of age that a paper, or the case, says the notice names for invoices, in days."""
    stated = facts_anywhere(case, "age_limit") if case is not None else ()
    return next((value for value in stated if type(value) is int), None)


@cache
def same_papers() -> tuple[tuple[str, ...], ...]:
    """Give the groups of names that mean one paper, as patterns."""
    return tuple(tuple(group) for group in _data()["same"]["papers"])


@cache
def title_stop_words() -> frozenset[str]:
    """Give the words of a title that say nothing of the paper alone."""
    return frozenset(_data()["titles"]["stop_words"])
