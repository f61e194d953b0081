"""The metrics that Amazon sets a target for: how a letter names them, and whether a rate meets the target.

Names and targets are data, in `metrics.toml`; a target that the catalogue declares for the issue goes before.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from attrs import evolve, frozen

from poa.files import read_text
from poa.review.coverage import issues_of
from poa.review.patterns import Pattern, pattern
from poa.review.subject import Subject

_FILE = Path(__file__).parent / "metrics.toml"


@frozen
class Metric:
    """A metric: the issue that it belongs to, its target in per cent, and targets that Amazon had before."""

    issue: str
    named: tuple[str, ...]
    parts: tuple[str, ...]
    rule: Literal["below", "above", "at_least"]
    target: float
    older: tuple[float, ...] = ()

    @property
    def more_is_better(self) -> bool:
        """Whether the rate should be high."""
        return self.rule != "below"

    def met_by(self, percent: float) -> bool:
        """Whether a rate meets the target."""
        if self.rule == "below":
            return percent < self.target
        return percent > self.target if self.rule == "above" else percent >= self.target

    @property
    def target_words(self) -> str:
        """Say the target."""
        return f"{self.rule.replace('_', ' ')} {self.target:g}%"


@frozen
class Mention:
    """Where a text names a metric."""

    metric: str
    start: int
    end: int


@cache
def _declared() -> Mapping[str, Metric]:
    data = tomllib.loads(read_text(_FILE))
    return {
        key: Metric(
            key,
            tuple(each["named"]),
            tuple(each["parts"]),
            each["rule"],
            round(each["rate"] * 100, 6),
            tuple(round(old * 100, 6) for old in each.get("older", ())),
        )
        for key, each in data.items()
    }


@cache
def _names() -> Pattern:
    return pattern(*("(" + "|".join(f"(?:{name})" for name in each.named) + ")" for each in _declared().values()))


def metric(key: str, subject: Subject) -> Metric | None:
    """Give the metric of an issue, with the target that the catalogue declares, else the one of the data file."""
    known = _declared().get(key)
    if known and subject.catalogue.has_issue(key):
        declared = subject.catalogue.issue(key).target
        if declared is not None:
            return evolve(known, rule=declared.rule, target=round(float(declared.rate) * 100, 6))
    return known


def metrics_of(subject: Subject) -> tuple[Metric, ...]:
    """Give the metrics that a letter has to speak of: those of its issues.

    A draft about a part of a metric (A-to-z claims) is about that metric; a case states its issues itself.
    """
    keys: list[str] = []
    for issue in issues_of(subject):
        if issue in _declared():
            keys.append(issue)
        elif subject.case is None:
            keys += [key for key, each in _declared().items() if issue in each.parts]
    found = (metric(key, subject) for key in dict.fromkeys(keys))
    return tuple(each for each in found if each is not None)


def mentions(text: str) -> Iterator[Mention]:
    """Go through the places that name a metric."""
    keys = tuple(_declared())
    for match in _names().finditer(text):
        for group, key in enumerate(keys, 1):
            start, end = match.span(group)
            if start >= 0:
                yield Mention(key, start, end)
                break
